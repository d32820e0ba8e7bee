#!/bin/sh
# SPDX-License-Identifier: MIT
# validate --segments: what learners did after they were in a segment, which
# of them stalls, and what those who stall have in common.
. "$srcdir/tests/lib/cli.sh"

# at DAY WORD...: on a day of the autumn of 2026, at ten.
at()
{
	HOMEROOM_NOW=2026-${1}T10:00
	shift
	quietly "$@"
}

quietly class add 7B
for name in Ana Ben Cleo Dan Eva Finn Gia Hugo Ida Jon Kim Lea Max Nia; do
	quietly student add "$name Lund"
done
quietly objective add 'unit rates'
says 'without a check-in there is nothing to say' validate --segments <<'END'
Too early to say: it takes 4 weeks of check-ins to seat learners, and as much time after.
END
# Nine who fall, with help, and five who rise.
week=0
for day in 09-02 09-09 09-16 09-23 09-30 10-07; do
	week=$((week + 1))
	rise=$((week < 5 ? week - 1 : 4))
	for name in Ana Ben Cleo Dan Eva Finn Max Nia Gia; do
		echo "$name $((week < 3 ? 3 : week < 5 ? 1 : 0))/4 helped"
	done >lines
	for name in Hugo Ida Jon Kim Lea; do
		echo "$name $rise/4 alone c2"
	done >>lines
	input=lines
	at $day checkin -
	unset input
done
HOMEROOM_NOW=2026-10-07T11:00
says 'it takes weeks before and after' validate --segments --as-of 2026-10-01 <<'END'
Too early to say: it takes 4 weeks of check-ins to seat learners, and as much time after, which there is from 2026-10-28 on.
END
says 'segments stand side by side' validate --segments --weeks 2 <<'END'
What learners did in the 2 weeks after, by the segment they were in, at 1 moment from 2026-09-16 on.
In brackets beside a segment its students, beside a mean 95 of 100 odds; effect: the share
of the differences that segments account for (eta squared).

                  blocked (0)  starter (5)          builder (9)          refiner (0)  independent (0)  effect
next score        -            88% (88 to 88)       13% (13 to 13)       -            -                1.00
gain in points    -            28.5 (28.5 to 28.5)  -6.1 (-6.1 to -6.1)  -            -                1.00
check-ins a week  -            1 (1 to 1)           1 (1 to 1)           -            -                -
confidence        -            2 (2 to 2)           -                    -            -                -

builder stalls: 9 of 9 had no gain in it, in the other segments 0 of 5.
A student counts once in each segment they were in.
What stands in their way was said of none: "plan review --cause", "routine set --cause" and "block" say it.
Those who stalled differed when they were seated: help 100% for 0%.
END
at 09-10 block ana ben 'language: new here'
at 09-10 block cleo noise
at 09-20 unblock ana
at 09-20 unblock ben
at 09-11 plan add dan
at 09-25 plan review dan --cause pacing
HOMEROOM_NOW=2026-10-07T11:00
says 'what those who stall have in common is counted' validate --segments \
	--weeks 1 <<'END'
What learners did in the week after, by the segment they were in, at 3 moments from 2026-09-09 on.
In brackets beside a segment its students, beside a mean 95 of 100 odds; effect: the share
of the differences that segments account for (eta squared).

                  blocked (3)         starter (14)     builder (13)       refiner (0)  independent (0)  effect
next score        21% (3 to 39)       38% (28 to 49)   44% (16 to 72)     -            -                0.04
gain in points    -1.6 (-4.3 to 1.2)  2.8 (-2 to 7.6)  3.4 (-1.9 to 8.7)  -            -                0.03
check-ins a week  1 (1 to 1)          1 (1 to 1)       1 (1 to 1)         -            -                -
confidence        -                   2 (2 to 2)       2 (2 to 2)         -            -                -

No segment surely stalls: in starter 9 of 14 had no gain, in the other segments 11 of 16, which may be chance.
Too few to say: blocked (3 of 3 without a gain).
A student counts once in each segment they were in.
pacing: said of 1 of the 9 who stalled, and of 0 of the 5 who gained.
constraint: said of 3 of the 9 who stalled, and of 0 of the 5 who gained.
language: said of 2 of the 9 who stalled, and of 0 of the 5 who gained.
another constraint: said of 1 of the 9 who stalled, and of 0 of the 5 who gained.
Of 2 whose block was removed 2 were seen in the week after.
END
says 'all of it as JSON' validate --segments --weeks 1 --json <<'END'
{"weeks":1,"moments":["2026-09-09","2026-09-16","2026-09-23"],"left_out":0,"segments":[{"name":"blocked","students":3,"stalled":3,"gained":0,"next_score":{"students":3,"mean":0.208333,"low":0.0290417,"high":0.387625},"gain":{"students":3,"mean":-0.0155038,"low":-0.0427305,"high":0.0117229},"checkins_a_week":{"students":3,"mean":1,"low":1,"high":1},"done":{"students":0,"mean":null,"low":null,"high":null},"confidence":{"students":0,"mean":null,"low":null,"high":null},"days_to_done":{"students":0,"mean":null,"low":null,"high":null},"minutes":{"students":0,"mean":null,"low":null,"high":null},"quality":{"students":0,"mean":null,"low":null,"high":null}},{"name":"starter","students":14,"stalled":9,"gained":5,"next_score":{"students":14,"mean":0.383929,"low":0.276284,"high":0.491573},"gain":{"students":14,"mean":0.0279934,"low":-0.0199928,"high":0.0759797},"checkins_a_week":{"students":14,"mean":1,"low":1,"high":1},"done":{"students":0,"mean":null,"low":null,"high":null},"confidence":{"students":5,"mean":2,"low":2,"high":2},"days_to_done":{"students":0,"mean":null,"low":null,"high":null},"minutes":{"students":0,"mean":null,"low":null,"high":null},"quality":{"students":0,"mean":null,"low":null,"high":null}},{"name":"builder","students":13,"stalled":8,"gained":5,"next_score":{"students":13,"mean":0.442308,"low":0.163692,"high":0.720924},"gain":{"students":13,"mean":0.0339494,"low":-0.0193975,"high":0.0872964},"checkins_a_week":{"students":13,"mean":1,"low":1,"high":1},"done":{"students":0,"mean":null,"low":null,"high":null},"confidence":{"students":5,"mean":2,"low":2,"high":2},"days_to_done":{"students":0,"mean":null,"low":null,"high":null},"minutes":{"students":0,"mean":null,"low":null,"high":null},"quality":{"students":0,"mean":null,"low":null,"high":null}},{"name":"refiner","students":0,"stalled":0,"gained":0,"next_score":{"students":0,"mean":null,"low":null,"high":null},"gain":{"students":0,"mean":null,"low":null,"high":null},"checkins_a_week":{"students":0,"mean":null,"low":null,"high":null},"done":{"students":0,"mean":null,"low":null,"high":null},"confidence":{"students":0,"mean":null,"low":null,"high":null},"days_to_done":{"students":0,"mean":null,"low":null,"high":null},"minutes":{"students":0,"mean":null,"low":null,"high":null},"quality":{"students":0,"mean":null,"low":null,"high":null}},{"name":"independent","students":0,"stalled":0,"gained":0,"next_score":{"students":0,"mean":null,"low":null,"high":null},"gain":{"students":0,"mean":null,"low":null,"high":null},"checkins_a_week":{"students":0,"mean":null,"low":null,"high":null},"done":{"students":0,"mean":null,"low":null,"high":null},"confidence":{"students":0,"mean":null,"low":null,"high":null},"days_to_done":{"students":0,"mean":null,"low":null,"high":null},"minutes":{"students":0,"mean":null,"low":null,"high":null},"quality":{"students":0,"mean":null,"low":null,"high":null}}],"effect":{"next_score":0.0428888,"gain":0.031872,"checkins_a_week":null,"done":null,"confidence":null,"days_to_done":null,"minutes":null,"quality":null},"stalls":null,"causes":[{"what":"pacing","stalled":1,"gained":0},{"what":"constraint","stalled":3,"gained":0},{"what":"language","stalled":2,"gained":0},{"what":"another constraint","stalled":1,"gained":0}],"signals":[{"name":"days","stalled":0,"gained":0,"apart":0},{"name":"weekly","stalled":1,"gained":1,"apart":0},{"name":"checkins","stalled":2,"gained":2,"apart":0},{"name":"level","stalled":0.785007,"gained":0.302098,"apart":9},{"name":"gain","stalled":0.0548966,"gained":0.0886912,"apart":-9},{"name":"steady","stalled":null,"gained":null,"apart":null},{"name":"help","stalled":null,"gained":null,"apart":null},{"name":"response","stalled":null,"gained":0.25,"apart":null},{"name":"sure","stalled":null,"gained":0.208333,"apart":null},{"name":"done","stalled":null,"gained":null,"apart":null},{"name":"quality","stalled":null,"gained":null,"apart":null},{"name":"skill","stalled":null,"gained":null,"apart":null},{"name":"ready","stalled":null,"gained":null,"apart":null},{"name":"block","stalled":0,"gained":0,"apart":0}],"removed":2,"returned":2,"says":["No segment surely stalls: in starter 9 of 14 had no gain, in the other segments 11 of 16, which may be chance.","Too few to say: blocked (3 of 3 without a gain).","A student counts once in each segment they were in.","pacing: said of 1 of the 9 who stalled, and of 0 of the 5 who gained.","constraint: said of 3 of the 9 who stalled, and of 0 of the 5 who gained.","language: said of 2 of the 9 who stalled, and of 0 of the 5 who gained.","another constraint: said of 1 of the 9 who stalled, and of 0 of the 5 who gained.","Of 2 whose block was removed 2 were seen in the week after."]}
END
at 09-08 move ana extend
at 09-08 move ida extend
at 09-12 routine set extend --sentence 'Who can.' --cause content
HOMEROOM_NOW=2026-10-07T11:00
is 'what a routine says is counted of those who stood there' \
	"$(try validate --segments --weeks 1 | grep '^content')" \
	'content: said of 1 of the 9 who stalled, and of 1 of the 5 who gained.'
says 'weeks are a number' validate --segments --weeks 0 <<'END'
! homeroom: --weeks 0: say a number from 1 to 26
exit 2
END
says 'a log has no segments' validate --segments --log log.csv <<'END'
! homeroom: --segments asks about the class, without --log and --predictions
exit 2
END

# What was entered late was not known.
quietly class add 7C
for name in Mia Noa; do
	quietly student add "$name Berg"
done
printf 'Name,Quiz (2026-08-05)\nMia Berg,3\nNoa Berg,1\n' >quiz.csv
quietly import scores quiz.csv --objective 'unit rates'
quietly regroup --accept
says 'nothing is said of what nobody could know' validate --segments <<'END'
Too early to say: nothing had been entered at any moment that has as much time after it.
END
finish
