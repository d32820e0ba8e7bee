#!/bin/sh
# SPDX-License-Identifier: MIT
# regroup and what is decided on its proposal: accept, refuse, redirect, offer.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
for name in 'Ana Chen' 'Ben Diallo' 'Cleo Marsh' 'Zoë Benali'; do
	quietly student add "$name"
done
says 'without evidence no one would move' regroup <<'END'
Proposal 1, Tue 1 Sep 10:00, no objective yet, policy 1
no one would move
4 students stay
END
quietly undo
quietly redo
quietly objective add unit rates
says 'there is nothing to decide' accept ana <<'END'
! homeroom: the proposal moves this student nowhere: "homeroom redirect" or "homeroom move" would
exit 1
END
quietly checkin ana 4/4
quietly checkin ana 4/4
quietly checkin ben 0/4
quietly checkin cleo 2/4

says 'a rehearsal stores nothing' regroup --dry-run <<'END'
Rehearsal, nothing is stored, Tue 1 Sep 10:00, unit rates, policy 1
3 proposed
  Ana Chen         not seen -> Extend    now likely past 80%
  Ben Diallo       not seen -> Reteach   now likely below 50%
  Cleo Marsh       not seen -> Practice  about 65% (31-88), thin
1 student stays

Evidence
  2 of 3 lean to one cluster by the odds a move needs; one more check-in like these would make that about 3; moving a line by 5 points would move no one.
END
says 'under another rule' regroup --dry-run --set line.low=0.7 \
	--set line.high=0.9 <<'END'
Rehearsal, nothing is stored, Tue 1 Sep 10:00, unit rates, policy 1
3 proposed
  Ana Chen         not seen -> Extend    now likely past 90%
  Ben Diallo       not seen -> Reteach   now likely below 70%
  Cleo Marsh       not seen -> Reteach   now likely below 70%
1 student stays

Evidence
  3 of 3 lean to one cluster by the odds a move needs; moving a line by 5 points would move no one.
END
says 'a rule has a value' regroup --dry-run --set line.low <<'END'
! homeroom: --set line.low: say KEY=VALUE
exit 2
END
says 'a rule is one that there is' regroup --dry-run --set line=1 <<'END'
! homeroom: No rule is called "line"; there are line.low, line.high, stability, scale, level.items, percent.items, support.hint, support.helped, evidence.thin, evidence.stale, intervene.after, intervene.size, reteach.min, reteach.max, practice.min, practice.max, extend.min, extend.max, reteach.all, move.on, label.reteach, label.practice, label.extend, label.intervene, segment.least, review.cadence, profile.days, and line.low@ID and line.high@ID for one objective.
exit 1
END
says 'and can be so' regroup --dry-run --set line.low=0.95 <<'END'
! homeroom: The lower line, 0.95, must be below the upper line, 0.8: set the other one first.
exit 1
END
says 'no other rule without a rehearsal' regroup --set line.low=0.3 <<'END'
! homeroom: --set goes with --dry-run: a rule that is to stay is set by "homeroom policy set"
exit 2
END
says 'the rules are as they were' policy get line.low <<'END'
0.5
END
says 'the newest proposal is still the first' proposal <<'END'
Proposal 1, Tue 1 Sep 10:00, no objective yet, policy 1
no one would move
4 students stay
END

says 'a proposal has its reasons' regroup <<'END'
Proposal 2, Tue 1 Sep 10:00, unit rates, policy 1
3 proposed
  Ana Chen         not seen -> Extend    now likely past 80%
  Ben Diallo       not seen -> Reteach   now likely below 50%
  Cleo Marsh       not seen -> Practice  about 65% (31-88), thin
1 student stays

Evidence
  2 of 3 lean to one cluster by the odds a move needs; one more check-in like these would make that about 3; moving a line by 5 points would move no one.
END
says 'it moves no one' student list <<'END'
=1  Ana Chen    not yet seen
=2  Ben Diallo  not yet seen
=3  Cleo Marsh  not yet seen
=4  Zoë Benali  not yet seen
END
says 'it is shown again' proposal show <<'END'
Proposal 2, Tue 1 Sep 10:00, unit rates, policy 1
3 proposed
  Ana Chen         not seen -> Extend    now likely past 80%
  Ben Diallo       not seen -> Reteach   now likely below 50%
  Cleo Marsh       not seen -> Practice  about 65% (31-88), thin
1 student stays

Evidence
  2 of 3 lean to one cluster by the odds a move needs; one more check-in like these would make that about 3; moving a line by 5 points would move no one.

Why
  Ana starts in extend: first check-ins 4/4, 4/4 since 1 Sep, logged by Pat; about 96% (81-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on unit rates. From extend, two like 2/4 would mean practice.
  Ben starts in reteach: first check-in 0/4 on 1 Sep, logged by Pat; about 24% (6-63) next time; more likely than not below 50% now. Thin evidence: 1 check-in on unit rates. From reteach, one like 4/4 would mean practice.
  Cleo starts in practice: first check-in 2/4 on 1 Sep, logged by Pat; about 65% (31-88) next time; not clearly below 50% or past 80% now. Thin evidence: 1 check-in on unit rates. From practice, one like 1/4 would mean reteach.
END
says 'as JSON' proposal --json <<'END'
{"proposal":2,"made":"2026-09-01T10:00:00","policy":1,"focus":"unit rates","open":true,"whole_class":null,"moves":[{"id":"=1","name":"Ana Chen","from":"not_seen","to":"extend","state":"proposed","rule":"first","wanted":null,"objective":"unit rates","teach":null,"lock":null,"line":0.8,"upward":true,"odds":0.875261,"needs":0.5,"next_score":{"to":"practice","count":2,"points":2,"out_of":4},"evidence_state":"thin","reason":"Ana starts in extend: first check-ins 4/4, 4/4 since 1 Sep, logged by Pat; about 96% (81-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on unit rates. From extend, two like 2/4 would mean practice.","why":null,"evidence":[{"date":"2026-09-01","objective":"unit rates","points":4,"out_of":4,"author":"Pat"},{"date":"2026-09-01","objective":"unit rates","points":4,"out_of":4,"author":"Pat"}],"since":"2026-09-01","checkins":2,"estimate":{"level":0.960958,"low":0.805321,"high":0.993218,"below":0.014038,"above":0.875261}},{"id":"=2","name":"Ben Diallo","from":"not_seen","to":"reteach","state":"proposed","rule":"first","wanted":null,"objective":"unit rates","teach":null,"lock":null,"line":0.5,"upward":false,"odds":0.813176,"needs":0.5,"next_score":{"to":"practice","count":1,"points":4,"out_of":4},"evidence_state":"thin","reason":"Ben starts in reteach: first check-in 0/4 on 1 Sep, logged by Pat; about 24% (6-63) next time; more likely than not below 50% now. Thin evidence: 1 check-in on unit rates. From reteach, one like 4/4 would mean practice.","why":null,"evidence":[{"date":"2026-09-01","objective":"unit rates","points":0,"out_of":4,"author":"Pat"}],"since":"2026-09-01","checkins":1,"estimate":{"level":0.239243,"low":0.0559441,"high":0.625313,"below":0.813176,"above":0.0247752}},{"id":"=3","name":"Cleo Marsh","from":"not_seen","to":"practice","state":"proposed","rule":"first","wanted":null,"objective":"unit rates","teach":null,"lock":null,"line":0.5,"upward":false,"odds":0.286011,"needs":0.5,"next_score":{"to":"reteach","count":1,"points":1,"out_of":4},"evidence_state":"thin","reason":"Cleo starts in practice: first check-in 2/4 on 1 Sep, logged by Pat; about 65% (31-88) next time; not clearly below 50% or past 80% now. Thin evidence: 1 check-in on unit rates. From practice, one like 1/4 would mean reteach.","why":null,"evidence":[{"date":"2026-09-01","objective":"unit rates","points":2,"out_of":4,"author":"Pat"}],"since":"2026-09-01","checkins":1,"estimate":{"level":0.649437,"low":0.3131,"high":0.882757,"below":0.286011,"above":0.240812}}],"stays":[{"id":"=4","name":"Zoë Benali","from":"not_seen","to":"not_seen","state":"proposed","rule":"not_seen","wanted":null,"objective":null,"teach":null,"lock":null,"line":0,"upward":false,"odds":0,"needs":0,"next_score":null,"evidence_state":"none","reason":"Zoë is not yet seen: no check-in so far.","why":null,"evidence":[],"since":null,"checkins":0,"estimate":null}],"offers":[],"worth":{"seen":3,"settled":2,"items":4,"later":2.7017,"eight":2.83404,"by_lines":0,"sentence":"2 of 3 lean to one cluster by the odds a move needs; one more check-in like these would make that about 3; moving a line by 5 points would move no one."},"oscillating":[],"clashes":[]}
END
says 'proposal knows show' proposal list <<'END'
! homeroom: proposal knows only show
exit 2
END
says 'one move is accepted' accept ana <<'END'
1 move accepted
END
says 'once' accept ana <<'END'
! homeroom: this move has been accepted already: "homeroom undo" takes it back
exit 1
END
says 'nor is it refused then' refuse ana <<'END'
! homeroom: this move has been accepted already: "homeroom undo" takes it back
exit 1
END
says 'one is refused' refuse ben --why 'was ill' <<'END'
1 move refused
END
says 'one goes elsewhere' redirect cleo reteach <<'END'
Cleo Marsh is now in Reteach
END
says 'that is undone' undo <<'END'
Undone: redirection reteach for Cleo Marsh, 10:00
END
says 'and done again' redo <<'END'
Done again: redirection reteach for Cleo Marsh, 10:00
END
says 'the proposal knows' proposal <<'END'
Proposal 2, Tue 1 Sep 10:00, unit rates, policy 1
1 accepted, 1 refused, 1 redirected
  Ana Chen         not seen -> Extend    [accepted] now likely past 80%
  Ben Diallo       not seen -> Reteach   [refused: was ill] now likely below 5…
  Cleo Marsh       not seen -> Reteach   [redirected] about 65% (31-88), thin
1 student stays

Evidence
  2 of 3 lean to one cluster by the odds a move needs; one more check-in like these would make that about 3; moving a line by 5 points would move no one.

Why
  Ana starts in extend: first check-ins 4/4, 4/4 since 1 Sep, logged by Pat; about 96% (81-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on unit rates. From extend, two like 2/4 would mean practice.
  Ben starts in reteach: first check-in 0/4 on 1 Sep, logged by Pat; about 24% (6-63) next time; more likely than not below 50% now. Thin evidence: 1 check-in on unit rates. From reteach, one like 4/4 would mean practice.
  Cleo starts in practice: first check-in 2/4 on 1 Sep, logged by Pat; about 65% (31-88) next time; not clearly below 50% or past 80% now. Thin evidence: 1 check-in on unit rates. From practice, one like 1/4 would mean reteach.
END
says 'a refusal is taken back' refuse ben --back <<'END'
1 move proposed again
END
says 'so it is proposed' proposal <<'END'
Proposal 2, Tue 1 Sep 10:00, unit rates, policy 1
1 proposed, 1 accepted, 1 redirected
  Ana Chen         not seen -> Extend    [accepted] now likely past 80%
  Ben Diallo       not seen -> Reteach   now likely below 50%
  Cleo Marsh       not seen -> Reteach   [redirected] about 65% (31-88), thin
1 student stays

Evidence
  2 of 3 lean to one cluster by the odds a move needs; one more check-in like these would make that about 3; moving a line by 5 points would move no one.

Why
  Ana starts in extend: first check-ins 4/4, 4/4 since 1 Sep, logged by Pat; about 96% (81-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on unit rates. From extend, two like 2/4 would mean practice.
  Ben starts in reteach: first check-in 0/4 on 1 Sep, logged by Pat; about 24% (6-63) next time; more likely than not below 50% now. Thin evidence: 1 check-in on unit rates. From reteach, one like 4/4 would mean practice.
  Cleo starts in practice: first check-in 2/4 on 1 Sep, logged by Pat; about 65% (31-88) next time; not clearly below 50% or past 80% now. Thin evidence: 1 check-in on unit rates. From practice, one like 1/4 would mean reteach.
END
says 'who stays has no move to accept' accept zoe <<'END'
! homeroom: the proposal moves this student nowhere: "homeroom redirect" or "homeroom move" would
exit 1
END
says 'nor to refuse' refuse zoe <<'END'
! homeroom: the proposal moves this student nowhere: "homeroom redirect" or "homeroom move" would
exit 1
END
says 'nobody is named twice' accept ben diallo <<'END'
! homeroom: Ben Diallo is named twice
exit 2
END
says 'a redirection has a cluster' redirect ben library <<'END'
! homeroom: "library" is no cluster: say reteach, practice, extend or intervene
exit 2
END
quietly refuse ben
says 'accept alone takes what is not refused' accept <<'END'
0 moves accepted
END
says 'and closes the proposal' accept <<'END'
! homeroom: no proposal is open: "homeroom regroup" makes one
exit 1
END
says 'nothing is refused then' refuse ben <<'END'
! homeroom: no proposal is open: "homeroom regroup" makes one
exit 1
END
says 'nor redirected' redirect ben practice <<'END'
! homeroom: no proposal is open: "homeroom regroup" makes one
exit 1
END
says 'it is shown, closed' proposal <<'END'
Proposal 2, Tue 1 Sep 10:00, unit rates, policy 1, closed
1 accepted, 1 refused, 1 redirected
  Ana Chen         not seen -> Extend    [accepted] now likely past 80%
  Ben Diallo       not seen -> Reteach   [refused] now likely below 50%
  Cleo Marsh       not seen -> Reteach   [redirected] about 65% (31-88), thin
1 student stays

Why
  Ana starts in extend: first check-ins 4/4, 4/4 since 1 Sep, logged by Pat; about 96% (81-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on unit rates. From extend, two like 2/4 would mean practice.
  Ben starts in reteach: first check-in 0/4 on 1 Sep, logged by Pat; about 24% (6-63) next time; more likely than not below 50% now. Thin evidence: 1 check-in on unit rates. From reteach, one like 4/4 would mean practice.
  Cleo starts in practice: first check-in 2/4 on 1 Sep, logged by Pat; about 65% (31-88) next time; not clearly below 50% or past 80% now. Thin evidence: 1 check-in on unit rates. From practice, one like 1/4 would mean reteach.
END
says 'a refused move does not come again' regroup <<'END'
Proposal 3, Tue 1 Sep 10:00, unit rates, policy 1
no one would move
4 students stay

Evidence
  2 of 3 lean to one cluster by the odds a move needs; one more check-in like these would make that about 3; moving a line by 5 points would move no one.
END
quietly checkin ben 1/4
says 'but with new evidence' regroup <<'END'
Proposal 4, Tue 1 Sep 10:00, unit rates, policy 1
1 proposed
  Ben Diallo       not seen -> Reteach   now likely below 50%
3 students stay

Evidence
  2 of 3 lean to one cluster by the odds a move needs; one more check-in like these would make that about 3; moving a line by 5 points would move no one.
END
says 'a proposal is no step of undo' undo <<'END'
Undone: check-in 1/4 for Ben Diallo, 10:00
END

quietly class add 8A
quietly objective add ratios
for name in 'Ida Roth' 'Jon Park' 'Kai Osei'; do
	quietly student add "$name"
	quietly checkin "$name" 4/4
	quietly checkin "$name" 4/4
done
quietly regroup
quietly student withdraw jon
says 'who left is not moved' accept jon <<'END'
! homeroom: No student is called "jon": check the spelling, or give the id.
exit 1
END
says 'accept passes over who left' accept <<'END'
2 moves accepted
END
says 'and shows who it was' proposal <<'END'
Proposal 1, Tue 1 Sep 10:00, ratios, policy 1, closed
1 proposed, 2 accepted
  Ida Roth         not seen -> Extend    [accepted] now likely past 80%
  (withdrawn)      not seen -> Extend    now likely past 80%
  Kai Osei         not seen -> Extend    [accepted] now likely past 80%
0 students stay

Why
  Ida starts in extend: first check-ins 4/4, 4/4 since 1 Sep, logged by Pat; about 97% (84-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on ratios. From extend, two like 2/4 would mean practice.
  A student who has left starts in extend: its check-ins were corrected; about 97% (84-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on ratios. From extend, two like 2/4 would mean practice.
  Kai starts in extend: first check-ins 4/4, 4/4 since 1 Sep, logged by Pat; about 97% (84-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on ratios. From extend, two like 2/4 would mean practice.
END
says 'the moves are taken back' undo <<'END'
Undone: accepted moves (2 moves), 10:00
END
says 'and wait again' proposal <<'END'
Proposal 1, Tue 1 Sep 10:00, ratios, policy 1
1 proposed, 2 undone
  Ida Roth         not seen -> Extend    [undone] now likely past 80%
  (withdrawn)      not seen -> Extend    now likely past 80%
  Kai Osei         not seen -> Extend    [undone] now likely past 80%
0 students stay

Evidence
  3 of 3 lean to one cluster by the odds a move needs; moving a line by 5 points would move no one.

Why
  Ida starts in extend: first check-ins 4/4, 4/4 since 1 Sep, logged by Pat; about 97% (84-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on ratios. From extend, two like 2/4 would mean practice.
  A student who has left starts in extend: its check-ins were corrected; about 97% (84-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on ratios. From extend, two like 2/4 would mean practice.
  Kai starts in extend: first check-ins 4/4, 4/4 since 1 Sep, logged by Pat; about 97% (84-99) next time; more likely than not past 80% now. Thin evidence: 2 check-ins on ratios. From extend, two like 2/4 would mean practice.
END
says 'one of them is accepted after all' accept ida <<'END'
1 move accepted
END
says 'then the rest' accept <<'END'
1 move accepted
END
says 'the next regroup is another proposal' regroup --accept <<'END'
Proposal 2, Tue 1 Sep 10:00, ratios, policy 1, closed
no one would move
2 students stay
END

quietly block kai 'no glasses' --severity severe
says 'an offer is made' regroup <<'END'
Proposal 3, Tue 1 Sep 10:00, ratios, policy 1
no one would move
2 students stay, 1 to look at

Look at
  1. Kai has an open block: no glasses since 1 Sep.

Evidence
  2 of 2 lean to one cluster by the odds a move needs; moving a line by 5 points would move no one.
END
says 'nobody else has one' offer ida act <<'END'
! homeroom: nothing is offered for Ida Roth now: "homeroom offer" lists the offers
exit 1
END
says 'an answer is one of three' offer kai maybe <<'END'
! homeroom: "maybe" is no answer: say act, watch or disagree
exit 2
END
says 'only watching has an end' offer kai act --until 2026-10-01 <<'END'
! homeroom: --until goes with watch
exit 2
END
says 'what is offered is listed' offer <<'END'
Look at
  1. Kai has an open block: no glasses since 1 Sep.
So far: 0 acted on, 0 watched, 0 disagreed
END
says 'an answer has two words' offer kai <<'END'
! homeroom: say a student and act, watch or disagree: homeroom offer STUDENT act
exit 2
END
says 'to watch is to wait' offer kai watch --until 2026-10-01 <<'END'
Kai Osei: watch
END
says 'so it is not offered' offer kai act <<'END'
! homeroom: nothing is offered for Kai Osei now: "homeroom offer" lists the offers
exit 1
END
says 'before that day' regroup --dry-run --as-of 2026-10-02T09:00 <<'END'
Rehearsal, nothing is stored, Fri 2 Oct 09:00, ratios, policy 1
no one would move
2 students stay, 1 to look at

Look at
  1. Kai has an open block: no glasses since 1 Sep.

Evidence
  2 of 2 lean to one cluster by the odds a move needs; moving a line by 5 points would move no one.
END
quietly undo
says 'to disagree ends it' offer kai disagree <<'END'
Kai Osei: disagree
END
says 'it is kept' history kai <<'END'
2026-09-01 10:00  Pat  answer to an offer disagree for Kai Osei
2026-09-01 10:00  Pat  answer to an offer watch for Kai Osei (undone)
2026-09-01 10:00  Pat  block no glasses for Kai Osei
2026-09-01 10:00  Pat  accepted moves (1 move)
2026-09-01 10:00  Pat  accepted moves (2 moves) (undone)
2026-09-01 10:00  Pat  check-in 4/4 for Kai Osei
2026-09-01 10:00  Pat  check-in 4/4 for Kai Osei
2026-09-01 10:00  Pat  student add for Kai Osei
END
quietly undo
says 'to act moves the student' offer kai act <<'END'
Kai Osei: act, now in Intervene
END
says 'the answers are listed' offer list <<'END'
Nothing is offered now.
Answered
  2026-09-01  Kai Osei  act  Pat
So far: 1 acted on, 0 watched, 0 disagreed
END
says 'into intervene' student show kai <<'END'
Kai Osei
Intervene since 2026-09-01. Evidence on ratios: thin.

Estimates
  ratios  about 97% (83-100)  2 check-ins

Stays
  from 2026-09-01  to 2026-09-01  Extend     ratios
  from 2026-09-01  until now      Intervene  by hand

Check-ins
  6  2026-09-01  4/4  ratios  Pat
  5  2026-09-01  4/4  ratios  Pat

Offers of intervene
  2026-09-01  act  Pat

Constraints
  blocked: no glasses, severe, since 2026-09-01

Over weeks
  segment: blocked; "no glasses" is in the way since 1 Sep, severe
END
finish
