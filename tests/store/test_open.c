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

static void test_upgrade__keeps_the_store_to_its_owner(void **state)
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
	world_sql(world.path, "CREATE TABLE pupils(name TEXT)");
	assert_refused(world.path, STORE_CREATE, ERROR_INVALID,
		"not a homeroom store");
	world_sql(world.path, "PRAGMA application_id = 77");
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
	world_sql(world.path, "PRAGMA user_version = 999");
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
	assert_int_equal(world_number(world.path, "SELECT x FROM b"), 8);
	assert_int_equal(world_number(world.path, "PRAGMA user_version"), 2);
	assert_int_equal(world_number(copy, "PRAGMA user_version"), 1);
	assert_int_equal(world_number(copy, "SELECT x FROM a"), 7);
	assert_int_equal(rights_of(copy), 0600);
	unlink(copy);
	mem_free(copy);
	/* One that fails leaves the store as it was. */
	copy = world_text("%s.before-3", world.path);
	assert_null(open_store(&three, &driver_sqlite, world.path, 0,
		&world_error));
	assert_int_equal(world_number(world.path, "PRAGMA user_version"), 2);
	assert_int_equal(world_number(world.path, "SELECT count(*) FROM "
		"sqlite_schema WHERE name = 'c'"), 0);
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
		world_number(world.path, "PRAGMA user_version"));
	assert_int_equal(SCHEMA_APPLICATION,
		world_number(world.path, "PRAGMA application_id"));
	assert_int_equal(0, world_number(world.path, "SELECT count(*) FROM "
		"pragma_table_list WHERE schema = 'main' AND NOT strict AND "
		"name NOT LIKE 'sqlite_%'"));
	assert_int_equal(2, world_number(world.path, "SELECT length(journal_mode)"
		" - 1 FROM pragma_journal_mode"));
	assert_int_equal(0, world_number(world.path, "SELECT count(*) FROM "
		"pragma_foreign_key_check"));
	world_leave(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_upgrade__keeps_the_store_to_its_owner),
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
		cmocka_unit_test(test_open__holds_to_its_settings),
	};

	return cmocka_run_group_tests_name("open", tests, NULL, NULL);
}
