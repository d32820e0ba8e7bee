/* SPDX-License-Identifier: MIT */
/* Lines held against what was logged under their token. */
#include "retry.h"

#include <string.h>

#include "app/names.h"
#include "app/wording.h"

static bool read_logged(struct retry *retry, const char *token,
	struct error *err)
{
	struct session *session = retry->session;

	return store_token_checkins(session->store, token, &retry->use,
		&retry->arena, &retry->logged, &retry->count, err) &&
		store_facts(session->store, session->class_id,
		session_now(session), &retry->facts, err);
}

bool retry_begin(struct retry *retry, struct session *session,
	const char *token, struct error *err)
{
	*retry = (struct retry){ .session = session };
	if (!token)
		return true;
	if (!store_token(session->store, token, &retry->use, err))
		return false;
	if (!retry->use.used || read_logged(retry, token, err))
		return true;
	arena_release(&retry->arena);
	return false;
}

static bool is_same_text(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

/* A round that was renamed since may have been called anything. */
static bool is_same_round(const struct facts *facts, const char *name,
	int64_t round)
{
	size_t at = facts_round(facts, round);

	return !name == !round && (!round || at == FACTS_NOT_FOUND ||
		!strcmp(facts->rounds[at].name, name));
}

static bool is_about(const struct facts *facts, const struct words *words,
	const struct checkin *logged)
{
	struct error ignored = ERROR_INIT;
	size_t student, objective;

	if (!names_student(facts, words->name, &student, &ignored) ||
	    facts->students[student].id != logged->student)
		return false;
	return !words->objective || (names_objective(facts, words->objective,
		&objective, &ignored) &&
		facts->objectives[objective].id == logged->objective);
}

static bool is_same(const struct retry *retry, const struct words *words,
	civil at, const struct checkin *logged)
{
	return retry->use.class_id == retry->facts.class.id &&
		words->has_score &&
		score_equal(&words->score, &logged->score) &&
		words->support == logged->support &&
		words->confidence == logged->confidence &&
		words->minutes == logged->minutes &&
		words->task == logged->task &&
		words->quality == logged->quality &&
		is_same_text(words->note, logged->note) &&
		is_same_round(&retry->facts, words->round, logged->round) &&
		is_about(&retry->facts, words, logged) &&
		(at == CIVIL_NEVER || at == logged->observed_at);
}

void retry_take(struct retry *retry, const struct words *words, civil at)
{
	size_t place = retry->seen++;

	if (!words || place >= retry->count ||
	    !is_same(retry, words, at, &retry->logged[place]))
		retry->is_other = true;
}

/* "Maya Okafor 3/4", "3 lines" */
static void write_logged(struct buf *out, const struct retry *retry)
{
	const struct facts *facts = &retry->facts;
	size_t at = retry->count == 1 ?
		facts_student(facts, retry->logged[0].student) :
		FACTS_NOT_FOUND;

	if (retry->use.class_id != facts->class.id) {
		buf_adds(out, "another class");
	} else if (retry->count != 1) {
		wording_count(out, retry->count, "line");
	} else {
		buf_addf(out, "%s ", at == FACTS_NOT_FOUND ? "someone" :
			facts->students[at].name);
		score_write(out, &retry->logged[0].score);
	}
}

static bool refuse(const struct retry *retry, struct error *err)
{
	struct buf when = BUF_INIT, what = BUF_INIT;

	wording_moment(&when, retry->use.at, retry->facts.now);
	write_logged(&what, retry);
	error_set(err, ERROR_CONFLICT, "nothing was logged: this token was "
		"used at %s for %s, and another line needs another token",
		buf_text(&when), buf_text(&what));
	buf_release(&when);
	buf_release(&what);
	return false;
}

bool retry_end(struct retry *retry, struct buf *answer, struct error *err)
{
	bool done = !retry->is_other && retry->seen == retry->count;

	if (done) {
		buf_adds(answer, "already logged at ");
		wording_moment(answer, retry->use.at, retry->facts.now);
		buf_addc(answer, '\n');
	} else {
		refuse(retry, err);
	}
	facts_release(&retry->facts);
	arena_release(&retry->arena);
	return done;
}
