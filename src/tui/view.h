/* SPDX-License-Identifier: MIT */
/*
 * The dashboard at work: what is open, selected, typed, said and awaited; and
 * what a view and a line of typing are. Views lie on each other; the lowest
 * is the board, or the welcome while there is no class.
 */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include "app/checkin.h"
#include "app/import_look.h"
#include "app/keys.h"
#include "app/session.h"
#include "base/vec.h"
#include "answering.h"
#include "ballot.h"
#include "input.h"
#include "layout.h"
#include "line.h"
#include "marks.h"
#include "pick.h"
#include "sight.h"
#include "survey.h"
#include "theme.h"
#include "wall.h"
#include "weeks.h"
#include "veil.h"

struct tui;

/* An action of the screen, as the table of keys names it. */
struct screen_action {
	const char *name; /* NULL ends a table */
	void (*run)(struct tui *tui);
};

struct view {
	const char *context; /* in the table of keys */
	const struct screen_action *actions;
	/* Paints the body, and the detail if it has one; sets the cursor
	 * last. */
	void (*draw)(struct tui *tui, const struct frame *frame);
	/* The room was read anew. NULL: nothing to do. */
	void (*refresh)(struct tui *tui);
	/* The student that {id} stands for; 0: none. NULL: the selected. */
	int64_t (*subject)(const struct tui *tui);
	/* What {n} in a hint stands for. NULL: 0. */
	size_t (*number)(const struct tui *tui);
	/* A click on one of its students. NULL: selects. */
	void (*select)(struct tui *tui, int64_t student);
	/* For all to see: nothing around it names anyone, whatever is said. */
	bool is_for_wall;
	/* A line that is open whenever the view is on top; NULL: none. */
	const struct entry *(*line)(const struct tui *tui);
};

/* Lines that can be recalled, by what they were. */
enum history {
	HISTORY_NONE,
	HISTORY_CHECKINS,
	HISTORY_COMMANDS,
	HISTORY_COUNT
};

/* A line of typing: what stands before it, what it would do, what it does. */
struct entry {
	const char *context;
	const struct screen_action *actions;
	enum history history;
	/* Pasted lines are kept apart until Enter: see typing.pasted. */
	bool takes_lines;
	/* Students are named in it: views say what to type. */
	bool takes_names;
	/* The first key may end it: it hears of each before the next. */
	bool is_choice;
	/* As it stands it is about the student for whom it was opened:
	 * desk_subject. NULL: it never is, the view says who is meant. */
	bool (*is_about)(const struct tui *tui);
	void (*label)(const struct tui *tui, struct buf *out);
	void (*echo)(struct tui *tui, struct buf *out);
	/* Over the view, where the line needs more than a line; NULL. */
	void (*draw)(struct tui *tui, const struct frame *frame);
	void (*typed)(struct tui *tui);  /* the text changed; NULL */
	void (*level)(struct tui *tui, int level); /* a level key; NULL */
	void (*closed)(struct tui *tui); /* left by Esc; NULL */
	/* How many bytes of the line may be read while names are hidden;
	 * NULL: none. */
	size_t (*seen)(const struct tui *tui);
	/* Where the terminal's cursor is while nothing is typed. NULL: in the
	 * line. */
	struct rect (*cursor)(const struct tui *tui);
};

/* One view on the stack, with what it needs to be shown again. */
struct pane {
	const struct view *view;
	struct buf title;
	struct buf text;
	size_t top;      /* first line of text shown */
	int64_t about;   /* the student whom text is about; 0: none */
	int64_t item;    /* of a card: the check-in selected; 0: none; of a
	                  * term review: the stop */
	size_t line;     /* and where it stood last */
	size_t column;   /* of a term review: see survey.c */
	bool has_heads;  /* lines that do not begin with a blank are titles */
};
#define TUI_PANES_MAX 8

/* The line being typed, and the lines before it. */
struct typing {
	const struct entry *entry; /* NULL: nothing is typed */
	struct line line;
	VEC(char *) histories[HISTORY_COUNT];
	bool has_changed;          /* and the entry does not know yet */
	bool is_marked;            /* what is typed next takes its place */
	size_t recalled;           /* place in a history; its count: none */
	/* Goes with a check-in, so that the same text sent again after a
	 * failure is logged once; "" until the text is sent. */
	char token[40];
	unsigned tokens;           /* made so far */
	int token_level;           /* the level key it went with; 0: none */
	struct buf sent;           /* the text and the token that are on */
	char sent_token[40];       /* their way */
	int64_t before;            /* find: who was selected before */
	int64_t about;             /* the student for whom it was opened */
	int64_t next;              /* beside whom the check-in sent is for */
	struct buf pasted;         /* whole lines before the one in line */
	size_t refused;            /* of those that were sent; 0: none */
	size_t pasted_count;
	bool has_named;            /* someone was logged by name, not the one
	                            * selected: a level alone means no one */
};

/* The check-in that was logged last on this dashboard. */
struct logged {
	int64_t class_id;
	int64_t first; /* its id as it was logged; 0: there is none */
	int64_t last;  /* its newest version */
	int64_t step;  /* the action that amendments go on with; 0: none */
	struct checkin fresh; /* what a job just wrote; id 0: nothing */
	struct checkin_amendment amendment; /* under way */
	/* Added in this step, which undo takes back as one. */
	struct {
		bool note;
		bool confidence;
		bool support;
	} added;
	struct buf said;
	const struct entry *back; /* the line before that of the note */
};

/* The class, or a part of it, one after the other. */
struct sweeper {
	VEC(int64_t) students; /* in the board's order */
	VEC(int64_t) trail;    /* whom one was at, to go back */
	struct sweep sweep;    /* id 0: nothing was entered yet; its round is
	                        * then the one that is wanted, 0: its own */
	size_t at;             /* selected; their count: past the last */
	size_t first;          /* first row shown */
	int64_t from;          /* who was selected before going back; 0 */
	bool is_by_level;      /* as the class scored when it was opened */
	bool fills;            /* the next level is for all without one */
	struct rect cursor;
	/* Of the job under way. */
	VEC(struct checkin) entries;
	VEC(struct score) were; /* before them; out_of 0: none */
	struct arena texts;     /* that entries hold */
	bool is_jump;          /* the selected row stays */
};

/* How check-ins are typed. */
enum entering {
	ENTERING_AUTO,   /* as the class scores */
	ENTERING_LEVELS, /* by level keys */
	ENTERING_WORDS
};

/* A command that is run, again and again while others write. */
struct job {
	bool (*attempt)(struct tui *tui, struct error *err);
	/* err->code NONE: it is done; what it says is in out. */
	void (*finish)(struct tui *tui, const struct error *err);
	struct buf line;
	struct buf what;  /* to be kept when it cannot be written; or "" */
	struct buf out;
	bool is_kept;     /* given up, until one tries again or drops it */
	bool is_typed;    /* at the prompt, not by a key */
	bool is_waiting;
	bool was_said;    /* that it waits */
	bool has_failed;  /* the last one that ended */
	int64_t since_ms;
	int64_t told_ms;  /* how far it is */
};

struct tui {
	struct session *session;
	struct keymap keys;      /* in force */
	/* As of the last tui_poll; NULL: no class, or it cannot be read. */
	const struct room *room;
	struct store *store;     /* the one that is watched */
	int64_t class_id;        /* the one that room is of */
	int64_t class_focus;     /* of the class, as it was when it was read */
	int64_t chosen_focus;    /* likewise; see session.h */
	int64_t focus_said;      /* and as the person knows it */
	bool took_back;          /* since then: what undo and redo do */
	struct pane panes[TUI_PANES_MAX];
	size_t depth;
	int64_t selected;        /* student; 0: none; see desk_select */
	bool has_lost;           /* who was selected left the class */
	struct {
		int64_t student; /* the subject, as of the last tui_poll */
		struct buf name;
	} whom;                  /* to name whoever leaves the class */
	size_t tops[CLUSTER_COUNT];
	size_t choice;           /* of the welcome */
	struct typing typing;
	struct {
		size_t at;      /* of the list above the prompt */
		bool is_chosen; /* by a key, not by what is typed */
	} palette;
	enum entering entering;
	struct logged logged;
	struct sweeper sweeper;
	struct input_state input;
	/* Typed into a sweep while a job waits: they mean the rows after it. */
	VEC(struct input) held;
	const char *key;         /* that is being acted on; NULL: none is */
	struct job job;
	struct ballot ballot;
	struct survey survey;
	struct {
		struct import_look file;
		size_t at;       /* column selected */
		size_t first;    /* shown */
		size_t top;      /* of the lines below the columns */
		size_t rows;     /* that these have */
		size_t asked;    /* problem that is being answered */
	} importing;
	struct answering answering;
	struct weeks weeks;
	struct marks marks;
	struct wall wall;
	struct sight sight;
	struct pick pick;
	struct veil veil;
	VEC(struct place {
		struct rect area;
		const char *command; /* NULL: a student */
		int64_t student;
	}) places;               /* what can be clicked in this frame */
	struct buf message;
	/* Says the message anew, with what only the fit knows; NULL. */
	void (*say_again)(struct tui *tui);
	enum style message_style;
	bool asks_to_leave;
	bool has_accepted;       /* a proposal, with the key pressed last */
	void (*asked)(struct tui *tui); /* what y does; NULL: nothing asked */
	struct buf asking;       /* the line that was typed and is asked about */
	int64_t undoing;         /* the action that undo is about; 0: any */
	bool leaves;
	bool is_stale;           /* the screen must be painted */
	int watch;               /* file descriptor; -1: none */
	int recheck_ms;          /* until the next look; 0: none is due */
	int64_t minute;          /* that the header shows */
};

extern const struct view board_view;
extern const struct view card_view;
extern const struct view forming_view;
extern const struct view help_view;
extern const struct view importing_view;
extern const struct view page_view;
extern const struct view proposal_view;
extern const struct view stations_view;
extern const struct view survey_view;
extern const struct view sweep_view;
extern const struct view welcome_view;

extern const struct entry placing_block;
extern const struct entry checkin_entry;
extern const struct entry card_correction;
extern const struct entry find_entry;
extern const struct entry forming_entry;
extern const struct entry help_filter;
extern const struct entry importing_answer_entry;
extern const struct entry importing_file_entry;
extern const struct entry levels_entry;
extern const struct entry logged_note;
extern const struct entry placing_move;
extern const struct entry pick_entry;
extern const struct entry prompt_entry;
extern const struct entry wall_minutes_entry;
extern const struct entry sweep_entry;
extern const struct entry sweep_numbers;
extern const struct entry sweep_pile;
extern const struct entry roster_entry;
extern const struct entry welcome_naming;
extern const struct entry welcome_objective;

#endif
