/* SPDX-License-Identifier: MIT */
#include "app/draw.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "app/helper.h"
#include "report/forms.h"

#define BYTES_MAX ((size_t)256 << 20)

static const struct helper_program program = {
	.name = "homeroom-draw",
	.does = "writes PDF and XLSX",
	.instead = "take --format html or csv, or build homeroom with "
		"pangocairo and libxlsxwriter",
};

static bool write_all(int fd, const struct buf *bytes)
{
	size_t done = 0;

	while (done < bytes->len) {
		ssize_t wrote = write(fd, bytes->data + done,
			bytes->len - done);

		if (wrote < 0 && errno != EINTR)
			return false;
		done += wrote > 0 ? (size_t)wrote : 0;
	}
	return lseek(fd, 0, SEEK_SET) == 0;
}

/* In memory, and not a pipe: nobody waits for anyone, and no name of a learner
 * comes to a disk. */
static bool hand_over(const struct document *document, int *fd,
	struct error *err)
{
	struct buf bytes = BUF_INIT;
	bool done;

	*fd = memfd_create("document", MFD_CLOEXEC);
	form_bytes(&bytes, document);
	done = *fd >= 0 && write_all(*fd, &bytes);
	buf_release(&bytes);
	return done || error_set(err, ERROR_IO, "the document cannot be given "
		"to %s: %s", program.name, strerror(errno));
}

bool draw_document(struct buf *out, const struct document *document,
	const char *form, struct error *err)
{
	const char *const words[] = { form, NULL };
	struct helper helper;
	bool done;
	int fd;

	done = hand_over(document, &fd, err) &&
		helper_start(&helper, &program, words, fd, err) &&
		helper_read_all(&helper, out, BYTES_MAX, err);
	if (fd >= 0)
		close(fd);
	if (done && out->len > BYTES_MAX)
		done = error_set(err, ERROR_INVALID, "a %s of more than %zu "
			"MiB: ask for less, fewer classes or a shorter time",
			form, BYTES_MAX >> 20);
	return done;
}
