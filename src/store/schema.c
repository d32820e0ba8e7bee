/* SPDX-License-Identifier: MIT */
/*
 * The tables.
 *
 * 1. Every row is a fact: made_by is the action that made it, ended_by the
 *    one that ended it, NULL when none has. A fact stands when its maker is
 *    not undone and its ender, if any, is. Nothing is overwritten but
 *    ended_by of a fact that had not ended, and action.undone_by.
 * 2. Ids are dense within a class, or within the store for what belongs to no
 *    class. The key starts with the class, so that a class lies together and
 *    is read without an index, whatever else the store holds.
 * 3. What can be renamed keeps its id and gets a new version.
 * 4. Names of people stand in student_name and nowhere else.
 * 5. Moments are civil seconds, days are civil days, enums are the model's
 *    names; only check-ins, of which there are many, hold enums as numbers.
 */
#include "schema.h"

#include <time.h>

#include "base/buf.h"

#define FACT \
	"made_by INTEGER NOT NULL REFERENCES action(id)," \
	"ended_by INTEGER REFERENCES action(id)"
#define OF_CLASS \
	"class_id INTEGER NOT NULL REFERENCES class(id)," \
	"id INTEGER NOT NULL,"
#define OF_STUDENT \
	"student_id INTEGER NOT NULL REFERENCES student(id),"
#define KEYED(columns) \
	",PRIMARY KEY (" columns ")) STRICT, WITHOUT ROWID"

static const char *const first[] = {
	"CREATE TABLE store ("
	"one INTEGER PRIMARY KEY CHECK (one = 1),"
	"origin TEXT NOT NULL) STRICT",
	"INSERT INTO store VALUES (1, lower(hex(randomblob(16))))",
	"CREATE TABLE author ("
	"id INTEGER PRIMARY KEY,"
	"name TEXT NOT NULL UNIQUE) STRICT",
	"CREATE TABLE action ("
	"id INTEGER PRIMARY KEY,"
	"class_id INTEGER NOT NULL," /* 0: of no class */
	"at INTEGER NOT NULL,"
	"author_id INTEGER NOT NULL REFERENCES author(id),"
	"undone_by INTEGER NOT NULL DEFAULT 0,"
	"verb TEXT NOT NULL,"
	"source TEXT,"
	"student_id INTEGER,"
	"detail TEXT,"
	"token TEXT,"
	"target INTEGER REFERENCES action(id),"
	"ends INTEGER NOT NULL DEFAULT 0,"
	"is_look INTEGER NOT NULL DEFAULT 0) STRICT", /* no step of undo */
	"CREATE INDEX action_class ON action(class_id)",
	"CREATE UNIQUE INDEX action_token ON action(token) "
	"WHERE token IS NOT NULL",
	/* The other classes that an action wrote to. */
	"CREATE TABLE reach ("
	"action_id INTEGER NOT NULL REFERENCES action(id),"
	"class_id INTEGER NOT NULL REFERENCES class(id)"
	KEYED("action_id, class_id"),

	"CREATE TABLE term ("
	"id INTEGER NOT NULL,"
	"version INTEGER NOT NULL,"
	"name TEXT NOT NULL,"
	"starts INTEGER,"
	"ends INTEGER,"
	FACT KEYED("id, version"),
	"CREATE TABLE class ("
	"id INTEGER PRIMARY KEY,"
	"made_by INTEGER NOT NULL REFERENCES action(id)) STRICT",
	"CREATE TABLE class_detail ("
	"class_id INTEGER NOT NULL REFERENCES class(id),"
	"version INTEGER NOT NULL,"
	"name TEXT NOT NULL,"
	"term_id INTEGER,"
	"focus INTEGER," /* objective; NULL: the newest round's */
	"archived INTEGER NOT NULL CHECK (archived IN (0, 1)),"
	FACT KEYED("class_id, version"),

	"CREATE TABLE student ("
	"id INTEGER PRIMARY KEY,"
	"made_by INTEGER NOT NULL REFERENCES action(id)) STRICT",
	"CREATE TABLE student_name ("
	OF_STUDENT
	"version INTEGER NOT NULL,"
	"is_alias INTEGER NOT NULL DEFAULT 0 CHECK (is_alias IN (0, 1)),"
	"number TEXT,"
	"given TEXT,"
	"family TEXT,"
	"name TEXT NOT NULL,"
	"email TEXT,"
	"handle TEXT,"
	FACT KEYED("student_id, version"),
	"CREATE INDEX student_name_number ON student_name(number) "
	"WHERE number IS NOT NULL",
	/* Facts of from_id are read as facts of into_id; into_id is never
	 * merged itself. */
	"CREATE TABLE student_merge ("
	"from_id INTEGER NOT NULL REFERENCES student(id),"
	"into_id INTEGER NOT NULL REFERENCES student(id),"
	FACT KEYED("from_id, into_id, made_by"),
	"CREATE TABLE enrolment ("
	"class_id INTEGER NOT NULL REFERENCES class(id),"
	OF_STUDENT
	"version INTEGER NOT NULL,"
	FACT KEYED("class_id, student_id, version"),
	"CREATE INDEX enrolment_student ON enrolment(student_id)",

	"CREATE TABLE objective ("
	OF_CLASS
	"version INTEGER NOT NULL,"
	"name TEXT NOT NULL,"
	FACT KEYED("class_id, id, version"),
	"CREATE TABLE requirement ("
	OF_CLASS
	"objective_id INTEGER NOT NULL,"
	"needs_id INTEGER NOT NULL,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE round ("
	OF_CLASS
	"version INTEGER NOT NULL,"
	"objective_id INTEGER," /* NULL: several */
	"name TEXT NOT NULL,"
	"held_at INTEGER NOT NULL,"
	FACT KEYED("class_id, id, version"),
	/* form: 0 items, 1 percent, 2 level. support: 1 alone, 2 hint,
	 * 3 helped. NULL: unsaid. */
	"CREATE TABLE checkin ("
	OF_CLASS
	"student_id INTEGER NOT NULL,"
	"objective_id INTEGER NOT NULL,"
	"round_id INTEGER,"
	"observed_at INTEGER NOT NULL,"
	"form INTEGER NOT NULL CHECK (form BETWEEN 0 AND 2),"
	"points REAL NOT NULL,"
	"out_of REAL NOT NULL CHECK (points BETWEEN 0 AND out_of),"
	"support INTEGER,"
	"confidence INTEGER,"
	"minutes INTEGER,"
	"note TEXT,"
	"replaces INTEGER,"
	FACT KEYED("class_id, id"),
	"CREATE INDEX checkin_ended ON checkin(class_id, ended_by) "
	"WHERE ended_by IS NOT NULL",

	"CREATE TABLE absence ("
	OF_CLASS OF_STUDENT
	"from_day INTEGER NOT NULL,"
	"to_day INTEGER NOT NULL CHECK (from_day <= to_day),"
	FACT KEYED("class_id, id"),
	"CREATE TABLE block ("
	OF_CLASS OF_STUDENT
	"what TEXT NOT NULL,"
	"severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 3),"
	"since INTEGER NOT NULL,"
	"until INTEGER,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE lock ("
	OF_CLASS
	"kind TEXT NOT NULL CHECK (kind IN ('pin', 'together', 'apart')),"
	"why TEXT,"
	"until INTEGER,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE lock_member ("
	"class_id INTEGER NOT NULL,"
	"lock_id INTEGER NOT NULL,"
	OF_STUDENT
	"FOREIGN KEY (class_id, lock_id) REFERENCES lock(class_id, id)"
	KEYED("class_id, lock_id, student_id"),

	"CREATE TABLE policy ("
	"class_id INTEGER NOT NULL REFERENCES class(id),"
	"version INTEGER NOT NULL,"
	"text TEXT NOT NULL,"
	FACT KEYED("class_id, version"),
	"CREATE TABLE routine ("
	OF_CLASS
	"cluster TEXT NOT NULL,"
	"objective_id INTEGER," /* NULL: whatever the objective */
	"station TEXT,"
	"task TEXT,"
	"materials TEXT,"
	"feedback TEXT,"
	"support_tier INTEGER,"
	"minutes INTEGER,"
	"cadence_days INTEGER," /* from one review to the next */
	"exit_rule TEXT,"
	"sentence TEXT,"
	FACT KEYED("class_id, id"),

	/* A proposal is open until it ends. */
	"CREATE TABLE proposal ("
	OF_CLASS
	"policy INTEGER NOT NULL,"
	"objective_id INTEGER,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE move ("
	"class_id INTEGER NOT NULL,"
	"proposal_id INTEGER NOT NULL,"
	OF_STUDENT
	"place INTEGER NOT NULL,"
	"from_cluster TEXT NOT NULL,"
	"to_cluster TEXT NOT NULL,"
	"rule TEXT NOT NULL,"
	"evidence TEXT NOT NULL,"
	"objective_id INTEGER,"
	"level REAL," /* NULL: no estimate */
	"low REAL,"
	"high REAL,"
	"below REAL,"
	"above REAL,"
	"line REAL NOT NULL,"
	"upward INTEGER NOT NULL,"
	"odds REAL NOT NULL,"
	"needs REAL NOT NULL,"
	"since INTEGER NOT NULL,"
	"checkins TEXT NOT NULL," /* ids, as JSON */
	"checkins_all INTEGER NOT NULL,"
	"change_to TEXT," /* NULL: no score would change it */
	"change_form INTEGER,"
	"change_points REAL,"
	"change_out_of REAL,"
	"change_count INTEGER,"
	"FOREIGN KEY (class_id, proposal_id) REFERENCES proposal(class_id, id)"
	KEYED("class_id, proposal_id, student_id"),
	"CREATE TABLE offer ("
	"class_id INTEGER NOT NULL,"
	"proposal_id INTEGER NOT NULL,"
	"place INTEGER NOT NULL,"
	OF_STUDENT
	"cause TEXT NOT NULL,"
	"strength REAL NOT NULL,"
	"checkins INTEGER NOT NULL,"
	"no_gain REAL NOT NULL,"
	"subject INTEGER,"
	"expected REAL NOT NULL,"
	"FOREIGN KEY (class_id, proposal_id) REFERENCES proposal(class_id, id)"
	KEYED("class_id, proposal_id, place"),
	"CREATE TABLE decision ("
	"class_id INTEGER NOT NULL,"
	"proposal_id INTEGER NOT NULL,"
	OF_STUDENT
	"version INTEGER NOT NULL,"
	"state TEXT NOT NULL,"
	"placed TEXT," /* NULL: nowhere */
	"why TEXT,"
	FACT ","
	"FOREIGN KEY (class_id, proposal_id) REFERENCES proposal(class_id, id)"
	KEYED("class_id, proposal_id, student_id, version"),
	"CREATE TABLE offer_reply ("
	OF_CLASS OF_STUDENT
	"answer TEXT NOT NULL,"
	"until INTEGER,"
	FACT KEYED("class_id, id"),
	/* Begins and ends when its actions were done. */
	"CREATE TABLE stay ("
	OF_CLASS OF_STUDENT
	"cluster TEXT NOT NULL,"
	"objective_id INTEGER,"
	"by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)),"
	"why TEXT,"
	FACT KEYED("class_id, id"),

	"CREATE TABLE profile ("
	OF_CLASS OF_STUDENT
	"goal_immediate TEXT,"
	"goal_outcome TEXT,"
	"goal_proof TEXT,"
	"readiness TEXT," /* four answers, as JSON */
	"support_tier INTEGER CHECK (support_tier BETWEEN 1 AND 3),"
	"constraints TEXT,"
	"preference TEXT,"
	"skill REAL,"
	"confidence INTEGER,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE segment ("
	OF_CLASS OF_STUDENT
	"segment TEXT NOT NULL,"
	"why TEXT,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE plan ("
	OF_CLASS OF_STUDENT
	"version INTEGER NOT NULL,"
	"stay_id INTEGER,"
	"owner TEXT,"
	"starts INTEGER,"
	"review_day INTEGER,"
	"strategy TEXT,"
	"sessions INTEGER," /* planned */
	"outcome TEXT,"
	FACT KEYED("class_id, id, version"),
	"CREATE TABLE plan_session ("
	OF_CLASS
	"plan_id INTEGER NOT NULL,"
	"planned_at INTEGER,"
	"held_at INTEGER,"
	"minutes INTEGER,"
	"note TEXT,"
	FACT KEYED("class_id, id"),

	/* What came from another store, and as which of our rows. */
	"CREATE TABLE origin ("
	"kind TEXT NOT NULL,"
	"origin TEXT NOT NULL,"
	"remote_class INTEGER NOT NULL," /* 0: of no class */
	"remote_id INTEGER NOT NULL,"
	"class_id INTEGER NOT NULL,"
	"id INTEGER NOT NULL"
	KEYED("kind, origin, remote_class, remote_id"),
	NULL
};

/* One lesson for all, what more evidence is worth, what stands behind a move,
 * and who sits with whom. */
static const char *const second[] = {
	"ALTER TABLE proposal ADD COLUMN whole TEXT", /* NULL: no case */
	"ALTER TABLE proposal ADD COLUMN whole_students INTEGER",
	"ALTER TABLE proposal ADD COLUMN whole_seen INTEGER",
	"ALTER TABLE proposal ADD COLUMN whole_next INTEGER",
	"ALTER TABLE proposal ADD COLUMN worth_seen INTEGER",
	"ALTER TABLE proposal ADD COLUMN worth_settled INTEGER",
	"ALTER TABLE proposal ADD COLUMN worth_items REAL",
	"ALTER TABLE proposal ADD COLUMN worth_later REAL",
	"ALTER TABLE proposal ADD COLUMN worth_eight REAL",
	"ALTER TABLE proposal ADD COLUMN worth_by_lines INTEGER",
	"ALTER TABLE move ADD COLUMN wanted TEXT",
	"ALTER TABLE move ADD COLUMN teach_id INTEGER",
	"ALTER TABLE move ADD COLUMN lock_id INTEGER",
	/* Lasts until the next proposal. */
	"CREATE TABLE whole_lesson ("
	OF_CLASS
	"proposal_id INTEGER NOT NULL,"
	"objective_id INTEGER NOT NULL,"
	FACT ","
	"FOREIGN KEY (class_id, proposal_id) REFERENCES proposal(class_id, id)"
	KEYED("class_id, id"),
	"CREATE TABLE seating ("
	OF_CLASS
	"style TEXT NOT NULL,"
	"size INTEGER NOT NULL CHECK (size > 0),"
	FACT KEYED("class_id, id"),
	"CREATE TABLE seat ("
	"class_id INTEGER NOT NULL,"
	"seating_id INTEGER NOT NULL,"
	OF_STUDENT
	"cluster TEXT NOT NULL,"
	"table_number INTEGER NOT NULL,"
	"FOREIGN KEY (class_id, seating_id) REFERENCES seating(class_id, id)"
	KEYED("class_id, seating_id, student_id"),
	NULL
};

static const char *const third[] = {
	/* Actions of one step are undone as one: the first of them. NULL: it
	 * stands alone. */
	"ALTER TABLE action ADD COLUMN step INTEGER REFERENCES action(id)",
	"CREATE INDEX action_step ON action(step) WHERE step IS NOT NULL",
	/* Goes on until it ends, by whoever made it. */
	"CREATE TABLE sweep ("
	OF_CLASS
	"round_id INTEGER NOT NULL,"
	FACT KEYED("class_id, id"),
	NULL
};

static const char *const fourth[] = {
	/* 1: the note is its author's until the author shares it. */
	"ALTER TABLE checkin ADD COLUMN is_private INTEGER",
	/* Who observed it, where that is not who made the action: it came
	 * from another store. */
	"ALTER TABLE checkin ADD COLUMN author_id INTEGER "
	"REFERENCES author(id)",
	"CREATE INDEX origin_local ON origin(class_id, id)",
	/* How a person once read a file: which of its columns is what (by
	 * the fingerprint of its header), which level a word is, which class
	 * of a school's set is this one. The newest answer to a subject is
	 * taken. */
	"CREATE TABLE reading ("
	OF_CLASS
	"kind TEXT NOT NULL CHECK (kind IN ('columns', 'level', 'section')),"
	"subject TEXT NOT NULL,"
	"answer TEXT NOT NULL,"
	FACT KEYED("class_id, id"),
	NULL
};

/* The learner over weeks. Nothing ever wrote to the first tables of it. */
static const char *const fifth[] = {
	"DROP TABLE plan_session",
	"DROP TABLE plan",
	"DROP TABLE segment",
	"DROP TABLE profile",
	/* The newest counts. */
	"CREATE TABLE profile ("
	OF_CLASS OF_STUDENT
	"goal TEXT,"
	"stuck TEXT,"
	"help TEXT,"
	"outcome TEXT,"
	"proof TEXT,"
	"skill REAL CHECK (skill BETWEEN 0 AND 1),"
	"confidence INTEGER,"
	"can_parts INTEGER," /* 0 no, 1 yes, NULL unsaid; here and below */
	"knows_next INTEGER,"
	"goes_alone INTEGER,"
	"has_means INTEGER,"
	"wants INTEGER,"
	"tier INTEGER,"
	"orientation TEXT,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE selfcheck ("
	OF_CLASS OF_STUDENT
	"reach TEXT,"
	"way TEXT,"
	"help TEXT,"
	"sure INTEGER,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE segment_mark ("
	OF_CLASS OF_STUDENT
	"segment TEXT NOT NULL,"
	"by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)),"
	"why TEXT,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE segments ("
	"class_id INTEGER NOT NULL REFERENCES class(id),"
	"version INTEGER NOT NULL,"
	"text TEXT NOT NULL,"
	FACT KEYED("class_id, version"),
	"CREATE TABLE plan ("
	OF_CLASS
	"version INTEGER NOT NULL,"
	OF_STUDENT
	"stay_id INTEGER,"
	"cluster TEXT NOT NULL,"
	"objective_id INTEGER," /* NULL: all */
	"kind TEXT,"
	"tier INTEGER,"
	"goal TEXT,"
	"baseline REAL CHECK (baseline BETWEEN 0 AND 1),"
	"target REAL CHECK (target BETWEEN 0 AND 1),"
	"strategy TEXT,"
	"owner TEXT,"
	"starts INTEGER NOT NULL,"
	"review_day INTEGER NOT NULL,"
	"planned INTEGER,"
	"cause TEXT,"
	"outcome TEXT NOT NULL,"
	"reason TEXT,"
	"closed_at INTEGER," /* NULL: open */
	FACT KEYED("class_id, id, version"),
	"CREATE TABLE plan_session ("
	OF_CLASS
	"plan_id INTEGER NOT NULL,"
	"at INTEGER NOT NULL,"
	"held INTEGER NOT NULL CHECK (held IN (0, 1)),"
	"minutes INTEGER,"
	"fidelity INTEGER,"
	"note TEXT,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE trial ("
	OF_CLASS
	"name TEXT NOT NULL,"
	"cluster TEXT NOT NULL,"
	"objective_id INTEGER," /* NULL: all */
	"one TEXT NOT NULL,"
	"other TEXT NOT NULL,"
	"seed INTEGER NOT NULL,"
	"starts INTEGER NOT NULL,"
	"until INTEGER NOT NULL,"
	FACT KEYED("class_id, id"),
	"CREATE TABLE trial_member ("
	"class_id INTEGER NOT NULL,"
	"trial_id INTEGER NOT NULL,"
	OF_STUDENT
	"arm INTEGER NOT NULL CHECK (arm IN (0, 1)),"
	"stratum INTEGER NOT NULL,"
	"before REAL NOT NULL,"
	"FOREIGN KEY (class_id, trial_id) REFERENCES trial(class_id, id)"
	KEYED("class_id, trial_id, student_id"),
	/* Closes it, with the reason, which a row that ends could not say. */
	"CREATE TABLE trial_end ("
	OF_CLASS
	"trial_id INTEGER NOT NULL,"
	"reason TEXT,"
	FACT ","
	"FOREIGN KEY (class_id, trial_id) REFERENCES trial(class_id, id)"
	KEYED("class_id, id"),
	/* What was given to do: 1 given, 2 done, 3 not done; how well it was
	 * done, 1 to 4. NULL: unsaid. */
	"ALTER TABLE checkin ADD COLUMN task INTEGER",
	"ALTER TABLE checkin ADD COLUMN quality INTEGER",
	NULL
};

/* Why those at a routine stall, so that it can be counted. */
static const char *const sixth[] = {
	"ALTER TABLE routine ADD COLUMN cause TEXT",
	NULL
};

/* When a profile was said, where that was not the moment it was written. */
static const char *const seventh[] = {
	"ALTER TABLE profile ADD COLUMN said INTEGER",
	NULL
};

static const char *const *const migrations[] = {
	first, second, third, fourth, fifth, sixth, seventh
};

const struct schema schema_latest = {
	.migrations = migrations,
	.version = ARRAY_LEN(migrations),
};

#define STRING(text) #text
#define NUMBER(macro) STRING(macro)

bool schema_number(const struct driver *driver,
	struct driver_connection *connection, const char *sql,
	int64_t *number, struct error *err)
{
	struct driver_statement *statement = driver->prepare(connection, sql,
		err);
	bool done;

	if (!statement)
		return false;
	done = driver->step(statement, err) == DRIVER_ROW;
	if (done)
		*number = driver->column_int(statement, 0);
	driver->reset(statement);
	return done;
}

static bool migrate(const struct schema *schema, const struct driver *driver,
	struct driver_connection *connection, struct error *err)
{
	struct buf sql = BUF_INIT;
	int64_t version;
	bool done;

	/* Read again inside the transaction: another process may have done
	 * it meanwhile. */
	if (!schema_number(driver, connection, "PRAGMA user_version",
	    &version, err))
		return false;
	for (size_t i = (size_t)version; i < schema->version; i++) {
		const char *const *statement = schema->migrations[i];

		for (; *statement; statement++) {
			if (!driver->execute(connection, *statement, err))
				return false;
		}
	}
	buf_addf(&sql, "PRAGMA application_id = %s;"
		"PRAGMA user_version = %zu", NUMBER(SCHEMA_APPLICATION),
		schema->version);
	done = (size_t)version >= schema->version ||
		driver->execute(connection, buf_text(&sql), err);
	buf_release(&sql);
	return done;
}

/* The driver does not wait here. */
static bool use_log(const struct driver *driver,
	struct driver_connection *connection, int wait, struct error *err)
{
	const struct timespec moment = { .tv_nsec = 1000000 };
	struct error why = ERROR_INIT;

	while (!driver->execute(connection, "PRAGMA journal_mode = WAL",
	    &why)) {
		if (why.code != ERROR_BUSY || wait-- <= 0)
			return error_set(err, why.code, "%s", why.text);
		nanosleep(&moment, NULL);
	}
	return true;
}

bool schema_upgrade(const struct schema *schema, const struct driver *driver,
	struct driver_connection *connection, int wait, struct error *err)
{
	/* The log mode comes before the first table, so that a store with
	 * tables needs no look at it. */
	if (!use_log(driver, connection, wait, err) ||
	    !driver->begin(connection, wait, err))
		return false;
	if (migrate(schema, driver, connection, err) &&
	    driver->commit(connection, err))
		return true;
	driver->rollback(connection);
	return false;
}
