#!/bin/sh
# SPDX-License-Identifier: MIT
# Eight processes log at once: all is stored, none lost, none twice.
# EACH check-ins a process, 20 unless told.
. "$srcdir/tests/lib/tap.sh"

each=${EACH-20}
export HOMEROOM_STORE="$TMPDIR/writers.db"

"$HOMEROOM" class add Writers >/dev/null &&
	"$HOMEROOM" objective add 'unit rates' >/dev/null || exit 1
for name in Ana Ben Cleo Dan Eva Finn Gia Hugo; do
	"$HOMEROOM" student add "$name Stone" >/dev/null || exit 1
done

log()
{
	number=0
	while [ "$number" -lt "$each" ]; do
		number=$((number + 1))
		"$HOMEROOM" checkin "$1" $((number % 5))/4 \
			--token "$1-$number" >/dev/null || echo "$1 $number"
	done
}

for name in Ana Ben Cleo Dan Eva Finn Gia Hugo; do
	log "$name" >"$TMPDIR/$name" &
done
wait

plan 3
none 'no check-in was refused' "$(cd "$TMPDIR" && cat Ana Ben Cleo Dan Eva \
	Finn Gia Hugo)"
is 'all are stored, none twice' "$("$HOMEROOM" checkin list --count)" \
	$((8 * each))
is 'each has their own' "$("$HOMEROOM" checkin list Ana --count)" "$each"
