/* SPDX-License-Identifier: MIT */
/*
 * bench_engine FOLDER [CLASSES]: what the engine is worth and what it costs,
 * each figure beside its rivals in the same run; one table.
 */
#include <stdint.h>
#include <stdio.h>

#include "base/number.h"
#include "bench.h"

#define CLASSES 40

void bench_row(const struct bench_row *row)
{
	printf("%-32s %9.*f %9s  ", row->what, row->digits, row->value,
		row->goal ? row->goal : "");
	for (size_t i = 0; i < BENCH_BESIDE_MAX && row->beside[i].name; i++)
		printf("%s %s %.*f", i ? "," : "", row->beside[i].name,
			row->digits, row->beside[i].value);
	putchar('\n');
	fflush(stdout);
}

int main(int argc, char **argv)
{
	int64_t classes = CLASSES;

	if (argc < 2 || (argc > 2 && (!number_parse_int(argv[2], &classes) ||
	    classes < 2))) {
		fputs("bench_engine FOLDER [CLASSES]: at least 2 classes\n",
			stderr);
		return 2;
	}
	printf("%-32s %9s %9s   %s\n", "", "homeroom", "goal",
		"beside it, in the same run");
	bench_logs(argv[1]);
	bench_sim((size_t)classes);
	bench_time();
	return 0;
}
