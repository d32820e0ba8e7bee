#!/bin/sh
# SPDX-License-Identifier: MIT
# export profiles, selfchecks, segments, plans: learners over weeks.
. "$srcdir/tests/lib/cli.sh"

# writes NAME WORD... <<EXPECTED: that, but for the CR at the ends of lines.
writes()
{
	writes_name=$1
	shift
	writes_expected=$(cat)
	is "$writes_name" "$(try "$@" | tr -d '\r')" "$writes_expected"
}

quietly class add 7B
printf 'Student ID,Given,Family\n%s\n%s\n%s\n%s\n' 001,Ana,Chen 002,Ben,Ito \
	,Cy,Lund 004,Dev,Rao >office.csv
quietly import roster office.csv
quietly objective add 'unit rates'
writes 'without a profile there is a header' export profiles <<'END'
class,number,name,goal,stuck,help_wanted,skill,outcome,proof,parts,next,alone,means,wants,tier,style,confidence,start,made,age,version,author
END
says 'or an empty array' export plans --json <<'END'
[]
END
quietly intake ana --goal '=rates' --stuck 'mixes up, the units' \
	--help-wanted 'a "partner"' --skill 2/3 --constraint 'time: works' \
	--outcome 'a bakery' --proof 'three in a row' --parts yes --next yes \
	--alone no --means yes --wants one-to-one --tier group --style goal \
	--confidence 3
HOMEROOM_NOW=2026-09-11T10:00
quietly intake cy --goal 'to like it'
quietly intake ben --skill 50%
quietly intake ben --skill 75%
HOMEROOM_NOW=2026-09-21T10:00
writes 'profiles are the newest of each, with their age' export profiles <<'END'
class,number,name,goal,stuck,help_wanted,skill,outcome,proof,parts,next,alone,means,wants,tier,style,confidence,start,made,age,version,author
7B,001,Ana Chen,"'=rates","mixes up, the units","a ""partner""",66.67%,a bakery,three in a row,yes,yes,no,yes,3,2,goal,3,supported,2026-09-01,20,1,Pat
7B,002,Ben Ito,,,,75%,,,,,,,,,,,,2026-09-11,10,2,Pat
7B,,Cy Lund,to like it,,,,,,,,,,,,,,,2026-09-11,10,1,Pat
END
writes 'or those made of late' export profiles --since 2026-09-10 --no-guard <<'END'
class,number,name,goal,stuck,help_wanted,skill,outcome,proof,parts,next,alone,means,wants,tier,style,confidence,start,made,age,version,author
7B,002,Ben Ito,,,,75%,,,,,,,,,,,,2026-09-11,10,2,Pat
7B,,Cy Lund,to like it,,,,,,,,,,,,,,,2026-09-11,10,1,Pat
END
writes 'as JSON' export profiles --json <<'END'
[{"id":"001","name":"Ana Chen","goal":"=rates","stuck":"mixes up, the units","help_wanted":"a \"partner\"","skill":0.666667,"outcome":"a bakery","proof":"three in a row","parts":true,"next":true,"alone":false,"means":true,"wants":3,"tier":2,"style":"goal","confidence":3,"start":"supported","made":"2026-09-01","age":20,"version":1,"author":"Pat"},{"id":"002","name":"Ben Ito","goal":null,"stuck":null,"help_wanted":null,"skill":0.75,"outcome":null,"proof":null,"parts":null,"next":null,"alone":null,"means":null,"wants":null,"tier":null,"style":null,"confidence":null,"start":null,"made":"2026-09-11","age":10,"version":2,"author":"Pat"},{"id":"=3","name":"Cy Lund","goal":"to like it","stuck":null,"help_wanted":null,"skill":null,"outcome":null,"proof":null,"parts":null,"next":null,"alone":null,"means":null,"wants":null,"tier":null,"style":null,"confidence":null,"start":null,"made":"2026-09-11","age":10,"version":1,"author":"Pat"}]
END
"$HOMEROOM" export profiles --bom --to profiles.csv 2>/dev/null
says 'what was written is read again, and nothing is new' \
	intake import profiles.csv <<'END'
3 unchanged
END
is 'another store takes all of it' "$(
	HOMEROOM_STORE=$TMPDIR/other.db
	export HOMEROOM_STORE
	quietly class add 7B
	quietly import roster office.csv
	quietly intake import profiles.csv
	try export profiles | cut -d, -f1-18)" \
	"$(try export profiles | cut -d, -f1-18)"

quietly selfcheck ana 'unit rates' 'the units' 'a partner' --sure 4
quietly selfcheck cy '-' '' 'time'
writes 'own checks have a table, too' export selfchecks <<'END'
class,number,name,date,reach,way,help,sure,author
7B,001,Ana Chen,2026-09-21,unit rates,the units,a partner,4,Pat
7B,,Cy Lund,2026-09-21,"'-",,time,,Pat
END
writes 'of a time, as JSON' export selfchecks --since 2026-09-22 --json <<'END'
[]
END
quietly checkin ana 3/4 hint
quietly segment set dev refiner --why 'knows it'
writes 'segments have their reason and every signal' export segments <<'END'
class,number,name,segment,ruled,by_hand,lifecycle,reason,alarm,reviewed,days,weekly,checkins,level,gain,steady,help,response,sure,done,quality,skill,ready,block
7B,001,Ana Chen,starter,starter,no,new,"Ana is in starter: check-ins 1, which is below 3.",,,0,1,1,0.8,,,,,,,,0.67,0.75,1
7B,002,Ben Ito,starter,starter,no,unseen,"Ben is in starter: check-ins 0, which is below 3.",,,,0,0,,,,,,,,,0.75,,0
7B,004,Dev Rao,refiner,starter,yes,unseen,"Dev is in refiner, set by hand on 21 Sep by Pat (knows it); the rules say starter: check-ins 0, which is below 3.","Dev was set to refiner by hand on 21 Sep; what Dev does now says starter.",2026-09-21,,0,0,,,,,,,,,,,0
7B,,Cy Lund,starter,starter,no,unseen,"Cy is in starter: check-ins 0, which is below 3.",,,,0,0,,,,,,,,,,,0
END
is 'as JSON they are one object' \
	"$(try export segments --json | tr '{' '\n' | tail -1)" '"days":null,"weekly":0,"checkins":0,"level":null,"gain":null,"steady":null,"help":null,"response":null,"sure":null,"done":null,"quality":null,"skill":null,"ready":null,"block":0}}]'
quietly plan add ana --goal 'three in a row' --baseline 50% --target 80% \
	--sessions 6 --owner Pat --strategy 'worked examples'
quietly plan add ben --kind attendance
HOMEROOM_NOW=2026-10-06T10:00
quietly plan log ana 20min f3
quietly plan close ben moved --why 'another school'
writes 'plans have what was held and is due, and what came of them' \
	export plans <<'END'
class,number,name,plan,outcome,cluster,objective,kind,tier,goal,baseline,target,strategy,owner,start,review,end,planned,due,held,missed,minutes,fidelity,cause,reason,author
7B,001,Ana Chen,1,open,,unit rates,,2,three in a row,50%,80%,worked examples,Pat,2026-09-21,2026-11-02,,6,2,1,0,20,3,,,Pat
7B,002,Ben Ito,2,moved,,unit rates,attendance,2,,,,worked examples that fade,Pat,2026-09-21,2026-11-02,2026-10-06,18,6,0,0,0,,,another school,Pat
END
HOMEROOM_NOW=2026-10-07T10:00
writes 'begun or ended of late, as JSON' \
	export plans --since 2026-10-01 --json <<'END'
[{"id":"002","name":"Ben Ito","plan":2,"outcome":"moved","cluster":null,"objective":"unit rates","kind":"attendance","tier":2,"goal":null,"baseline":null,"target":null,"strategy":"worked examples that fade","owner":"Pat","start":"2026-09-21","review":"2026-11-02","end":"2026-10-06","planned":18,"due":6,"held":0,"missed":0,"minutes":0,"fidelity":null,"cause":null,"reason":"another school","author":"Pat"}]
END
says 'a file is told of' export plans --to plans.csv <<'END'
! plans.csv: 2 plans
END
finish
