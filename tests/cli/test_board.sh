#!/bin/sh
# SPDX-License-Identifier: MIT
# board and demo, printed: the text, and the keys that JSON has.
. "$srcdir/tests/lib/cli.sh"

export HOMEROOM_STORE=here.db
says 'with no store there is a welcome' <<'END'
there is no store here.db yet: "homeroom class add NAME" makes it, "homeroom demo" shows a sample
END
says 'board is the same' board --plain <<'END'
there is no store here.db yet: "homeroom class add NAME" makes it, "homeroom demo" shows a sample
END
says 'as JSON there is no board' board --json <<'END'
! homeroom: there is no store here.db yet: "homeroom class add NAME" makes it, "homeroom demo" shows a sample
exit 1
END
says 'nor of a class that is named' board --class 7B <<'END'
! homeroom: there is no store here.db yet: "homeroom class add NAME" makes it, "homeroom demo" shows a sample
exit 1
END
ok 'to look makes no store' test ! -e here.db
is 'nor a file beside it' "$(ls -A "$XDG_DATA_HOME" "$XDG_STATE_HOME" \
	2>/dev/null)" ''

quietly class add 7B
says 'an empty class' board <<'END'
7B, 0 students, no objective yet, Tue 1 Sep 10:00
0 checked in today, 0 not seen for 5 days or more, a regroup would move 0

Reteach (0)

Practice (0)

Extend (0)

Intervene (0)
END
says 'an empty class as JSON' board --json <<'END'
{"class":"7B","as_of":"2026-09-01T10:00:00","focus":null,"whole_class":null,"clusters":[{"name":"reteach","label":"Reteach","students":[]},{"name":"practice","label":"Practice","students":[]},{"name":"extend","label":"Extend","students":[]},{"name":"intervene","label":"Intervene","students":[]}],"not_seen":[],"absent":[]}
END
quietly objective add unit rates
for name in 'Ana Chen' 'Ben Diallo' 'Cleo Marsh' 'Dan Wu' 'Zoë Benali'; do
	quietly student add "$name"
done
quietly student edit ana --number 007
quietly checkin ana 4/4
quietly checkin ben 2/4 --at 2026-08-20
quietly checkin cleo 2/4
quietly regroup --accept
quietly checkin dan 3/4
quietly checkin ben 4/4
quietly absent zoe
quietly pin cleo
quietly block ben 'no glasses' --severity severe
quietly apart ana ben
quietly apart cleo ana
quietly together ana cleo
says 'statement 49: the class as it stands' board --plain <<'END'
7B, 5 students, unit rates, Tue 1 Sep 10:00
4 checked in today, 0 not seen for 5 days or more, a regroup would move 1

Reteach (0)

Practice (2)
  Ben Diallo                --24  about 88% (64-97)    look: see why  block: no glasses  thin
  Cleo Marsh                ---2  about 68% (35-90)    pinned  thin

Extend (1)
  Ana Chen                  ---4  about 94% (72-99)    thin

Intervene (0)

Not placed yet (2)
  Dan Wu                    ---3  about 83% (53-96)    would move to extend  thin
  Zoë Benali                ----  no evidence yet      absent

Ana Chen and Cleo Marsh are to be kept together and apart: one of the two has to go.
END
quietly board
cp .quiet board
quietly
ok 'no verb is board' cmp .quiet board
says 'the class as JSON' board --json <<'END'
{"class":"7B","as_of":"2026-09-01T10:00:00","focus":"unit rates","whole_class":null,"clusters":[{"name":"reteach","label":"Reteach","students":[]},{"name":"practice","label":"Practice","students":[{"id":"=2","name":"Ben Diallo","evidence":"thin","cluster":"practice","since":"2026-09-01","checkins":2,"estimate":{"level":0.882312,"low":0.637807,"high":0.969621,"below":0.0554306,"above":0.606151},"would_move":null,"pinned":false,"absent":false,"block":"no glasses","offer":{"cause":"block","strength":3,"checkins":null,"no_gain":null,"expected":null,"reason":"Ben has an open block: no glasses since 1 Sep."}},{"id":"=3","name":"Cleo Marsh","evidence":"thin","cluster":"practice","since":"2026-09-01","checkins":1,"estimate":{"level":0.682767,"low":0.347635,"high":0.89683,"below":0.24047,"above":0.284695},"would_move":null,"pinned":true,"absent":false,"block":null,"offer":null}]},{"name":"extend","label":"Extend","students":[{"id":"007","name":"Ana Chen","evidence":"thin","cluster":"extend","since":"2026-09-01","checkins":1,"estimate":{"level":0.941547,"low":0.721664,"high":0.990106,"below":0.0256586,"above":0.836044},"would_move":null,"pinned":false,"absent":false,"block":null,"offer":null}]},{"name":"intervene","label":"Intervene","students":[]}],"not_seen":[{"id":"=4","name":"Dan Wu","evidence":"thin","cluster":null,"since":null,"checkins":1,"estimate":{"level":0.831,"low":0.525995,"high":0.956119,"below":0.0851317,"above":0.570769},"would_move":"extend","pinned":false,"absent":false,"block":null,"offer":null}],"absent":[{"id":"=5","name":"Zoë Benali","evidence":"none","cluster":null,"since":null,"checkins":0,"estimate":null,"would_move":null,"pinned":false,"absent":true,"block":null,"offer":null}]}
END
says 'as of the day before' board --as-of 2026-08-31T12:00 <<'END'
7B, 5 students, unit rates, Mon 31 Aug 12:00
0 checked in today, 1 not seen for 5 days or more, a regroup would move 1

Reteach (0)

Practice (0)

Extend (0)

Intervene (0)

Not placed yet (5)
  Ana Chen                  ----  no evidence yet
  Ben Diallo                ---2  about 65% (27-91)    would move to practice  not seen for 11 days  thin
  Cleo Marsh                ----  no evidence yet
  Dan Wu                    ----  no evidence yet
  Zoë Benali                ----  no evidence yet
END
quietly class archive
says 'an archived class is asked for by name' board <<'END'
! homeroom: every class is in the archive: "homeroom class archive --back NAME" takes one out
exit 1
END
says 'and is shown then' board --class 7B --as-of 2026-08-19T12:00 <<'END'
7B, 5 students, unit rates, Wed 19 Aug 12:00
0 checked in today, 0 not seen for 5 days or more, a regroup would move 0

Reteach (0)

Practice (0)

Extend (0)

Intervene (0)

Not yet seen (5)
  Ana Chen                  ----  no evidence yet
  Ben Diallo                ----  no evidence yet
  Cleo Marsh                ----  no evidence yet
  Dan Wu                    ----  no evidence yet
  Zoë Benali                ----  no evidence yet
END

unset HOMEROOM_STORE
quietly demo
cp .quiet one
quietly demo --plain
ok 'demo is the same twice' cmp one .quiet
is 'it says what it is' "$(head -n 1 one)" \
	'Sample class in a temporary store: nothing here is kept.'
quietly demo --json
cp .quiet one
quietly demo --json
ok 'as JSON too' cmp one .quiet
ok 'it makes no store' test ! -e "$XDG_DATA_HOME/homeroom"
quietly demo --keep kept.db
quietly demo
cp .quiet two
quietly board --store kept.db
is 'a kept one is the same' "$(tail -n +2 two)" "$(cat .quiet)"
says 'into a new file' demo --keep kept.db <<'END'
! homeroom: kept.db is a store with classes already: say a new file with --keep
exit 1
END

# Every object in .quiet by its shape: S text, N number, B yes or no.
shapes()
{
	sed -E 's/:"[^"]*"/:S/g;s/:-?[0-9][-0-9.e]*/:N/g;s/:(true|false)/:B/g
		s/"(cluster|since|would_move|block)":(S|null)/"\1":S?/g
		s/"offer":null/"offer":/g
		s/"not_seen"|"absent":\[|\{/\n&/g' .quiet |
		sed 's/[]},]*$//;/^$/d' | sort -u
}
quietly board --store kept.db --json
is 'the keys and types are those of the contract' "$(shapes)" \
	'"absent":[
"not_seen":[
{"cause":S,"strength":N,"checkins":N,"no_gain":N,"expected":null,"reason":S
{"class":S,"as_of":S,"focus":S,"whole_class":null,"clusters":[
{"id":S,"name":S,"evidence":S,"cluster":S?,"since":S?,"checkins":N,"estimate":
{"level":N,"low":N,"high":N,"below":N,"above":N},"would_move":S?,"pinned":B,"absent":B,"block":S?,"offer":
{"name":S,"label":S,"students":['
finish
