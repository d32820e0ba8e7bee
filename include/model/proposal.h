/* SPDX-License-Identifier: MIT */
/*
 * A proposal: every student of a class with from, to and the reason. The
 * reason is data (rule, numbers, check-ins); its sentence is written from
 * them by engine/reason.h, so no name is ever stored in a proposal.
 */
#ifndef MODEL_PROPOSAL_H
#define MODEL_PROPOSAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "model/checkin.h"
#include "model/cluster.h"
#include "model/facts.h"

/* How much evidence there is, whatever it says. */
enum evidence_state {
	EVIDENCE_NONE,
	EVIDENCE_THIN,  /* few check-ins */
	EVIDENCE_STALE,
	EVIDENCE_ENOUGH,
	EVIDENCE_STATE_COUNT
};

enum rule {
	RULE_NOT_SEEN,     /* no evidence at all: stands under not yet seen */
	RULE_NOT_ON_FOCUS, /* none on the focus: keeps the cluster */
	RULE_FIRST,        /* first check-in: by the median */
	RULE_UP,           /* past the next line upward by the odds needed */
	RULE_DOWN,
	RULE_STAYS,        /* odds short of what is needed */
	RULE_NO_NEW,       /* no newer check-in since the stay began, or since
			    * a regroup judged the student */
	RULE_PINNED,
	RULE_REFUSED,      /* refused, and nothing new since */
	RULE_INTERVENE,    /* leaving intervene is the teacher's to decide */
	RULE_ABSENT,       /* out of the groups today */
	RULE_SURPRISE,     /* would go down by one score far below the own
			    * prediction: asked about, moved by the next */
	/* Where the evidence alone would put a student is then wanted, and
	 * odds, line and needs are those of that. */
	RULE_PREREQUISITE, /* below the line, and what it needs is weak or was
			    * never seen: reteach that, teach */
	RULE_ROOM,         /* the cluster wanted is full */
	RULE_FILL,         /* taken in by a cluster that had too few */
	RULE_TOGETHER,     /* kept with another, lock */
	RULE_APART,        /* kept from another, lock */
	RULE_COUNT
};

/* One lesson for all instead of groups. */
enum whole_class {
	WHOLE_NONE,
	WHOLE_RETEACH, /* so many are below the upper line */
	WHOLE_MOVE_ON, /* so many are past it */
	WHOLE_COUNT
};

enum move_state {
	MOVE_PROPOSED,
	MOVE_ACCEPTED,
	MOVE_REFUSED,
	MOVE_REDIRECTED,
	MOVE_UNDONE,
	MOVE_STATE_COUNT
};

/*
 * Odds and levels are 0..1; low and high hold 80 % of the odds. The level is
 * the next try's, what practice brings by then included; the odds, which
 * decide, are of the level when last seen, after a single check-in of the next
 * try's too.
 */
struct estimate {
	double level;
	double low;
	double high;
	double below; /* odds under the lower line */
	double above; /* odds over the upper line */
};

enum offer_cause {
	OFFER_NO_RESPONSE, /* in reteach, and no gain */
	OFFER_BLOCK,       /* an open block that is not light, whatever the
			    * level */
	OFFER_SURPRISE,    /* far below the own prediction: look, no move */
	OFFER_CAUSE_COUNT
};

struct offer {
	enum offer_cause cause;
	int64_t student;
	double strength;  /* for ranking within a cause; larger first */
	int64_t checkins; /* on the objective, ever */
	double no_gain;   /* odds of hardly a gain since the first of them */
	int64_t subject;  /* objective's, block's or check-in's id; 0: none */
	double expected;  /* what was predicted, 0..1 (surprise) */
};

/* The smallest next score that would move the student, or move on or back who
 * is to move, once there; count 0: none found. */
struct next_score {
	enum cluster to;
	struct score score; /* of the kind the class logs */
	int count;          /* so many like it */
};

struct move {
	int64_t student;
	enum cluster from;
	enum cluster to; /* equal to from: stays */
	enum rule rule;
	enum evidence_state evidence;
	int64_t objective;      /* what was judged; 0: nothing */
	bool has_estimate;
	struct estimate estimate;
	double line;            /* the line that was tested, 0: none */
	bool upward;            /* which way it was tested */
	double odds;            /* of being past that line */
	double needs;           /* odds needed */
	civil since;            /* the stay's begin; else first evidence */
	int64_t *checkins;      /* ids: the evidence on objective since then */
	size_t checkin_count;
	size_t checkins_all;    /* on the objective, ever */
	struct next_score change;
	enum cluster wanted;    /* what the evidence alone asks for; NONE: to,
				 * or nothing */
	int64_t teach;          /* objective to reteach first; 0: the one
				 * judged */
	int64_t lock;           /* behind together and apart; 0: none */
	enum move_state state;
	enum cluster placed;    /* where it was accepted or redirected to, or
				 * is to be, of a draft; NONE: to */
	bool is_draft;          /* refused, or to go elsewhere, once the open
				 * proposal is accepted */
	const char *why;        /* the teacher's word; NULL: none */
	const char *by;         /* who decided; NULL: no one has */
	civil decided;          /* and when */
};

/* The case for one lesson for all; students of seen make it. */
struct whole_case {
	enum whole_class what;
	size_t students;
	size_t seen;
	int64_t next; /* to move on to: the objective that needs this one, 0 */
};

/*
 * What more evidence would settle. A student is settled on the objective when
 * the odds of one band reach what a move needs. later and eight are expected
 * numbers, after one more check-in of the size the class logs, and after one
 * of eight items; by_lines is how many would stand elsewhere if one of the
 * lines were .05 higher or lower, the most of the four.
 */
struct worth {
	size_t seen;
	size_t settled;
	double items; /* of a usual check-in */
	double later;
	double eight;
	size_t by_lines;
};

struct proposal {
	struct arena arena;
	int64_t id;
	civil made;
	int64_t policy; /* version */
	int64_t objective;
	bool open;
	struct whole_case whole;
	struct worth worth; /* seen 0: nothing to say */
	struct move *moves; /* in the order of facts.students */
	size_t move_count;
	struct offer *offers;
	size_t offer_count;
};

void proposal_release(struct proposal *proposal);
/* NULL: no such student. */
struct move *proposal_move(const struct proposal *proposal, int64_t student);
/* The same proposal is the same number. */
uint64_t proposal_print(const struct proposal *proposal);
/* One that was made says something else than now, which a regroup would. */
bool proposal_is_outdated(const struct proposal *made,
	const struct proposal *now);
/* Student, from, to and evidence as one number. Odds are left out: each
 * check-in of others moves everyone's a little. */
uint64_t move_print(const struct move *move);
bool move_is_done(const struct move *move); /* accepted, redirected too */
bool move_is_change(const struct move *move); /* to differs from from */
/* Belongs among the moves of a proposal: a change, or a stay redirected. */
bool move_is_listed(const struct move *move);
/* Where the student stands once the proposal is accepted as it is. */
enum cluster move_goes(const struct move *move);
/* Did the odds decide, and the student is left there? Once the proposal is
 * taken up that is a verdict. A change that nobody decided on is none. */
bool move_is_verdict(const struct move *move);

/* Check-ins enough, and yet no cluster has half of the odds. */
bool move_is_unclear(const struct move *move);
/* What people are told of the evidence: "thin", "stale", else whether it is
 * "unclear". */
const char *move_evidence_word(const struct move *move);

const char *rule_name(enum rule rule);
MUST_CHECK bool rule_parse(const char *text, enum rule *rule);
const char *move_state_name(enum move_state state);
MUST_CHECK bool move_state_parse(const char *text,
	enum move_state *state);
const char *evidence_state_name(enum evidence_state state);
MUST_CHECK bool evidence_state_parse(const char *text,
	enum evidence_state *state);
const char *whole_class_name(enum whole_class what);
MUST_CHECK bool whole_class_parse(const char *text, enum whole_class *what);
const char *offer_cause_name(enum offer_cause cause);
MUST_CHECK bool offer_cause_parse(const char *text, enum offer_cause *cause);
const char *offer_answer_name(enum offer_answer answer);
MUST_CHECK bool offer_answer_parse(const char *text,
	enum offer_answer *answer);

#endif
