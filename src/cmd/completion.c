/* SPDX-License-Identifier: MIT */
/*
 * completion: scripts for shells, which come back with the words typed so far
 * and get what may stand in place of the last one, one a line.
 */
#include <string.h>

#include "app/session.h"
#include "base/mem.h"
#include "base/text.h"
#include "format.h"
#include "model/match.h"
#include "model/plan.h"
#include "store/learners.h"
#include "table.h"

static const char bash_script[] =
	"# bash completion of homeroom\n"
	"_homeroom()\n"
	"{\n"
	"\tlocal i words=(\"${COMP_WORDS[@]:1:COMP_CWORD}\")\n"
	"\n"
	"\tmapfile -t COMPREPLY < <(\"${COMP_WORDS[0]}\" completion bash -- \\\n"
	"\t\t\"${words[@]//\\\\/}\" 2>/dev/null)\n"
	"\tfor i in \"${!COMPREPLY[@]}\"; do\n"
	"\t\tprintf -v \"COMPREPLY[i]\" %q \"${COMPREPLY[i]}\"\n"
	"\tdone\n"
	"}\n"
	"complete -o default -F _homeroom homeroom\n";

static const char zsh_script[] =
	"#compdef homeroom\n"
	"_homeroom()\n"
	"{\n"
	"\tlocal -a found\n"
	"\n"
	"\tfound=(${(f)\"$(${words[1]} completion zsh -- \\\n"
	"\t\t\"${(@Q)words[2,CURRENT]}\" 2>/dev/null)\"})\n"
	"\tif (( ${#found} )); then\n"
	"\t\tcompadd -U -- \"${found[@]}\"\n"
	"\telse\n"
	"\t\t_files\n"
	"\tfi\n"
	"}\n"
	"if [[ $funcstack[1] == _homeroom ]]; then\n"
	"\t_homeroom \"$@\"\n"
	"else\n"
	"\tcompdef _homeroom homeroom\n"
	"fi\n";

static const char fish_script[] =
	"# fish completion of homeroom\n"
	"function __homeroom_complete\n"
	"\tset -l words (commandline -opc)\n"
	"\tset -l current (commandline -ct)\n"
	"\ttest (count $current) -gt 0; or set current ''\n"
	"\thomeroom completion fish -- $words[2..-1] $current 2>/dev/null\n"
	"end\n"
	"complete -c homeroom -f -a '(__homeroom_complete)'\n"
	"complete -c homeroom -n 'not count (__homeroom_complete) >/dev/null' -F\n";

static const struct {
	const char *name;
	const char *script;
} shells[] = {
	{ "bash", bash_script },
	{ "zsh", zsh_script },
	{ "fish", fish_script },
};

/* A line that is being typed. */
struct line {
	struct session *session;
	const struct command *const *commands;
	const struct command *command; /* NULL: no verb yet */
	const char *first;             /* its first word; NULL: none yet */
	const char *operand;           /* the last before the current word */
	size_t operands;               /* so many of them */
	const struct flag *flag;       /* the current word is its value */
	const char *current;
	struct buf *out;
};

static const struct flag *find_flag(const struct command *const *commands,
	const char *name)
{
	for (const struct flag *flag = command_globals; flag->name; flag++) {
		if (!strcmp(flag->name, name))
			return flag;
	}
	for (size_t i = 0; commands[i]; i++) {
		const struct flag *flag = commands[i]->flags;

		for (; flag && flag->name; flag++) {
			if (!strcmp(flag->name, name))
				return flag;
		}
	}
	return NULL;
}

static void take_word(struct line *line, const char *word)
{
	const struct command *longer = NULL;
	struct buf name = BUF_INIT;

	if (line->first && !line->operands) {
		buf_addf(&name, "%s %s", line->first, word);
		longer = command_find(line->commands, buf_text(&name));
		buf_release(&name);
	}
	if (longer && (!line->command || !strchr(line->command->name, ' '))) {
		line->command = longer;
	} else if (!line->first) {
		line->first = word;
		line->command = command_find(line->commands, word);
	} else {
		line->operand = word;
		line->operands++;
	}
}

/* Says of which store and class the words are. */
static void take_value(struct line *line, const char *value)
{
	struct session *session = line->session;

	if (!strcmp(line->flag->name, "store")) {
		mem_free(session->store_path);
		session->store_path = mem_strdup(value);
	} else if (!strcmp(line->flag->name, "class")) {
		mem_free(session->word_class);
		session->word_class = mem_strdup(value);
	}
	line->flag = NULL;
}

static void read_line(struct line *line, const char *const *words,
	size_t count)
{
	for (size_t i = 0; i + 1 < count; i++) {
		if (line->flag) {
			take_value(line, words[i]);
		} else if (!strncmp(words[i], "--", 2)) {
			line->flag = find_flag(line->commands, words[i] + 2);
			if (line->flag && !line->flag->operand)
				line->flag = NULL;
		} else {
			take_word(line, words[i]);
		}
	}
	line->current = words[count - 1];
}

static void offer(const struct line *line, const char *word)
{
	if (!strncmp(word, line->current, strlen(line->current)))
		buf_addf(line->out, "%s\n", word);
}

/* By what a person would type of it, and as the name that it is. */
static void offer_item(const struct line *line, const struct match_item *item)
{
	if (!*line->current ||
	    match_rank(item, line->current) >= MATCH_BEGINNING)
		buf_addf(line->out, "%s\n", item->handle ? item->handle :
			item->name);
}

static void offer_flags(const struct line *line, const struct flag *flags)
{
	struct buf word = BUF_INIT;

	for (; flags && flags->name; flags++) {
		buf_clear(&word);
		buf_addf(&word, "--%s", flags->name);
		offer(line, buf_text(&word));
	}
	buf_release(&word);
}

/* The words that stand first in the table, or second after the first. */
static void offer_verbs(const struct line *line)
{
	struct buf word = BUF_INIT, last = BUF_INIT;
	size_t len = line->first ? strlen(line->first) : 0;

	for (size_t i = 0; line->commands[i]; i++) {
		const char *name = line->commands[i]->name;

		buf_clear(&word);
		if (!line->first)
			buf_add(&word, name, strcspn(name, " "));
		else if (!strncmp(name, line->first, len) && name[len] == ' ')
			buf_adds(&word, name + len + 1);
		if (!word.len || !strcmp(buf_text(&word), buf_text(&last)))
			continue;
		offer(line, buf_text(&word));
		buf_clear(&last);
		buf_adds(&last, buf_text(&word));
	}
	buf_release(&word);
	buf_release(&last);
}

static void offer_classes(const struct line *line)
{
	struct arena arena = ARENA_INIT;
	struct error ignored = ERROR_INIT;
	struct class *classes;
	size_t count;

	if (store_classes(line->session->store, &arena, &classes, &count,
	    &ignored)) {
		for (size_t i = 0; i < count; i++)
			offer_item(line, &(struct match_item){
				.name = classes[i].name });
	}
	arena_release(&arena);
}

static void offer_of_class(const struct line *line, enum operand_kind kind)
{
	struct error ignored = ERROR_INIT;
	const struct facts *facts;
	struct facts read;

	if (!session_class(line->session, line->session->word_class,
	    &ignored) || !store_facts(line->session->store,
	    line->session->class_id, INT64_MIN, &read, &ignored))
		return;
	facts = &read;
	for (size_t i = 0; kind == OPERAND_STUDENT &&
	     i < facts->student_count; i++)
		offer_item(line, &(struct match_item){
			.id = facts->students[i].number,
			.handle = facts->students[i].handle,
			.name = facts->students[i].name });
	for (size_t i = 0; kind == OPERAND_OBJECTIVE &&
	     i < facts->objective_count; i++)
		offer_item(line, &(struct match_item){
			.name = facts->objectives[i].name });
	for (size_t i = 0; kind == OPERAND_ROUND && i < facts->round_count;
	     i++)
		offer_item(line, &(struct match_item){
			.name = facts->rounds[i].name });
	facts_release(&read);
}

static void offer_segments(const struct line *line)
{
	struct arena arena = ARENA_INIT;
	struct error ignored = ERROR_INIT;
	struct segments segments;
	int64_t version;

	if (session_class(line->session, line->session->word_class,
	    &ignored) && store_segments(line->session->store,
	    line->session->class_id, INT64_MAX, &arena, &segments, &version,
	    &ignored)) {
		for (size_t i = 0; i < segments.count; i++)
			offer(line, segments.items[i].name);
	}
	arena_release(&arena);
}

/* Only a store that is there: to look is not to make one. */
static bool open_store(struct session *session)
{
	struct error ignored = ERROR_INIT;

	if (!session->store)
		session->store = store_open(session->driver,
			session->store_path, 0, &ignored);
	return session->store != NULL;
}

static void offer_fixed(const struct line *line, enum operand_kind kind)
{
	if (kind == OPERAND_CLUSTER) {
		for (int i = CLUSTER_RETEACH; i < CLUSTER_COUNT; i++)
			offer(line, cluster_name((enum cluster)i));
	} else if (kind == OPERAND_POLICY_KEY) {
		for (size_t i = 0; policy_rules[i].key; i++)
			offer(line, policy_rules[i].key);
	} else if (kind == OPERAND_OPTION) {
		for (size_t i = 0; config_options[i].name; i++)
			offer(line, config_options[i].name);
	} else if (kind == OPERAND_SHELL) {
		for (size_t i = 0; i < ARRAY_LEN(shells); i++)
			offer(line, shells[i].name);
	}
}

static void offer_operands(const struct line *line, enum operand_kind kind)
{
	switch (kind) {
	case OPERAND_CLASS:
		if (open_store(line->session))
			offer_classes(line);
		break;
	case OPERAND_STUDENT:
	case OPERAND_OBJECTIVE:
	case OPERAND_ROUND:
		if (open_store(line->session))
			offer_of_class(line, kind);
		break;
	case OPERAND_SEGMENT:
		if (open_store(line->session))
			offer_segments(line);
		break;
	default:
		offer_fixed(line, kind);
	}
}

/* Where all that may be said is written out: "need|goal|mixed". */
static void offer_choices(const struct line *line, const char *words)
{
	if (!words || !strchr(words, '|'))
		return;
	while (*words >= 'a' && *words <= 'z') {
		size_t len = strspn(words, "abcdefghijklmnopqrstuvwxyz");
		char *word = mem_strndup(words, len);

		offer(line, word);
		mem_free(word);
		words += len + (words[len] == '|');
	}
}

static void offer_value(const struct line *line)
{
	static const struct {
		const char *flag;
		enum operand_kind kind;
	} kinds[] = {
		{ "class", OPERAND_CLASS },
		{ "objective", OPERAND_OBJECTIVE },
		{ "round", OPERAND_ROUND },
		{ "before", OPERAND_SEGMENT },
		{ "template", OPERAND_SEGMENT },
	};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (!strcmp(kinds[i].flag, line->flag->name))
			offer_operands(line, kinds[i].kind);
	}
	offer_choices(line, line->flag->operand);
	for (size_t i = 0; !strcmp(line->flag->name, "cause") &&
	     plan_causes[i]; i++)
		offer(line, plan_causes[i]);
}

/* A verb that moves a student names second whereto. */
static enum operand_kind kind_of(const struct line *line)
{
	if (line->operands && strstr(line->command->operands, " CLUSTER"))
		return OPERAND_CLUSTER;
	if (line->operands && strstr(line->command->operands, " SEGMENT"))
		return OPERAND_SEGMENT;
	return line->command->complete;
}

static void complete(struct line *line)
{
	bool is_help = line->command &&
		line->command->complete == OPERAND_VERB;
	bool is_whole = line->command && strchr(line->command->name, ' ');

	if (line->flag) {
		offer_value(line);
	} else if (!strncmp(line->current, "--", 2)) {
		if (line->command)
			offer_flags(line, line->command->flags);
		offer_flags(line, command_globals);
	} else if (is_help) {
		line->first = line->operand;
		offer_verbs(line);
	} else {
		if (!line->operands && !is_whole)
			offer_verbs(line);
		if (line->command)
			offer_operands(line, kind_of(line));
	}
}

static bool run(struct session *session, const struct call *call,
	struct buf *out, struct error *err)
{
	struct line line = {
		.session = session,
		.commands = session->registry->commands,
		.out = out,
	};

	for (size_t i = 0; i < ARRAY_LEN(shells); i++) {
		if (strcmp(shells[i].name, call->operands[0]))
			continue;
		if (call->count == 1) {
			buf_adds(out, shells[i].script);
			return true;
		}
		read_line(&line, call->operands + 1, call->count - 1);
		complete(&line);
		return true;
	}
	return error_set(err, ERROR_USAGE, "there is no completion for \"%s\": "
		"say bash, zsh or fish", call->operands[0]);
}

const struct command cmd_completion = {
	.name = "completion",
	.operands = "SHELL [WORD...]",
	.summary = "print a completion script for bash, zsh or fish",
	.details = "In bash: eval \"$(homeroom completion bash)\". With words it prints\n"
		"what may stand in place of the last of them.",
	.at_least = 1,
	.at_most = -1,
	.complete = OPERAND_SHELL,
	.needs = NEEDS_NOTHING,
	.run = run,
};
