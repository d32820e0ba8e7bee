#!/bin/sh
# SPDX-License-Identifier: MIT
# Each statement of tests/tui/statements has a test that bears its number.
. "$srcdir/tests/lib/tap.sh"
cd "$srcdir" || exit 99

list=tests/tui/statements

# The numbers in test names that are run, one a line.
proved()
{
	find tests -name '*.c' -exec grep -ohE \
		'(unit_test[a-z_]*\(|^[[:space:]]*)test_statement_[0-9]+__' {} + |
		sed 's/.*test_statement_//; s/__//' | sort -nu
}

unproved()
{
	grep -v '^#' "$list" | while read -r number sentence; do
		case $sentence in
		*' -> '*)
			grep -qw "statement $number" "${sentence##* -> }" ;;
		*)
			proved | grep -qx "$number" ;;
		esac || echo "$number $sentence"
	done
}

plan 4
is 'statements are numbered from 1 on' \
	"$(grep -v '^#' "$list" | cut -d ' ' -f 1 | paste -s -d ' ' -)" \
	"$(seq -s ' ' 54)"
none 'each has a test that is named after it' "$(unproved)"
none 'no test is named after another number' "$(proved |
	grep -vxF -e "$(grep -v '^#' "$list" | cut -d ' ' -f 1)")"
none 'there is one way to name them' \
	"$(grep -rnE 'test_[0-9]+__' tests --include='*.c')"
