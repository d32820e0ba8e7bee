/* SPDX-License-Identifier: MIT */
/* The verbs and options as the manual pages have them, in roff. */
#include "manual.h"

#include "config/config.h"
#include "exchange/formats.h"
#include "model/policy.h"

/* Text as roff reads it back: no control line, no escape, plain hyphens. */
static void write_plain(struct buf *out, const char *text)
{
	for (const char *c = text; *c; c++) {
		bool at_start = c == text || c[-1] == '\n';

		if (at_start && (*c == '.' || *c == '\''))
			buf_adds(out, "\\&");
		if (*c == '\\')
			buf_adds(out, "\\e");
		else if (*c == '-')
			buf_adds(out, "\\-");
		else if (*c == '"')
			buf_adds(out, "\\(dq");
		else
			buf_addc(out, *c);
	}
}

static void write_bold(struct buf *out, const char *text)
{
	buf_adds(out, "\\fB");
	write_plain(out, text);
	buf_adds(out, "\\fR");
}

static void write_flag(struct buf *out, const struct flag *flag)
{
	struct buf dashed = BUF_INIT;

	buf_addf(&dashed, "--%s", flag->name);
	buf_adds(out, ".RS\n.TP\n");
	write_bold(out, buf_text(&dashed));
	if (flag->operand) {
		buf_adds(out, " \\fI");
		write_plain(out, flag->operand);
		buf_adds(out, "\\fR");
	}
	buf_addc(out, '\n');
	write_plain(out, flag->sentence);
	buf_adds(out, "\n.RE\n");
	buf_release(&dashed);
}

void manual_write_verbs(struct buf *out,
	const struct command *const *commands)
{
	for (size_t i = 0; commands[i]; i++) {
		const struct command *command = commands[i];

		buf_adds(out, ".TP\n");
		write_bold(out, command->name);
		buf_addc(out, ' ');
		write_plain(out, command->operands);
		buf_addc(out, '\n');
		write_plain(out, command->summary);
		buf_addc(out, '\n');
		if (command->details) {
			buf_adds(out, ".br\n");
			write_plain(out, command->details);
			buf_addc(out, '\n');
		}
		for (const struct flag *f = command->flags; f && f->name; f++)
			write_flag(out, f);
	}
}

static void write_setting(struct buf *out, const char *key,
	const char *initial, const char *limits, const char *sentence)
{
	buf_adds(out, ".TP\n");
	write_bold(out, key);
	buf_adds(out, " = ");
	write_plain(out, *initial ? initial : "\"\"");
	buf_addc(out, '\n');
	write_plain(out, sentence);
	buf_adds(out, "\nAllowed: ");
	write_plain(out, limits);
	buf_adds(out, ".\n");
}

void manual_write_rules(struct buf *out)
{
	for (const struct policy_rule *rule = policy_rules; rule->key;
	     rule++)
		write_setting(out, rule->key, rule->preset, rule->limits,
			rule->sentence);
}

/* With blanks behind the commas, so that lines can be filled. */
static void write_list(struct buf *out, const char *list)
{
	struct buf spaced = BUF_INIT;

	for (const char *c = list; *c; c++) {
		buf_addc(&spaced, *c);
		if (*c == ',')
			buf_addc(&spaced, ' ');
	}
	write_plain(out, buf_text(&spaced));
	buf_release(&spaced);
}

/* Files that are known, what is taken from them, and how that was tested. */
void manual_write_files(struct buf *out)
{
	size_t count;
	const struct format *formats = formats_all(&count);

	for (size_t i = 0; i < count; i++) {
		const struct format *format = &formats[i];

		buf_adds(out, ".TP\n");
		write_bold(out, format->name);
		buf_addc(out, '\n');
		write_plain(out, format->reads);
		if (format->levels) {
			buf_adds(out, "\nLevels: ");
			write_list(out, format->levels);
		}
		buf_adds(out, format->is_real ?
			"\nTested on files of that system.\n" :
			"\nTested on samples made from its headers.\n");
	}
}

/* An action's name, keys and what it does. */
void manual_write_keys(struct buf *out, const struct key_table *table)
{
	for (const struct key_binding *b = table->bindings; b->key; b++) {
		struct buf name = BUF_INIT, keys = BUF_INIT, note = BUF_INIT;

		if (!keys_is_first(table, b))
			continue;
		keys_write_name(&name, b);
		keys_write(&keys, table, b);
		buf_adds(out, ".TP\n");
		write_bold(out, buf_text(&name));
		buf_adds(out, " = ");
		write_plain(out, buf_text(&keys));
		buf_addc(out, '\n');
		keys_write_note(&note, b);
		write_plain(out, buf_text(&note));
		buf_addc(out, '\n');
		buf_release(&name);
		buf_release(&note);
		buf_release(&keys);
	}
}

void manual_write_options(struct buf *out)
{
	for (const struct option *o = config_options; o->name; o++)
		write_setting(out, o->name, o->initial, o->limits,
			o->sentence);
}
