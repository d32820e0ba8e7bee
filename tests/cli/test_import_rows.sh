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

finish
