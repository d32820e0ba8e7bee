#!/bin/sh
# SPDX-License-Identifier: MIT
# Notes that are a tutor's own until they are shared, and lines that go on.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly student add Ana Chen
quietly student add Ben Diallo
quietly objective add rates
quietly checkin ana 3/4 "for all"
quietly --author Kim checkin ana 1/4 "for Kim"

says 'a note in a class of another is private' checkin list <<'END'
2  2026-09-01  Ana Chen  1/4  rates  Kim  (private)
1  2026-09-01  Ana Chen  3/4  rates  Pat  for all
END
says 'but its author sees it' --author Kim checkin list <<'END'
2  2026-09-01  Ana Chen  1/4  rates  Kim  for Kim (private)
1  2026-09-01  Ana Chen  3/4  rates  Pat  for all
END
says 'the student shows no more of it' student show ana <<'END'
Ana Chen
Not placed yet. Evidence on rates: thin.

Estimates
  rates  about 58% (29-82)  2 check-ins

Check-ins
  2  2026-09-01  1/4  rates  Kim  (private)
  1  2026-09-01  3/4  rates  Pat  for all

Over weeks
  segment: starter; check-ins 2, which is below 3
END
is 'nor does the reason' "$(try why ana | grep -c 'Kim  (private)$')" 1
says 'another may correct the score' checkin edit 2 2/4 <<'END'
Ana Chen 1/4 is now 2/4 (check-in 3)
END
says 'and the note stays its authors' --author Kim checkin list ana <<'END'
3  2026-09-01  Ana Chen  2/4  rates  Kim  for Kim (private)
1  2026-09-01  Ana Chen  3/4  rates  Pat  for all
END
says 'it cannot be written over unseen' checkin edit 3 "mine" <<'END'
! homeroom: the note there is Kim's own and not shared yet: write yours with a check-in of your own
exit 1
END
says 'nor shared by another' checkin share 3 <<'END'
! homeroom: the note of check-in 3 is Kim's: only they can share it
exit 1
END
says 'its author says which' --author Kim checkin share <<'END'
! homeroom: which notes? Name their check-ins, as "homeroom checkin list" numbers them, or say --all
exit 2
END
says 'shared, it is for all' --author Kim checkin share --all <<'END'
1 note can be seen by all now.
END
says 'for all' checkin list ana <<'END'
4  2026-09-01  Ana Chen  2/4  rates  Kim  for Kim
1  2026-09-01  Ana Chen  3/4  rates  Pat  for all
END
says 'there is no more to share' --author Kim checkin share --all <<'END'
0 notes: there was nothing private.
END
says 'which can be undone' --author Kim undo <<'END'
Undone: sharing of 1 note, 10:00
END
says 'and is private again' checkin list ana <<'END'
3  2026-09-01  Ana Chen  2/4  rates  Kim  (private)
1  2026-09-01  Ana Chen  3/4  rates  Pat  for all
END
says 'a tutor can share at once' --author Kim checkin ben 3/4 "seen" --share <<'END'
Ben Diallo 3/4 on rates, 10:00, note "seen". Not placed yet; about 79% (47-94).
END
says 'and a teacher keep a note' checkin ben 2/4 "hm" --private <<'END'
Ben Diallo 2/4 on rates, 10:00, note "hm". Not placed yet; about 69% (39-88).
END
says 'each sees their own' --author Kim checkin list ben <<'END'
6  2026-09-01  Ben Diallo  2/4  rates  Pat  (private)
5  2026-09-01  Ben Diallo  3/4  rates  Kim  seen
END
says 'but not both' checkin ben 2/4 "hm" --private --share <<'END'
! homeroom: --private or --share: a note cannot be both
exit 2
END

input=$PWD/lines
printf 'ana 2/4 : ok\nbob 3/4\n\nben 9/4\nben 3/4 c2\n' >"$input"
says 'lines are logged all or none' checkin - <<'END'
! homeroom: line 2: No student is called "bob": check the spelling, or give the id.
exit 1
END
says 'or those that can be, and the others are said' checkin - --keep-going <<'END'
Ana Chen 2/4 on rates, 10:00, note "ok". Not placed yet; about 64% (37-85).
Ben Diallo 3/4 on rates, 10:00. Not placed yet; about 73% (46-90).
! line 2 is not logged: bob 3/4: No student is called "bob": check the spelling, or give the id.
! line 4 is not logged: ben 9/4: "9/4": more points than there are.
exit 3
END
printf 'bob 3/4\n' >none
input=$PWD/none
says 'where none can be, it failed' checkin - --keep-going <<'END'
! homeroom: nothing is logged: no line could be
! line 1 is not logged: bob 3/4: No student is called "bob": check the spelling, or give the id.
exit 1
END
printf 'ana 2/4\n' >one
input=$PWD/one
says 'where all can be, it is done' checkin - --keep-going <<'END'
Ana Chen 2/4 on rates, 10:00. Not placed yet; about 61% (35-83).
END
quietly undo
says 'a token is for whole inputs' checkin - --keep-going --token t <<'END'
! homeroom: --keep-going is for lines of standard input, "checkin -", without a token: which lines a token stands for would not be known
exit 2
END
input=
says 'and going on for lines' checkin ana 3/4 --keep-going <<'END'
! homeroom: --keep-going is for lines of standard input, "checkin -", without a token: which lines a token stands for would not be known
exit 2
END
finish
