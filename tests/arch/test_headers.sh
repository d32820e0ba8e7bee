#!/bin/sh
# SPDX-License-Identifier: MIT
# Every header compiles alone, and its guard is its name.
. "$srcdir/tests/lib/tap.sh"

headers()
{
	(cd "$srcdir" && find include src -name '*.h' | sort)
}

# Those that this system can compile.
whole_headers()
{
	if [ -x "$builddir/homeroom-draw" ]; then
		headers
	else
		headers | grep -v '^src/draw/pdf'
	fi
}

broken_headers()
{
	whole_headers | while read -r header; do
		# COMPILE is the command with which the build compiles.
		$COMPILE -fsyntax-only -x c "$srcdir/$header" 2>&1
	done
}

wrong_guards()
{
	headers | while read -r header; do
		guard=$(echo "${header#*/}" | tr 'a-z/.-' 'A-Z___')
		grep -qx "#ifndef $guard" "$srcdir/$header" ||
			echo "$header: the guard is not $guard"
	done
}

plan 2
none 'every header compiles alone' "$(broken_headers)"
none 'every guard is the name of its header' "$(wrong_guards)"
