#!/bin/sh
# SPDX-License-Identifier: MIT
# replay: the term once more under other rules.
. "$srcdir/tests/lib/cli.sh"

# day DATE SCORE...: a round of that day, a score each of the five in their
# order.
day()
{
	date=$1
	shift
	: >lines
	for name in ana ben cleo dan eve; do
		echo "$name $1 round:$date" >>lines
		shift
	done
	input=lines
	quietly --as-of "${date}T10:00" checkin -
	input=
}

# people CLASS: a class of five.
people()
{
	HOMEROOM_NOW=2026-08-24T08:00 quietly class add "$1"
	for name in Ana Ben Cleo Dan Eve; do
		HOMEROOM_NOW=2026-08-24T08:00 quietly student add "$name" Doe
	done
	HOMEROOM_NOW=2026-08-24T08:00 quietly objective add "unit rates"
}

# The lines about students.
spells()
{
	try replay "$@" | grep Doe | tr -s ' '
}

people 7b
says 'what is different has to be said' replay <<'END'
! homeroom: say with --set KEY=VALUE what is to be different: "homeroom policy list" has the keys
exit 2
END
says 'a rule and its value' replay --set calm <<'END'
! homeroom: --set calm: say KEY=VALUE
exit 2
END
says 'a rule is said once' \
	replay --set line.high=.7 --set line.low=.4 --set line.high=.75 <<'END'
! homeroom: --set line.high: say a rule once
exit 2
END
says 'a value that is possible' replay --set line.low=2 <<END
$(try regroup --dry-run --set line.low=2)
END
says 'days in their order' \
	replay --set line.low=.4 --from 2026-08-26 --to 2026-08-25 <<'END'
! homeroom: --from 2026-08-26 comes after --to 2026-08-25
exit 2
END
says 'without a regroup or a round there is nothing' \
	replay --set stability=calm <<'END'
Nothing to replay: there was no regroup and no round in that time.
END

# Ana is strong, Dan weak, Ben and Eve between; Cleo gets there. What is done by
# hand, is in both.
day 2026-08-24 7/8 5/8 0/8 1/8 6/8
quietly --as-of 2026-08-24T11:00 regroup --accept
day 2026-08-25 7/8 6/8 0/8 1/8 5/8
day 2026-08-26 7/8 5/8 6/8 1/8 6/8
day 2026-08-27 7/8 6/8 6/8 1/8 5/8
day 2026-08-28 7/8 5/8 6/8 1/8 6/8
quietly --as-of 2026-08-28T11:00 regroup --accept
quietly --as-of 2026-08-28T11:30 move dan intervene
day 2026-08-31 7/8 6/8 6/8 1/8 6/8
quietly --as-of 2026-08-31T10:30 regroup --accept
HOMEROOM_NOW=2026-08-31T11:00
export HOMEROOM_NOW
quietly history
mv .quiet before

says 'a term in which all would have been in practice' \
	replay --set line.low=.05 --set line.high=.95 <<'END'
3 regroups, 24 Aug to 31 Aug.
As it was: by the rules then in force. As set: with line.low=.05, line.high=.95.
Every move is accepted; moves by hand are made in both.
In brackets: 95 of 100 odds.

           moves  taken back within 3 check-ins
as it was  2      too little data
as set     0      too little data

4 of 5 students stood elsewhere, 7 of 15 times:
Ana Doe   24 Aug to 31 Aug  Extend, would have been Practice
Cleo Doe  24 Aug            Reteach, would have been Practice
Dan Doe   24 Aug to 28 Aug  Reteach, would have been Practice
Eve Doe   24 Aug            Extend, would have been Practice

Nearer to the next check-in: as set 1, as it was 1, alike 4.
Points off the cluster's band: too little data.
END
says 'the same from a day on, as JSON' replay --from 2026-08-25 \
	--set line.low=.05 --set line.high=.95 --json <<'END'
{"by":"regroup","moments":2,"from":"2026-08-28","until":"2026-08-31","set":["line.low=.05","line.high=.95"],"as_it_was":{"moves":2,"judged":0,"reversed":null,"nearer":0,"distance":0},"as_set":{"moves":4,"judged":0,"reversed":null,"nearer":0,"distance":0},"alike":2,"gain":null,"students_elsewhere":2,"times_elsewhere":3,"times":10,"elsewhere":[{"id":"=1","name":"Ana Doe","from":"2026-08-28","until":"2026-08-31","as_it_was":"extend","as_set":"practice"},{"id":"=4","name":"Dan Doe","from":"2026-08-28","until":"2026-08-28","as_it_was":"reteach","as_set":"practice"}]}
END
says 'rules that change nothing' replay --set line.low=.5 --to 2026-08-24 <<'END'
1 regroup, 24 Aug.
As it was: by the rules then in force. As set: with line.low=.5.
Every move is accepted; moves by hand are made in both.
In brackets: 95 of 100 odds.

           moves  taken back within 3 check-ins
as it was  0      too little data
as set     0      too little data

Nobody would have stood elsewhere.
END
quietly history
is 'it writes nothing' "$(cmp .quiet before && echo same)" same

spells --set line.low=.05 --set line.high=.95 >known
first=$(try checkin list dan | tail -n 1 | cut -d' ' -f1)
quietly checkin edit "$first" 8/8
quietly checkin ana 0/8 --as-of 2026-08-31T11:01
is 'what was corrected later is as it was then' \
	"$(spells --set line.low=.05 --set line.high=.95)" "$(cat known)"
quietly student withdraw cleo
is 'who has left since is not listed' \
	"$(spells --set line.low=.05 --set line.high=.95)" \
	"$(grep -v Cleo known)"

people 7c
day 2026-08-24 7/8 5/8 0/8 1/8 6/8
day 2026-08-25 7/8 6/8 0/8 1/8 5/8
is 'a class that was never regrouped is, after each round' \
	"$(try replay --set line.low=.05 --set line.high=.95 | head -n 1)" \
	'2 rounds, 24 Aug to 25 Aug; the class was never regrouped.'
is 'and tells who would have stood elsewhere' \
	"$(spells --set line.low=.05 --set line.high=.95)" \
'Ana Doe 24 Aug to 25 Aug Extend, would have been Practice
Cleo Doe 24 Aug to 25 Aug Reteach, would have been Practice
Dan Doe 24 Aug to 25 Aug Reteach, would have been Practice
Eve Doe 24 Aug Extend, would have been Practice'

# The objectives take turns: what is judged is seen again a regroup later.
people 7d
HOMEROOM_NOW=2026-08-24T08:00 quietly objective add percents
# turn DATE OBJECTIVE: a round on it, and a regroup.
turn()
{
	HOMEROOM_NOW=$1T09:00 quietly objective use "$2"
	day "$1" 8/8 5/8 0/8 1/8 6/8
	quietly --as-of "$1T11:00" regroup --accept
}
turn 2026-08-24 'unit rates'
turn 2026-08-25 percents
turn 2026-08-26 'unit rates'
turn 2026-08-27 percents
is 'a judgement waits for its objective to come round' \
	"$(try replay --set line.low=.05 --set line.high=.95 | grep Nearer)" \
	'Nearer to the next check-in: as set 2, as it was 2, alike 2.'

# number KEY: the first one of that key.
number()
{
	grep -o "\"$1\":[0-9]*" .quiet | head -n 1 | cut -d: -f2
}

HOMEROOM_STORE=$TMPDIR/sample.db
export HOMEROOM_STORE
quietly demo --keep "$HOMEROOM_STORE"
quietly validate --json
moves=$(number moves)
quietly replay --set stability=steady --json
is 'as it was is how it went' "$(number judged)" "$moves"
is 'under the same rules nothing differs' "$(number times_elsewhere)" 0
quietly replay --set line.high=.7
is 'with enough of them it says how much nearer, and how sure that is' \
	"$(tail -n 2 .quiet | sed 's/-*[0-9][0-9]*\.[0-9]/N/g; s/: [a-z ]*\.$//')" \
"Points off the cluster's band: as it was N, as set N.
As set is N nearer (N to N)"
quietly replay --set stability=calm --json
ok 'calm moves fewer' test "$(grep -o '"moves":[0-9]*' .quiet | tail -n 1 |
	cut -d: -f2)" -lt "$(number moves)"
mv .quiet once
quietly replay --set stability=calm --json
is 'the same store gives the same bytes' "$(cmp .quiet once && echo same)" same
finish
