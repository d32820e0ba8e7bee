#!/bin/sh
# SPDX-License-Identifier: MIT
# The engine and the model compute and nothing else: what their objects want
# from elsewhere is memory, text, mathematics and the lower layers, and never
# output, a clock, chance or a locale.
. "$srcdir/tests/lib/tap.sh"

pure='mem(chr|cmp|cpy|mem|move|set)|qsort|bsearch
str(chr|cmp|cspn|len|ncmp|nlen|pbrk|rchr|sep|spn|str)
a?(sin|cos|tan)h?|exp(2|m1)?|log(2|10|1p)?|pow|sqrt|cbrt|hypot|erfc?|[lt]gamma(_r)?
fabs|fm(ax|in|od)|floor|ceil|l?l?round|trunc|nearbyint|l?l?rint|ldexp|frexp|modf
__assert_fail|__stack_chk_fail|__(mem|str)[a-z]*_chk|_GLOBAL_OFFSET_TABLE_
__(a|ub)san_.*'

# symbols TYPES LIBRARY...: extern names of those types, U for wanted.
symbols()
{
	types=$1
	shift
	$NM -P -g "$@" | awk -v types="$types" \
		'NF > 1 && index(types, $2) { print $1 }'
}

# impure LIBRARY LOWER...: what it wants beyond the lower ones and the list.
impure()
{
	symbols TDRB "$@" | grep -vx date_now >"$TMPDIR/offered"
	echo "$pure" | tr ' ' '\n' | sed 's/.*/(&)/' >"$TMPDIR/pure"
	symbols U "$1" | grep -vxF -f "$TMPDIR/offered" | grep -vxE -f "$TMPDIR/pure"
}

plan 2
none 'the engine is pure' "$(impure libengine.a libmodel.a libbase.a)"
none 'the model is pure' "$(impure libmodel.a libbase.a)"
