/* SPDX-License-Identifier: MIT */
/*
 * Taking an action back. A fact counts while its maker is not undone, and is
 * ended while its ender is not undone, so that an undo is one number in one
 * row, whatever the action did. All the work here is to refuse an undo that
 * would pull the ground from under what came later.
 */
#include "writing.h"

/* The classes that an action reached: ?1 its class, ?2 the action. */
#define REACHED(actions) \
	"reached(id) AS (SELECT ?1 UNION SELECT class_id FROM reach " \
	"WHERE action_id " actions ") "
#define REACH "WITH " REACHED("= ?2")
/* What is taken back as one: the action and what is of its step ?3 and undone
 * by ?4 as it is. */
#define TAKEN \
	"taken(id) AS (SELECT ?2 UNION SELECT id FROM action " \
	"WHERE step = ?3 AND undone_by = ?4)"
/* What these did to one table, in the classes that they reached. made; made,
 * and since ended by another that stands; ended of others, and these still
 * there; made and ended by them; the last that ended one of theirs. */
#define TOUCHED(table, scope) \
	"WITH " TAKEN ", " REACHED("IN taken") \
	"SELECT count(x.made_by IN taken OR NULL), " \
	"count(x.made_by IN taken AND x.ended_by NOT IN taken AND e.id IS " \
	"NOT NULL OR NULL), count(x.ended_by IN taken AND x.made_by NOT IN " \
	"taken AND m.undone_by = 0 OR NULL), count(x.ended_by IN taken AND " \
	"x.made_by IN taken AND x.made_by <> x.ended_by OR NULL), max(CASE " \
	"WHEN x.made_by IN taken AND x.ended_by NOT IN taken THEN e.id END) " \
	"FROM " table \
	" x LEFT JOIN action m ON m.id = x.made_by" SQL_ENDED \
	"WHERE (x.made_by IN taken OR x.ended_by IN taken) AND " scope
#define OF_CLASS "x.class_id IN reached"
#define OF_STUDENT \
	"x.student_id IN (SELECT student_id FROM enrolment WHERE class_id " \
	"IN reached)"

enum fact {
	FACT_TERM,
	FACT_CLASS_DETAIL,
	FACT_STUDENT_NAME,
	FACT_STUDENT_MERGE,
	FACT_ENROLMENT,
	FACT_OBJECTIVE,
	FACT_REQUIREMENT,
	FACT_ROUND,
	FACT_CHECKIN,
	FACT_ABSENCE,
	FACT_BLOCK,
	FACT_LOCK,
	FACT_POLICY,
	FACT_ROUTINE,
	FACT_PROPOSAL,
	FACT_DECISION,
	FACT_OFFER_REPLY,
	FACT_STAY,
	FACT_PROFILE,
	FACT_SELFCHECK,
	FACT_SEGMENT_MARK,
	FACT_SEGMENTS,
	FACT_PLAN,
	FACT_PLAN_SESSION,
	FACT_TRIAL,
	FACT_TRIAL_END,
	FACT_WHOLE_LESSON,
	FACT_SEATING,
	FACT_SWEEP,
	FACT_READING,
	FACT_COUNT
};

static const char *const touched[] = {
	[FACT_TERM] = TOUCHED("term", "1"),
	[FACT_CLASS_DETAIL] = TOUCHED("class_detail", OF_CLASS),
	[FACT_STUDENT_NAME] = TOUCHED("student_name", OF_STUDENT),
	[FACT_STUDENT_MERGE] = TOUCHED("student_merge", "1"),
	[FACT_ENROLMENT] = TOUCHED("enrolment", OF_CLASS),
	[FACT_OBJECTIVE] = TOUCHED("objective", OF_CLASS),
	[FACT_REQUIREMENT] = TOUCHED("requirement", OF_CLASS),
	[FACT_ROUND] = TOUCHED("round", OF_CLASS),
	[FACT_CHECKIN] = TOUCHED("checkin", OF_CLASS),
	[FACT_ABSENCE] = TOUCHED("absence", OF_CLASS),
	[FACT_BLOCK] = TOUCHED("block", OF_CLASS),
	[FACT_LOCK] = TOUCHED("lock", OF_CLASS),
	[FACT_POLICY] = TOUCHED("policy", OF_CLASS),
	[FACT_ROUTINE] = TOUCHED("routine", OF_CLASS),
	[FACT_PROPOSAL] = TOUCHED("proposal", OF_CLASS),
	[FACT_DECISION] = TOUCHED("decision", OF_CLASS),
	[FACT_OFFER_REPLY] = TOUCHED("offer_reply", OF_CLASS),
	[FACT_STAY] = TOUCHED("stay", OF_CLASS),
	[FACT_PROFILE] = TOUCHED("profile", OF_CLASS),
	[FACT_SELFCHECK] = TOUCHED("selfcheck", OF_CLASS),
	[FACT_SEGMENT_MARK] = TOUCHED("segment_mark", OF_CLASS),
	[FACT_SEGMENTS] = TOUCHED("segments", OF_CLASS),
	[FACT_PLAN] = TOUCHED("plan", OF_CLASS),
	[FACT_PLAN_SESSION] = TOUCHED("plan_session", OF_CLASS),
	[FACT_TRIAL] = TOUCHED("trial", OF_CLASS),
	[FACT_TRIAL_END] = TOUCHED("trial_end", OF_CLASS),
	[FACT_WHOLE_LESSON] = TOUCHED("whole_lesson", OF_CLASS),
	[FACT_SEATING] = TOUCHED("seating", OF_CLASS),
	[FACT_SWEEP] = TOUCHED("sweep", OF_CLASS),
	[FACT_READING] = TOUCHED("reading", OF_CLASS),
};
_Static_assert(ARRAY_LEN(touched) == FACT_COUNT, "one a table of facts");

struct undoing {
	struct change *change;
	int64_t target; /* the action that is undone or done again */
	int64_t step;   /* of which all is; 0: the action alone */
	int64_t undone_by; /* as it is now */
	int64_t class_id;
	int64_t ends;
	bool is_redo;
	int64_t made[FACT_COUNT];
};

#define TAKEN_VALUES(undoing) \
	VALUES(value_int((undoing)->class_id), value_int((undoing)->target), \
		value_int((undoing)->step), value_int((undoing)->undone_by))

static bool refuse(struct error *err, const char *what)
{
	return error_set(err, ERROR_CONFLICT, "this cannot be taken back now: "
		"%s", what);
}

/* "kim has changed it since (move Eli Ng, Wed 14 Oct 10:42)" */
static bool refuse_for(struct store *store, int64_t action, struct error *err)
{
	struct buf what = BUF_INIT;
	struct query query;

	query_open(&query, store, "SELECT u.name, a.verb, a.at, (SELECT "
		"x.name FROM student_name x WHERE x.student_id = a.student_id "
		"AND x.is_alias = 0 AND " SQL_STANDS " LIMIT 1) FROM action a "
		"JOIN author u ON u.id = a.author_id WHERE a.id = ?1",
		VALUES(value_int(action)), err);
	if (query_next(&query)) {
		const char *name = query_text(&query, 3);

		buf_addf(&what, "%s has changed it since (%s%s%s, ",
			query_text(&query, 0), query_text(&query, 1),
			name ? " " : "", name ? name : "");
		date_write_long(&what, query_int(&query, 2));
		buf_addc(&what, ')');
	}
	if (query_close(&query))
		refuse(err, what.len ? buf_text(&what) :
			"it was changed since");
	buf_release(&what);
	return false;
}

/* What a row of the action table says about taking it back. */
struct taken {
	bool is_there;
	int64_t class_id;
	int64_t undone_by;
	int64_t target;
	int64_t step;
};

static bool read_taken(struct change *change, int64_t action,
	struct taken *taken, struct error *err)
{
	struct query query;

	*taken = (struct taken){ .is_there = false };
	query_open(&query, change->store, "SELECT class_id, undone_by, "
		"target, step FROM action WHERE id = ?1",
		VALUES(value_int(action)), err);
	if (query_next(&query)) {
		*taken = (struct taken){
			.is_there = true,
			.class_id = query_int(&query, 0),
			.undone_by = query_int(&query, 1),
			.target = query_int(&query, 2),
			.step = query_int(&query, 3),
		};
	}
	return query_close(&query);
}

static bool check_taken(const struct change *change, int64_t action,
	const struct taken *taken, struct error *err)
{
	if (!taken->is_there || action == change->id ||
	    (taken->class_id && taken->class_id != change->class_id))
		return error_set(err, ERROR_NOT_FOUND, "there is no action "
			"%lld in this class", (long long)action);
	if (taken->undone_by)
		return error_set(err, ERROR_CONFLICT, "this was taken back "
			"already");
	return true;
}

/* While a sweep goes on, each of its entries can be taken back alone; until
 * it was left, which is then the last that was done of it. */
static bool is_going_on(struct store *store, int64_t class_id, int64_t step,
	bool *is_open, struct error *err)
{
	int64_t found;
	bool done = query_number(store, "SELECT 1 FROM sweep x WHERE "
		"x.class_id = ?1 AND x.made_by = ?2 AND " SQL_STANDS " AND "
		"NOT EXISTS (SELECT 1 FROM action l WHERE l.verb = 'sweep' "
		"AND l.id = (SELECT max(n.id) FROM action n WHERE n.step = ?2 "
		"AND n.undone_by = 0))",
		VALUES(value_int(class_id), value_int(step)), &found, err);

	*is_open = found;
	return done;
}

/* An undo is taken back by doing its target again; only these two are. */
static bool find_target(struct undoing *undoing, int64_t action,
	struct error *err)
{
	struct change *change = undoing->change;
	struct taken taken;
	bool is_open = false;

	if (!read_taken(change, action, &taken, err) ||
	    !check_taken(change, action, &taken, err))
		return false;
	undoing->is_redo = taken.target != 0;
	undoing->target = action;
	if (undoing->is_redo) {
		undoing->target = taken.target;
		if (!read_taken(change, undoing->target, &taken, err))
			return false;
		if (taken.target || taken.undone_by != action)
			return error_set(err, ERROR_INVALID, "a redo cannot "
				"be taken back: undo the action itself");
	}
	undoing->class_id = taken.class_id;
	undoing->undone_by = taken.undone_by;
	if (taken.step && !undoing->is_redo && !is_going_on(change->store,
	    taken.class_id, taken.step, &is_open, err))
		return false;
	undoing->step = is_open ? 0 : taken.step;
	return query_number(change->store, "WITH " TAKEN " SELECT sum(ends) "
		"FROM action WHERE id IN taken", TAKEN_VALUES(undoing),
		&undoing->ends, err);
}

static bool count_touched(struct undoing *undoing, struct error *err)
{
	int64_t ended = 0;

	for (size_t i = 0; i < FACT_COUNT; i++) {
		struct query query;
		int64_t built_on = 0, by = 0;

		query_open(&query, undoing->change->store, touched[i],
			TAKEN_VALUES(undoing), err);
		if (query_next(&query)) {
			undoing->made[i] = query_int(&query, 0);
			built_on = query_int(&query, 1);
			ended += query_int(&query, 2) + query_int(&query, 3);
			by = query_int(&query, 4);
		}
		if (!query_close(&query))
			return false;
		if (built_on)
			return refuse_for(undoing->change->store, by, err);
	}
	return ended == undoing->ends || refuse(err, "what it changed has "
		"changed again since");
}

/* The rows of the actions tell what counts. */
static bool mark(struct undoing *undoing, int64_t undone_by,
	struct error *err)
{
	return query_run(undoing->change->store, "WITH " TAKEN " UPDATE "
		"action SET undone_by = ?1 WHERE id IN taken", VALUES(
			value_int(undone_by), value_int(undoing->target),
			value_int(undoing->step),
			value_int(undoing->undone_by)), err);
}

static bool refuse_any(struct undoing *undoing, const char *sql,
	const char *what, struct error *err)
{
	int64_t found;

	if (!query_number(undoing->change->store, sql,
	    VALUES(value_int(undoing->class_id), value_int(undoing->target)),
	    &found, err))
		return false;
	return !found || refuse(err, what);
}

/* The making of a class is its first action; others may have followed. */
static bool check_class(struct undoing *undoing, struct error *err)
{
	if (undoing->class_id == 0)
		return true;
	return refuse_any(undoing, "SELECT 1 FROM class c JOIN action a ON "
		"a.class_id = c.id WHERE c.id = ?1 AND c.made_by = ?2 AND "
		"a.id > ?2 AND a.undone_by = 0 AND a.target IS NULL",
		"there is more in the class by now", err) &&
		refuse_any(undoing, "SELECT 1 FROM class c WHERE c.id = ?1 AND "
		"(c.made_by <> ?2 OR EXISTS (SELECT 1 FROM action y WHERE "
		"y.id = ?2 AND y.undone_by = 0)) AND NOT EXISTS (SELECT 1 "
		"FROM class_detail x WHERE x.class_id = ?1 AND " SQL_STANDS
		")", "the class is gone", err);
}

static bool check_names(struct undoing *undoing, struct error *err)
{
	struct change *change = undoing->change;
	const int64_t *made = undoing->made;

	if (made[FACT_TERM] && !writing_names_differ(change,
	    writing_term_names, "term", err))
		return false;
	if (made[FACT_CLASS_DETAIL] && !writing_names_differ(change,
	    writing_class_names, "class", err))
		return false;
	if ((made[FACT_TRIAL] || made[FACT_TRIAL_END]) &&
	    !writing_names_differ(change, writing_trial_names, "trial", err))
		return false;
	return !made[FACT_OBJECTIVE] || writing_names_differ(change,
		writing_objective_names, "objective", err);
}

static bool check_students(struct undoing *undoing, struct error *err)
{
	const int64_t *made = undoing->made;

	if (!made[FACT_STUDENT_NAME] && !made[FACT_ENROLMENT] &&
	    !undoing->ends)
		return true;
	return refuse_any(undoing, REACH "SELECT 1 FROM (SELECT DISTINCT "
		"x.class_id, x.student_id FROM enrolment x WHERE " OF_CLASS
		" AND " SQL_STANDS ") k JOIN student_name x ON x.student_id = "
		"k.student_id WHERE x.number IS NOT NULL AND x.is_alias = 0 "
		"AND " SQL_STANDS " GROUP BY k.class_id, x.number HAVING "
		"count(*) > 1", "another student has the roster number since",
		err);
}

/* Two records that are one may each have had a stay before. */
static bool check_stays(struct undoing *undoing, struct error *err)
{
	if (!undoing->made[FACT_STAY] && !undoing->made[FACT_STUDENT_MERGE] &&
	    !undoing->ends)
		return true;
	return refuse_any(undoing, REACH "SELECT 1 FROM stay k LEFT JOIN "
		"(SELECT x.from_id, x.into_id FROM student_merge x WHERE "
		SQL_STANDS ") g ON g.from_id = k.student_id WHERE EXISTS ("
		"SELECT 1 FROM stay x WHERE x.class_id = k.class_id AND x.id "
		"= k.id AND " OF_CLASS " AND " SQL_STANDS ") GROUP BY "
		"k.class_id, coalesce(g.into_id, k.student_id) HAVING "
		"count(*) > 1", "the student has been moved since", err) &&
		refuse_any(undoing, REACH "SELECT 1 FROM stay x CROSS JOIN "
		"action e ON e.id = x.ended_by AND e.undone_by = 0 AND e.id > "
		"?2 WHERE " OF_CLASS " AND x.student_id IN (SELECT from_id "
		"FROM student_merge WHERE made_by = ?2)",
		"the student has been moved since", err);
}

/* What stands, or stands again, must have what it is about: an objective, a
 * round, a student. */
#define HAS(table, id) \
	"EXISTS (SELECT 1 FROM " table " x WHERE x.class_id = k.class_id " \
	"AND x.id = k." id " AND " SQL_STANDS ")"
#define USES(table, column) \
	"SELECT x.class_id, x." column " AS objective_id FROM " table \
	" x WHERE " OF_CLASS " AND x." column " IS NOT NULL AND " SQL_STANDS

static bool check_references(struct undoing *undoing, struct error *err)
{
	const int64_t *made = undoing->made;

	if (!undoing->is_redo && undoing->ends == 0 &&
	    !made[FACT_OBJECTIVE] && !made[FACT_ROUND] &&
	    !made[FACT_ENROLMENT])
		return true;
	return refuse_any(undoing, REACH "SELECT 1 FROM (SELECT DISTINCT "
		"x.class_id, x.student_id, x.objective_id, x.round_id FROM "
		"checkin x" SQL_MADE "WHERE " OF_CLASS " AND " SQL_NOT_ENDED
		") k WHERE NOT " HAS("objective", "objective_id")
		" OR (k.round_id IS NOT NULL AND NOT " HAS("round", "round_id")
		") OR NOT EXISTS (SELECT 1 FROM enrolment e JOIN action y ON "
		"y.id = e.made_by AND y.undone_by = 0 WHERE e.class_id = "
		"k.class_id AND e.student_id = k.student_id)",
		"a check-in would lose what it is about", err) &&
		refuse_any(undoing, REACH "SELECT 1 FROM (" USES("round",
			"objective_id")
		" UNION ALL " USES("requirement", "objective_id")
		" UNION ALL " USES("requirement", "needs_id")
		" UNION ALL " USES("class_detail", "focus")
		" UNION ALL " USES("stay", "objective_id")
		" UNION ALL " USES("proposal", "objective_id")
		" UNION ALL " USES("whole_lesson", "objective_id")
		" UNION ALL " USES("routine", "objective_id")
		" UNION ALL " USES("plan", "objective_id")
		" UNION ALL " USES("trial", "objective_id")
		") k WHERE NOT " HAS("objective", "objective_id"),
		"its objective is in use, or gone", err);
}

/* A session is of a plan, an end of a trial: either may be another's. */
static bool check_plans(struct undoing *undoing, struct error *err)
{
	const int64_t *made = undoing->made;

	if (!made[FACT_PLAN] && !made[FACT_PLAN_SESSION] &&
	    !made[FACT_TRIAL] && !made[FACT_TRIAL_END])
		return true;
	return refuse_any(undoing, REACH "SELECT 1 FROM (SELECT x.class_id, "
		"x.plan_id FROM plan_session x WHERE " OF_CLASS " AND "
		SQL_STANDS ") k WHERE NOT " HAS("plan", "plan_id"),
		"a session of the plan was logged", err) &&
		refuse_any(undoing, REACH "SELECT 1 FROM (SELECT x.class_id, "
		"x.trial_id FROM trial_end x WHERE " OF_CLASS " AND "
		SQL_STANDS ") k WHERE NOT " HAS("trial", "trial_id"),
		"the trial was closed since", err);
}

static bool mark_all(struct undoing *undoing, int64_t action,
	struct error *err)
{
	struct change *change = undoing->change;

	change->target = action;
	change->has_news = true;
	if (!query_run(change->store,
	    "UPDATE action SET target = ?2 WHERE id = ?1",
	    VALUES(value_int(change->id), value_int(action)), err))
		return false;
	if (!undoing->is_redo)
		return mark(undoing, change->id, err);
	return mark(undoing, 0, err) && query_run(change->store,
		"UPDATE action SET undone_by = ?2 WHERE id = ?1",
		VALUES(value_int(action), value_int(change->id)), err);
}

bool change_undo(struct change *change, int64_t action, struct error *err)
{
	struct undoing undoing = { .change = change };

	if (!find_target(&undoing, action, err) ||
	    !count_touched(&undoing, err))
		return false;
	return mark_all(&undoing, action, err) &&
		check_class(&undoing, err) && check_names(&undoing, err) &&
		check_students(&undoing, err) &&
		check_stays(&undoing, err) &&
		check_references(&undoing, err) && check_plans(&undoing, err);
}

bool store_undo_size(struct store *store, int64_t class_id, int64_t action,
	struct undo_size *size, struct error *err)
{
	struct undoing undoing = { .class_id = class_id, .target = action };
	struct query query;
	bool is_open = false;

	*size = (struct undo_size){ 0 };
	if (!query_number(store, "SELECT step FROM action WHERE id = ?1",
	    VALUES(value_int(action)), &undoing.step, err) ||
	    !is_going_on(store, class_id, undoing.step, &is_open, err))
		return false;
	if (is_open)
		undoing.step = 0;
	query_open(&query, store, "WITH " TAKEN ", checkins AS (SELECT x.* "
		"FROM checkin x WHERE x.class_id = ?1 AND (x.made_by IN taken "
		"OR x.ended_by IN taken)), stays AS (SELECT x.* FROM stay x "
		"WHERE x.class_id = ?1 AND (x.made_by IN taken OR x.ended_by "
		"IN taken)) SELECT (SELECT max(count(made_by IN taken AND "
		"ended_by IS NOT made_by AND coalesce(ended_by NOT IN taken, "
		"1) OR NULL), count(made_by NOT IN taken OR NULL)) FROM "
		"checkins), (SELECT max(count(made_by IN taken OR NULL), "
		"count(made_by NOT IN taken OR NULL)) FROM stays)",
		TAKEN_VALUES(&undoing), err);
	if (query_next(&query)) {
		size->checkins = (size_t)query_int(&query, 0);
		size->moves = (size_t)query_int(&query, 1);
	}
	return query_close(&query);
}
