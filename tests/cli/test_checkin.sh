#!/bin/sh
# SPDX-License-Identifier: MIT
# checkin: what is logged and answered, and what is refused.
. "$srcdir/tests/lib/cli.sh"

# lines TEXT: the input of the next verbs, as printf has it.
lines()
{
	# shellcheck disable=SC2059 # it is the format
	printf "$1" >lines
	input=lines
}

quietly class add 7B
quietly student add Maya Okafor --number 21
quietly student add Ana Chen
quietly student add Ana Brandt --handle brandt
quietly student add Zoë Benali
says 'without an objective it is asked for' checkin maya 3/4 <<'END'
! homeroom: what is it about? The class has no objective yet: "homeroom objective add NAME" makes one
exit 1
END
quietly objective add unit rates
quietly objective add fractions

says 'a check-in is answered with who, what and where' \
	checkin maya 3/4 <<'END'
Maya Okafor 3/4 on unit rates, 10:00. Not placed yet; about 81% (49-95).
END
says 'percent is a score' checkin okafor 75% <<'END'
Maya Okafor 75% on unit rates, 10:00. Not placed yet; about 83% (56-95).
END
says 'a level of the scale is a score' checkin 21 4 <<'END'
Maya Okafor 4 on unit rates, 10:00. Not placed yet; about 89% (67-97).
END
says 'right is a plus' checkin maya + <<'END'
Maya Okafor 1/1 on unit rates, 10:00. Not placed yet; about 91% (70-98).
END
says 'wrong is an x' checkin maya x <<'END'
Maya Okafor 0/1 on unit rates, 10:00. Not placed yet; about 82% (51-95).
END
says 'words stand in any order, the note last' checkin zoe benali 2/4 12min \
	helped c2 @fractions round:'quiz 1' block:reading 'slow, but sure' <<'END'
Zoë Benali 2/4 on fractions, 10:00, note "slow, but sure". Not placed yet; about 68% (23-94).
END
says 'the list has all of it' checkin list <<'END'
6  2026-09-01  Zoë Benali   2/4     fractions   helped c2 12min  Pat  slow, but sure
5  2026-09-01  Maya Okafor  0/1     unit rates                   Pat
4  2026-09-01  Maya Okafor  1/1     unit rates                   Pat
3  2026-09-01  Maya Okafor  4 of 4  unit rates                   Pat
2  2026-09-01  Maya Okafor  75%     unit rates                   Pat
1  2026-09-01  Maya Okafor  3/4     unit rates                   Pat
END
says 'and the block is open' student show zoe <<'END'
Zoë Benali
Not placed yet. Evidence on fractions: thin.

Estimates
  fractions  about 68% (23-94)  1 check-in

Check-ins
  6  2026-09-01  2/4  fractions  helped c2 12min  quiz 1  Pat  slow, but sure

Constraints
  blocked: reading, since 2026-09-01

Over weeks
  segment: blocked; "reading" is in the way since 1 Sep, middle
END
says 'the same round takes the next one' \
	checkin brandt 1/4 hint @frac round:'quiz 1' <<'END'
Ana Brandt 1/4 on fractions, 10:00. Not placed yet; about 49% (15-84).
END
says 'there is one round' round list <<'END'
=1  2026-09-01  quiz 1  fractions  2 check-ins
END
says 'the list of one student' checkin list zoe <<'END'
6  2026-09-01  Zoë Benali  2/4  fractions  helped c2 12min  Pat  slow, but sure
END
says 'the number of check-ins' checkin list --count <<'END'
7
END
says 'the number as JSON' checkin list maya --count --json <<'END'
{"count":5}
END
says 'a check-in as JSON' checkin list zoe --json <<'END'
[{"id":6,"student":{"id":"=4","name":"Zoë Benali"},"objective":"fractions","form":"items","points":2,"out_of":4,"support":"helped","confidence":2,"minutes":12,"task":null,"quality":null,"observed_at":"2026-09-01T10:00:00","author":"Pat","note":"slow, but sure","private":false,"withdrawn":false}]
END
says 'no check-in is an empty array' checkin list chen --json <<'END'
[]
END
says 'no check-in is no line' checkin list chen <<'END'
END

says 'a name that fits two is not logged' checkin ana 3/4 <<'END'
! homeroom: "ana" could be Ana Brandt (=3) or Ana Chen (=2): say more of the name, or the id.
exit 1
END
says 'nor one that fits nobody' checkin bob 3/4 <<'END'
! homeroom: No student is called "bob": check the spelling, or give the id.
exit 1
END
says 'a score is needed' checkin maya alone <<'END'
! homeroom: "alone" stands before the score: write the name, the score, then the rest.
exit 1
END
says 'one score is enough' checkin maya 3/4 75% <<'END'
! homeroom: "3/4" and "75%": a check-in has one score. A part of a name that looks like a score goes in quotes.
exit 1
END
says 'not more points than there are' checkin maya 5/4 <<'END'
! homeroom: "5/4": more points than there are.
exit 1
END
says 'a level is on the scale' checkin maya 9 <<'END'
! homeroom: "9": not a level of this class, 1 to 4; points are written out of how many, 3/4.
exit 1
END
says 'confidence goes to four' checkin maya 3/4 c5 <<'END'
! homeroom: "c5" is no confidence: it goes from c1 to c4.
exit 1
END
says 'a slip of a word is no note' checkin maya 3/4 aloen <<'END'
! homeroom: "aloen" is no check-in word (did you mean alone?): as a note it goes after " : ".
exit 1
END
says 'minutes end' checkin maya 3/4 601min <<'END'
! homeroom: "601min" is no time: minutes are written 12min, 600 at most.
exit 1
END
says 'an objective is known' checkin maya 3/4 @algebra <<'END'
! homeroom: No objective is called "algebra": check the spelling, or give the id.
exit 1
END
says 'a block has words' checkin maya 3/4 block: <<'END'
! homeroom: "block:" names no block: the name follows at once.
exit 1
END
says 'a name is needed' checkin <<'END'
! homeroom: who, and what score? Say NAME SCORE, or - for lines of standard input; on a terminal "homeroom checkin" alone opens the board at its check-in line
exit 2
END
says 'none of these was logged' checkin list maya --count <<'END'
5
END
says 'nor did one leave a block' unblock maya <<'END'
! homeroom: Maya Okafor has no open block
exit 1
END

says 'a token logs once' checkin maya 3/4 --token t1 <<'END'
Maya Okafor 3/4 on fractions, 10:00. Not placed yet; about 78% (49-93).
END
export HOMEROOM_NOW=2026-09-01T10:42
says 'a retry is not logged twice' checkin maya 3/4 --token t1 <<'END'
already logged at 10:00
END
export HOMEROOM_NOW=2026-09-02T08:00
says 'on another day the answer has its date' \
	checkin maya 3/4 --token t1 <<'END'
already logged at 1 Sep 10:00
END
says 'however the name is written' checkin MAYA 3/4 --token t1 <<'END'
already logged at 1 Sep 10:00
END
says 'a token is of one student' checkin chen 3/4 --token t1 <<'END'
! homeroom: nothing was logged: this token was used at 1 Sep 10:00 for Maya Okafor 3/4, and another line needs another token
exit 1
END
says 'and of one score' checkin maya 4/4 --token t1 <<'END'
! homeroom: nothing was logged: this token was used at 1 Sep 10:00 for Maya Okafor 3/4, and another line needs another token
exit 1
END
says 'and of the words beside it' checkin maya 3/4 hint --token t1 <<'END'
! homeroom: nothing was logged: this token was used at 1 Sep 10:00 for Maya Okafor 3/4, and another line needs another token
exit 1
END
says 'one was logged' checkin list maya --count <<'END'
6
END
says 'a refused line leaves its token free' checkin bob 3/4 --token t2 <<'END'
! homeroom: No student is called "bob": check the spelling, or give the id.
exit 1
END
says 'so it works again' checkin chen 3/4 --token t2 <<'END'
Ana Chen 3/4 on fractions, 08:00. Not placed yet; about 79% (47-94).
END

says 'a check-in of an earlier day' checkin chen 2/4 --at 2026-08-31T09:15 <<'END'
Ana Chen 2/4 on fractions, 31 Aug 09:15. Not placed yet; about 75% (45-91).
END
says 'today is now' checkin chen 2/4 --at 2026-09-02 <<'END'
Ana Chen 2/4 on fractions, 08:00. Not placed yet; about 68% (40-87).
END
says 'not of a day to come' checkin chen 2/4 --at 2026-09-03 <<'END'
! homeroom: --at lies ahead of now: a check-in is logged when it was seen, or later
exit 2
END
says 'a time is a time' checkin chen 2/4 --at noon <<'END'
! homeroom: --at: "noon" is no date; write it like 2026-10-14 or 2026-10-14T10:42.
exit 2
END

lines 'maya 3/4\n\nchen 4/4 c3 : knew it at once\r\nbrandt x @fractions\n'
says 'lines of input are one action' checkin - <<'END'
Maya Okafor 3/4 on fractions, 08:00. Not placed yet; about 81% (55-93).
Ana Chen 4/4 on fractions, 08:00, note "knew it at once". Not placed yet; about 82% (58-93).
Ana Brandt 0/1 on fractions, 08:00. Not placed yet; about 42% (12-79).
END
says 'undone at once' undo <<'END'
Undone: check-in 3 lines, 08:00
END
lines 'maya 3/4\n\nbob 4/4\n'
says 'a bad line says which, and none is logged' checkin - <<'END'
! homeroom: line 3: No student is called "bob": check the spelling, or give the id.
exit 1
END
lines 'maya 3/4\nchen 4/4 alone hint\n'
says 'two words of a kind are a bad line' checkin - <<'END'
! homeroom: line 2: "alone" and "hint": a check-in has one support.
exit 1
END
lines 'maya 3/4\nchen \377 4/4\n'
says 'so are bytes that are no text' checkin - <<'END'
! homeroom: line 2: this is not UTF-8 text
exit 1
END
lines '\n \n'
says 'there is a line' checkin - <<'END'
! homeroom: nothing to log: there was no line
exit 1
END
lines 'chen 4/4'
says 'the last line needs no end' checkin - --token l1 <<'END'
Ana Chen 4/4 on fractions, 08:00. Not placed yet; about 82% (59-94).
END
says 'lines have a token too' checkin - --token l1 <<'END'
already logged at 08:00
END
lines 'chen 4/4\nmaya 1/4\n'
says 'and other lines need another' checkin - --token l1 <<'END'
! homeroom: nothing was logged: this token was used at 08:00 for Ana Chen 4/4, and another line needs another token
exit 1
END
unset input
says 'no input is no line' checkin - <<'END'
! homeroom: nothing to log: there was no line
exit 1
END

says 'a correction says both scores' checkin edit 1 4/4 <<'END'
Maya Okafor 3/4 is now 4/4 (check-in 16)
END
says 'words that are not named stay' checkin edit 6 hint 5min 'read it twice' <<'END'
Zoë Benali 2/4 is now 2/4 (check-in 17)
END
says 'the new version stands for the old one' checkin list zoe <<'END'
17  2026-09-01  Zoë Benali  2/4  fractions  hint c2 5min  Pat  read it twice
END
says 'all has both' checkin list zoe --all <<'END'
17  2026-09-01  Zoë Benali  2/4  fractions  hint c2 5min     Pat  read it twice
6   2026-09-01  Zoë Benali  2/4  fractions  helped c2 12min  Pat  slow, but sure
END
says 'an objective is corrected' checkin edit 2 @fractions <<'END'
Maya Okafor 75% is now 75% (check-in 18)
END
says 'a round is not' checkin edit 3 round:other <<'END'
! homeroom: a correction changes score, support, confidence, minutes, task, quality, objective and note
exit 2
END
says 'a replaced one is not there to correct' checkin edit 1 2/4 <<'END'
! homeroom: there is no check-in 1 in this class: "homeroom checkin list" shows them
exit 1
END
says 'a number is a number' checkin edit one 2/4 <<'END'
! homeroom: "one" is no number of a check-in: "homeroom checkin list" shows them
exit 2
END
says 'a correction says what' checkin edit 3 <<'END'
! homeroom: checkin edit wants more words: homeroom checkin edit ID [SCORE] [WORDS] ["note"]
exit 2
END
says 'a check-in is withdrawn' checkin withdraw 3 <<'END'
Maya Okafor 4 (1 Sep) withdrawn
END
says 'only once' checkin withdraw 3 <<'END'
! homeroom: there is no check-in 3 in this class: "homeroom checkin list" shows them
exit 1
END
says 'unless it is undone' undo <<'END'
Undone: withdrawal of a check-in for Maya Okafor, 08:00
END
quietly checkin withdraw 3
says 'all has the withdrawn' checkin list maya --all <<'END'
18  2026-09-01  Maya Okafor  75%     fractions   Pat
16  2026-09-01  Maya Okafor  4/4     unit rates  Pat
8   2026-09-01  Maya Okafor  3/4     fractions   Pat
5   2026-09-01  Maya Okafor  0/1     unit rates  Pat
4   2026-09-01  Maya Okafor  1/1     unit rates  Pat
3   2026-09-01  Maya Okafor  4 of 4  unit rates  Pat  withdrawn
2   2026-09-01  Maya Okafor  75%     unit rates  Pat
1   2026-09-01  Maya Okafor  3/4     unit rates  Pat
END

quietly student withdraw zoe
says 'who left is not checked in' checkin zoe 3/4 <<'END'
! homeroom: No student is called "zoe": check the spelling, or give the id.
exit 1
END
says 'nor is their check-in corrected' checkin edit 17 3/4 <<'END'
! homeroom: there is no check-in 17 in this class: "homeroom checkin list" shows them
exit 1
END
quietly class add 8A
says 'a check-in of another class is not withdrawn' checkin withdraw 4 <<'END'
! homeroom: there is no check-in 4 in this class: "homeroom checkin list" shows them
exit 1
END
says 'nor corrected' checkin edit 4 3/4 <<'END'
! homeroom: there is no check-in 4 in this class: "homeroom checkin list" shows them
exit 1
END
quietly student add Lee Fox
quietly objective add ratios
says 'a word that is none is a note, and is seen' checkin lee 3/4 hmm <<'END'
Lee Fox 3/4 on ratios, 08:00, note "hmm". Not placed yet; about 81% (49-95).
END
finish
