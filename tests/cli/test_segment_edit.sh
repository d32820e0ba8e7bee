#!/bin/sh
# SPDX-License-Identifier: MIT
# segment define, add, drop and reset: three to five, each with its sentence.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly student add Ana Chen

says 'a rule is changed' segment define build --when 'level below 60%' <<'END'
builder: Has the parts and needs practice that puts them together.
  when: level < 60%
END
says 'the rest of it stays' segment show builder <<'END'
builder, nobody: Has the parts and needs practice that puts them together.
  when: level < 60%
  need: practice with quick feedback
  support: tier 2, group; pairs with an answer key
  time: 20% orientation, 50% practice, 20% feedback, 10% application
  first: Name the one part that fails most often.
  second: Practise that part in short sets, and check each set at once.
  third: Mix it with what is known and check in after three lessons.
  outcome: gets three of four right on mixed tasks, two lessons in a row
  plan: short mixed practice with feedback, 6 weeks, 2 sessions a week
END
says 'several fields at once' segment define builder --need 'a plan' \
	--tier one-to-one --pathway '1 1 1 7' --weeks 3 --sessions 4 <<'END'
builder: Has the parts and needs practice that puts them together.
  when: level < 60%
END
is 'each is kept' "$(try segment show builder --json |
	grep -o '"need".*"steps"')" '"need":"a plan","tier":3,"format":"pairs with an answer key","pathway":{"orientation":0.1,"practice":0.1,"feedback":0.1,"application":0.7},"steps"'
says 'nothing said is nothing meant' segment define builder <<'END'
! homeroom: what is it? Say --when, --sentence or another of its fields
exit 2
END
says 'a rule that is none is told what would be' \
	segment define builder --when 'levl < 60%' <<'END'
! homeroom: --when: "levl" is no signal; there are days, weekly, checkins, level, gain, steady, help, response, sure, done, quality, skill, ready and block.
exit 1
END
says 'a pathway has ten tenths' segment define builder --pathway '1 2 3 5' <<'END'
! homeroom: --pathway: pathway cannot be "1 2 3 5": it must be four whole numbers that make ten: tenths of the time for orientation, practice, feedback and application.
exit 1
END
says 'a segment without its sentence is none' \
	segment define builder --sentence '' <<'END'
! homeroom: builder has no sentence: a group that cannot be said in one is none.
exit 1
END
says 'no skill in blocked' segment define blocked --when 'level < 20%' <<'END'
! homeroom: blocked cannot ask for level: it comes from constraints alone, so that it never speaks of skill.
exit 1
END
says 'no constraint elsewhere' \
	segment define builder --when 'block >= light' <<'END'
! homeroom: builder cannot ask for block: only blocked is ruled by constraints.
exit 1
END
says 'the last one takes the rest' \
	segment define independent --when 'level >= 90%' <<'END'
! homeroom: independent is the last segment and must take the rest: it has no rule.
exit 1
END
says 'five are the most' segment add dreamer --when 'days >= 8' \
	--sentence 'Is elsewhere.' <<'END'
! homeroom: there are 5 segments already: nobody teaches more groups each in its own way; "homeroom segment drop NAME" takes one away
exit 1
END
says 'one is taken away' segment drop refiner <<'END'
refiner is no more
END
says 'another one comes in its place' segment add dreamer --when 'days >= 8' \
	--sentence 'Is elsewhere.' --before starter <<'END'
dreamer: Is elsewhere.
  when: days >= 8
END
says 'its rule is asked before' segment list <<'END'
blocked, nobody: Something outside of the subject stands in the way; that comes first.
dreamer, nobody: Is elsewhere.
starter, 1 student: Needs a first way in: small steps, shown and done together.
  Ana Chen  unseen  check-ins 0, which is below 3
builder, nobody: Has the parts and needs practice that puts them together.
independent, nobody: Works alone and well; needs something worth doing.
END
says 'and taken away again' segment drop dreamer <<'END'
dreamer is no more
END
says 'one without a sentence is none' segment add dreamer --when 'days >= 8' <<'END'
! homeroom: dreamer has no sentence: a group that cannot be said in one is none.
exit 1
END
says 'nor one without a rule' segment add dreamer --sentence 'Is elsewhere.' <<'END'
! homeroom: dreamer has no rule: only the last segment takes the rest.
exit 1
END
says 'nor one with two words' segment add 'two words' --sentence x <<'END'
! homeroom: A segment cannot be called "two words": its name must be 1 to 24 small letters, digits and hyphens, the first a letter.
exit 1
END
says 'nor a second of a name' segment add starter --when 'days >= 8' \
	--sentence x <<'END'
! homeroom: Two segments are called starter: give each a name of its own.
exit 1
END
says 'before the last a new last one takes the rest' \
	segment drop independent <<'END'
independent is no more; builder takes the rest now
END
says 'three are the least' segment drop starter <<'END'
! homeroom: there are only 3 segments: with fewer a class is hardly told apart
exit 1
END
quietly undo
says 'what was dropped is undone' segment list <<'END'
blocked, nobody: Something outside of the subject stands in the way; that comes first.
starter, 1 student: Needs a first way in: small steps, shown and done together.
  Ana Chen  unseen  check-ins 0, which is below 3
builder, nobody: Has the parts and needs practice that puts them together.
independent, nobody: Works alone and well; needs something worth doing.
END
quietly segment drop blocked
says 'what blocks comes first wherever it is added' segment add blocked \
	--when 'block >= severe' --sentence 'Something is in the way.' <<'END'
blocked: Something is in the way.
  when: block >= severe
END
says 'everything is as it was at first' segment reset <<'END'
The segments are as they were at first: blocked, starter, builder, refiner, independent
END
says 'a mark of a segment that is gone counts as none' \
	segment set ana independent <<'END'
Ana Chen is now in independent, by hand
END
quietly segment drop independent
is 'so that the rules hold again' "$(try segment list --json |
	grep -o '"segment":"[a-z]*","ruled":"[a-z]*","by_hand":[a-z]*')" '"segment":"starter","ruled":"starter","by_hand":false'
is 'names are completed' "$(try completion bash segment show bui)" builder
is 'after a student, too' "$(try completion bash segment set ana star)" starter
is 'and as a template' "$(try completion bash -- plan add ana --template bui)" \
	builder
says 'what may be said of a flag is completed' \
	completion bash -- stations --by '' <<'END'
need
goal
mixed
END
says 'and why somebody stalls' completion bash -- routine set --cause c <<'END'
content
constraint
END
finish
