/* SPDX-License-Identifier: MIT */
/*
 * A program seen from its terminal's side: when its bytes come, how many they
 * are, and what the process costs meanwhile.
 */
#ifndef TESTS_BENCH_TERMINAL_H
#define TESTS_BENCH_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct terminal {
	int master;
	pid_t pid;
	double started_ms; /* just before the program took over */
};

/* What came until there was silence. */
struct burst {
	double first_ms; /* the first byte, counted from what caused it */
	double text_ms;  /* the text that was waited for */
	double last_ms;
	size_t bytes;   /* 0: nothing came */
};

struct usage {
	double cpu_ms;
	long wakes;     /* how often it went to sleep by itself */
	long resident_kib;
};

/* Milliseconds of a clock that only goes forward. */
double terminal_now_ms(void);

/*
 * Starts words, which end with NULL, in folder, and waits until text has come
 * and then silence; "" means whatever comes. false: it ended, or took too
 * long.
 */
bool terminal_start(struct terminal *terminal, const char *const *words,
	const char *folder, const char *text, struct burst *burst);
void terminal_end(struct terminal *terminal);

struct burst terminal_type(struct terminal *terminal, const char *bytes);
/* What comes by itself within so long, counted from since_ms. */
struct burst terminal_await(struct terminal *terminal, double since_ms,
	double limit_ms);
/* Everything that comes in so long; returns how many bytes. */
size_t terminal_idle(struct terminal *terminal, double idle_ms);
struct usage terminal_usage(const struct terminal *terminal);

#endif
