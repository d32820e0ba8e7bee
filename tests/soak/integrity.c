/* SPDX-License-Identifier: MIT */
/* integrity FILE [SQL]: prints the store's integrity_check, or the first
 * number that SQL gives, read past everything that homeroom does. */
#include <sqlite3.h>
#include <stdio.h>

int main(int argc, char **argv)
{
	const char *sql = argc > 2 ? argv[2] : "PRAGMA integrity_check";
	sqlite3_stmt *statement;
	sqlite3 *db;
	int status = 1;

	if (argc < 2)
		return 2;
	if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) ||
	    sqlite3_busy_timeout(db, 10000) ||
	    sqlite3_prepare_v2(db, sql, -1, &statement, NULL)) {
		fprintf(stderr, "%s\n", sqlite3_errmsg(db));
	} else {
		if (sqlite3_step(statement) == SQLITE_ROW) {
			puts((const char *)sqlite3_column_text(statement, 0));
			status = 0;
		}
		sqlite3_finalize(statement);
	}
	sqlite3_close(db);
	return status;
}
