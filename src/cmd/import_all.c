/* SPDX-License-Identifier: MIT */
#include "import_all.h"

#include <string.h>

#include "base/text.h"
#include "class.h"
#include "format.h"

struct every {
	struct session *session;
	const struct set *set;
	const struct import_options *options;
	const struct school *school;
	struct buf *out;
	struct arena arena;
	struct class *classes; /* of the store, before */
	size_t count;
	size_t done;
};

/* 0: there is none. A class of that title that is another one's is not it;
 * *is_taken: there is one. */
static bool find_class(struct every *every, const struct school_class *wanted,
	int64_t *class_id, bool *is_taken, struct error *err)
{
	int64_t of_title = 0;

	*class_id = 0;
	*is_taken = false;
	for (size_t i = 0; i < every->count; i++) {
		const struct class *class = &every->classes[i];
		bool is_called = text_equal_folded(class->name, wanted->title);
		const char *id;

		if (class->archived)
			continue;
		if (!import_section(every->session, class->id,
		    every->school->key, &every->arena, &id, err))
			return false;
		if (text_equal(id, wanted->id))
			*class_id = class->id;
		else if (is_called && !id)
			of_title = class->id;
		*is_taken = *is_taken || is_called;
	}
	if (!*class_id)
		*class_id = of_title;
	return true;
}

/* Two classes of one title are told apart by their codes. */
static bool is_only(const struct every *every,
	const struct school_class *wanted)
{
	size_t same = 0;

	for (size_t i = 0; i < every->school->count; i++)
		same += every->school->classes[i].students &&
			text_equal_folded(every->school->classes[i].title,
				wanted->title);
	return same == 1;
}

static bool make_class(struct every *every, const struct school_class *wanted,
	bool is_taken, int64_t *class_id, struct error *err)
{
	struct buf typed = BUF_INIT, name = BUF_INIT;
	bool done;

	buf_adds(&typed, wanted->title);
	if (is_taken || !is_only(every, wanted))
		buf_addf(&typed, " (%s)", wanted->code ? wanted->code :
			wanted->id);
	done = format_name(buf_text(&typed), "class", &name, err) &&
		(every->options->dry_run || class_make(every->session,
			buf_text(&name), wanted->term, class_id, err));
	if (done)
		buf_addf(every->out, "+ class %s\n", buf_text(&name));
	buf_release(&typed);
	buf_release(&name);
	return done;
}

static void write_report(struct every *every,
	const struct school_class *class, const struct import_report *report)
{
	const struct format_count parts[] = {
		{ report->added, "added" },
		{ report->changed, "changed" },
		{ report->withdrawn, "withdrawn" },
		{ report->unchanged, "unchanged" },
		{ report->skipped, "left out" },
	};

	buf_adds(every->out, buf_text(&report->lines));
	for (size_t i = 0; i < report->problems.count; i++) {
		buf_adds(every->out, "! ");
		import_problem_write(&report->problems.items[i], every->out);
		buf_addc(every->out, '\n');
	}
	buf_addf(every->out, "%s: ", class->title);
	format_counts(every->out, parts, ARRAY_LEN(parts));
	buf_adds(every->out, ".\n");
}

static bool take_class(struct every *every, const struct school_class *class,
	struct error *err)
{
	struct import_options options = *every->options;
	struct import_report report = { 0 };
	int64_t class_id;
	bool is_taken, done;

	if (!find_class(every, class, &class_id, &is_taken, err) ||
	    (!class_id && !make_class(every, class, is_taken, &class_id, err)))
		return false;
	if (!class_id) {
		buf_addf(every->out, "%s: %zu to be added.\n", class->title,
			class->students);
		return true;
	}
	every->session->class_id = class_id;
	session_forget_room(every->session);
	options.section = class->id;
	done = import_school(every->session, every->set, &options, &report,
		err);
	if (done)
		write_report(every, class, &report);
	import_report_release(&report);
	return done;
}

static bool take_all(struct every *every, struct error *err)
{
	struct error own = ERROR_INIT;

	for (size_t i = 0; i < every->school->count; i++) {
		const struct school_class *class = &every->school->classes[i];

		if (!class->students)
			continue;
		if (take_class(every, class, &own)) {
			every->done++;
			continue;
		}
		if (own.code == ERROR_IO || own.code == ERROR_BUSY ||
		    own.code == ERROR_CANCELLED) {
			*err = own;
			return false;
		}
		session_say(every->session, "%s (%s): %s", class->title,
			class->id, own.text);
		every->session->has_left_out = true;
		error_clear(&own);
	}
	return every->done > 0 || error_set(err, ERROR_INVALID, "%s: no class "
		"in it could be imported", every->options->file);
}

bool import_all(struct session *session, const struct set *set,
	const struct import_options *options, struct buf *out,
	struct error *err)
{
	int64_t class_id = session->class_id;
	struct school school;
	struct every every = {
		.session = session,
		.set = set,
		.options = options,
		.school = &school,
		.out = out,
	};
	bool done;

	if (!school_read(&school, set, session_now(session), err))
		return error_where(err, "%s", options->file);
	done = school.enrollments == SCHOOL_BULK || error_set(err,
		ERROR_INVALID, "%s: it says only what has changed: import "
		"that for each class, all classes come of a whole set",
		options->file);
	done = done && store_classes(session->store, &every.arena,
		&every.classes, &every.count, err) && take_all(&every, err);
	if (done && school.notice)
		session_say(session, "%s: %s; %s", options->file, school.kind,
			school.notice);
	session->class_id = class_id;
	session_forget_room(session);
	arena_release(&every.arena);
	school_release(&school);
	return done;
}
