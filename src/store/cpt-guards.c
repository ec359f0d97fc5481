/* cpt-guards.c — which companies a page that was asked for earlier may not touch any more.
 *
 * Every request takes a number before it is sent. When a change of a company is answered, given back, or the company is
 * read by itself, its guard is raised to the last number given: what was asked for up to then says nothing new about
 * it. While a change is on its way, nothing that was asked for does. Guards live as long as a run of the program: no
 * request outlives it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-guards-private.h"

#include <string.h>

#include "cpt-change.h"
#include "cpt-id-map-private.h"
#include "cpt-overlay-private.h"
#include "cpt-statement-private.h"

static const char IN_FLIGHT_SQL[] =
    "SELECT kind, company_id FROM outbox WHERE company_id IS NOT NULL AND state IN (:sending, :unsure)";

struct _CptGuards
{
  CptIdMap *sequences;
  CptIdMap *in_flight; /* as of the last cpt_guards_load_in_flight() */
};

/**
 * cpt_guards_new:
 *
 * Returns: (transfer full): no guard at all; on the writer thread, like all that follows
 */
CptGuards *
cpt_guards_new (void)
{
  CptGuards *self = g_new0 (CptGuards, 1);

  self->sequences = cpt_id_map_new ();
  self->in_flight = cpt_id_map_new ();

  return self;
}

void
cpt_guards_free (CptGuards *self)
{
  cpt_id_map_free (self->sequences);
  cpt_id_map_free (self->in_flight);
  g_free (self);
}

/**
 * cpt_guards_raise:
 * @sequence: what was asked for up to this number may not touch the company any more
 */
void
cpt_guards_raise (CptGuards *self, const guint8 id[CPT_GUID_BYTES], gint64 sequence)
{
  gint64 before = 0;

  cpt_id_map_get (self->sequences, id, &before);
  if (sequence > before)
    cpt_id_map_set (self->sequences, id, sequence);
}

/**
 * cpt_guards_load_in_flight:
 *
 * Learns which changes are on their way; once in each transaction that asks cpt_guards_allow().
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_guards_load_in_flight (CptGuards *self, sqlite3 *handle, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, IN_FLIGHT_SQL, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  cpt_id_map_free (self->in_flight);
  self->in_flight = cpt_id_map_new ();

  cpt_statement_bind_int64 (statement, ":sending", CPT_CHANGE_SENDING);
  cpt_statement_bind_int64 (statement, ":unsure", CPT_CHANGE_UNSURE);
  do
    {
      gsize length = 0;
      gconstpointer id = NULL;

      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;

      if (has_row && cpt_overlay_concerns ((CptChangeKind) cpt_statement_get_int64 (statement, 0)) &&
          (id = cpt_statement_get_blob (statement, 1, &length)) != NULL && length == CPT_GUID_BYTES)
        cpt_id_map_set (self->in_flight, id, TRUE);
    }
  while (has_row);

  return TRUE;
}

/**
 * cpt_guards_is_raised_since:
 *
 * Returns: whether the company was touched by something newer than request @sequence
 */
gboolean
cpt_guards_is_raised_since (CptGuards *self, const guint8 id[CPT_GUID_BYTES], gint64 sequence)
{
  gint64 raised_to = 0;

  return cpt_id_map_get (self->sequences, id, &raised_to) && sequence <= raised_to;
}

/**
 * cpt_guards_allow:
 *
 * Returns: whether the answer to request @sequence may overwrite the company, or bring it back
 */
gboolean
cpt_guards_allow (CptGuards *self, const guint8 id[CPT_GUID_BYTES], gint64 sequence)
{
  gint64 ignored = 0;

  return !cpt_id_map_get (self->in_flight, id, &ignored) && !cpt_guards_is_raised_since (self, id, sequence);
}
