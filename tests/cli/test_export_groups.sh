#!/bin/sh
# SPDX-License-Identifier: MIT
# export clusters as other systems take them.
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
printf 'Student ID,Given,Family,Email,Handle\n%s\n%s\n%s\n%s\n' \
	'001,Ana,Chen,ana@example.org,ana' '002,José,Okafor,,' \
	'003,Zoë,Benali,Zoe@example.org,' ',Tom,Byrne,,' >office.csv
quietly import roster office.csv
quietly move ana extend
quietly move josé practice
quietly move zoë practice

writes 'groups for Canvas have neutral names' \
	export clusters --format canvas-groups <<'END'
canvas_user_id,user_id,login_id,group_name,canvas_group_id,group_id
,001,ana,Group D,,
,002,,Group A,,
,003,Zoe@example.org,Group A,,
! 1 student left out, not placed yet: "homeroom regroup" places who was seen
END
quietly move tom reteach
printf '[homeroom]\nauthor = Pat\ngroups = Sun, Moon, Star, Sky\n' >"$ini"
writes 'those of the person' export clusters --format canvas-groups <<'END'
canvas_user_id,user_id,login_id,group_name,canvas_group_id,group_id
,001,ana,Sky,,
,002,,Sun,,
,003,Zoe@example.org,Sun,,
! 1 student left out, without number, handle and mail address: Canvas could not know them
END
writes 'unless the labels are wanted' \
	export clusters --format moodle-groups --course alg-1 --labels <<'END'
username,course1,group1
ana,alg-1,Extend
zoe@example.org,alg-1,Practice
! 2 students left out, without handle and mail address: Moodle could not know them
END
says 'Moodle wants a course' export clusters --format moodle-groups <<'END'
! homeroom: which course of Moodle? Say its short name: --course NAME
exit 2
END

cat >gradebook.csv <<'END'
Student,ID,SIS User ID,SIS Login ID,Section,Notes,Seat,Exit ticket (4711),Final Score
,,,,,,,Manual Posting,
    Points Possible,,,,,,,10.00,(read only)
"Chen, Ana",101,001,ana,7B,old,3,"8,50",85.00
"Okafor, José",102,,,"7B, and 7C",keep,,EX,
"Benali, Zoë",103,,zoe@example.org,7B,,,,
"=""Mallory""",104,999,,7B,of others,1,,
"Student, Test",105,,0a1b,7B,,,,
END
writes 'one column of the gradebook, and who it is of' \
	export clusters --format canvas-gradebook --from gradebook.csv \
	--column Notes <<'END'
Student,ID,SIS User ID,SIS Login ID,Section,Notes
"    Points Possible",,,,,
"Chen, Ana",101,001,ana,7B,Sky
"Okafor, José",102,,,"7B, and 7C",Sun
"Benali, Zoë",103,,zoe@example.org,7B,Sun
"=""Mallory""",104,999,,7B,of others
"Student, Test",105,,0a1b,7B,
! 1 student left out, not found in the gradebook
! 2 rows of others in the gradebook, as before
END
tr , ';' <gradebook.csv | sed 's/; /, /g; s/Section/Section/' >semicolon.csv
is 'separated as it was' "$("$HOMEROOM" export clusters \
	--format canvas-gradebook --from semicolon.csv --column Seat \
	2>/dev/null | sed -n '1p;3p' | tr -d '\r')" \
	'Student;ID;SIS User ID;SIS Login ID;Section;Seat
"Chen, Ana";101;001;ana;7B;Sky'
says 'a new column would be an assignment' \
	export clusters --format canvas-gradebook --from gradebook.csv \
	--column Group <<'END'
! homeroom: gradebook.csv: the gradebook has no column "Group", and Canvas would make a new assignment of it: its own are "Notes", "Seat".
exit 1
END
says 'a cluster is no score' \
	export clusters --format canvas-gradebook --from gradebook.csv \
	--column 'Exit ticket (4711)' <<'END'
! homeroom: gradebook.csv: "Exit ticket (4711)" is an assignment, and a cluster is no score: name a column of your own.
exit 1
END
says 'nor a total' \
	export clusters --format canvas-gradebook --from gradebook.csv \
	--column 'Maths Unposted Final Score' <<'END'
! homeroom: gradebook.csv: "Maths Unposted Final Score" is a total to Canvas, which drops it: name another column.
exit 1
END
says 'nor who it is' \
	export clusters --format canvas-gradebook --from gradebook.csv \
	--column 'Section' <<'END'
! homeroom: gradebook.csv: "Section" says who a student is: name another column.
exit 1
END
says 'another file is no gradebook' \
	export clusters --format canvas-gradebook --from office.csv \
	--column Notes <<'END'
! homeroom: office.csv: line 1: this is no gradebook of Canvas: its header begins with Student, ID and Section; export it there again.
exit 1
END
sed '4s/,old.*//' gradebook.csv >cut.csv
says 'a row that is cut is told' \
	export clusters --format canvas-gradebook --from cut.csv \
	--column Notes <<'END'
! homeroom: cut.csv: line 4, column 5: the row ends here; is a separator missing?
exit 1
END
says 'the gradebook and the column are wanted' \
	export clusters --format canvas-gradebook <<'END'
! homeroom: canvas-gradebook wants the gradebook as Canvas exported it, and the column of your own to write: --from FILE --column Notes
exit 2
END
finish
