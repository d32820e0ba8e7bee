#!/bin/sh
# SPDX-License-Identifier: MIT
# accept --whole-class: one lesson for all instead of the groups.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly objective add 'unit rates'
quietly objective add percents
for name in 'Ana Chen' 'Ben Diallo' 'Cleo Marsh' 'Dan Wu' 'Eva Ito' \
	'Fay Roy'; do
	quietly student add "$name"
done
says 'there is no proposal yet' accept --whole-class <<'END'
! homeroom: no proposal has been made in this class: "homeroom regroup" makes one
exit 1
END
quietly checkin ana 4/4 @unit
quietly regroup
says 'one student is no case' accept --whole-class <<'END'
! homeroom: this proposal makes no case for one lesson for all: "homeroom accept" takes its moves
exit 1
END
quietly accept
for name in ana ben cleo dan eva; do
	quietly checkin $name 1/4 @unit
	quietly checkin $name 1/4 @unit
done
quietly regroup
says 'no student is named with it' accept ana --whole-class <<'END'
! homeroom: --whole-class is one lesson for all: name no students with it
exit 2
END
says 'it places who has no place' accept --whole-class <<'END'
One lesson for all: reteach unit rates; 4 students placed
END
says 'and closes the proposal' accept <<'END'
! homeroom: no proposal is open: "homeroom regroup" makes one
exit 1
END
says 'the others stand where they stood' student list <<'END'
=1  Ana Chen    Extend
=2  Ben Diallo  Reteach
=3  Cleo Marsh  Reteach
=4  Dan Wu      Reteach
=5  Eva Ito     Reteach
=6  Fay Roy     not yet seen
END
says 'the board says it' board <<'END'
7B, 6 students, unit rates, Tue 1 Sep 10:00
5 checked in today, 0 not seen for 5 days or more, a regroup would move 1
Whole class: reteach unit rates, since 10:00

Reteach (4)
  Ben Diallo                --11  about 30% (11-60)    thin
  Cleo Marsh                --11  about 30% (11-60)    thin
  Dan Wu                    --11  about 30% (11-60)    thin
  Eva Ito                   --11  about 30% (11-60)    thin

Practice (0)

Extend (1)
  Ana Chen                  -411  about 47% (22-73)    would move to reteach

Intervene (0)

Not yet seen (1)
  Fay Roy                   ----  no evidence yet
END
quietly board --json
is 'with a key of its own' "$(sed 's/.*"whole_class"://;s/,"clusters.*//' .quiet)" \
	'{"what":"reteach","objective":"unit rates","since":"2026-09-01T10:00:00","sentence":"reteach unit rates, since 10:00"}'
says 'on another day with the day' board --as-of 2026-09-02T09:00 <<'END'
7B, 6 students, unit rates, Wed 2 Sep 09:00
0 checked in today, 0 not seen for 5 days or more, a regroup would move 1
Whole class: reteach unit rates, since 1 Sep 10:00

Reteach (4)
  Ben Diallo                --11  about 30% (10-62)    thin
  Cleo Marsh                --11  about 30% (10-62)    thin
  Dan Wu                    --11  about 30% (10-62)    thin
  Eva Ito                   --11  about 30% (10-62)    thin

Practice (0)

Extend (1)
  Ana Chen                  -411  about 47% (21-75)    would move to reteach

Intervene (0)

Not yet seen (1)
  Fay Roy                   ----  no evidence yet
END
says 'it is one step' undo <<'END'
Undone: one lesson for all (4 moves), 10:00
END
says 'after which there is none' board <<'END'
7B, 6 students, unit rates, Tue 1 Sep 10:00
5 checked in today, 0 not seen for 5 days or more, a regroup would move 5

Reteach (0)

Practice (0)

Extend (1)
  Ana Chen                  -411  about 47% (22-73)    would move to reteach

Intervene (0)

Not placed yet (5)
  Ben Diallo                --11  about 30% (11-60)    would move to reteach  thin
  Cleo Marsh                --11  about 30% (11-60)    would move to reteach  thin
  Dan Wu                    --11  about 30% (11-60)    would move to reteach  thin
  Eva Ito                   --11  about 30% (11-60)    would move to reteach  thin
  Fay Roy                   ----  no evidence yet
END
says 'that can be done again' redo <<'END'
Done again: one lesson for all (4 moves), 10:00
END
quietly regroup --as-of 2026-09-01T10:30
quietly board --as-of 2026-09-01T10:30
is 'the next regroup ends it' "$(grep Whole .quiet)" ''

for name in ana ben cleo dan eva fay; do
	for i in 1 2 3 4; do
		quietly checkin $name 8/8 @percents --as-of 2026-09-01T10:4$i
	done
done
quietly regroup --as-of 2026-09-01T11:00
says 'what comes next must be said' accept --whole-class \
	--as-of 2026-09-01T11:00 <<'END'
! homeroom: it is not said what comes next: "homeroom objective use NAME" moves on, and there are unit rates, percents
exit 1
END
quietly objective add ratios
quietly objective require percents ratios
quietly regroup --as-of 2026-09-01T11:00
says 'then the class moves on' accept --whole-class \
	--as-of 2026-09-01T11:00 <<'END'
The focus is ratios; 1 student placed
END
says 'to it' objective list <<'END'
   unit rates  11 check-ins
   percents    0 check-ins
*  ratios      0 check-ins   after percents
END
finish
