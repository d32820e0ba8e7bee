/* SPDX-License-Identifier: MIT */
/* Logging check-ins: one change for one line, or for many. */
#include "app/checkin.h"

#include <errno.h>
#include <string.h>

#include "app/names.h"
#include "app/wording.h"
#include "base/text.h"
#include "base/vec.h"
#include "engine/reason.h"
#include "retry.h"

/* Of a note in an answer. */
#define NOTE_CELLS 40

/* What is looked up while lines of one change are logged: the facts as they
 * were read inside the change, and the rounds that the lines made. */
struct logging {
	struct session *session;
	struct change *change;
	struct facts facts;
	bool is_borrowed;      /* the facts: they are of the session's room */
	bool adds_more;        /* than check-ins: a round, a block */
	struct arena arena;
	civil at;
	enum note_reach reach;
	bool keeps_going;      /* past lines that cannot be logged */
	size_t *refused;       /* the line that cannot; NULL */
	const char *new_round; /* NULL: none made yet */
	int64_t new_round_id;
	VEC(struct checkin) logged;
};

static bool find_objective(const struct logging *log, const char *typed,
	int64_t *objective, struct error *err)
{
	size_t at;

	if (!typed) {
		*objective = facts_focus(&log->facts);
		return *objective || error_set(err, ERROR_NOT_FOUND,
			"what is it about? The class has no objective yet: "
			"\"homeroom objective add NAME\" makes one");
	}
	if (!names_objective(&log->facts, typed, &at, err))
		return false;
	*objective = log->facts.objectives[at].id;
	return true;
}

/* Only the same name is the same round: a beginning of it would put a
 * check-in into a batch it does not belong to. */
static bool find_round(struct logging *log, const char *name,
	int64_t objective, int64_t *round, struct error *err)
{
	const struct facts *facts = &log->facts;

	for (size_t i = facts->round_count; i > 0; i--) {
		if (!strcmp(facts->rounds[i - 1].name, name)) {
			*round = facts->rounds[i - 1].id;
			return true;
		}
	}
	if (!log->new_round || strcmp(log->new_round, name)) {
		const struct round fresh = {
			.objective = objective,
			.name = name,
			.held_at = log->at,
		};

		if (!change_round_add(log->change, &fresh, &log->new_round_id,
		    err))
			return false;
		log->new_round = arena_strdup(&log->arena, name);
		log->adds_more = true;
	}
	*round = log->new_round_id;
	return true;
}

/* A block that is open already is the same one. */
static bool open_block(struct logging *log, int64_t student, const char *what,
	struct error *err)
{
	const struct block block = {
		.student = student,
		.what = what,
		.severity = 2,
		.until = CIVIL_NEVER,
	};

	for (size_t i = 0; i < log->facts.block_count; i++) {
		if (log->facts.blocks[i].student == student &&
		    !strcmp(log->facts.blocks[i].what, what))
			return true;
	}
	log->adds_more = true;
	return change_block(log->change, &block, err);
}

static void describe(struct logging *log, const struct checkin *checkin)
{
	struct buf detail = BUF_INIT;

	score_write(&detail, &checkin->score);
	change_set_detail(log->change, checkin->student, buf_text(&detail));
	buf_release(&detail);
}

static bool decide_reach(struct logging *log, struct checkin *checkin,
	struct error *err)
{
	checkin->is_private = log->reach == NOTE_PRIVATE;
	return !checkin->note || log->reach != NOTE_USUAL ||
		session_keeps_notes(log->session, &checkin->is_private, err);
}

static bool log_words(struct logging *log, const struct words *words,
	struct error *err)
{
	struct checkin checkin = {
		.score = words->score,
		.support = words->support,
		.confidence = words->confidence,
		.minutes = words->minutes,
		.task = words->task,
		.quality = words->quality,
		.note = words->note,
		.observed_at = log->at,
	};
	size_t student;

	if (!words->has_score)
		return error_set(err, ERROR_USAGE, "no score: say 3/4, 75%%, "
			"a level, + or x after the name");
	if (!names_student(&log->facts, words->name, &student, err) ||
	    !find_objective(log, words->objective, &checkin.objective, err) ||
	    !decide_reach(log, &checkin, err))
		return false;
	checkin.student = log->facts.students[student].id;
	if (words->round && !find_round(log, words->round, checkin.objective,
	    &checkin.round, err))
		return false;
	if (words->block && !open_block(log, checkin.student, words->block,
	    err))
		return false;
	describe(log, &checkin);
	if (!change_checkin(log->change, &checkin, &checkin.id, err))
		return false;
	checkin.entered = change_id(log->change);
	vec_push(&log->logged, checkin);
	return true;
}

/* Whoever asks for no answer needs no facts of their own. */
static bool logging_begin(struct logging *log, struct session *session,
	const struct checkin_call *call, struct error *err)
{
	civil now = session_now(session);
	bool is_asked = !call->logged;

	if (call->at != CIVIL_NEVER && call->at > now)
		return error_set(err, ERROR_USAGE, "--at lies ahead of now: "
			"a check-in is logged when it was seen, or later");
	*log = (struct logging){
		.session = session,
		.at = call->at == CIVIL_NEVER ? now : call->at,
		.reach = call->reach,
		.keeps_going = call->keeps_going,
		.refused = call->refused,
	};
	log->change = is_asked ?
		session_begin(session, "checkin", call->token, err) :
		session_begin_checkin(session, call->token,
			&log->is_borrowed, err);
	if (!log->change)
		return false;
	if (log->is_borrowed)
		log->facts = session->room.facts;
	if (log->is_borrowed || session_facts(session, &log->facts, err))
		return true;
	change_abandon(log->change);
	return false;
}

static bool logging_end(struct logging *log, bool done, struct error *err)
{
	if (done)
		done = change_commit(log->change, err);
	else
		change_abandon(log->change);
	vec_release(&log->logged);
	if (!log->is_borrowed)
		facts_release(&log->facts);
	arena_release(&log->arena);
	return done;
}

static void write_standing(struct buf *out, const struct facts *facts,
	const struct engine *engine, size_t student, size_t objective)
{
	const struct stay *stay =
		facts_stay(facts, facts->students[student].id);

	if (stay)
		wording_label(out, &facts->policy, stay->cluster);
	else
		buf_adds(out, "Not placed yet");
	buf_adds(out, "; ");
	reason_write_estimate(out, engine_estimate(engine, student,
		objective));
	buf_adds(out, ".\n");
}

/* A word that was mistyped is a note, and has to be seen; but not on the
 * board, whose answers may hang on a wall. */
static void write_note(struct buf *out, const struct logging *log,
	const char *note)
{
	if (!note || text_equal(log->session->source, "board"))
		return;
	buf_adds(out, ", note \"");
	if (text_width(note) > NOTE_CELLS)
		text_fit(out, note, NOTE_CELLS, "...");
	else
		buf_adds(out, note);
	buf_addc(out, '"');
}

static void write_logged(struct buf *out, const struct logging *log,
	const struct engine *engine, const struct checkin *logged)
{
	const struct facts *facts = &log->facts;
	size_t student = facts_student(facts, logged->student);
	size_t objective = facts_objective(facts, logged->objective);

	buf_addf(out, "%s ", facts->students[student].name);
	score_write(out, &logged->score);
	buf_addf(out, " on %s, ", facts->objectives[objective].name);
	wording_moment(out, log->at, facts->now);
	write_note(out, log, logged->note);
	buf_adds(out, ". ");
	write_standing(out, facts, engine, student, objective);
}

/* The check-ins are added to the facts as they were read before them: reading
 * the class again would tell the same. */
static void write_answer(struct buf *out, struct logging *log)
{
	struct engine *engine;

	facts_add_checkins(&log->facts, log->logged.items, log->logged.count);
	engine = engine_new(&log->facts);
	for (size_t i = 0; i < log->logged.count; i++)
		write_logged(out, log, engine, &log->logged.items[i]);
	engine_free(engine);
}

static bool read_call(const struct checkin_call *call,
	const struct scale *scale, struct arena *arena, struct words *words,
	struct error *err)
{
	if (!call->words)
		return words_read(words, arena, call->args, call->count,
			scale, err);
	*words = *call->words;
	return true;
}

static bool log_call(struct logging *log, const struct checkin_call *call,
	struct buf *answer, struct error *err)
{
	struct words words;

	if (!read_call(call, &log->facts.policy.scale, &log->arena, &words,
	    err) ||
	    !log_words(log, &words, err))
		return false;
	if (!call->logged) {
		write_answer(answer, log);
		return true;
	}
	*call->logged = log->logged.items[0];
	call->logged->note = NULL;
	return true;
}

static bool log_and_end(struct logging *log, const struct checkin_call *call,
	struct buf *answer, struct error *err)
{
	struct session *session = log->session;
	bool adds_more;
	bool done = log_call(log, call, answer, err);

	adds_more = log->adds_more;
	done = logging_end(log, done, err);
	if (done && call->logged && adds_more)
		session_forget_room(session);
	else if (done && call->logged)
		session_log(session, call->logged);
	return done;
}

static bool answer_retry(struct retry *retry, const struct checkin_call *call,
	struct buf *answer, struct error *err)
{
	struct error ignored = ERROR_INIT;
	struct words words;
	bool is_read = read_call(call, &retry->facts.policy.scale,
		&retry->arena, &words, &ignored);

	retry_take(retry, is_read ? &words : NULL, call->at);
	return retry_end(retry, answer, err);
}

bool checkin_log(struct session *session, const struct checkin_call *call,
	struct buf *answer, struct error *err)
{
	struct retry retry;
	struct logging log;

	if (call->logged)
		*call->logged = (struct checkin){ .id = 0 };
	if (!retry_begin(&retry, session, call->token, err))
		return false;
	if (retry.use.used)
		return answer_retry(&retry, call, answer, err);
	if (logging_begin(&log, session, call, err))
		return log_and_end(&log, call, answer, err);
	/* Another process may have used the token meanwhile. */
	if (err->code != ERROR_CONFLICT)
		return false;
	error_clear(err);
	return retry_begin(&retry, session, call->token, err) &&
		answer_retry(&retry, call, answer, err);
}

/* One line without its end; false at the end of the input. A lone CR, as in
 * files of old systems, is not an end here: lines are typed or pasted. */
static bool next_line(const struct source *input, struct buf *pending,
	struct buf *line, bool *failed)
{
	char bytes[4096];

	for (;;) {
		char *end = pending->len ?
			memchr(pending->data, '\n', pending->len) : NULL;
		ptrdiff_t got;

		if (end) {
			size_t len = (size_t)(end - pending->data);

			buf_clear(line);
			buf_add(line, pending->data, len);
			memmove(pending->data, end + 1, pending->len - len - 1);
			buf_truncate(pending, pending->len - len - 1);
			return true;
		}
		got = input->read(input->context, bytes, sizeof(bytes));
		*failed = got < 0;
		if (got <= 0)
			break;
		buf_add(pending, bytes, (size_t)got);
	}
	buf_clear(line);
	buf_adds(line, buf_text(pending));
	buf_clear(pending);
	return line->len > 0 && !*failed;
}

static bool is_text(const struct buf *line, struct error *err)
{
	return text_is_valid(buf_text(line), line->len) || error_set(err,
		ERROR_INVALID, "this is not UTF-8 text");
}

static bool log_line(void *context, size_t number, const char *line,
	struct error *err)
{
	struct logging *log = context;
	struct words words;

	if (words_read_line(&words, &log->arena, line,
	    &log->facts.policy.scale, err) && log_words(log, &words, err))
		return true;
	if (log->refused)
		*log->refused = number;
	if (!log->keeps_going || err->code == ERROR_IO ||
	    err->code == ERROR_BUSY)
		return false;
	log->session->has_left_out = true;
	session_say(log->session, "line %zu is not logged: %s: %s", number,
		line, err->text);
	error_clear(err);
	return true;
}

/* Each line that has something in it, until take is false. */
static bool read_lines(const struct source *input, void *context,
	bool (*take)(void *context, size_t number, const char *line,
		struct error *err), struct error *err)
{
	struct buf pending = BUF_INIT, line = BUF_INIT;
	bool failed = false, done = true;
	size_t number = 0;

	while (done && next_line(input, &pending, &line, &failed)) {
		number++;
		if (line.len && line.data[line.len - 1] == '\r')
			buf_truncate(&line, line.len - 1);
		if (text_is_blank(buf_text(&line)))
			continue;
		done = is_text(&line, err) &&
			take(context, number, buf_text(&line), err);
		if (!done)
			error_where(err, "line %zu", number);
	}
	if (failed)
		done = error_set(err, ERROR_IO, "the input could not be read "
			"after line %zu: %s", number, strerror(errno));
	buf_release(&pending);
	buf_release(&line);
	return done;
}

static void describe_lines(struct logging *log)
{
	struct buf detail = BUF_INIT;

	wording_count(&detail, log->logged.count, "line");
	if (log->logged.count > 1)
		change_set_detail(log->change, 0, buf_text(&detail));
	buf_release(&detail);
}

static bool log_lines(struct logging *log, struct buf *answer,
	struct error *err)
{
	if (!read_lines(&log->session->input, log, log_line, err))
		return false;
	if (!log->logged.count)
		return error_set(err, ERROR_INVALID,
			log->session->has_left_out ?
			"nothing is logged: no line could be" :
			"nothing to log: there was no line");
	describe_lines(log);
	write_answer(answer, log);
	return true;
}

static bool retry_line(void *context, size_t number UNUSED,
	const char *line, struct error *err UNUSED)
{
	struct error ignored = ERROR_INIT;
	struct retry *retry = context;
	struct words words;
	bool is_read = words_read_line(&words, &retry->arena, line,
		&retry->facts.policy.scale, &ignored);

	retry_take(retry, is_read ? &words : NULL, CIVIL_NEVER);
	return true;
}

static bool answer_lines(struct retry *retry, struct buf *answer,
	struct error *err)
{
	struct error ignored = ERROR_INIT;

	if (!read_lines(&retry->session->input, retry, retry_line, &ignored))
		retry_take(retry, NULL, CIVIL_NEVER);
	return retry_end(retry, answer, err);
}

bool checkin_log_lines(struct session *session,
	const struct checkin_call *call, struct buf *answer,
	struct error *err)
{
	struct retry retry;
	struct logging log;

	if (!session->input.read)
		return error_set(err, ERROR_USAGE,
			"there are no lines to read here");
	if (!retry_begin(&retry, session, call->token, err))
		return false;
	if (retry.use.used)
		return answer_lines(&retry, answer, err);
	return logging_begin(&log, session, call, err) &&
		logging_end(&log, log_lines(&log, answer, err), err);
}

static enum support next_support(enum support support)
{
	return support == SUPPORT_HELPED ? SUPPORT_ALONE : support + 1;
}

static const char *describe_amendment(
	const struct checkin_amendment *amendment)
{
	if (amendment->said)
		return amendment->said;
	if (amendment->note)
		return "note";
	return amendment->confidence ? "confidence" : "support";
}

static bool amend(struct session *session, struct change *change, int64_t id,
	const struct checkin_amendment *amendment, struct checkin *amended,
	struct error *err)
{
	const struct room *room = session_glance(session, err);
	const struct checkin *old = room ?
		facts_checkin(&room->facts, id) : NULL;

	if (!room)
		return false;
	if (!old)
		return error_set(err, ERROR_NOT_FOUND, "the check-in is no "
			"longer there: it was undone, or withdrawn");
	*amended = *old;
	if (amendment->note && (!checkin_may_note(old, err) ||
	    !session_keeps_notes(session, &amended->is_private, err)))
		return false;
	if (amendment->note)
		amended->note = *amendment->note ? amendment->note : NULL;
	if (amendment->confidence)
		amended->confidence = old->confidence % 4 + 1;
	if (amendment->support)
		amended->support = next_support(old->support);
	change_set_detail(change, old->student,
		describe_amendment(amendment));
	return change_checkin_edit(change, amended, &amended->id, err);
}

bool checkin_amend(struct session *session, int64_t id,
	const struct checkin_amendment *amendment, int64_t *step,
	struct checkin *amended, struct error *err)
{
	struct change *change = session_begin_step(session, "checkin amend",
		*step, err);
	int64_t first = change && !*step ? change_id(change) : *step;
	bool done = change && session_end(session, change, amend(session,
		change, id, amendment, amended, err), err);

	if (done)
		*step = first;
	amended->note = NULL;
	amended->author = NULL;
	return done;
}
