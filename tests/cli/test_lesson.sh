#!/bin/sh
# SPDX-License-Identifier: MIT
# The verbs of a lesson: who is out, what stands in the way, who sits where.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly student add Ana Chen
quietly student add Ben Diallo
quietly student add Zoë Benali
quietly objective add unit rates
for who in ana ben zoë; do
	quietly checkin "$who" 2/4
done
quietly regroup --accept

says 'a student is absent today' absent ana <<'END'
Ana Chen is absent
END
says 'several are, until a day' absent ben zoe --until 2026-09-03 <<'END'
Ben Diallo is absent until 3 Sep
Zoë Benali is absent until 3 Sep
END
says 'the board says so' board --plain <<'END'
7B, 3 students, unit rates, Tue 1 Sep 10:00
3 checked in today, 0 not seen for 5 days or more, a regroup would move 0

Reteach (0)

Practice (3)
  Ana Chen                  ---2  about 64% (31-88)    absent  thin
  Ben Diallo                ---2  about 64% (31-88)    absent  thin
  Zoë Benali                ---2  about 64% (31-88)    absent  thin

Extend (0)

Intervene (0)
END
says 'who is there comes back' present ana ben <<'END'
Ana Chen is here
Ben Diallo is here
END
says 'only once' present ana <<'END'
! homeroom: Ana Chen is not marked absent today
exit 1
END
says 'all or none' present zoe ana <<'END'
! homeroom: Ana Chen is not marked absent today
exit 1
END
says 'an absence ends by itself' board --plain --as-of 2026-09-04T10:00 <<'END'
7B, 3 students, unit rates, Fri 4 Sep 10:00
0 checked in today, 0 not seen for 5 days or more, a regroup would move 0

Reteach (0)

Practice (3)
  Ana Chen                  ---2  about 64% (28-89)    thin
  Ben Diallo                ---2  about 64% (28-89)    thin
  Zoë Benali                ---2  about 64% (28-89)    thin

Extend (0)

Intervene (0)
END
says 'a new end replaces the one before' absent zoe --until 2026-09-02 <<'END'
Zoë Benali is absent until 2 Sep
END
says 'so the third is no absence' present zoe --as-of 2026-09-03T09:00 <<'END'
! homeroom: Zoë Benali is not marked absent today
exit 1
END
says 'nobody is named twice' absent ben diallo <<'END'
! homeroom: Ben Diallo is named twice
exit 2
END
says 'absence is of today' absent ben ana <<'END'
Ben Diallo is absent
Ana Chen is absent
END
says 'an absence does not end before today' absent ana --until 2026-08-30 <<'END'
! homeroom: --until 2026-08-30 lies in the past
exit 2
END
says 'an end is a date' absent ana --until friday <<'END'
! homeroom: --until: "friday" is no date; write it like 2026-10-14 or 2026-10-14T10:42.
exit 2
END
says 'an absence is of someone' absent <<'END'
! homeroom: absent wants more words: homeroom absent STUDENT... [--until DAY]
exit 2
END
says 'of someone known' absent ana bob <<'END'
! homeroom: No student is called "bob": check the spelling, or give the id.
exit 1
END
says 'absences are steps of undo' undo <<'END'
Undone: absent (2 students), 10:00
END

says 'a block is noted' block ana language <<'END'
Ana Chen: language
END
says 'with how bad and until when' \
	block ana 'misses Mondays' --severity severe --until 2026-10-01 <<'END'
Ana Chen: misses Mondays until 1 Oct
END
says 'once' block ana language --severity light <<'END'
! homeroom: Ana Chen has the block "language" already
exit 1
END
says 'it is light, middle or severe' block ben reading --severity bad <<'END'
! homeroom: --severity bad: say light, middle or severe
exit 2
END
says 'or a number' block ben reading --severity 1 <<'END'
Ben Diallo: reading
END
says 'a block has words' block ben '' <<'END'
! homeroom: the block has no name: give it one
exit 1
END
says 'not only blanks' block ben '  ' <<'END'
! homeroom: the block has no name: give it one
exit 1
END
says 'its end lies ahead' block ben noise --until 2026-08-01 <<'END'
! homeroom: --until 2026-08-01 lies in the past
exit 2
END
says 'it is one word or in quotes' block ben very noisy <<'END'
! homeroom: what is in the way is one word, or in quotes: No student is called "very": check the spelling, or give the id.
exit 2
END
says 'several may have the same' block ana ben sleep <<'END'
Ana Chen and Ben Diallo: sleep
END
says 'which is one step of undo' undo <<'END'
Undone: block (2 students) sleep, 10:00
END
says 'open blocks are constraints' student show ana <<'END'
Ana Chen
Practice since 2026-09-01. Evidence on unit rates: thin.

Estimates
  unit rates  about 64% (31-88)  1 check-in

Stays
  from 2026-09-01  until now  Practice  unit rates

Check-ins
  1  2026-09-01  2/4  unit rates  Pat

Constraints
  blocked: misses Mondays, severe, since 2026-09-01 until 2026-10-01
  blocked: language, since 2026-09-01

Over weeks
  segment: blocked; "misses Mondays" is in the way since 1 Sep, severe
  language: plan for the words as well as for the topic
    pace: more time to read and to answer
    format: pictures, worked examples and the words of the topic; a partner to talk it over with
    check in: by showing, drawing or doing, so that the skill is seen and not the language
END
says 'the one named is closed' unblock ana language <<'END'
Ana Chen: no longer language
END
says 'one that is not open is not closed' unblock ana language <<'END'
! homeroom: Ana Chen has no open block "language"
exit 1
END
quietly block ana reading
says 'all are closed' unblock ana <<'END'
Ana Chen: no longer misses Mondays
Ana Chen: no longer reading
END
says 'there is none left' unblock ana <<'END'
! homeroom: Ana Chen has no open block
exit 1
END
says 'closing is a step of undo' undo <<'END'
Undone: unblock for Ana Chen, 10:00
END
says 'so they are open again' unblock ana reading <<'END'
Ana Chen: no longer reading
END

says 'a student is placed by hand' move ana extend --why 'asked for more' <<'END'
Ana Chen is now in Extend
END
says 'a label is a cluster too' move ana Practice <<'END'
Ana Chen is now in Practice
END
says 'not where they are' move ana practice <<'END'
! homeroom: Ana Chen is in Practice already
exit 1
END
says 'not into no cluster' move ana none <<'END'
! homeroom: "none" is no cluster: say reteach, practice, extend or intervene
exit 2
END
says 'not into one that is not there' move ana library <<'END'
! homeroom: "library" is no cluster: say reteach, practice, extend or intervene
exit 2
END
says 'a move wants a cluster' move ana <<'END'
! homeroom: move wants more words: homeroom move STUDENT... CLUSTER [--why TEXT]
exit 2
END
says 'the moves are stays' student show ana <<'END'
Ana Chen
Practice since 2026-09-01. Evidence on unit rates: thin.

Estimates
  unit rates  about 64% (31-88)  1 check-in

Stays
  from 2026-09-01  to 2026-09-01  Practice  unit rates
  from 2026-09-01  to 2026-09-01  Extend    by hand
  from 2026-09-01  until now      Practice  by hand

Check-ins
  1  2026-09-01  2/4  unit rates  Pat

Constraints
  blocked: misses Mondays, severe, since 2026-09-01 until 2026-10-01

Over weeks
  segment: blocked; "misses Mondays" is in the way since 1 Sep, severe
END

says 'a student is pinned' pin ana --why 'new here' --until 2026-09-30 <<'END'
Ana Chen stays where they stand
END
says 'the board says it' board --plain <<'END'
7B, 3 students, unit rates, Tue 1 Sep 10:00
3 checked in today, 0 not seen for 5 days or more, a regroup would move 0

Reteach (0)

Practice (3)
  Ana Chen                  ---2  about 64% (31-88)    look: see why  pinned  block: misses Mondays  thin
  Ben Diallo                ---2  about 64% (31-88)    block: reading  thin
  Zoë Benali                ---2  about 64% (31-88)    absent  thin

Extend (0)

Intervene (0)
END
says 'a new pin replaces the one before' pin ana <<'END'
Ana Chen stays where they stand
END
says 'there is one' student show ana <<'END'
Ana Chen
Practice since 2026-09-01. Evidence on unit rates: thin.

Estimates
  unit rates  about 64% (31-88)  1 check-in

Stays
  from 2026-09-01  to 2026-09-01  Practice  unit rates
  from 2026-09-01  to 2026-09-01  Extend    by hand
  from 2026-09-01  until now      Practice  by hand

Check-ins
  1  2026-09-01  2/4  unit rates  Pat

Constraints
  blocked: misses Mondays, severe, since 2026-09-01 until 2026-10-01
  pinned, by Pat

Over weeks
  segment: blocked; "misses Mondays" is in the way since 1 Sep, severe
END
says 'a pin is taken off' unpin ana <<'END'
Ana Chen is free to move
END
says 'only once' unpin ana <<'END'
! homeroom: Ana Chen is not pinned
exit 1
END
says 'several are pinned at once' pin ana ben <<'END'
Ana Chen and Ben Diallo stay where they stand
END
says 'and let go at once' unpin ana ben <<'END'
Ana Chen and Ben Diallo are free to move
END
says 'none of them where one is not pinned' unpin ana ben <<'END'
! homeroom: Ana Chen is not pinned
exit 1
END
says 'its end lies ahead' pin ana --until 2026-08-31 <<'END'
! homeroom: --until 2026-08-31 lies in the past
exit 2
END
says 'pin is ended by unpin' pin ana --off <<'END'
! homeroom: pin has no option --off: "homeroom help pin" lists them
exit 2
END

says 'two are kept together' together ana ben --why 'help each other' <<'END'
Ana Chen and Ben Diallo are to be kept together
END
says 'three are kept apart' apart ana ben zoe --until 2026-12-18 <<'END'
Ana Chen, Ben Diallo and Zoë Benali are to be kept apart
Ana Chen and Ben Diallo are to be kept together and apart: one of the two has to go.
END
says 'each is told of by each' student show ben <<'END'
Ben Diallo
Practice since 2026-09-01. Evidence on unit rates: thin.

Estimates
  unit rates  about 64% (31-88)  1 check-in

Stays
  from 2026-09-01  until now  Practice  unit rates

Check-ins
  2  2026-09-01  2/4  unit rates  Pat

Constraints
  in the way: reading, light, since 2026-09-01
  together with Ana Chen, by Pat: help each other
  apart from Ana Chen, Zoë Benali until 2026-12-18, by Pat

Over weeks
  segment: starter; check-ins 1, which is below 3
END
says 'nobody is apart from themselves' apart ana ana <<'END'
! homeroom: Ana Chen is named twice
exit 2
END
says 'it takes two' together ana <<'END'
! homeroom: together wants more words: homeroom together STUDENT STUDENT... [--until DAY] [--why TEXT] [--off]
exit 2
END
says 'a lock is taken off' together ben ana --off <<'END'
Ben Diallo and Ana Chen are free of it
END
says 'only once' together ben ana --off <<'END'
! homeroom: no such lock holds them
exit 1
END
says 'two of the three are enough, and the third is named' \
	apart zoe ana --off <<'END'
Zoë Benali, Ana Chen and Ben Diallo are free of it: it held all of them, and has ended for all
END
says 'nothing is left' student show ben <<'END'
Ben Diallo
Practice since 2026-09-01. Evidence on unit rates: thin.

Estimates
  unit rates  about 64% (31-88)  1 check-in

Stays
  from 2026-09-01  until now  Practice  unit rates

Check-ins
  2  2026-09-01  2/4  unit rates  Pat

Constraints
  in the way: reading, light, since 2026-09-01

Over weeks
  segment: starter; check-ins 1, which is below 3
END
says 'all of it is history' history <<'END'
2026-09-01 10:00  Pat  apart (3 students) off
2026-09-01 10:00  Pat  together (2 students) off
2026-09-01 10:00  Pat  apart (3 students)
2026-09-01 10:00  Pat  together (2 students)
2026-09-01 10:00  Pat  unpin (2 students)
2026-09-01 10:00  Pat  pin (2 students)
2026-09-01 10:00  Pat  unpin for Ana Chen
2026-09-01 10:00  Pat  pin for Ana Chen
2026-09-01 10:00  Pat  pin for Ana Chen
2026-09-01 10:00  Pat  move practice for Ana Chen
2026-09-01 10:00  Pat  move extend for Ana Chen
2026-09-01 10:00  Pat  unblock reading for Ana Chen
2026-09-01 10:00  Pat  undo
2026-09-01 10:00  Pat  unblock for Ana Chen (undone)
2026-09-01 10:00  Pat  block reading for Ana Chen
2026-09-01 10:00  Pat  unblock language for Ana Chen
2026-09-01 10:00  Pat  undo
2026-09-01 10:00  Pat  block (2 students) sleep (undone)
2026-09-01 10:00  Pat  block reading for Ben Diallo
2026-09-01 10:00  Pat  block misses Mondays for Ana Chen
2026-09-01 10:00  Pat  block language for Ana Chen
2026-09-01 10:00  Pat  undo
2026-09-01 10:00  Pat  absent (2 students) (undone)
2026-09-01 10:00  Pat  absent for Zoë Benali
2026-09-01 10:00  Pat  present (2 students)
2026-09-01 10:00  Pat  absent (2 students)
2026-09-01 10:00  Pat  absent for Ana Chen
2026-09-01 10:00  Pat  regroup (3 moves)
2026-09-01 10:00  Pat  check-in 2/4 for Zoë Benali
2026-09-01 10:00  Pat  check-in 2/4 for Ben Diallo
2026-09-01 10:00  Pat  check-in 2/4 for Ana Chen
2026-09-01 10:00  Pat  objective add unit rates
2026-09-01 10:00  Pat  student add for Zoë Benali
2026-09-01 10:00  Pat  student add for Ben Diallo
2026-09-01 10:00  Pat  student add for Ana Chen
2026-09-01 10:00  Pat  class add
END
says 'of one student too' history zoe <<'END'
2026-09-01 10:00  Pat  apart (3 students) off
2026-09-01 10:00  Pat  apart (3 students)
2026-09-01 10:00  Pat  absent for Zoë Benali
2026-09-01 10:00  Pat  absent (2 students)
2026-09-01 10:00  Pat  regroup (3 moves)
2026-09-01 10:00  Pat  check-in 2/4 for Zoë Benali
2026-09-01 10:00  Pat  student add for Zoë Benali
END
quietly student withdraw ben
says 'who left is not absent' absent diallo <<'END'
! homeroom: No student is called "diallo": check the spelling, or give the id.
exit 1
END
says 'nor moved' move diallo extend <<'END'
! homeroom: No student is called "diallo": check the spelling, or give the id.
exit 1
END
finish
