#!/bin/sh
# SPDX-License-Identifier: MIT
# Files of known systems, from the roster to the check-ins, once however often.
. "$srcdir/tests/lib/cli.sh"
for name in canvas_gradebook class_words moodle_quiz; do
	cp "$srcdir/tests/exchange/samples/$name.csv" .
done

quietly class add 7B
says 'a gradebook is a roster' import roster canvas_gradebook.csv <<'END'
Students: 4 added.
! canvas_gradebook.csv: read as Canvas gradebook; left out as no student: "Student, Test"
! canvas_gradebook.csv: 15 columns left unread
END
says 'of several assignments one is asked for' \
	import scores canvas_gradebook.csv <<'END'
! homeroom: canvas_gradebook.csv: line 1: more than one column could be the score of this file, read as Canvas gradebook; say which with --map "score=HEADER", or the number of its column. There are: "Kvot test (3117)" (column 7), "Kvoter (10 points) (3121)" (column 8).
exit 1
END
says 'and named by its number' import scores canvas_gradebook.csv \
	--map 'score=(3117)' <<'END'
+ objective Kvot test
Kvot test, round "Kvot test 2026-09-01": 2 added, 2 without a score.
! canvas_gradebook.csv: read as Canvas gradebook; left out as no student: "Student, Test"; 1 score above the maximum counts as all of it
! canvas_gradebook.csv: 14 columns left unread
END
says 'the same file changes nothing' import scores \
	canvas_gradebook.csv --map 'score=Kvot test' <<'END'
Kvot test, round "Kvot test 2026-09-01": 2 unchanged, 2 without a score.
! canvas_gradebook.csv: read as Canvas gradebook; left out as no student: "Student, Test"; 1 score above the maximum counts as all of it
! canvas_gradebook.csv: 14 columns left unread
END

quietly class add 7C
printf 'Student ID,Name,Email\n%s\n%s\n%s\n%s\n' \
	'001,Ana Chen,ana@example.org' '002,José Okafor,jose@example.org' \
	'003,Zoë Benali,zoe@example.org' '004,Åke Berg,' >roster.csv
quietly import roster roster.csv --class 7C
says 'words that are no levels yet are asked about' \
	import scores class_words.csv --class 7C <<'END'
! homeroom: class_words.csv: line 2, column 3: "Got it", "Not yet", "Almost": no scores; if they are levels, say which with --levels "Got it=N,Not yet=N,Almost=N", N being 1 to 4, else write points like "3 / 4" or "75%", and nothing or EX where there are none.
exit 1
END
says 'and answered once for all' import scores class_words.csv \
	--class 7C --levels 'Got it=4,Almost=2,Not yet=1' <<'END'
+ objective Exit ticket
Exit ticket, round "Exit ticket 2026-09-01": 3 added, 1 without a score.
! class_words.csv: scores are taken from "Exit ticket (2026-09-01)"
END
says 'a wrong answer is refused' import scores class_words.csv \
	--class 7C --levels 'Got it=5' <<'END'
! homeroom: class_words.csv: the levels say that "Got it" is 5, but the class has levels 1 to 4.
exit 1
END
says 'of several tries the last counts' import scores \
	moodle_quiz.csv --class 7C --objective ratios \
	--as-of 2026-11-01 <<'END'
+ objective ratios
ratios, round "ratios 2026-10-05": 1 added, 2 without a score.
! moodle_quiz.csv: read as Moodle quiz report; scores are taken from "Grade/10,00"; left out as no student: "Group average", "Overall average"; 1 earlier try is left out
! moodle_quiz.csv: 5 columns left unread
END
printf '%s\n%s\n%s\n' \
	'Local ID,FAST ID,Assessment,Fall CAP Risk Level,Fall CAP Final Date,Winter CAP Risk Level,Winter CAP Final Date' \
	'001,91,CBMmath,highRisk,9/5/2025,someRisk,1/22/2026' \
	'002,92,CBMmath,,,lowRisk,1/23/2026' >seasons.csv
says 'seasons in one row are check-ins each' import scores seasons.csv \
	--class 7C <<'END'
+ objective CBMmath
3 rounds: 3 added.
! seasons.csv: read as FastBridge; "highRisk" is level 1, "someRisk" is level 2, "lowRisk" is level 3 unless --levels says otherwise
! seasons.csv: 1 column left unread
END
says 'and so they are again' import scores seasons.csv --class 7C <<'END'
3 rounds: 3 unchanged.
! seasons.csv: read as FastBridge; "highRisk" is level 1, "someRisk" is level 2, "lowRisk" is level 3 unless --levels says otherwise
! seasons.csv: 1 column left unread
END
says 'on their own days' checkin list --class 7C <<'END'
3  2026-09-01  Åke Berg     2 of 4  Exit ticket  Pat
2  2026-09-01  José Okafor  1 of 4  Exit ticket  Pat
1  2026-09-01  Ana Chen     4 of 4  Exit ticket  Pat
7  2026-01-23  José Okafor  3 of 4  CBMmath      Pat
6  2026-01-22  Ana Chen     2 of 4  CBMmath      Pat
5  2025-09-05  Ana Chen     1 of 4  CBMmath      Pat
END
printf 'Student ID,Score (100 points)\n001,85\n002,17.5\n' >test.csv
says 'a test of 100 points is a percent' import scores test.csv \
	--class 7C --objective test --dry-run <<'END'
+ objective test
+ round test 2026-09-01
+ Ana Chen 85%
+ José Okafor 17.5%
test, round "test 2026-09-01": 2 added. This was a dry run: nothing has changed.
END

finish
