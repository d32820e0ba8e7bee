#!/bin/sh
# SPDX-License-Identifier: MIT
# import scores: a quiz as a round of check-ins, once however often it comes.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
printf 'Student ID,Name\n001,Ana Chen\n002,José Okafor\n003,Zoë Benali\n' \
	>roster.csv
quietly import roster roster.csv

printf 'Student ID,Student,Score: unit rates (2026-08-28)\n%s\n%s\n%s\n' \
	'001,"Chen, Ana",3 / 4' '002,"Okafor, José",' \
	'003,"Benali, Zoë",1 / 4' >quiz.csv
says 'a dry run lists what would be logged' import scores quiz.csv --dry-run <<'END'
+ objective unit rates
+ round unit rates 2026-08-28
+ Ana Chen 3/4
+ Zoë Benali 1/4
unit rates, round "unit rates 2026-08-28": 2 added, 1 without a score. This was a dry run: nothing has changed.
END
says 'and logs nothing' checkin list --count <<'END'
0
END
says 'nor makes what it would have made' objective list <<'END'
END
says 'the header names objective and date' import scores quiz.csv <<'END'
+ objective unit rates
unit rates, round "unit rates 2026-08-28": 2 added, 1 without a score.
END
quietly history
cp .quiet before
says 'the same file changes nothing' import scores quiz.csv <<'END'
unit rates, round "unit rates 2026-08-28": 2 unchanged, 1 without a score.
END
quietly history
is 'and is no action' "$(cat .quiet)" "$(cat before)"

sed 's|3 / 4|4 / 4|; s|José",|&2 / 4|' quiz.csv >later.csv
says 'another score is a correction' import scores later.csv <<'END'
~ Ana Chen 3/4 is now 4/4
unit rates, round "unit rates 2026-08-28": 1 added, 1 changed, 1 unchanged.
END
says 'the first version is kept' checkin list --all <<'END'
4  2026-08-28  José Okafor  2/4  unit rates  Pat
3  2026-08-28  Ana Chen     4/4  unit rates  Pat
2  2026-08-28  Zoë Benali   1/4  unit rates  Pat
1  2026-08-28  Ana Chen     3/4  unit rates  Pat
END
says 'an import is one step of undo' undo <<'END'
Undone: score import unit rates 2026-08-28 (1 check-in, 1 correction), 10:00
END
says 'what it corrected is as it was' checkin list <<'END'
2  2026-08-28  Zoë Benali  1/4  unit rates  Pat
1  2026-08-28  Ana Chen    3/4  unit rates  Pat
END
says 'another date is another round' import scores quiz.csv \
	--date 2026-08-31 <<'END'
unit rates, round "unit rates 2026-08-31": 2 added, 1 without a score.
END
says 'as JSON' import scores quiz.csv --objective fractions \
	--round 'Exit 1' --json <<'END'
{"added":2,"changed":0,"unchanged":0,"withdrawn":0,"absent":1,"skipped":0,"unread_columns":0,"objective":"fractions","round":"Exit 1","differences":["+ objective fractions"]}
END

# A file without a date: a round that is there keeps its own.
printf 'Student ID,Score\n1,2/4\n3,4\n' >bare.csv
says 'zeros lost in a spreadsheet do not matter' import scores bare.csv \
	--objective fractions --round Warm-up <<'END'
fractions, round "Warm-up": 2 added.
END
says 'nor does it on another day' import scores bare.csv \
	--objective fractions --round warm-up --as-of 2026-09-03 <<'END'
fractions, round "Warm-up": 2 unchanged.
END
says 'the focus is what a file without an objective is about' \
	import scores bare.csv --date 2026-08-25 <<'END'
fractions, round "fractions 2026-08-25": 2 added.
END

printf 'Number,Score,Objective,Date\n%s\n%s\n%s\n%s\n' \
	'001,1/4,ratios,2026-08-20' '001,2/4,percent,2026-08-20' \
	'001,2/4,percent,2026-08-21' '001,1/4,ratios,2026-08-20' >wide.csv
says 'rows may name objective and date' import scores wide.csv <<'END'
+ objective ratios
+ objective percent
3 rounds: 3 added, 1 unchanged.
END
says 'and so they do again' import scores wide.csv <<'END'
3 rounds: 4 unchanged.
END
printf 'Number,Score,Date\n001,1/4,2026-08-20\n001,3/4,2026-08-20\n' \
	>tries.csv
says 'two tries of one day are two check-ins' import scores tries.csv \
	--objective twice <<'END'
+ objective twice
twice, round "twice 2026-08-20": 2 added.
END
printf 'Number,Score,Date\n001,3/4,2026-08-20\n001,1/4,2026-08-20\n' \
	>turned.csv
says 'in any order' import scores turned.csv --objective twice <<'END'
twice, round "twice 2026-08-20": 2 unchanged.
END

printf 'Student ID,Student,Score\n001,Ana Chen,1/4\n%s\n%s\n' \
	'019,"Haddad, Tariq",2/4' '020,Eva Lund,3/4' >strange.csv
quietly history
cp .quiet before
says 'rows of unknown students are named, and none is taken' \
	import scores strange.csv --objective new <<'END'
! homeroom: strange.csv: line 3: 019 Tariq Haddad; line 4: 020 Eva Lund: no such student in the class; --alias "Tariq Haddad=STUDENT" says once who is meant, "homeroom import roster" or "homeroom student add" puts them there, --skip-unknown leaves them out
exit 1
END
quietly history
is 'not even the objective' "$(cat .quiet)" "$(cat before)"
says 'or they are left out' import scores strange.csv --objective new \
	--skip-unknown <<'END'
+ objective new
? line 3 is left out: 019 Tariq Haddad is not in the class
? line 4 is left out: 020 Eva Lund is not in the class
new, round "new 2026-09-01": 1 added, 2 left out.
END
printf 'Student ID,Student,Score\n001,Mateo Lund,1/4\n' >wrong.csv
says 'a number with another name is worth a word' import scores wrong.csv \
	--objective new --date 2026-08-03 <<'END'
? line 2: Mateo Lund in the file is Ana Chen here
new, round "new 2026-08-03": 1 added.
END
quietly student withdraw Zoë
says 'who was withdrawn is left out' import scores quiz.csv \
	--date 2026-08-04 <<'END'
? line 4 is left out: 003 Zoë Benali is withdrawn from the class
unit rates, round "unit rates 2026-08-04": 1 added, 1 without a score, 1 left out.
END
quietly student add Ana Chen
printf 'Name,Score\nAna Chen,2/4\n' >names.csv
says 'a name that two have is a riddle' import scores names.csv <<'END'
! homeroom: names.csv: line 2: Ana Chen could be Ana Chen (001) or Ana Chen (no number): put their numbers into the file, or give one another name with "homeroom student edit"
exit 1
END

says 'a date ahead of now is a slip' import scores quiz.csv \
	--as-of 2026-08-01 <<'END'
! homeroom: quiz.csv: line 2: the date 2026-08-28 lies ahead of now: give the right one by --date
exit 1
END
printf 'Student ID,Score\n001,9/4\n' >many.csv
says 'a score says where it is wrong' import scores many.csv <<'END'
! homeroom: many.csv: line 2, column 2: "9/4": more points than there are.
exit 1
END
printf 'Student ID,Score\n001,4\n' >level.csv
quietly policy set scale '1=0.1 2=0.5 3=0.9'
says 'a level is one of the scale of now' import scores level.csv <<'END'
! homeroom: level.csv: line 2, column 2: "4": no level of 1 to 3, and nothing says out of how many: write it like "3 / 4" or "75%", or the header like "Score (10 points)".
exit 1
END
says 'a round has a name' import scores quiz.csv --round ' ' <<'END'
! homeroom: --round names nothing
exit 2
END
says 'a date is a date' import scores quiz.csv --date 1.9. <<'END'
! homeroom: --date: "1.9." is no date; write it like 2026-10-14 or 2026-10-14T10:42.
exit 2
END
quietly class add Empty
quietly student add Ana Chen --number 001
says 'a class without an objective is asked for one' \
	import scores bare.csv --skip-unknown <<'END'
! homeroom: bare.csv: line 2: what are these scores about? The file does not say, and the class has no objective yet: say --objective NAME
exit 1
END

# Names that nobody has here.
quietly class add Nicknames
quietly student add John McMahon --number 31
quietly student add Ana María Chen --number 32
quietly student add Ana María Ruiz --number 33
quietly student add Tariq Haddad --number 34
printf 'Nickname,Score\n%s\n%s\n%s\n%s\n' 'McMahon.John1,3/4' \
	'chen ana maría,2/4' 'Zip,1/4' 'Zap,none of it' >nick.csv
says 'near names are offered' import scores nick.csv \
	--map 'name=Nickname' --objective area <<'END'
! homeroom: nick.csv: line 2: McMahon.John1 (John McMahon?); line 4: Zip: no such student in the class; --alias "McMahon.John1=John McMahon" says once who is meant, "homeroom import roster" or "homeroom student add" puts them there, --skip-unknown leaves them out
! nick.csv: line 5, column 2: "none of it": no score; if it is a level, say which with --levels "none of it=N", N being 1 to 4, else write points like "3 / 4" or "75%", and nothing or EX where there are none.
exit 1
END
says 'a dry run lists all that is in the way' import scores nick.csv \
	--map name=Nickname --objective area --dry-run <<'END'
+ objective area
+ round area 2026-09-01
+ Ana María Chen 2/4
! line 2: McMahon.John1 (John McMahon?) is not in the class
! line 4: Zip is not in the class
! line 5: Zap is not in the class
! "none of it" is no score: if it is a level, say which with --levels "none of it=N"
area, round "area 2026-09-01": 1 added. This was a dry run: nothing has changed, and 4 things stand in the way.
END
says 'and as JSON' import scores nick.csv --json \
	--map name=Nickname --objective area --dry-run <<'END'
{"added":1,"changed":0,"unchanged":0,"withdrawn":0,"absent":0,"skipped":0,"unread_columns":0,"objective":"area","round":"area 2026-09-01","differences":["+ objective area","+ round area 2026-09-01","+ Ana María Chen 2/4"],"unknown":3,"ambiguous":0,"refused":0,"word":1,"again":0,"problems":[{"kind":"unknown","line":2,"column":null,"subject":"McMahon.John1","text":"McMahon.John1 (John McMahon?) is not in the class"},{"kind":"unknown","line":4,"column":null,"subject":"Zip","text":"Zip is not in the class"},{"kind":"unknown","line":5,"column":null,"subject":"Zap","text":"Zap is not in the class"},{"kind":"word","line":null,"column":null,"subject":"none of it","text":"\"none of it\" is no score: if it is a level, say which with --levels \"none of it=N\""}]}
END
says 'what is said once' import scores nick.csv --map name=Nickname \
	--objective area --levels 'none of it=1' \
	--alias 'McMahon.John1=mcmahon,Zip=34' --alias Zap=33 <<'END'
+ objective area
area, round "area 2026-09-01": 4 added.
END
says 'is known for the next file' import scores nick.csv \
	--objective area --date 2026-08-31 <<'END'
area, round "area 2026-08-31": 4 added.
! nick.csv: "none of it" is level 1 unless --levels says otherwise; read as on 1 Sep
END
quietly undo
quietly undo
says 'until it is taken back' import scores nick.csv --objective area <<'END'
! homeroom: nick.csv: no line names the columns; put one like "Student ID,Student,Score" above the rows.
exit 1
END
quietly redo
quietly class add Others
quietly student add Zip Lund --number 41
printf 'Nickname,Score\nZip Lund,none of it\n' >lund.csv
says 'a header is known in other classes, too' import scores lund.csv \
	--objective area <<'END'
+ objective area
area, round "area 2026-09-01": 1 added.
! lund.csv: "none of it" is level 1 unless --levels says otherwise; read as on 1 Sep
END
says 'an alias is no name of another' import scores lund.csv \
	--alias 'Zip Lund=41' <<'END'
area, round "area 2026-09-01": 1 unchanged.
! lund.csv: "none of it" is level 1 unless --levels says otherwise; read as on 1 Sep
END
quietly student add Eva Koh --number 42
says 'not even of one' import scores lund.csv --alias 'Zip Lund=Eva' <<'END'
! homeroom: --alias: Zip Lund is the name of a student here, of Zip Lund (41): an alias is for what nobody is called
exit 1
END
says 'an alias says who is who' import scores lund.csv --alias Zip <<'END'
! homeroom: --alias: "Zip" does not say who is who: write it like "Joe1=Joe Chen"
exit 2
END
printf 'Nickname,Score\nKoh Eva,2/4\nLund,9/4\nLund,3/4\n' >wrong.csv
says 'a dry run goes on after a wrong cell' import scores wrong.csv \
	--objective area --dry-run <<'END'
+ Eva Koh 2/4
! line 3, column 2: "9/4": more points than there are.
! line 4: Lund (Zip Lund?) is not in the class
area, round "area 2026-09-01": 1 added. This was a dry run: nothing has changed, and 2 things stand in the way.
! wrong.csv: read as on 1 Sep
END

# What is in the pipe is read in pieces: once so much is gone, rows were taken.
rows()
{
	awk 'BEGIN { for (i = 0; i < 20000; i++) print "41,1/4,2026-08-01" }'
}
quietly class add Long
quietly student add Zip Lund
quietly student edit Zip --number 41
mkfifo pipe
{
	echo 'Number,Score,Date'
	rows
	kill -INT "$(cat pid)"
	rows
} >pipe &
feeder=$!
sh -c 'echo $$ >pid; exec "$HOMEROOM" import scores - --objective area' \
	<pipe 2>told
is 'Ctrl+C takes a long import back' "$? $(sed 's/[0-9]\{1,\}/N/' told)" \
	'1 homeroom: cancelled after N rows: nothing has changed'
wait "$feeder"
says 'without a trace' objective list <<'END'
END
finish
