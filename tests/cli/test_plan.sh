#!/bin/sh
# SPDX-License-Identifier: MIT
# plan: begun with a baseline, logged in a line, judged by its points, reviewed
# and closed; and the three lists of what is wanting.
. "$srcdir/tests/lib/cli.sh"

# at DAY WORD...: on a day of the autumn of 2026, at ten.
at()
{
	HOMEROOM_NOW=2026-${1}T10:00
	shift
	quietly "$@"
}

quietly class add 7B
for name in 'Ana Chen' 'Ben Diallo' 'Cleo Marsh'; do
	quietly student add "$name"
done
quietly objective add 'unit rates'
at 08-25 checkin ana 1/4
at 08-26 checkin ana 3/4
at 08-27 checkin ana 2/4
HOMEROOM_NOW=2026-09-01T10:00
says 'there is none at first' plan list <<'END'
No plan is open.
END
quietly move ana intervene
says 'who is in intervene and has no plan is named at once' plan list <<'END'
No plan is open.
In intervene or on a plan, and nothing noted lately
  Ana Chen: in Intervene without a plan since 2026-09-01.
END
says 'as JSON too' plan list --idle --json <<'END'
[{"id":"=1","name":"Ana Chen","plan":null,"due":false,"idle":true,"behind":false,"quiet_since":"2026-09-01"}]
END
says 'a plan begins with the median of the last three' plan add ana \
	--target 80% --goal 'read a table of rates' \
	--strategy 'worked examples in pairs' --kind rates --sessions 12 \
	--tier one <<'END'
Plan 1 for Ana Chen, Intervene on unit rates, Pat; review on 2026-10-13.
Baseline 50%: the median of the last three check-ins on unit rates.
Goal line: to 80% by 2026-10-13, 5 points a week.
Strategy: worked examples in pairs.
12 sessions planned until the review.
What was not said is from the template of builder; --template takes another one, or none.
END
says 'a plan that began may be taken back' undo <<'END'
Undone: plan rates for Ana Chen, 10:00
END
says 'and made again' redo <<'END'
Done again: plan rates for Ana Chen, 10:00
END
says 'without three check-ins there is no baseline' plan add ben \
	--template none <<'END'
Plan 2 for Ben Diallo on unit rates, Pat; review on 2026-10-13.
No baseline yet: fewer than three check-ins on unit rates before it; --baseline says one.
No target, so no goal line: --target says one.
END
says 'unless it is said, as any score' plan add cleo --baseline 2 \
	--target 3/4 --objective all --start 2026-09-10 \
	--review 2026-10-22 --owner Kim <<'END'
Plan 3 for Cleo Marsh on anything, Kim; review on 2026-10-22.
Baseline 45%, as said.
Goal line: to 75% by 2026-10-22, 5 points a week.
Strategy: worked examples that fade.
18 sessions planned until the review.
What was not said is from the template of starter; --template takes another one, or none.
END
says 'a second open plan is asked for' plan add ben --kind reading <<'END'
! homeroom: Ben Diallo has an open plan, plan:2: close it first, or --also makes another one beside it
exit 1
END
says 'a template fills in what was not said' plan add ben --also \
	--template builder \
	--strategy 'sort cards first' --kind reading --review 2026-09-29 <<'END'
Plan 4 for Ben Diallo on unit rates, Pat; review on 2026-09-29.
No baseline yet: fewer than three check-ins on unit rates before it; --baseline says one.
No target, so no goal line: --target says one.
Strategy: sort cards first.
8 sessions planned until the review.
What was not said is from the template of builder; --template takes another one, or none.
END
says 'several open plans of one student are told apart' plan log ben 20min <<'END'
! homeroom: Ben Diallo has several open plans: say which one, plan:2, plan:4 (reading)
exit 1
END
says 'by their numbers' plan log plan:2 20min <<'END'
Ben Diallo, plan 2: session 1.
END
quietly undo
quietly plan close plan:2 stopped
says 'a session is one line' plan log ana 20min f3 'went well' \
	--date 2026-09-01 <<'END'
Ana Chen, plan 1: session 1 of 12, 0 due by now.
END
HOMEROOM_NOW=2026-09-05T10:00
says 'the whole name needs no quotes' plan log ana chen missed <<'END'
Ana Chen, plan 1: missed, 1 held of 12, 1 due by now.
END
says 'a session that is still to come is not logged' plan log ana 20min \
	--date 2026-09-06 <<'END'
! homeroom: --date 2026-09-06 is still to come: log a session when it was
exit 2
END
says 'nor one before the plan' plan log ana 20min --date 2026-08-31 <<'END'
! homeroom: plan 1 begins on 2026-09-01: a session before that is none of it
exit 1
END
says 'a session without a word is none' plan log plan:1 <<'END'
! homeroom: say what of the session: held or missed, its minutes, f1 to f4, or a note
exit 2
END
for slip in 20mins 15mni; do
	is "$slip is a slip and no note" \
		"$(try plan log ana $slip f2 | grep -c 'did you mean 20min?')" 1
done
for slip in f0 f9; do
	is "$slip is a slip and no note" \
		"$(try plan log ana $slip | grep -c 'did you mean f1 to f4?')" 1
done
says 'a missed one has no minutes' plan log ana missed 20min <<'END'
! homeroom: a session that was missed has neither minutes nor fidelity: leave them out
exit 2
END
says 'the note comes last' plan log ana went well 20min <<'END'
! homeroom: No student is called "ana went well": check the spelling, or give the id.
exit 1
END
says 'a number is that of a plan there is' plan log plan:9 20min <<'END'
! homeroom: there is no plan 9: "homeroom plan list --all" lists them
exit 1
END
says 'an ended one is shown by its number' plan show plan:2 <<'END'
Ben Diallo, plan 2 on unit rates
  owner   Pat
  start   2026-09-01
  review  2026-10-13
  ended   2026-09-01, stopped
There is no goal line: no target was said.
The four-point rule needs 4 points: there are none yet.
The trend needs 3 points: there are none yet.
END
at 09-08 checkin ana 2/4
at 09-15 checkin ana 2/4
at 09-17 plan log ana 25min f4
at 09-22 checkin ana 1/4
at 09-29 checkin ana 3/4
HOMEROOM_NOW=2026-10-13T10:00
says 'what is wanting is listed' plan list <<'END'
Open plans
  plan 1  Ana Chen    Intervene  rates    Pat  review 2026-10-13  2 of 12 held  on, weak
  plan 4  Ben Diallo             reading  Pat  review 2026-09-29  0 of 8 held
  plan 3  Cleo Marsh                      Kim  review 2026-10-22  0 of 18 held
Due for review
  Ana Chen: plan 1, review due since 2026-10-13.
  Ben Diallo: plan 4, review due since 2026-09-29.
In intervene or on a plan, and nothing noted lately
  Ana Chen: plan 1, no session since 2026-09-17.
  Ben Diallo: plan 4, no session since it began on 2026-09-01.
  Cleo Marsh: plan 3, no session since it began on 2026-09-10.
Held fewer than planned
  Ana Chen: plan 1, 2 held of 12 due by now.
  Ben Diallo: plan 4, 0 held of 8 due by now.
  Cleo Marsh: plan 3, 0 held of 14 due by now.
END
says 'one list alone' plan list --behind <<'END'
Held fewer than planned
  Ana Chen: plan 1, 2 held of 12 due by now.
  Ben Diallo: plan 4, 0 held of 8 due by now.
  Cleo Marsh: plan 3, 0 held of 14 due by now.
END
says 'an empty one says so' plan list --due --as-of 2026-09-20T10:00 <<'END'
No review is due.
END
says 'a plan shows its points and what they say' plan show ana <<'END'
Ana Chen, plan 1 on unit rates, Intervene
  kind      rates
  goal      read a table of rates
  strategy  worked examples in pairs
  tier      one-to-one
  owner     Pat
  start     2026-09-01
  review    2026-10-13
  points  ▅▅▃▇
  line    ▅▅▆▆
Goal line: from 50% to 80% by 13 Oct, 5 points a week; now at 80%.
4 points of the 6 that the four-point rule needs to be sure: the last four are not all on one side of the goal line, which would mean to go on.
4 points of the 9 that the trend needs to be sure: the points go by 5 a week, not to be told from the 5 of the goal line, which would mean to go on.
4 points of the 6 that the median of three needs to be sure: the last three have 50%, below the 65% of the goal line, which would mean to change the teaching.
Sessions: 2 held of 12 due by now, 12 until the review, 1 missed, 45 minutes, fidelity 3.5 of 4.
Fewer were held than planned: see to that before changing the teaching.
  2026-09-01          20min  f3  went well  Pat
  2026-09-05  missed                        Pat
  2026-09-17          25min  f4             Pat
END
says 'in plain characters' plan show ana --ascii <<'END'
Ana Chen, plan 1 on unit rates, Intervene
  kind      rates
  goal      read a table of rates
  strategy  worked examples in pairs
  tier      one-to-one
  owner     Pat
  start     2026-09-01
  review    2026-10-13
  points  5527
  line    5667
Goal line: from 50% to 80% by 13 Oct, 5 points a week; now at 80%.
4 points of the 6 that the four-point rule needs to be sure: the last four are not all on one side of the goal line, which would mean to go on.
4 points of the 9 that the trend needs to be sure: the points go by 5 a week, not to be told from the 5 of the goal line, which would mean to go on.
4 points of the 6 that the median of three needs to be sure: the last three have 50%, below the 65% of the goal line, which would mean to change the teaching.
Sessions: 2 held of 12 due by now, 12 until the review, 1 missed, 45 minutes, fidelity 3.5 of 4.
Fewer were held than planned: see to that before changing the teaching.
  2026-09-01          20min  f3  went well  Pat
  2026-09-05  missed                        Pat
  2026-09-17          25min  f4             Pat
END
says 'and as JSON' plan show ana --json <<'END'
{"id":"=1","name":"Ana Chen","plan":1,"outcome":"open","cluster":"intervene","objective":"unit rates","kind":"rates","tier":3,"goal":"read a table of rates","strategy":"worked examples in pairs","owner":"Pat","start":"2026-09-01","review":"2026-10-13","end":null,"cause":null,"reason":null,"progress":{"baseline":0.5,"target":0.8,"weekly":0.05,"expected":0.8,"points":4,"weeks":4,"four_point":{"strength":"weak","says":"on"},"trend":{"strength":"weak","says":"on"},"slope":0.05,"median":{"strength":"weak","says":"behind"},"last_three":0.5},"sessions":{"planned":12,"due":12,"held":2,"missed":1,"minutes":45,"fidelity":3.5},"due":true,"idle":true,"behind":true,"quiet_since":"2026-09-17","points":[{"date":"2026-09-08","score":0.5,"line":0.55},{"date":"2026-09-15","score":0.5,"line":0.6},{"date":"2026-09-22","score":0.25,"line":0.65},{"date":"2026-09-29","score":0.75,"line":0.7}],"log":[{"date":"2026-09-01","held":true,"minutes":20,"fidelity":3,"note":"went well","author":"Pat"},{"date":"2026-09-05","held":false,"minutes":null,"fidelity":null,"note":null,"author":"Pat"},{"date":"2026-09-17","held":true,"minutes":25,"fidelity":4,"note":null,"author":"Pat"}],"says":["Goal line: from 50% to 80% by 13 Oct, 5 points a week; now at 80%.","4 points of the 6 that the four-point rule needs to be sure: the last four are not all on one side of the goal line, which would mean to go on.","4 points of the 9 that the trend needs to be sure: the points go by 5 a week, not to be told from the 5 of the goal line, which would mean to go on.","4 points of the 6 that the median of three needs to be sure: the last three have 50%, below the 65% of the goal line, which would mean to change the teaching.","Sessions: 2 held of 12 due by now, 12 until the review, 1 missed, 45 minutes, fidelity 3.5 of 4.","Fewer were held than planned: see to that before changing the teaching."]}
END
says 'a review says how it goes and when again' plan review ana \
	--cause content --review 2026-11-10 <<'END'
Ana Chen, plan 1: reviewed, again on 2026-11-10.
Goal line: from 50% to 80% by 13 Oct, 5 points a week; now at 80%.
4 points of the 6 that the four-point rule needs to be sure: the last four are not all on one side of the goal line, which would mean to go on.
4 points of the 9 that the trend needs to be sure: the points go by 5 a week, not to be told from the 5 of the goal line, which would mean to go on.
4 points of the 6 that the median of three needs to be sure: the last three have 50%, below the 65% of the goal line, which would mean to change the teaching.
Sessions: 2 held of 12 due by now, 12 until the review, 1 missed, 45 minutes, fidelity 3.5 of 4.
Fewer were held than planned: see to that before changing the teaching.
From now on the goal line goes to 80% by then, 3 points a week.
20 sessions are planned until then, from the start.
END
says 'a cause is one of four' plan review ana --cause weather <<'END'
! homeroom: --cause weather: say content, format, pacing or constraint, or none
exit 2
END
says 'the next review is later' plan review ana --review 2026-10-13 <<'END'
! homeroom: --review: the next review is later than today
exit 2
END
says 'a plan ends with an outcome' plan close ana met \
	--why 'reads them alone' <<'END'
Ana Chen, plan 1: ended, met.
END
says 'which is one of four' plan close cleo done <<'END'
! homeroom: "done" is no outcome: say met, changed, stopped or moved
exit 2
END
says 'once' plan close ana met <<'END'
! homeroom: Ana Chen has no open plan: "homeroom plan add" makes one
exit 1
END
says 'its number still finds it' plan close plan:1 met <<'END'
! homeroom: plan 1 has ended: it was met
exit 1
END
says 'the ended are listed with all' plan list --all <<'END'
Open plans
  plan 4  Ben Diallo  reading  Pat  review 2026-09-29  0 of 8 held
  plan 3  Cleo Marsh           Kim  review 2026-10-22  0 of 18 held
Ended
  plan 1  Ana Chen    Intervene  rates  Pat  met      2 of 20 held  on, weak
  plan 2  Ben Diallo                    Pat  stopped  0 held
Due for review
  Ben Diallo: plan 4, review due since 2026-09-29.
In intervene or on a plan, and nothing noted lately
  Ana Chen: in Intervene without a plan since 2026-09-01.
  Ben Diallo: plan 4, no session since it began on 2026-09-01.
  Cleo Marsh: plan 3, no session since it began on 2026-09-10.
Held fewer than planned
  Ben Diallo: plan 4, 0 held of 8 due by now.
  Cleo Marsh: plan 3, 0 held of 14 due by now.
END
says 'the end may be taken back' undo <<'END'
Undone: plan ended as met for Ana Chen, 10:00
END
says 'a goal is a score' plan add ana --target lots <<'END'
! homeroom: --target: "lots": not a score: write 3/4, 75%, a level from 1 to 4, + for right or x for wrong.
exit 1
END
says 'sessions are a number' plan add ana --sessions many <<'END'
! homeroom: --sessions many: say how many until the review, 1 to 200
exit 2
END
says 'a tier is one of three' plan add ana --tier 4 <<'END'
! homeroom: --tier 4: say 1 (self-directed), 2 (group) or 3 (one-to-one)
exit 2
END
says 'a template is a segment' plan add ana --template gifted <<'END'
! homeroom: "gifted" is no segment of the class; there are blocked, starter, builder, refiner and independent
exit 1
END
says 'a review is later than the start' plan add ana --also --review 2026-10-01 <<'END'
! homeroom: the review would not be later than the start: give a later day
exit 1
END
says 'the log names what was done' history ana <<'END'
2026-10-13 10:00  Pat  plan ended as met for Ana Chen (undone)
2026-10-13 10:00  Pat  review of a plan for Ana Chen
2026-09-29 10:00  Pat  check-in 3/4 for Ana Chen
2026-09-22 10:00  Pat  check-in 1/4 for Ana Chen
2026-09-17 10:00  Pat  session for Ana Chen
2026-09-15 10:00  Pat  check-in 2/4 for Ana Chen
2026-09-08 10:00  Pat  check-in 2/4 for Ana Chen
2026-09-05 10:00  Pat  session missed for Ana Chen
2026-09-01 10:00  Pat  session for Ana Chen
2026-09-01 10:00  Pat  plan rates for Ana Chen
2026-09-01 10:00  Pat  move intervene for Ana Chen
2026-08-27 10:00  Pat  check-in 2/4 for Ana Chen
2026-08-26 10:00  Pat  check-in 3/4 for Ana Chen
2026-08-25 10:00  Pat  check-in 1/4 for Ana Chen
2026-09-01 10:00  Pat  student add for Ana Chen
END
finish
