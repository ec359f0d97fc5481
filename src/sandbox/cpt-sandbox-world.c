/* cpt-sandbox-world.c — everything that a request may look at and change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-world-private.h"

#include "cpt-sandbox-time-private.h"

#define META_IDENTIFIERS "identifiers"
#define META_STAMP "stamp"
#define META_SECRET "secret"

/* Random once and kept, so that a Link URL that was sent out still works after a restart. */
static guint64
get_secret (CptSandboxWorld *self)
{
  gint64 secret = cpt_sandbox_world_get_meta (self, META_SECRET);

  if (secret == 0)
    {
      secret = (gint64) (((guint64) g_random_int () << 32) | g_random_int () | 1);
      cpt_sandbox_world_set_meta (self, META_SECRET, secret);
    }

  return (guint64) secret;
}

/**
 * cpt_sandbox_world_open:
 * @path: its database file
 * @clock: moved forward to the last moment that was ever given out, so that time never runs back
 * @faults: what is to go wrong
 * @seed: what identifiers and durations follow from
 */
CptSandboxWorld *
cpt_sandbox_world_open (const char *path,
                        CptSandboxClock *clock,
                        CptSandboxFaults *faults,
                        guint64 seed,
                        GError **error)
{
  g_autoptr (CptSandboxWorld) self = g_new0 (CptSandboxWorld, 1);

  self->clock = clock;
  self->faults = faults;
  self->seed = seed;
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->database = cpt_sandbox_database_open (path, error);

  if (self->database == NULL)
    return NULL;

  self->identifiers = (guint64) cpt_sandbox_world_get_meta (self, META_IDENTIFIERS);
  self->stamp = cpt_sandbox_world_get_meta (self, META_STAMP);
  self->secret = get_secret (self);
  cpt_sandbox_clock_move_to (clock, self->stamp);
  self->now = cpt_sandbox_clock_now (clock);
  self->settled = self->stamp;

  return g_steal_pointer (&self);
}

void
cpt_sandbox_world_free (CptSandboxWorld *self)
{
  g_clear_pointer (&self->database, cpt_sandbox_database_free);
  g_clear_pointer (&self->forms, g_hash_table_unref);
  g_clear_pointer (&self->generator, cpt_sandbox_generator_free);
  g_clear_pointer (&self->read_generator, cpt_sandbox_read_generator_free);
  g_free (self->base_url);
  g_free (self);
}

/**
 * cpt_sandbox_world_begin:
 *
 * Opens the transaction of a request, and stops the clock for it.
 */
void
cpt_sandbox_world_begin (CptSandboxWorld *self)
{
  self->now = cpt_sandbox_clock_now (self->clock);
  cpt_sandbox_database_begin (self->database);
}

/**
 * cpt_sandbox_world_commit:
 *
 * Returns: %FALSE if anything of the request could not be stored; then nothing of it is
 */
gboolean
cpt_sandbox_world_commit (CptSandboxWorld *self, GError **error)
{
  if ((guint64) cpt_sandbox_world_get_meta (self, META_IDENTIFIERS) != self->identifiers)
    cpt_sandbox_world_set_meta (self, META_IDENTIFIERS, (gint64) self->identifiers);

  if (cpt_sandbox_world_get_meta (self, META_STAMP) != self->stamp)
    cpt_sandbox_world_set_meta (self, META_STAMP, self->stamp);

  return cpt_sandbox_database_commit (self->database, error);
}

/**
 * cpt_sandbox_world_stamp:
 *
 * Returns: the moment of something that happens now: never given out before, and with a seventh digit of its own
 */
gint64
cpt_sandbox_world_stamp (CptSandboxWorld *self)
{
  gint64 digit = (gint64) (cpt_sandbox_mix ((guint64) self->now) % 10);

  self->stamp = MAX (self->now - self->now % 10 + digit, self->stamp + 1);

  return self->stamp;
}

/**
 * cpt_sandbox_world_next_guid:
 * @what: the kind of thing
 *
 * Returns: an identifier that was never given out; a reset does not begin them anew, so that a client never meets a
 * deleted company again in a new one
 */
CptSandboxGuid
cpt_sandbox_world_next_guid (CptSandboxWorld *self, const char *what)
{
  return cpt_sandbox_guid_for (self->seed, what, ++self->identifiers + G_MAXUINT32);
}

/**
 * cpt_sandbox_world_get_meta:
 *
 * Returns: what was kept under @name, or 0
 */
gint64
cpt_sandbox_world_get_meta (CptSandboxWorld *self, const char *name)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (self->database, "SELECT value FROM meta WHERE name = :name");
  cpt_sandbox_statement_bind_text (statement, ":name", name);

  return cpt_sandbox_statement_step (statement) ? cpt_sandbox_statement_integer (statement, 0) : 0;
}

void
cpt_sandbox_world_set_meta (CptSandboxWorld *self, const char *name, gint64 value)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (self->database, "REPLACE INTO meta (name, value) VALUES (:name, :value)");
  cpt_sandbox_statement_bind_text (statement, ":name", name);
  cpt_sandbox_statement_bind_integer (statement, ":value", value);
  cpt_sandbox_statement_run (statement);
}
