/* SPDX-License-Identifier: MIT */
/* Making a world, from an empty place to a full store. */
#include <sqlite3.h>

#include "world.h"

struct error world_error;

struct change *world_begin(struct world *world, int64_t class_id,
	const char *verb)
{
	const struct change_header header = {
		.class_id = class_id,
		.now = world->now,
		.author = world->author,
		.verb = verb,
	};
	struct change *change = store_begin(world->store, &header,
		&world_error);

	if (!change)
		fail_msg("%s: %s", verb, world_error.text);
	world->now += 60;
	return change;
}

void world_open(struct world *world)
{
	world->store = store_open(world->driver, world->path, STORE_CREATE,
		&world_error);
	OK(world->store);
}

char *world_text(const char *format, ...)
{
	struct buf buf = BUF_INIT;
	va_list args;

	va_start(args, format);
	buf_vaddf(&buf, format, args);
	va_end(args);
	return buf_take(&buf);
}

void world_place(struct world *world, const struct driver *inner,
	bool is_fault)
{
	const char *tmp = getenv("TMPDIR");

	memset(world, 0, sizeof(*world));
	world->folder = world_text("%s/store-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(world->folder));
	world->path = world_text("%s/homeroom.db", world->folder);
	driver_fault_init(&world->fault, inner);
	world->driver = is_fault ? &world->fault.driver : inner;
	world->now = AT(0, 8);
	world->author = "ana";
}

void world_leave(struct world *world)
{
	char *command = world_text("%s-wal", world->path);

	if (world->store)
		store_close(world->store);
	unlink(command);
	mem_free(command);
	command = world_text("%s-shm", world->path);
	unlink(command);
	mem_free(command);
	unlink(world->path);
	rmdir(world->folder);
	mem_free(world->path);
	mem_free(world->folder);
}

static int64_t world_student(struct change *change, int number)
{
	char *name = world_text("Student %d", number);
	char *roster = world_text("%03d", number);
	const struct student student = {
		.number = roster,
		.given = "Student",
		.family = roster,
		.name = name,
	};
	int64_t id;

	OK(change_student_add(change, &student, &id, &world_error));
	mem_free(name);
	mem_free(roster);
	return id;
}

struct checkin world_score(const struct world *world, size_t student,
	double points)
{
	return (struct checkin){
		.student = world->students[student],
		.objective = world->objectives[0],
		.score = {
			.form = SCORE_ITEMS,
			.points = points,
			.out_of = 4,
		},
		.observed_at = world->now,
	};
}

void world_people(struct world *world)
{
	struct change *change;
	struct policy policy;
	int64_t term;

	policy_init(&policy);
	change = world_begin(world, 0, "class add");
	OK(change_term_add(change, "Autumn", AT(0, 0), AT(80, 0), &term,
		&world_error));
	OK(change_class_add(change, "7b", term, &policy, &world->class_id,
		&world_error));
	for (int i = 0; i + 1 < WORLD_STUDENTS; i++)
		world->students[i] = world_student(change, i + 1);
	OK(change_objective_add(change, "unit rates", &world->objectives[0],
		&world_error));
	OK(change_objective_add(change, "percents", &world->objectives[1],
		&world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(world, 0, "class add");
	OK(change_class_add(change, "8a", 0, &policy, &world->other_class,
		&world_error));
	world->students[WORLD_STUDENTS - 1] = world_student(change, 9);
	OK(change_enrol(change, world->students[1], &world_error));
	OK(change_commit(change, &world_error));
}

void world_evidence(struct world *world)
{
	struct change *change = world_begin(world, world->class_id, "import");
	const struct round round = {
		.objective = world->objectives[0],
		.name = "exit ticket",
		.held_at = AT(0, 6),
	};

	OK(change_round_add(change, &round, &world->round, &world_error));
	for (size_t i = 0; i + 1 < WORLD_STUDENTS; i++) {
		struct checkin checkin = world_score(world, i, (double)i);

		checkin.round = world->round;
		checkin.observed_at = round.held_at;
		OK(change_checkin(change, &checkin, &world->checkin,
			&world_error));
	}
	OK(change_commit(change, &world_error));
	change = world_begin(world, world->class_id, "checkin");
	{
		struct checkin checkin = world_score(world, 2, 2.5);

		checkin.objective = world->objectives[1];
		checkin.support = SUPPORT_HINT;
		checkin.confidence = 3;
		checkin.minutes = 12;
		checkin.note = "counted on fingers";
		OK(change_checkin(change, &checkin, &world->checkin,
			&world_error));
	}
	OK(change_commit(change, &world_error));
}

void world_room(struct world *world)
{
	struct change *change = world_begin(world, world->class_id, "room");
	const struct block block = {
		.student = world->students[0],
		.what = "language",
		.severity = 2,
		.until = CIVIL_NEVER,
	};
	const struct lock lock = {
		.kind = LOCK_APART,
		.students = world->students,
		.count = 2,
		.why = "they talk",
		.until = AT(60, 0),
	};
	const struct lock pin = {
		.kind = LOCK_PIN,
		.students = &world->students[3],
		.count = 1,
		.until = CIVIL_NEVER,
	};
	const struct offer_reply reply = {
		.student = world->students[0],
		.answer = OFFER_WATCH,
		.until = AT(20, 0),
	};
	const struct routine routine = {
		.cluster = CLUSTER_RETEACH,
		.station = "table 1",
		.minutes = 15,
		.sentence = "Who needs it again.",
	};

	OK(change_block(change, &block, &world_error));
	OK(change_lock(change, &lock, &world_error));
	OK(change_lock(change, &pin, &world_error));
	OK(change_offer_reply(change, &reply, &world_error));
	OK(change_absence(change, world->students[1], date_day(AT(0, 0)),
		date_day(AT(3, 0)), &world_error));
	OK(change_routine(change, &routine, &world_error));
	OK(change_require(change, world->objectives[1], world->objectives[0],
		&world_error));
	OK(change_commit(change, &world_error));
}

static const struct worth some_worth = {
	.seen = 4,
	.settled = 1,
	.items = 3.5,
	.later = 1. / 3,
	.eight = 2.5,
	.by_lines = 2,
};

struct proposal world_proposal(struct world *world,
	struct move moves[WORLD_STUDENTS], struct offer *offer)
{
	for (size_t i = 0; i + 1 < WORLD_STUDENTS; i++) {
		moves[i] = (struct move){
			.student = world->students[i],
			.from = CLUSTER_NONE,
			.to = CLUSTER_PRACTICE,
			.rule = RULE_FIRST,
			.evidence = EVIDENCE_THIN,
			.objective = world->objectives[0],
			.has_estimate = i > 0,
			.estimate = { .5, .25, .75, .3, 1. / 3 },
			.line = .8,
			.upward = true,
			.odds = .62,
			.needs = .57,
			.since = AT(0, 9),
			.checkins = &world->checkin,
			.checkin_count = i % 2,
			.checkins_all = 1,
			.change = {
				.to = CLUSTER_EXTEND,
				.score = { SCORE_ITEMS, 4, 4 },
				.count = (int)i,
			},
			.wanted = i == 1 ? CLUSTER_RETEACH : CLUSTER_NONE,
			.teach = i == 1 ? world->objectives[1] : 0,
			.lock = (int64_t)i,
		};
	}
	*offer = (struct offer){
		.cause = OFFER_BLOCK,
		.student = world->students[0],
		.strength = 1.5,
		.checkins = 1,
		.no_gain = .5,
		.subject = 1,
	};
	return (struct proposal){
		.policy = 1,
		.objective = world->objectives[0],
		.whole = {
			.what = WHOLE_RETEACH,
			.students = 3,
			.seen = 4,
			.next = world->objectives[1],
		},
		.worth = some_worth,
		.moves = moves,
		.move_count = WORLD_STUDENTS - 1,
		.offers = offer,
		.offer_count = 1,
	};
}

/* The first student moved by hand before; of the others one is accepted, one
 * refused, one undecided. */
void world_moves(struct world *world)
{
	struct move moves[WORLD_STUDENTS];
	struct offer offer;
	struct proposal proposal = world_proposal(world, moves, &offer);
	struct change *change = world_begin(world, world->class_id, "move");

	OK(change_move(change, world->students[0], CLUSTER_RETEACH, "asked",
		&world_error));
	moves[0].from = CLUSTER_RETEACH;
	moves[0].since = world->now - 60;
	OK(change_commit(change, &world_error));
	change = world_begin(world, world->class_id, "regroup");
	OK(change_proposal(change, &proposal, &world->proposal,
		&world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(world, world->class_id, "accept");
	OK(change_decide(change, world->proposal, &moves[1], MOVE_ACCEPTED,
		CLUSTER_PRACTICE, NULL, &world_error));
	OK(change_commit(change, &world_error));
	change = world_begin(world, world->class_id, "refuse");
	OK(change_decide(change, world->proposal, &moves[2], MOVE_REFUSED,
		CLUSTER_PRACTICE, "not yet", &world_error));
	OK(change_commit(change, &world_error));
}

struct plan world_plan(const struct world *world, size_t student)
{
	return (struct plan){
		.student = world->students[student],
		.cluster = CLUSTER_INTERVENE,
		.objective = world->objectives[0],
		.kind = "unit rates",
		.tier = 3,
		.goal = "solves three of four",
		.has_baseline = true,
		.baseline = 1. / 3,
		.has_target = true,
		.target = .75,
		.strategy = "ratio table, ten minutes a day",
		.owner = "ana",
		.starts = AT(0, 9),
		.review_day = date_day(AT(PLAN_REVIEW_DAYS, 0)),
		.planned = 12,
		.ended = CIVIL_NEVER,
	};
}

struct trial world_trial(const struct world *world, const char *name,
	struct trial_member members[4])
{
	for (int i = 0; i < 4; i++)
		members[i] = (struct trial_member){
			.student = world->students[3 - i],
			.arm = i % 2,
			.stratum = i / 2,
			.before = .25 * i,
		};
	return (struct trial){
		.name = name,
		.cluster = CLUSTER_PRACTICE,
		.objective = world->objectives[1],
		.arms = { "cards", "pairs" },
		.seed = 7,
		.starts = AT(0, 9),
		.until = AT(21, 0),
		.members = members,
		.member_count = 4,
	};
}

/* A profile, an own check, a mark, a plan with a session, and a trial. */
void world_learners(struct world *world)
{
	const struct profile profile = {
		.student = world->students[0],
		.goal = "pass the unit",
		.has_skill = true,
		.skill = .4,
		.ready = { [READY_PARTS] = ANSWER_YES,
			[READY_ALONE] = ANSWER_NO },
		.wants = 1,
	};
	const struct selfcheck selfcheck = {
		.student = world->students[1],
		.way = "the words of the tasks",
		.sure = 2,
	};
	const struct segment_mark mark = {
		.student = world->students[2],
		.segment = "builder",
	};
	const struct plan plan = world_plan(world, 3);
	struct plan_session session = { .when = AT(0, 10), .held = true };
	struct trial_member members[4];
	const struct trial trial = world_trial(world, "cards or pairs",
		members);
	struct change *change = world_begin(world, world->class_id, "intake");

	OK(change_profile(change, &profile, &world_error));
	OK(change_selfcheck(change, &selfcheck, &world_error));
	OK(change_segment_mark(change, &mark, &world_error));
	OK(change_plan(change, &plan, &world->plan, &world_error));
	session.plan = world->plan;
	OK(change_plan_session(change, &session, &session.id, &world_error));
	OK(change_trial(change, &trial, &world->trial, &world_error));
	OK(change_commit(change, &world_error));
}

void world_make(struct world *world, const struct driver *inner, bool is_fault)
{
	world_place(world, inner, is_fault);
	world_open(world);
	world_people(world);
	world_evidence(world);
	world_room(world);
	world_learners(world);
	world_moves(world);
}

struct facts world_facts(const struct world *world, civil now)
{
	struct facts facts;

	OK(store_facts(world->store, world->class_id, now, &facts,
		&world_error));
	return facts;
}

int64_t world_log(struct world *world, size_t student, double points,
	civil observed)
{
	struct change *change = world_begin(world, world->class_id,
		"checkin");
	struct checkin checkin = world_score(world, student, points);

	checkin.observed_at = observed;
	OK(change_checkin(change, &checkin, &checkin.id, &world_error));
	OK(change_commit(change, &world_error));
	return checkin.id;
}

void world_sql(const char *path, const char *sql)
{
	sqlite3 *database;

	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(database);
}

int64_t world_number(const char *path, const char *sql)
{
	sqlite3_stmt *statement;
	sqlite3 *database;
	int64_t number;

	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement,
		NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	number = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(database);
	return number;
}
