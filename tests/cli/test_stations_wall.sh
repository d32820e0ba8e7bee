#!/bin/sh
# SPDX-License-Identifier: MIT
# stations on paper: cards to cut, rotations, and tables by what learners want.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
says 'without anyone there is no card' stations --cards <<'END'
! homeroom: nobody is in a cluster now: "homeroom regroup" proposes who belongs where
exit 1
END
for name in 'Ana Chen' 'Ben Ito' 'Cy Lund' 'Dev Rao' 'Eli Fox' 'Ana Orr' \
	'Gus Abt' 'Zoë Öst'; do
	# shellcheck disable=SC2086
	quietly student add $name
done
for name in 'ana chen' ben cy dev 'ana orr'; do
	quietly move "$name" reteach
done
for name in gus zoe; do
	quietly move $name practice
done
quietly routine set reteach --station Window --minutes 12 \
	--sentence 'Who mixes up the two units and wants to see both side by side.' \
	--task 'Ratio tables of the bakery, first with the counters and then without' \
	--materials 'counters, sheet B' --feedback 'thumbs after each' \
	--exit 'three in a row' --cause pacing
says 'a card says what the wall says, and what to do' stations --cards <<'END'
Group A
Window

Who mixes up the two units and wants to see both side by
side.
Task: Ratio tables of the bakery, first with the counters
  and then without
Materials: counters, sheet B
Time: 12 minutes
Feedback: thumbs after each
Done when: three in a row

Ana C., Ana O., Ben, Cy, Dev

------------------------------------------------------------

Group B
Station 2

Gus, Zoë

------------------------------------------------------------
END
quietly stations --size 3
quietly move eli practice
says 'tables stand on it, and who has none' stations --cards <<'END'
Group A
Window

Who mixes up the two units and wants to see both side by
side.
Task: Ratio tables of the bakery, first with the counters
  and then without
Materials: counters, sheet B
Time: 12 minutes
Feedback: thumbs after each
Done when: three in a row

Table A: Ana C., Ana O., Ben
Table B: Cy, Dev

------------------------------------------------------------

Group B
Station 2

Table A: Gus, Zoë
no table yet: Eli

------------------------------------------------------------
END
says 'one card is printed alone' stations reteach --cards <<'END'
Group A
Window

Who mixes up the two units and wants to see both side by
side.
Task: Ratio tables of the bakery, first with the counters
  and then without
Materials: counters, sheet B
Time: 12 minutes
Feedback: thumbs after each
Done when: three in a row

Table A: Ana C., Ana O., Ben
Table B: Cy, Dev

------------------------------------------------------------
END
quietly move eli extend
says 'nobody stands alone in a group' stations --cards --json <<'END'
[{"group":"Group A","station":"Window","sentence":"Who mixes up the two units and wants to see both side by side.","task":"Ratio tables of the bakery, first with the counters and then without","materials":"counters, sheet B","minutes":12,"feedback":"thumbs after each","exit":"three in a row","tables":[{"table":"A","students":[{"id":"=1","name":"Ana Chen","shown":"Ana C."},{"id":"=6","name":"Ana Orr","shown":"Ana O."},{"id":"=2","name":"Ben Ito","shown":"Ben"}]},{"table":"B","students":[{"id":"=3","name":"Cy Lund","shown":"Cy"},{"id":"=4","name":"Dev Rao","shown":"Dev"}]}],"no_table":[]},{"group":"Group B","station":"Station 2","sentence":null,"task":null,"materials":null,"minutes":null,"feedback":null,"exit":null,"tables":[{"table":"A","students":[{"id":"=5","name":"Eli Fox","shown":"Eli"},{"id":"=7","name":"Gus Abt","shown":"Gus"},{"id":"=8","name":"Zoë Öst","shown":"Zoë"}]}],"no_table":[]}]
END
says 'who does has no card' stations extend --cards <<'END'
! homeroom: nobody is in Extend now, or stands alone in it, and goes along with the nearest group
exit 1
END
says 'a rotation takes every group to every station' \
	stations --rotation --at 9:05 <<'END'
09:05 to 09:17
  Window     Group A, tables A, B
  Station 2  Group B, table A
09:17 to 09:29
  Window     Group B, table A
  Station 2  Group A, tables A, B

Group A, Table A: Ana C., Ana O., Ben
Group A, Table B: Cy, Dev
Group B, Table A: Eli, Gus, Zoë
END
says 'of so many rounds and minutes, from now' \
	stations --rotation --minutes 20 --rounds 1 <<'END'
10:00 to 10:20
  Window     Group A, tables A, B
  Station 2  Group B, table A

Group A, Table A: Ana C., Ana O., Ben
Group A, Table B: Cy, Dev
Group B, Table A: Eli, Gus, Zoë
END
says 'as JSON' stations --rotation --rounds 3 --at 2026-09-02T23:50 --json <<'END'
{"minutes":12,"rounds":[{"round":1,"from":"2026-09-02T23:50:00","until":"2026-09-03T00:02:00","stations":[{"station":"Window","group":"Group A"},{"station":"Station 2","group":"Group B"}]},{"round":2,"from":"2026-09-03T00:02:00","until":"2026-09-03T00:14:00","stations":[{"station":"Window","group":"Group B"},{"station":"Station 2","group":"Group A"}]},{"round":3,"from":"2026-09-03T00:14:00","until":"2026-09-03T00:26:00","stations":[{"station":"Window","group":"Group A"},{"station":"Station 2","group":"Group B"}]}],"groups":[{"group":"Group A","tables":[{"table":"A","students":[{"id":"=1","name":"Ana Chen","shown":"Ana C."},{"id":"=6","name":"Ana Orr","shown":"Ana O."},{"id":"=2","name":"Ben Ito","shown":"Ben"}]},{"table":"B","students":[{"id":"=3","name":"Cy Lund","shown":"Cy"},{"id":"=4","name":"Dev Rao","shown":"Dev"}]}],"no_table":[]},{"group":"Group B","tables":[{"table":"A","students":[{"id":"=5","name":"Eli Fox","shown":"Eli"},{"id":"=7","name":"Gus Abt","shown":"Gus"},{"id":"=8","name":"Zoë Öst","shown":"Zoë"}]}],"no_table":[]}]}
END
says 'a time is one' stations --rotation --at noon <<'END'
! homeroom: --at noon: say a time as 10:15, or a day and a time as 2026-10-14T10:15
exit 2
END
says 'a day alone is none' stations --rotation --at 2026-09-02 <<'END'
! homeroom: --at 2026-09-02: say a time as 10:15, or a day and a time as 2026-10-14T10:15
exit 2
END
says 'rounds are counted' stations --rotation --rounds 0 <<'END'
! homeroom: --rounds 0: say a whole number from 1 to 24
exit 2
END
says 'cards are of the tables that there are' stations --cards --size 3 <<'END'
! homeroom: --cards prints the tables of today: no other option goes with it
exit 2
END
says 'and so are rotations' stations reteach --rotation <<'END'
! homeroom: --rotation is of all tables of today: only --minutes, --rounds and --at go with it
exit 2
END
says 'rounds are of a rotation' stations --rounds 3 <<'END'
! homeroom: --minutes, --rounds and --at go with --rotation
exit 2
END

quietly class add 8A
for name in 'Ida Berg' 'Jon Holm' 'Kim Dahl' 'Lea Falk'; do
	# shellcheck disable=SC2086
	quietly student add $name
done
for name in ida jon kim lea; do
	quietly move $name reteach
done
says 'without goals of their own all are alike' \
	stations --by goal --size 2 --dry-run <<'END'
Reteach
  Table A: Ida, Jon
  Table B: Kim, Lea
END
quietly intake ida --goal 'Percents in shops'
quietly intake jon --goal 'to like maths'
quietly intake kim --goal 'To like maths!'
quietly intake lea --goal 'percents in  SHOPS'
says 'who is after the same, in the same words, sits together' \
	stations --by goal --size 2 --dry-run <<'END'
Reteach
  Table A: Ida, Lea
  Table B: Jon, Kim
END
says 'but only where that is asked for' stations --by need --size 2 --dry-run <<'END'
Reteach
  Table A: Ida, Jon
  Table B: Kim, Lea
END
finish
