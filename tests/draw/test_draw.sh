#!/bin/sh
# SPDX-License-Identifier: MIT
# homeroom-draw: everything of a document is on paper and in the workbook.
. "$srcdir/tests/lib/tap.sh"

draw=$builddir/homeroom-draw
[ -x "$draw" ] || skip_all 'this build has no homeroom-draw'
cd "$TMPDIR" || exit 99
"$builddir/tests/report/page" bytes >document || exit 99
"$draw" pdf <document >review.pdf || exit 99
"$draw" xlsx <document >review.xlsx || exit 99

# fields RECORD FIELD: those of the document.
fields()
{
	awk -F '\t' -v record="$1" -v field="$2" \
		'$1 == record { print $field }' document
}

# missing FILE: which lines of the input are not in the file, spaces apart.
missing()
{
	tr -s ' \n\f' '   ' <"$1" >"$1.flat"
	while read -r line; do
		grep -qF -- "$line" "$1.flat" || echo "$line"
	done
}

# has NAME TOOL: the point is skipped where the tool is not there.
has()
{
	command -v "$2" >/dev/null && return
	skip "$1" "there is no $2"
	return 1
}

"$draw" pdf <document >again.pdf
ok 'a document is the same PDF twice' cmp -s review.pdf again.pdf
"$draw" xlsx <document >again.xlsx
ok 'and the same workbook' cmp -s review.xlsx again.xlsx

name='every title, sentence and table is on paper'
if has "$name" pdftotext; then
	pdftotext -layout review.pdf review.txt
	none "$name" "$({
		fields section 3
		fields say 2
		fields table 3
		fields detail 3
		fields note 2
	} | missing review.txt)"
	is 'the head of a table stands on each of its pages' "$(grep -c \
		'student *last seen *score *moves' review.txt)" 3
	is 'too few are no number on paper' \
		"$(grep -c 'Learner 7 .*<5' review.txt)" 1
fi

# named NAME LANGUAGE: it can be read where a font has its letters.
named()
{
	point="a name comes out on paper: $1"
	has "$point" pdftotext || return
	if [ -z "$(fc-list ":lang=$2" 2>/dev/null)" ]; then
		skip "$point" "there is no font for $2"
		return
	fi
	ok "$point" grep -qF "$1" review.txt
}

named 'José Álvarez' es
named '王小明' zh-cn
named 'محمد' ar

name='every font is in the file'
if has "$name" pdffonts; then
	none "$name" "$(pdffonts review.pdf | sed 1,2d | grep -v ' yes yes yes ')"
fi
name='a page does not say when it was made'
if has "$name" pdfinfo; then
	none "$name" "$(pdfinfo review.pdf | grep -i date)"
	is 'it is of A4, and has its title' "$(pdfinfo review.pdf |
		sed -n 's/^Title: *//p; s/^Page size:.*(\(.*\))/\1/p')" \
		'Term review: Period 3 Algebra 1
A4'
fi

unpack=$builddir/homeroom-unpack
if [ -x "$unpack" ]; then
	is 'a sheet for each name that tables give' \
		"$("$unpack" sheets review.xlsx)" 'Summary
Movement
Heat map
Roster'
	is 'what it says in words is on the first' \
		"$("$unpack" sheet review.xlsx Summary | grep -c '14 moved up')" 1
	"$unpack" sheet review.xlsx Roster >roster.csv
	is 'names, dates, numbers and what is too few' \
		"$(sed -n '2,5p' roster.csv)" \
		'"student","last seen","score","moves"
"José Álvarez",2026-12-03,0.625,"<5"
"王小明",2026-12-04,1,"<5"
"محمد علي",,,"<5"'
	is 'two tables stand one below the other' "$("$unpack" sheet \
		review.xlsx Movement | grep -c '^"week","from"\|^"cluster","weeks"')" 2
else
	skip 'the workbook is read back' 'this build has no homeroom-unpack'
fi

is 'what is no document is refused by line' \
	"$(echo nothing | "$draw" pdf 2>&1; echo $?)" \
	'line 1 is none of a document of this version of homeroom
1'
is 'and what is no form' "$("$draw" svg <document 2>&1; echo $?)" \
	'usage: homeroom-draw pdf|xlsx <DOCUMENT
2'
echo "1..$tap_count"
