#!/bin/sh
# SPDX-License-Identifier: MIT
# pathway: the class's way through its objectives, and how each segment and
# each cluster goes about it.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
says 'a class without anything has its segments all the same' pathway <<'END'
7B, which has no objective yet
blocked, nobody: 18 min orientation, 14 practice, 9 feedback, 4 application
  tier 3, short talks at fixed times  1 Ask what is in the way and what would...
  2 Agree on one thing that changes...  3 See after a week whether it has;...
starter, nobody: 18 min orientation, 18 practice, 9 feedback
  tier 2, small group at the teacher's table  1 Show one worked example and...
  2 Do the next one together, then...  3 Ask for a check-in the same day...
builder, nobody: 9 min orientation, 23 practice, 9 feedback, 4 application
  tier 2, pairs with an answer key  1 Name the one part that fails most often.
  2 Practise that part in short sets,...  3 Mix it with what is known and...
refiner, nobody: 5 min orientation, 13 practice, 18 feedback, 9 application
  tier 2, pairs that review each other's work  1 Look for what the last...
  2 Correct own work against a model,...  3 Try a new kind of task without...
independent, nobody: 5 min orientation, 4 practice, 9 feedback, 27 application
  tier 1, alone, or in a project group  1 Choose a task that uses this for...
  2 Plan it and say how one will see...  3 Show the result and explain one...
Reteach: no routine yet
Practice: no routine yet
Extend: no routine yet
Intervene: no routine yet
END
quietly objective add Unit rates
quietly objective add Percents
quietly objective add Slopes
for name in 'Ana Chen' 'Ben Ito' 'Cy Lund' 'Dev Rao'; do
	# shellcheck disable=SC2086
	quietly student add $name
done
quietly checkin ana 3/4 @Slopes
quietly checkin ben 1/4 @Slopes
HOMEROOM_NOW=2026-09-02T10:00
quietly checkin ana 4/4 @Percents
HOMEROOM_NOW=2026-09-03T10:00
quietly objective use unit
is 'what was begun comes before what was not' \
	"$(try pathway | sed -n 2,4p)" \
	'   1  Slopes      2 of 4 seen, typically 66%, 1 at 80% or more
   2  Percents    1 of 4 seen, typically 92%, 1 at 80% or more
>  3  Unit rates  nobody seen yet'
quietly objective require unit percents
is 'and what is required before what requires it' \
	"$(try pathway | sed -n 2,4p)" \
	'   1  Slopes      2 of 4 seen, typically 66%, 1 at 80% or more
>  2  Unit rates  nobody seen yet
   3  Percents    1 of 4 seen, typically 92%, 1 at 80% or more'
quietly objective add Areas
quietly objective add Volumes
is 'of a long way, where the class is' "$(try pathway slopes | sed -n 1,5p)" \
	'7B on Slopes
>  1  Slopes      2 of 4 seen, typically 66%, 1 at 80% or more
   2  Unit rates  nobody seen yet
   3  Percents    1 of 4 seen, typically 92%, 1 at 80% or more
   and 2 more before and after: --json has all 5'
is 'and at its end' "$(try pathway volumes | sed -n 1,5p)" '7B on Volumes
   3  Percents  1 of 4 seen, typically 92%, 1 at 80% or more
   4  Areas     nobody seen yet
>  5  Volumes   nobody seen yet
   and 2 more before and after: --json has all 5'
for name in ana ben cy; do
	quietly move $name extend
done
quietly routine set extend --sentence 'Who can.' --station Back --minutes 25
quietly routine set extend --objective slopes --task 'A graph of a tap' \
	--minutes 33
says 'minutes are those of the cluster that most are in' pathway <<'END'
7B on Unit rates
   1  Slopes      2 of 4 seen, typically 66%, 1 at 80% or more
>  2  Unit rates  nobody seen yet
   3  Percents    1 of 4 seen, typically 92%, 1 at 80% or more
   and 2 more before and after: --json has all 5
blocked, nobody: 18 min orientation, 14 practice, 9 feedback, 4 application
  tier 3, short talks at fixed times  1 Ask what is in the way and what would...
  2 Agree on one thing that changes...  3 See after a week whether it has;...
starter, 4: 10 min orientation, 10 practice, 5 feedback
  tier 2, small group at the teacher's table  1 Show one worked example and...
  2 Do the next one together, then...  3 Ask for a check-in the same day...
builder, nobody: 9 min orientation, 23 practice, 9 feedback, 4 application
  tier 2, pairs with an answer key  1 Name the one part that fails most often.
  2 Practise that part in short sets,...  3 Mix it with what is known and...
refiner, nobody: 5 min orientation, 13 practice, 18 feedback, 9 application
  tier 2, pairs that review each other's work  1 Look for what the last...
  2 Correct own work against a model,...  3 Try a new kind of task without...
independent, nobody: 5 min orientation, 4 practice, 9 feedback, 27 application
  tier 1, alone, or in a project group  1 Choose a task that uses this for...
  2 Plan it and say how one will see...  3 Show the result and explain one...
Reteach: no routine yet
Practice: no routine yet
Extend, Back, 25 min: Who can.
Intervene: no routine yet
END
says 'or of the objective that is asked for' pathway slopes <<'END'
7B on Slopes
>  1  Slopes      2 of 4 seen, typically 66%, 1 at 80% or more
   2  Unit rates  nobody seen yet
   3  Percents    1 of 4 seen, typically 92%, 1 at 80% or more
   and 2 more before and after: --json has all 5
blocked, nobody: 18 min orientation, 14 practice, 9 feedback, 4 application
  tier 3, short talks at fixed times  1 Ask what is in the way and what would...
  2 Agree on one thing that changes...  3 See after a week whether it has;...
starter, 4: 13 min orientation, 13 practice, 7 feedback
  tier 2, small group at the teacher's table  1 Show one worked example and...
  2 Do the next one together, then...  3 Ask for a check-in the same day...
builder, nobody: 9 min orientation, 23 practice, 9 feedback, 4 application
  tier 2, pairs with an answer key  1 Name the one part that fails most often.
  2 Practise that part in short sets,...  3 Mix it with what is known and...
refiner, nobody: 5 min orientation, 13 practice, 18 feedback, 9 application
  tier 2, pairs that review each other's work  1 Look for what the last...
  2 Correct own work against a model,...  3 Try a new kind of task without...
independent, nobody: 5 min orientation, 4 practice, 9 feedback, 27 application
  tier 1, alone, or in a project group  1 Choose a task that uses this for...
  2 Plan it and say how one will see...  3 Show the result and explain one...
Reteach: no routine yet
Practice: no routine yet
Extend, Back, 33 min: A graph of a tap
Intervene: no routine yet
END
quietly segment define starter --step1 'Look at the tap.' --step2 '' --step3 ''
is 'a step that is not said is left out' \
	"$(try pathway | grep -A 2 '^starter')" \
	"starter, 4: 10 min orientation, 10 practice, 5 feedback
  tier 2, small group at the teacher's table  1 Look at the tap.
builder, nobody: 9 min orientation, 23 practice, 9 feedback, 4 application"
says 'all of it as JSON' pathway slopes --json <<'END'
{"class":"7B","objective":"Slopes","path":[{"id":3,"name":"Slopes","needs":[],"seen":2,"students":4,"level":0.658387,"over":1,"upper":0.8},{"id":1,"name":"Unit rates","needs":[],"seen":0,"students":4,"level":null,"over":0,"upper":0.8},{"id":2,"name":"Percents","needs":["Unit rates"],"seen":1,"students":4,"level":0.920338,"over":1,"upper":0.8},{"id":4,"name":"Areas","needs":[],"seen":0,"students":4,"level":null,"over":0,"upper":0.8},{"id":5,"name":"Volumes","needs":[],"seen":0,"students":4,"level":null,"over":0,"upper":0.8}],"segments":[{"segment":"blocked","students":0,"cluster":null,"minutes":45,"time":{"orientation":18,"practice":14,"feedback":9,"application":4},"tier":3,"format":"short talks at fixed times","steps":["Ask what is in the way and what would help, and write it down.","Agree on one thing that changes this week: the time, the place or the amount.","See after a week whether it has; if not, bring in who can change it."]},{"segment":"starter","students":4,"cluster":"extend","minutes":33,"time":{"orientation":13,"practice":13,"feedback":7,"application":0},"tier":2,"format":"small group at the teacher's table","steps":["Look at the tap.","",""]},{"segment":"builder","students":0,"cluster":null,"minutes":45,"time":{"orientation":9,"practice":23,"feedback":9,"application":4},"tier":2,"format":"pairs with an answer key","steps":["Name the one part that fails most often.","Practise that part in short sets, and check each set at once.","Mix it with what is known and check in after three lessons."]},{"segment":"refiner","students":0,"cluster":null,"minutes":45,"time":{"orientation":5,"practice":13,"feedback":18,"application":9},"tier":2,"format":"pairs that review each other's work","steps":["Look for what the last mistakes have in common.","Correct own work against a model, and say what was changed.","Try a new kind of task without hints."]},{"segment":"independent","students":0,"cluster":null,"minutes":45,"time":{"orientation":5,"practice":4,"feedback":9,"application":27},"tier":1,"format":"alone, or in a project group","steps":["Choose a task that uses this for something new.","Plan it and say how one will see that it works.","Show the result and explain one choice."]}],"clusters":[{"cluster":"reteach","label":"Reteach","sentence":null,"station":null,"task":null,"materials":null,"feedback":null,"exit":null,"tier":null,"minutes":null,"cadence_days":null,"cause":null},{"cluster":"practice","label":"Practice","sentence":null,"station":null,"task":null,"materials":null,"feedback":null,"exit":null,"tier":null,"minutes":null,"cadence_days":null,"cause":null},{"cluster":"extend","label":"Extend","sentence":"Who can.","station":"Back","task":"A graph of a tap","materials":null,"feedback":null,"exit":null,"tier":null,"minutes":33,"cadence_days":null,"cause":null},{"cluster":"intervene","label":"Intervene","sentence":null,"station":null,"task":null,"materials":null,"feedback":null,"exit":null,"tier":null,"minutes":null,"cadence_days":null,"cause":null}]}
END
says 'an objective must be there' pathway geese <<'END'
! homeroom: No objective is called "geese": check the spelling, or give the id.
exit 1
END
finish
