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

finish
