#!/bin/sh
# SPDX-License-Identifier: MIT
# What the papers say is so.
. "$srcdir/tests/lib/tap.sh"

# Words of the text of $1 that begin with "src/", "include/" and so on, and
# are no file of the source.
lost_paths()
{
	grep -oE '(src|include|tests|man)/[A-Za-z0-9_/.*-]+[A-Za-z0-9*]' "$1" |
		sort -u | while read -r path; do
		# shellcheck disable=SC2086
		set -- $srcdir/$path
		[ -e "$1" ] || echo "$path"
	done
}

# The screen in README, its frame of tabs taken off.
readme_screen()
{
	sed -n '/^The board$/,/^Each row/p' "$srcdir/README" |
		sed -n 's/^	//p'
}

unexplained_verbs()
{
	"$HOMEROOM" help | sed -n 's/^  \([a-z][a-z ]*[a-z]\)  .*/\1/p' |
		while read -r verb; do
		# shellcheck disable=SC2086
		"$HOMEROOM" help $verb | grep -q '^usage: homeroom' ||
			echo "help $verb"
		grep -qF "\\fB$verb\\fR" "$builddir/man/homeroom.1" ||
			echo "homeroom(1): $verb"
	done
}

unexplained_options()
{
	"$HOMEROOM" config list --json | grep -o '"name":"[^"]*"' |
		cut -d'"' -f4 |
		while read -r option; do
		grep -qF "\\fB$option\\fR" "$builddir/man/homeroom.ini.5" ||
			echo "homeroom.ini(5): $option"
	done
}

# Verbs that README tells to type and the program does not know.
unknown_examples()
{
	grep -oE '^	homeroom [a-z]+( [a-z]+)?' "$srcdir/README" |
		while read -r _ first second; do
		"$HOMEROOM" help "$first" ${second:+"$second"} \
			>/dev/null 2>&1 || "$HOMEROOM" help "$first" \
			>/dev/null 2>&1 || echo "$first $second"
	done
}

plan 6
none 'every file that HACKING names is there' "$(lost_paths "$srcdir/HACKING")"
none 'every file that README names is there' "$(lost_paths "$srcdir/README")"
is 'the screen in README is the board of the sample class' \
	"$(readme_screen)" "$(cat "$srcdir/tests/tui/golden/board-80x24.txt")"
none 'every verb has its help and its place in the manual' \
	"$(unexplained_verbs)"
none 'every option has its place in the manual' "$(unexplained_options)"
none 'every example in README is a verb' "$(unknown_examples)"
