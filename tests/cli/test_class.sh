#!/bin/sh
# SPDX-License-Identifier: MIT
# class and term: making classes, and which one is in use.
. "$srcdir/tests/lib/cli.sh"

says 'to look makes no store' class list --store here.db <<'END'
! homeroom: there is no store here.db yet: "homeroom class add NAME" makes it, "homeroom demo" shows a sample
exit 1
END
ok 'there is none' test ! -e here.db

quietly term add 'Fall 2026'
says 'without a class a verb says how to make one' student list <<'END'
! homeroom: there is no class yet: "homeroom class add NAME" makes one, "homeroom demo" shows a sample
exit 1
END

says 'no class is listed' class list <<'END'
! there is no class yet: "homeroom class add NAME" makes one
END

says 'no class is an empty array' class list --json <<'END'
[]
END

says 'a class is made and in use' class add 7B <<'END'
Class 7B is made, and in use.
END

says 'a name of several words needs no quotes' class add Period 3 Algebra \
	--term 'fall 2026' <<'END'
Class Period 3 Algebra is made, and in use.
END

says 'a term is made where it is new' class add 8A --term Winter <<'END'
Class 8A is made, and in use.
! the term Winter is new
END

says 'the classes are listed' class list <<'END'
   7B                0 students
   Period 3 Algebra  0 students  Fall 2026
*  8A                0 students  Winter
END

says 'a name is given once' class add 7b <<'END'
! homeroom: another class is called "7b" already: choose another name
exit 1
END

says 'a class has a name' class add '  ' <<'END'
! homeroom: the name of the class is empty or not readable text
exit 2
END

says 'a part of the name is enough to use a class' class use algebra <<'END'
Class Period 3 Algebra is in use.
END

says 'the class in use is remembered' class list --json <<'END'
[{"id":1,"name":"7B","term":null,"students":0,"archived":false,"current":false},{"id":2,"name":"Period 3 Algebra","term":"Fall 2026","students":0,"archived":false,"current":true},{"id":3,"name":"8A","term":"Winter","students":0,"archived":false,"current":false}]
END

says 'an unknown class is not used' class use 9C <<'END'
! homeroom: No class is called "9C": check the spelling, or give the id.
exit 1
END

says 'the class in use gets another name' class rename 'Algebra I' <<'END'
Class Period 3 Algebra is now Algebra I.
END

says 'any class gets another name' class rename 7b 'Seven B' <<'END'
Class 7B is now Seven B.
END

says 'a class is put away' class archive seven <<'END'
Class Seven B is archived; its history is kept.
END

says 'only once' class archive seven <<'END'
! homeroom: "Seven B" is archived already
exit 1
END

says 'the one in use stays in use' class list <<'END'
   Seven B    0 students             archived
*  Algebra I  0 students  Fall 2026
   8A         0 students  Winter
END

says 'a class comes back' class archive seven --back <<'END'
Class Seven B is back.
END

says 'a class is a step of undo' undo <<'END'
Undone: class rename, 10:00
END

says 'a word on the command line goes before the class in use' \
	student add Ana Chen --class 8A <<'END'
Ana Chen is in the class.
END

says 'the class in use did not change by it' student list <<'END'
! the class is empty: "homeroom import roster FILE" fills it
END

says 'a term has two days' term add Spring --from 2027-01-11 --to 2027-06-25 <<'END'
Term Spring is made.
END

says 'a term does not end before it starts' \
	term add Summer --from 2027-07-01 --to 2027-06-01 <<'END'
! homeroom: the term "Summer" would end before it starts: change one of the dates
exit 1
END

says 'a date is a date' term add Summer --from soon <<'END'
! homeroom: --from: "soon" is no date; write it like 2026-10-14 or 2026-10-14T10:42.
exit 2
END

says 'terms are listed with their classes' term list <<'END'
Fall 2026                                  Period 3 Algebra
Winter                                     8A
Spring     from 2027-01-11  to 2027-06-25
END

says 'terms as JSON' term list --json <<'END'
[{"id":1,"name":"Fall 2026","from":null,"to":null,"classes":["Period 3 Algebra"]},{"id":2,"name":"Winter","from":null,"to":null,"classes":["8A"]},{"id":3,"name":"Spring","from":"2027-01-11","to":"2027-06-25","classes":[]}]
END

quietly policy set line.high=0.9 --class 8A
says 'a class goes on in another term' class roll-over 8A --from 8A \
	--term spring <<'END'
Class 8A is made, and in use: 1 student of 8A, which is archived with its history.
END

says 'with its students' student list <<'END'
=1  Ana Chen  not yet seen
END

says 'and its rules' policy get line.high <<'END'
0.9
END

says 'the name is that of the one in use' class use 8a <<'END'
Class 8A is in use.
END

says 'the old one keeps its term' term list <<'END'
Fall 2026                                  Period 3 Algebra
Winter                                     8A (archived)
Spring     from 2027-01-11  to 2027-06-25  8A
END

says 'one undo takes all of it back' undo <<'END'
Undone: class roll-over, 10:00
END

says 'so that there is one again' class list <<'END'
Seven B           0 students
Period 3 Algebra  0 students  Fall 2026
8A                1 student   Winter
END

says 'a class goes on in a term that is named' class roll-over 8B <<'END'
! homeroom: say the new term: "homeroom class roll-over NAME --term TERM"
exit 2
END

says 'a family wants a verb' class <<'END'
! homeroom: class wants one of: add, list, use, rename, archive, roll-over
exit 2
END

printf '[homeroom]\nauthor = Pat\n[policy]\nline.low = 0.85\nline.high = 0.9\n' \
	>"$ini"
quietly class add Honours
says 'a new class takes the rules of the ini' policy get line.low <<'END'
0.85
END

printf '[homeroom]\nauthor = Pat\n[policy]\nline.low = 3\n' >"$ini"
says 'a rule that cannot be makes no class' class add Broken <<END
! homeroom: $ini:4: line.low cannot be "3": it must be between 0.05 and 0.95, below line.high.
exit 1
END
says 'and leaves nothing behind' class use Broken <<'END'
! homeroom: No class is called "Broken": check the spelling, or give the id.
exit 1
END
finish
