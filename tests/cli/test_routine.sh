#!/bin/sh
# SPDX-License-Identifier: MIT
# routine: what clusters do, of the class and of an objective; the library.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly objective add Unit rates
quietly objective add Percents

says 'a group without a sentence is none' \
	routine set reteach --task 'Page 12' <<'END'
! homeroom: a group that cannot be said in one sentence is no group: say who reteach is for with --sentence
exit 1
END
says 'all of it is said in one call' routine set reteach \
	--sentence 'Who mixes up the two units.' --station 'Window' \
	--task 'Ratio tables' --materials 'counters, sheet B' \
	--feedback 'thumbs after each' --exit 'three in a row' --tier gr \
	--minutes 12 --cadence 7 <<'END'
Reteach: Who mixes up the two units.
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 12
  looked at again: after 7 days
END
says 'a sentence cannot be taken away' routine set reteach --sentence '' <<'END'
! homeroom: a group that cannot be said in one sentence is no group: say who reteach is for with --sentence
exit 1
END
says 'of an objective it begins with that of the class' \
	routine set reteach --objective perc --task 'Strips of 100' \
	--tier 3 --minutes 0 --cadence 1 <<'END'
Reteach on Percents: Who mixes up the two units.
  station: Window
  task: Strips of 100
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 3, one-to-one
  looked at again: after 1 day
END
says 'a list has both' routine list <<'END'
Reteach: Who mixes up the two units.
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 12
  looked at again: after 7 days
Reteach on Percents: Who mixes up the two units.
  station: Window
  task: Strips of 100
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 3, one-to-one
  looked at again: after 1 day
Practice: no sentence yet
Extend: no sentence yet
Intervene: no sentence yet
END
says 'that which counts is asked for' routine show reteach --objective perc <<'END'
Reteach on Percents: Who mixes up the two units.
  station: Window
  task: Strips of 100
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 3, one-to-one
  looked at again: after 1 day
END
says 'where an objective has none that of the class counts' \
	routine show reteach --objective unit <<'END'
Reteach: Who mixes up the two units.
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 12
  looked at again: after 7 days
END
says 'all of it is in JSON' routine show reteach --json <<'END'
{"cluster":"reteach","label":"Reteach","objective":null,"sentence":"Who mixes up the two units.","station":"Window","task":"Ratio tables","materials":"counters, sheet B","feedback":"thumbs after each","exit":"three in a row","tier":2,"minutes":12,"cadence_days":7,"cause":null,"own":[{"cluster":"reteach","label":"Reteach","objective":"Percents","sentence":"Who mixes up the two units.","station":"Window","task":"Strips of 100","materials":"counters, sheet B","feedback":"thumbs after each","exit":"three in a row","tier":3,"minutes":null,"cadence_days":1,"cause":null}]}
END
says 'and that which counts' routine list --objective perc --json <<'END'
[{"cluster":"reteach","label":"Reteach","objective":"Percents","sentence":"Who mixes up the two units.","station":"Window","task":"Strips of 100","materials":"counters, sheet B","feedback":"thumbs after each","exit":"three in a row","tier":3,"minutes":null,"cadence_days":1,"cause":null},{"cluster":"practice","label":"Practice","objective":null,"sentence":null,"station":null,"task":null,"materials":null,"feedback":null,"exit":null,"tier":null,"minutes":null,"cadence_days":null,"cause":null},{"cluster":"extend","label":"Extend","objective":null,"sentence":null,"station":null,"task":null,"materials":null,"feedback":null,"exit":null,"tier":null,"minutes":null,"cadence_days":null,"cause":null},{"cluster":"intervene","label":"Intervene","objective":null,"sentence":null,"station":null,"task":null,"materials":null,"feedback":null,"exit":null,"tier":null,"minutes":null,"cadence_days":null,"cause":null}]
END
says 'an objective must be there' \
	routine set reteach --objective slopes --task 'x' <<'END'
! homeroom: No objective is called "slopes": check the spelling, or give the id.
exit 1
END
says 'an objective alone says nothing' routine set reteach --objective perc <<'END'
! homeroom: what does the cluster do? Say --sentence, --station, --task, --materials, --feedback, --exit, --tier, --minutes, --cadence or --cause
exit 2
END
says 'a tier is one of three' routine set reteach --tier 4 <<'END'
! homeroom: --tier 4: say 1 or self-directed, 2 or group, 3 or one-to-one, or 0 for none
exit 2
END
says 'a cadence is in days' routine set reteach --cadence weekly <<'END'
! homeroom: --cadence weekly: say a whole number up to 366, or 0 for none
exit 2
END
says 'a step of undo names the objective' undo <<'END'
Undone: routine set reteach on Percents, 10:00
END
quietly redo

# The routine that counts hangs on the wall.
quietly student add Ana Chen
quietly move ana reteach
quietly objective use perc
quietly stations --size 2
says 'the wall has the routine of the focus' stations <<'END'
Reteach
  station: Window
  task: Strips of 100
  materials: counters, sheet B
  Table A: Ana
END
quietly objective use unit
says 'and else that of the class' stations <<'END'
Reteach
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  Table A: Ana
END

quietly class add 8A
says 'the library has the routines of all classes' routine library <<'END'
1. reteach, 7B on Percents: Who mixes up the two units.
  station: Window
  task: Strips of 100
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 3, one-to-one
  looked at again: after 1 day
2. reteach, 7B: Who mixes up the two units.
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 12
  looked at again: after 7 days
END
says 'each word that is looked for may be in another part' \
	routine library PÉRCENTS strip <<'END'
1. reteach, 7B on Percents: Who mixes up the two units.
  station: Window
  task: Strips of 100
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 3, one-to-one
  looked at again: after 1 day
END
says 'what is looked for is found in one part' routine library STRIPS <<'END'
1. reteach, 7B on Percents: Who mixes up the two units.
  station: Window
  task: Strips of 100
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 3, one-to-one
  looked at again: after 1 day
END
says 'it is JSON, too' routine library strips --json <<'END'
[{"number":1,"cluster":"reteach","class":"7B","objective":"Percents","since":"2026-09-01","sentence":"Who mixes up the two units.","station":"Window","task":"Strips of 100","materials":"counters, sheet B","feedback":"thumbs after each","exit":"three in a row","tier":3,"minutes":null,"cadence_days":1,"cause":null}]
END
says 'nothing found is said' routine library geese <<'END'
! no routine speaks of "geese"
END
says 'another class is taken over by its name' routine use reteach 7b <<'END'
Reteach: Who mixes up the two units.
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 12
  looked at again: after 7 days
END
says 'a cluster of it for another' routine use practice 7B/reteach <<'END'
Practice: Who mixes up the two units.
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 12
  looked at again: after 7 days
END
says 'a number for an objective that is not there' \
	routine use reteach 1 --objective perc <<'END'
! homeroom: No objective is called "perc": check the spelling, or give the id.
exit 1
END
quietly objective add Slopes
quietly routine set extend --sentence 'Who can.' --station 'Back'
says 'where they sit stays' routine use extend 2 <<'END'
Extend: Who mixes up the two units.
  station: Back
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 12
  looked at again: after 7 days
END
says 'a number is one of the library' routine use extend 99 <<'END'
! homeroom: the library has no routine 99: "homeroom routine library" lists them
exit 1
END
says 'a class is one that there is' routine use extend 9Z <<'END'
! homeroom: No class is called "9Z": check the spelling, or give the id.
exit 1
END
says 'and has a routine' routine use extend 7B/intervene <<'END'
! homeroom: 7B has no routine for intervene: "homeroom routine library" lists what there is
exit 1
END
says 'a cluster must be one' routine use slopes 1 <<'END'
! homeroom: "slopes" is no cluster: say reteach, practice, extend or intervene
exit 2
END
says 'taken over it is a step of undo' undo <<'END'
Undone: routine use extend, 10:00
END
says 'a cause is one that can be counted' routine set reteach --cause noise <<'END'
! homeroom: --cause noise: say content, format, pacing or constraint, or none
exit 2
END
says 'why those at it stall is kept on the routine' \
	routine set reteach --cause format <<'END'
Reteach: Who mixes up the two units.
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 12
  looked at again: after 7 days
  why they stall: format
END
says 'that of an objective is asked for again' \
	routine set reteach --objective slopes --minutes 9 <<'END'
Reteach on Slopes: Who mixes up the two units.
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 9
  looked at again: after 7 days
END
says 'taken over, others stall at it for other reasons' \
	routine use practice 8A/reteach <<'END'
Practice: Who mixes up the two units.
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 12
  looked at again: after 7 days
END
says 'and it is taken away' routine set reteach --cause none <<'END'
Reteach: Who mixes up the two units.
  station: Window
  task: Ratio tables
  materials: counters, sheet B
  feedback: thumbs after each
  exit: three in a row
  tier: 2, group
  minutes: 12
  looked at again: after 7 days
END
finish
