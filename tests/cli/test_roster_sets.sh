#!/bin/sh
# SPDX-License-Identifier: MIT
# import roster of a school's set of files, and of what comes packed. The names
# are invented; the headers and oddities are those of the standards and of real
# sets.
. "$srcdir/tests/lib/cli.sh"

unpacker=
[ -x "$builddir/homeroom-unpack" ] && unpacker=yes

# pack ZIP [NAME FILE]...
pack()
{
	"$builddir/tests/unpack/pack" "$@" || exit 99
}

# packed NAME WORD... <<EXPECTED: says, where this build can unpack.
packed()
{
	if [ "$unpacker" ]; then
		says "$@"
	else
		cat >/dev/null
		skip "$1" 'this build has no homeroom-unpack'
	fi
}

users='sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password'
mkdir whole
cat >whole/manifest.csv <<'END'
propertyName,value
manifest.version,1.0
oneroster.version,1.1
file.academicSessions,absent
file.classes,bulk
file.demographics,bulk
file.enrollments,bulk
file.orgs,absent
file.users,bulk
END
cat >whole/classes.csv <<'END'
sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
c-7b,,,Maths 7B,07,k-1,7B,scheduled,,s-1,t-1,,,
c-7c,,,Maths 7C,07,k-1,7C,Scheduled,,s-1,t-1,,,
c-8,,,Club,07,k-1,,scheduled,,s-1,t-1,,,
END
cat >whole/enrollments.csv <<'END'
sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e-1,,,c-7b,s-1,u-1,student,,,
e-2,,,c-7b,s-1,u-2,student,,,
e-3,,,c-7b,s-1,u-3,student,,,
e-4,,,c-7b,s-1,t-1,teacher,,,
e-5,,,c-7c,s-1,u-4,student,,,
e-6,,,c-7b,s-1,u-4,student,,,2026-08-31
END
cat >whole/users.csv <<END
$users
u-1,,,true,s-1,student,achen,,Ana,Chen,,1001,ana@example.org,,555,,07,secret
u-2,,,true,s-1,student,,,José,Okafor,,1002,,,,,07,
u-3,,,true,s-1,student,,,Zoë,Benali,,1003,,,,,07,
u-4,,,true,s-1,student,,,Omar,Diallo,,1004,,,,,07,
t-1,,,true,s-1,teacher,,,Pat,Teacher,,,,,,,,
END
echo 'sourcedId,birthDate,sex' >whole/demographics.csv

quietly class add 7B
says 'of several classes one must be said' import roster whole <<'END'
! homeroom: whole: there are 2 classes in it: say which one is this with --section: Maths 7B (c-7b, 3 students), Maths 7C (c-7c, 1 student)
exit 1
END
says 'one that fits two is none' import roster whole --section maths <<'END'
! homeroom: whole: "maths" could be Maths 7B (c-7b) or Maths 7C (c-7c): say more of the name, or the id.
exit 1
END
notice='whole: OneRoster 1.1; 1 enrolment is over and left out; demographics.csv was not opened'
says 'one of them is the class' import roster whole --section 7B <<END
Students: 3 added.
! $notice
! whole: 10 columns left unread
END
says 'the number is the one that files refer to' student list <<'END'
u-1  Ana Chen     not yet seen  achen  ana@example.org
u-2  José Okafor  not yet seen
u-3  Zoë Benali   not yet seen
END
quietly history
cp .quiet before
says 'it need not be said again' import roster whole <<END
Students: 3 unchanged.
! $notice
! whole: 10 columns left unread
END
quietly history
is 'and that is no action' "$(cat .quiet)" "$(cat before)"
says 'undo takes the choice back with the rest' undo <<'END'
Undone: roster import (3 added), 10:00
END
"$HOMEROOM" import roster whole >out 2>err
is 'and so it is asked again' "$? $(cut -c1-46 err)" \
	'1 homeroom: whole: there are 2 classes in it: sa'
quietly import roster whole --section c-7b

mkdir delta
sed 's/bulk/delta/' whole/manifest.csv >delta/manifest.csv
cat >delta/enrollments.csv <<'END'
sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e-1,tobedeleted,2026-08-30T08:00:00.000Z,c-7b,s-1,u-1,student,,,
e-7,active,2026-08-30T08:00:00.000Z,c-7b,s-1,u-7,student,,,
e-8,active,2026-08-30T08:00:00.000Z,c-7b,s-1,u-8,student,,,
e-9,active,2026-08-30T08:00:00.000Z,c-7c,s-1,u-4,student,,,
END
cat >delta/users.csv <<END
$users
u-2,active,2026-08-30T08:00:00.000Z,true,s-1,student,,,Josef,Okafor,,1002,,,,,07,
u-7,active,2026-08-30T08:00:00.000Z,true,s-1,student,,,Kim,Novak,,1007,,,,,07,
u-9,active,2026-08-30T08:00:00.000Z,true,s-1,student,,,Lee,Ito,,1009,,,,,07,
END
says 'a delta withdraws only those it names' import roster delta --dry-run <<'END'
~ José Okafor: name is now Josef Okafor, given name is now Josef
+ Kim Novak (u-7)
- Ana Chen leaves the class: withdrawn
? the files do not say who has the number u-8: left out
Students: 1 added, 1 changed, 1 withdrawn, 1 left out. This was a dry run: nothing has changed.
! delta: OneRoster 1.1, what has changed; the manifest promises classes.csv; whose the ids are is learned from a whole set: "homeroom import roster" it once
! delta: 10 columns left unread
END
quietly import roster delta
says 'and the others stay' student list --all <<'END'
u-1  Ana Chen      withdrawn     achen  ana@example.org
u-2  Josef Okafor  not yet seen
u-3  Zoë Benali    not yet seen
u-7  Kim Novak     not yet seen
END
sed -i '/e-1/s/tobedeleted/active/' delta/enrollments.csv
"$HOMEROOM" import roster delta 2>/dev/null >out
is 'who comes back by number alone is back' "$(cat out)" \
	'+ Ana Chen is back
? the files do not say who has the number u-8: left out
Students: 1 added, 2 unchanged, 1 left out.'

quietly class add office
cat >office.csv <<'END'
Student ID,Name
1001,Ana Chen
1002,José Okafor
1003,Zoë Benali
END
quietly import roster office.csv
"$HOMEROOM" import roster whole --section 7b >out 2>err
is 'a class that has the numbers of the office keeps them' "$(cat out)" \
	'~ Ana Chen: email is now ana@example.org, handle is now achen
Students: 1 changed, 2 unchanged.'

mkdir office
sed 's/bulk/delta/' whole/manifest.csv >office/manifest.csv
cat >office/enrollments.csv <<'END'
sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e-2,tobedeleted,2026-08-30T08:00:00.000Z,c-7b,s-1,u-2,student,,,
e-5,active,2026-08-30T08:00:00.000Z,c-7b,s-1,u-5,student,,,
e-6,tobedeleted,2026-08-30T08:00:00.000Z,c-7b,s-1,u-6,student,,,
END
cat >office/users.csv <<END
$users
u-1,active,2026-08-30T08:00:00.000Z,true,s-1,student,achen,,Ana,Chen,,,ac@example.org,,,,07,
u-5,active,2026-08-30T08:00:00.000Z,true,s-1,student,,,Kim,Novak,,1005,,,,,07,
u-8,tobedeleted,2026-08-30T08:00:00.000Z,true,s-1,student,,,Al,Gone,,,,,,,07,
END
"$HOMEROOM" import roster office >out 2>err
is 'what has changed finds its children by the ids there' "$(cat out)" \
	'~ Ana Chen: email is now ac@example.org
- José Okafor leaves the class: withdrawn
? the files say that someone leaves whom nobody here is, with the number u-6: left out
Students: 1 added, 1 changed, 1 withdrawn, 1 left out.'
says 'and the new one gets the number of the office' student list --all <<'END'
1001  Ana Chen     not yet seen  achen  ac@example.org
1002  José Okafor  withdrawn
1003  Zoë Benali   not yet seen
1005  Kim Novak    not yet seen
END
"$HOMEROOM" import roster office >out 2>err
is 'and once' "$(tail -n 1 out)" 'Students: 2 unchanged, 1 left out.'

# A set that lacks a student it enrols withdraws nobody for that.
quietly class add lean
quietly import roster whole --section 7b
cp -r whole lean
sed -i '/^u-3/d' lean/users.csv
"$HOMEROOM" import roster lean >out 2>err
is 'who is enrolled but nowhere described stays' "$(cat out)" \
	'Students: 3 unchanged.'
sed -i 's/^u-2,.*Josef/u-2,short/; s/^u-2,,,true/u-2/' lean/users.csv
says 'a row that is too short is refused' import roster lean <<'END'
! homeroom: lean: users.csv: line 3: the row ends before the header does; is a separator missing?
exit 1
END
rm lean/users.csv
says 'a set that lacks a file is refused' import roster lean <<'END'
! homeroom: lean: users.csv is missing: without it the students have no names
exit 1
END
mkdir other
echo 'a,b' >other/notes.csv
says 'a folder of other files is none' import roster other <<'END'
! homeroom: other is a folder: name the file in it
exit 1
END
says 'the columns of a set need no map' import roster whole --map name=1 <<'END'
! homeroom: whole is a school's set of files, whose columns are known: --map is for others
exit 2
END
says 'a file is no set' import roster office.csv --section 7B <<'END'
! homeroom: office.csv is no school's set of files: --section is for these
exit 2
END
says 'a file is no workbook' import roster office.csv --sheet 7B <<'END'
! homeroom: office.csv is no workbook: --sheet is for these
exit 2
END

quietly class add zipped
if [ "$unpacker" ]; then
	set -- export/ -
	for file in whole/*.csv; do
		set -- "$@" "export/${file##*/}" "$file"
	done
	pack school.zip "$@"
	pack office.zip office.csv office.csv readme.md office.csv
	pack strange.zip notes.csv other/notes.csv more.csv other/notes.csv
fi
packed 'a zip file is read like a folder' \
	import roster school.zip --section 7B <<'END'
Students: 3 added.
! school.zip: OneRoster 1.1; 1 enrolment is over and left out; demographics.csv was not opened
! school.zip: 10 columns left unread
END
packed 'and again' import roster school.zip --json <<'END'
{"added":0,"changed":0,"unchanged":3,"withdrawn":0,"absent":0,"skipped":0,"unread_columns":10,"objective":null,"round":null,"differences":[]}
! school.zip: OneRoster 1.1; 1 enrolment is over and left out; demographics.csv was not opened
! school.zip: 10 columns left unread
END
quietly class add flat
packed 'a zip file with one table is that table' \
	import roster office.zip <<'END'
Students: 3 added.
END
packed 'one with other tables is none' import roster strange.zip <<'END'
! homeroom: strange.zip: there is not just one table in it: unpack it, and name the file
exit 1
END
if [ "$unpacker" ]; then
	seq 40000 >noise.csv
	pack noise.zip enrollments.csv whole/enrollments.csv \
		users.csv noise.csv classes.csv whole/classes.csv
	{
		head -c 5000 noise.zip
		printf 'other bytes than there were'
		tail -c +5028 noise.zip
	} >bad.zip
	head -c 300 school.zip >cut.zip
fi
packed 'a file that is damaged is named, and nothing changes' \
	import roster bad.zip --section 7B <<'END'
! homeroom: bad.zip: users.csv in the zip file is damaged: fetch the zip file again
exit 1
END
packed 'a zip file that was cut is refused' import roster cut.zip <<'END'
! homeroom: cut.zip: this is no zip file, or its end is missing: fetch it again
exit 1
END
printf 'PK\003\004 and so on' >some.zip
HOMEROOM_LIBEXEC=$TMPDIR/nowhere
export HOMEROOM_LIBEXEC
says 'a homeroom that cannot unpack says so' import roster some.zip <<END
! homeroom: some.zip: this homeroom was built without what reads zip and xlsx files, there is no $TMPDIR/nowhere/homeroom-unpack: unpack it, and name the folder; save a workbook as CSV
exit 1
END
# One that dies in the middle of a file, and one that says more than it should.
mkdir "$TMPDIR/broken"
cat >"$TMPDIR/broken/homeroom-unpack" <<'END'
#!/bin/sh
case $1 in
kind) echo files ;;
list) echo office.csv ;;
cat) printf 'Student ID,Name\n1,Kim Novak\n2,Lee Ito\n'; kill -9 $$ ;;
esac
END
chmod +x "$TMPDIR/broken/homeroom-unpack"
HOMEROOM_LIBEXEC=$TMPDIR/broken
quietly class add dying
says 'when it dies nothing has changed' import roster some.zip <<'END'
! homeroom: some.zip: homeroom-unpack ended before its time
exit 1
END
says 'and nobody is in the class' student list <<'END'
! the class is empty: "homeroom import roster FILE" fills it
END
printf '#!/bin/sh\nyes "$1: no" | head -c 100000 >&2\nexit 1\n' \
	>"$TMPDIR/broken/homeroom-unpack"
"$HOMEROOM" import roster some.zip 2>err
is 'what it says is cut to a sentence' "$? $(cat err)" \
	'1 homeroom: some.zip: kind: no'
HOMEROOM_LIBEXEC=$builddir
quietly class use flat

# A report of Kahoot, whose sheet of scores is the second.
main='xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
types=http://schemas.openxmlformats.org/officeDocument/2006/relationships
cat >workbook.xml <<END
<workbook $main xmlns:r="$types"><sheets>
<sheet name="Overview" sheetId="1" r:id="rId1"/>
<sheet name="Final Scores" sheetId="2" r:id="rId2"/></sheets></workbook>
END
cat >relations.xml <<END
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="$types/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="$types/worksheet" Target="worksheets/sheet2.xml"/>
</Relationships>
END
echo "<worksheet $main><sheetData/></worksheet>" >empty.xml
# row NUMBER CELL...
row()
{
	printf '<row r="%s">' "$1"
	shift
	for cell; do
		printf '<c t="inlineStr"><is><t>%s</t></is></c>' "$cell"
	done
	printf '</row>\n'
}
{
	echo "<worksheet $main><sheetData>"
	row 1 'Ratios in the kitchen'
	row 2 'Final Scores'
	row 3 Rank Player 'Total Score (points)' 'Correct Answers' \
		'Incorrect Answers'
	row 4 1 'Ana Chen' 9432 9 1
	row 5 2 'José Okafor' 8100 7 3
	echo '</sheetData></worksheet>'
} >scores.xml
[ ! "$unpacker" ] || pack quiz.xlsx xl/workbook.xml workbook.xml \
	xl/_rels/workbook.xml.rels relations.xml \
	xl/worksheets/sheet1.xml empty.xml xl/worksheets/sheet2.xml scores.xml
sed -i 's/Final Scores/Results/' workbook.xml
[ ! "$unpacker" ] || pack other.xlsx xl/workbook.xml workbook.xml \
	xl/_rels/workbook.xml.rels relations.xml \
	xl/worksheets/sheet1.xml empty.xml xl/worksheets/sheet2.xml scores.xml
packed 'the scores of a workbook are found by the name of their sheet' \
	import scores quiz.xlsx --objective ratios --round quiz <<'END'
+ objective ratios
ratios, round "quiz": 2 added.
! quiz.xlsx: read as Kahoot report
! quiz.xlsx: 2 columns left unread
END
packed 'of other sheets one must be said' \
	import scores other.xlsx --objective ratios --round quiz <<'END'
! homeroom: other.xlsx: the workbook has 2 sheets: say which with --sheet: "Overview", "Results"
exit 1
END
packed 'and one that is said is read' import scores other.xlsx \
	--objective ratios --round quiz --sheet results <<'END'
ratios, round "quiz": 2 unchanged.
! other.xlsx: read as Kahoot report
! other.xlsx: 2 columns left unread
END
packed 'each with what was right of what was asked' checkin list <<'END'
2  2026-09-01  José Okafor  7/10  ratios  Pat
1  2026-09-01  Ana Chen     9/10  ratios  Pat
END

# The samples of Microsoft, where they are at hand.
data=${HOMEROOM_DATA-nowhere}/interop
if [ -d "$data/ms-sds-v1" ]; then
	quietly class add first
	says 'School Data Sync v1 is read as Microsoft has it' \
		import roster "$data/ms-sds-v1" --section 11001 <<END
Students: 22 added.
! $data/ms-sds-v1: School Data Sync v1
! $data/ms-sds-v1: 7 columns left unread
END
	quietly class add second
	says 'and v2.1' import roster "$data/ms-sds-v2.1" \
		--section biology <<END
Students: 3 added.
! $data/ms-sds-v2.1: School Data Sync v2.1; demographics.csv was not opened
! $data/ms-sds-v2.1: 4 columns left unread
END
	says 'with the names that its users have' student list <<'END'
114001  Jack Craig     not yet seen  jcraig@classrmtest31.org
114003  Fred Hutch     not yet seen  fhutch@classrmtest31.org
114004  Alice Smithee  not yet seen  asmithee@classrmtest31.org
END
else
	skip 'School Data Sync v1 is read as Microsoft has it' 'no HOMEROOM_DATA'
	skip 'and v2.1' 'no HOMEROOM_DATA'
	skip 'with the names that its users have' 'no HOMEROOM_DATA'
fi

HOMEROOM_STORE=$PWD/all.db
export HOMEROOM_STORE
says 'a dry run tells which classes there are' import roster whole \
	--section all --dry-run <<'END'
+ class Maths 7B
Maths 7B: 3 to be added.
+ class Maths 7C
Maths 7C: 1 to be added.
This was a dry run: nothing has changed.
! whole: OneRoster 1.1; 1 enrolment is over and left out
END
says 'each section can be a class of its own' import roster whole \
	--section all <<'END'
+ class Maths 7B
Maths 7B: 3 added.
+ class Maths 7C
Maths 7C: 1 added.
! whole: OneRoster 1.1; 1 enrolment is over and left out
END
says 'with its students' class list <<'END'
Maths 7B  3 students
Maths 7C  1 student
END
says 'again it changes nothing' import roster whole --section all <<'END'
Maths 7B: 3 unchanged.
Maths 7C: 1 unchanged.
! whole: OneRoster 1.1; 1 enrolment is over and left out
END
quietly class rename 'Maths 7B' Mine
says 'and a class may have another name' import roster whole \
	--section all <<'END'
Maths 7B: 3 unchanged.
Maths 7C: 1 unchanged.
! whole: OneRoster 1.1; 1 enrolment is over and left out
END
says 'a file is no set of classes' import roster whole/users.csv \
	--section all <<'END'
! homeroom: --section all is for a school's set of files, without --map
exit 2
END

finish
