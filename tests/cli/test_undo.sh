#!/bin/sh
# SPDX-License-Identifier: MIT
# undo, redo and history: the last thing that this author did, taken back.
. "$srcdir/tests/lib/cli.sh"

export HOMEROOM_STORE=here.db
says 'without a class there is nothing to undo' undo <<'END'
! homeroom: there is no store here.db yet: "homeroom class add NAME" makes it, "homeroom demo" shows a sample
exit 1
END
quietly class add 7B
quietly student add Ana Chen
quietly student add Ben Diallo
quietly objective add unit rates
says 'nothing was undone yet' redo <<'END'
! homeroom: nothing of yours was just undone
exit 1
END
quietly checkin ana 3/4
quietly board --json
cp .quiet one
quietly checkin ben 1/4
quietly board --json
cp .quiet two
says 'the last action is taken back' undo <<'END'
Undone: check-in 1/4 for Ben Diallo, 10:00
END
quietly board --json
ok 'the board is as it was before' cmp .quiet one
says 'and done again' redo <<'END'
Done again: check-in 1/4 for Ben Diallo, 10:00
END
quietly board --json
ok 'the board is as it was after' cmp .quiet two
says 'once' redo <<'END'
! homeroom: nothing of yours was just undone
exit 1
END
says 'history has both' history <<'END'
2026-09-01 10:00  Pat  redo
2026-09-01 10:00  Pat  undo (undone)
2026-09-01 10:00  Pat  check-in 1/4 for Ben Diallo
2026-09-01 10:00  Pat  check-in 3/4 for Ana Chen
2026-09-01 10:00  Pat  objective add unit rates
2026-09-01 10:00  Pat  student add for Ben Diallo
2026-09-01 10:00  Pat  student add for Ana Chen
2026-09-01 10:00  Pat  class add
END
says 'of a student what was about them' history ben <<'END'
2026-09-01 10:00  Pat  check-in 1/4 for Ben Diallo
2026-09-01 10:00  Pat  student add for Ben Diallo
END
says 'nobody else has a history' history bob <<'END'
! homeroom: No student is called "bob": check the spelling, or give the id.
exit 1
END
quietly undo
quietly absent ana
says 'what is done after an undo ends the redo' redo <<'END'
! homeroom: nothing of yours was just undone
exit 1
END

export HOMEROOM_NOW=2026-09-02T09:00
says 'of another day the date is said' undo <<'END'
Undone: absent for Ana Chen, 1 Sep 10:00
END
says 'as of then less was done' history --as-of 2026-09-01T09:59 <<'END'
END
says 'another author has done nothing' undo --author Kim <<'END'
! homeroom: nothing of yours is left to undo in this class
exit 1
END
says 'the other one does something' move ben extend --author Kim <<'END'
Ben Diallo is now in Extend
END
quietly checkin ana 4/4
says 'own work goes back' undo <<'END'
Undone: check-in 4/4 for Ana Chen, 09:00
END
says 'past it too, and the other stays' undo <<'END'
Undone: check-in 3/4 for Ana Chen, 1 Sep 10:00
END
says 'the other author goes back too' undo --author Kim <<'END'
Undone: move extend for Ben Diallo, 09:00
END
says 'to redo is of its author' redo --author Kim <<'END'
Done again: move extend for Ben Diallo, 09:00
END
says 'history as JSON' history ben --json <<'END'
[{"id":12,"at":"2026-09-02T09:00:00","author":"Kim","verb":"move","what":"move extend for Ben Diallo","undone":false},{"id":6,"at":"2026-09-01T10:00:00","author":"Pat","verb":"checkin","what":"check-in 1/4 for Ben Diallo","undone":true},{"id":3,"at":"2026-09-01T10:00:00","author":"Pat","verb":"student add","what":"student add for Ben Diallo","undone":false}]
END

quietly class add 8A
says 'another class has its own steps' redo <<'END'
! homeroom: nothing of yours was just undone
exit 1
END
quietly class use 7B
quietly student add Zoë Benali
quietly checkin zoë 2/4
quietly regroup
says 'a proposal is no step' undo <<'END'
Undone: check-in 2/4 for Zoë Benali, 09:00
END
says 'and does not end a redo' redo <<'END'
Done again: check-in 2/4 for Zoë Benali, 09:00
END
quietly undo
quietly regroup
says 'not even a new one' redo <<'END'
Done again: check-in 2/4 for Zoë Benali, 09:00
END
quietly regroup --accept
says 'an accepted one is' undo <<'END'
Undone: regroup (1 move), 09:00
END
says 'with its proposal: the one before is the newest' proposal <<'END'
Proposal 2, Wed 2 Sep 09:00, unit rates, policy 1
no one would move
3 students stay
END

quietly board --json
cp .quiet before
for step in $(seq 50); do
	HOMEROOM_NOW=2026-09-02T10:$(printf %02d "$step")
	quietly checkin ana "$((step % 5))/4"
done
says 'fifty are logged' checkin list ana --count <<'END'
50
END
export HOMEROOM_NOW=2026-09-02T11:00
for step in $(seq 50); do
	quietly undo
done
says 'fifty are undone' checkin list ana --count <<'END'
0
END
export HOMEROOM_NOW=2026-09-02T09:00
quietly board --json
ok 'and all is as it was' cmp .quiet before
export HOMEROOM_NOW=2026-09-02T11:00
for step in $(seq 50); do
	quietly redo
done
says 'fifty are done again' checkin list ana --count <<'END'
50
END
says 'no more than that' redo <<'END'
! homeroom: nothing of yours was just undone
exit 1
END
finish
