/* SPDX-License-Identifier: MIT */
/* Opening: where a store may live, what is refused, and how it grows. */
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "../../src/store/open.h"
#include "../../src/store/place.h"
#include "world.h"

static struct store *try_open(const char *path, unsigned flags)
{
	error_clear(&world_error);
	return store_open(&driver_sqlite, path, flags, &world_error);
}

/* Refused with the code, in a sentence that names the place. */
static void assert_refused(const char *path, unsigned flags,
	enum error_code code, const char *word)
{
	struct store *store = try_open(path, flags);

	if (store) {
		store_close(store);
		fail_msg("%s was opened", path);
	}
	assert_int_equal(world_error.code, code);
	assert_non_null(strstr(world_error.text, path));
	if (!strstr(world_error.text, word))
		fail_msg("\"%s\" says nothing of \"%s\"", world_error.text,
			word);
}

static mode_t rights_of(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 07777;
}

static void write_file(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, strlen(bytes), file),
		strlen(bytes));
	assert_int_equal(fclose(file), 0);
}

/* What another program, or another version of this one, would have done. */
static void run_sql(const char *path, const char *sql)
{
	sqlite3 *database;

	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(database);
}

static void check_rights(mode_t umask_then)
{
	struct world world;
	char *folder;
	char *path;
	char *log;

	world_place(&world, &driver_sqlite, false);
	folder = world_text("%s/deep/er", world.folder);
	path = world_text("%s/homeroom.db", folder);
	log = world_text("%s-wal", path);
	umask(umask_then);
	world.store = try_open(path, STORE_CREATE);
	umask(022);
	OK(world.store);
	assert_int_equal(rights_of(folder), 0700);
	assert_int_equal(rights_of(path), 0600);
	assert_int_equal(rights_of(log), 0600);
	store_close(world.store);
	world.store = NULL;
	assert_int_not_equal(access(log, F_OK), 0);
	unlink(path);
	rmdir(folder);
	folder[strlen(folder) - 3] = '\0';
	rmdir(folder);
	mem_free(folder);
	mem_free(path);
	mem_free(log);
	world_leave(&world);
}

static void test_open__keeps_the_store_to_its_owner(void **state)
{
	(void)state;
	check_rights(0);
	check_rights(022);
	check_rights(0777);
}

static void test_open__makes_a_missing_file_only_if_it_may(
	void **state)
{
	struct world world;

	(void)state;
	world_place(&world, &driver_sqlite, false);
	assert_refused(world.path, 0, ERROR_NOT_FOUND, "no store");
	assert_int_not_equal(access(world.path, F_OK), 0);
	world_open(&world);
	assert_string_equal(store_path(world.store), world.path);
	world_leave(&world);
}

static void test_open__refuses_what_is_no_file(void **state)
{
	struct world world;

	(void)state;
	world_place(&world, &driver_sqlite, false);
	assert_refused(world.folder, STORE_CREATE, ERROR_INVALID, "folder");
	assert_int_equal(mkfifo(world.path, 0600), 0);
	assert_refused(world.path, STORE_CREATE, ERROR_INVALID, "not a file");
	unlink(world.path);
	assert_int_equal(symlink("nowhere", world.path), 0);
	assert_refused(world.path, STORE_CREATE, ERROR_IO, "link");
	assert_refused("", STORE_CREATE, ERROR_INVALID, "name");
	world_leave(&world);
}

static void test_open__refuses_a_folder_that_cannot_be_made(void **state)
{
	struct world world;
	char *path;

	(void)state;
	world_place(&world, &driver_sqlite, false);
	write_file(world.path, "a file");
	path = world_text("%s/homeroom.db", world.path);
	assert_null(try_open(path, STORE_CREATE));
	assert_int_equal(world_error.code, ERROR_IO);
	mem_free(path);
	world_leave(&world);
}

static void test_open__refuses_other_files_and_leaves_them_alone(void **state)
{
	static const char text[] = "Name,Score\nThis is no database at all, "
		"but a long enough list of scores that somebody has kept.\n"
		"And it goes on, so that a header could be read from it.\n";
	struct world world;
	char read[sizeof(text)] = "";
	FILE *file;

	(void)state;
	world_place(&world, &driver_sqlite, false);
	write_file(world.path, text);
	assert_refused(world.path, STORE_CREATE, ERROR_INVALID,
		"not a homeroom store");
	file = fopen(world.path, "r");
	assert_non_null(file);
	assert_int_equal(fread(read, 1, sizeof(read), file), sizeof(text) - 1);
	fclose(file);
	assert_string_equal(read, text);
	unlink(world.path);
	run_sql(world.path, "CREATE TABLE pupils(name TEXT)");
	assert_refused(world.path, STORE_CREATE, ERROR_INVALID,
		"not a homeroom store");
	run_sql(world.path, "PRAGMA application_id = 77");
	assert_refused(world.path, STORE_CREATE, ERROR_INVALID,
		"not a homeroom store");
	unlink(world.path);
	write_file(world.path, "");
	assert_refused(world.path, 0, ERROR_INVALID, "not a homeroom store");
	world_open(&world);
	world_leave(&world);
}

static void test_open__refuses_a_newer_schema(void **state)
{
	struct world world;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	store_close(world.store);
	world.store = NULL;
	run_sql(world.path, "PRAGMA user_version = 999");
	assert_refused(world.path, STORE_CREATE, ERROR_INVALID, "newer");
	world_leave(&world);
}

/* root may write anywhere, so that somebody else must try. */
static void run_as_nobody(void (*attempt)(const struct world *world),
	const struct world *world)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		if (getuid() == 0 && setuid(65534) != 0)
			_exit(2);
		attempt(world);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void attempt_to_open(const struct world *world)
{
	struct store *store = try_open(world->path, STORE_CREATE);

	if (store || world_error.code != ERROR_IO ||
	    !strstr(world_error.text, "cannot be written"))
		_exit(1);
}

static void test_open__refuses_what_it_cannot_write(void **state)
{
	struct world world;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	store_close(world.store);
	world.store = NULL;
	chmod(world.folder, 0777);
	chmod(world.path, 0444);
	run_as_nobody(attempt_to_open, &world);
	chmod(world.path, 0666);
	chmod(world.folder, 0555);
	run_as_nobody(attempt_to_open, &world);
	unlink(world.path);
	run_as_nobody(attempt_to_open, &world);
	chmod(world.folder, 0700);
	world_leave(&world);
}

static void test_open__knows_the_file_systems_of_other_machines(void **state)
{
	(void)state;
	assert_true(place_is_remote(0x6969, NULL));
	assert_true(place_is_remote(0x517B, NULL));
	assert_true(place_is_remote(0xFF534D42, "cifs"));
	assert_true(place_is_remote(0x65735546, "fuse.sshfs"));
	assert_false(place_is_remote(0x65735546, "fuseblk"));
	assert_false(place_is_remote(0x65735546, NULL));
	assert_false(place_is_remote(0xEF53, "ext4"));
	assert_false(place_is_remote(0x01021994, "tmpfs"));
}

static void test_open__takes_odd_names_for_files(void **state)
{
	struct world world;
	char here[4096];

	(void)state;
	world_place(&world, &driver_sqlite, false);
	assert_non_null(getcwd(here, sizeof(here)));
	assert_int_equal(chdir(world.folder), 0);
	world.store = try_open("file:odd?mode=memory", STORE_CREATE);
	OK(world.store);
	assert_int_equal(access("file:odd?mode=memory", F_OK), 0);
	store_close(world.store);
	world.store = NULL;
	unlink("file:odd?mode=memory");
	assert_int_equal(chdir(here), 0);
	world_leave(&world);
}

static void test_open__lets_many_make_the_same_store_at_once(void **state)
{
	struct world world;
	pid_t makers[8];
	int gate[2];
	char byte;

	(void)state;
	world_place(&world, &driver_sqlite, false);
	assert_int_equal(pipe(gate), 0);
	for (size_t i = 0; i < ARRAY_LEN(makers); i++) {
		makers[i] = fork();
		if (makers[i] == 0) {
			close(gate[1]);
			/* Ends when the gate closes, for all at once. */
			_exit(read(gate[0], &byte, 1) != 0 ||
				!try_open(world.path, STORE_CREATE));
		}
	}
	close(gate[0]);
	close(gate[1]);
	for (size_t i = 0; i < ARRAY_LEN(makers); i++) {
		int status;

		assert_int_equal(waitpid(makers[i], &status, 0), makers[i]);
		assert_int_equal(status, 0);
	}
	world_open(&world);
	world_people(&world);
	world_leave(&world);
}

static int64_t number_in(const char *path, const char *sql)
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

static const char *const first[] = { "CREATE TABLE a(x)",
	"INSERT INTO a VALUES (7)", NULL };
static const char *const second[] = { "CREATE TABLE b(x)",
	"INSERT INTO b SELECT x + 1 FROM a", NULL };
static const char *const broken[] = { "CREATE TABLE c(x)",
	"INSERT INTO nothing VALUES (1)", NULL };

static void test_open__backs_an_older_store_up_and_upgrades_it(void **state)
{
	static const char *const *const steps[] = { first, second, broken };
	const struct schema one = { steps, 1 };
	const struct schema two = { steps, 2 };
	const struct schema three = { steps, 3 };
	struct world world;
	char *copy;

	(void)state;
	world_place(&world, &driver_sqlite, false);
	copy = world_text("%s.before-2", world.path);
	world.store = open_store(&one, &driver_sqlite, world.path,
		STORE_CREATE, &world_error);
	OK(world.store);
	store_close(world.store);
	assert_int_not_equal(access(copy, F_OK), 0);
	world.store = open_store(&two, &driver_sqlite, world.path, 0,
		&world_error);
	OK(world.store);
	store_close(world.store);
	world.store = NULL;
	assert_int_equal(number_in(world.path, "SELECT x FROM b"), 8);
	assert_int_equal(number_in(world.path, "PRAGMA user_version"), 2);
	assert_int_equal(number_in(copy, "PRAGMA user_version"), 1);
	assert_int_equal(number_in(copy, "SELECT x FROM a"), 7);
	assert_int_equal(rights_of(copy), 0600);
	unlink(copy);
	mem_free(copy);
	/* One that fails leaves the store as it was. */
	copy = world_text("%s.before-3", world.path);
	assert_null(open_store(&three, &driver_sqlite, world.path, 0,
		&world_error));
	assert_int_equal(number_in(world.path, "PRAGMA user_version"), 2);
	assert_int_equal(number_in(world.path, "SELECT count(*) FROM "
		"sqlite_schema WHERE name = 'c'"), 0);
	unlink(copy);
	mem_free(copy);
	world_leave(&world);
}

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
	run_sql(world->path, "ALTER TABLE action ADD COLUMN step INTEGER;"
		"ALTER TABLE checkin ADD COLUMN is_private INTEGER;"
		"ALTER TABLE checkin ADD COLUMN author_id INTEGER");
	world_people(world);
	world_evidence(world);
	world_room(world);
	store_close(world->store);
	world->store = NULL;
	run_sql(world->path, "ALTER TABLE action DROP COLUMN step;"
		"ALTER TABLE checkin DROP COLUMN is_private;"
		"ALTER TABLE checkin DROP COLUMN author_id");
	run_sql(world->path, "INSERT INTO proposal VALUES (1, 1, 1, 1, 4, "
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

static void test_open__keeps_every_fact_of_the_first_version(void **state)
{
	struct proposal proposal;
	struct world world;
	char *copy;

	(void)state;
	make_first_version(&world);
	copy = world_text("%s.before-%zu", world.path, schema_latest.version);
	world_open(&world);
	assert_int_equal(number_in(copy, "PRAGMA user_version"), 1);
	assert_int_equal(number_in(world.path, "PRAGMA user_version"),
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

/* A store as the fourth version left it, with a class regrouped. */
static void make_fourth_version(struct world *world)
{
	const struct schema four = { schema_latest.migrations, 4 };

	world_place(world, &driver_sqlite, false);
	world->store = open_store(&four, &driver_sqlite, world->path,
		STORE_CREATE, &world_error);
	OK(world->store);
	world_people(world);
	world_evidence(world);
	world_room(world);
	world_moves(world);
	store_close(world->store);
	world->store = NULL;
}

static void test_open__keeps_every_fact_of_the_fourth_version(void **state)
{
	struct learners learners;
	struct facts facts;
	struct world world;
	char *copy;

	(void)state;
	make_fourth_version(&world);
	assert_int_equal(number_in(world.path, "PRAGMA user_version"), 4);
	copy = world_text("%s.before-%zu", world.path, schema_latest.version);
	world_open(&world);
	assert_int_equal(number_in(copy, "PRAGMA user_version"), 4);
	assert_int_equal(number_in(world.path, "PRAGMA user_version"),
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

static void test_open__holds_to_its_settings(void **state)
{
	struct world world;

	(void)state;
	world_make(&world, &driver_sqlite, false);
	assert_int_equal(schema_latest.version,
		number_in(world.path, "PRAGMA user_version"));
	assert_int_equal(SCHEMA_APPLICATION,
		number_in(world.path, "PRAGMA application_id"));
	assert_int_equal(0, number_in(world.path, "SELECT count(*) FROM "
		"pragma_table_list WHERE schema = 'main' AND NOT strict AND "
		"name NOT LIKE 'sqlite_%'"));
	assert_int_equal(2, number_in(world.path, "SELECT length(journal_mode)"
		" - 1 FROM pragma_journal_mode"));
	assert_int_equal(0, number_in(world.path, "SELECT count(*) FROM "
		"pragma_foreign_key_check"));
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_open__keeps_the_store_to_its_owner),
		cmocka_unit_test(
			test_open__makes_a_missing_file_only_if_it_may),
		cmocka_unit_test(test_open__refuses_what_is_no_file),
		cmocka_unit_test(
			test_open__refuses_a_folder_that_cannot_be_made),
		cmocka_unit_test(
			test_open__refuses_other_files_and_leaves_them_alone),
		cmocka_unit_test(test_open__refuses_a_newer_schema),
		cmocka_unit_test(test_open__refuses_what_it_cannot_write),
		cmocka_unit_test(
			test_open__knows_the_file_systems_of_other_machines),
		cmocka_unit_test(test_open__takes_odd_names_for_files),
		cmocka_unit_test(
			test_open__lets_many_make_the_same_store_at_once),
		cmocka_unit_test(
			test_open__backs_an_older_store_up_and_upgrades_it),
		cmocka_unit_test(
			test_open__keeps_every_fact_of_the_first_version),
		cmocka_unit_test(
			test_open__keeps_every_fact_of_the_fourth_version),
		cmocka_unit_test(test_open__holds_to_its_settings),
	};

	return cmocka_run_group_tests_name("open", tests, NULL, NULL);
}
