#!/bin/sh
# SPDX-License-Identifier: MIT
# What regroup says beside the moves: to and fro, sizes, and locks that clash.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly objective add 'unit rates'
for name in 'Ana Chen' 'Ben Diallo' 'Cleo Marsh' 'Dan Wu'; do
	quietly student add "$name"
	quietly checkin "$name" 1/4
done
quietly regroup --accept
quietly pin ana --why 'works well here' --until 2026-10-30
quietly pin ben
says 'a clash is said at once' apart ana ben --author Kim <<'END'
Ana Chen and Ben Diallo are to be kept apart
Ana Chen and Ben Diallo are to be kept apart, but both are pinned to Reteach.
END
says 'and once, whoever asked again' apart ana ben <<'END'
Ana Chen and Ben Diallo are to be kept apart
Ana Chen and Ben Diallo are to be kept apart, but both are pinned to Reteach.
END
quietly undo
quietly move cleo practice
says 'and of two clusters' together ana cleo <<'END'
Ana Chen and Cleo Marsh are to be kept together
Ana Chen and Cleo Marsh are to be kept together, but Ana Chen is pinned to Reteach and Cleo Marsh would stand in Practice; Cleo Marsh has no newer check-in.
END
quietly pin cleo
says 'a pin can clash as well' pin ana --why 'works well here' <<'END'
Ana Chen stays where they stand
Ana Chen and Ben Diallo are to be kept apart, but both are pinned to Reteach.
Ana Chen and Cleo Marsh are to be kept together, but Ana Chen is pinned to Reteach and Cleo Marsh to Practice.
END
says 'an end to it clashes with nothing' together ana cleo --off <<'END'
Ana Chen and Cleo Marsh are free of it
END
quietly unpin cleo
for to in reteach practice reteach; do
	quietly move cleo $to
done
quietly policy set reteach.max 2
quietly checkin dan 0/4
says 'regroup tells of all' regroup <<'END'
Proposal 2, Tue 1 Sep 10:00, unit rates, policy 2
1 proposed
  Dan Wu           Reteach -> Practice   reteach is full
3 students stay, 1 goes to and fro, 2 clashes

Evidence
  4 of 4 lean to one cluster by the odds a move needs; moving a line by 5 points would move no one.

To and fro
  Cleo has gone to and fro between reteach and practice 4 times since 1 Sep: calm placement, or a pin, would hold.

Clashes
  Ana Chen and Ben Diallo are to be kept apart, but both are pinned to Reteach.
  Reteach has room for 2, but 3 would stand there: 2 are pinned, 1 has no newer check-in.
END
quietly regroup --json
is 'as JSON too' "$(sed 's/.*"oscillating"/"oscillating"/' .quiet)" \
	'"oscillating":[{"id":"=3","name":"Cleo Marsh","turns":4,"since":"2026-09-01","sentence":"Cleo has gone to and fro between reteach and practice 4 times since 1 Sep: calm placement, or a pin, would hold."}],"clashes":["Ana Chen and Ben Diallo are to be kept apart, but both are pinned to Reteach.","Reteach has room for 2, but 3 would stand there: 2 are pinned, 1 has no newer check-in."]}'
is 'a row names its lock' "$(sed 's/.*"name":"Ana Chen","from"//;s/,"line.*//' \
	.quiet)" \
	':"reteach","to":"reteach","state":"proposed","rule":"pinned","wanted":null,"objective":"unit rates","teach":null,"lock":{"kind":"pin","students":[{"id":"=1","name":"Ana Chen"}],"author":"Pat","why":"works well here","until":null}'
says 'why says who locked what' why ana <<'END'
Ana stays in reteach: pinned by Pat (works well here); about 39% (13-73) next time; the evidence points to reteach. Thin evidence: 1 check-in on unit rates.
Rule: a pin goes before the evidence.
Estimate: about 39% (13-73)
Locks:
  apart from Ben Diallo, by Kim
  pinned, by Pat: works well here
Evidence:
  2026-09-01  1/4  Pat
What moves the estimate, in steps of odds (0 in all is 50%):
  +0.4  up             the class on this objective
  -0.7  down           the student in general
  -0.1  a little down  the student on this objective
  -0.1  a little down  the last tries
What would change it: Taking off the pin.
Over weeks, which moves no one:
  segment: starter; check-ins 1, which is below 3
END

# Classmates go down; nobody else was seen again.
quietly class add 7C
quietly objective add ratios
for name in Ada Bo Cy Dee Eli Fia Gus Hal Ina; do
	quietly student add "$name"
	quietly checkin "$name" 3/4
done
quietly regroup --accept
first=$(try checkin list ada | cut -d' ' -f1)
quietly checkin edit "$first" 'typo mended'
for day in 02 03; do
	for name in cy dee eli fia gus hal ina; do
		quietly checkin "$name" 0/4 --as-of "2026-09-${day}T10:00"
	done
done
is 'a note put right lets nobody be moved by classmates' \
	"$(try why ada --as-of 2026-09-03T12:00 | head -n 1 | cut -d: -f1-2 |
	cut -d';' -f1)" 'Ada stays in extend: no new check-in on ratios since the move on 1 Sep'

# Ada's 2/4 was judged and left her there; then classmates go down.
quietly class add 7D
quietly objective add ratios
for name in Ada Bo Cy Dee Eli Fia Gus Hal Ina; do
	quietly student add "$name"
	quietly checkin "$name" 4/4
done
quietly regroup --accept
quietly checkin ada 2/4 --as-of 2026-09-02T10:00
quietly regroup --as-of 2026-09-02T11:00
quietly regroup --accept --as-of 2026-09-02T11:30
others_fail()
{
	for name in bo cy dee eli fia gus hal ina; do
		quietly checkin "$name" 0/4 --as-of 2026-09-03T10:00
	done
}
why_ada()
{
	try why ada --as-of 2026-09-03T12:00 | head -n 1 | cut -d';' -f1
}
others_fail
is 'classmates move no one whom a regroup judged' "$(why_ada)" \
	'Ada stays in extend: no check-in of their own on ratios since the regroup of 2 Sep'
is 'a rehearsal under another rule judges anew' "$(try regroup --dry-run \
	--set stability=lively --as-of 2026-09-03T12:00 | grep Ada)" \
	'  Ada              Extend -> Practice    now 84 in 100 below 80% (needs 52)'
quietly policy set stability lively --as-of 2026-09-03T11:00
is 'as the rule does once it is set, and that is said' "$(why_ada)" \
	'Ada moves from extend to practice: the rules have changed since the regroup of 2 Sep'
quietly undo
is 'unless it is taken back' "$(why_ada)" \
	'Ada stays in extend: no check-in of their own on ratios since the regroup of 2 Sep'
for _ in bo cy dee eli fia gus hal ina accept; do
	quietly undo --as-of 2026-09-03T11:10
done
others_fail
is 'and undo of the accept takes the verdict back' "$(why_ada)" \
	'Ada moves from extend to practice: 2/4 since 1 Sep, logged by Pat'
finish
