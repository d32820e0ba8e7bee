/* SPDX-License-Identifier: MIT */
/* Logging check-ins: from one line, from many, from any door. */
#ifndef APP_CHECKIN_H
#define APP_CHECKIN_H

#include "app/session.h"
#include "model/words.h"

/* Who is to see a note beside its author. */
enum note_reach {
	NOTE_USUAL,   /* all, in a class of the author's own; else nobody yet */
	NOTE_PRIVATE, /* nobody, until it is shared */
	NOTE_SHARED
};

/* What is to be logged: words that were read, or the words of a shell. */
struct checkin_call {
	const struct words *words; /* NULL: args */
	const char *const *args;
	size_t count;
	const char *token;         /* NULL: none */
	civil at;                  /* when it was seen; CIVIL_NEVER: now */
	enum note_reach reach;
	/* Of lines: those that cannot be logged are said, and left out. */
	bool keeps_going;
	/* What was logged, without its texts, instead of the answer, which
	 * takes a fit; id 0 when it had been before, and the answer says when.
	 * NULL: unasked. */
	struct checkin *logged;
	/* Of lines: the number of the one that was refused; NULL: unasked. */
	size_t *refused;
};

/*
 * One check-in of the current class, in one change. The objective is the
 * focus unless the words name one; a round that does not exist yet is made; a
 * block is opened. The answer is one line:
 * "Maya Okafor 3/4 on unit rates, 10:42. Practice; about 68% (49-83)."
 * or "already logged at 10:42" when the token was used before.
 */
MUST_CHECK bool checkin_log(struct session *session,
	const struct checkin_call *call, struct buf *answer,
	struct error *err);
/* Lines of session->input, one change, all or nothing unless the call keeps
 * going; errors name the line. The answer is a line for each, as above. */
MUST_CHECK bool checkin_log_lines(struct session *session,
	const struct checkin_call *call, struct buf *answer,
	struct error *err);
/*
 * Notes for all to see: those of the check-ins named, or of all of the
 * author's own; count is how many there were. A note of another is refused.
 */
MUST_CHECK bool checkin_share(struct session *session, const int64_t *ids,
	size_t id_count, size_t *count, struct error *err);
/* A note that was not given to the reader cannot be replaced. */
MUST_CHECK bool checkin_may_note(const struct checkin *checkin,
	struct error *err);

/* What is added to a check-in after it was logged. */
struct checkin_amendment {
	const char *note;    /* NULL: as it was; "": none */
	bool confidence;     /* the next of 1 to 4, around */
	bool support;        /* the next of alone, hint, helped, around */
	/* What undo says was added; NULL: this alone. */
	const char *said;
};
/*
 * A new version of a check-in, as one change that goes on with the action
 * *step (0: with none); *step is then the one to go on with, so that
 * amendments are one step of undo. *amended is the new version, without its
 * texts. NOT_FOUND when it is there no longer, or not in this version.
 */
MUST_CHECK bool checkin_amend(struct session *session, int64_t id,
	const struct checkin_amendment *amendment, int64_t *step,
	struct checkin *amended, struct error *err);

#endif
