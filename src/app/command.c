/* SPDX-License-Identifier: MIT */
/* The table of commands read against the words of a call. */
#include "app/command.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"

const struct flag command_globals[] = {
	{ "store", "FILE", "the store to work on" },
	{ "class", "NAME", "the class to work on" },
	{ "as-of", "TIME", "take this date, or date and time, as now" },
	{ "author", "NAME", "who is at work" },
	{ "json", NULL, "print JSON" },
	{ "help", NULL, "explain the verb" },
	{ "version", NULL, "print the version" },
	{ NULL, NULL, NULL }
};

static const struct flag *flag_find(const struct flag *flags,
	const char *name, size_t len)
{
	for (const struct flag *flag = flags; flag && flag->name; flag++) {
		if (strlen(flag->name) == len && !memcmp(flag->name, name, len))
			return flag;
	}
	return NULL;
}

/* A flag of the command, of any call, or (to know whether a word follows
 * before the command is known) of any command. */
static const struct flag *flag_of(const struct command *const *table,
	const struct command *command, const char *name, size_t len)
{
	const struct flag *flag = flag_find(command_globals, name, len);

	if (flag)
		return flag;
	if (command)
		return flag_find(command->flags, name, len);
	for (size_t i = 0; !flag && table[i]; i++)
		flag = flag_find(table[i]->flags, name, len);
	return flag;
}

const struct command *command_find(const struct command *const *table,
	const char *name)
{
	for (size_t i = 0; table[i]; i++) {
		if (!strcmp(table[i]->name, name))
			return table[i];
	}
	return NULL;
}

bool command_writes(const struct command *command)
{
	return command->write || command->tells_done ||
		command->screen == SCREEN_ALWAYS;
}

/* "-o FILE", as everywhere; every other option is a whole word. */
static const char *spelt_out(const struct command *command, const char *word)
{
	return !strcmp(word, "-o") && flag_find(command->flags, "out", 3) ?
		"--out" : word;
}

static bool is_option(const char *word)
{
	return word[0] == '-' && word[1] == '-' && word[2];
}

/* The number of words at *word that make an option: 1, or 2 with a value. */
static size_t option_words(const struct command *const *table,
	const struct command *command, const char *word)
{
	size_t len = strcspn(word + 2, "=");
	const struct flag *flag = flag_of(table, command, word + 2, len);

	return flag && flag->operand && !word[2 + len] ? 2 : 1;
}

/* The first two words that are no options; count where there are fewer. Behind
 * "--" a verb may stand, but no second word of one: it may be a name. */
static void leading_words(const struct command *const *table,
	const char *const *words, size_t count, size_t at[2])
{
	size_t found = 0;
	bool options = true;

	at[0] = at[1] = count;
	for (size_t i = 0; i < count && found < 2; ) {
		if (options && !strcmp(words[i], "--")) {
			if (found)
				return;
			options = false;
			i++;
		} else if (options && is_option(words[i])) {
			i += option_words(table, NULL, words[i]);
		} else {
			at[found++] = i++;
		}
	}
}

static bool is_family(const struct command *const *table, const char *word,
	struct buf *members)
{
	size_t len = strlen(word);

	for (size_t i = 0; table[i]; i++) {
		const char *name = table[i]->name;

		if (strncmp(name, word, len) || name[len] != ' ')
			continue;
		buf_adds(members, members->len ? ", " : "");
		buf_adds(members, name + len + 1);
	}
	return members->len > 0;
}

static bool no_such_verb(const struct command *const *table, const char *word,
	struct error *err)
{
	struct buf members = BUF_INIT;

	if (word[0] == '-' && word[1])
		error_set(err, ERROR_USAGE, "there is no option %s: options "
			"are whole words, as in --help", word);
	else if (is_family(table, word, &members))
		error_set(err, ERROR_USAGE, "%s wants one of: %s", word,
			buf_text(&members));
	else
		error_set(err, ERROR_USAGE, "there is no verb \"%s\": "
			"\"homeroom help\" lists them", word);
	buf_release(&members);
	return false;
}

/* Finds the verb and which of the words name it; no word at all is board. */
static bool find_verb(struct call *call, const struct command *const *table,
	const char *const *words, size_t count, size_t at[2],
	struct error *err)
{
	struct buf name = BUF_INIT;

	leading_words(table, words, count, at);
	if (at[0] == count) {
		call->command = command_find(table, "board");
		return true;
	}
	if (at[1] < count) {
		buf_addf(&name, "%s %s", words[at[0]], words[at[1]]);
		call->command = command_find(table, buf_text(&name));
		buf_release(&name);
		if (call->command)
			return true;
		at[1] = count;
	}
	call->command = command_find(table, words[at[0]]);
	return call->command || no_such_verb(table, words[at[0]], err);
}

static bool is_global(const struct flag *flag)
{
	return flag_find(command_globals, flag->name, strlen(flag->name));
}

static bool take_global(struct globals *globals, const char *name,
	const char *value)
{
	const struct {
		const char *name;
		const char **text;
		bool *is_set;
	} places[] = {
		{ "store", &globals->store, NULL },
		{ "class", &globals->class_name, NULL },
		{ "as-of", &globals->as_of, NULL },
		{ "author", &globals->author, NULL },
		{ "json", NULL, &globals->json },
		{ "help", NULL, &globals->help },
		{ "version", NULL, &globals->version },
	};

	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		if (strcmp(places[i].name, name))
			continue;
		if (places[i].text)
			*places[i].text = value;
		else
			*places[i].is_set = true;
		return true;
	}
	return false;
}

/* false: more than anyone has. */
static bool note_repeated(struct globals *globals, const char *name,
	const char *value)
{
	bool is_store = !strcmp(name, "store");
	size_t *count = is_store ? &globals->store_count :
		&globals->class_count;

	if (!is_store && strcmp(name, "class") != 0)
		return true;
	if (*count == GLOBALS_REPEATED_MAX)
		return false;
	if (is_store)
		globals->stores[(*count)++] = value;
	else
		globals->class_names[(*count)++] = value;
	return true;
}

static bool take_option(struct call *call, const struct command *const *table,
	const char *word, const char *next, struct error *err)
{
	size_t len = strcspn(word + 2, "=");
	const struct flag *flag = flag_of(table, call->command, word + 2, len);
	const char *value = word[2 + len] ? word + 3 + len : next;

	if (!flag)
		return error_set(err, ERROR_USAGE, "%s has no option %.*s: "
			"\"homeroom help %s\" lists them", call->command->name,
			(int)(len + 2), word, call->command->name);
	if (!flag->operand && word[2 + len])
		return error_set(err, ERROR_USAGE, "--%s takes no value",
			flag->name);
	if (flag->operand && (!value || (!*value && is_global(flag))))
		return error_set(err, ERROR_USAGE, "--%s wants %s", flag->name,
			flag->operand);
	if (!flag->operand)
		value = NULL;
	if (take_global(&call->globals, flag->name, value) &&
	    note_repeated(&call->globals, flag->name, value))
		return true;
	if (is_global(flag) || call->flag_count == CALL_FLAGS_MAX)
		return error_set(err, ERROR_USAGE, "too many options");
	call->flags[call->flag_count].name = flag->name;
	call->flags[call->flag_count++].value = value;
	return true;
}

static bool check_count(const struct call *call, struct error *err)
{
	const struct command *command = call->command;
	struct buf usage = BUF_INIT;
	bool too_few = call->count < (size_t)command->at_least;

	if (call->globals.help || (!too_few && (command->at_most < 0 ||
	    call->count <= (size_t)command->at_most)))
		return true;
	command_write_usage(&usage, command);
	error_set(err, ERROR_USAGE, "%s %s: %s", command->name,
		too_few ? "wants more words" : "was given too many words",
		buf_text(&usage));
	buf_release(&usage);
	return false;
}

bool call_read(struct call *call, const struct command *const *table,
	const char *const *words, size_t count, struct error *err)
{
	size_t verb[2];
	bool options = true;

	*call = (struct call){ 0 };
	if (!find_verb(call, table, words, count, verb, err))
		return false;
	call->operands = mem_new(count + 1, sizeof(*call->operands));
	for (size_t i = 0; i < count; i++) {
		const char *word = spelt_out(call->command, words[i]);

		if (options && !strcmp(word, "--")) {
			options = false;
		} else if (options && is_option(word)) {
			size_t taken = option_words(table, call->command,
				word);
			const char *next = taken == 2 && i + 1 < count ?
				words[i + 1] : NULL;

			if (!take_option(call, table, word, next, err))
				return false;
			i += taken - 1;
		} else if (i != verb[0] && i != verb[1]) {
			call->operands[call->count++] = words[i];
		}
	}
	if (call->globals.help && verb[0] == count) {
		call->command = command_find(table, "help");
		call->globals.help = false;
	}
	return check_count(call, err);
}

void call_release(struct call *call)
{
	mem_free(call->operands);
	*call = (struct call){ 0 };
}

bool call_has(const struct call *call, const char *flag)
{
	for (size_t i = 0; i < call->flag_count; i++) {
		if (!strcmp(call->flags[i].name, flag))
			return true;
	}
	return false;
}

const char *call_value(const struct call *call, const char *flag)
{
	for (size_t i = call->flag_count; i > 0; i--) {
		if (!strcmp(call->flags[i - 1].name, flag))
			return call->flags[i - 1].value;
	}
	return NULL;
}

size_t call_values(const struct call *call, const char *flag,
	const char **values)
{
	size_t count = 0;

	for (size_t i = 0; i < call->flag_count; i++) {
		if (!strcmp(call->flags[i].name, flag))
			values[count++] = call->flags[i].value;
	}
	return count;
}

static void write_flag(struct buf *out, const struct flag *flag)
{
	buf_addf(out, "--%s", flag->name);
	if (flag->operand)
		buf_addf(out, " %s", flag->operand);
}

void command_write_usage(struct buf *out, const struct command *command)
{
	buf_addf(out, "homeroom %s", command->name);
	if (*command->operands)
		buf_addf(out, " %s", command->operands);
	for (const struct flag *f = command->flags; f && f->name; f++) {
		buf_adds(out, " [");
		write_flag(out, f);
		buf_addc(out, ']');
	}
}

void command_write_help(struct buf *out, const struct command *command)
{
	struct buf label = BUF_INIT;

	buf_adds(out, "usage: ");
	command_write_usage(out, command);
	buf_addf(out, "\n\n  %s\n", command->summary);
	if (command->details)
		buf_addf(out, "\n%s\n", command->details);
	if (command->flags)
		buf_addc(out, '\n');
	for (const struct flag *f = command->flags; f && f->name; f++) {
		buf_clear(&label);
		write_flag(&label, f);
		buf_adds(out, "  ");
		text_fit(out, buf_text(&label), 22, "");
		buf_addf(out, "  %s\n", f->sentence);
	}
	buf_release(&label);
}
