/* SPDX-License-Identifier: MIT */
/*
 * Names and evidence kept from the wall while a projector shows the screen:
 * students are initials, clusters are groups with neutral names, scores are
 * left out. Views leave out what is evidence; text that was written before,
 * as a message, is gone over word by word.
 */
#ifndef TUI_VEIL_H
#define TUI_VEIL_H

#include <stdbool.h>

#include "base/vec.h"
#include "model/facts.h"

struct veil {
	bool is_on;
	bool is_first;  /* on until a key is pressed */
	VEC(char *) names; /* by place in facts.students */
	VEC(struct veil_word) words;
	VEC(struct veil_former) formers; /* everyone who ever was in it */
	char *names_of_groups[CLUSTER_COUNT];
	/* Which of the four a cluster is shown as, and its name: dealt anew
	 * every day, so that neither name, place, shape nor colour tells a
	 * level to who looks often. */
	enum cluster faces[CLUSTER_COUNT];
	const char *groups[CLUSTER_COUNT];
};

/* groups: four names with commas between them. */
void veil_init(struct veil *veil, const char *groups);
/* The class was read anew: whom the initials stand for. */
void veil_take(struct veil *veil, const struct facts *facts);
void veil_release(struct veil *veil);

/* "JÁ"; "AC 2" where several have the same initials. "" beyond the last. */
const char *veil_name(const struct veil *veil, size_t student);
/* Text without names, clusters and scores, and without what it quotes: that
 * is what someone typed. */
void veil_write(const struct veil *veil, struct buf *out, const char *text);

#endif
