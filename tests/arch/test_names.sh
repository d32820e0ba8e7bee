#!/bin/sh
# SPDX-License-Identifier: MIT
# What the compiler does not see: names, licences, and calls kept to one place.
. "$srcdir/tests/lib/tap.sh"
cd "$srcdir" || exit 99

# calls NAMES FILES: code that calls one of them outside FILES.
calls()
{
	find include src -name '*.[ch]' -exec awk -f tests/arch/code.awk {} + |
		grep -E "[:[:space:](!*&,=]($1)[[:space:]]*\(" | grep -Ev "^($2)"
}

# What extern names of a layer may begin with: its own name, those of its files
# and those of the structs and enums in its headers.
stems()
{
	echo "$1"
	find "src/$1" "include/$1" -name '*.[ch]' | sed 's|.*/||; s|\..$||'
	find "src/$1" "include/$1" -name '*.h' -exec cat {} + |
		sed -n 's/^\(struct\|enum\) \([a-z_]*\)[ ;].*/\2/p'
}

foreign_names()
{
	for library in "$builddir"/lib*.a; do
		layer=${library##*/lib}
		layer=${layer%.a}
		$NM -P -g "$library" | awk '$2 ~ /[TDRB]/ { print $1 }' |
			grep -Ev "^($(stems "$layer" | paste -s -d '|' -)|__.*)(_|\$)" |
			sed "s|^|src/$layer: |"
	done
}

# What can be written to while the program runs: one hook and one handle.
globals()
{
	$NM -f sysv "$builddir"/lib*.a | tr -d ' ' | awk -F '|' '
		$4 == "OBJECT" && $7 ~ /^(\.data|\.bss|\*COM\*)/ &&
		$7 !~ /\.rel\.ro/ { print $1 }' |
		grep -vxE 'panic_hook|screen|__.*'
}

without_licence()
{
	find include src tests man bootstrap configure.ac Makefile.am -type f \
		\( -name '*.[ch]' -o -name '*.sh' -o -name '*.awk' -o -name run \
		-o -name '*.in' -o -name '*.a[cm]' -o -name bootstrap \) -exec awk '
		FNR == 1 { without[FILENAME] }
		FNR <= 2 && /SPDX-License-Identifier: MIT/ {
			delete without[FILENAME]
		}
		END { for (file in without) print file }' {} +
}

plan 7
none 'memory comes from mem_*' "$(calls \
	'(m|c|re)alloc|reallocarray|free|strn?dup|v?asprintf|getline|alloca' \
	'src/base/')"
none 'only main sets the locale' "$(calls '(new|use|set)locale' 'src/main\.c')"
none 'nothing scans or shells out' "$(calls 'v?[fs]?scanf|system|popen' '$^')"
none 'every extern name carries its module' "$(foreign_names)"
none 'there is no other state than the panic hook and the screen' "$(globals)"
none 'every file names its licence' "$(without_licence)"
none 'nothing is left open' "$(grep -rnwE 'TODO|FIXME|XXX' include src tests \
	--include='*.[ch]')"
