#!/bin/sh
# SPDX-License-Identifier: MIT
# import scores where the file could mean two: it asks, and nothing is doubled.
. "$srcdir/tests/lib/cli.sh"

quietly class add Names
quietly student add Ana Chen
quietly student add Bo Diaz
printf 'Name,ID,Score\nAna Chen,1,3\nAna Chen,2,1\nBo Diaz,3,2\n' >twins.csv
says 'two numbers are two students, not twice the one of the name' \
	import scores twins.csv --objective o1 <<'EOF'
! homeroom: twins.csv: line 3: Ana Chen has the number 2 here and 1 in line 2, and the class has one Ana Chen: give each in the class their number with "homeroom student edit" or "homeroom student add"
exit 1
EOF
says 'and nothing is logged' checkin list --count <<'EOF'
0
EOF
printf 'Name,ID,Score\nAna Chen,1,3\nBo Diaz,3,2\nAna Chen,01,3\n' >same.csv
says 'one number is one student' import scores same.csv --objective o1 \
	--dry-run <<'EOF'
+ objective o1
+ round o1 2026-09-01
+ Ana Chen 3
+ Bo Diaz 2
o1, round "o1 2026-09-01": 2 added, 1 unchanged. This was a dry run: nothing has changed.
EOF

quietly class add Sorted
quietly student add Ana Chen --number 1
quietly student add Bo Diaz --number 2
quietly student add Cy Ek --number 3
printf 'ID,Name,Score\n1,Bo Diaz,3\n2,Ana Chen,1\n3,Cy Ek,1\n' >sorted.csv
says 'a number of one beside the name of another is refused' \
	import scores sorted.csv --objective o1 <<'EOF'
! homeroom: sorted.csv: line 2: 1 is Ana Chen (1) here, but Bo Diaz is the name of Bo Diaz (2): a column may have been sorted without the others, or its cells moved; put number and name of one student into the row (and 1 more)
! sorted.csv: line 3: 2 is Bo Diaz (2) here, but Ana Chen is the name of Ana Chen (1): a column may have been sorted without the others, or its cells moved; put number and name of one student into the row
exit 1
EOF
says 'a dry run says it of each' import scores sorted.csv --objective o1 \
	--dry-run <<'EOF'
+ objective o1
+ round o1 2026-09-01
+ Cy Ek 1
! line 2: 1 is Ana Chen (1) here, but Bo Diaz is the name of Bo Diaz (2): a column may have been sorted without the others, or its cells moved; put number and name of one student into the row
! line 3: 2 is Bo Diaz (2) here, but Ana Chen is the name of Ana Chen (1): a column may have been sorted without the others, or its cells moved; put number and name of one student into the row
o1, round "o1 2026-09-01": 1 added. This was a dry run: nothing has changed, and 2 things stand in the way.
EOF
printf 'ID,Name,Score\n1,Mo Fox,3\n2,"DIAZ, Bo",1\n' >strange.csv
says 'a name that nobody has is worth a word' import scores strange.csv \
	--objective o1 <<'EOF'
? line 2: Mo Fox in the file is Ana Chen here
+ objective o1
o1, round "o1 2026-09-01": 2 added.
EOF
quietly student add Ana Chen --number 4
printf 'ID,Name,Score\n77,Ana Chen,3\n' >unknown.csv
says 'those it could be are named' import scores unknown.csv \
	--objective o1 <<'EOF'
! homeroom: unknown.csv: line 2: 77 is nobody's number here, and Ana Chen could be Ana Chen (1) or Ana Chen (4): put their numbers into the file, or give one another name with "homeroom student edit"
exit 1
EOF

quietly class add Tries
quietly student add Ana Chen --number 1
quietly student add Bo Diaz --number 2
printf 'ID,Name,Score\n1,Ana Chen,3/4\n2,Bo Diaz,2/4\n1,Ana Chen,2/4\n' \
	>tries.csv
says 'two scores of one student in one quiz are refused' \
	import scores tries.csv --objective o1 <<'EOF'
! homeroom: tries.csv: line 4: Ana Chen has another score in line 2, and nothing tells the two tries apart: delete one of the rows, or give each its day in a column "Date"
exit 1
EOF
printf 'ID,Attempt,Score\n1,1,2/4\n1,2,3/4\n' >attempts.csv
says 'unless the file counts them' import scores attempts.csv \
	--objective o1 <<'EOF'
+ objective o1
o1, round "o1 2026-09-01": 2 added.
! attempts.csv: 1 column left unread
EOF

printf '%s\n%s\n%s\n' \
	'Rank,Player,Total Score (points),Correct Answers,Incorrect Answers' \
	'1,Ana Chen,9432,9,1' '2,Bo Diaz,0,0,0' >kahoot.csv
says 'who answered nothing has no score' import scores kahoot.csv \
	--objective o2 <<'EOF'
+ objective o2
o2, round "o2 2026-09-01": 1 added, 1 without a score.
! kahoot.csv: read as Kahoot report
! kahoot.csv: 2 columns left unread
EOF

quietly class add Again
quietly student add Ana Chen --number 1
quietly student add Bo Diaz --number 2
quietly student add Cy Ek --number 3
canvas='Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (10 points) (555)'
printf '%s\n%s\n%s\n%s\n%s\n' "$canvas" '    Points Possible,,,,,10' \
	'"Chen, Ana",91,1,a,x,8' '"Diaz, Bo",92,2,b,x,7' \
	'"Ek, Cy",93,3,c,x,9' >canvas.csv
printf '%s\n%s\n%s\n%s\n%s\n' "$canvas,Quiz 2 (556)" \
	'    Points Possible,,,,,10,10' '"Chen, Ana",91,1,a,x,10,' \
	'"Diaz, Bo",92,2,b,x,7,' '"Ek, Cy",93,3,c,x,9,' >wider.csv
says 'a gradebook says no day' import scores canvas.csv \
	--as-of 2026-08-20 <<'EOF'
+ objective Quiz 1
Quiz 1, round "Quiz 1 2026-08-20": 3 added.
! canvas.csv: read as Canvas gradebook; scores are taken from "Quiz 1 (10 points) (555)"
! canvas.csv: 3 columns left unread
EOF
says 'and later it is that quiz again' import scores canvas.csv \
	--as-of 2026-08-21 <<'EOF'
Quiz 1, round "Quiz 1 2026-08-20": 3 unchanged.
! canvas.csv: read as Canvas gradebook; scores are taken from "Quiz 1 (10 points) (555)"; Quiz 1 of 20 Aug again: 3 unchanged, 0 changed; --date DAY for a new one
! canvas.csv: 3 columns left unread
EOF
says 'corrected, though the header grew' import scores wider.csv \
	--map 'score=(555)' --as-of 2026-08-23 <<'EOF'
~ Ana Chen 8/10 is now 10/10
Quiz 1, round "Quiz 1 2026-08-20": 1 changed, 2 unchanged.
! wider.csv: read as Canvas gradebook; Quiz 1 of 20 Aug again: 2 unchanged, 1 changed; --date DAY for a new one
! wider.csv: 4 columns left unread
EOF
says 'so nobody has two' checkin list --count <<'EOF'
3
EOF
says 'a day makes a new one' import scores canvas.csv \
	--date 2026-08-22 <<'EOF'
Quiz 1, round "Quiz 1 2026-08-22": 3 added.
! canvas.csv: read as Canvas gradebook; scores are taken from "Quiz 1 (10 points) (555)"
! canvas.csv: 3 columns left unread
EOF
quietly undo
quietly undo
quietly undo
says 'undo takes the memory back' import scores canvas.csv \
	--as-of 2026-08-25 <<'EOF'
+ objective Quiz 1
Quiz 1, round "Quiz 1 2026-08-25": 3 added.
! canvas.csv: read as Canvas gradebook; scores are taken from "Quiz 1 (10 points) (555)"
! canvas.csv: 3 columns left unread
EOF

printf 'ID,Ratios 7\n1,3/4\n2,2/4\n3,1/4\n' >title.csv
quietly import scores title.csv --as-of 2026-08-20
says 'a title of its own is a quiz' import scores title.csv <<'EOF'
Ratios 7, round "Ratios 7 2026-08-20": 3 unchanged.
! title.csv: scores are taken from "Ratios 7"; Ratios 7 of 20 Aug again: 3 unchanged, 0 changed; --date DAY for a new one
EOF

printf 'ID,Score\n1,3/4\n2,2/4\n3,1/4\n' >plain.csv
printf 'ID,Score\n1,3/4\n2,2/4\n3,4/4\n' >corrected.csv
printf 'ID,Score\n1,4/4\n2,2/4\n3,4/4\n' >other.csv
quietly import scores plain.csv --objective area --as-of 2026-08-20
says 'a plain file that came before is asked about' \
	import scores corrected.csv --objective area --as-of 2026-08-21 <<'EOF'
! homeroom: corrected.csv: 2 of the 3 scores are those of round "area 2026-08-20", and the file does not say when it was: --round "area 2026-08-20" for the same quiz again, --date DAY for a new one
exit 1
EOF
says 'by a dry run, too' import scores corrected.csv --objective area \
	--as-of 2026-08-21 --dry-run <<'EOF'
+ round area 2026-08-21
+ Ana Chen 3/4
+ Bo Diaz 2/4
+ Cy Ek 4/4
! 2 of the 3 scores are those of round "area 2026-08-20", and the file does not say when it was: --round "area 2026-08-20" for the same quiz again, --date DAY for a new one
area, round "area 2026-08-21": 3 added. This was a dry run: nothing has changed, and one thing stands in the way.
EOF
says 'and answered' import scores corrected.csv --objective area \
	--round 'area 2026-08-20' --as-of 2026-08-21 <<'EOF'
~ Cy Ek 1/4 is now 4/4
area, round "area 2026-08-20": 1 changed, 2 unchanged.
EOF
says 'either way' import scores corrected.csv --objective area \
	--date 2026-08-21 <<'EOF'
area, round "area 2026-08-21": 3 added.
EOF
says 'other scores are another quiz' import scores plain.csv \
	--objective volume --as-of 2026-08-22 <<'EOF'
+ objective volume
volume, round "volume 2026-08-22": 3 added.
EOF
says 'of the same objective, too' import scores other.csv \
	--objective volume --as-of 2026-08-23 <<'EOF'
volume, round "volume 2026-08-23": 3 added.
EOF

quietly class add Reused
quietly student add Ana Chen --number 1
quietly student add Bo Diaz --number 2
quietly student add Cy Ek --number 3
printf 'ID,Ratios 7\n1,3/4\n2,2/4\n3,1/4\n' >title.csv
printf 'ID,Ratios 7\n1,1/4\n2,4/4\n3,1/4\n' >reused.csv
quietly import scores title.csv --as-of 2026-08-20
says 'an old title with other scores is asked about' \
	import scores reused.csv --as-of 2026-08-27 <<'EOF'
! homeroom: reused.csv: 2 of the 3 scores that round "Ratios 7 2026-08-20" has are others in this file, which does not say when it was: --round "Ratios 7 (2)" for another quiz, --correct if these are the right ones
exit 1
EOF
says 'by a dry run in JSON' import scores reused.csv --as-of 2026-08-27 \
	--dry-run --json <<'EOF'
{"added":0,"changed":2,"unchanged":1,"withdrawn":0,"absent":0,"skipped":0,"unread_columns":0,"objective":"Ratios 7","round":"Ratios 7 2026-08-20","differences":["~ Ana Chen 3/4 is now 1/4","~ Bo Diaz 2/4 is now 4/4"],"unknown":0,"ambiguous":0,"refused":0,"word":0,"again":1,"problems":[{"kind":"again","line":null,"column":null,"subject":"Ratios 7 (2)","text":"2 of the 3 scores that round \"Ratios 7 2026-08-20\" has are others in this file, which does not say when it was: --round \"Ratios 7 (2)\" for another quiz, --correct if these are the right ones"}]}
! reused.csv: scores are taken from "Ratios 7"; Ratios 7 of 20 Aug again: 1 unchanged, 2 changed; --date DAY for a new one
EOF
says 'on the same day it is put right' import scores reused.csv \
	--as-of 2026-08-20 <<'EOF'
~ Ana Chen 3/4 is now 1/4
~ Bo Diaz 2/4 is now 4/4
Ratios 7, round "Ratios 7 2026-08-20": 2 changed, 1 unchanged.
! reused.csv: scores are taken from "Ratios 7"
EOF
quietly undo
says 'another quiz has another round' import scores reused.csv \
	--round 'Ratios 7 (2)' --as-of 2026-08-27 <<'EOF'
Ratios 7, round "Ratios 7 (2)": 3 added.
! reused.csv: scores are taken from "Ratios 7"
EOF
says 'which is known again' import scores reused.csv --as-of 2026-08-29 <<'EOF'
Ratios 7, round "Ratios 7 (2)": 3 unchanged.
! reused.csv: scores are taken from "Ratios 7"; Ratios 7 of 27 Aug again: 3 unchanged, 0 changed; --date DAY for a new one
EOF
says 'the old one is put right by a word' import scores title.csv \
	--round 'Ratios 7 2026-08-20' --as-of 2026-08-29 <<'EOF'
Ratios 7, round "Ratios 7 2026-08-20": 3 unchanged.
! title.csv: scores are taken from "Ratios 7"
EOF
says 'and asked about by its name, too' import scores reused.csv \
	--round 'Ratios 7 2026-08-20' --as-of 2026-08-29 <<'EOF'
! homeroom: reused.csv: 2 of the 3 scores that round "Ratios 7 2026-08-20" has are others in this file, which does not say when it was: --round "Ratios 7 2026-08-20 (2)" for another quiz, --correct if these are the right ones
exit 1
EOF
says 'and corrected' import scores reused.csv --correct \
	--round 'Ratios 7 2026-08-20' --as-of 2026-08-29 <<'EOF'
~ Ana Chen 3/4 is now 1/4
~ Bo Diaz 2/4 is now 4/4
Ratios 7, round "Ratios 7 2026-08-20": 2 changed, 1 unchanged.
! reused.csv: scores are taken from "Ratios 7"
EOF

quietly class add Aliases
quietly student add Ana Chen --number 1
quietly student add Bo Diaz --number 2
quietly student add Cy Ek --number 3
printf '%s\n%s\n%s\n' \
	'Rank,Player,Total Score (points),Correct Answers,Incorrect Answers' \
	'1,Ana Chen,9432,9,1' '2,.Joe1,400,4,6' >game.csv
quietly import scores game.csv --objective games --alias '.Joe1=Bo Diaz'
says 'an alias that was wrong is put right' import scores game.csv \
	--objective games --alias '.Joe1=Cy Ek' <<'EOF'
- Bo Diaz 4/10 was of Cy Ek
games, round "games 2026-09-01": 1 added, 1 changed, 1 unchanged.
! game.csv: read as Kahoot report
! game.csv: 2 columns left unread
EOF
says 'for both' checkin list <<'EOF'
3  2026-09-01  Cy Ek     4/10  games  Pat
1  2026-09-01  Ana Chen  9/10  games  Pat
EOF
quietly undo
says 'and taken back as one' checkin list <<'EOF'
2  2026-09-01  Bo Diaz   4/10  games  Pat
1  2026-09-01  Ana Chen  9/10  games  Pat
EOF
echo '3,Bo Diaz,400,4,6' >>game.csv
says 'what is their own stays theirs' import scores game.csv \
	--objective games --alias '.Joe1=Cy Ek' <<'EOF'
games, round "games 2026-09-01": 1 added, 2 unchanged.
! game.csv: read as Kahoot report
! game.csv: 2 columns left unread
EOF

printf 'ID,Name,Score\n77,Cy Ek,2/4\n' >renumbered.csv
says 'of a strange number beside a known name the number is the alias' \
	import scores renumbered.csv --objective games <<'EOF'
! homeroom: renumbered.csv: line 2: 77 Cy Ek (Cy Ek?): no such student in the class; --alias "77=Cy Ek" says once who is meant, "homeroom import roster" or "homeroom student add" puts them there, --skip-unknown leaves them out
exit 1
EOF
says 'and that does' import scores renumbered.csv --objective games2 \
	--alias '77=Cy Ek' <<'EOF'
+ objective games2
games2, round "games2 2026-09-01": 1 added.
EOF

quietly class add Spreadsheet
quietly student add Ana Chen --number 008
quietly objective add ratios
quietly checkin ana 3/4 --at 2026-08-20T10:20:31
quietly checkin ana 2/4 --at 2026-08-21T11:05:02
try export checkins >own.csv
sed 's/2026-08-\([0-9]*\)[T ]\([0-9:]*\):[0-9]*/8\/\1\/2026 \2/; s/008/8/' \
	own.csv >saved.csv
says 'a spreadsheet may cut our times' import scores saved.csv <<'EOF'
Scores: 2 unchanged.
! saved.csv: 2 columns left unread
EOF


quietly class add Memory
quietly student add Ana Chen --number 11
quietly student add Bo Diaz --number 12
printf 'Pupil,Mark now,How\n.Joe1,Below,x\nBo Diaz,At,y\n' >said.csv
says 'at first nothing is remembered' import readings <<'EOF'
EOF
quietly import scores said.csv --map 'name=Pupil,score=Mark now' \
	--levels 'Below=1,At=3' --alias '.Joe1=Ana Chen'
says 'what was said can be seen' import readings <<'EOF'
1  columns  scores  099dc42a81ea8014  name=Pupil,score=Mark now                   2026-09-01
2  round                              Mark now 2026-09-01 is known by its column  2026-09-01
3  level            099dc42a81ea8014  "At" is 3                                   2026-09-01
4  level            099dc42a81ea8014  "Below" is 1                                2026-09-01
5  alias                              .Joe1 is Ana Chen
EOF
says 'in JSON, too' import readings --json <<'EOF'
[{"number":1,"kind":"columns","file":"scores","header":"099dc42a81ea8014","what":null,"answer":"name=Pupil,score=Mark now","said":"2026-09-01T10:00:00"},{"number":2,"kind":"round","file":null,"header":null,"what":"Mark now 2026-09-01","answer":"099dc42a81ea8014 mark now: mark now","said":"2026-09-01T10:00:00"},{"number":3,"kind":"level","file":null,"header":"099dc42a81ea8014","what":"At","answer":"3","said":"2026-09-01T10:00:00"},{"number":4,"kind":"level","file":null,"header":"099dc42a81ea8014","what":"Below","answer":"1","said":"2026-09-01T10:00:00"},{"number":5,"kind":"alias","file":null,"header":null,"what":".Joe1","answer":"Ana Chen","said":null}]
EOF
says 'a number that is none is refused' import readings --forget 9 <<'EOF'
! homeroom: "9" is no number of what is remembered: "homeroom import readings" shows them
exit 1
EOF
says 'it can be forgotten' import readings --forget 1 --forget 4 <<'EOF'
Forgotten: 2 answers.
EOF
says 'the others stay' import readings <<'EOF'
1  round                    Mark now 2026-09-01 is known by its column  2026-09-01
2  level  099dc42a81ea8014  "At" is 3                                   2026-09-01
3  alias                    .Joe1 is Ana Chen
EOF
says 'and it is asked about again' import scores said.csv \
	--map 'name=Pupil,score=Mark now' --round again <<'EOF'
! homeroom: said.csv: line 2, column 2: "Below": no score; if it is a level, say which with --levels "Below=N", N being 1 to 4, else write points like "3 / 4" or "75%", and nothing or EX where there are none.
exit 1
EOF
says 'undo brings it back' undo <<'EOF'
Undone: forgotten 2 answers, 10:00
EOF
says 'all of it' import readings <<'EOF'
1  columns  scores  099dc42a81ea8014  name=Pupil,score=Mark now                   2026-09-01
2  round                              Mark now 2026-09-01 is known by its column  2026-09-01
3  level            099dc42a81ea8014  "At" is 3                                   2026-09-01
4  level            099dc42a81ea8014  "Below" is 1                                2026-09-01
5  alias                              .Joe1 is Ana Chen
EOF

finish
