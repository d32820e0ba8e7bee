#!/bin/sh
# SPDX-License-Identifier: MIT
# How any verb is called: options, names, time, author, class, and the output.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
quietly student add Ana Chen
quietly student add Zoë Benali
quietly objective add unit rates

says 'options stand before the verb' --json checkin --count list <<'END'
{"count":0}
END
says 'between its words' checkin --json list --count <<'END'
{"count":0}
END
says 'or after' checkin list --count --json <<'END'
{"count":0}
END
says 'a value stands behind an equals sign' \
	--author=Kim checkin ana 3/4 --token=t <<'END'
Ana Chen 3/4 on unit rates, 10:00. Not placed yet; about 81% (49-95).
END
says 'two dashes end the options' checkin --json -- ana 2/4 --token <<'END'
{"done":"Ana Chen 2/4 on unit rates, 10:00, note \"--token\". Not placed yet; about 71% (41-90).","more":[]}
END
says 'what was done is JSON too' --json student edit zoe --number 7 <<'END'
{"done":"Zoë Benali (7) is changed.","more":[]}
END
says 'a lock as well' --json apart ana zoe <<'END'
{"done":"Ana Chen and Zoë Benali are to be kept apart","more":[]}
END
says 'and with it what it clashes with' --json together ana zoe <<'END'
{"done":"Ana Chen and Zoë Benali are to be kept together","more":["Ana Chen and Zoë Benali are to be kept together and apart: one of the two has to go."]}
END
says 'undo, of course' --json undo <<'END'
{"done":"Undone: together (2 students), 10:00","more":[]}
END
quietly undo
quietly undo
says 'a word with a dash is a word' checkin ana 2/4 -- '--quite sure--' <<'END'
Ana Chen 2/4 on unit rates, 10:00, note "--quite sure--". Not placed yet; about 66% (37-86).
END
says 'a verb may follow them' -- checkin list <<'END'
3  2026-09-01  Ana Chen  2/4  unit rates  Pat  --quite sure--
2  2026-09-01  Ana Chen  2/4  unit rates  Pat  --token
1  2026-09-01  Ana Chen  3/4  unit rates  Kim
END
says 'a name after them is no verb' checkin -- list 3/4 <<'END'
! homeroom: No student is called "list": check the spelling, or give the id.
exit 1
END
says 'one dash is a word' student add - <<'END'
! homeroom: a student has a name, of letters
exit 2
END
says 'a class has a name' --class '' student list <<'END'
! homeroom: --class wants NAME
exit 2
END
says 'so has a store' --store= student list <<'END'
! homeroom: --store wants FILE
exit 2
END
says 'so has an author' checkin ana 3/4 --author '' <<'END'
! homeroom: --author wants NAME
exit 2
END
says 'a time is said' board --as-of= <<'END'
! homeroom: --as-of wants TIME
exit 2
END
says 'an option at the end wants its value' board --class <<'END'
! homeroom: --class wants NAME
exit 2
END
says 'a word without a value is given none' checkin list --count=3 <<'END'
! homeroom: --count takes no value
exit 2
END
says 'an unknown option' board --colour <<'END'
! homeroom: board has no option --colour: "homeroom help board" lists them
exit 2
END
says 'an option of another verb' board --count <<'END'
! homeroom: board has no option --count: "homeroom help board" lists them
exit 2
END
says 'an unknown option before the verb' --colour board <<'END'
! homeroom: board has no option --colour: "homeroom help board" lists them
exit 2
END
says 'an option is not cut short' board --js <<'END'
! homeroom: board has no option --js: "homeroom help board" lists them
exit 2
END
says 'an unknown verb' dance <<'END'
! homeroom: there is no verb "dance": "homeroom help" lists them
exit 2
END
says 'an empty one' '' <<'END'
! homeroom: there is no verb "": "homeroom help" lists them
exit 2
END
says 'a dash and a letter' -h <<'END'
! homeroom: there is no option -h: options are whole words, as in --help
exit 2
END
says 'any letter' -x board <<'END'
! homeroom: there is no option -x: options are whole words, as in --help
exit 2
END
says 'also behind a verb' board -h <<'END'
! homeroom: board was given too many words: homeroom board [--plain] [--ascii]
exit 2
END
says 'too many words' undo twice <<'END'
! homeroom: undo was given too many words: homeroom undo
exit 2
END
says 'help goes before all' checkin --help --as-of never <<'END'
usage: homeroom checkin [NAME SCORE [WORDS] ["note"] | -] [--at TIME] [--token TEXT] [--keep-going] [--private] [--share]

  log a check-in, or one a line from standard input

SCORE is 3/4, 75%, a level of the class's scale, + for right or x
for wrong. WORDS, in any order: c1 to c4 (how sure), alone, hint or
helped, 12min, task:given, task:done or task:not, q1 to q4 (how well
it was done), @OBJECTIVE, round:NAME, block:WHAT. The note comes
last, in quotes; in lines of standard input after " : ". Lines are
logged all or none; with --keep-going those that can be, and the exit
status is 3 where any was left out. In a class that somebody else made
notes are private: "checkin share" is what shows them. Alone, on a
terminal, the verb opens the board at its check-in line.

  --at TIME               when it was seen; else now
  --token TEXT            log once, however often this is repeated
  --keep-going            log the lines that can be, say the others
  --private               the note is for nobody else, until it is shared
  --share                 the note is for all who see the class
END
quietly --version
is 'the version is one line' "$(sed 's/[0-9][0-9.]*.*/N/' .quiet)" \
	'homeroom N'
says 'the last of two values counts' --class 9C board --class 7B --json <<'END'
{"class":"7B","as_of":"2026-09-01T10:00:00","focus":"unit rates","whole_class":null,"clusters":[{"name":"reteach","label":"Reteach","students":[]},{"name":"practice","label":"Practice","students":[]},{"name":"extend","label":"Extend","students":[]},{"name":"intervene","label":"Intervene","students":[]}],"not_seen":[{"id":"=1","name":"Ana Chen","evidence":"enough","cluster":null,"since":null,"checkins":3,"estimate":{"level":0.65679,"low":0.373912,"high":0.859786,"below":0.270046,"above":0.149223},"would_move":"practice","pinned":false,"absent":false,"block":null,"offer":null},{"id":"=2","name":"Zoë Benali","evidence":"none","cluster":null,"since":null,"checkins":0,"estimate":null,"would_move":null,"pinned":false,"absent":false,"block":null,"offer":null}],"absent":[]}
END

says 'as-of goes before the environment' \
	checkin ana 1/4 --as-of 2026-08-30T09:00 <<'END'
Ana Chen 1/4 on unit rates, 09:00. Not placed yet; about 45% (16-78).
END
says 'a bare date is the end of that day' \
	checkin ana 1/4 --as-of 2024-01-31 <<'END'
Ana Chen 1/4 on unit rates, 23:59. Not placed yet; about 45% (16-78).
END
says 'a date is one of the calendar' board --as-of 2026-02-30 <<'END'
! homeroom: --as-of: "2026-02-30" is no date; write it like 2026-10-14 or 2026-10-14T10:42.
exit 2
END
says 'a time is one of the clock' board --as-of 2026-02-20T24:30 <<'END'
! homeroom: --as-of: "2026-02-20T24:30" is no date; write it like 2026-10-14 or 2026-10-14T10:42.
exit 2
END
HOMEROOM_NOW=soon
says 'the environment too' board <<'END'
! homeroom: HOMEROOM_NOW: "soon" is no date; write it like 2026-10-14 or 2026-10-14T10:42.
exit 2
END
HOMEROOM_NOW=
quietly board --json
ok 'an empty one is none' sh -c '! grep -q 2026-09-01T10:00 "$1"' sh .quiet
HOMEROOM_NOW=9999-12-31
quietly board --json
ok 'the end of a day to come is not before now' sh -c \
	'! grep -q 9999 "$1"' sh .quiet
HOMEROOM_NOW=2026-09-01T10:00

quietly checkin zoe 1/4 --author Kim
quietly checkin zoe 2/4
rm "$ini"
quietly checkin zoe 3/4
says 'then of the ini, then the login' checkin list zoe <<END
8  2026-09-01  Zoë Benali  3/4  unit rates  $(id -un)
7  2026-09-01  Zoë Benali  2/4  unit rates  Pat
6  2026-09-01  Zoë Benali  1/4  unit rates  Kim
END
printf '[homeroom]\nauthor = Pat\n' >"$ini"

quietly class add 8A
says 'the class made last is in use' student list <<'END'
! the class is empty: "homeroom import roster FILE" fills it
END
quietly class add 9C --store other.db
says 'every store has its own' class list <<'END'
   7B  2 students
*  8A  0 students
END
says 'the other one too' class list --store other.db <<'END'
*  9C  0 students
END
says 'however it is called' class list --store "$PWD/./other.db" <<'END'
*  9C  0 students
END
rm -r "$XDG_STATE_HOME"
says 'with several it must be said' student list <<'END'
! homeroom: which class? Say --class NAME or "homeroom class use NAME": 7B, 8A
exit 1
END
says 'with one it need not' student list --store other.db <<'END'
! the class is empty: "homeroom import roster FILE" fills it
END
says 'a name that fits none' student list --class 6Z <<'END'
! homeroom: No class is called "6Z": check the spelling, or give the id.
exit 1
END

export LC_ALL=C
says 'names are UTF-8 everywhere' student list --class 7B <<'END'
=1  Ana Chen    not yet seen
=2  Zoë Benali  not yet seen
END
says 'also as they are typed' checkin ZOË x --class 7B <<'END'
Zoë Benali 0/1 on unit rates, 10:00. Not placed yet; about 63% (33-85).
END
LC_ALL=C.UTF-8

if [ -w /dev/full ]; then
	quietly checkin list --count --class 7B
	cp .quiet count
	"$HOMEROOM" checkin ana 3/4 --class 7B >/dev/full 2>full
	is 'what is written stays written when it cannot be said' "$?" 0
	is 'that is told' "$(cat full)" \
		'homeroom: the output could not be written: No space left on device'
	quietly checkin list --count --class 7B
	is 'and it is there' "$(cat .quiet)" "$(($(cat count) + 1))"
	"$HOMEROOM" checkin list --class 7B >/dev/full 2>full
	is 'what is only read has failed then' "$?" 1
	is 'and says so' "$(cat full)" \
		'homeroom: the output could not be written: No space left on device'
	"$HOMEROOM" help >/dev/full 2>full
	is 'so has help' "$?" 1
else
	skip 'a full disk' 'no /dev/full'
fi
finish
