/* SPDX-License-Identifier: MIT */
/* Upgrading: what older versions kept is all there. */
#include <sqlite3.h>

#include "../../src/store/open.h"
#include "world.h"

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL))
		fail_msg("%s: %s", sql, sqlite3_errmsg(database));
	return statement;
}

/* Every row of the older store is in the newer one, as far as it had columns,
 * and no row more. */
static void assert_same_rows(sqlite3 *both, const char *table)
{
	char *sql = world_text("SELECT group_concat(name) FROM "
		"pragma_table_info('%s', 'older')", table);
	sqlite3_stmt *statement = prepare(both, sql);
	char *columns;

	mem_free(sql);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	columns = mem_strdup((const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	sql = world_text("SELECT (SELECT count(*) FROM older.%s) - (SELECT "
		"count(*) FROM main.%s), count(*) FROM (SELECT %s FROM "
		"older.%s EXCEPT SELECT %s FROM main.%s)", table, table,
		columns, table, columns, table);
	statement = prepare(both, sql);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	if (sqlite3_column_int(statement, 0) ||
	    sqlite3_column_int(statement, 1))
		fail_msg("%s does not hold what it held", table);
	sqlite3_finalize(statement);
	mem_free(columns);
	mem_free(sql);
}

static void assert_same_facts(const char *newer, const char *older)
{
	char *attach = world_text("ATTACH '%s' AS older", older);
	sqlite3_stmt *tables;
	sqlite3 *both;
	int count = 0;

	assert_int_equal(sqlite3_open(newer, &both), SQLITE_OK);
	assert_int_equal(sqlite3_exec(both, attach, NULL, NULL, NULL),
		SQLITE_OK);
	/* Those that never held anything before the fifth version. */
	tables = prepare(both, "SELECT name FROM older.sqlite_schema WHERE "
		"type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN "
		"('profile', 'segment', 'plan', 'plan_session')");
	for (; sqlite3_step(tables) == SQLITE_ROW; count++)
		assert_same_rows(both,
			(const char *)sqlite3_column_text(tables, 0));
	assert_true(count > 20);
	sqlite3_finalize(tables);
	sqlite3_close(both);
	mem_free(attach);
}

/* A store as the first version left it, with a proposal half decided. */
static void make_first_version(struct world *world)
{
	const struct schema one = { schema_latest.migrations, 1 };

	world_place(world, &driver_sqlite, false);
	world->store = open_store(&one, &driver_sqlite, world->path,
		STORE_CREATE, &world_error);
	OK(world->store);
	/* Only what the writers of today name. */
	world_sql(world->path, "ALTER TABLE action ADD COLUMN step INTEGER;"
		"ALTER TABLE checkin ADD COLUMN is_private INTEGER;"
		"ALTER TABLE checkin ADD COLUMN author_id INTEGER;"
		"ALTER TABLE checkin ADD COLUMN task INTEGER;"
		"ALTER TABLE checkin ADD COLUMN quality INTEGER;"
		"ALTER TABLE routine ADD COLUMN cause TEXT");
	world_people(world);
	world_evidence(world);
	world_room(world);
	store_close(world->store);
	world->store = NULL;
	world_sql(world->path, "ALTER TABLE action DROP COLUMN step;"
		"ALTER TABLE checkin DROP COLUMN is_private;"
		"ALTER TABLE checkin DROP COLUMN author_id;"
		"ALTER TABLE checkin DROP COLUMN task;"
		"ALTER TABLE checkin DROP COLUMN quality;"
		"ALTER TABLE routine DROP COLUMN cause");
	world_sql(world->path, "INSERT INTO proposal VALUES (1, 1, 1, 1, 4, "
		"NULL);"
		"INSERT INTO move VALUES (1, 1, 1, 0, 'not_seen', 'practice', "
		"'first', 'thin', 1, .5, .25, .75, .3, .1, .8, 1, .6, .5, 0, "
		"'[1]', 1, 'extend', 0, 4, 4, 1);"
		"INSERT INTO move VALUES (1, 1, 2, 1, 'not_seen', 'not_seen', "
		"'not_seen', 'none', NULL, NULL, NULL, NULL, NULL, NULL, 0, "
		"0, 0, 0, 0, '[]', 0, NULL, 0, 0, 0, 0);"
		"INSERT INTO offer VALUES (1, 1, 0, 1, 'block', 1, 1, .5, 1, "
		"0);"
		"INSERT INTO decision VALUES (1, 1, 1, 1, 'accepted', "
		"'practice', NULL, 4, NULL);"
		"INSERT INTO stay VALUES (1, 1, 1, 'practice', 1, 0, NULL, 4, "
		"NULL)");
}

static void test_upgrade__keeps_every_fact_of_the_first_version(void **state)
{
	struct proposal proposal;
	struct world world;
	char *copy;

	(void)state;
	make_first_version(&world);
	copy = world_text("%s.before-%zu", world.path, schema_latest.version);
	world_open(&world);
	assert_int_equal(world_number(copy, "PRAGMA user_version"), 1);
	assert_int_equal(world_number(world.path, "PRAGMA user_version"),
		schema_latest.version);
	assert_same_facts(world.path, copy);
	OK(store_proposal(world.store, world.class_id, LATER, &proposal,
		&world_error));
	assert_int_equal(proposal.move_count, 2);
	assert_int_equal(proposal.offer_count, 1);
	assert_int_equal(proposal.moves[0].state, MOVE_ACCEPTED);
	assert_int_equal(proposal.moves[0].wanted, CLUSTER_NONE);
	assert_int_equal(proposal.whole.what, WHOLE_NONE);
	assert_int_equal(proposal.worth.seen, 0);
	proposal_release(&proposal);
	unlink(copy);
	mem_free(copy);
	world_leave(&world);
}

/* A store as a later version left it, with a class regrouped. */
static void make_version(struct world *world, size_t version)
{
	const struct schema older = { schema_latest.migrations, version };

	world_place(world, &driver_sqlite, false);
	world->store = open_store(&older, &driver_sqlite, world->path,
		STORE_CREATE, &world_error);
	OK(world->store);
	world_sql(world->path, "ALTER TABLE routine ADD COLUMN cause TEXT");
	if (version < 5)
		world_sql(world->path, "ALTER TABLE checkin ADD COLUMN task "
			"INTEGER; ALTER TABLE checkin ADD COLUMN quality "
			"INTEGER");
	world_people(world);
	world_evidence(world);
	world_room(world);
	world_moves(world);
	if (version > 4) {
		world_sql(world->path, "ALTER TABLE profile ADD COLUMN said "
			"INTEGER");
		world_learners(world);
	}
	store_close(world->store);
	world->store = NULL;
	world_sql(world->path, "ALTER TABLE routine DROP COLUMN cause");
	if (version > 4)
		world_sql(world->path, "ALTER TABLE profile DROP COLUMN said");
	if (version < 5)
		world_sql(world->path, "ALTER TABLE checkin DROP COLUMN task;"
			"ALTER TABLE checkin DROP COLUMN quality");
}

static void test_upgrade__keeps_every_fact_of_the_fourth_version(void **state)
{
	struct learners learners;
	struct facts facts;
	struct world world;
	char *copy;

	(void)state;
	make_version(&world, 4);
	assert_int_equal(world_number(world.path, "PRAGMA user_version"), 4);
	copy = world_text("%s.before-%zu", world.path, schema_latest.version);
	world_open(&world);
	assert_int_equal(world_number(copy, "PRAGMA user_version"), 4);
	assert_int_equal(world_number(world.path, "PRAGMA user_version"),
		schema_latest.version);
	assert_same_facts(world.path, copy);
	facts = world_facts(&world, LATER);
	assert_int_equal(facts.student_count, 4);
	assert_int_equal(facts.stay_count, 2);
	facts_release(&facts);
	OK(store_learners(world.store, world.class_id, LATER, &learners,
		&world_error));
	assert_int_equal(learners.profile_count, 0);
	assert_int_equal(learners.plan_count, 0);
	learners_release(&learners);
	world_learners(&world);
	OK(store_learners(world.store, world.class_id, LATER, &learners,
		&world_error));
	assert_int_equal(learners.profile_count, 1);
	assert_int_equal(learners.session_count, 1);
	learners_release(&learners);
	unlink(copy);
	mem_free(copy);
	world_leave(&world);
}

static void test_upgrade__keeps_every_fact_of_the_fifth_version(void **state)
{
	struct arena arena = ARENA_INIT;
	struct learners learners;
	struct routine *routines;
	struct world world;
	size_t count;
	char *copy;

	(void)state;
	make_version(&world, 5);
	assert_int_equal(world_number(world.path, "PRAGMA user_version"), 5);
	copy = world_text("%s.before-%zu", world.path, schema_latest.version);
	world_open(&world);
	assert_int_equal(world_number(copy, "PRAGMA user_version"), 5);
	assert_int_equal(world_number(world.path, "PRAGMA user_version"),
		schema_latest.version);
	assert_same_facts(world.path, copy);
	OK(store_learners(world.store, world.class_id, LATER, &learners,
		&world_error));
	assert_int_equal(learners.profile_count, 1);
	assert_int_equal(learners.plan_count, 1);
	learners_release(&learners);
	OK(store_routines(world.store, world.class_id, CIVIL_NEVER - 1, &arena, &routines,
		&count, &world_error));
	assert_int_equal(count, 1);
	assert_string_equal(routines[0].station, "table 1");
	assert_null(routines[0].cause);
	arena_release(&arena);
	unlink(copy);
	mem_free(copy);
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_upgrade__keeps_every_fact_of_the_first_version),
		cmocka_unit_test(
			test_upgrade__keeps_every_fact_of_the_fourth_version),
		cmocka_unit_test(
			test_upgrade__keeps_every_fact_of_the_fifth_version),
	};

	return cmocka_run_group_tests_name("upgrade", tests, NULL, NULL);
}
