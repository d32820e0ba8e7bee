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
! homeroom: sorted.csv: line 2: 1 is Ana Chen (1) here, but Bo Diaz is the name of Bo Diaz (2): a column may have been sorted without the others, or its cells moved; put number and name of one student into the row
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

finish
