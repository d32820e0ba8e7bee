#!/bin/sh
# SPDX-License-Identifier: MIT
# policy and routine: the class's rules in versions, and what clusters do.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly objective add Unit rates
quietly policy list
is 'every rule has key, value, limits and a sentence' \
	"$(head -n 3 .quiet)" "\
  line.low = 0.5
      Below this level a student needs reteaching.
      It must be between 0.05 and 0.95, below line.high."
is 'no rule of a new class differs from its default' \
	"$(grep -c '^\*' .quiet)" 0
says 'a rule is printed' policy get line.high <<'END'
0.8
END
says 'as JSON' policy get scale --json <<'END'
{"key":"scale","value":"1=0.1 2=0.45 3=0.75 4=0.95"}
END
says 'a rule is set' policy set line.low 45% <<'END'
The rules of the class have version 2 now.
END
says 'to what it is already makes no version' policy set line.low=0.45 <<'END'
The rules of the class are so already.
END
says 'a rule has limits' policy set stability wild <<'END'
! homeroom: stability cannot be "wild": it must be calm, steady or lively.
exit 1
END
says 'the lines stay apart' policy set line.low 0.9 <<'END'
! homeroom: The lower line, 0.9, must be below the upper line, 0.8: set the other one first.
exit 1
END
says 'both lines move past each other at once' \
	policy set line.low=0.85 line.high=0.9 label.extend='Go further' <<'END'
The rules of the class have version 3 now.
END
says 'and back' policy set line.high=0.7 line.low=0.4 <<'END'
The rules of the class have version 4 now.
END
says 'all are set or none' policy set line.low=0.3 stability=wild <<'END'
! homeroom: stability cannot be "wild": it must be calm, steady or lively.
exit 1
END
says 'a word without a value sets nothing' policy set line.low <<'END'
! homeroom: "line.low" sets nothing: say KEY VALUE, or KEY=VALUE for several
exit 2
END
says 'an objective has lines of its own' \
	policy set line.low 0.3 --objective unit <<'END'
The rules of the class have version 5 now.
END
says 'they are asked for by its name' policy get line.low --objective unit <<'END'
0.3
END
quietly policy list
is 'the list marks what differs' "$(grep '^\*' .quiet)" "\
* line.low = 0.4  (default 0.5)
* line.high = 0.7  (default 0.8)
* label.extend = Go further  (default Extend)
* Unit rates: line.low = 0.3, line.high = 0.7"
says 'an unknown objective has none' \
	policy get line.low --objective volume <<'END'
! homeroom: No objective is called "volume": check the spelling, or give the id.
exit 1
END
says 'nor has an unknown id' policy set line.low@9 0.3 <<'END'
! homeroom: no objective has the id 9: say --objective NAME
exit 1
END
quietly policy set --default line.low line.high
says 'a rule goes back to its default' policy get line.low <<'END'
0.5
END
says 'an objective goes back to the lines of the class' \
	policy set --default line.low --objective unit <<'END'
The rules of the class have version 7 now.
END
says 'each version says what it changed' policy history <<'END'
1  2026-09-01  Pat
2  2026-09-01  Pat
      line.low = 0.45
3  2026-09-01  Pat
      line.low = 0.85
      line.high = 0.9
      label.extend = Go further
4  2026-09-01  Pat
      line.low = 0.4
      line.high = 0.7
5  2026-09-01  Pat
      line.low of Unit rates = 0.3
      line.high of Unit rates = 0.7
6  2026-09-01  Pat
      line.low = 0.5
      line.high = 0.8
7  2026-09-01  Pat
      line.low of Unit rates is the class's again
      line.high of Unit rates is the class's again
END
says 'a version is a step of undo' undo <<'END'
Undone: policy set line.low of unit, 10:00
END
says 'then the one before is in force' policy get line.low --objective unit <<'END'
0.3
END
quietly policy set label.reteach 'Back to basics'
says 'labels are what people read' routine list <<'END'
Back to basics: no sentence yet
Practice: no sentence yet
Go further: no sentence yet
Intervene: no sentence yet
END

says 'a cluster has a routine' routine set reteach --minutes 12 \
	--sentence 'We build it with counters.' --station 'Table 1' <<'END'
Back to basics: We build it with counters.
  station: Table 1
  minutes: 12
END
says 'what is not said stays, what is empty goes' \
	routine set r --station '' --task 'Page 12' <<'END'
Back to basics: We build it with counters.
  task: Page 12
  minutes: 12
END
says 'what a routine now says is told as JSON' \
	routine set r --minutes 12 --json <<'END'
{"done":"Back to basics: We build it with counters.","more":["task: Page 12","minutes: 12"]}
END
quietly undo
says 'a routine is shown' routine show reteach --json <<'END'
{"cluster":"reteach","label":"Back to basics","objective":null,"sentence":"We build it with counters.","station":null,"task":"Page 12","materials":null,"feedback":null,"exit":null,"tier":null,"minutes":12,"cadence_days":null,"cause":null,"own":[]}
END
says 'minutes are a number' routine set practice --minutes ten <<'END'
! homeroom: --minutes ten: say a whole number up to 600, or 0 for none
exit 2
END
says 'a routine says something' routine set practice <<'END'
! homeroom: what does the cluster do? Say --sentence, --station, --task, --materials, --feedback, --exit, --tier, --minutes, --cadence or --cause
exit 2
END
says 'only clusters have routines' routine show class <<'END'
! homeroom: "class" is no cluster: say reteach, practice, extend or intervene
exit 2
END
says 'a routine is a step of undo' undo <<'END'
Undone: routine set reteach, 10:00
END
says 'and is as it was' routine show reteach <<'END'
Back to basics: We build it with counters.
  station: Table 1
  minutes: 12
END
finish
