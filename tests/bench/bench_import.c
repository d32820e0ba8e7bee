/* SPDX-License-Identifier: MIT */
/*
 * bench_import HOMEROOM FOLDER [ROWS]: importing so many scores, beside a bare
 * program that puts as many rows into a table and then builds the index; and
 * a later file of a day, beside a bare append to it. Medians of RUNS, of the
 * time by the clock and of that of the processor, which says more where others
 * keep the machine busy.
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"

#define RUNS 3
#define STUDENTS 1000
#define LATER 10000
#define ROWS 2000000

struct cost {
	double seconds;
	double busy; /* of them */
	long kib;
};

struct costs {
	struct cost first[RUNS];
	struct cost later[RUNS];
};

static const char *program;
static const char *folder;

static void die(const char *what)
{
	fprintf(stderr, "bench_import: %s\n", what);
	exit(1);
}

static double now(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static double busy(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
		(double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) /
		1e6;
}

static double busy_here(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return busy(&usage);
}

static char *path_of(const char *name)
{
	struct buf path = BUF_INIT;

	buf_addf(&path, "%s/%s", folder, name);
	return buf_take(&path);
}

static FILE *create(const char *name)
{
	char *path = path_of(name);
	FILE *file = fopen(path, "w");

	mem_free(path);
	if (!file)
		die("a file cannot be made");
	return file;
}

static void forget(const char *name)
{
	static const char *const ends[] = { "", "-wal", "-shm" };

	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		char *path = path_of(name);
		struct buf whole = BUF_INIT;

		buf_addf(&whole, "%s%s", path, ends[i]);
		unlink(buf_text(&whole));
		buf_release(&whole);
		mem_free(path);
	}
}

static struct cost run(const char *verb, const char *noun, const char *file)
{
	char *words[] = { mem_strdup(program), mem_strdup(verb),
		mem_strdup(noun), mem_strdup(file), NULL };
	double since = now();
	struct rusage usage;
	struct cost cost;
	int status;
	pid_t child = fork();

	if (!child) {
		if (chdir(folder) || !freopen("/dev/null", "w", stdout))
			_exit(127);
		execv(program, words);
		_exit(127);
	}
	if (wait4(child, &status, 0, &usage) < 0 || status)
		die("homeroom failed");
	cost.seconds = now() - since;
	cost.busy = busy(&usage);
	cost.kib = usage.ru_maxrss;
	for (size_t i = 0; words[i]; i++)
		mem_free(words[i]);
	return cost;
}

static void write_files(int64_t rows)
{
	FILE *roster = create("roster.csv");
	FILE *scores = create("scores.csv");
	FILE *later = create("later.csv");

	fputs("Student ID,Name\n", roster);
	for (int i = 1; i <= STUDENTS; i++)
		fprintf(roster, "%05d,Given%05d Family%05d\n", i, i, i);
	fputs("Student ID,Score,Objective,Date\n", scores);
	fputs("Student ID,Score,Objective,Date\n", later);
	for (int64_t i = 0; i < rows + LATER; i++) {
		int64_t day = i / STUDENTS / 4;

		fprintf(i < rows ? scores : later,
			"%05d,%d/4,objective %d,%04d-%02d-%02d\n",
			(int)(i % STUDENTS) + 1, (int)(i * 7 % 5),
			(int)(i / STUDENTS % 4), 2000 + (int)(day / 336),
			1 + (int)(day / 28 % 12), 1 + (int)(day % 28));
	}
	if (fclose(roster) || fclose(scores) || fclose(later))
		die("the files cannot be written");
}

static void execute(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL))
		die(sqlite3_errmsg(db));
}

static void append(sqlite3 *db, int64_t from, int64_t until)
{
	sqlite3_stmt *insert;

	execute(db, "BEGIN IMMEDIATE");
	if (sqlite3_prepare_v2(db, "INSERT INTO checkin VALUES (?, ?, ?, ?, ?)",
	    -1, &insert, NULL))
		die(sqlite3_errmsg(db));
	for (int64_t i = from; i < until; i++) {
		sqlite3_bind_int64(insert, 1, i + 1);
		sqlite3_bind_int64(insert, 2, i % STUDENTS);
		sqlite3_bind_int64(insert, 3, i / STUDENTS % 4);
		sqlite3_bind_int64(insert, 4, i / STUDENTS * 86400);
		sqlite3_bind_double(insert, 5, (double)(i * 7 % 5));
		if (sqlite3_step(insert) != SQLITE_DONE)
			die(sqlite3_errmsg(db));
		sqlite3_reset(insert);
	}
	sqlite3_finalize(insert);
}

static sqlite3 *open_floor(void)
{
	char *path = path_of("floor.db");
	sqlite3 *db;

	if (sqlite3_open(path, &db))
		die("the floor cannot be opened");
	mem_free(path);
	execute(db, "PRAGMA journal_mode = WAL");
	execute(db, "PRAGMA synchronous = FULL");
	execute(db, "PRAGMA cache_size = -65536");
	return db;
}

static void begin(struct cost *cost)
{
	cost->seconds = now();
	cost->busy = busy_here();
}

static void end(struct cost *cost)
{
	cost->seconds = now() - cost->seconds;
	cost->busy = busy_here() - cost->busy;
}

static void load_floor(int64_t rows, struct cost *first, struct cost *later)
{
	sqlite3 *db;

	begin(first);
	db = open_floor();
	execute(db, "CREATE TABLE checkin(id INTEGER PRIMARY KEY, student "
		"INTEGER, objective INTEGER, observed INTEGER, score REAL)");
	append(db, 0, rows);
	execute(db, "CREATE INDEX by_student ON checkin(student, id)");
	execute(db, "COMMIT");
	sqlite3_close(db);
	end(first);
	begin(later);
	db = open_floor();
	append(db, rows, rows + LATER);
	execute(db, "COMMIT");
	sqlite3_close(db);
	end(later);
}

/* In a process of its own: what it takes of memory would count as that of the
 * programs that are started later. */
static void load_apart(int64_t rows, struct cost *first, struct cost *later)
{
	struct cost *shared = mmap(NULL, 2 * sizeof(*shared), PROT_READ |
		PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int status;
	pid_t child;

	if (shared == MAP_FAILED)
		die("there is no memory");
	child = fork();
	if (!child) {
		load_floor(rows, &shared[0], &shared[1]);
		_exit(0);
	}
	if (waitpid(child, &status, 0) < 0 || status)
		die("the floor failed");
	*first = shared[0];
	*later = shared[1];
	munmap(shared, 2 * sizeof(*shared));
}

static int compare(const void *a, const void *b)
{
	double one = *(const double *)a;
	double other = *(const double *)b;

	return (one > other) - (one < other);
}

static double median(const struct cost costs[RUNS], bool is_busy)
{
	double values[RUNS];

	for (size_t i = 0; i < RUNS; i++)
		values[i] = is_busy ? costs[i].busy : costs[i].seconds;
	qsort(values, RUNS, sizeof(*values), compare);
	return values[RUNS / 2];
}

/* Rows a second, or milliseconds where rows is 0. */
static void show(const char *what, int64_t rows, const struct cost own[RUNS],
	const struct cost floor[RUNS], const char *goal)
{
	for (int is_busy = 0; is_busy < 2; is_busy++) {
		double ours = median(own, is_busy);
		double least = median(floor, is_busy);

		printf("%-28s %10.0f %10.0f %7.2f %6s\n",
			is_busy ? "  of the processor's time" : what,
			rows ? (double)rows / ours : 1e3 * ours,
			rows ? (double)rows / least : 1e3 * least,
			rows ? least / ours : ours / least, goal);
	}
}

int main(int argc, char **argv)
{
	struct costs own, floor;
	struct cost again[RUNS];
	int64_t rows = ROWS;

	if (argc < 3 || (argc > 3 && (!number_parse_int(argv[3], &rows) ||
	    rows < STUDENTS)))
		die("HOMEROOM FOLDER [ROWS]");
	program = realpath(argv[1], NULL);
	folder = realpath(argv[2], NULL);
	if (!program || !folder || setenv("HOME", folder, 1) ||
	    setenv("HOMEROOM_STORE", "bench.db", 1) ||
	    setenv("XDG_STATE_HOME", folder, 1))
		die("there is no such program or folder");
	write_files(rows);
	for (size_t i = 0; i < RUNS; i++) {
		forget("bench.db");
		forget("floor.db");
		run("class", "add", "Bench");
		run("import", "roster", "roster.csv");
		load_apart(rows, &floor.first[i], &floor.later[i]);
		own.first[i] = run("import", "scores", "scores.csv");
		own.later[i] = run("import", "scores", "later.csv");
		again[i] = run("import", "scores", "scores.csv");
	}
	printf("%-28s %10s %10s %7s %6s\n", "", "homeroom", "floor", "ratio",
		"goal");
	show("first import, rows/s", rows, own.first, floor.first, "0.6");
	show("later import, ms", 0, own.later, floor.later, "1.5");
	show("the same again, rows/s", rows, again, floor.first, "");
	printf("%-28s %10ld\n", "memory, first import, KiB",
		own.first[0].kib);
	printf("%-28s %10ld\n", "memory, the same again, KiB", again[0].kib);
	forget("bench.db");
	forget("floor.db");
	return 0;
}
