/* SPDX-License-Identifier: MIT */
/*
 * bench_tui PROGRAM FLOOR [OTHERS]: what the dashboard costs whoever looks at
 * it, beside a floor that does the least that can be done. Both are measured
 * in turn, pair by pair, so that what else the machine does hits both: only
 * the ratios travel. OTHERS: check-ins of other classes in the second store.
 */
#include <unistd.h>

#include "base/number.h"
#include "base/vec.h"
#include "school.h"
#include "terminal.h"

#define OTHERS 1000000
#define STARTS 15
#define FRAME_MS 100
#define KEYS 80
#define CHECKINS 25
#define PROCESSES 25
#define HELD 100
#define HELD_RUNS 10
#define IDLE_MS 5000
#define SHOWN_MS 2000
#define DOWN "\033OB"
#define UP "\033OA"

typedef VEC(double) numbers;

/* What was measured in turn. */
struct pairs {
	numbers ours;
	numbers floors;
	numbers ratios;
};

/* Both at work, side by side. */
struct session {
	struct terminal ours;
	struct terminal floor;
};

static struct {
	const char *program;
	const char *floor;
	struct buf floor_store;
} bench;

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The value below which part of them are; sorts them. */
static double quantile(numbers *values, double part)
{
	size_t at = (size_t)(part * (double)values->count);

	if (!values->count)
		return 0;
	qsort(values->items, values->count, sizeof(*values->items), compare);
	return values->items[at < values->count ? at : values->count - 1];
}

static void add_pair(struct pairs *pairs, double ours, double floor)
{
	if (ours <= 0 || floor <= 0)
		return;
	vec_push(&pairs->ours, ours);
	vec_push(&pairs->floors, floor);
	vec_push(&pairs->ratios, ours / floor);
}

static void release_pairs(struct pairs *pairs)
{
	vec_release(&pairs->ours);
	vec_release(&pairs->floors);
	vec_release(&pairs->ratios);
}

static const char *verdict(double value, double limit)
{
	return value <= limit ? "ok" : "over";
}

/* A part of both, and the median of the ratios; limit 0: none. */
static void print_ratio(const char *what, struct pairs *pairs, double part,
	double limit)
{
	double ratio = quantile(&pairs->ratios, 0.5);

	if (!pairs->ratios.count) {
		printf("%-42s not measured\n", what);
		return;
	}
	printf("%-42s %9.2f %9.2f %6.2f", what,
		quantile(&pairs->ours, part), quantile(&pairs->floors, part),
		ratio);
	if (limit > 0)
		printf(" %6.1fx  %s", limit, verdict(ratio, limit));
	putchar('\n');
	fflush(stdout);
}

static void print_value(const char *what, double ours, double floor,
	double limit)
{
	printf("%-42s %9.2f %9.2f %6s %7g  %s\n", what, ours, floor, "",
		limit, verdict(ours, limit));
	fflush(stdout);
}

static bool start_ours(struct terminal *terminal, struct burst *burst)
{
	const char *const words[] = { bench.program, NULL };

	return terminal_start(terminal, words, NULL, "quit", burst);
}

static bool start_floor(struct terminal *terminal, struct burst *burst)
{
	const char *const words[] = {
		bench.floor, buf_text(&bench.floor_store), NULL
	};

	return terminal_start(terminal, words, NULL, "quit", burst);
}

/* The whole first frame, and when nothing more comes. */
struct start {
	double frame_ms;
	double all_ms;
};

static struct start measure_one(bool (*start)(struct terminal *terminal,
	struct burst *burst))
{
	struct terminal terminal;
	struct burst burst;

	if (!start(&terminal, &burst))
		return (struct start){ -1, -1 };
	terminal_end(&terminal);
	return (struct start){ burst.text_ms, burst.last_ms };
}

/* The footer ends a frame; estimates may come in another one, after it. */
static void measure_start(const char *what)
{
	struct pairs frames = { 0 }, all = { 0 };

	for (int i = 0; i < STARTS; i++) {
		struct start floor = measure_one(start_floor);
		struct start ours = measure_one(start_ours);

		add_pair(&frames, ours.frame_ms, floor.frame_ms);
		add_pair(&all, ours.all_ms, floor.all_ms);
	}
	print_ratio(what, &frames, 0.5, 2);
	print_value("    statement 3: the slowest of twenty",
		quantile(&frames.ours, 0.95), quantile(&frames.floors, 0.95),
		FRAME_MS);
	print_ratio("    with the fit", &all, 0.5, 0);
	release_pairs(&frames);
	release_pairs(&all);
}

static bool start_tig(struct terminal *terminal, struct burst *burst)
{
	const char *const words[] = { "tig", NULL };

	return terminal_start(terminal, words, getenv("srcdir"), "", burst);
}

static void measure_tig(void)
{
	struct pairs pairs = { 0 };

	for (int i = 0; i < STARTS; i++) {
		double tig = measure_one(start_tig).all_ms;

		if (tig <= 0)
			break;
		add_pair(&pairs, measure_one(start_ours).all_ms, tig);
	}
	if (pairs.ratios.count)
		print_ratio("start, beside tig", &pairs, 0.5, 1);
	else
		printf("%-42s skipped: there is no tig\n",
			"start, beside tig");
	release_pairs(&pairs);
}

/* Down a column and up again, so that each key moves something. */
static void measure_keys(struct session *session)
{
	struct pairs pairs = { 0 };
	numbers bytes = VEC_INIT, floor_bytes = VEC_INIT;

	for (int i = 0; i < KEYS; i++) {
		const char *key = i / 4 % 2 ? UP : DOWN;
		struct burst floor = terminal_type(&session->floor, key);
		struct burst ours = terminal_type(&session->ours, key);

		add_pair(&pairs, ours.last_ms, floor.last_ms);
		vec_push(&bytes, (double)ours.bytes);
		vec_push(&floor_bytes, (double)floor.bytes);
	}
	print_ratio("key to repaint, ms, median", &pairs, 0.5, 2);
	print_value("key to repaint, ms, p90", quantile(&pairs.ours, 0.9),
		quantile(&pairs.floors, 0.9), 1);
	print_value("bytes a key, most", quantile(&bytes, 1),
		quantile(&floor_bytes, 1), 350);
	vec_release(&floor_bytes);
	vec_release(&bytes);
	release_pairs(&pairs);
}

static void measure_held(struct session *session)
{
	struct pairs pairs = { 0 };
	struct buf down = BUF_INIT, up = BUF_INIT;

	for (int i = 0; i < HELD; i++) {
		buf_adds(&down, DOWN);
		buf_adds(&up, UP);
	}
	for (int i = 0; i < HELD_RUNS; i++) {
		const char *keys = buf_text(i % 2 ? &up : &down);
		struct burst floor = terminal_type(&session->floor, keys);

		add_pair(&pairs, terminal_type(&session->ours, keys).last_ms,
			floor.last_ms);
	}
	print_ratio("100 held keys, ms", &pairs, 0.5, 4);
	buf_release(&up);
	buf_release(&down);
	release_pairs(&pairs);
}

/* The clock on the screen turns once a minute, up to a second late: not while
 * nothing is to happen. */
static void wait_for_minute(struct session *session)
{
	while ((time(NULL) + 58) % 60 > 60 - 4 - IDLE_MS / 1000)
		terminal_idle(&session->ours, 100);
}

static void measure_idle(struct session *session)
{
	struct usage before, floor_before, after, floor_after;
	size_t bytes;
	double seconds = IDLE_MS / 1e3;

	wait_for_minute(session);
	before = terminal_usage(&session->ours);
	floor_before = terminal_usage(&session->floor);
	bytes = terminal_idle(&session->ours, IDLE_MS);
	after = terminal_usage(&session->ours);
	floor_after = terminal_usage(&session->floor);
	print_value("idle for 5 s, bytes", (double)bytes, 0, 0);
	print_value("idle, ms of CPU a second", (after.cpu_ms -
		before.cpu_ms) / seconds, (floor_after.cpu_ms -
		floor_before.cpu_ms) / seconds, 0.5);
	print_value("idle, wake-ups a second", (double)(after.wakes -
		before.wakes) / seconds, (double)(floor_after.wakes -
		floor_before.wakes) / seconds, 5);
	print_value("resident, MiB", (double)after.resident_kib / 1024,
		(double)floor_after.resident_kib / 1024, 8);
}

/* From when the other process has ended; it may well be shown before. */
static void measure_news(struct session *session)
{
	numbers waits = VEC_INIT;
	struct buf word = BUF_INIT;

	for (int i = 0; i < CHECKINS; i++) {
		struct burst burst = { 0 };
		double since_ms;

		buf_clear(&word);
		buf_addf(&word, "%d/4", i % 5);
		if (!school_do("checkin", "=1", buf_text(&word), NULL))
			continue;
		since_ms = terminal_now_ms();
		burst = terminal_await(&session->ours, since_ms, SHOWN_MS);
		vec_push(&waits, burst.bytes ? burst.last_ms : SHOWN_MS);
	}
	print_value("another process's check-in shown, ms, p90",
		quantile(&waits, 0.9), 0, 500);
	buf_release(&word);
	vec_release(&waits);
}

/* The key that sends it, until the frame that says so begins to come, and
 * until the estimates that follow from it have; all are stored. */
static bool measure_checkin(struct session *session)
{
	struct pairs pairs = { 0 }, all = { 0 };
	long before = school_count();

	terminal_type(&session->ours, "c");
	for (int i = 0; i < CHECKINS; i++) {
		struct burst floor = terminal_type(&session->floor, "c");
		struct burst ours;

		terminal_type(&session->ours, i % 2 ? "3/4" : "2/4");
		ours = terminal_type(&session->ours, "\r");
		add_pair(&pairs, ours.first_ms, floor.first_ms);
		add_pair(&all, ours.last_ms, floor.last_ms);
	}
	print_ratio("a check-in in the board, key to shown, ms", &pairs, 0.5,
		1.5);
	print_ratio("    with the fit", &all, 0.5, 0);
	release_pairs(&pairs);
	release_pairs(&all);
	return before >= 0 && school_count() == before + CHECKINS;
}

static void measure_process(void)
{
	const char *const ours[] = {
		bench.program, "checkin", "=1", "3/4", NULL
	};
	const char *const floor[] = {
		bench.floor, buf_text(&bench.floor_store), "insert", NULL
	};
	struct pairs pairs = { 0 };

	for (int i = 0; i < PROCESSES; i++) {
		double floor_ms = school_run_ms(floor);

		add_pair(&pairs, school_run_ms(ours), floor_ms);
	}
	print_ratio("homeroom checkin as a process, ms", &pairs, 0.5, 2);
	release_pairs(&pairs);
}

static bool measure_session(void)
{
	struct session session;
	struct burst burst;
	bool done;

	if (!start_floor(&session.floor, &burst))
		return false;
	if (!start_ours(&session.ours, &burst)) {
		terminal_end(&session.floor);
		return false;
	}
	measure_keys(&session);
	measure_held(&session);
	measure_idle(&session);
	measure_news(&session);
	done = measure_checkin(&session);
	terminal_end(&session.ours);
	terminal_end(&session.floor);
	return done;
}

static bool make_floor(void)
{
	const char *const words[] = {
		bench.floor, buf_text(&bench.floor_store), "make", NULL
	};

	return school_run_ms(words) >= 0;
}

static bool measure(size_t others)
{
	char what[64];

	school_use("alone.db");
	if (!make_floor() || !school_make(0))
		return false;
	printf("%-42s %9s %9s %6s %7s\n", "", "homeroom", "floor", "ratio",
		"budget");
	measure_start("start to full board, ms");
	if (!measure_session())
		return false;
	measure_process();
	measure_tig();
	school_use("school.db");
	if (!school_make(others))
		return false;
	snprintf(what, sizeof(what), "start beside %zu others' check-ins, ms",
		others);
	measure_start(what);
	return true;
}

int main(int argc, char **argv)
{
	int64_t others = OTHERS;
	bool done;

	if (argc < 3 || (argc > 3 && (!number_parse_int(argv[3], &others) ||
	    others < 0))) {
		fputs("bench_tui PROGRAM FLOOR [OTHERS]\n", stderr);
		return 2;
	}
	bench.program = argv[1];
	bench.floor = argv[2];
	if (!school_open(bench.program))
		return EXIT_FAILURE;
	school_path(&bench.floor_store, "floor.db");
	done = measure((size_t)others);
	school_close();
	buf_release(&bench.floor_store);
	if (!done)
		fputs("bench_tui: a store could not be made, a screen did "
			"not come, or a check-in is not stored\n", stderr);
	return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
