#!/bin/sh
# SPDX-License-Identifier: MIT
# Sources and tests are listed by hand in Makefile.am: none is forgotten.
. "$srcdir/tests/lib/tap.sh"
cd "$srcdir" || exit 99

forgotten()
{
	find include src tests man share -type f ! -path '*/.*' \
		! -name '*.log' ! -name '*.trs' ! -name '*.o' |
		sort | while read -r file; do
		# A test program's only source is its name with .c.
		grep -qE "(^|[[:space:]])(${file%.c}|$file)([[:space:]]|\$)" \
			Makefile.am || echo "$file"
	done
}

plan 1
none 'every file is named in Makefile.am' "$(forgotten)"
