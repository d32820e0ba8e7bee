#!/bin/sh
# SPDX-License-Identifier: MIT
# import scores: a long file takes no more memory than a short one, whatever
# the class held before and in whatever order it comes.
. "$srcdir/tests/lib/cli.sh"

# KiB; half as much is needed, and a tenth of a KiB for each row would be more.
limit=14000

within()
{
	(ulimit -d "$limit" && exec "$HOMEROOM" "$@")
}

# Sanitizers take more for themselves.
if ! within --version >.quiet 2>&1; then
	skip_all 'memory cannot be limited here'
fi

quietly class add 7B
{
	echo 'Student ID,Name'
	seq 20 | sed 's/.*/&,Ana N&/'
} >roster.csv
quietly import roster roster.csv
awk 'BEGIN {
	print "Student ID,Score,Objective,Date"
	for (turn = 0; turn < 2; turn++)
		for (i = 0; i < 100000; i++)
			printf "%d,%d/4,fractions,2026-08-%02d %02d:%02d\n",
				i % 20 + 1, i * 7 % 5, int(i / 28800) + 1,
				int(i / 1200) % 24, int(i / 20) % 60
}' >long.csv

is 'each score of a long file is logged once' \
	"$(within import scores long.csv 2>&1)" \
	'+ objective fractions
4 rounds: 100000 added, 100000 unchanged.'
is 'the same file again is known row by row' \
	"$(within import scores long.csv 2>&1)" \
	'4 rounds: 200000 unchanged.'
{
	sed -n 1p long.csv
	sed '1d; 100001q' long.csv | sort | sed '77777s|./4|2.5/4|'
} >sorted.csv
is 'in another order, too, and with a score that is another' \
	"$(within import scores sorted.csv 2>&1 | sed 's/^~.* is now/~/')" \
	'~ 2.5/4
4 rounds: 1 changed, 99999 unchanged.'
finish
