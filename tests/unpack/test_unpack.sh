#!/bin/sh
# SPDX-License-Identifier: MIT
# homeroom-unpack: zip files and workbooks, those that are well and those that
# are not.
. "$srcdir/tests/lib/cli.sh"

HOMEROOM=$builddir/homeroom-unpack
[ -x "$HOMEROOM" ] || skip_all 'this build has no homeroom-unpack'

# pack ZIP [NAME FILE]...
pack()
{
	"$builddir/tests/unpack/pack" "$@" || exit 99
}

printf 'a,b\n1,2\n' >one.csv
printf 'sourcedId\n' >two.csv
pack set.zip school/ - school/users.csv one.csv Zoë.csv two.csv
says 'the files of a zip are listed by their paths' list set.zip <<'END'
school/users.csv
Zoë.csv
END
says 'a file is written byte for byte' cat set.zip school/users.csv <<'END'
a,b
1,2
END
says 'one that is not there is said' cat set.zip users.csv <<'END'
! there is no users.csv in the zip file
exit 1
END
head -c 5000000 /dev/zero >large.bin
pack large.zip large.bin large.bin
is 'a large one too' "$("$HOMEROOM" cat large.zip large.bin | cmp - large.bin &&
	echo same)" same

says 'what is no zip is refused' list one.csv <<'END'
! this is no zip file, or its end is missing: fetch it again
exit 1
END
head -c 200 set.zip >cut.zip
says 'and one that was cut' list cut.zip <<'END'
! this is no zip file, or its end is missing: fetch it again
exit 1
END
says 'and what is not there' list nothing.zip <<'END'
! the zip file cannot be opened: No such file
exit 1
END
# A name stands twice in a zip file.
LC_ALL=C sed '0,/school/s//schoul/' set.zip >other.zip
says 'and one whose parts do not fit' list other.zip <<'END'
! the zip file is damaged, its parts do not fit together: fetch it again
exit 1
END
seq 40000 >noise.bin
pack noise.zip noise.bin noise.bin
{
	head -c 5000 noise.zip
	printf 'other bytes than there were'
	tail -c +5028 noise.zip
} >bad.zip
"$HOMEROOM" cat bad.zip noise.bin 2>err >/dev/null
is 'and a file that is not what was packed' "$? $(cat err)" \
	'1 noise.bin in the zip file is damaged: fetch the zip file again'
if pack locked.zip locked:users.csv one.csv 2>err; then
	says 'and one that is locked' list locked.zip <<'END'
! the zip file is locked with a password: unpack it, and name the folder
exit 1
END
fi
for name in ../users.csv /etc/users.csv a/../../b 'C:\users.csv' '..\users.csv' \
	"$(printf 'a\nb')"; do
	pack out.zip "$name" one.csv
	"$HOMEROOM" list out.zip >out 2>err
	code=$?
	is "and a name that is none: $(printf %s "$name" | tr '\n' '?')" \
		"$code $(cat out; sed 's/^".*"/NAME/' err)" \
		'1 NAME in the zip file is no name for a file in a folder: nothing was read'
done
set --
for i in $(seq 65); do
	set -- "$@" "$i.csv" one.csv
done
pack many.zip "$@"
says 'and one of more files than a set has' list many.zip <<'END'
! the zip file holds more than 64 files: unpack it, and name the folder with those that matter
exit 1
END
head -c 40000000 /dev/zero >zeros.bin
pack bomb.zip a.csv zeros.bin b.csv zeros.bin
is 'a zip of 80 MB is small' "$(($(wc -c <bomb.zip) < 100000))" 1
says 'and is refused before it grows' cat bomb.zip a.csv <<'END'
! unpacked the zip file is larger than 64 MiB: unpack it, and name the folder
exit 1
END

main='xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
types=http://schemas.openxmlformats.org/officeDocument/2006/relationships
cat >workbook.xml <<END
<?xml version="1.0" encoding="UTF-8"?>
<workbook $main xmlns:r="$types"><sheets>
<sheet name="Overview" sheetId="1" r:id="rId1"/>
<sheet name="Final Scores" sheetId="2" r:id="rId2"/></sheets></workbook>
END
cat >relations.xml <<END
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId2" Type="$types/worksheet" Target="/xl/worksheets/two.xml"/>
<Relationship Id="rId1" Type="$types/worksheet" Target="worksheets/one.xml"/>
<Relationship Id="rId3" Type="$types/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>
END
cat >strings.xml <<END
<sst $main><si><t>Player</t></si><si><r><t>Zoë </t></r><r><t>"Z" O'Brien</t></r>
</si><si><t xml:space="preserve">two
lines</t></si><si><t>王</t><rPh sb="0" eb="1"><t>オウ</t></rPh></si></sst>
END
cat >one.xml <<END
<worksheet $main><sheetData/></worksheet>
END
cat >two.xml <<END
<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Unit rates</x:t></x:is></x:c></x:row>
<x:row r="3"><x:c r="A3" t="s"><x:v>0</x:v></x:c><x:c r="C3" t="str"><x:f>A1</x:f><x:v>Score</x:v></x:c></x:row>
<x:row r="4"><x:c r="A4" t="s"><x:v>1</x:v></x:c><x:c r="B4"><x:v>28.000000000000004</x:v></x:c></x:row>
<x:row r="5"><x:c r="A5" t="s"><x:v>2</x:v></x:c><x:c r="B5" t="b"><x:v>1</x:v></x:c><x:c r="C5" t="e"><x:v>#N/A</x:v></x:c></x:row>
<x:row r="6"><x:c r="A6" t="s"><x:v>3</x:v></x:c><x:c r="B6" s="4"/><x:c r="C6"><x:v>1.234E+11</x:v></x:c></x:row>
</x:sheetData></x:worksheet>
END

# book FILE SHEET: a workbook whose second sheet is so.
book()
{
	pack "$1" '[Content_Types].xml' one.xml xl/workbook.xml workbook.xml \
		xl/_rels/workbook.xml.rels relations.xml \
		xl/sharedStrings.xml strings.xml xl/worksheets/one.xml one.xml \
		xl/worksheets/two.xml "$2"
}

book quiz.xlsx two.xml
is 'a workbook is told from a zip file' \
	"$("$HOMEROOM" kind quiz.xlsx) $("$HOMEROOM" kind set.zip)" \
	'workbook files'
says 'the sheets of a workbook are listed' sheets quiz.xlsx <<'END'
Overview
Final Scores
END
says 'a sheet is CSV, a line a row' sheet quiz.xlsx 'Final Scores' <<'END'
"Unit rates"

"Player",,"Score"
"Zoë ""Z"" O'Brien",28,
"two lines",TRUE,"#N/A"
"王",,123400000000
END
says 'the first sheet is taken where none is named' sheet quiz.xlsx </dev/null
says 'a sheet that is not there is said' sheet quiz.xlsx Scores <<'END'
! the workbook has no sheet "Scores"
exit 1
END
says 'a zip of files is no workbook' sheet set.zip <<'END'
! this is no workbook of Excel, xl/workbook.xml is missing from it
exit 1
END

# refuses NAME SENTENCE: the sheet in bad.xml is refused so.
refuses()
{
	book bad.xlsx bad.xml
	"$HOMEROOM" sheet bad.xlsx 'Final Scores' >out 2>err
	is "$1" "$? $(cat err)" "1 $2"
}

cat >bad.xml <<END
<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<worksheet $main><sheetData><row r="1"><c t="str"><v>&c;</v></c></row></sheetData></worksheet>
END
refuses 'definitions are refused' \
	'the workbook brings definitions of its own, as no spreadsheet does: it is not read'
sed 4q two.xml >bad.xml
refuses 'a sheet that was cut is refused' \
	'the workbook is damaged at line 5 of one of its parts: no element found'
sed 's/r="4"/r="2"/' two.xml >bad.xml
refuses 'rows in no order are refused' \
	'the sheet is damaged, its rows are out of order'
sed 's/r="B4"/r="ZZZ4"/' two.xml >bad.xml
refuses 'too many columns are refused' \
	'the sheet is damaged, its cells are out of order, or there are more columns than are read'
sed 's|<x:v>3</x:v>|<x:v>99</x:v>|' two.xml >bad.xml
refuses 'a text that is not there is refused' \
	'the sheet is damaged, a text is missing from the workbook'
{
	printf '<worksheet><sheetData>'
	printf '<row r="1"><c r="A1"><v>1</v></c><c r="FAA1"><v>1</v></c></row>'
	seq 2 20000 | sed 's|.*|<row r="&"><c r="A&"><v>1</v></c></row>|'
	printf '</sheetData></worksheet>'
} >bad.xml
refuses 'a sheet that grows is refused' 'the sheet is larger than any that is read'
says 'a call that is none is said' unlist set.zip <<'END'
! usage: homeroom-unpack kind|list|sheets FILE | cat FILE MEMBER | sheet FILE [SHEET]
exit 2
END
cat >styles.xml <<END
<styleSheet $main><numFmts count="2"><numFmt numFmtId="164" formatCode="[\$-409]d\\-mmm;@"/>
<numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>
END
sed 's/sharedStrings/styles/g' relations.xml >with_styles.xml
cat >dated.xml <<END
<worksheet $main><sheetData>
<row r="1"><c r="A1"><v>46266</v></c><c r="B1" s="1"><v>46266</v></c><c r="C1" s="2"><v>46266.4375</v></c></row>
<row r="2"><c r="A2" s="3"><v>46266</v></c><c r="B2" s="4"><v>46266</v></c><c r="C2" s="5"><v>0.5</v></c></row>
<row r="3"><c r="A3" s="1"><v>-4</v></c><c r="B3" s="9"><v>46266</v></c><c r="C3" s="1" t="str"><v>none</v></c></row>
</sheetData></worksheet>
END
# dated FILE WORKBOOK
dated()
{
	pack "$1" xl/workbook.xml "$2" xl/_rels/workbook.xml.rels \
		with_styles.xml xl/styles.xml styles.xml \
		xl/worksheets/one.xml one.xml xl/worksheets/two.xml dated.xml
}
dated dated.xlsx workbook.xml
says 'a number that is dressed as a date is one' \
	sheet dated.xlsx 'Final Scores' <<'END'
46266,2026-09-01,2026-09-01T10:30:00
2026-09-01,46266,0.5
-4,46266,"none"
END
sed 's/<sheets>/<workbookPr date1904="1"\/>&/' workbook.xml >mac.xml
dated mac.xlsx mac.xml
says 'by whichever days the workbook counts' \
	sheet mac.xlsx 'Final Scores' <<'END'
46266,2030-09-02,2030-09-02T10:30:00
2030-09-02,46266,0.5
1903-12-28,46266,"none"
END

finish
