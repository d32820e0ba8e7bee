#!/bin/sh
# SPDX-License-Identifier: MIT
# merge: the check-ins of a tutor's own store, once however often they come.
. "$srcdir/tests/lib/cli.sh"

cat >roster.csv <<'END'
number,name
101,Ana Chen
102,Ben Diallo
103,Cy Lund
END
# teacher WORD... and tutor WORD...: each in a store of their own.
teacher() { HOMEROOM_STORE=$PWD/teacher.db quietly "$@"; }
tutor() { HOMEROOM_STORE=$PWD/tutor.db quietly --author Kim "$@"; }

teacher class add 7B
teacher import roster roster.csv
teacher objective add unit rates
tutor class add tutoring
tutor import roster roster.csv
tutor objective add unit rates
tutor checkin ana 3/4 "mixes up units"
tutor checkin ben 1/4 round:monday hint c2 12min
export HOMEROOM_STORE=$PWD/teacher.db

says 'a dry run counts and changes nothing' merge tutor.db --dry-run <<'END'
Check-ins: 2 added. This was a dry run: nothing has changed.
END
says 'a dry run has changed nothing' checkin list --count <<'END'
0
END
says 'what the tutor logged comes over' merge tutor.db <<'END'
Check-ins: 2 added.
END
says 'by whom it was seen, with all its words' checkin list <<'END'
2  2026-09-01  Ben Diallo  1/4  unit rates  hint c2 12min  Kim
1  2026-09-01  Ana Chen    3/4  unit rates                 Kim  mixes up units
END
says 'and does not double' merge tutor.db <<'END'
Check-ins: 2 known already.
END
tutor checkin edit 2 2/4
tutor checkin cy 4/4
says 'a correction there is one here' merge tutor.db <<'END'
Check-ins: 1 added, 1 corrected, 1 known already.
END
tutor undo
tutor undo
says 'what was undone there is taken back here' merge tutor.db <<'END'
Check-ins: 1 corrected, 1 withdrawn, 1 known already.
END
tutor checkin withdraw 1
says 'and so is what was withdrawn' merge tutor.db <<'END'
Check-ins: 1 withdrawn, 1 known already.
END
says 'as the list shows' checkin list <<'END'
5  2026-09-01  Ben Diallo  1/4  unit rates  hint c2 12min  Kim
END
tutor undo
says 'unless it stands there again' merge tutor.db <<'END'
Check-ins: 1 added, 1 known already.
END
says 'and is known then' merge tutor.db <<'END'
Check-ins: 2 known already.
END
tutor redo
says 'or not' merge tutor.db <<'END'
Check-ins: 1 withdrawn, 1 known already.
END
teacher checkin edit 5 4/4
tutor checkin edit 2 3/4
says 'what both corrected stays as it is here' merge tutor.db <<'END'
? Ben Diallo 4/4 of 2026-09-01 was corrected here and there: what stands here stays
Check-ins: 1 known already, 1 to look at.
END
teacher undo
says 'until one of the two is taken back' merge tutor.db <<'END'
Check-ins: 1 corrected, 1 known already.
END
teacher undo
says 'a merge is one step of undo, and may come again' merge tutor.db <<'END'
Check-ins: 1 corrected, 1 known already.
END
says 'the same as data' merge tutor.db --json <<'END'
{"added":0,"changed":0,"withdrawn":0,"unchanged":2,"skipped":0,"clashes":0,"differences":[]}
END

tutor student add 'Dee Okafor' --number 104
tutor checkin dee 2/4
says 'a student who is not in the class is named' merge tutor.db <<'END'
! homeroom: tutor.db: 104 Dee Okafor: no such student in the class; "homeroom import roster" or "homeroom student add" puts them there, --skip-unknown leaves them out
exit 1
END
says 'or left out' merge tutor.db --skip-unknown <<'END'
Check-ins: 2 known already, 1 left out.
END
cp teacher.db copy.db
says 'a copy of this store cannot be told apart' merge copy.db <<'END'
! homeroom: copy.db is this store or a copy of it: which of its rows are new cannot be told; "export checkins --since DAY" there, and "import scores" here, brings them over
exit 1
END
HOMEROOM_STORE=$PWD/file.db quietly class add 7B
HOMEROOM_STORE=$PWD/file.db quietly import roster roster.csv
tutor export checkins --to kim.csv
says 'what a store wrote to a file is taken over, too' --store file.db \
	merge kim.csv --skip-unknown <<'END'
Check-ins: 1 added, 1 left out.
END
tutor checkin edit 5 4/4
tutor export checkins --to kim.csv --force
says 'a correction in it is one here' --store file.db \
	merge kim.csv --skip-unknown <<'END'
Check-ins: 1 corrected, 1 left out.
END
tutor checkin withdraw 7
tutor export checkins --to kim.csv --force --withdrawn
says 'and a withdrawal, where the file has such' --store file.db \
	merge kim.csv --skip-unknown <<'END'
Check-ins: 1 withdrawn, 1 left out.
END
says 'and the store itself has nothing more' --store file.db \
	merge tutor.db --skip-unknown <<'END'
Check-ins: 1 known already, 1 left out.
END
says 'another file is no such file' merge roster.csv <<'END'
! homeroom: roster.csv: line 1: no column is known to be the score; say which with --map "score=HEADER", or the number of its column. There are: none.
exit 1
END
printf 'number,date,objective,points,out_of,score_form\n101,2026-09-01,x,1,2,items\n' >odd.csv
says 'nor one without origins' merge odd.csv <<'END'
! homeroom: odd.csv: line 2 does not say which check-in of which store it is: "homeroom export checkins" writes such files; "homeroom import scores" reads others
exit 1
END

printf 'number,name\n101,Ben Diallo\n102,Ana Chen\n' >turned.csv
HOMEROOM_STORE=$PWD/turned.db quietly class add 7B
HOMEROOM_STORE=$PWD/turned.db quietly import roster turned.csv
HOMEROOM_STORE=$PWD/turned.db quietly objective add unit rates
HOMEROOM_STORE=$PWD/turned.db quietly checkin ana 1/4
says 'who numbers the students otherwise is refused' merge turned.db <<'END'
! homeroom: turned.db: 102 is Ana Chen there and Ben Diallo here, where another student is called Ana Chen: give both sides the same numbers with "homeroom student edit"
exit 1
END
cp teacher.db copy.db
HOMEROOM_STORE=$PWD/copy.db quietly class use 7B
HOMEROOM_STORE=$PWD/copy.db quietly checkin ana 1/4
HOMEROOM_STORE=$PWD/copy.db quietly export checkins --to copy.csv
says 'and so is what a copy of this store wrote' merge copy.csv <<'END'
! homeroom: copy.csv comes from a copy of this store: which of its check-ins are new cannot be told; "homeroom import scores" of what "export checkins --since DAY" writes there logs them as yours
exit 1
END
tutor class add other
says 'a class that is not there' merge tutor.db <<'END'
! homeroom: tutor.db (--from says which class of it): No class is called "7B": check the spelling, or give the id.
exit 1
END
says 'can be named' merge tutor.db --from tutoring --skip-unknown <<'END'
Check-ins: 1 withdrawn, 1 known already, 1 left out.
END
says 'nor is what is not there' merge nowhere.db <<'END'
! homeroom: nowhere.db cannot be opened: No such file or directory
exit 1
END

# A tutor who numbered the class her own way.
own() { HOMEROOM_STORE=$PWD/own.db quietly --author Lea "$@"; }
own class add tutoring
printf 'number,name\n101,Cy Lund\n102,Ana Chen\n' >own.csv
own import roster own.csv
own objective add unit rates
own checkin cy 1/4
own checkin ana 4/4
says 'nobody gets what is of another of that name' merge own.db <<'END'
! homeroom: own.db: 101 is Cy Lund there and Ana Chen here, where another student is called Cy Lund: give both sides the same numbers with "homeroom student edit"
exit 1
END
HOMEROOM_STORE=$PWD/bare.db quietly class add 7B
HOMEROOM_STORE=$PWD/bare.db quietly student add Eva Koh
HOMEROOM_STORE=$PWD/two.db quietly class add 7B
HOMEROOM_STORE=$PWD/two.db quietly objective add ratios
HOMEROOM_STORE=$PWD/two.db quietly student add Eva Koh --number 1
HOMEROOM_STORE=$PWD/two.db quietly student add Eva Koh --number 2 --new
HOMEROOM_STORE=$PWD/two.db quietly checkin 1 4/4
HOMEROOM_STORE=$PWD/two.db quietly checkin 2 1/4
export HOMEROOM_STORE=$PWD/bare.db
says 'two of one name are not one' merge two.db <<'END'
! homeroom: two.db: 1 and 2 are two students there, and the class has one Eva Koh: give each in the class their number with "homeroom student edit" or "homeroom student add"
exit 1
END

finish
