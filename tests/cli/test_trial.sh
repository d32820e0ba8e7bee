#!/bin/sh
# SPDX-License-Identifier: MIT
# trial: a fair split that can be made again, what it says and when it says
# nothing.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
i=0
for name in Ana Ben Cleo Dan Eva Finn Gia Hugo Ida Jon Kim; do
	quietly student add "$name Lund"
done
quietly objective add 'unit rates'
for day in 24 25 26; do
	i=0
	for name in Ana Ben Cleo Dan Eva Finn Gia Hugo Ida Jon Kim; do
		i=$((i + 1))
		quietly checkin "$name" "$((i % 5))/4" \
			--as-of "2026-08-${day}T10:00"
	done
done
says 'there is none at first' trial list <<'END'
There is no trial yet.
END
says 'a trial splits the class fairly' trial add pair work \
	--first 'in pairs' --second alone --weeks 3 <<'END'
Trial 1, pair work: 11 students of the class on unit rates, until 2026-09-22, split by seed 1.
in pairs (5)
  Ana Lund
  Ben Lund
  Cleo Lund
  Dan Lund
  Jon Lund
alone (6)
  Eva Lund
  Finn Lund
  Gia Lund
  Hugo Lund
  Ida Lund
  Kim Lund
END
says 'it may be taken back' undo <<'END'
Undone: trial pair work, 10:00
END
says 'the same seed splits the same way' trial add pair work \
	--first 'in pairs' --second alone --weeks 3 --seed 1 <<'END'
Trial 2, pair work: 11 students of the class on unit rates, until 2026-09-22, split by seed 1.
in pairs (5)
  Ana Lund
  Ben Lund
  Cleo Lund
  Dan Lund
  Jon Lund
alone (6)
  Eva Lund
  Finn Lund
  Gia Lund
  Hugo Lund
  Ida Lund
  Kim Lund
END
says 'a name stands for one open trial' trial add Pair Work --first x \
	--second y <<'END'
! homeroom: there is an open trial "Pair Work" already: close it, or take another name
exit 1
END
says 'nobody is in two trials unasked' trial add cards --first cards \
	--second board <<'END'
! homeroom: 11 of them are in trial 2, pair work, already, and each would count in the other: close it first, or --also begins this one beside it
exit 1
END
says 'and never split by the same chance' trial add cards --also --seed 1 \
	--first cards --second board <<'END'
! homeroom: trial 2, pair work, is split by seed 1 too, so that nobody could tell the two apart: take another --seed
exit 1
END
says 'both arms are needed' trial add cards --first cards <<'END'
! homeroom: say what both arms do: --first "in pairs" --second alone
exit 2
END
says 'and they differ' trial add cards --also --seed 5 \
	--first cards --second Cards <<'END'
! homeroom: both arms do the same, so that nothing could be told: say what differs
exit 1
END
says 'a cluster without students has no trial' trial add cards --first cards \
	--second board --cluster extend <<'END'
! homeroom: Extend has 0 students: a trial needs two at the least
exit 1
END
says 'weeks are a number' trial add cards --first a --second b --weeks 0 <<'END'
! homeroom: --weeks 0: say a number from 1 to 40
exit 2
END
says 'before anyone is seen it is too early' trial show pair <<'END'
Trial 2, pair work: 11 students of the class on unit rates, 2026-09-01 to 2026-09-22, running, seed 1
in pairs: 0 students seen.
alone: 0 students seen.
Too early to say: each arm needs 5 students who were seen since it began and have somebody like them in the other arm, and there are 0 and 0.
It runs until 22 Sep; until then differences come and go.

in pairs (5)
  Ana Lund
  Ben Lund
  Cleo Lund
  Dan Lund
  Jon Lund
alone (6)
  Eva Lund
  Finn Lund
  Gia Lund
  Hugo Lund
  Ida Lund
  Kim Lund
END
for day in 03 08 10; do
	for name in Ana Ben Cleo Dan Jon; do
		quietly checkin "$name" 4/4 --as-of "2026-09-${day}T10:00"
	done
	for name in Eva Finn Gia Hugo Ida Kim; do
		quietly checkin "$name" 1/4 --as-of "2026-09-${day}T10:00"
	done
done
HOMEROOM_NOW=2026-09-11T10:00
says 'a large difference is said as it is' trial show trial:2 <<'END'
Trial 2, pair work: 11 students of the class on unit rates, 2026-09-01 to 2026-09-22, running, seed 1
in pairs: 5 students seen, 100% on average.
alone: 6 students seen, 25% on average.
in pairs did better by 78 points, after allowing for where they began (90 of 100: 69 to 87), and chance alone would do as much in 2 of 100 splits.
It runs until 22 Sep; until then differences come and go.

in pairs (5)
  Ana Lund
  Ben Lund
  Cleo Lund
  Dan Lund
  Jon Lund
alone (6)
  Eva Lund
  Finn Lund
  Gia Lund
  Hugo Lund
  Ida Lund
  Kim Lund
END
says 'as JSON' trial show 2 --json <<'END'
{"trial":2,"name":"pair work","state":"running","cluster":null,"objective":"unit rates","seed":1,"start":"2026-09-01","until":"2026-09-22","closed":null,"reason":null,"author":"Pat","arms":[{"name":"in pairs","seen":5,"mean":1,"students":[{"id":"=1","name":"Ana Lund","block":3,"before":0.326408},{"id":"=2","name":"Ben Lund","block":2,"before":0.553414},{"id":"=3","name":"Cleo Lund","block":1,"before":0.763261},{"id":"=4","name":"Dan Lund","block":0,"before":0.94884},{"id":"=10","name":"Jon Lund","block":4,"before":0.0870428}]},{"name":"alone","seen":6,"mean":0.25,"students":[{"id":"=5","name":"Eva Lund","block":4,"before":0.0870428},{"id":"=6","name":"Finn Lund","block":3,"before":0.326408},{"id":"=7","name":"Gia Lund","block":2,"before":0.553414},{"id":"=8","name":"Hugo Lund","block":1,"before":0.763261},{"id":"=9","name":"Ida Lund","block":0,"before":0.94884},{"id":"=11","name":"Kim Lund","block":4,"before":0.326408}]}],"early":false,"difference":-0.779921,"low":-0.869683,"high":-0.690159,"chance":0.0208333,"says":["in pairs: 5 students seen, 100% on average.","alone: 6 students seen, 25% on average.","in pairs did better by 78 points, after allowing for where they began (90 of 100: 69 to 87), and chance alone would do as much in 2 of 100 splits.","It runs until 22 Sep; until then differences come and go."]}
END
says 'it is listed' trial list <<'END'
trial 2  pair work  in pairs (5) or alone (6)  until 2026-09-22  running
END
says 'and closed' trial close pair work --why 'clear enough' <<'END'
Trial 2, pair work, is closed.
in pairs: 5 students seen, 100% on average.
alone: 6 students seen, 25% on average.
in pairs did better by 78 points, after allowing for where they began (90 of 100: 69 to 87), and chance alone would do as much in 2 of 100 splits.
END
says 'once' trial close pair <<'END'
! homeroom: this trial is closed already
exit 1
END
HOMEROOM_NOW=2026-09-15T10:00
quietly checkin ana 0/4
says 'what comes later does not count' trial list --json <<'END'
[{"trial":2,"name":"pair work","state":"closed","cluster":null,"objective":"unit rates","seed":1,"start":"2026-09-01","until":"2026-09-22","closed":"2026-09-11","reason":"clear enough","author":"Pat","arms":[{"name":"in pairs","seen":5,"mean":1,"students":[{"id":"=1","name":"Ana Lund","block":3,"before":0.326408},{"id":"=2","name":"Ben Lund","block":2,"before":0.553414},{"id":"=3","name":"Cleo Lund","block":1,"before":0.763261},{"id":"=4","name":"Dan Lund","block":0,"before":0.94884},{"id":"=10","name":"Jon Lund","block":4,"before":0.0870428}]},{"name":"alone","seen":6,"mean":0.25,"students":[{"id":"=5","name":"Eva Lund","block":4,"before":0.0870428},{"id":"=6","name":"Finn Lund","block":3,"before":0.326408},{"id":"=7","name":"Gia Lund","block":2,"before":0.553414},{"id":"=8","name":"Hugo Lund","block":1,"before":0.763261},{"id":"=9","name":"Ida Lund","block":0,"before":0.94884},{"id":"=11","name":"Kim Lund","block":4,"before":0.326408}]}],"early":false,"difference":-0.779921,"low":-0.869683,"high":-0.690159,"chance":0.0208333,"says":["in pairs: 5 students seen, 100% on average.","alone: 6 students seen, 25% on average.","in pairs did better by 78 points, after allowing for where they began (90 of 100: 69 to 87), and chance alone would do as much in 2 of 100 splits."]}]
END
quietly undo
says 'closing may be taken back' undo <<'END'
Undone: end of a trial pair work, 11 Sep 10:00
END
says 'nothing else is called so' trial show cards <<'END'
! homeroom: there is no trial "cards": "homeroom trial list" lists them
exit 1
END
finish
