#!/bin/sh
# SPDX-License-Identifier: MIT
# What check-ins say of tasks: the words, what is kept of them, and how it
# comes out again.
. "$srcdir/tests/lib/cli.sh"

printf 'number,name\n1,Ana Chen\n2,Ben Diallo\n3,Cy Lund\n' >roster.csv
quietly class add 7B
quietly import roster roster.csv
quietly objective add unit rates
export HOMEROOM_NOW=2026-09-01T10:00

says 'a task is given' checkin ana 2/4 task:given round:mon <<'END'
Ana Chen 2/4 on unit rates, 10:00. Not placed yet; about 65% (31-88).
END
quietly checkin ben x 'task:not' q1 c2 "no book"
HOMEROOM_NOW=2026-09-04T10:00
says 'and done so well, in any order and case' checkin ana 3/4 Q3 12min \
	Task:Done hint : neat <<'END'
Ana Chen 3/4 on unit rates, 10:00, note "neat". Not placed yet; about 74% (40-93).
END
printf 'cy 4/4 task:done q4 c4\nben 1/4 task:not : again\n' >lines
input=lines
says 'in lines too' checkin - --token l1 <<'END'
Cy Lund 4/4 on unit rates, 10:00. Not placed yet; about 93% (68-99).
Ben Diallo 1/4 on unit rates, 10:00, note "again". Not placed yet; about 39% (14-71).
END
says 'and again they are the same' checkin - --token l1 <<'END'
already logged at 10:00
END
printf 'cy 4/4 task:done q3 c4\nben 1/4 task:not : again\n' >lines
says 'but not with another word' checkin - --token l1 <<'END'
! homeroom: nothing was logged: this token was used at 10:00 for 2 lines, and another line needs another token
exit 1
END
unset input
says 'the list has them as they are typed' checkin list <<'END'
5  2026-09-04  Ben Diallo  1/4  unit rates  task:not                 Pat  again
4  2026-09-04  Cy Lund     4/4  unit rates  c4 task:done q4          Pat
3  2026-09-04  Ana Chen    3/4  unit rates  hint 12min task:done q3  Pat  neat
2  2026-09-01  Ben Diallo  0/1  unit rates  c2 task:not q1           Pat  no book
1  2026-09-01  Ana Chen    2/4  unit rates  task:given               Pat
END
says 'and JSON by name' checkin list ana --json <<'END'
[{"id":3,"student":{"id":"1","name":"Ana Chen"},"objective":"unit rates","form":"items","points":3,"out_of":4,"support":"hint","confidence":null,"minutes":12,"task":"done","quality":3,"observed_at":"2026-09-04T10:00:00","author":"Pat","note":"neat","private":false,"withdrawn":false},{"id":1,"student":{"id":"1","name":"Ana Chen"},"objective":"unit rates","form":"items","points":2,"out_of":4,"support":null,"confidence":null,"minutes":null,"task":"given","quality":null,"observed_at":"2026-09-01T10:00:00","author":"Pat","note":null,"private":false,"withdrawn":false}]
END
is 'so does the student' "$("$HOMEROOM" student show ben |
	sed -n 's/.*\(1.4\|0.1\)  unit/\1  unit/p')" \
	'1/4  unit rates  task:not        Pat  again
0/1  unit rates  c2 task:not q1  Pat  no book'

says 'a task is given, done or not' checkin ana 3 task:late <<'END'
! homeroom: "task:late" says nothing of a task: write task:given, task:done or task:not.
exit 1
END
says 'the word follows at once' checkin ana 3 task: done <<'END'
! homeroom: "task:" says nothing of a task: write task:given, task:done or task:not.
exit 1
END
says 'quality goes to four' checkin ana 3 q5 <<'END'
! homeroom: "q5" is no quality: it goes from q1 to q4.
exit 1
END
says 'a task is spoken of once' checkin ana 3 task:given task:done <<'END'
! homeroom: "task:given" and "task:done": a check-in has one task.
exit 1
END
says 'and has one quality' checkin ana 3 q1 q2 <<'END'
! homeroom: "q1" and "q2": a check-in has one quality.
exit 1
END
says 'a slip is no note' checkin ana 3 tsak:done <<'END'
! homeroom: "tsak:done" is no check-in word (did you mean task:done?): as a note it goes after " : ".
exit 1
END

says 'a correction may change the word alone' checkin edit 2 task:done q2 <<'END'
Ben Diallo 0/1 is now 0/1 (check-in 6)
END
says 'and leaves the rest' checkin list ben --all <<'END'
5  2026-09-04  Ben Diallo  1/4  unit rates  task:not         Pat  again
6  2026-09-01  Ben Diallo  0/1  unit rates  c2 task:done q2  Pat  no book
2  2026-09-01  Ben Diallo  0/1  unit rates  c2 task:not q1   Pat  no book
END
says 'undo takes it back' undo <<'END'
Undone: correction for Ben Diallo, 10:00
END
says 'as it was' checkin list ben <<'END'
5  2026-09-04  Ben Diallo  1/4  unit rates  task:not        Pat  again
2  2026-09-01  Ben Diallo  0/1  unit rates  c2 task:not q1  Pat  no book
END
quietly redo
quietly round edit mon --date 2026-08-31
says 'a round that moves takes them along' checkin list ana <<'END'
3  2026-09-04  Ana Chen  3/4  unit rates  hint 12min task:done q3  Pat  neat
7  2026-08-31  Ana Chen  2/4  unit rates  task:given               Pat
END

quietly export checkins --to all.csv
export HOMEROOM_STORE="$PWD/other.db"
quietly class add 7B
quietly import roster roster.csv
says 'a file carries them' import scores all.csv <<'END'
+ objective unit rates
2 rounds: 5 added.
! all.csv: 2 columns left unread
END
says 'to the letter' checkin list <<'END'
5  2026-09-04  Cy Lund     4/4  unit rates  c4 task:done q4          Pat
4  2026-09-04  Ben Diallo  1/4  unit rates  task:not                 Pat  again
3  2026-09-04  Ana Chen    3/4  unit rates  hint 12min task:done q3  Pat  neat
2  2026-09-01  Ben Diallo  0/1  unit rates  c2 task:done q2          Pat  no book
1  2026-08-31  Ana Chen    2/4  unit rates  task:given               Pat
END
quietly export checkins --to back.csv
is 'byte for byte' "$(cut -d, -f1-6,8-16,20- back.csv | cksum)" \
	"$(cut -d, -f1-6,8-16,20- all.csv | cksum)"

teacher() { HOMEROOM_STORE="$PWD/teacher.db" "$HOMEROOM" "$@" >.quiet; }
teacher class add 7B
teacher import roster roster.csv
teacher objective add unit rates
teacher merge other.db
HOMEROOM_STORE=$PWD/teacher.db
says 'a merge brings them over' checkin list <<'END'
5  2026-09-04  Cy Lund     4/4  unit rates  c4 task:done q4          Pat
4  2026-09-04  Ben Diallo  1/4  unit rates  task:not                 Pat  again
3  2026-09-04  Ana Chen    3/4  unit rates  hint 12min task:done q3  Pat  neat
2  2026-09-01  Ben Diallo  0/1  unit rates  c2 task:done q2          Pat  no book
1  2026-08-31  Ana Chen    2/4  unit rates  task:given               Pat
END
HOMEROOM_STORE=$PWD/other.db
quietly checkin edit 1 task:not
HOMEROOM_STORE=$PWD/teacher.db
says 'and a correction of a word alone' merge other.db <<'END'
Check-ins: 1 corrected, 4 known already.
END
says 'once' merge other.db <<'END'
Check-ins: 5 known already.
END
says 'with that word' checkin list ana <<'END'
3  2026-09-04  Ana Chen  3/4  unit rates  hint 12min task:done q3  Pat  neat
6  2026-08-31  Ana Chen  2/4  unit rates  task:not                 Pat
END
HOMEROOM_STORE=$PWD/file.db
quietly class add 7B
quietly import roster roster.csv
quietly merge all.csv
is 'so does the file of a store' "$("$HOMEROOM" checkin list |
	sed -n 's/.*\(task:[a-z]* *q*[1-4]*\).*/\1/p' | tr -d ' ' |
	tr '\n' ' ')" 'task:doneq4 task:not task:doneq3 task:doneq2 task:given '

# Nine who fall and leave it, five who rise and do it in a week.
unset HOMEROOM_STORE
quietly class add 8A
for name in Ana Ben Cleo Dan Eva Finn Gia Hugo Ida Jon Kim Lea Max Nia; do
	quietly student add "$name Lund" --class 8A
done
quietly objective add 'unit rates' --class 8A
week=0
for day in 09-02 09-09 09-16 09-23 09-30 10-07; do
	week=$((week + 1))
	rise=$((week < 5 ? week - 1 : 4))
	left=task:given
	did=$left
	[ $((week % 2)) = 1 ] || left=task:not
	[ $((week % 2)) = 1 ] || did='task:done q3'
	for name in Ana Ben Cleo Dan Eva Finn Max Nia Gia; do
		echo "$name $((week < 3 ? 3 : week < 5 ? 1 : 0))/4 helped $left"
	done >lines
	for name in Hugo Ida Jon Kim Lea; do
		echo "$name $rise/4 alone $did 20min"
	done >>lines
	input=lines
	HOMEROOM_NOW=2026-${day}T10:00
	quietly checkin - --class 8A
	unset input
done
HOMEROOM_NOW=2026-10-07T11:00
says 'segments differ in what was done, how soon and how well' \
	validate --segments --weeks 2 --class 8A <<'END'
What learners did in the 2 weeks after, by the segment they were in, at 1 moment from 2026-09-16 on.
In brackets beside a segment its students, beside a mean 95 of 100 odds; effect: the share
of the differences that segments account for (eta squared).

                  blocked (0)  starter (5)          builder (9)          refiner (0)  independent (0)  effect
next score        -            88% (88 to 88)       13% (13 to 13)       -            -                1.00
gain in points    -            28.5 (28.5 to 28.5)  -6.1 (-6.1 to -6.1)  -            -                1.00
check-ins a week  -            1 (1 to 1)           1 (1 to 1)           -            -                -
tasks done        -            50% (50 to 50)       0% (0 to 0)          -            -                1.00
days to done      -            7 (7 to 7)           -                    -            -                -
minutes a task    -            20 (20 to 20)        -                    -            -                -
quality           -            67% (67 to 67)       -                    -            -                -

builder stalls: 9 of 9 had no gain in it, in the other segments 0 of 5.
A student counts once in each segment they were in.
What stands in their way was said of none: "plan review --cause", "routine set --cause" and "block" say it.
Those who stalled differed when they were seated: done 0% for 50%.
END
is 'and a segment says so of itself' "$("$HOMEROOM" segment show starter \
	--class 8A | sed -n '/tasks done/p; /quality/p')" \
	"    tasks done                          0%          class 0%"
finish
