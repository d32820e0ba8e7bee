#!/bin/sh
# SPDX-License-Identifier: MIT
# review: a term of a small class, in its forms.
. "$srcdir/tests/lib/cli.sh"

# lesson DAY SCORES: a check-in for each of the four, then a regroup.
lesson()
{
	day=$1
	shift
	for name in Ana Ben Cem Dia; do
		quietly checkin "$name" "$1" --as-of "${day}T10:00"
		shift
	done
	quietly regroup --accept --as-of "${day}T10:30"
}

# table ID: of the csv.
table()
{
	tr -d '\r' <.quiet | awk -v id="$1" '$0 == id { on = 1; next }
		on && $0 == "" { exit } on'
}

early=2026-08-03T08:00
quietly term add Fall --from 2026-08-03 --to 2026-08-28 --as-of "$early"
quietly class add 7B --term Fall --as-of "$early"
quietly objective add ratios --as-of "$early"
for name in Ana Ben Cem Dia; do
	quietly student add "$name" --number "$name" --as-of "$early"
done

says 'before anything was seen there is a review, too' review --format csv \
	--as-of "$early" -o empty.csv <<'END'
! empty.csv: written
END

lesson 2026-08-04 1/8 6/8 8/8 5/8
lesson 2026-08-11 2/8 6/8 8/8 5/8
lesson 2026-08-18 8/8 7/8 8/8 1/8
quietly checkin Ana 8/8 --as-of 2026-08-20T10:00
quietly checkin Dia 0/8 --as-of 2026-08-20T10:00
quietly regroup --accept --as-of 2026-08-20T10:30
quietly student withdraw Ben --as-of 2026-08-24T09:00

quietly review --format csv
is 'sizes are told at the end of each week' "$(table sizes)" \
'week until,reteach,practice,extend,intervene,no cluster yet,all
2026-08-09,1,1,2,0,0,4
2026-08-16,1,2,1,0,0,4
2026-08-23,0,1,3,0,0,4
2026-08-28,0,1,2,0,0,3'
is 'who moved is counted once' "$(table summary-moved | cut -d, -f1,2)" \
'moved,students
up,1
down,0
nowhere,2
into intervene,0
out of intervene,0
left,1
no cluster,0'

cp .quiet once.csv
quietly review --format csv
ok 'two runs are the same bytes' cmp -s once.csv .quiet
quietly review --format csv --as-of 2026-08-28T23:59:59
ok 'it is as of the last day of the term' cmp -s once.csv .quiet

quietly review --format csv --to 2026-08-16
is 'a span is as of its end' "$(table sizes)" \
'week until,reteach,practice,extend,intervene,no cluster yet,all
2026-08-09,1,1,2,0,0,4
2026-08-16,1,2,1,0,0,4'
cp .quiet early.csv
quietly checkin Cem 0/8 --as-of 2026-08-26T10:00
quietly undo --as-of 2026-08-26T10:01
quietly review --format csv --to 2026-08-16
ok 'what comes later changes nothing before' cmp -s early.csv .quiet

says 'it is written to a file' review -o out.html <<'END'
! out.html: written
END
is 'the ending is the form' "$(head -c 15 out.html)" '<!DOCTYPE html>'
is 'for its writer alone' "$(ls -l out.html | cut -c1-10)" '-rw-------'
says 'not over another one' review -o out.html <<'END'
! homeroom: out.html is there already: --force puts the new one in its place
exit 1
END
says 'but by force' review --out out.html --force <<'END'
! out.html: written
END
quietly review --format svg
is 'a picture is the flow' "$(head -c 4 .quiet)" '<svg'
quietly review --json
is 'json is the form of --json' "$(head -c 9 .quiet)" '{"title":'
ok 'nothing is left beside a file' test "$(ls -d out.html* | wc -l)" = 1

says 'there are such forms' review --format odt <<'END'
! homeroom: --format odt: "homeroom review" knows text, csv, json, html, pdf, svg and xlsx
exit 2
END
says 'what is no text goes to a file' review --format xlsx <<'END'
! homeroom: --format xlsx is no text: -o FILE says where it goes
exit 2
END
says 'a span has a beginning before its end' review --from 2026-08-20 \
	--to 2026-08-10 <<'END'
! homeroom: --from lies after the end of the review: nothing is between them
exit 2
END
says 'and eighty weeks at the most' review --from 2020-01-01 <<'END'
! homeroom: a review has 80 weeks at the most: say a later --from
exit 2
END
says 'classes are named in one way' review --all --class 7B <<'END'
! homeroom: say which classes in one way: --class, --term or --all
exit 2
END
says 'small is a number' review --small few <<'END'
! homeroom: --small few: say a number of students, as 5
exit 2
END
says 'a term is one that classes are of' review --term Winter <<'END'
! homeroom: no class is of the term "Winter": "homeroom class list" tells the terms
exit 1
END

# Names that a spreadsheet would run.
quietly student edit Dia --name '=1+1' --as-of 2026-08-27T09:00
quietly review --format csv
is 'no name is a formula' "$(grep -c '^=' .quiet)" 0
ok 'and the name of today is told' grep -q "'=1+1" .quiet

quietly class roll-over 7B --term Winter --as-of 2026-09-01T08:00
quietly review --term Fall --format csv
is 'a term that is over is reviewed from the archive' \
	"$(table sizes | tail -n 1)" 2026-08-28,0,1,2,0,0,3
quietly review --beside Fall --json
ok 'and put beside the next one' grep -q '"id":"comparison"' .quiet

# A store of another person, with one of the children.
quietly class add Club --store other.db --as-of 2026-08-03T08:00
quietly student add 'Ana Ito' --number Ana --store other.db \
	--as-of 2026-08-03T08:00
quietly objective add ratios --store other.db --as-of 2026-08-03T08:00
quietly checkin Ana 4/4 --store other.db --as-of 2026-08-05T08:00
quietly regroup --accept --store other.db --as-of 2026-08-05T08:30
quietly review --format csv --store "$XDG_DATA_HOME/homeroom/homeroom.db" \
	--store other.db --class 7B --class Club
is 'classes of two stores stand in one review' \
	"$(table sizes | tail -n 1 | cut -d, -f7)" 4
says 'a class is in one of them' review --store other.db --store other.db \
	--class 9Z <<'END'
! homeroom: No class is called "9Z": check the spelling, or give the id.
exit 1
END
finish
