#!/bin/sh
# SPDX-License-Identifier: MIT
# review: its numbers held against SQL of its own, over the tables.
. "$srcdir/tests/lib/cli.sh"

if ! sqlite3 :memory: "SELECT json_extract('[1]', '\$[0]')" >/dev/null 2>&1
then
	echo '1..0 # SKIP there is no sqlite3 that reads JSON'
	exit 0
fi

export HOMEROOM_NOW=2026-10-30T18:00
store=sample.db
"$HOMEROOM" demo --keep "$store" >/dev/null 2>&1
work()
{
	quietly "$@" --store "$store"
}

# What a review must not stumble over.
work checkin Ana Brandt 0/4
work undo
work checkin Ben Ito 4/4
work checkin withdraw "$(sqlite3 "$store" 'SELECT max(id) FROM checkin')"
work move 'Farid Haddad' practice
work undo
work student withdraw 'Hana Sato'
work student edit 'Dana Cohen' --name 'Dana Levi'
work review --json
mv .quiet review.json

# told TABLE COLUMN...: of the rows of the document.
told()
{
	told_table=$1
	shift
	told_columns=
	for told_column; do
		told_columns="$told_columns, json_extract(r.value, '\$[$told_column]')"
	done
	sqlite3 :memory: "SELECT ${told_columns#, } FROM json_tree(
		readfile('review.json')) t, json_each(t.value, '\$.rows') r
		WHERE t.type = 'object' AND
		json_extract(t.value, '\$.id') = '$told_table'"
}

stands='JOIN action m ON m.id = x.made_by AND m.undone_by = 0
	LEFT JOIN action e ON e.id = x.ended_by AND e.undone_by = 0'

sqlite3 "$store" <<END
CREATE TEMP VIEW seen AS SELECT x.student_id AS student, x.observed_at AS at,
	x.points / x.out_of AS score, x.objective_id AS objective
	FROM checkin x $stands WHERE e.id IS NULL;
CREATE TEMP VIEW enrolled AS SELECT x.student_id AS student,
	coalesce(e.at, 9e18) AS leaves FROM enrolment x $stands;
CREATE TEMP VIEW called AS SELECT x.student_id AS student, x.name, x.number
	FROM student_name x $stands WHERE e.id IS NULL AND x.is_alias = 0;
CREATE TEMP VIEW stood AS SELECT x.student_id AS student, x.cluster,
	m.at AS since, min(coalesce(e.at, 9e18), n.leaves) AS until
	FROM stay x $stands JOIN enrolled n ON n.student = x.student_id;
CREATE TEMP VIEW decided AS SELECT x.student_id AS student, x.state,
	k.from_cluster AS was, x.placed, k.objective_id AS objective, m.at
	FROM decision x $stands JOIN move k ON k.proposal_id = x.proposal_id
	AND k.student_id = x.student_id WHERE e.id IS NULL AND
	(k.from_cluster <> k.to_cluster OR x.state = 'redirected');
.output students.sql
SELECT name, number, (SELECT count(*) FROM seen WHERE seen.student =
	called.student), (SELECT date(max(at), 'unixepoch') FROM seen WHERE
	seen.student = called.student) FROM called ORDER BY number;
.output clusters.sql
SELECT cluster, count(*) FROM stood WHERE until > 8e18 GROUP BY cluster
	ORDER BY cluster;
.output states.sql
SELECT sum(state = 'accepted'), sum(state = 'refused'),
	sum(state = 'redirected'), count(*) FROM decided;
.output week.sql
SELECT name, round(avg(score), 4) FROM seen JOIN called USING (student)
	WHERE at >= unixepoch('2026-08-31') AND at < unixepoch('2026-09-07')
	GROUP BY student ORDER BY number;
.output first.sql
SELECT date(min(at), 'unixepoch') FROM seen;
.output kinds.sql
SELECT count(*) FROM checkin WHERE form = 2;
END

is 'the sample has no levels, which a class weighs its own way' \
	"$(cat kinds.sql)" 0
is 'every student has the check-ins that stand, and the last day' \
	"$(told roster 0 1 5 6)" "$(cat students.sql)"
is 'who left is among them, by the name of today' \
	"$(cut -d'|' -f1 students.sql | grep -c 'Hana Sato\|Dana Levi')" 2
is 'clusters hold as many as stand in them' "$(told sizes 1 2 3 4 |
	tail -n 1)" "$(awk -F'|' '{ in_it[$1] = $2 } END {
	printf "%d|%d|%d|%d\n", in_it["reteach"], in_it["practice"],
		in_it["extend"], in_it["intervene"] }' clusters.sql)"
is 'decisions are as many as there were' \
	"$(told decisions 1 2 3 4 | tail -n 1)" "$(cat states.sql)"
is 'a week of each student has the mean of its scores' "$(told heat 0 4 |
	awk -F'|' '$2 != "" { printf "%s|%s\n", $1, sprintf("%.3f", $2) }')" \
	"$(awk -F'|' '{ printf "%s|%s\n", $1, sprintf("%.3f", $2) }' week.sql)"
ok 'it begins with the first check-in' grep -q \
	"from $(cat first.sql) to 2026-10-30" review.json
finish
