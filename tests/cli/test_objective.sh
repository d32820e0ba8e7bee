#!/bin/sh
# SPDX-License-Identifier: MIT
# objective and round: what check-ins are about, and whole batches of them.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly student add Ana Chen
quietly student add Omar Diallo

says 'no objective, no lines' objective list <<'END'
END
says 'an objective is made' objective add Unit rates <<'END'
Objective Unit rates is made.
END
says 'once' objective add 'UNIT  rates' <<'END'
! homeroom: another objective is called "UNIT rates" already: choose another name
exit 1
END
quietly objective add Fractions
says 'one is the focus' objective use frac <<'END'
The focus is Fractions.
END
says 'the list has a star at the focus' objective list <<'END'
   Unit rates  0 check-ins
*  Fractions   0 check-ins
END
says 'the focus follows the newest round again' objective use --newest <<'END'
The focus is that of the newest round.
END
says 'one or the other' objective use frac --newest <<'END'
! homeroom: say an objective or --newest, not both
exit 2
END
says 'one comes before the other' objective require frac unit <<'END'
Fractions comes before Unit rates.
END
says 'not the other way too' objective require unit frac <<'END'
! homeroom: each of these objectives would need the other first: leave one of the requirements out
exit 1
END
says 'what is needed is listed' objective list --json <<'END'
[{"id":1,"name":"Unit rates","focus":true,"checkins":0,"needs":["Fractions"]},{"id":2,"name":"Fractions","focus":false,"checkins":0,"needs":[]}]
END

quietly checkin Ana 3/4 '@frac' 'round:Exit ticket'
quietly checkin Omar 1/4 '@frac' 'round:Exit ticket'
quietly checkin Omar 2/4 '@unit'
says 'a round has its check-ins' round list <<'END'
=1  2026-09-01  Exit ticket  Fractions  2 check-ins
END
says 'rounds as JSON' round list --json <<'END'
[{"id":1,"name":"Exit ticket","date":"2026-09-01","objective":"Fractions","checkins":2}]
END
says 'before it was held it is not listed' round list --as-of 2026-08-31 <<'END'
END
says 'a round is corrected as a whole' round edit exit --objective unit \
	--date 2026-08-28 --name 'Warm up' <<'END'
Warm up: Unit rates, 2026-08-28, 2 check-ins.
END
says 'its check-ins follow' checkin list <<'END'
3  2026-09-01  Omar Diallo  2/4  Unit rates  Pat
5  2026-08-28  Omar Diallo  1/4  Unit rates  Pat
4  2026-08-28  Ana Chen     3/4  Unit rates  Pat
END
quietly checkin Ana 2/4 '@unit' 'round:Check' --as-of 2026-08-29
quietly checkin Ana 2/4 '@unit' 'round:Early' --as-of 2026-08-20
says 'the last round held is listed first' round list <<'END'
=2  2026-08-29  Check    Unit rates  1 check-in
=1  2026-08-28  Warm up  Unit rates  2 check-ins
=3  2026-08-20  Early    Unit rates  1 check-in
END
quietly undo
quietly undo
says 'a round that lies ahead is a slip' round edit '=1' --date 2026-12-01 <<'END'
! homeroom: --date 2026-12-01 lies ahead of now
exit 2
END
says 'an edit says what' round edit warm <<'END'
! homeroom: what is to change? Say --name, --objective or --date
exit 2
END
says 'an unknown round is not edited' round edit '=9' --name x <<'END'
! homeroom: No round is called "=9": check the spelling, or give the id.
exit 1
END
says 'a round is withdrawn with its check-ins' round withdraw warm up <<'END'
Warm up is withdrawn with 2 check-ins.
END
says 'then they are no evidence' checkin list --count <<'END'
1
END
says 'and come back by undo' undo <<'END'
Undone: round withdraw Warm up, 10:00
END
says 'all of them' checkin list --count <<'END'
3
END
finish
