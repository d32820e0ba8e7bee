/* SPDX-License-Identifier: MIT */
/*
 * The least that a board over a store can cost: SQLite and ncurses, and no
 * homeroom. It has its own small store, paints as many cells as the board of
 * a class of 30, and knows four keys: Down, Up, c (a durable check-in), q.
 *
 *	floor_tui FILE make     a store of a class-year
 *	floor_tui FILE insert   opens it, one durable check-in, closes it
 *	floor_tui FILE          the screen
 */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>

#include "base/attr.h"

#define STUDENTS 30
#define ROUNDS 66
#define RECENT 4
#define COLUMNS 4

static sqlite3 *db;
static sqlite3_stmt *insert;
static int recent[STUDENTS][RECENT];
static int selected;
static int logged;

static void check(int code)
{
	if (code != SQLITE_OK && code != SQLITE_DONE) {
		fprintf(stderr, "floor_tui: %s\n", sqlite3_errmsg(db));
		exit(EXIT_FAILURE);
	}
}

static void run(const char *sql)
{
	check(sqlite3_exec(db, sql, NULL, NULL, NULL));
}

static void open_store(const char *path)
{
	check(sqlite3_open(path, &db));
	run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
}

static void add(int student, int round)
{
	if (!insert)
		check(sqlite3_prepare_v2(db, "INSERT INTO checkin (student, "
			"round, points) VALUES (?, ?, ?)", -1, &insert, NULL));
	check(sqlite3_bind_int(insert, 1, student));
	check(sqlite3_bind_int(insert, 2, round));
	check(sqlite3_bind_int(insert, 3, (student + round) % 5));
	check(sqlite3_step(insert));
	check(sqlite3_reset(insert));
}

static void make_store(void)
{
	run("CREATE TABLE checkin (id INTEGER PRIMARY KEY, student INTEGER, "
		"round INTEGER, points INTEGER);"
		"CREATE INDEX by_student ON checkin (student, id); BEGIN");
	for (int round = 0; round < ROUNDS; round++)
		for (int student = 0; student < STUDENTS; student++)
			add(student, round);
	run("COMMIT");
}

static void add_durably(int student)
{
	run("BEGIN IMMEDIATE");
	add(student, ROUNDS);
	run("COMMIT");
}

static void read_store(void)
{
	sqlite3_stmt *select;

	check(sqlite3_prepare_v2(db, "SELECT points FROM checkin WHERE "
		"student = ? ORDER BY id DESC LIMIT 4", -1, &select, NULL));
	for (int student = 0; student < STUDENTS; student++) {
		check(sqlite3_bind_int(select, 1, student));
		for (int i = 0; i < RECENT &&
		     sqlite3_step(select) == SQLITE_ROW; i++)
			recent[student][i] = sqlite3_column_int(select, 0);
		check(sqlite3_reset(select));
	}
	check(sqlite3_finalize(select));
}

static void paint_student(int student)
{
	int cells = COLS / COLUMNS;
	const int *points = recent[student];

	attr_set(student == selected ? A_REVERSE : A_NORMAL, 0, NULL);
	mvprintw(5 + student / COLUMNS, student % COLUMNS * cells,
		"%cStudent %-6d %d %d %d %d  3d *",
		student == selected ? '>' : ' ', student + 1, points[0],
		points[1], points[2], points[3]);
	attr_set(A_NORMAL, 0, NULL);
}

static void paint_detail(void)
{
	mvprintw(LINES - 3, 1, "Student %d - since 3 Oct - about 64 of 100, "
		"between 48 and 78 - last four %d %d %d %d", selected + 1,
		recent[selected][0], recent[selected][1],
		recent[selected][2], recent[selected][3]);
	clrtoeol();
}

static void paint_heads(void)
{
	static const char *const names[] = {
		"R Reteach", "P Practice", "E Extend", "I Intervene"
	};
	int cells = COLS / COLUMNS;

	for (int i = 0; i < COLUMNS; i++) {
		attr_set(A_BOLD, (short)(i + 1), NULL);
		mvprintw(2, i * cells + 1, "%-20s %d", names[i], STUDENTS / 4);
		attr_set(A_NORMAL, 0, NULL);
		if (i)
			mvvline_set(2, i * cells - 1, WACS_VLINE, LINES - 7);
	}
	mvhline_set(4, 0, WACS_HLINE, COLS);
	mvhline_set(LINES - 4, 0, WACS_HLINE, COLS);
}

static void paint(void)
{
	erase();
	mvprintw(0, 1, "floor  Period 3 - unit rates - %d students%*s",
		STUDENTS, COLS - 60, "live  Tue 14 Oct 10:42");
	mvprintw(1, 1, "Today 12/30 checked in   3 not seen for 5+ days (!)"
		"   Regroup would move 4 (g)");
	paint_heads();
	for (int i = 0; i < STUDENTS; i++)
		paint_student(i);
	paint_detail();
	mvprintw(LINES - 1, 1, "c check in  S sweep  / find  g regroup  "
		"Enter detail  u undo  P hide names  : commands  ? help  "
		"q quit");
}

static void refresh_selected(void)
{
	move(5 + selected / COLUMNS, selected % COLUMNS * (COLS / COLUMNS) + 1);
	refresh();
}

static void on_move(int step)
{
	int before = selected;

	selected = (selected + step + STUDENTS) % STUDENTS;
	paint_student(before);
	paint_student(selected);
	paint_detail();
}

static void on_check_in(void)
{
	add_durably(selected);
	recent[selected][0] = ++logged % 5;
	paint_student(selected);
	paint_detail();
	mvprintw(LINES - 2, 1, "Logged %d for Student %d, number %d",
		recent[selected][0], selected + 1, logged);
	clrtoeol();
}

static void open_screen(void)
{
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	start_color();
	use_default_colors();
	for (short i = 1; i <= COLUMNS; i++)
		init_pair(i, i, -1);
}

static void loop(void)
{
	int key;

	paint();
	refresh_selected();
	while ((key = getch()) != 'q' && key != ERR) {
		if (key == KEY_DOWN)
			on_move(1);
		else if (key == KEY_UP)
			on_move(-1);
		else if (key == 'c')
			on_check_in();
		refresh_selected();
	}
	endwin();
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	open_store(argv[1]);
	if (argc == 2) {
		read_store();
		open_screen();
		loop();
	} else if (!strcmp(argv[2], "make")) {
		make_store();
	} else {
		add_durably(0);
	}
	check(sqlite3_finalize(insert));
	check(sqlite3_close(db));
	return EXIT_SUCCESS;
}
