#!/bin/sh
# SPDX-License-Identifier: MIT
# The page of a document in a real browser, narrow and wide, light and dark.
. "$srcdir/tests/lib/tap.sh"

browser=$(command -v chromium) || skip_all 'there is no chromium'
builddir=$(pwd)
page=$TMPDIR/page.html
"$builddir/tests/report/page" >"$page" || exit 99
sed '/<\/body>/d; /<\/html>/d' "$page" >"$TMPDIR/looked.html"
{
	echo '<script>'
	cat "$srcdir/tests/report/look.js"
	echo '</script></body></html>'
} >>"$TMPDIR/looked.html"

# browse OPTION...: nothing but files is reached.
browse()
{
	HOME=$TMPDIR "$browser" --headless --no-sandbox --disable-gpu \
		--disable-dev-shm-usage --no-first-run \
		--user-data-dir="$TMPDIR/browser" \
		--host-resolver-rules='MAP * ~NOTFOUND' "$@" 2>/dev/null
}

# wrong OPTION...: what is wrong with the page in such a window.
wrong()
{
	browse --virtual-time-budget=5000 "$@" --dump-dom \
		"file://$TMPDIR/looked.html" |
		sed -n 's/.*<body data-wrong="\([^"]*\)".*/\1/p'
}

if [ -z "$(wrong)" ]; then
	skip_all 'chromium does not run here'
fi
plan 7
for width in 360 768 1280; do
	is "nothing is wrong $width wide" \
		"$(wrong --window-size=$width,900)" nothing
	is "nor in the dark" \
		"$(wrong --window-size=$width,900 --force-dark-mode)" nothing
done
browse --no-pdf-header-footer --print-to-pdf="$TMPDIR/page.pdf" \
	"file://$page"
is 'it can be printed' "$(head -c 5 "$TMPDIR/page.pdf")" '%PDF-'
