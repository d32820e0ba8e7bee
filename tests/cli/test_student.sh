#!/bin/sh
# SPDX-License-Identifier: MIT
# student: who is in the class, under what name, and what is known of them.
. "$srcdir/tests/lib/cli.sh"

quietly class add 7B
says 'a student is added' student add Ana Maria Chen --number 012 --email ana@example.org <<'END'
Ana Maria Chen is in the class.
END
says 'the family name may come first' student add 'Benali, Zoë' --handle zoe <<'END'
Zoë Benali is in the class.
END
says 'a namesake is told of' student add Zoe Benali <<'END'
Zoe Benali is in the class.
! another Zoë Benali is in the class: "homeroom student edit" gives handles to tell them apart
END
says 'a number is given once' student add Omar Diallo --number 012 <<'END'
! homeroom: this student is in the class already
exit 1
END
says 'a student has a name' student add ' ' <<'END'
! homeroom: the name of the student is empty or not readable text
exit 2
END
says 'of letters' student add ' , ' <<'END'
! homeroom: a student has a name, of letters
exit 2
END
says 'a handle is one plain word' student add Omar Diallo --handle 'o d' <<'END'
! homeroom: the handle "o d" must be of ASCII letters, without blanks
exit 2
END
says 'who has no number has something else to type' student list <<'END'
012  Ana Maria Chen  not yet seen       ana@example.org
=2   Zoë Benali      not yet seen  zoe
=3   Zoe Benali      not yet seen  xc
END
says 'a handle that is made is shown with what is known' student show xc <<'END'
Zoe Benali  xc
Not placed yet. Evidence on no objective yet: none.
END
says 'students as JSON' student list --json <<'END'
[{"id":"012","name":"Ana Maria Chen","number":"012","given":"Ana Maria","family":"Chen","email":"ana@example.org","handle":null,"withdrawn":false,"cluster":null},{"id":"=2","name":"Zoë Benali","number":null,"given":"Zoë","family":"Benali","email":null,"handle":"zoe","withdrawn":false,"cluster":null},{"id":"=3","name":"Zoe Benali","number":null,"given":"Zoe","family":"Benali","email":null,"handle":null,"withdrawn":false,"cluster":null}]
END

says 'a name that fits two is refused' student edit benali --number 7 <<'END'
! homeroom: "benali" could be Zoë Benali (=2) or Zoe Benali (=3): say more of the name, or the id.
exit 1
END
says 'a student is edited' student edit =3 --number 013 --given Zelda <<'END'
Zelda Benali (013) is changed.
END
says 'an edit says what' student edit zoe <<'END'
! homeroom: what is to change? Say --name, --number, --email or --handle
exit 2
END
says 'a number of another is not taken' student edit zoe --number 012 <<'END'
! homeroom: the roster number "012" is another student's in this class: give this one another
exit 1
END
says 'nobody is without a name' student edit zoe --given '' --family '' <<'END'
! homeroom: a student has a name, of letters
exit 2
END
says 'a whole name goes alone' student edit zoe --name 'Zoë B' --given Zoë <<'END'
! homeroom: --name is the whole name: say it, or --given and --family
exit 2
END
says 'an empty text is taken away' student edit 012 --email '' <<'END'
Ana Maria Chen (012) is changed.
END
says 'a refused edit changed nothing' student list <<'END'
012  Ana Maria Chen  not yet seen
013  Zelda Benali    not yet seen
=2   Zoë Benali      not yet seen  zoe
END

says 'students are withdrawn' student withdraw zelda zoe <<'END'
Zelda Benali is withdrawn; the history is kept.
Zoë Benali is withdrawn; the history is kept.
END
says 'all or none are withdrawn' student withdraw 012 nobody <<'END'
! homeroom: No student is called "nobody": check the spelling, or give the id.
exit 1
END
says 'the list has those who are there' student list <<'END'
012  Ana Maria Chen  not yet seen
END
says 'all has those who left' student list --all <<'END'
012  Ana Maria Chen  not yet seen
013  Zelda Benali    withdrawn
=2   Zoë Benali      withdrawn     zoe
END
says 'who left is still shown' student show zelda <<'END'
Zelda Benali  013
Withdrawn from the class.
END
says 'who left comes back by number' student add Somebody --number 013 <<'END'
Zelda Benali, known already, is in the class again.
END
says 'who left comes back by name' student add zoë benali <<'END'
Zoë Benali, known already, is in the class again.
END
quietly student withdraw zoe
says 'unless it is another child' student add Zoë Benali --new <<'END'
Zoë Benali is in the class.
END

quietly objective add fractions
quietly checkin Ana 3/4 alone 'saw it at once'
quietly checkin Ana 4
quietly checkin Zelda x
quietly regroup --accept
quietly block Ana language --severity light
quietly apart Ana Zelda --why noisy
quietly pin Ana --until 2026-10-01
says 'all that is known is shown' student show chen <<'END'
Ana Maria Chen  012
Extend since 2026-09-01. Evidence on fractions: thin.

Estimates
  fractions  about 89% (65-97)  2 check-ins

Stays
  from 2026-09-01  until now  Extend  fractions

Check-ins
  2  2026-09-01  4    fractions         Pat
  1  2026-09-01  3/4  fractions  alone  Pat  saw it at once

Constraints
  in the way: language, light, since 2026-09-01
  apart from Zelda Benali, by Pat: noisy
  pinned until 2026-10-01, by Pat

Over weeks
  segment: starter; check-ins 2, which is below 3
  language: plan for the words as well as for the topic
    pace: more time to read and to answer
    format: pictures, worked examples and the words of the topic; a partner to talk it over with
    check in: by showing, drawing or doing, so that the skill is seen and not the language
END
says 'as of an earlier day less was known' student show chen \
	--as-of 2026-08-31 <<'END'
Ana Maria Chen  012
Not placed yet. Evidence on fractions: none.
END
says 'the keys of a student are those of the contract' student show zelda \
	--json <<'END'
{"id":"013","name":"Zelda Benali","number":"013","given":"Zelda","family":"Benali","email":null,"handle":null,"withdrawn":false,"evidence":"thin","cluster":"reteach","since":"2026-09-01","checkins":1,"estimate":{"level":0.473344,"low":0.106609,"high":0.87129,"below":0.526103,"above":0.171389},"would_move":null,"pinned":false,"absent":false,"block":null,"offer":null,"estimates":[{"objective":"fractions","checkins":1,"level":0.473344,"low":0.106609,"high":0.87129,"below":0.526103,"above":0.171389}],"stays":[{"cluster":"reteach","since":"2026-09-01","until":null,"objective":"fractions","by_hand":false}],"log":[{"id":3,"date":"2026-09-01","objective":"fractions","round":null,"score":"0/1","form":"items","points":0,"out_of":1,"support":null,"confidence":null,"minutes":null,"task":null,"quality":null,"author":"Pat","note":null}],"answers":[],"constraints":["apart from Ana Maria Chen, by Pat: noisy"],"segment":{"name":"starter","reason":"check-ins 1, which is below 3","lifecycle":"new","alarm":false,"need":"a clear first step, and to see it succeed","tier":2,"format":"small group at the teacher's table"},"profile":null,"selfcheck":null,"ways":[],"plan":null}
END

quietly class add 8A
quietly student add Ana Chen
quietly objective add ratios
quietly checkin Ana 2/4
says 'one child of two classes is joined' student merge ana 012 <<'END'
Both records are one: Ana Maria Chen.
END
says 'the record with the number is the one that stays' student list <<'END'
012  Ana Maria Chen  not yet seen
END
says 'with what both knew' checkin list --count <<'END'
1
END
says 'a record is not joined to itself' student merge ana chen <<'END'
! homeroom: these are one record already: name two
exit 1
END
says 'nor to no one' student merge ana nobody <<'END'
! homeroom: No student is called "nobody": check the spelling, or give the id.
exit 1
END
says 'a join is taken back' undo <<'END'
Undone: student merge for Ana Maria Chen, 10:00
END
says 'and both are there again' student list <<'END'
=5  Ana Chen  not yet seen
END
finish
