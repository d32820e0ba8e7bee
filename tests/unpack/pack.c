/* SPDX-License-Identifier: MIT */
/*
 * pack ZIP [NAME FILE]...: a zip file with each FILE in it as NAME; a name
 * that begins with "locked:" is encrypted, and one that ends with "/" is a
 * folder.
 */
#include <stdio.h>
#include <string.h>
#include <zip.h>

#define LOCKED "locked:"

static zip_int64_t add(zip_t *zip, const char *name, const char *path)
{
	zip_source_t *source;

	if (name[strlen(name) - 1] == '/')
		return zip_dir_add(zip, name, ZIP_FL_ENC_UTF_8);
	source = zip_source_file(zip, path, 0, -1);
	return source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
}

static int pack(zip_t *zip, const char *name, const char *path)
{
	size_t locked = strncmp(name, LOCKED, strlen(LOCKED)) ? 0 :
		strlen(LOCKED);
	zip_int64_t file = add(zip, name + locked, path);

	if (file < 0)
		return -1;
	return !locked ? 0 : zip_file_set_encryption(zip, (zip_uint64_t)file,
		ZIP_EM_TRAD_PKWARE, "secret");
}

int main(int argc, char **argv)
{
	int code = 0;
	zip_t *zip = argc < 2 ? NULL :
		zip_open(argv[1], ZIP_CREATE | ZIP_TRUNCATE, &code);

	for (int i = 2; zip && i + 1 < argc; i += 2) {
		if (pack(zip, argv[i], argv[i + 1])) {
			fprintf(stderr, "%s: %s\n", argv[i],
				zip_strerror(zip));
			zip_discard(zip);
			return 1;
		}
	}
	if (!zip || zip_close(zip)) {
		fprintf(stderr, "%s: cannot be packed\n",
			argc < 2 ? "?" : argv[1]);
		return 1;
	}
	return 0;
}
