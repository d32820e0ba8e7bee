/* SPDX-License-Identifier: MIT */
/* Hearing of other writers: a watch on the files of a store. */
#ifndef TUI_WATCH_H
#define TUI_WATCH_H

/* A file descriptor that becomes readable when somebody has written to the
 * store at path; -1 where that cannot be had. Close it with watch_close. */
int watch_open(const char *path);
/* Takes in what there is to read. */
void watch_drain(int watch);
void watch_close(int watch);

#endif
