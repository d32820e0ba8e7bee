#!/bin/sh
# SPDX-License-Identifier: MIT
# A class from its roster to its sixteenth round: import, regroup, accept.
. "$srcdir/tests/lib/cli.sh"

data=${HOMEROOM_DATA:+$HOMEROOM_DATA/classroom}
[ -n "$data" ] && [ -d "$data" ] ||
	skip_all 'HOMEROOM_DATA names no folder with a classroom'

# The date in the header of a round's file.
date_of()
{
	sed -n '1s/.*(\([0-9-]*\)).*/\1/p' "$1"
}

# Rows in another order: the last student first.
turn()
{
	head -n 1 "$1"
	tail -n +2 "$1" | sort -r
}

# term STORE: the whole term; everything that is printed on the way.
term()
{
	export HOMEROOM_STORE="$1" HOMEROOM_NOW=2026-08-31
	try class add 7B
	try import roster "$data/roster.csv"
	for file in "$data"/round-*.csv; do
		HOMEROOM_NOW=$(date_of "$file")
		if [ -n "${turned-}" ]; then
			turn "$file" >turned.csv
			file=turned.csv
		fi
		try import scores "$file"
		try regroup --accept
		try regroup --json
	done
	try board --plain
	try board --json
	try why Ana
	try why Ana --json
	try history
}

term one.db >one
term two.db >two
turned=yes
term three.db | sed "s|turned.csv|FILE|" >three
unset turned
ok 'a term is worth the same bytes twice' cmp one two
sed "s|$data/round-..\.csv|FILE|" one >one.file
ok 'and with the rows of every file in another order' cmp one.file three
is 'every verb of it is done' "$(grep '^exit' one)" ''
is 'every round is taken' "$(grep -c '^objective [1-4], round .*: [0-9]* added' \
	one)" 16

export HOMEROOM_STORE=one.db HOMEROOM_NOW=2026-09-22
says 'the check-ins are those of the files' checkin list --count <<END
$(cat "$data"/round-*.csv | grep -cE ',[0-9]+ / [0-9]+')
END
quietly round list
is 'sixteen rounds are there' "$(wc -l <.quiet | tr -d ' ')" 16
says 'the same file again is nothing new' \
	import scores "$data/round-16.csv" <<END
objective 4, round "objective 4 2026-09-22": $(grep -c ' / ' \
	"$data/round-16.csv") unchanged.
END
quietly board --json
cp .quiet board
quietly undo
quietly redo
quietly board --json
ok 'undo and redo lead back' cmp .quiet board
quietly board --plain --as-of 2026-08-31
ok 'before the first round nobody was seen' grep -q '^Not yet seen (28)$' .quiet
finish
