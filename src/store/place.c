/* SPDX-License-Identifier: MIT */
/*
 * Where a store may live. An existing store is looked at and never opened
 * here: closing any other handle on it would drop the locks that SQLite holds
 * for this process.
 */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

#define TYPE_FUSE 0x65735546UL
#define COPIES_MAX 1000

static const unsigned long remote_types[] = {
	0x6969UL,     /* NFS */
	0x517BUL,     /* SMB */
	0xFE534D42UL, /* SMB 2 */
	0xFF534D42UL, /* CIFS */
	0x564CUL,     /* NCP */
	0x5346414FUL, /* AFS */
	0x6B414653UL, /* AFS of the kernel */
	0x73757245UL, /* Coda */
	0x00C36400UL, /* Ceph */
	0x0BD00BD0UL, /* Lustre */
};

/* FUSE serves local disks too, so only these names are refused. */
static const char *const remote_names[] = {
	"fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.gcsfuse",
	"fuse.davfs2", "fuse.davfs", "fuse.curlftpfs", "fuse.smbnetfs",
	"fuse.glusterfs", "fuse.ceph-fuse", "fuse.ceph", "fuse.goofys",
	"fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.afpfs",
	"fuse.hdfs", "fuse.juicefs",
};

bool place_is_remote(unsigned long type, const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(remote_types); i++) {
		if (type == remote_types[i])
			return true;
	}
	for (size_t i = 0; name && i < ARRAY_LEN(remote_names); i++) {
		if (strcmp(name, remote_names[i]) == 0)
			return true;
	}
	return false;
}

/* "36 35 98:0 / /mnt rw - fuse.sshfs host: rw": the name of the device's file
 * system, written over the line; NULL when the line is another device's. */
static char *name_in_mount(char *line, const char *device)
{
	char *rest = line;
	char *name;

	for (int i = 0; i < 2 && rest; i++)
		strsep(&rest, " ");
	if (!rest || strcmp(strsep(&rest, " "), device) != 0 || !rest)
		return NULL;
	name = strstr(rest, " - ");
	if (!name)
		return NULL;
	name += 3;
	name[strcspn(name, " \n")] = '\0';
	return name;
}

static bool device_is_remote(dev_t device)
{
	struct buf wanted = BUF_INIT;
	FILE *mounts = fopen("/proc/self/mountinfo", "re");
	char line[4096];
	bool is_remote = false;

	if (!mounts)
		return false;
	buf_addf(&wanted, "%u:%u", major(device), minor(device));
	while (!is_remote && fgets(line, sizeof(line), mounts)) {
		const char *name = name_in_mount(line, buf_text(&wanted));

		is_remote = name && place_is_remote(TYPE_FUSE, name);
	}
	buf_release(&wanted);
	fclose(mounts);
	return is_remote;
}

static bool folder_is_remote(const char *folder)
{
	struct statfs system;
	struct stat status;
	unsigned long type;

	if (statfs(folder, &system) != 0)
		return false;
	type = (unsigned long)system.f_type & 0xFFFFFFFFUL;
	if (place_is_remote(type, NULL))
		return true;
	return type == TYPE_FUSE && stat(folder, &status) == 0 &&
		device_is_remote(status.st_dev);
}

/* The folder that holds path; the caller frees it. */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return mem_strdup(".");
	return slash == path ? mem_strdup("/") :
		mem_strndup(path, (size_t)(slash - path));
}

static bool make_folder(const char *folder, struct error *err)
{
	if (mkdir(folder, 0700) == 0) {
		/* The umask may have taken more than it should. */
		if (chmod(folder, 0700) == 0)
			return true;
	} else if (errno == EEXIST) {
		return true;
	}
	return error_set(err, ERROR_IO, "the folder %s for the store cannot "
		"be made (%s): name another place with --store", folder,
		strerror(errno));
}

static bool make_folders(const char *folder, struct error *err)
{
	struct stat status;
	char *parent;
	bool done;

	if (stat(folder, &status) == 0)
		return true;
	parent = folder_of(folder);
	done = (strcmp(parent, folder) == 0 || make_folders(parent, err)) &&
		make_folder(folder, err);
	mem_free(parent);
	return done;
}

static bool check_folder(const char *path, const char *folder,
	struct error *err)
{
	if (folder_is_remote(folder))
		return error_set(err, ERROR_INVALID, "%s lies on a network "
			"file system, where a store can be damaged: name a "
			"place on this machine with --store", path);
	if (access(folder, W_OK | X_OK) != 0)
		return error_set(err, ERROR_IO, "the folder %s of the store "
			"cannot be written (%s): name another place with "
			"--store", folder, strerror(errno));
	return true;
}

static bool check_file(const char *path, const struct stat *status,
	struct error *err)
{
	if (S_ISDIR(status->st_mode))
		return error_set(err, ERROR_INVALID, "%s is a folder: name "
			"the file of the store in it", path);
	if (!S_ISREG(status->st_mode))
		return error_set(err, ERROR_INVALID, "%s is not a file: name "
			"the file of the store", path);
	if (access(path, R_OK | W_OK) != 0)
		return error_set(err, ERROR_IO, "the store %s cannot be "
			"written (%s): look at the rights on it, or name "
			"another with --store", path, strerror(errno));
	return true;
}

/* Not an error when the file is there by now. */
static bool make_file(const char *path, struct error *err)
{
	int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	struct stat status;
	int rights;

	if (file < 0) {
		int reason = errno;

		if (reason == EEXIST && stat(path, &status) == 0)
			return true;
		return error_set(err, ERROR_IO, "the store %s cannot be made "
			"(%s): name another place with --store", path,
			reason == EEXIST ? "a link that leads nowhere" :
			strerror(reason));
	}
	rights = fchmod(file, 0600);
	close(file);
	return rights == 0 || error_set(err, ERROR_IO, "the store %s cannot "
		"be kept from others (%s): name another place with --store",
		path, strerror(errno));
}

static bool prepare_in(const char *path, const char *folder, bool create,
	struct error *err)
{
	struct stat status;

	if (stat(path, &status) == 0)
		return check_file(path, &status, err) &&
			check_folder(path, folder, err);
	if (errno != ENOENT)
		return error_set(err, ERROR_IO, "the store %s cannot be "
			"reached (%s): name another with --store", path,
			strerror(errno));
	if (!create)
		return error_set(err, ERROR_NOT_FOUND, "there is no store at "
			"%s: name another with --store", path);
	return make_folders(folder, err) && check_folder(path, folder, err) &&
		make_file(path, err);
}

bool place_prepare(const char *path, bool create, struct error *err)
{
	char *folder;
	bool done;

	if (path[0] == '\0')
		return error_set(err, ERROR_INVALID, "the store has no name: "
			"name its file with --store");
	folder = folder_of(path);
	done = prepare_in(path, folder, create, err);
	mem_free(folder);
	return done;
}

bool place_new_copy(const char *path, const char *suffix, char **copy,
	struct error *err)
{
	for (int i = 1; i <= COPIES_MAX; i++) {
		struct buf name = BUF_INIT;
		struct stat status;

		buf_addf(&name, "%s.%s", path, suffix);
		if (i > 1)
			buf_addf(&name, ".%d", i);
		*copy = buf_take(&name);
		if (lstat(*copy, &status) != 0) {
			if (make_file(*copy, err))
				return true;
			mem_free(*copy);
			return false;
		}
		mem_free(*copy);
	}
	return error_set(err, ERROR_IO, "there are %d copies of %s already: "
		"move some away", COPIES_MAX, path);
}

bool place_keep_copy(const char *copy, struct error *err)
{
	int file = open(copy, O_RDONLY | O_CLOEXEC);
	bool done = file >= 0 && fsync(file) == 0;

	if (!done)
		error_set(err, ERROR_IO, "the backup %s cannot be kept (%s): "
			"look at the disk", copy, strerror(errno));
	if (file >= 0)
		close(file);
	return done;
}
