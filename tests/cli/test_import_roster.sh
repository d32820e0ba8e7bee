#!/bin/sh
# SPDX-License-Identifier: MIT
# import roster: who is in the class, from a file that comes again and again.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
cat >first.csv <<'END'
Student ID,Name,Email
001,Ana Chen,ana@example.org
002,"Okafor, José",
003,Zoë Benali,zoe@example.org
END
says 'a roster fills the class' import roster first.csv <<'END'
Students: 3 added.
END
quietly history
cp .quiet before
says 'the same file changes nothing' import roster first.csv <<'END'
Students: 3 unchanged.
END
quietly history
is 'and is no action' "$(cat .quiet)" "$(cat before)"

# Zeros lost in a spreadsheet, a corrected name, one gone, one new.
cat >second.csv <<'END'
Student ID,Name,Email
1,Ana Maria Chen,ana@example.org
003,Zoe Benali,zoe@example.org
004,Omar Diallo,
END
says 'a dry run lists what would change' import roster second.csv --dry-run <<'END'
~ Ana Chen: name is now Ana Maria Chen, given name is now Ana Maria
~ Zoë Benali: name is now Zoe Benali, given name is now Zoe
+ Omar Diallo (004)
- José Okafor is not in the file: withdrawn
Students: 1 added, 2 changed, 1 withdrawn. This was a dry run: nothing has changed.
END
quietly student list
is 'and changes nothing' "$(cat .quiet)" "\
001  Ana Chen     not yet seen  ana@example.org
002  José Okafor  not yet seen
003  Zoë Benali   not yet seen  zoe@example.org"
says 'who is not in the file is withdrawn' import roster second.csv <<'END'
~ Ana Chen: name is now Ana Maria Chen, given name is now Ana Maria
~ Zoë Benali: name is now Zoe Benali, given name is now Zoe
- José Okafor is not in the file: withdrawn
Students: 1 added, 2 changed, 1 withdrawn.
! --keep-missing would have kept who is not in the file; "homeroom undo" takes the import back
END
says 'a number keeps its zeros' student list --all <<'END'
001  Ana Maria Chen  not yet seen  ana@example.org
002  José Okafor     withdrawn
003  Zoe Benali      not yet seen  zoe@example.org
004  Omar Diallo     not yet seen
END
says 'who was withdrawn comes back, and no one goes' \
	import roster first.csv --keep-missing <<'END'
~ Ana Maria Chen: name is now Ana Chen, given name is now Ana
+ José Okafor is back
~ Zoe Benali: name is now Zoë Benali, given name is now Zoë
Students: 1 added, 2 changed.
END
says 'an import is one step of undo' undo <<'END'
Undone: roster import (1 added, 2 changed), 10:00
END

cat >foreign.csv <<'END'
Student ID,Name
901,Kim Novak
902,Lee Novak
END
says 'the file of another class is refused' import roster foreign.csv <<'END'
! homeroom: foreign.csv: only 0 of the class's 3 students are in this file: --withdraw-missing withdraws the others, --keep-missing keeps them, and "homeroom class add" makes a class if this is another one's list
exit 1
END
printf 'Student ID,Name\n001,Ana Maria Chen\n' >few.csv
says 'and one that has few of it' import roster few.csv <<'END'
! homeroom: few.csv: only 1 of the class's 3 students are in this file: --withdraw-missing withdraws the others, --keep-missing keeps them, and "homeroom class add" makes a class if this is another one's list
exit 1
END
says 'unless it is meant' import roster few.csv --withdraw-missing --dry-run <<'END'
- Zoe Benali is not in the file: withdrawn
- Omar Diallo is not in the file: withdrawn
Students: 2 withdrawn, 1 unchanged. This was a dry run: nothing has changed.
END

cat >email.csv <<'END'
Student ID,Name,Email
777,Ana Chen-Lee,ana@example.org
003,Zoe Benali,
004,Omar Diallo,
END
says 'a new number is known by the address' import roster email.csv <<'END'
~ Ana Maria Chen: name is now Ana Chen-Lee, given name is now Ana, family name is now Chen-Lee, number is now 777
Students: 1 changed, 2 unchanged.
END

quietly class add 8A
quietly student add Ana Chen
quietly student add Ana Chen
printf 'Name\nAna Chen\n' >namesake.csv
says 'a name that two have is a riddle' import roster namesake.csv <<'END'
! homeroom: namesake.csv: line 2: 2 students of the class are called Ana Chen: "homeroom student edit" gives them numbers, then the file can tell them apart
exit 1
END
printf 'Student ID,Name\n31,Ana Chen\n32,Ana Chen\n' >numbers.csv
quietly student edit =5 --number 31
says 'numbers solve it' import roster numbers.csv <<'END'
~ Ana Chen: number is now 32
Students: 1 changed, 1 unchanged.
END
printf 'Student ID,Name\n003,Zoe Benali\n31,Ana Chen\n32,Ana Chen\n' >other.csv
says 'a student of another class is enrolled' import roster other.csv <<'END'
Students: 1 added, 2 unchanged.
END
says 'and is the same one' student list <<'END'
31   Ana Chen    not yet seen  xe
32   Ana Chen    not yet seen  xf
003  Zoe Benali  not yet seen      zoe@example.org
END

says 'a list of names will do' import roster - --keep-missing <<'END'
! homeroom: standard input: the file has no students.
exit 1
END
printf 'Kim Novak\nNovak, Lee\n' >names.txt
input=names.txt says 'as standard input' import roster - --keep-missing \
	--json <<'END'
{"added":2,"changed":0,"unchanged":0,"withdrawn":0,"absent":0,"skipped":0,"unread_columns":0,"objective":null,"round":null,"differences":[]}
END
printf 'Pupil;Who;Born\n51;Kai Fox;2014-02-03\n' >map.csv
says 'a map names the columns' import roster map.csv --keep-missing \
	--map number=Pupil,name=Who <<'END'
Students: 1 added.
! map.csv: 1 column left unread
END
printf 'Student ID,Name\n61,Kai Fox\n61,Mia Fox\n' >twice.csv
says 'one number of two names is refused' import roster twice.csv <<'END'
! homeroom: twice.csv: line 3, column 1: the number 61 is that of Kai Fox on line 2 already, and here of Mia Fox; give each student a number of their own.
exit 1
END
says 'a file that is not there is said so' import roster nothing.csv <<'END'
! homeroom: nothing.csv cannot be opened: No such file or directory
exit 1
END
says 'a folder is no file' import roster . <<'END'
! homeroom: . is a folder: name the file in it
exit 1
END

quietly class add Mapped
printf 'Pupil No,Pupil\n951,Kim Ode\n' >mapped.csv
says 'a map is said once' import roster mapped.csv \
	--map 'number=Pupil No,name=Pupil' <<'END'
Students: 1 added.
END
printf 'Pupil No,Pupil\n951,Kim Ode\n952,Lou Berg\n' >mapped.csv
says 'and the same header is known then' import roster mapped.csv <<'END'
Students: 1 added, 1 unchanged.
! mapped.csv: read as on 1 Sep
END
quietly import roster mapped.csv --map ''

# Nobody is guessed.
quietly class add namesakes
printf 'Name\nEva Roth\nBo Diaz\n' >one.csv
printf 'ID,Name\n704,Eva Roth\n701,Eva Roth\n702,Bo Diaz\n' >two.csv
quietly import roster one.csv
says 'two in the file of one name are a riddle' import roster two.csv <<'END'
! homeroom: two.csv: lines 2 and 3: two children, and either could be the one Eva Roth of the class: say who it is, as with homeroom student edit "Eva Roth" --number 704
exit 1
END
quietly student edit 'Eva Roth' --number 704
says 'which one sentence solves' import roster two.csv <<'END'
~ Bo Diaz: number is now 702
Students: 1 added, 1 changed, 1 unchanged.
END
printf 'ID,Name\n701,Bo Diaz\n702,Eva Roth\n704,Eva Roth\n' >sorted.csv
says 'a column sorted alone swaps no one' import roster sorted.csv <<'END'
! homeroom: sorted.csv: line 2: 701 is Eva Roth (701) here, but Bo Diaz is Bo Diaz (702): was a column sorted alone? Put the file right, or "homeroom student edit" whom it knows better
exit 1
END
printf 'ID,Name\n701,Bo Diaz\n702,Bo Diaz\n704,Eva Roth\n' >renamed.csv
says 'but one may come to be called like another' \
	import roster renamed.csv <<'END'
~ Eva Roth: name is now Bo Diaz, given name is now Bo, family name is now Diaz
Students: 1 changed, 2 unchanged.
END

quietly class add addresses
printf 'Name,Email\nUma Vale,u@example.org\nTed Wu,t@example.org\n' >mail.csv
quietly import roster mail.csv
printf 'Name,Email\nUma Vale,t@example.org\nTed Wu,U@example.org\n' >swap.csv
says 'nor are addresses swapped' import roster swap.csv <<'END'
! homeroom: swap.csv: line 2: t@example.org is Ted Wu (no number) here, but Uma Vale is Uma Vale (no number): was a column sorted alone? Put the file right, or "homeroom student edit" whom it knows better
exit 1
END
cat >family.csv <<'END'
Name,Email
Ulf Vale,u@example.org
Uma Vale,u@example.org
Ted Wu,t@example.org
END
says 'an address that two share tells nobody' import roster family.csv <<'END'
Students: 1 added, 2 unchanged.
END
sed 's/^Uma.*/&\nUma Vale,U@example.org/' family.csv >case.csv
says 'and is the same in capitals' import roster case.csv <<'END'
Students: 3 unchanged.
! case.csv: 1 row repeats a student and counts once
END

quietly class add returned
printf 'ID,Name\n801,Ida Lund\n802,Jo Kahn\n' >old.csv
printf 'ID,Name\n809,Ida Lund\n802,Jo Kahn\n' >new.csv
quietly import roster old.csv
"$HOMEROOM" import roster new.csv >out 2>err
id=$(sed -n 's/.*merge 809 \(=[0-9]*\)".*/\1/p' out)
is 'a new number may be the same child' "$(cat out)" \
	"? Ida Lund (809) is new, and Ida Lund (801) is not in the file: if they are one child, \"homeroom student merge 809 $id\"
- Ida Lund is not in the file: withdrawn
Students: 1 added, 1 withdrawn, 1 unchanged."
quietly student merge 809 "$id"
says 'who is then one' student list --all <<'END'
802  Jo Kahn   not yet seen
809  Ida Lund  not yet seen
END
says 'and stays so' import roster new.csv <<'END'
Students: 2 unchanged.
END

printf 'ID,Name\n802,Max Falk\n809,Nia Berg\n' >foreign.csv
says "another class's numbers rename nobody" import roster foreign.csv <<'END'
! homeroom: foreign.csv: line 3: Nia Berg is Ida Lund here, and 2 of the 2 whom it knows have other names: is it another class's list? --rename takes its names, "homeroom class add" makes a class
exit 1
END
"$HOMEROOM" import roster foreign.csv --rename --dry-run >out
is 'unless it is meant' "$(tail -n 1 out)" \
	'Students: 2 changed. This was a dry run: nothing has changed.'
quietly student edit 802 --number 01
quietly student edit 809 --number 001
printf 'ID,Name\n1,Jo Kahn\n' >zeros.csv
says 'a number that could be two is a riddle' \
	import roster zeros.csv --keep-missing <<'END'
! homeroom: zeros.csv: line 2: the number 1 could be Jo Kahn (01) or Ida Lund (001): write it as the class has it
exit 1
END
says 'nobody is kept and withdrawn' \
	import roster new.csv --keep-missing --withdraw-missing <<'END'
! homeroom: --keep-missing and --withdraw-missing are opposites: say one of them
exit 2
END
finish
