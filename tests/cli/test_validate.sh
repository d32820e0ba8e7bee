#!/bin/sh
# SPDX-License-Identifier: MIT
# validate: the engine measured on a class's history and on logs.
. "$srcdir/tests/lib/cli.sh"

header=class,student,objective,day,points,out_of

# log STUDENTS ROUNDS: a class where the later students know more.
log()
{
	awk -v students="$1" -v rounds="$2" 'BEGIN {
		print "class,student,objective,day,points,out_of,round"
		seed = 7
		for (i = 0; i < rounds; i++)
			for (j = 0; j < students; j++) {
				points = 0
				for (k = 0; k < 4; k++) {
					seed = (seed * 1103 + 12345) % 65536
					share = (j + 1) / (students + 1)
					points += seed / 65536 < share
				}
				printf "7b,s%d,k%d,%d,%d,4,r%d\n", j, i % 3,
					i, points, i
			}
	}'
}

printf '%s\n7b,ana,ratios,0,3,4\n7b,ben,ratios,0,1,4\n' "$header" >short.csv
says 'too little data is an answer' validate --log short.csv <<'END'
2 check-ins of 2 students in 1 class, each predicted from what came before it.
In brackets: 95 of 100 odds.

              AUC              RMSE             log-loss
homeroom      too little data  too little data  too little data
last score    too little data  too little data  too little data
running mean  too little data  too little data  too little data
EWMA          too little data  too little data  too little data

Calibration: too little data.

Of the middle 80 of 100 odds: too little data.

Clusters, each student placed on each objective as a new class would place them:
          check-ins  expected  came out         stays  a stay lasts
Reteach   0          -         too little data  1      too little data
Practice  0          -         too little data  1      too little data
Extend    0          -         too little data  0      too little data
Next check-in in Practice over that in Reteach: too little data.
Next check-in in Extend over that in Practice: too little data.
Moves taken back within 3 check-ins: too little data.
END

quietly validate --log short.csv --predictions out.csv
is 'predictions have a header and a row for each row' "$(cut -d, -f1 out.csv)" \
'p
0.61224840376
0.618241513209'

log 24 20 >log.csv
quietly validate --log log.csv --json
is 'the figures are there as JSON' \
	"$(grep -oE '"(checkins|students|classes)":[0-9]+' .quiet | head -n 3)" \
'"classes":1
"students":24
"checkins":480'
is 'the engine has the least log-loss' "$(grep -o \
	'"log_loss_above_engine":{"value":[^,]*,"low":0' .quiet | wc -l |
	tr -d ' ')" 3
quietly validate --log log.csv
is 'clusters differ as they should' "$(grep -c 'as it should be' .quiet)" 2
is 'the chart shows what was expected and what came' \
	"$(grep -c '^[0-9]*-[0-9]*%.*[#.]|' .quiet)" 9

quietly validate --log log.csv --predictions one.csv
sed 's/^\(7b,[^,]*,[^,]*,19\),[0-9]/\1,0/' log.csv >changed.csv
quietly validate --log changed.csv --predictions other.csv
is 'what comes last changes no prediction' \
	"$(cmp one.csv other.csv && cmp -s log.csv changed.csv || echo same)" same
quietly validate --log log.csv --json
mv .quiet once
quietly validate --log log.csv --json
is 'the same log gives the same bytes' "$(cmp .quiet once && echo same)" same

input=log.csv
quietly validate --log - --json
input=
is 'standard input will do' "$(cmp .quiet once && echo same)" same

printf '%s\n7b,ana,ratios,0,5,4\n' "$header" >wrong.csv
says 'what is wrong is said with its place' validate --log wrong.csv <<'END'
! homeroom: wrong.csv: line 2, column 5 (points): more points than there are.
exit 1
END
says 'a file that is not there is said' validate --log none.csv <<'END'
! homeroom: none.csv cannot be opened: No such file or directory
exit 1
END
says 'the log is never written over' \
	validate --log log.csv --predictions ./log.csv <<'END'
! homeroom: --predictions ./log.csv is the log itself: name another file
exit 2
END
says 'predictions that cannot be written are said' \
	validate --log log.csv --predictions none/out.csv <<'END'
! homeroom: none/out.csv cannot be written: No such file or directory
exit 1
END
is 'nothing of this made a store' "$(ls "$XDG_DATA_HOME/homeroom" 2>/dev/null)" ''

says 'without a log a class is needed' validate <<END
! homeroom: there is no store $XDG_DATA_HOME/homeroom/homeroom.db yet: "homeroom class add NAME" makes it, "homeroom demo" shows a sample
exit 1
END
HOMEROOM_STORE=$TMPDIR/sample.db
export HOMEROOM_STORE
quietly demo --keep "$HOMEROOM_STORE"
quietly validate --predictions own.csv
is 'the sample class is judged by its stays' "$(grep -c \
	'^Clusters, as students stood in them' .quiet)" 1
is 'and finds its clusters different' \
	"$(grep -c 'as it should be' .quiet)" 2
is 'every check-in has a prediction' \
	"$(($(wc -l <own.csv) - 1))" "$(try checkin list --count)"
finish
