#!/bin/sh
# SPDX-License-Identifier: MIT
# segment: who is in which, why, what each is like, and what no longer fits.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly objective add Unit rates
quietly objective use unit
says 'a class of nobody has segments all the same' segment list <<'END'
blocked, nobody: Something outside of the subject stands in the way; that comes first.
starter, nobody: Needs a first way in: small steps, shown and done together.
builder, nobody: Has the parts and needs practice that puts them together.
refiner, nobody: Mostly right; needs feedback on the last mistakes, and to do it without hints.
independent, nobody: Works alone and well; needs something worth doing.
END
says 'and nobody to review' segment review <<'END'
! homeroom: nobody is in the class yet
exit 1
END
for name in 'Ana Chen' 'Ben Ito' 'Cy Lund' 'Dev Rao' 'Eli Fox' 'Fay Orr' \
	'Gus Abt' 'Hal Ek' 'Ivy Day'; do
	# shellcheck disable=SC2086
	quietly student add $name
done
says 'who was never seen is a starter' segment list <<'END'
blocked, nobody: Something outside of the subject stands in the way; that comes first.
starter, 9 students: Needs a first way in: small steps, shown and done together.
  Ana Chen  unseen  check-ins 0, which is below 3
  Ben Ito   unseen  check-ins 0, which is below 3
  Cy Lund   unseen  check-ins 0, which is below 3
  Dev Rao   unseen  check-ins 0, which is below 3
  Eli Fox   unseen  check-ins 0, which is below 3
  Fay Orr   unseen  check-ins 0, which is below 3
  Gus Abt   unseen  check-ins 0, which is below 3
  Hal Ek    unseen  check-ins 0, which is below 3
  Ivy Day   unseen  check-ins 0, which is below 3
builder, nobody: Has the parts and needs practice that puts them together.
refiner, nobody: Mostly right; needs feedback on the last mistakes, and to do it without hints.
independent, nobody: Works alone and well; needs something worth doing.
END
says 'fewer than eight, or nothing known, have no natural groups' \
	segment discover <<'END'
There are no groups to be found: all are alike, or too little is known.
END

# On day $1: the scores of each, in the order of the class; - is absent.
day()
{
	day=$1
	shift
	for name in ana ben cy dev eli fay gus hal ivy; do
		[ "$1" = - ] || echo "$name $1 round:quiz-$day"
		shift
	done >lines
	input=lines
	quietly checkin - --as-of "2026-08-$day"
	unset input
}
day 17 '1/4 helped' '2/4 hint' '3/4 alone' '4/4 alone' '4/4' 1/4 3/4 4/4 -
day 18 '0/4 helped' '3/4 hint' '3/4 alone' '4/4 alone' '4/4' 0/4 3/4 4/4 -
day 19 '1/4 helped' '2/4 hint' '4/4 alone' '4/4 alone' '3/4' 1/4 2/4 4/4 -
day 20 '1/4 hint' '3/4 hint' '3/4 alone' '4/4 alone' '4/4' - 3/4 4/4 -
day 21 '0/4 helped' '2/4' '4/4' '4/4 alone' '4/4' - 3/4 4/4 -
day 24 '1/4 helped' '3/4' '3/4' '4/4 alone' '4/4' - 3/4 4/4 3/4
day 25 '1/4 helped' '3/4' '3/4' '4/4 alone' '4/4' - 3/4 4/4 -
day 26 '1/4' '3/4' '3/4' '4/4 alone' '4/4' - 3/4 4/4 -
says 'everyone is in one, by what they do' segment list <<'END'
blocked, nobody: Something outside of the subject stands in the way; that comes first.
starter, 3 students: Needs a first way in: small steps, shown and done together.
  Ana Chen  active   level 35%, which is below 50%
  Fay Orr   at risk  level 30%, which is below 50%
  Ivy Day   new      check-ins 1, which is below 3
builder, nobody: Has the parts and needs practice that puts them together.
refiner, 2 students: Mostly right; needs feedback on the last mistakes, and to do it without hints.
  Ben Ito  active  level 77%, which is below 82%
  Gus Abt  active  level 80%, which is below 82%
independent, 4 students: Works alone and well; needs something worth doing.
  Cy Lund  active  no other rule holds; level 84%
  Dev Rao  active  no other rule holds; level 99%
  Eli Fox  active  no other rule holds; level 97%
  Hal Ek   active  no other rule holds; level 99%
END
says 'the same as of the same moment' segment list --as-of 2026-08-18 <<'END'
blocked, nobody: Something outside of the subject stands in the way; that comes first.
starter, 9 students: Needs a first way in: small steps, shown and done together.
  Ana Chen  new     check-ins 2, which is below 3
  Ben Ito   new     check-ins 2, which is below 3
  Cy Lund   new     check-ins 2, which is below 3
  Dev Rao   new     check-ins 2, which is below 3
  Eli Fox   new     check-ins 2, which is below 3
  Fay Orr   new     check-ins 2, which is below 3
  Gus Abt   new     check-ins 2, which is below 3
  Hal Ek    new     check-ins 2, which is below 3
  Ivy Day   unseen  check-ins 0, which is below 3
builder, nobody: Has the parts and needs practice that puts them together.
refiner, nobody: Mostly right; needs feedback on the last mistakes, and to do it without hints.
independent, nobody: Works alone and well; needs something worth doing.
END
is 'as JSON with every signal' "$(try segment list --json |
	sed 's/},{"id".*//')" '[{"id":"=1","name":"Ana Chen","segment":"starter","ruled":"starter","by_hand":false,"lifecycle":"active","reason":"Ana is in starter: level 35%, which is below 50%.","alarm":null,"signals":{"days":0,"weekly":4,"checkins":8,"level":0.347824,"gain":0.0505564,"steady":1,"help":0.928571,"response":0,"sure":null,"done":null,"quality":null,"skill":null,"ready":null,"block":0}'
says 'a segment is shown by the beginning of its name' segment show build <<'END'
builder, nobody: Has the parts and needs practice that puts them together.
  when: level unknown or level < 75%
  need: practice with quick feedback
  support: tier 2, group; pairs with an answer key
  time: 20% orientation, 50% practice, 20% feedback, 10% application
  first: Name the one part that fails most often.
  second: Practise that part in short sets, and check each set at once.
  third: Mix it with what is known and check in after three lessons.
  outcome: gets three of four right on mixed tasks, two lessons in a row
  plan: short mixed practice with feedback, 6 weeks, 2 sessions a week
END
says 'as JSON it has what a person would say' segment show start --json <<'END'
{"segment":"starter","sentence":"Needs a first way in: small steps, shown and done together.","when":"checkins < 3 or level < 50% or level unknown and skill < 50% or level unknown and ready < 50%","size":3,"students":[{"id":"=1","name":"Ana Chen"},{"id":"=6","name":"Fay Orr"},{"id":"=9","name":"Ivy Day"}],"profiles":0,"goals":[],"blocks":[],"helped":[],"support":{"alone":0,"hint":1,"helped":6},"median":{"days":2,"weekly":1.5,"checkins":3,"level":0.347824,"gain":0.0157506,"steady":0.375,"help":0.928571,"response":0,"sure":null,"done":null,"quality":null,"skill":null,"ready":null,"block":0},"class_median":{"days":0,"weekly":4,"checkins":8,"level":0.799086,"gain":0.0433615,"steady":1,"help":0.25,"response":0,"sure":null,"done":null,"quality":null,"skill":null,"ready":null,"block":0},"need":"a clear first step, and to see it succeed","tier":2,"format":"small group at the teacher's table","pathway":{"orientation":0.4,"practice":0.4,"feedback":0.2,"application":0},"steps":["Show one worked example and say each step aloud.","Do the next one together, then one alone with the example in sight.","Ask for a check-in the same day and name the step that was right."],"example":"does two of three like the example without help","strategy":"worked examples that fade","weeks":6,"sessions":3}
END
quietly segment show
is 'without a name all are shown' \
	"$(grep -c '^[a-z-]*, .*: ' .quiet)" 5
quietly segment show --json
is 'as an array' "$(grep -o '"segment":"[a-z]*"' .quiet | paste -s -d ' ' -)" \
	'"segment":"blocked" "segment":"starter" "segment":"builder" "segment":"refiner" "segment":"independent"'
says 'one that is not there is refused with those that are' \
	segment show dreamer <<'END'
! homeroom: "dreamer" is no segment of the class; there are blocked, starter, builder, refiner and independent
exit 1
END

says 'today is confirmed' segment review <<'END'
9 students were reviewed, each in the segment of today
END
says 'of some, too' segment review ana ben <<'END'
2 students were reviewed, each in the segment of today
END
says 'of one' segment review ana <<'END'
Ana Chen was reviewed, in starter
END
quietly block fay 'time: works evenings'
quietly block gus 'time' --severity light
quietly segment set hal refiner --why 'rushes'
says 'what no longer fits comes first' segment list <<'END'
2 of 9 no longer fit:
  Fay was in starter at the review of 1 Sep; what is in the way now says blocked.
  Hal was set to refiner by hand on 1 Sep; what Hal does now says independent.
blocked, 1 student: Something outside of the subject stands in the way; that comes first.
  Fay Orr  at risk  "time: works evenings" is in the way since 1 Sep, middle
starter, 2 students: Needs a first way in: small steps, shown and done together.
  Ana Chen  active  level 35%, which is below 50%
  Ivy Day   new     check-ins 1, which is below 3
builder, nobody: Has the parts and needs practice that puts them together.
refiner, 3 students: Mostly right; needs feedback on the last mistakes, and to do it without hints.
  Ben Ito  active  level 77%, which is below 82%
  Gus Abt  active  level 80%, which is below 82%
  Hal Ek   active  by hand on 1 Sep by Pat (rushes); the rules say independent, which takes the rest: no other rule holds; level 99%
independent, 3 students: Works alone and well; needs something worth doing.
  Cy Lund  active  no other rule holds; level 84%
  Dev Rao  active  no other rule holds; level 99%
  Eli Fox  active  no other rule holds; level 97%
END
is 'and is a sentence in JSON' "$(try segment list --json |
	grep -o '"alarm":"[^"]*"')" '"alarm":"Fay was in starter at the review of 1 Sep; what is in the way now says blocked."
"alarm":"Hal was set to refiner by hand on 1 Sep; what Hal does now says independent."'
says 'what is in the way is told of the segment' segment show blocked <<'END'
blocked, 1 student: Something outside of the subject stands in the way; that comes first.
  when: block >= middle
  in the way: time
  need: the obstacle out of the way, or work that goes around it
  support: tier 3, one-to-one; short talks at fixed times
  time: 40% orientation, 30% practice, 20% feedback, 10% application
  first: Ask what is in the way and what would help, and write it down.
  second: Agree on one thing that changes this week: the time, the place or the amount.
  third: See after a week whether it has; if not, bring in who can change it.
  outcome: is back at every lesson for two weeks and hands in the short form of the work
  plan: check in and check out with one adult, 4 weeks, 2 sessions a week
  typically:
    class days since the last check-in  5    class 0
    check-ins a week                    1.5  class 4
    check-ins                           3    class 8
    part in rounds                      38%  class 100%
END
says 'nobody is put into blocked by hand' segment set ana blocked <<'END'
! homeroom: only a constraint makes anybody blocked: say what stands in the way with "homeroom block"
exit 1
END
says 'who was put there by hand can be let go' segment release hal <<'END'
Hal Ek follows the rules again, and is in independent
END
says 'and nobody else' segment release hal <<'END'
! homeroom: Hal Ek was put into no segment by hand
exit 1
END
says 'all of it can be undone' undo <<'END'
Undone: segment release for Hal Ek, 10:00
END
quietly unblock fay
says 'who is no longer blocked is where the evidence says' segment list <<'END'
1 of 9 no longer fits:
  Hal was set to refiner by hand on 1 Sep; what Hal does now says independent.
blocked, nobody: Something outside of the subject stands in the way; that comes first.
starter, 3 students: Needs a first way in: small steps, shown and done together.
  Ana Chen  active   level 35%, which is below 50%
  Fay Orr   at risk  level 30%, which is below 50%
  Ivy Day   new      check-ins 1, which is below 3
builder, nobody: Has the parts and needs practice that puts them together.
refiner, 3 students: Mostly right; needs feedback on the last mistakes, and to do it without hints.
  Ben Ito  active  level 77%, which is below 82%
  Gus Abt  active  level 80%, which is below 82%
  Hal Ek   active  by hand on 1 Sep by Pat (rushes); the rules say independent, which takes the rest: no other rule holds; level 99%
independent, 3 students: Works alone and well; needs something worth doing.
  Cy Lund  active  no other rule holds; level 84%
  Dev Rao  active  no other rule holds; level 99%
  Eli Fox  active  no other rule holds; level 97%
END
says 'a segment is in the history' history hal <<'END'
2026-09-01 10:00  Pat  segment release for Hal Ek (undone)
2026-09-01 10:00  Pat  segment set refiner for Hal Ek
2026-09-01 10:00  Pat  segment review (9 students)
2026-08-26 23:59  Pat  check-in 7 lines
2026-08-25 23:59  Pat  check-in 7 lines
2026-08-24 23:59  Pat  check-in 8 lines
2026-08-21 23:59  Pat  check-in 7 lines
2026-08-20 23:59  Pat  check-in 7 lines
2026-08-19 23:59  Pat  check-in 8 lines
2026-08-18 23:59  Pat  check-in 8 lines
2026-08-17 23:59  Pat  check-in 8 lines
2026-09-01 10:00  Pat  student add for Hal Ek
END

says 'a profile that is not there is due at once' segment due <<'END'
Ana Chen  starter      no profile
Ben Ito   refiner      no profile
Cy Lund   independent  no profile
Dev Rao   independent  no profile
Eli Fox   independent  no profile
Fay Orr   starter      no profile
Gus Abt   refiner      no profile
Hal Ek    refiner      no profile
Ivy Day   starter      no profile
END
# due DAY: how many segments.
due()
{
	try segment due --json --as-of "$1" | grep -o '"segment_due":true' |
		wc -l | tr -d ' '
}
is 'a segment is not due before thirty days' "$(due 2026-09-30)" 0
is 'then it is' "$(due 2026-10-01)" 9
quietly policy set review.cadence weekly
is 'weekly it is not due before seven days' "$(due 2026-09-07)" 0
says 'then it is, with the date of the last review' \
	segment due --as-of 2026-09-08 <<'END'
Ana Chen  starter      segment of 1 Sep  no profile
Ben Ito   refiner      segment of 1 Sep  no profile
Cy Lund   independent  segment of 1 Sep  no profile
Dev Rao   independent  segment of 1 Sep  no profile
Eli Fox   independent  segment of 1 Sep  no profile
Fay Orr   starter      segment of 1 Sep  no profile
Gus Abt   refiner      segment of 1 Sep  no profile
Hal Ek    refiner      segment of 1 Sep  no profile
Ivy Day   starter      segment of 1 Sep  no profile
END
is 'a review that is due is so in JSON' "$(try segment due --json \
	--as-of 2026-09-08 | cut -d '}' -f 1)" '[{"id":"=1","name":"Ana Chen","segment":"starter","segment_due":true,"reviewed":"2026-09-01","profile_due":true,"profiled":null'
quietly policy set review.cadence off
is 'and never where it is off' "$(due 2026-12-18)" 0

quietly intake ana --goal 'pass the test' --skill 1/4 --parts yes --next no
quietly intake fay --goal 'Pass the  test' --constraint 'time: works evenings'
says 'a persona has what its students are after' segment show starter <<'END'
starter, 3 students: Needs a first way in: small steps, shown and done together.
  when: checkins < 3 or level < 50% or level unknown and skill < 50% or level unknown and ready < 50%
  goals: pass the test (2)
  in the way: time
  support used: 0% alone, 14% a hint, 86% helped, of 7 check-ins that say it
  need: a clear first step, and to see it succeed
  support: tier 2, group; small group at the teacher's table
  time: 40% orientation, 40% practice, 20% feedback, 0% application
  first: Show one worked example and say each step aloud.
  second: Do the next one together, then one alone with the example in sight.
  third: Ask for a check-in the same day and name the step that was right.
  outcome: does two of three like the example without help
  plan: worked examples that fade, 6 weeks, 3 sessions a week
  typically:
    class days since the last check-in  2          class 0
    check-ins a week                    1.5        class 4
    check-ins                           3          class 8
    level                               35%        class 80%
    gain                                +2 points  class +4 points
    part in rounds                      38%        class 100%
    help needed                         93%        class 25%
    response                            0 points   class 0 points
    skill at intake                     25%        class 25%
    readiness                           50%        class 50%
END
quietly intake ana --wants self-directed
is 'what is wanted stands beside what the segment gives' \
	"$(try student show ana | sed -n 's/^  \(wants.*\)/\1/p')" 'wants to work self-directed; the segment says group'
is 'the segment stands on the card, with what no longer fits' \
	"$(try student show hal | sed -n '/^  segment/,$p')" '  segment: refiner; by hand on 1 Sep by Pat (rushes); the rules say independent, which takes the rest: no other rule holds; level 99%
    Hal was set to refiner by hand on 1 Sep; what Hal does now says independent.'
is 'and in why' "$(try why ana | sed -n 's/^  \(segment.*\)/\1/p')" 'segment: starter; level 35%, which is below 50%'
is 'whose profile is new is not due' "$(try segment due | cut -d ' ' -f 1 |
	paste -s -d ' ' -)" 'Ben Cy Dev Eli Gus Hal Ivy'
is 'an old one is' "$(try segment due --as-of 2026-10-14 | head -n 1)" 'Ana Chen  starter      profile of 1 Sep'

says 'natural groups stand beside the segments' segment discover <<'END'
2 natural groups, a fair structure (silhouette 0.58, seed 1)
1. 7 students: part in rounds 100% (high), check-ins a week 4 (high)
   today 1 starter, 3 refiner, 3 independent
   Ana Chen, Ben Ito, Cy Lund, Dev Rao, Eli Fox, Gus Abt, Hal Ek
2. 2 students: part in rounds 35% (low), check-ins a week 1 (low)
   today 2 starter
   Fay Orr, Ivy Day
Agreement with the segments: 0.15 (1 is the same, 0 as by chance). Nothing was changed.
END
is 'another seed is said' "$(try segment discover --seed 7 | head -n 1)" '2 natural groups, a fair structure (silhouette 0.58, seed 7)'
says 'natural groups are written as JSON' segment discover --seed 7 --json <<'END'
{"seed":7,"groups_found":2,"silhouette":0.576979,"agreement":0.15,"groups":[{"size":7,"marks":[{"signal":"steady","apart":0.534165},{"signal":"weekly","apart":0.525226}],"center":{"days":0,"weekly":4,"level":0.814307,"gain":0.0625173,"steady":1,"help":null,"response":null,"sure":null,"done":null,"quality":null},"segments":{"blocked":0,"starter":1,"builder":0,"refiner":3,"independent":3},"students":[{"id":"=1","name":"Ana Chen"},{"id":"=2","name":"Ben Ito"},{"id":"=3","name":"Cy Lund"},{"id":"=4","name":"Dev Rao"},{"id":"=5","name":"Eli Fox"},{"id":"=7","name":"Gus Abt"},{"id":"=8","name":"Hal Ek"}]},{"size":2,"marks":[{"signal":"steady","apart":-1.86958},{"signal":"weekly","apart":-1.83829}],"center":{"days":3.5,"weekly":1,"level":0.537527,"gain":0.0166328,"steady":0.354167,"help":null,"response":null,"sure":null,"done":null,"quality":null},"segments":{"blocked":0,"starter":2,"builder":0,"refiner":0,"independent":0},"students":[{"id":"=6","name":"Fay Orr"},{"id":"=9","name":"Ivy Day"}]}]}
END
says 'a seed is a number' segment discover --seed x <<'END'
! homeroom: --seed x: say a whole number from 0 up
exit 2
END
says 'what is too small is said' policy check <<'END'
builder has nobody, fewer than 3: too small to teach as a group of its own.
END
quietly policy set segment.least 1
says 'by the rule of the class' policy check <<'END'
builder has nobody, fewer than 1: too small to teach as a group of its own.
END
quietly segment define refiner --tier 2 --format 'pairs with an answer key' \
	--pathway '2 5 2 1'
says 'and which two are treated alike' policy check <<'END'
builder has nobody, fewer than 1: too small to teach as a group of its own.
builder and refiner are given the same tier, format and pathway: treat them differently, or make them one.
END
says 'findings are written as JSON' policy check --json <<'END'
[{"fault":"small","segment":"builder","other":null,"students":0,"sentence":"builder has nobody, fewer than 1: too small to teach as a group of its own."},{"fault":"alike","segment":"builder","other":"refiner","students":0,"sentence":"builder and refiner are given the same tier, format and pathway: treat them differently, or make them one."}]
END
finish
