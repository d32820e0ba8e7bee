#!/bin/sh
# SPDX-License-Identifier: MIT
# import: rows that are about the class, files that are no class list.
. "$srcdir/tests/lib/cli.sh"

quietly class add Gradebook
printf '%s\n' 'Student,ID,Section,Quiz 1' '    Points Possible,,,10' \
	'"Chen, Ana",1,P3,8' '"Diaz, Bo",2,P3,5' '"Student, Test",99,P3,0' \
	>half.csv
says 'half of a gradebook is no two pupils more' import roster half.csv <<'EOF'
Students: 2 added.
! half.csv: left out as no student: "Test Student"
! half.csv: 2 columns left unread
EOF
says 'and its points are of the row that says so' import scores half.csv <<'EOF'
+ objective Quiz 1
Quiz 1, round "Quiz 1 2026-09-01": 2 added.
! half.csv: scores are taken from "Quiz 1"; left out as no student: "Test Student"
! half.csv: 1 column left unread
EOF
says 'of ten' checkin list --count <<'EOF'
2
EOF
says 'for each' checkin list ana <<'EOF'
1  2026-09-01  Ana Chen  8/10  Quiz 1  Pat
EOF

printf 'Name,Score\nAna Chen,3/4\nBo Diaz,1/4\nClass average,2/4\n' >total.csv
says 'an average is no pupil' import roster total.csv <<'EOF'
! homeroom: total.csv: line 4, column 1: "Class average" reads as a line about the class, and not as a student: delete it, or give it a number if somebody is called so.
exit 1
EOF

quietly class add Cut
printf '%s\n' 'ID,Name' '1,Ana Chen' '2,Bo Diaz' '3,Cy Ek' '4,Di Fox' \
	'5,Ed Gil' '6,Fay Hu' '7,Gus Ide' '8,Hal Jay' >class.csv
quietly import roster class.csv
head -6 class.csv >cut.csv
says 'a list that was cut off withdraws nobody unasked' \
	import roster cut.csv <<'EOF'
! homeroom: cut.csv: 3 of the class's 8 students are not in this file (Fay Hu, Gus Ide, Hal Jay): --withdraw-missing withdraws them, --keep-missing keeps them
exit 1
EOF
says 'a dry run shows who it would be' import roster cut.csv --dry-run <<'EOF'
- Fay Hu is not in the file: withdrawn
- Gus Ide is not in the file: withdrawn
- Hal Jay is not in the file: withdrawn
! 3 of the class's 8 students are not in this file (Fay Hu, Gus Ide, Hal Jay): --withdraw-missing withdraws them, --keep-missing keeps them
Students: 3 withdrawn, 5 unchanged. This was a dry run: nothing has changed, and one thing stands in the way.
EOF
printf '%s\n' 'Timestamp,Email Address,Student Name,How are you?' \
	'8/4/2026 10:00:00,t@example.org,Ana Chen,well' \
	'8/4/2026 10:01:00,t@example.org,Bo Diaz,well' \
	'8/4/2026 10:02:00,t@example.org,Cy Ek,well' \
	'8/4/2026 10:03:00,t@example.org,Di Fox,well' \
	'8/5/2026 10:04:00,t@example.org,Ana Chen,better' >answers.csv
says 'nor do answers to a form' import roster answers.csv <<'EOF'
! homeroom: answers.csv: 4 of the class's 8 students are not in this file (Ed Gil, Fay Hu, Gus Ide, Hal Jay): --withdraw-missing withdraws them, --keep-missing keeps them
exit 1
EOF
says 'who is asked for is withdrawn' import roster cut.csv \
	--withdraw-missing <<'EOF'
- Fay Hu is not in the file: withdrawn
- Gus Ide is not in the file: withdrawn
- Hal Jay is not in the file: withdrawn
Students: 3 withdrawn, 5 unchanged.
! --keep-missing would have kept who is not in the file; "homeroom undo" takes the import back
EOF
head -4 class.csv >two.csv
says 'two go without a question' import roster two.csv <<'EOF'
- Di Fox is not in the file: withdrawn
- Ed Gil is not in the file: withdrawn
Students: 2 withdrawn, 3 unchanged.
! --keep-missing would have kept who is not in the file; "homeroom undo" takes the import back
EOF

quietly class add Long
quietly student add Ana Chen --number 1
quietly student add Bo Diaz --number 2
quietly objective add ratios
printf '%s\n' 'ID,Date,Round,Score' '1,2026-08-20,R1,3/4' \
	'1,2026-08-20,R2,1/4' '2,2026-08-20,R1,2/4' '2,2026-08-21,R3,2/4' \
	>long.csv
says 'each row has its round' import scores long.csv <<'EOF'
3 rounds: 4 added.
! long.csv: rounds are taken from "Round"
EOF
says 'which is one of the class' round list <<'EOF'
=3  2026-08-21  R3  ratios  1 check-in
=2  2026-08-20  R2  ratios  1 check-in
=1  2026-08-20  R1  ratios  2 check-ins
EOF
says 'again it changes nothing' import scores long.csv \
	--as-of 2026-09-08 <<'EOF'
3 rounds: 4 unchanged.
! long.csv: rounds are taken from "Round"
EOF
printf '%s\n' 'Student,Quiz,Percent' 'Ana Chen,3,75' 'Ana Chen,4,50' \
	'Bo Diaz,4,25' >quiz.csv
says 'a number of a quiz is named by its column' import scores quiz.csv \
	--as-of 2026-08-28 <<'EOF'
2 rounds: 3 added.
! quiz.csv: rounds are taken from "Quiz"
EOF
says 'without a date the rounds keep theirs' import scores quiz.csv <<'EOF'
2 rounds: 3 unchanged.
! quiz.csv: rounds are taken from "Quiz"
EOF
printf 'Student,Quiz\nAna Chen,3/4\n' >score.csv
says 'where it is no score itself' import scores score.csv --dry-run <<'EOF'
+ objective Quiz
+ round Quiz 2026-09-01
+ Ana Chen 3/4
Quiz, round "Quiz 2026-09-01": 1 added. This was a dry run: nothing has changed.
! score.csv: scores are taken from "Quiz"
EOF

printf '%s\n' 'ID,Score' '1,3/4' '2,9/4' '1,2026-14-02' '2,x/4' >wrong.csv
says 'all rows that are refused are said at once' \
	import scores wrong.csv --round w <<'EOF'
! homeroom: wrong.csv: line 3, column 2: "9/4": more points than there are. (and 2 more)
! wrong.csv: line 4, column 2: "2026-14-02": no score; write it like "3 / 4" or "75%", and nothing or EX where there is none.
! wrong.csv: line 5, column 2: "x/4": no score; if it is a level, say which with --levels "x/4=N", N being 1 to 4, else write points like "3 / 4" or "75%", and nothing or EX where there are none.
exit 1
EOF
printf '%s\n' 'ID,Score' '77,3/4' '2,9/4' '1,2/4' '2,8/4' >both.csv
says 'beside who is unknown' import scores both.csv --round w <<'EOF'
! homeroom: both.csv: line 2: 77: no such student in the class; --alias "77=STUDENT" says once who is meant, "homeroom import roster" or "homeroom student add" puts them there, --skip-unknown leaves them out
! both.csv: line 3, column 2: "9/4": more points than there are.
! both.csv: line 5, column 2: "8/4": more points than there are.
exit 1
EOF
{
	echo ID,Score
	i=0
	while [ $i -lt 30 ]; do
		i=$((i + 1))
		echo "1,$((i + 4))/4"
	done
} >many.csv
says 'but not more than twenty' import scores many.csv --round w <<'EOF'
! homeroom: many.csv: line 2, column 2: "5/4": more points than there are. (and 29 more)
! many.csv: line 3, column 2: "6/4": more points than there are.
! many.csv: line 4, column 2: "7/4": more points than there are.
! many.csv: line 5, column 2: "8/4": more points than there are.
! many.csv: line 6, column 2: "9/4": more points than there are.
! many.csv: line 7, column 2: "10/4": more points than there are.
! many.csv: line 8, column 2: "11/4": more points than there are.
! many.csv: line 9, column 2: "12/4": more points than there are.
! many.csv: line 10, column 2: "13/4": more points than there are.
! many.csv: line 11, column 2: "14/4": more points than there are.
! many.csv: line 12, column 2: "15/4": more points than there are.
! many.csv: line 13, column 2: "16/4": more points than there are.
! many.csv: line 14, column 2: "17/4": more points than there are.
! many.csv: line 15, column 2: "18/4": more points than there are.
! many.csv: line 16, column 2: "19/4": more points than there are.
! many.csv: line 17, column 2: "20/4": more points than there are.
! many.csv: line 18, column 2: "21/4": more points than there are.
! many.csv: line 19, column 2: "22/4": more points than there are.
! many.csv: line 20, column 2: "23/4": more points than there are.
! many.csv: line 21, column 2: "24/4": more points than there are.
! many.csv: and 10 more
exit 1
EOF
says 'and no round is made' round list <<'EOF'
=5  2026-08-28  Quiz 4  ratios  2 check-ins
=4  2026-08-28  Quiz 3  ratios  1 check-in
=3  2026-08-21  R3      ratios  1 check-in
=2  2026-08-20  R2      ratios  1 check-in
=1  2026-08-20  R1      ratios  2 check-ins
EOF


quietly class add Serial
quietly student add Ana Chen --number 21
quietly objective add ratios
printf 'ID,Date,Score\n21,46254,3/4\n21,46255.5,1/4\n' >serial.csv
says 'a bare number of Excel is a date in a column of dates' \
	import scores serial.csv <<'EOF'
2 rounds: 2 added.
EOF
says 'of that day' checkin list <<'EOF'
2  2026-08-21  Ana Chen  1/4  ratios  Pat
1  2026-08-20  Ana Chen  3/4  ratios  Pat
EOF
printf 'ID,Date,Score\n21,4625,3/4\n' >none.csv
says 'not any number' import scores none.csv <<'EOF'
! homeroom: none.csv: line 2, column 2: "4625" is no date; write it like 2026-10-14, or say the date of all rows with --date.
exit 1
EOF

finish
