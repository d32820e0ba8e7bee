#!/bin/sh
# SPDX-License-Identifier: MIT
# No function over 60 lines, no file over 600, except by name and reason.
. "$srcdir/tests/lib/tap.sh"
cd "$srcdir" || exit 99

allow=tests/arch/lengths.allow

# Everything too long, as "FILE FUNCTION LINES" or "FILE - LINES".
too_long()
{
	find include src tests -name '*.[ch]' \
		-exec awk -f tests/arch/lengths.awk {} + | awk '$3 > 60'
	find include src tests -name '*.[ch]' -exec awk '
		FNR == 1 && file { print file, "-", lines }
		{ file = FILENAME; lines = FNR }
		END { print file, "-", lines }' {} + | awk '$3 > 600'
}

# not_in KNOWN FILE: lines of FILE whose first two words KNOWN does not have.
not_in()
{
	awk '!is_file { known[$1, $2] }
		is_file && !/^#/ && !(($1, $2) in known)' "$1" is_file=1 "$2"
}

too_long >"$TMPDIR/too_long"

plan 3
none 'functions end within 60 lines, files within 600' \
	"$(not_in "$allow" "$TMPDIR/too_long")"
none 'what is allowed to be long still is' \
	"$(not_in "$TMPDIR/too_long" "$allow")"
none 'each exception has a reason' "$(awk '!/^#/ && NF < 3' "$allow")"
