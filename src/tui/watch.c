/* SPDX-License-Identifier: MIT */
/*
 * A store in WAL mode is written to through its "-wal" file. The write is
 * seen before the commit is (its index is in shared memory, which makes no
 * event), so whoever is woken looks again for a while.
 */
#include "watch.h"

#include <stdbool.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/buf.h"

int watch_open(const char *path)
{
	int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	struct buf log = BUF_INIT;
	bool is_watched;

	if (watch < 0)
		return -1;
	buf_addf(&log, "%s-wal", path);
	is_watched = inotify_add_watch(watch, buf_text(&log), IN_MODIFY) >= 0;
	buf_release(&log);
	if (is_watched)
		return watch;
	close(watch);
	return -1;
}

void watch_drain(int watch)
{
	char events[4096];

	while (read(watch, events, sizeof(events)) > 0)
		continue;
}

void watch_close(int watch)
{
	if (watch >= 0)
		close(watch);
}
