#!/bin/sh
# SPDX-License-Identifier: MIT
# export checkins as results of OneRoster.
. "$srcdir/tests/lib/cli.sh"

# member FILE NAME: what stands in a zip, ids of this store as STORE.
member()
{
	"$builddir/homeroom-unpack" cat "$1" "$2" | tr -d '\r' |
		sed "s/$store/STORE/g"
}

to='--class-id C1 --school-id S/1 --session-id T_1'

quietly class add 7B
printf 'Student ID,Given,Family\n%s\n%s\n%s\n%s\n' '001,Ana,Chen' \
	'002,José,Okafor' '003,Zoë,Benali' ',Tom,Byrne' >office.csv
quietly import roster office.csv
printf 'Student ID,Score: unit rates (2026-08-28)\n1,3/4\n2,2.5/4\n' >quiz.csv
quietly import scores quiz.csv --round 'Exit, 1' --as-of 2026-08-29
printf '%s\n' 'ana + @unit' 'ana + @unit' 'ana x @unit : private words' \
	'zoë 75% @unit' 'tom + @unit' >lines.txt
input=lines.txt
quietly checkin -
unset input
quietly checkin josé 3 @unit --at 2026-08-31T09:12
store=$("$HOMEROOM" export checkins --json | sed 's/.*"store":"\([^"]*\)".*/\1/')

# shellcheck disable=SC2086
says 'results go to a file' export checkins --format oneroster $to <<'END'
! homeroom: a zip is no text: say --to FILE.zip
exit 2
END
says 'it is asked where they belong' export checkins --format oneroster \
	--to out.zip --class-id C1 <<'END'
! homeroom: oneroster wants to know where the results belong: say --class-id, --school-id and --session-id, the sourcedIds of the class, its school and its term
exit 2
END
says 'by sourcedIds' export checkins --format oneroster --to out.zip \
	--class-id 'C 1' --school-id S --session-id T <<'END'
! homeroom: --class-id C 1: a sourcedId is of letters, digits and . / @ _ -
exit 2
END
# shellcheck disable=SC2086
says 'who has no number is left out' export checkins --format oneroster \
	--to out.zip $to <<'END'
! out.zip: 5 results
! 1 student left out, whose number is no sourcedId
END
# shellcheck disable=SC2086
quietly export checkins --format oneroster --to again.zip $to
ok 'the same facts are the same bytes' cmp out.zip again.zip
ok 'no note goes with them' test "$(grep -ac 'private words' out.zip)" = 0
# shellcheck disable=SC2086
quietly export checkins --format oneroster --to since.zip $to --since 2026-09-01

if [ ! -x "$builddir/homeroom-unpack" ]; then
	skip 'what is in it' 'built without libzip'
	finish
	exit 0
fi
is 'the manifest names each file of the standard' \
	"$(member out.zip manifest.csv)" "$(cat <<'END'
propertyName,value
manifest.version,1.0
oneroster.version,1.2
file.academicSessions,absent
file.categories,delta
file.classes,absent
file.classResources,absent
file.courses,absent
file.courseResources,absent
file.demographics,absent
file.enrollments,absent
file.lineItemLearningObjectiveIds,absent
file.lineItems,delta
file.lineItemScoreScales,absent
file.orgs,absent
file.resources,absent
file.resultLearningObjectiveIds,absent
file.results,delta
file.resultScoreScales,absent
file.roles,absent
file.scoreScales,absent
file.userProfiles,absent
file.userResources,absent
file.users,absent
source.systemName,homeroom
END
)"
is 'all are of one category' "$(member out.zip categories.csv)" \
	"$(cat <<'END'
sourcedId,status,dateLastModified,title,weight
STORE.checkins,active,2026-09-01T10:00:00.000Z,Check-ins,
END
)"
is 'an item is a round, or a day without one' \
	"$(member out.zip lineItems.csv)" "$(cat <<'END'
sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId
STORE.c1.o1.r1,active,2026-08-29T23:59:59.000Z,"Exit, 1",unit rates,2026-08-28,2026-08-28,C1,STORE.checkins,T_1,0,4,S/1
STORE.c1.o1.d20696,active,2026-09-01T10:00:00.000Z,unit rates 2026-08-31,unit rates,2026-08-31,2026-08-31,C1,STORE.checkins,T_1,0,4,S/1
STORE.c1.o1.d20697,active,2026-09-01T10:00:00.000Z,unit rates 2026-09-01,unit rates,2026-09-01,2026-09-01,C1,STORE.checkins,T_1,0,100,S/1
END
)"
is 'scores are as they were, or what they are worth together' \
	"$(member out.zip results.csv)" "$(cat <<'END'
sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,late,missing
STORE.c1.o1.r1.s1,active,2026-08-29T23:59:59.000Z,STORE.c1.o1.r1,001,fully graded,3,2026-08-28,,,C1,,,,
STORE.c1.o1.r1.s2,active,2026-08-29T23:59:59.000Z,STORE.c1.o1.r1,002,fully graded,2.5,2026-08-28,,,C1,,,,
STORE.c1.o1.d20696.s2,active,2026-09-01T10:00:00.000Z,STORE.c1.o1.d20696,002,fully graded,3,2026-08-31,,,C1,,,,
STORE.c1.o1.d20697.s1,active,2026-09-01T10:00:00.000Z,STORE.c1.o1.d20697,001,fully graded,66.67,2026-09-01,,,C1,,,,
STORE.c1.o1.d20697.s3,active,2026-09-01T10:00:00.000Z,STORE.c1.o1.d20697,003,fully graded,75,2026-09-01,,,C1,,,,
END
)"
is 'since a day there is what was seen or logged since' \
	"$(member since.zip lineItems.csv | cut -d, -f1)" "$(cat <<'END'
sourcedId
STORE.c1.o1.d20696
STORE.c1.o1.d20697
END
)"

says 'a gradebook that was exported is known' import scores out.zip <<'END'
Scores: 5 unchanged.
! out.zip: read as OneRoster gradebook; scores are taken from "scoreOfMaximum"
END
mkdir folder
for name in manifest categories lineItems results; do
	"$builddir/homeroom-unpack" cat out.zip "$name.csv" >"folder/$name.csv"
done
sed 's/\(r1.*graded,\)3,/\14,/' folder/results.csv >changed.csv
mv changed.csv folder/results.csv
says 'what was changed there is a correction' import scores folder \
	--dry-run <<'END'
~ Ana Chen 3/4 is now 4/4
unit rates, round "Exit, 1": 1 changed, 4 unchanged. This was a dry run: nothing has changed.
! folder: read as OneRoster gradebook; scores are taken from "scoreOfMaximum"
END
quietly class add Elsewhere
printf '%s\n' 'ID,Name' '001,Ana Chen' '003,Zoë Benali' '002,José Okafor' \
	>others.csv
quietly import roster others.csv
says 'in another class it is new' import scores out.zip --dry-run <<'END'
+ objective unit rates
+ round Exit, 1
+ Ana Chen 3/4
+ José Okafor 2.5/4
+ José Okafor 3/4
+ Ana Chen 66.67%
+ Zoë Benali 75%
2 rounds: 5 added. This was a dry run: nothing has changed.
! out.zip: read as OneRoster gradebook; scores are taken from "scoreOfMaximum"
END

mkdir school
cat >school/lineItems.csv <<'END'
sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax
l1,,,Chapter 3,all of it,2026-08-20,2026-08-21,c1,k,g,0,100
l2,,,Warm-up,,2026-08-22,2026-08-22,c1,k,g,0,4
l3,,,Other,,2026-08-22,2026-08-22,c2,k,g,0,4
END
cat >school/results.csv <<'END'
sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment
x1,,,l1,001,fully graded,62.27,2026-08-21,
x2,,,l1,002,exempt,,2026-08-21,
x3,,,l2,001,fully graded,3,2026-08-23T02:30:00.000Z,neat
x4,,,l2,003,fully graded,4,,
x5,tobedeleted,,l2,002,fully graded,4,2026-08-22,
x6,,,l3,001,fully graded,4,2026-08-22,
END
says 'of several classes one is asked for' import scores school <<'END'
! homeroom: school: there are results of 2 classes in it: say which one is this with --section: c1, c2
exit 1
END
TZ=EST5EDT,M3.2.0,M11.1.0
export TZ
says 'the gradebook of another system is evidence' import scores school \
	--section c1 <<'END'
+ objective Chapter 3
+ objective Warm-up
2 rounds: 3 added, 1 without a score.
! school: read as OneRoster gradebook; scores are taken from "scoreOfMaximum"; 1 result is said to be deleted and left out
END
says 'on the day that it was here' checkin list <<'END'
3  2026-08-22  Zoë Benali  4/4     Warm-up    Pat
2  2026-08-22  Ana Chen    3/4     Warm-up    Pat  neat
1  2026-08-21  Ana Chen    62.27%  Chapter 3  Pat
END
says 'once' import scores school --section c1 --as-of 2026-09-05 <<'END'
2 rounds: 3 unchanged, 1 without a score.
! school: read as OneRoster gradebook; scores are taken from "scoreOfMaximum"; 1 result is said to be deleted and left out
END
TZ=UTC
sed 's/,003,/,u3,/' school/results.csv >ids.csv
mv ids.csv school/results.csv
says 'an id that nobody knows can be learned' import scores school \
	--section c1 <<'END'
! homeroom: school: line 5: u3: no such student in the class; --alias "u3=STUDENT" says once who is meant, "homeroom import roster" or "homeroom student add" puts them there, --skip-unknown leaves them out
! school: whose the ids are is learned from a whole set: "homeroom import roster" it once
exit 1
END
quietly undo
quietly class use 7B

quietly round withdraw 'Exit, 1' --as-of 2026-09-02
quietly checkin withdraw 6 --as-of 2026-09-02
# shellcheck disable=SC2086
quietly export checkins --format oneroster --to gone.zip $to \
	--since 2026-09-02 --as-of 2026-09-02
is 'what is no more is taken back' \
	"$(member gone.zip lineItems.csv | cut -d, -f1,2)" "$(cat <<'END'
sourcedId,status
STORE.c1.o1.d20697,active
STORE.c1.o1.r1,tobedeleted
END
)"
is 'with its results' \
	"$(member gone.zip results.csv | cut -d, -f1,2)" "$(cat <<'END'
sourcedId,status
STORE.c1.o1.d20697.s1,active
STORE.c1.o1.d20697.s3,tobedeleted
STORE.c1.o1.r1.s1,tobedeleted
STORE.c1.o1.r1.s2,tobedeleted
END
)"
finish
