/* SPDX-License-Identifier: MIT */
#include "exchange/zip_write.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#define LOCAL_HEADER UINT32_C(0x04034b50)
#define DIRECTORY_HEADER UINT32_C(0x02014b50)
#define DIRECTORY_END UINT32_C(0x06054b50)
#define ZIP_VERSION 20
#define CRC_POLYNOMIAL UINT32_C(0xEDB88320)
#define YEAR_FIRST 1980

/* Numbers stand with their lowest byte first. */
static void add_number(struct buf *out, uint32_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_addc(out, (char)(value >> 8 * i & 0xFF));
}

static uint32_t crc_of(const struct buf *bytes)
{
	const char *text = buf_text(bytes);
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < bytes->len; i++) {
		crc ^= (unsigned char)text[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? CRC_POLYNOMIAL : 0);
	}
	return ~crc;
}

/* Days and halves of two seconds since 1980. */
static uint32_t dos_time(civil when)
{
	struct date date = date_of(when);
	uint32_t second = (uint32_t)(when - date_day(when) * CIVIL_DAY);
	uint32_t day;

	if (date.year < YEAR_FIRST)
		return UINT32_C(0x00210000);
	day = (uint32_t)(date.year - YEAR_FIRST) << 9 |
		(uint32_t)date.month << 5 | (uint32_t)date.day;
	return day << 16 | second / 3600 << 11 | second / 60 % 60 << 5 |
		second % 60 / 2;
}

void zip_write_init(struct zip_write *zip, struct buf *out, civil when)
{
	assert(!out->len);
	*zip = (struct zip_write){ .out = out, .when = when };
}

/* What local header and directory say alike. */
static void add_facts(const struct zip_write *zip, struct buf *out,
	const char *name, const struct buf *bytes)
{
	add_number(out, ZIP_VERSION, 2);
	add_number(out, 0, 2); /* no flags */
	add_number(out, 0, 2); /* stored */
	add_number(out, dos_time(zip->when), 4);
	add_number(out, crc_of(bytes), 4);
	add_number(out, (uint32_t)bytes->len, 4);
	add_number(out, (uint32_t)bytes->len, 4);
	add_number(out, (uint32_t)strlen(name), 2);
	add_number(out, 0, 2); /* nothing extra */
}

void zip_write_member(struct zip_write *zip, const char *name,
	const struct buf *bytes)
{
	struct buf *directory = &zip->directory;
	uint32_t start = (uint32_t)zip->out->len;

	assert(zip->out->len + bytes->len < UINT32_MAX);
	add_number(zip->out, LOCAL_HEADER, 4);
	add_facts(zip, zip->out, name, bytes);
	buf_adds(zip->out, name);
	buf_add(zip->out, buf_text(bytes), bytes->len);

	add_number(directory, DIRECTORY_HEADER, 4);
	add_number(directory, ZIP_VERSION, 2);
	add_facts(zip, directory, name, bytes);
	add_number(directory, 0, 2); /* no comment */
	add_number(directory, 0, 2); /* the first disk */
	add_number(directory, 0, 2);
	add_number(directory, 0, 4);
	add_number(directory, start, 4);
	buf_adds(directory, name);
	zip->count++;
}

void zip_write_end(struct zip_write *zip)
{
	uint32_t start = (uint32_t)zip->out->len;

	buf_add(zip->out, buf_text(&zip->directory), zip->directory.len);
	add_number(zip->out, DIRECTORY_END, 4);
	add_number(zip->out, 0, 4);
	add_number(zip->out, (uint32_t)zip->count, 2);
	add_number(zip->out, (uint32_t)zip->count, 2);
	add_number(zip->out, (uint32_t)zip->directory.len, 4);
	add_number(zip->out, start, 4);
	add_number(zip->out, 0, 2);
	buf_release(&zip->directory);
}
