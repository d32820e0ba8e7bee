/* SPDX-License-Identifier: MIT */
/* Two at work on one class: what each of them makes of the same news. */
#include "../store/world.h"
#include "app/regroup.h"
#include "base/attr.h"

static struct session start(const struct world *world)
{
	struct session session = {
		.driver = world->driver,
		.author = mem_strdup(world->author),
		.class_id = world->class_id,
		.now_is_fixed = true,
		.fixed_now = AT(1, 8),
		.source = "board",
	};

	session.store = store_open(world->driver, world->path, 0,
		&world_error);
	OK(session.store);
	return session;
}

/* A class with check-ins, two who look at it, and an open proposal. */
static void begin(struct world *world, struct session *one,
	struct session *other)
{
	int64_t proposal;

	world_place(world, &driver_sqlite, false);
	world_open(world);
	world_people(world);
	world_evidence(world);
	*one = start(world);
	*other = start(world);
	OK(regroup_make(one, false, &proposal, &world_error));
}

static void end(struct world *world, struct session *one,
	struct session *other)
{
	session_close(one);
	session_close(other);
	world_leave(world);
}

static int64_t follow(struct session *session)
{
	struct proposal proposal;
	int64_t id;

	OK(regroup_follow(session, &world_error));
	OK(regroup_read(session, &proposal, &world_error));
	id = proposal.id;
	proposal_release(&proposal);
	return id;
}

/* What one has decided on must not be replaced by the same again. */
static void test_statement_40__who_follows_second_finds_what_the_first_made(
	void **state UNUSED)
{
	struct session one, other;
	struct world world;
	int64_t before, after;

	begin(&world, &one, &other);
	before = follow(&one);
	assert_int_equal(follow(&other), before);
	world_log(&world, 0, 4, AT(0, 12));
	after = follow(&one);
	assert_int_not_equal(after, before);
	assert_int_equal(follow(&other), after);
	assert_int_equal(follow(&one), after);
	end(&world, &one, &other);
}

static void test_statement_40__what_was_decided_is_not_made_anew(
	void **state UNUSED)
{
	struct session one, other;
	struct world world;
	int64_t before;
	size_t moved;

	begin(&world, &one, &other);
	before = follow(&other);
	world_log(&world, 0, 4, AT(0, 12));
	OK(regroup_accept(&one, NULL, 0, &moved, &world_error));
	assert_int_equal(follow(&other), before);
	end(&world, &one, &other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_statement_40__who_follows_second_finds_what_the_first_made),
		cmocka_unit_test(
			test_statement_40__what_was_decided_is_not_made_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
