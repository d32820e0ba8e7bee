/* SPDX-License-Identifier: MIT */
#include "app/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

static bool write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t put = write(fd, bytes, len);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		bytes += put;
		len -= (size_t)put;
	}
	return true;
}

/* Also what a full disk says only at the end. */
static bool fill(int fd, const char *bytes, size_t len)
{
	bool done = write_all(fd, bytes, len) && !fsync(fd);
	int why = errno;

	if (close(fd) && done)
		return false;
	errno = why;
	return done;
}

/* Where links are not to be had, the look before has to do. */
static bool put_new(const char *beside, const char *path)
{
	if (!link(beside, path)) {
		unlink(beside);
		return true;
	}
	return errno != EEXIST && !rename(beside, path);
}

static bool check_place(const char *path, enum file_mode mode,
	struct error *err)
{
	struct stat status;

	if (lstat(path, &status))
		return errno == ENOENT || error_set(err, ERROR_IO,
			"%s cannot be written: %s", path, strerror(errno));
	if (S_ISDIR(status.st_mode))
		return error_set(err, ERROR_CONFLICT, "%s is a folder: name "
			"a file in it", path);
	if (!S_ISREG(status.st_mode))
		return error_set(err, ERROR_CONFLICT, "%s is no ordinary "
			"file: name another", path);
	return mode == FILE_REPLACE || error_set(err, ERROR_CONFLICT,
		"%s is there already: --force puts the new one in its place",
		path);
}

bool file_write(const char *path, enum file_mode mode, const char *bytes,
	size_t len, struct error *err)
{
	struct buf beside = BUF_INIT;
	bool done;
	int fd;

	if (!check_place(path, mode, err))
		return false;
	buf_addf(&beside, "%s.XXXXXX", path);
	fd = mkostemp(beside.data, O_CLOEXEC);
	done = fd >= 0 && fill(fd, bytes, len) && (mode == FILE_NEW ?
		put_new(buf_text(&beside), path) :
		!rename(buf_text(&beside), path));
	if (!done) {
		error_set(err, ERROR_IO, "%s cannot be written: %s", path,
			strerror(errno));
		if (fd >= 0)
			unlink(buf_text(&beside));
	}
	buf_release(&beside);
	return done;
}
