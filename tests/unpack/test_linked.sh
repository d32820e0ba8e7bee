#!/bin/sh
# SPDX-License-Identifier: MIT
# homeroom itself starts without the libraries of its helpers.
. "$srcdir/tests/lib/tap.sh"

command -v ldd >/dev/null || skip_all 'there is no ldd here'

plan 1
none 'homeroom links nothing that reads zip files or draws' \
	"$(ldd "$HOMEROOM" |
		grep -E 'libzip|libexpat|libcairo|libpango|libxlsxwriter')"
