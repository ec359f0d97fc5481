/* cpt-outbox-adder.c — how what the user did becomes rows of the outbox.
 *
 * 1. What the platform has certainly not heard of is changed in its row: renaming a company that waits to be created
 *    changes what will be created, deleting it takes it back; a second renaming or description, and settings that
 *    are saved again, take the place of the first; what is done to tags is added to what was; what was asked for
 *    already is not asked for twice.
 * 2. What stands behind a creation has its row (minus the creation's) until the creation is answered.
 * 3. The settings of all are no company's: their row is 0.
 * 4. A refresh that waits is in the lane of the one who is least patient: asked for alone, it leaves the bulk; asked
 * for in a bulk too, it stays before it.
 *
 * On the writer thread, within a transaction of the caller's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-adder-private.h"

#include <glib/gi18n.h>

#include "cpt-error.h"
#include "cpt-guid.h"
#include "cpt-outbox-writer-private.h"
#include "cpt-store-private.h"
#include "cpt-sync-settings-table-private.h"
#include "cpt-tags.h"
#include "cpt-time.h"

static const char ADD_SQL[] =
    "INSERT INTO outbox (kind, state, rid, company_id, connection_id, name, old_name, data_type, platform_key, body, "
    "base, "
    "idempotency_key, created, not_before, is_bulk) VALUES (:kind, :state, :rid, :company_id, :connection_id, :name, "
    ":old_name, :data_type, :platform_key, :body, :base, :key, :created, :not_before, :is_bulk)";
static const char LANE_SQL[] =
    "UPDATE outbox SET is_bulk = iif (:was_waiting, min (is_bulk, :is_bulk), :is_bulk) WHERE id = :id";
static const char OWN_ROW_SQL[] = "UPDATE outbox SET rid = -id WHERE id = :id";

/* One change on its way into its row. */
typedef struct
{
  sqlite3 *handle;
  CptChange *change;
  CptChangeKind kind;       /* of it */
  gint64 rid;               /* its company's; 0 when it has none, or not yet */
  CptCompany *company;      /* (nullable): what is stored of the company */
  char *body;               /* (owned) (nullable): JSON of what is to be sent */
  char *base;               /* (owned) (nullable): JSON of what its body changed */
  gboolean becomes_waiting; /* whether the row that it becomes waits to be sent */
  gint64 now;
  GPtrArray *stored; /* (element-type CptChange): the rows that say it now */
} Adding;

static gboolean
keep_stored (const Adding *self, gint64 id, GError **error)
{
  CptChange *change = cpt_outbox_table_get (self->handle, id, error);

  if (change != NULL)
    g_ptr_array_add (self->stored, change);

  return change != NULL;
}

/* Rule 4. What failed waits for nobody. */
static gboolean
choose_lane (const Adding *self, gint64 id, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, LANE_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", id);
  cpt_statement_bind_int64 (statement, ":is_bulk", cpt_change_is_bulk (self->change));
  cpt_statement_bind_int64 (statement, ":was_waiting", self->becomes_waiting);

  return cpt_statement_run (statement, error);
}

static gboolean
begin_again (const Adding *self, gint64 id, GError **error)
{
  return cpt_outbox_writer_begin_again (self->handle, id, cpt_change_get_name (self->change), self->body, self->base,
                                        error) &&
         choose_lane (self, id, error) && keep_stored (self, id, error);
}

static gboolean
give_own_row (sqlite3 *handle, gint64 id, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, OWN_ROW_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", id);

  return cpt_statement_run (statement, error);
}

/* What the change is called in messages. */
static const char *
get_old_name (const Adding *self)
{
  const char *old_name = cpt_change_get_old_name (self->change);

  return old_name == NULL && self->company != NULL && self->kind != CPT_CHANGE_CREATE_CONNECTION
             ? cpt_company_get_name (self->company)
             : old_name;
}

static void
bind_change (CptStatement *statement, const Adding *self)
{
  CptChange *change = self->change;
  gboolean is_held = cpt_change_get_state (change) == CPT_CHANGE_HELD || self->kind == CPT_CHANGE_DELETE_COMPANY;
  g_autofree char *key = cpt_guid_new ();

  cpt_statement_bind_int64 (statement, ":kind", self->kind);
  cpt_statement_bind_int64 (statement, ":state", is_held ? CPT_CHANGE_HELD : CPT_CHANGE_WAITING);
  cpt_statement_bind_int64 (statement, ":rid", self->rid);
  cpt_statement_bind_guid (statement, ":company_id", self->company != NULL ? cpt_company_get_id (self->company) : NULL);
  cpt_statement_bind_guid (statement, ":connection_id", cpt_change_get_connection_id (change));
  cpt_statement_bind_text (statement, ":name", cpt_change_get_name (change));
  cpt_statement_bind_text (statement, ":old_name", get_old_name (self));
  cpt_statement_bind_text (statement, ":data_type", cpt_change_get_data_type (change));
  cpt_statement_bind_text (statement, ":platform_key", cpt_change_get_platform_key (change));
  cpt_statement_bind_text (statement, ":body", self->body);
  cpt_statement_bind_text (statement, ":base", self->base);
  cpt_statement_bind_text (statement, ":key", key);
  cpt_statement_bind_int64 (statement, ":created", self->now);
  cpt_statement_bind_int64 (statement, ":is_bulk", cpt_change_is_bulk (change));
  cpt_statement_bind_time (statement, ":not_before", is_held ? self->now + CPT_STORE_HOLD : CPT_TIME_UNKNOWN);
}

static gboolean
insert (const Adding *self, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, ADD_SQL, error);
  gint64 id = 0;

  if (statement == NULL)
    return FALSE;

  bind_change (statement, self);
  if (!cpt_statement_run (statement, error))
    return FALSE;

  id = sqlite3_last_insert_rowid (self->handle);

  return (self->kind != CPT_CHANGE_CREATE_COMPANY || give_own_row (self->handle, id, error)) &&
         keep_stored (self, id, error);
}

static gboolean
fail_because_gone (GError **error)
{
  g_set_error_literal (error, CPT_ERROR, CPT_ERROR_NOT_FOUND, _ ("This company is gone: it was deleted."));

  return FALSE;
}

/* A connection that waits to be created has no ID that the platform knows. */
static gboolean
is_of_a_waiting_connection (const Adding *self)
{
  guint8 id[CPT_GUID_BYTES];

  return (self->kind == CPT_CHANGE_UNLINK_CONNECTION || self->kind == CPT_CHANGE_DELETE_CONNECTION) &&
         !cpt_guid_parse (cpt_change_get_connection_id (self->change), id);
}

/* Whether @earlier, of the same company, can become the change, so that it is sent once. */
static gboolean
can_become (CptChange *earlier, gboolean is_last, const Adding *self)
{
  if (cpt_change_get_kind (earlier) != self->kind || !cpt_outbox_writer_is_open (earlier))
    return FALSE;

  switch (self->kind)
    {
    case CPT_CHANGE_RENAME_COMPANY:
      return is_last;

    case CPT_CHANGE_SAVE_SETTINGS:
    case CPT_CHANGE_EDIT_TAGS:
    case CPT_CHANGE_DESCRIBE_COMPANY:
      return TRUE;

    case CPT_CHANGE_REFRESH_COMPANY:
    case CPT_CHANGE_REFRESH_TYPE:
      return g_strcmp0 (cpt_change_get_data_type (earlier), cpt_change_get_data_type (self->change)) == 0 &&
             g_strcmp0 (cpt_change_get_connection_id (earlier), cpt_change_get_connection_id (self->change)) == 0;

    case CPT_CHANGE_CREATE_COMPANY:
    case CPT_CHANGE_DELETE_COMPANY:
    case CPT_CHANGE_UNLINK_CONNECTION:
    case CPT_CHANGE_DELETE_CONNECTION:
    case CPT_CHANGE_CREATE_CONNECTION:
    default:
      return FALSE;
    }
}

/* What settings or a description are changed over: what is said of it, or what is stored. */
static gboolean
find_base (Adding *self, GError **error)
{
  const char *company_id = self->company != NULL ? cpt_company_get_id (self->company) : NULL;
  g_autoptr (CptSyncSettings) settings = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 read_at = CPT_TIME_UNKNOWN;

  self->base = g_strdup (cpt_change_get_base (self->change));
  if (self->kind == CPT_CHANGE_DESCRIBE_COMPANY && self->base == NULL && self->company != NULL)
    self->base = g_strdup (cpt_company_get_description (self->company));
  if (self->kind != CPT_CHANGE_SAVE_SETTINGS || self->base != NULL)
    return TRUE;

  settings = cpt_sync_settings_table_get (self->handle, company_id, &read_at, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  self->base = settings != NULL ? cpt_sync_settings_to_json (settings) : NULL;

  return TRUE;
}

/* What is done to tags is added to what @earlier, which waits, does to them. Says whether nothing is left to be done:
 * all is as the platform has it. */
static gboolean
add_to_tags (Adding *self, CptChange *earlier)
{
  g_autoptr (GVariant) first = cpt_tags_parse_patch (cpt_change_get_body (earlier));
  g_autoptr (GVariant) second = cpt_tags_parse_patch (self->body);
  g_autoptr (GVariant) both = cpt_tags_compose (first, second);
  GVariant *before = self->company != NULL ? cpt_company_get_tags (self->company) : NULL;
  g_autoptr (GVariant) after = cpt_tags_apply (before, both);

  g_free (self->body);
  self->body = cpt_tags_patch_to_json (both);

  return cpt_tags_equal (before, after);
}

static gboolean
become (Adding *self, CptChange *earlier, GError **error)
{
  self->becomes_waiting = cpt_change_can_cancel (earlier);
  if (self->kind == CPT_CHANGE_EDIT_TAGS && self->becomes_waiting && add_to_tags (self, earlier))
    return cpt_outbox_writer_remove (self->handle, cpt_change_get_id (earlier), error);

  return begin_again (self, cpt_change_get_id (earlier), error);
}

/* An earlier change that becomes this one, or a new row. */
static gboolean
become_or_insert (Adding *self, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_outbox_table_prepare_list (self->handle, "rid = :rid", error);
  g_autoptr (GPtrArray) earlier = NULL;

  if (statement == NULL)
    return FALSE;

  if (is_of_a_waiting_connection (self))
    {
      g_set_error_literal (error, CPT_ERROR, CPT_ERROR_NOT_FOUND,
                           _ ("This connection is not there yet: it waits to be created."));
      return FALSE;
    }

  cpt_statement_bind_int64 (statement, ":rid", self->rid);
  earlier = cpt_outbox_table_list (statement, error);
  if (earlier == NULL || !find_base (self, error))
    return FALSE;

  for (guint i = earlier->len; i > 0; i--)
    {
      CptChange *change = g_ptr_array_index (earlier, i - 1);

      if (can_become (change, i == earlier->len, self))
        return become (self, change, error);
    }

  return insert (self, error);
}

/* A change of a company that the platform has not created yet. */
static gboolean
add_behind_creation (Adding *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptChange) creation = cpt_outbox_table_get (self->handle, -self->rid, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (creation == NULL)
    return fail_because_gone (error);

  if (self->kind == CPT_CHANGE_RENAME_COMPANY && cpt_outbox_writer_is_open (creation))
    return begin_again (self, -self->rid, error);

  if (self->kind == CPT_CHANGE_DELETE_COMPANY && cpt_outbox_writer_is_open (creation))
    return cpt_outbox_writer_remove (self->handle, -self->rid, error);

  return become_or_insert (self, error);
}

static gboolean
add_to_company (Adding *self, CptCompanyLoader *loader, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptCompany) company = cpt_company_loader_load (loader, self->rid, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (company == NULL)
    return fail_because_gone (error);

  self->company = company;

  return become_or_insert (self, error);
}

static gboolean
add (Adding *self, CptCompanyLoader *loader, GError **error)
{
  if (self->kind == CPT_CHANGE_CREATE_COMPANY)
    return insert (self, error);

  if (!cpt_company_loader_resolve (loader, cpt_change_get_rid (self->change), &self->rid, error))
    return FALSE;

  if (self->rid == 0 && self->kind == CPT_CHANGE_SAVE_SETTINGS)
    return become_or_insert (self, error);

  return self->rid < 0 ? add_behind_creation (self, error) : add_to_company (self, loader, error);
}

/**
 * cpt_outbox_adder_add:
 * @loader: on @handle
 * @change: what the user did; its times, key, company ID and state are not looked at, but for whether it is held
 * @now: microseconds UTC, of the account's clock
 * @stored: (element-type CptChange): gets the row that says it now; none when a company that was to be created is not
 *   created after all, and when tags are to be again what they are
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_adder_add (sqlite3 *handle,
                      CptCompanyLoader *loader,
                      CptChange *change,
                      gint64 now,
                      GPtrArray *stored,
                      GError **error)
{
  Adding adding = {
    .handle = handle, .change = change, .kind = cpt_change_get_kind (change), .now = now, .stored = stored
  };
  gboolean is_added;

  adding.body = g_strdup (cpt_change_get_body (change));
  is_added = add (&adding, loader, error);

  g_free (adding.body);
  g_free (adding.base);

  return is_added;
}
