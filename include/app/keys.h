/* SPDX-License-Identifier: MIT */
/* A row of the key table: a key in a context runs a command line. */
#ifndef APP_KEYS_H
#define APP_KEYS_H

struct key_binding {
	const char *context; /* "board", "card", ...; "" everywhere */
	const char *key;     /* "g", "Enter", "Ctrl-L", "Left" */
	const char *command; /* a verb with operands, or an action of the
	                      * screen; {id} is the selected student */
	const char *note;    /* "regroup": for footer and help */
	int rank;            /* 1 is dropped last from a narrow footer; 0 is
	                      * never in the footer */
};

#endif
