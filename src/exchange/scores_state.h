/* SPDX-License-Identifier: MIT */
/* A file of scores while it is read. */
#ifndef EXCHANGE_SCORES_STATE_H
#define EXCHANGE_SCORES_STATE_H

#include "exchange/scores.h"
#include "levels.h"
#include "others.h"
#include "person.h"
#include "tries.h"
#include "when.h"

struct scores {
	struct csv *csv;
	struct columns columns;
	struct scale scale;
	civil date;             /* of every row; CIVIL_NEVER: by the file */
	bool has_looked_ahead;
	bool asks_later;
	bool is_cut;            /* the file cannot be read on */
	bool has_held;          /* all tries */
	enum when_order order;
	struct levels levels;
	struct others others;
	struct tries tries;
	struct csv_record record;
	size_t pair;            /* of the record: the next to be read */
	double maximum;         /* by a row of maxima; 0: there was none */
	size_t exceeded;        /* scores above their maximum */
	struct person person;
	struct buf number;
	struct buf email;
	struct buf objective;
	struct buf note;
	struct buf round;
	struct buf author;
	struct buf origin;
	struct buf version;
	struct buf cell;
	struct buf notice;
};

/* Makes the notice anew. */
void scores_describe(struct scores *scores);

#endif
