#!/bin/sh
# SPDX-License-Identifier: MIT
# Killed at a random moment, every verb has happened whole or not at all, and
# what was reported done is there. KILLS moments, 30 unless told.
. "$srcdir/tests/lib/tap.sh"

kills=${KILLS-30}
store=$TMPDIR/kill.db
integrity=$builddir/tests/soak/integrity
export HOMEROOM_STORE="$store" HOMEROOM_NOW=2026-10-01T09:00
names='Ana Ben Cleo Dan Eva Finn Gia Hugo Ida Jon'

# killed WORDS...: starts the verb and kills it at the next moment of a fixed
# draw, within the 18 ms that it may take; its output stays.
seed=7
killed()
{
	seed=$(((seed * 1103515245 + 12345) % 2147483648))
	: >"$TMPDIR/out"
	"$HOMEROOM" "$@" >"$TMPDIR/out" 2>/dev/null &
	victim=$!
	sleep "$(printf '0.%04d' $((seed / 65536 % 180)))"
	kill -9 "$victim" 2>/dev/null
	wait "$victim" 2>/dev/null
}

count()
{
	"$HOMEROOM" checkin list --count
}

{
	echo 'Student ID,Name'
	number=100
	for name in $names; do
		number=$((number + 1))
		echo "$number,$name Stone"
	done
} >"$TMPDIR/roster.csv"

# scores N: the file of round N.
scores()
{
	echo "Student ID,Score: unit rates (2026-09-$(printf %02d $((1 + $1 % 28))))"
	number=100
	for name in $names; do
		number=$((number + 1))
		echo "$number,$(((number + $1) % 5)) / 4"
	done
}

"$HOMEROOM" class add Soak >/dev/null &&
	"$HOMEROOM" import roster "$TMPDIR/roster.csv" >/dev/null &&
	"$HOMEROOM" objective add 'unit rates' >/dev/null || exit 1

torn=0
lost=0
round=0
while [ "$round" -lt "$kills" ]; do
	round=$((round + 1))
	case $((round % 3)) in
	0)
		before=$(count)
		killed checkin Ana 3/4
		after=$(count)
		[ "$after" -eq "$before" ] || [ "$after" -eq $((before + 1)) ] ||
			torn=$((torn + 1))
		! grep -q 'Ana Stone 3/4' "$TMPDIR/out" ||
			[ "$after" -eq $((before + 1)) ] || lost=$((lost + 1))
		;;
	1)
		scores "$round" >"$TMPDIR/scores.csv"
		before=$(count)
		killed import scores "$TMPDIR/scores.csv" \
			--round "round $round"
		after=$(count)
		[ "$after" -eq "$before" ] || [ "$after" -eq $((before + 10)) ] ||
			torn=$((torn + 1))
		! [ -s "$TMPDIR/out" ] || [ "$after" -eq $((before + 10)) ] ||
			lost=$((lost + 1))
		;;
	2)
		"$HOMEROOM" regroup >/dev/null
		stands='SELECT count(*) FROM decision'
		wanted=$("$HOMEROOM" proposal --json | sed 's/"stays".*//' |
			grep -o '"state":"proposed"' | wc -l)
		before=$("$integrity" "$store" "$stands")
		killed accept
		after=$("$integrity" "$store" "$stands")
		[ "$after" -eq "$before" ] ||
			[ "$after" -eq $((before + wanted)) ] ||
			torn=$((torn + 1))
		! [ -s "$TMPDIR/out" ] ||
			[ "$after" -eq $((before + wanted)) ] || lost=$((lost + 1))
		;;
	esac
	[ "$("$integrity" "$store")" = ok ] || torn=$((torn + 1))
done

plan 3
is "no verb was torn in $kills kills" "$torn" 0
is "nothing reported done was lost in $kills kills" "$lost" 0
"$HOMEROOM" history >"$TMPDIR/history"
is 'the store opens and lists its history' $? 0
