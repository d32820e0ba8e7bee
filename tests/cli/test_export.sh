#!/bin/sh
# SPDX-License-Identifier: MIT
# export: what leaves a class, and comes back as it left.
. "$srcdir/tests/lib/cli.sh"

# elsewhere WORD...: in another store, with a class of the same students.
elsewhere()
{
	HOMEROOM_STORE=$TMPDIR/other.db "$HOMEROOM" "$@" 2>/dev/null
}

# writes NAME WORD... <<EXPECTED: that, but for the CR at the ends of lines.
writes()
{
	writes_name=$1
	shift
	writes_expected=$(cat)
	is "$writes_name" "$(try "$@" | tr -d '\r')" "$writes_expected"
}

# columns FIRST-LAST FILE: for tables without commas in their cells.
columns()
{
	cut -d, -f"$1" "$2"
}

quietly class add 7B
writes 'an empty class is a header' export roster <<'END'
number,given,family,name,email,handle
END
printf 'Student ID,Given,Family,Email,Handle\n%s\n%s\n%s\n%s\n' \
	'001,Ana,Chen,ana@example.org,ana' '002,José,Okafor,,' \
	'003,Zoë,Benali,zoe@example.org,' ',=Sum,"+1, O’Neil",,' >office.csv
quietly import roster office.csv
quietly objective add 'unit rates'
quietly checkin zoë 3 --at 2026-08-31T09:12:13
quietly checkin josé 75% hint c2 12min 'round:Exit 1' task:done q3 '=slow'
printf 'ana + task:given\nana + task:not\nana x\nana 2.5/4 : "yes" he said\n' >lines.txt
input=lines.txt
quietly checkin -
unset input

writes 'the roster has numbers, names, addresses and handles' \
	export roster <<'END'
number,given,family,name,email,handle
001,Ana,Chen,Ana Chen,ana@example.org,ana
002,José,Okafor,José Okafor,,
003,Zoë,Benali,Zoë Benali,zoe@example.org,
,"'=Sum","'+1, O’Neil","'=Sum +1, O’Neil",,
END
"$HOMEROOM" export roster >roster.csv
is 'lines end as the standard has it' "$(tr -cd '\r' <roster.csv | wc -c |
	tr -d ' ')" 5
is 'a mark of UTF-8 stands first where it is wanted' \
	"$("$HOMEROOM" export roster --bom | head -c 9 | od -An -tx1 |
	tr -d ' ')" 'efbbbf6e756d626572'
is 'texts stay as they are for what is no spreadsheet' \
	"$("$HOMEROOM" export roster --no-guard | tail -1 | tr -d '\r')" \
	',=Sum,"+1, O’Neil","=Sum +1, O’Neil",,'
says 'the roster as JSON' export roster --json <<'END'
[{"id":"001","name":"Ana Chen","number":"001","given":"Ana","family":"Chen","email":"ana@example.org","handle":"ana","withdrawn":false},{"id":"002","name":"José Okafor","number":"002","given":"José","family":"Okafor","email":null,"handle":null,"withdrawn":false},{"id":"003","name":"Zoë Benali","number":"003","given":"Zoë","family":"Benali","email":"zoe@example.org","handle":null,"withdrawn":false},{"id":"=4","name":"=Sum +1, O’Neil","number":null,"given":"=Sum","family":"+1, O’Neil","email":null,"handle":null,"withdrawn":false}]
END
says 'a roster that left changes nothing' import roster roster.csv <<'END'
Students: 4 unchanged.
END

"$HOMEROOM" export checkins >checkins.csv
is 'check-ins have all that was said, oldest first' \
	"$(columns 1-16 checkins.csv | tr -d '\r')" "$(cat <<'END'
class,number,name,objective,round,observed,entered,author,points,out_of,score_form,support,confidence,minutes,note,private
7B,003,Zoë Benali,unit rates,,2026-08-31 09:12:13,2026-09-01 10:00:00,Pat,3,4,level,,,,,
7B,001,Ana Chen,unit rates,,2026-09-01 10:00:00,2026-09-01 10:00:00,Pat,1,1,items,,,,,
7B,001,Ana Chen,unit rates,,2026-09-01 10:00:00,2026-09-01 10:00:00,Pat,1,1,items,,,,,
7B,001,Ana Chen,unit rates,,2026-09-01 10:00:00,2026-09-01 10:00:00,Pat,0,1,items,,,,,
7B,001,Ana Chen,unit rates,,2026-09-01 10:00:00,2026-09-01 10:00:00,Pat,2.5,4,items,,,,"""yes"" he said",
7B,002,José Okafor,unit rates,Exit 1,2026-09-01 10:00:00,2026-09-01 10:00:00,Pat,75,100,percent,hint,2,12,"'=slow",
END
)"
is 'what came of a task stands last' "$(columns 3,20-21 checkins.csv |
	tr -d '\r')" 'name,task,quality
Zoë Benali,,
Ana Chen,given,
Ana Chen,not,
Ana Chen,,
Ana Chen,,
José Okafor,done,3'
is 'and where each comes from' "$(columns 18-19 checkins.csv |
	sed 's,^[0-9a-f]*/,,' | tr '\r\n' ' ;')" \
	'origin,version;1/1,;1/3,;1/4,;1/5,;1/6,;1/2,;'
says 'check-ins that left change nothing, twins neither' \
	import scores checkins.csv <<'END'
2 rounds: 6 unchanged.
! checkins.csv: 2 columns left unread
END

elsewhere class add 7B >.quiet
elsewhere import roster roster.csv >.quiet
is 'a new class gets the same students' \
	"$(elsewhere export roster | cksum)" "$(cksum <roster.csv)"
is 'and the same evidence' "$(elsewhere import scores checkins.csv)" \
	'+ objective unit rates
2 rounds: 6 added.'
elsewhere export checkins >theirs.csv
is 'to the letter' "$(columns 1-16,20-21 theirs.csv)" \
	"$(columns 1-16,20-21 checkins.csv)"
is 'and so the same estimates' "$(elsewhere export clusters | cksum)" \
	"$("$HOMEROOM" export clusters | cksum)"
is 'once' "$(elsewhere import scores checkins.csv)" '2 rounds: 6 unchanged.'

store=$(columns 18 checkins.csv | tail -1 | cut -d/ -f1)
says 'a day may bound it' export checkins --until 2026-08-31 --json <<END
[{"student":{"id":"003","name":"Zoë Benali"},"objective":"unit rates","round":null,"form":"level","points":3,"out_of":4,"support":null,"confidence":null,"minutes":null,"task":null,"quality":null,"observed_at":"2026-08-31T09:12:13","entered_at":"2026-09-01T10:00:00","author":"Pat","note":null,"private":false,"withdrawn":false,"origin":{"store":"$store","class":1,"id":1},"version":{"store":"$store","class":1,"id":1}}]
END
is 'since a day is seen or logged since' \
	"$("$HOMEROOM" export checkins --since 2026-09-01 | wc -l | tr -d ' ')" 7
is 'and none since tomorrow' \
	"$("$HOMEROOM" export checkins --since 2026-09-02 | wc -l | tr -d ' ')" 1

quietly regroup
quietly accept
quietly undo
quietly refuse zoë --why 'was ill'
quietly accept josé
quietly move ana extend --why 'she asked'
"$HOMEROOM" export moves >moves.csv
is 'moves have what became of them, and those by hand' \
	"$(columns 1-8 moves.csv | tr -d '\r')" "$(cat <<'END'
class,number,name,from,to,date,state,by
7B,001,Ana Chen,not_seen,extend,2026-09-01 10:00:00,by hand,Pat
7B,001,Ana Chen,not_seen,practice,2026-09-01 10:00:00,undone,
7B,002,José Okafor,not_seen,practice,2026-09-01 10:00:00,accepted,Pat
7B,003,Zoë Benali,not_seen,practice,2026-09-01 10:00:00,refused,Pat
END
)"
writes 'clusters are who stands where, since when, on what grounds' \
	export clusters <<'END'
class,number,name,cluster,label,since,objective,estimate,low,high,evidence,checkins
7B,001,Ana Chen,extend,Extend,2026-09-01 10:00:00,unit rates,0.71,0.41,0.9,enough,4
7B,002,José Okafor,practice,Practice,2026-09-01 10:00:00,unit rates,0.77,0.37,0.95,thin,1
7B,003,Zoë Benali,not_seen,,,unit rates,0.78,0.41,0.95,thin,1
7B,,"'=Sum +1, O’Neil",not_seen,,,unit rates,,,,none,0
END

quietly student withdraw zoë
is 'who has left is left out, and that is said' \
	"$("$HOMEROOM" export checkins 2>&1 >left.csv)" \
	'1 check-in left out, of students who have left: --withdrawn takes them too'
is 'unless wanted' "$("$HOMEROOM" export checkins --withdrawn | wc -l)" \
	"$(wc -l <checkins.csv)"
quietly checkin ana 1/4
quietly checkin withdraw 7
is 'and so is what was withdrawn' "$("$HOMEROOM" export checkins --withdrawn |
	grep ,withdrawn, | cut -d, -f2-3,9-10,16-17)" '001,Ana Chen,1,4,,withdrawn'
"$HOMEROOM" export checkins --withdrawn >all.csv
says 'which is no evidence to who reads it' import scores all.csv <<'END'
? line 2 is left out: 003 Zoë Benali is withdrawn from the class
2 rounds: 5 unchanged, 1 without a score, 1 left out.
! all.csv: 2 columns left unread
END

quietly checkin josé x 'for me alone' --private
is 'a private note is left out, and that is said' \
	"$("$HOMEROOM" export checkins --withdrawn 2>&1 >open.csv)" \
	"1 private note left out, the check-ins are here: --include-private takes your own notes too"
is 'its check-in is there' "$(tail -1 open.csv | cut -d, -f9-16)" \
	'0,1,items,,,,,'
is 'unless it is wanted' "$("$HOMEROOM" export checkins --withdrawn \
	--include-private | tail -1 | cut -d, -f9-16)" \
	'0,1,items,,,,for me alone,yes'
is 'and nobody but its author can want it' "$("$HOMEROOM" --author Kim \
	export checkins --withdrawn --include-private 2>/dev/null | tail -1 |
	cut -d, -f9-16)" '0,1,items,,,,,'

quietly class add twins
printf 'Name,Email\nAna Chen,a@example.org\nAna Chen,b@example.org\n' >twins.csv
quietly import roster twins.csv
writes 'who could not be told apart is said' export roster <<'END'
number,given,family,name,email,handle
,Ana,Chen,Ana Chen,a@example.org,
,Ana,Chen,Ana Chen,b@example.org,
! 2 students without a number and with the name of another: who reads the file cannot tell them apart; "homeroom student edit" gives numbers
END
quietly class use 7B

says 'a file is written and said' export roster --to out.csv <<'END'
! out.csv: 3 students
END
is 'with what would have been printed' "$("$HOMEROOM" export roster | cksum)" \
	"$(cksum <out.csv)"
says 'none is overwritten' export moves --to out.csv <<'END'
! homeroom: out.csv is there already: --force puts the new one in its place
exit 1
END
is 'so it is as it was' "$("$HOMEROOM" export roster | cksum)" \
	"$(cksum <out.csv)"
says 'unless that is wanted' export roster --to out.csv --force --json <<'END'
! out.csv: 3 students
END
mkdir folder
says 'a folder is no file' export roster --to folder --force <<'END'
! homeroom: folder is a folder: name a file in it
exit 1
END
ln -s out.csv link.csv
says 'nor is what points to one' export roster --to link.csv --force <<'END'
! homeroom: link.csv is no ordinary file: name another
exit 1
END
says 'a folder has to be there' export roster --to nowhere/out.csv <<'END'
! homeroom: nowhere/out.csv cannot be written: No such file or directory
exit 1
END
awk 'BEGIN {
	print "Student ID,Score,Date"
	for (i = 0; i < 1000; i++)
		printf "001,3/4,2026-08-30 %02d:%02d\n", i / 60, i % 60
}' >many.csv
quietly import scores many.csv --round many
is 'a full disk leaves nothing behind' "$( (trap '' XFSZ
	ulimit -f 100
	"$HOMEROOM" export checkins --to full.csv --until 2026-08-30 2>&1)
	ls | grep full)" \
	'homeroom: full.csv cannot be written: File too large'
is 'and is no success on standard output' \
	"$("$HOMEROOM" export roster 2>&1 >/dev/full || echo "exit $?")" \
	'homeroom: the output could not be written: No space left on device
exit 1'
says 'an unknown format is told' export roster --format xlsx <<'END'
! homeroom: --format xlsx: "homeroom export roster" knows csv, json
exit 2
END
says 'and so are days that end before they begin' \
	export checkins --since 2026-09-02 --until 2026-09-01 <<'END'
! homeroom: --until lies before --since: there is nothing between them
exit 2
END
says 'and so is what is no day' export checkins --since tomorrow <<'END'
! homeroom: --since: "tomorrow" is no date; write it like 2026-10-14 or 2026-10-14T10:42.
exit 2
END
finish
