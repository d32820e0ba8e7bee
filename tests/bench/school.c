/* SPDX-License-Identifier: MIT */
/* Invented classes as files, and the program that takes them over. */
#include "school.h"

#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/rng.h"
#include "terminal.h"

#define STUDENTS 30
#define ROUNDS 66
#define OBJECTIVES 5
#define OTHER_STUDENTS 300
#define OTHER_DAYS 333
#define DAY_SECONDS 86400

static struct {
	struct buf folder;
	const char *program;
} school;

void school_path(struct buf *path, const char *name)
{
	buf_addf(path, "%s/%s", buf_text(&school.folder), name);
}

static void set_path(const char *variable, const char *name)
{
	struct buf path = BUF_INIT;

	school_path(&path, name);
	setenv(variable, buf_text(&path), 1);
	buf_release(&path);
}

void school_use(const char *name)
{
	set_path("HOMEROOM_STORE", name);
}

static FILE *create(const char *name)
{
	struct buf path = BUF_INIT;
	FILE *file;

	school_path(&path, name);
	file = fopen(buf_text(&path), "w");
	if (!file)
		perror(buf_text(&path));
	buf_release(&path);
	return file;
}

static bool write_text(const char *name, const char *text)
{
	FILE *file = create(name);

	return file && fputs(text, file) >= 0 && fclose(file) == 0;
}

static void make_folder(const char *name)
{
	struct buf path = BUF_INIT;

	school_path(&path, name);
	mkdir(buf_text(&path), 0700);
	buf_release(&path);
}

bool school_open(const char *program)
{
	const char *temporary = getenv("TMPDIR");

	school.program = program;
	buf_addf(&school.folder, "%s/bench-XXXXXX",
		temporary ? temporary : "/tmp");
	if (!mkdtemp(school.folder.data)) {
		perror(buf_text(&school.folder));
		return false;
	}
	set_path("HOME", "");
	set_path("XDG_CONFIG_HOME", "");
	set_path("XDG_DATA_HOME", "");
	set_path("XDG_STATE_HOME", "");
	unsetenv("HOMEROOM_CONFIG");
	unsetenv("HOMEROOM_NOW");
	unsetenv("NO_COLOR");
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	make_folder("homeroom");
	return write_text("homeroom/homeroom.ini",
		"[homeroom]\nauthor = Pat\n") &&
		write_text("homeroom/projector", "shown\n");
}

static int remove_one(const char *path, const struct stat *status UNUSED,
	int kind UNUSED, struct FTW *walk UNUSED)
{
	return remove(path);
}

void school_close(void)
{
	nftw(buf_text(&school.folder), remove_one, 16, FTW_DEPTH | FTW_PHYS);
	buf_release(&school.folder);
}

static bool run(const char *const *words, int output)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		int nothing = open("/dev/null", O_RDONLY);

		dup2(nothing, STDIN_FILENO);
		dup2(output, STDOUT_FILENO);
		execv(words[0], (char *const *)words);
		_exit(127);
	}
	return child > 0 && waitpid(child, &status, 0) > 0 && status == 0;
}

double school_run_ms(const char *const *words)
{
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
	double start_ms = terminal_now_ms();
	bool done = run(words, nothing);
	double end_ms = terminal_now_ms();

	close(nothing);
	return done ? end_ms - start_ms : -1;
}

long school_count(void)
{
	const char *const words[] = {
		school.program, "checkin", "list", "--count", NULL
	};
	char digits[32] = "";
	int ends[2];
	bool done;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	done = run(words, ends[1]) &&
		read(ends[0], digits, sizeof(digits) - 1) > 0;
	close(ends[0]);
	close(ends[1]);
	return done ? strtol(digits, NULL, 10) : -1;
}

bool school_do(const char *word, ...)
{
	const char *words[SCHOOL_WORDS_MAX] = { school.program };
	size_t count = 1;
	va_list args;

	va_start(args, word);
	while (word && count < SCHOOL_WORDS_MAX - 1) {
		words[count++] = word;
		word = va_arg(args, const char *);
	}
	va_end(args);
	return school_run_ms(words) >= 0;
}

static bool import(const char *class, const char *what, const char *name,
	const char *objective, const char *round)
{
	struct buf path = BUF_INIT;
	bool done;

	school_path(&path, name);
	if (objective)
		done = school_do("--class", class, "import", what,
			buf_text(&path), "--objective", objective, "--round",
			round, NULL);
	else
		done = school_do("--class", class, "import", what,
			buf_text(&path), NULL);
	buf_release(&path);
	return done;
}

static void write_date(FILE *file, int64_t days_ago)
{
	struct buf date = BUF_INIT;

	date_write_iso(&date, date_clock() - days_ago * DAY_SECONDS);
	fputs(buf_text(&date), file);
	buf_release(&date);
}

static bool write_roster(size_t from, size_t count)
{
	static const char *const given[] = {
		"Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gia", "Hugo",
		"Ida", "Jon"
	};
	static const char *const family[] = {
		"Stone", "Lind", "Okafor", "Chen", "Haddad"
	};
	FILE *file = create("roster.csv");

	if (!file)
		return false;
	fputs("Student ID,Name\n", file);
	for (size_t i = 0; i < count; i++)
		fprintf(file, "%zu,%s %s\n", from + i,
			given[i % ARRAY_LEN(given)],
			family[i / ARRAY_LEN(given) % ARRAY_LEN(family)]);
	return fclose(file) == 0;
}

/* A score of four items for each, whose odds are each one's own. */
static bool write_scores(struct rng *rng, size_t from, size_t students,
	int64_t first_day, int64_t last_day)
{
	FILE *file = create("scores.csv");

	if (!file)
		return false;
	fputs("Student ID,Date,Score\n", file);
	for (int64_t day = first_day; day >= last_day; day--)
		for (size_t i = 0; i < students; i++) {
			double odds = 0.15 + 0.8 * (double)(i % 30) / 30;
			int points = 0;

			for (int item = 0; item < 4; item++)
				points += rng_unit(rng) < odds;
			fprintf(file, "%zu,", from + i);
			write_date(file, day);
			fprintf(file, ",%d / 4\n", points);
		}
	return fclose(file) == 0;
}

static bool make_year(struct rng *rng)
{
	static const char *const objectives[OBJECTIVES] = {
		"ratios", "unit rates", "percent", "slopes", "functions"
	};
	static const char class[] = "Period 3";
	struct buf round = BUF_INIT;
	bool done = school_do("class", "add", class, NULL) &&
		write_roster(100, STUDENTS) &&
		import(class, "roster", "roster.csv", NULL, NULL);

	for (int64_t i = 0; done && i < ROUNDS; i++) {
		buf_clear(&round);
		buf_addf(&round, "exit ticket %lld", (long long)i + 1);
		done = write_scores(rng, 100, STUDENTS, 2 * (ROUNDS - i),
			2 * (ROUNDS - i)) &&
			import(class, "scores", "scores.csv",
				objectives[i * OBJECTIVES / ROUNDS],
				buf_text(&round));
	}
	buf_release(&round);
	return done && school_do("--class", class, "regroup", "--accept",
		NULL);
}

static bool make_others(struct rng *rng, size_t checkins)
{
	size_t each = (size_t)OTHER_STUDENTS * OTHER_DAYS;
	struct buf class = BUF_INIT;
	bool done = write_scores(rng, 1000, OTHER_STUDENTS, OTHER_DAYS, 1) &&
		write_roster(1000, OTHER_STUDENTS);

	for (size_t i = 0; done && i * each < checkins; i++) {
		buf_clear(&class);
		buf_addf(&class, "Year %zu", i + 1);
		done = school_do("class", "add", buf_text(&class), NULL) &&
			import(buf_text(&class), "roster", "roster.csv", NULL,
				NULL) &&
			import(buf_text(&class), "scores", "scores.csv",
				"arithmetic", "the year");
	}
	buf_release(&class);
	return done;
}

bool school_make(size_t others)
{
	struct rng rng;

	rng_init(&rng, 1);
	/* The class-year comes last: it is then the one in use. */
	return make_others(&rng, others) && make_year(&rng);
}
