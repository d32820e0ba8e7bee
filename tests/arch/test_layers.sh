#!/bin/sh
# SPDX-License-Identifier: MIT
# The arrows between layers point down, and foreign headers stay fenced in.
. "$srcdir/tests/lib/tap.sh"
cd "$srcdir" || exit 99

# Every "FILE HEADER" pair of the folders given.
includes()
{
	find "$@" -name '*.[ch]' -exec grep -H '^[[:space:]]*#[[:space:]]*include' \
		{} + | sed -n 's/^\([^:]*\):[^"<A-Z]*["<]*\([^">]*\).*/\1 \2/p'
}

wrong_arrows()
{
	includes include src tests | awk '
	FNR == NR {
		layer = $1
		if (!sub(/:$/, "", layer))
			next
		is_layer[layer]
		for (i = 1; i <= NF; i++)
			may[layer, $i]
		may[layer, layer]
		next
	}
	{
		split($1, file, "/")
		split($2, header, "/")
		if (file[2] in is_layer && header[1] in is_layer &&
		    !((file[2], header[1]) in may))
			print $1 " must not include " $2
	}' tests/arch/layers -
}

outside_headers()
{
	includes include src | grep ' \.\./'
}

# fence HEADERS FILES: who else includes them; both are regular expressions.
fence()
{
	includes include src | grep -E " ($1)\$" | grep -Ev "^($2)"
}

plan 9
none 'a layer uses only the layers below it' "$(wrong_arrows)"
none 'no header is reached through ..' "$(outside_headers)"
none 'only src/tui sees curses' \
	"$(fence '(ncursesw?/)?(curses|ncurses|panel|term)\.h' 'src/tui/')"
none 'only src/store/sqlite* sees SQLite' \
	"$(fence 'sqlite3(ext)?\.h' 'src/store/sqlite')"
none 'only src/config/ini* sees iniparser' \
	"$(fence '(iniparser/)?(iniparser|dictionary)\.h|INIPARSER_HEADER' \
		'src/config/ini')"
none 'only src/unpack/archive* sees libzip' \
	"$(fence 'zip(conf)?\.h' 'src/unpack/archive')"
none 'only src/unpack/xml* sees Expat' \
	"$(fence 'expat[a-z_]*\.h' 'src/unpack/xml')"
none 'only src/draw/pdf* sees pango and cairo' \
	"$(fence '(cairo|pango)[a-z/-]*\.h' 'src/draw/pdf')"
none 'only src/draw/xlsx* sees libxlsxwriter' \
	"$(fence 'xlsxwriter[a-z_/]*\.h' 'src/draw/xlsx')"
