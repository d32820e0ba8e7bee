#!/bin/sh
# SPDX-License-Identifier: MIT
# offer: what is offered, every answer, and how many of each in the term.
. "$srcdir/tests/lib/cli.sh"

quietly term add Fall --from 2026-09-01 --to 2026-12-18
quietly class add 7B --term Fall
for name in 'Ana Chen' 'Ben Diallo' 'Cleo Marsh'; do
	quietly student add "$name"
done
says 'nothing is offered at first' offer <<'END'
Nothing is offered now.
This term: 0 acted on, 0 watched, 0 disagreed
END
quietly block ana glasses
quietly block ben reading --severity severe
quietly block cleo 'new here'
says 'the worst comes first' offer list <<'END'
Look at
  1. Ben has an open block: reading since 1 Sep.
  2. Ana has an open block: glasses since 1 Sep.
  3. Cleo has an open block: new here since 1 Sep.
This term: 0 acted on, 0 watched, 0 disagreed
END
quietly offer ana watch --until 2026-09-04 --author Kim
quietly offer ben disagree
says 'an answer holds' offer <<'END'
Look at
  1. Cleo has an open block: new here since 1 Sep.
Answered
  2026-09-01  Ben Diallo  disagree                Pat
  2026-09-01  Ana Chen    watch until 2026-09-04  Kim
This term: 0 acted on, 1 watched, 1 disagreed
END
says 'as JSON it is one list' offer list --json <<'END'
[{"id":"=3","name":"Cleo Marsh","offer":{"cause":"block","strength":2,"checkins":null,"no_gain":null,"expected":null,"reason":"Cleo has an open block: new here since 1 Sep."},"answer":"open","date":null,"until":null,"author":null},{"id":"=2","name":"Ben Diallo","offer":null,"answer":"disagree","date":"2026-09-01","until":null,"author":"Pat"},{"id":"=1","name":"Ana Chen","offer":null,"answer":"watch","date":"2026-09-01","until":"2026-09-04","author":"Kim"}]
END
quietly offer ana act --as-of 2026-09-07T09:00
says 'an answer tells what was done, as JSON too' offer cleo watch --json \
	--as-of 2026-09-07T09:30 <<'END'
{"done":"Cleo Marsh: watch","more":[]}
END
quietly undo
says 'the newest answer of each holds' offer --as-of 2026-09-07T10:00 <<'END'
Look at
  1. Cleo has an open block: new here since 1 Sep.
Answered
  2026-09-07  Ana Chen    act       Pat
  2026-09-01  Ben Diallo  disagree  Pat
This term: 1 acted on, 1 watched, 1 disagreed
END
says 'the older ones are kept' offer list --all --as-of 2026-09-07T10:00 <<'END'
Look at
  1. Cleo has an open block: new here since 1 Sep.
Answered
  2026-09-07  Ana Chen    act                     Pat
  2026-09-01  Ben Diallo  disagree                Pat
  2026-09-01  Ana Chen    watch until 2026-09-04  Kim
This term: 1 acted on, 1 watched, 1 disagreed
END
says 'a student has an own list' student show ana --as-of 2026-09-07T10:00 <<'END'
Ana Chen
Intervene since 2026-09-07. Evidence on no objective yet: none.

Stays
  from 2026-09-07  until now  Intervene  by hand

Offers of intervene
  2026-09-07  act                     Pat
  2026-09-01  watch until 2026-09-04  Kim

Constraints
  blocked: glasses, since 2026-09-01
END
says 'before it was answered there is nothing' offer --as-of 2026-08-30T10:00 <<'END'
Nothing is offered now.
This term: 0 acted on, 0 watched, 0 disagreed
END
says 'list takes no student' offer list ana <<'END'
! homeroom: offer list was given too many words: homeroom offer list [--all]
exit 2
END
quietly student withdraw ben
says 'who left is not named' offer <<'END'
Look at
  1. Cleo has an open block: new here since 1 Sep.
Answered
  2026-09-01  (withdrawn)  disagree                Pat
  2026-09-01  Ana Chen     watch until 2026-09-04  Kim
This term: 0 acted on, 1 watched, 1 disagreed
END
finish
