#!/bin/sh
# SPDX-License-Identifier: MIT
# What learners say at the beginning, and what is seen of it beside evidence.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly student add Ana Chen --number 001
quietly student add Ben Diallo --number 002
quietly student add Ben Ito --number 003
quietly objective add rates

says 'nothing is known at first' intake show ana <<'END'
Ana Chen
  no profile yet
END
says 'five answers are an intake' intake ana --goal "unit rates by winter" --stuck "mixes up the units" --help-wanted "somebody beside me" --skill 2/4 --constraint "attendance: misses Mondays:middle" <<'END'
Ana Chen: goal unit rates by winter; stuck mixes up the units; help-wanted somebody beside me; skill 50%; constraint attendance: misses Mondays:middle.
END
says 'they are seen beside the evidence' intake show ana <<'END'
Ana Chen
  segment: blocked; "attendance: misses Mondays" is in the way since 1 Sep, middle
  goal: unit rates by winter
  stuck: mixes up the units
  asks for: somebody beside me
  skill at intake: 50%
  said on 2026-09-01
  attendance: plan for days that are missed
    pace: what was missed first, what can wait later
    format: pieces that stand alone, each with its example
    check in: on the day of return, before anything new
END
says 'a constraint is a block' board --plain <<'END'
7B, 3 students, rates, Tue 1 Sep 10:00
0 checked in today, 0 not seen for 5 days or more, a regroup would move 0

Reteach (0)

Practice (0)

Extend (0)

Intervene (0)

Not yet seen (3)
  Ana Chen                  ----  no evidence yet      look: see why  block: attendance: misses Mondays
  Ben Diallo                ----  no evidence yet
  Ben Ito                   ----  no evidence yet
END
says 'more is said later, and the rest stays' intake ana --parts yes --next yes --alone no --means yes --wants one --tier 2 --style goal --confidence 3 <<'END'
Ana Chen: goal unit rates by winter; stuck mixes up the units; help-wanted somebody beside me; skill 50%; parts yes; next yes; alone no; means yes; wants one-to-one; tier group; style goal; confidence 3.
END
says 'what is asked for stands beside what is needed' intake show ana <<'END'
Ana Chen
  segment: blocked; "attendance: misses Mondays" is in the way since 1 Sep, middle
  goal: unit rates by winter
  stuck: mixes up the units
  asks for: somebody beside me
  wants to work one-to-one; the support level says group
  support level: 2, group
  starts: supported; ready: parts, next, means; not yet: alone
  skill at intake: 50%
  sure of getting there: 3 of 4
  works goal-oriented
  said on 2026-09-01, version 2
  attendance: plan for days that are missed
    pace: what was missed first, what can wait later
    format: pieces that stand alone, each with its example
    check in: on the day of return, before anything new
END
says 'a learner like that on the page of the student' student show ana <<'END'
Ana Chen  001
Not placed yet. Evidence on rates: none.

Constraints
  blocked: attendance: misses Mondays, since 2026-09-01

Over weeks
  segment: blocked; "attendance: misses Mondays" is in the way since 1 Sep, middle
  goal: unit rates by winter
  stuck: mixes up the units
  asks for: somebody beside me
  wants to work one-to-one; the support level says group
  support level: 2, group
  starts: supported; ready: parts, next, means; not yet: alone
  skill at intake: 50%
  sure of getting there: 3 of 4
  works goal-oriented
  said on 2026-09-01, version 2
  attendance: plan for days that are missed
    pace: what was missed first, what can wait later
    format: pieces that stand alone, each with its example
    check in: on the day of return, before anything new
END
says 'an empty text takes an answer away' intake ana --stuck "" <<'END'
Ana Chen: goal unit rates by winter; help-wanted somebody beside me; skill 50%; parts yes; next yes; alone no; means yes; wants one-to-one; tier group; style goal; confidence 3.
END
says 'which can be undone' undo <<'END'
Undone: intake for Ana Chen, 10:00
END
says 'after that it is as it was' intake list <<'END'
Ana Chen    0 days old  supported  unit rates by winter
Ben Diallo  no profile
Ben Ito     no profile
END
says 'nothing said is no intake' intake ana <<'END'
! homeroom: what does the learner say? --goal, --stuck, --help-wanted, --skill and --constraint are the intake; "homeroom help intake" has the rest
exit 2
END
says 'a skill is a score' intake ana --skill much <<'END'
! homeroom: --skill: "much": not a score: write 3/4, 75%, a level from 1 to 4, + for right or x for wrong.
exit 2
END
says 'readiness is yes or no' intake ana --parts maybe <<'END'
! homeroom: --parts: "maybe" is neither yes nor no
exit 2
END
says 'there are three tiers' intake ana --tier 4 <<'END'
! homeroom: --tier: "4" is none of self-directed (1), group (2) and one-to-one (3)
exit 2
END
says 'none is no constraint' intake 'ben dia' --goal area --constraint none --constraint time --until 2026-09-30 <<'END'
Ben Diallo: goal area; constraint time until 2026-09-30.
END
says 'a constraint stays open until it is closed, and that is said' intake 'ben dia' --constraint none <<'END'
Ben Diallo: goal area.
time stays open: "homeroom unblock" closes it.
END
says 'an empty text closes it no more' intake 'ben dia' --constraint "" <<'END'
Ben Diallo: goal area.
time stays open: "homeroom unblock" closes it.
END
says 'nor is a kind opened twice' intake 'ben dia' --constraint 'time: works evenings' --constraint 'internet, language:middle; anxiety until 2026-10-02' <<'END'
Ben Diallo: goal area; constraint internet, language:middle, anxiety until 2026-10-02.
time is open already: "homeroom unblock" closes it.
END
says 'boxes that were ticked are several' student show 'ben dia' <<'END'
Ben Diallo  002
Not placed yet. Evidence on rates: none.

Constraints
  blocked: language, since 2026-09-01
  in the way: time, light, since 2026-09-01 until 2026-09-30
  in the way: internet, light, since 2026-09-01
  in the way: anxiety, light, since 2026-09-01 until 2026-10-02

Over weeks
  segment: blocked; "language" is in the way since 1 Sep, middle
  goal: area
  said on 2026-09-01, version 4
  language: plan for the words as well as for the topic
    pace: more time to read and to answer
    format: pictures, worked examples and the words of the topic; a partner to talk it over with
    check in: by showing, drawing or doing, so that the skill is seen and not the language
  time: plan without counting on time outside of class
    pace: shorter pieces, and nothing due overnight
    format: all that matters is done in class
    check in: a short look each lesson instead of a long one a week
  internet: plan without counting on a connection
    format: on paper, or to take along and use offline
    check in: in class or on paper, nothing to be sent in
  anxiety: plan for calm, without surprises or an audience
    pace: small steps, without a clock
    format: alone or with one partner, not before the class
    check in: often, lightly and in private, what went well first
END
says 'other words with commas are one' intake 'ben ito' --constraint 'time, and noise' <<'END'
Ben Ito: constraint time, and noise.
END
says 'a severity is one of three' intake 'ben ito' --constraint time:awful <<'END'
! homeroom: --constraint: "awful" is no severity: say light, middle or severe; words of your own come after a blank, ": awful"
exit 2
END
says 'an end lies ahead' intake 'ben ito' --constraint 'time until 2026-08-01' <<'END'
! homeroom: --constraint: 2026-08-01 lies in the past
exit 2
END
quietly undo
quietly undo
quietly undo
quietly undo
says 'two could be meant' intake ben --goal area <<'END'
! homeroom: "ben" could be Ben Diallo (002) or Ben Ito (003): say more of the name, or the id.
exit 1
END
says 'an end needs a constraint' intake ana --goal x --until 2026-09-30 <<'END'
! homeroom: --until is the last day of a constraint: say it with --constraint
exit 2
END
HOMEROOM_NOW=2026-11-01T10:00
says 'an old profile says so' intake show ana <<'END'
Ana Chen
  segment: blocked; "attendance: misses Mondays" is in the way since 1 Sep, middle
  goal: unit rates by winter
  stuck: mixes up the units
  asks for: somebody beside me
  wants to work one-to-one; the support level says group
  support level: 2, group
  starts: supported; ready: parts, next, means; not yet: alone
  skill at intake: 50%
  sure of getting there: 3 of 4
  works goal-oriented
  said on 2026-09-01, version 2, 61 days ago: ask again
  attendance: plan for days that are missed
    pace: what was missed first, what can wait later
    format: pieces that stand alone, each with its example
    check in: on the day of return, before anything new
END
says 'asked again it is young, though nothing is new' intake ana --goal "unit rates by winter" <<'END'
Ana Chen: goal unit rates by winter; stuck mixes up the units; help-wanted somebody beside me; skill 50%; parts yes; next yes; alone no; means yes; wants one-to-one; tier group; style goal; confidence 3.
END
says 'all of it as JSON' intake show ana --json <<'END'
{"id":"001","name":"Ana Chen","segment":{"name":"blocked","reason":"\"attendance: misses Mondays\" is in the way since 1 Sep, middle","lifecycle":"unseen","alarm":false,"need":"the obstacle out of the way, or work that goes around it","tier":3,"format":"short talks at fixed times"},"profile":{"goal":"unit rates by winter","stuck":"mixes up the units","help":"somebody beside me","outcome":null,"proof":null,"skill":0.5,"confidence":3,"ready":{"parts":true,"next":true,"alone":false,"means":true},"start":"supported","wants":3,"tier":2,"need":3,"orientation":"goal","version":3,"made":"2026-11-01","age":0,"author":"Pat"},"selfcheck":null,"ways":[{"what":"attendance: misses Mondays","severity":"middle","pace":"what was missed first, what can wait later","format":"pieces that stand alone, each with its example","checks":"on the day of return, before anything new"}],"plan":null}
END

cat >"form.csv" <<'END'
Timestamp,Email Address,Your name,What is your goal?,Where are you stuck?,What help do you want now?,How much can you do?,What gets in the way?
2026/11/01 9:00,,Ben Ito,area of a circle,pi,a video,40%,internet
2026/11/01 10:00,,"Chen, Ana",,,,3/4,none
2026/11/01 9:02,,Ben Ito,circles,pi,a video,45%,internet
END
says 'a form is looked at first' intake import form.csv --dry-run <<'END'
~ Ana Chen: skill 75%
+ Ben Ito: goal circles; stuck pi; help-wanted a video; skill 45%; constraint internet
1 new, 1 changed
END
says 'and taken, the last row of each' intake import form.csv <<'END'
~ Ana Chen
+ Ben Ito
1 new, 1 changed
END
says 'again, and nothing doubles' intake import form.csv <<'END'
2 unchanged
END
says 'it is one step of undo' undo <<'END'
Undone: intake import, 10:00
END
cat >"autumn.csv" <<'END'
Timestamp,What is your name?,What is your goal?,Do you do parts already?,How would you like to work?,How good are you at it now? (1-4),What gets in the way?,Phone,Pets
9/20/2026 9:02:00,Ben Ito,newer,yes,In a small group,2,"Time, Internet",1,2
9/5/2026 9:01:00,Ben Ito,older,no,group,1,,1,2
10/30/2026 9:00:00,Ana Chen,older than hers,no,group,1,,1,2
END
says 'what is not read is said, and what would be taken' intake import autumn.csv --dry-run <<'END'
+ Ben Ito: goal newer; skill 45%; constraint Time, Internet; parts yes; wants group
1 new, 1 older than what is known
not read: 2 columns: "Phone", "Pets"; --map says what they are
END
quietly intake import autumn.csv
says 'it was said when the form was sent' intake show 'ben ito' <<'END'
Ben Ito
  segment: starter; check-ins 0, which is below 3
  goal: newer
  wants to work group
  skill at intake: 45%
  said on 2026-09-20
  time: plan without counting on time outside of class
    pace: shorter pieces, and nothing due overnight
    format: all that matters is done in class
    check in: a short look each lesson instead of a long one a week
  internet: plan without counting on a connection
    format: on paper, or to take along and use offline
    check in: in class or on paper, nothing to be sent in
END
says 'and nothing doubles' intake import autumn.csv <<'END'
1 unchanged, 1 older than what is known
not read: 2 columns: "Phone", "Pets"; --map says what they are
END
printf 'Timestamp,My name is,Goal\n9/5/2026,Ben Ito,older\n' >"unclear.csv"
says 'day and month may be unclear' intake import "unclear.csv" --dry-run <<'END'
1 older than what is known
not clear: the day of 1 row; the latest that it can be was taken
END
quietly undo
printf 'Name,Goal\nBen,x\n' >"two.csv"
says 'nobody is guessed' intake import "two.csv" <<'END'
! homeroom: two.csv: line 2: Ben is not in this class; put the name right, or delete the row
exit 1
END
printf 'Name,Goal\nCem Ak,x\n' >"none.csv"
says 'nor made' intake import "none.csv" <<'END'
! homeroom: none.csv: line 2: Cem Ak is not in this class; put the name right, or delete the row
exit 1
END
printf 'Name,Goal,Confidence\nAna Chen,x,9\n' >"nine.csv"
says 'what cannot be read is refused with its line' intake import "nine.csv" <<'END'
! homeroom: nine.csv: line 2: confidence: "9" is no number from 1 to 4
exit 1
END

says 'a learner checks herself' selfcheck ana "unit rates" "the units" "a partner" --sure 4 <<'END'
Ana Chen: reach "unit rates", in the way "the units", help "a partner", sure 4 of 4.
END
quietly checkin ana 1/4
says 'what differs from the evidence is said' why ana <<'END'
Ana starts in reteach: first check-in 1/4 on 1 Nov, logged by Pat; about 45% (16-78) next time; more likely than not below 50% now. Thin evidence: 1 check-in on rates. From reteach, one like 3/4 would mean practice.
Rule: a first placement, by where the estimate lies.
Estimate: about 45% (16-78)
Ana has an open block: attendance: misses Mondays since 1 Sep.
Evidence:
  2026-11-01  1/4  Pat
What moves the estimate, in steps of odds (0 in all is 50%):
  +1.0  up             the class on this objective
  -1.0  down           the student in general
  -0.1  a little down  the student on this objective
  -0.1  a little down  the last tries
What would change it: From reteach, one like 3/4 would mean practice.
Over weeks, which moves no one:
  segment: blocked; "attendance: misses Mondays" is in the way since 1 Sep, middle
  goal: unit rates by winter
  stuck: mixes up the units
  asks for: somebody beside me
  wants to work one-to-one; the support level says group
  support level: 2, group
  starts: supported; ready: parts, next, means; not yet: alone
  skill at intake: 50%
  sure of getting there: 3 of 4
  works goal-oriented
  said on 2026-11-01, version 3
  attendance: plan for days that are missed
    pace: what was missed first, what can wait later
    format: pieces that stand alone, each with its example
    check in: on the day of return, before anything new
  own check of 2026-11-01
    reach: unit rates
    in the way: the units
    help: a partner
    sure of getting there: 4 of 4; for the next check-in the evidence says about 45%
END
says 'own checks are listed' selfcheck list <<'END'
2026-11-01  Ana Chen  sure 4  unit rates  the units  a partner
END
says 'and for programs' selfcheck list ana --json <<'END'
[{"student":{"id":"001","name":"Ana Chen"},"date":"2026-11-01","reach":"unit rates","way":"the units","help":"a partner","sure":4,"author":"Pat"}]
END
says 'an own check says something' selfcheck ana "" <<'END'
! homeroom: the check says nothing: answer one of its questions
exit 1
END
says 'slips are handed out' selfcheck slip ana <<'END'
Ana Chen, 1 Nov

What am I trying to reach?

____________________________________________________________

What is in the way?

____________________________________________________________

What help would move me fastest?

____________________________________________________________

How sure am I that I will get there?   1   2   3   4

------------------------------------------------------------
END
says 'slips for programs' selfcheck slip ana --json <<'END'
[{"student":{"id":"001","name":"Ana Chen"},"date":"2026-11-01","questions":["What am I trying to reach?","What is in the way?","What help would move me fastest?","How sure am I that I will get there?"]}]
END
quietly demo --keep demo.db
says 'the sample class is known over weeks' --store demo.db plan list <<'END'
Open plans
  plan 1  Will Hart  Intervene  Pat  review 2026-11-20  6 of 12 held  on, weak
Held fewer than planned
  Will Hart: plan 1, 6 held of 8 due by now.
END
says 'its learners say how it goes' --store demo.db selfcheck list <<'END'
2026-10-05  Ana Brandt  sure 3  rates without a table          -                  one more example
2026-10-23  Ana Brandt  sure 3  the area of odd shapes         where to cut them  a drawing
2026-10-26  Ben Ito     sure 4  describe data in my own words  -                  nothing
2026-10-23  Will Hart   sure 2  the list                       Mondays            ten minutes at the desk
END
finish
