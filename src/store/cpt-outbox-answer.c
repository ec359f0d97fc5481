/* cpt-outbox-answer.c — the platform did what the user asked for: its answer takes the place of the outbox row.
 *
 * Within a transaction of the caller's, on the writer thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-answer-private.h"

#include "cpt-bulk-table-private.h"
#include "cpt-company-name.h"
#include "cpt-error.h"
#include "cpt-history-writer-private.h"
#include "cpt-overlay-private.h"
#include "cpt-statement-private.h"
#include "cpt-sync-settings-table-private.h"

static const char CLAIM_SQL[] = "INSERT OR REPLACE INTO answered (id, rid, company_id, name, created, connection_id) "
                                "VALUES (:id, :rid, :company_id, :name, :created, :connection_id)";
static const char FOLLOW_SQL[] =
    "UPDATE outbox SET rid = :rid, company_id = :company_id WHERE rid = -:id AND id != :id";
static const char OURS_SQL[] = "UPDATE activity SET here = TRUE WHERE company_id = :company_id AND kind = :created";
static const char REMOVE_SQL[] = "DELETE FROM outbox WHERE id = :id";
static const char REMOVE_ALL_SQL[] = "DELETE FROM outbox WHERE rid = :rid";

static gboolean
fail_because_malformed (const char *words, GError **error)
{
  g_set_error_literal (error, CPT_ERROR, CPT_ERROR_MALFORMED, words);

  return FALSE;
}

/* What stood behind the creation is of the company from now on. */
static gboolean
follow (CptOutboxAnswering *self, CptCompany *company, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, FOLLOW_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", cpt_change_get_id (self->change));
  cpt_statement_bind_int64 (statement, ":rid", self->rid);
  cpt_statement_bind_guid (statement, ":company_id", cpt_company_get_id (company));

  return cpt_statement_run (statement, error);
}

/* What was made is this change's from now on. */
static gboolean
claim (CptOutboxAnswering *self,
       const char *company_id,
       const char *name,
       const char *connection_id,
       gint64 created,
       GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, CLAIM_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", cpt_change_get_id (self->change));
  cpt_statement_bind_int64 (statement, ":rid", self->rid);
  cpt_statement_bind_guid (statement, ":company_id", company_id);
  cpt_statement_bind_text (statement, ":name", name);
  cpt_statement_bind_guid (statement, ":connection_id", connection_id);
  cpt_statement_bind_time (statement, ":created", created);

  return cpt_statement_run (statement, error);
}

static gboolean
claim_company (CptOutboxAnswering *self, CptCompany *company, GError **error)
{
  g_autofree char *name = cpt_company_name_strip (cpt_change_get_name (self->change));

  return claim (self, cpt_company_get_id (company), name, NULL, cpt_company_get_created (company), error);
}

/* A page that came first may have said that it was made elsewhere. */
static gboolean
say_ours (sqlite3 *handle, CptCompany *company, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, OURS_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":company_id", cpt_company_get_id (company));
  cpt_statement_bind_int64 (statement, ":created", CPT_ACTIVITY_CREATED);

  return cpt_statement_run (statement, error);
}

static gboolean
put_company (CptOutboxAnswering *self, CptCompany *company, GError **error)
{
  gboolean is_written = FALSE;

  return cpt_company_writer_put (cpt_store_get_company_writer (self->store), company, self->now, CPT_ORIGIN_HERE,
                                 &self->rid, &is_written, error);
}

static gboolean
answer_creation (CptOutboxAnswering *self, GError **error)
{
  CptCompany *company = self->answer->company;

  if (company == NULL)
    return fail_because_malformed ("The platform did not say what it created", error);

  return put_company (self, company, error) && say_ours (self->handle, company, error) &&
         claim_company (self, company, error) && follow (self, company, error);
}

/* (transfer full): @connections, with @connection in the place of itself, if it is there. */
static GPtrArray *
replace_connection (GPtrArray *connections, CptConnection *connection)
{
  GPtrArray *replaced = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *other = g_ptr_array_index (connections, i);
      gboolean is_same = g_str_equal (cpt_connection_get_id (other), cpt_connection_get_id (connection));

      g_ptr_array_add (replaced, g_object_ref (is_same ? connection : other));
    }

  return replaced;
}

/* The company as it is stored, with what the platform says of the change; what it does not say is as it was asked. */
static CptCompany *
changed_company (CptCompany *stored, CptChange *change, const CptOutboxAnswer *answer)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (CptCompany) changed = NULL;
  g_autoptr (GPtrArray) connections = NULL;

  if (cpt_change_get_kind (change) == CPT_CHANGE_RENAME_COMPANY && answer->company != NULL)
    return cpt_company_with_name (stored, cpt_company_get_name (answer->company));
  if (cpt_change_get_kind (change) == CPT_CHANGE_EDIT_TAGS && answer->company != NULL)
    return cpt_company_with_tags (stored, cpt_company_get_tags (answer->company));
  if (cpt_change_get_kind (change) == CPT_CHANGE_DESCRIBE_COMPANY && answer->company != NULL)
    return cpt_company_with_description (stored, cpt_company_get_description (answer->company));

  g_ptr_array_add (changes, change);
  changed = cpt_overlay_apply (stored, changes);
  if (answer->connection == NULL)
    return g_steal_pointer (&changed);

  connections = replace_connection (cpt_company_get_connections (changed), answer->connection);

  return cpt_company_with_connections (changed, connections);
}

/* A page that came first may have brought the connection. */
static CptCompany *
with_new_connection (CptCompany *stored, CptConnection *connection)
{
  g_autoptr (GPtrArray) connections = replace_connection (cpt_company_get_connections (stored), connection);

  if (!g_ptr_array_find (connections, connection, NULL))
    g_ptr_array_add (connections, g_object_ref (connection));

  return cpt_company_with_connections (stored, connections);
}

static gboolean
answer_change (CptOutboxAnswering *self, GError **error)
{
  CptCompanyWriter *writer = cpt_store_get_company_writer (self->store);
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptCompany) stored = cpt_company_loader_load (cpt_company_writer_get_loader (writer), self->rid, &failure);
  g_autoptr (CptCompany) changed = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (stored == NULL)
    return TRUE;

  changed = cpt_change_get_kind (self->change) == CPT_CHANGE_CREATE_CONNECTION
                ? with_new_connection (stored, self->answer->connection)
                : changed_company (stored, self->change, self->answer);

  return put_company (self, changed, error);
}

static gboolean
answer_new_connection (CptOutboxAnswering *self, GError **error)
{
  CptConnection *connection = self->answer->connection;

  if (connection == NULL)
    return fail_because_malformed ("The platform did not say which connection it created", error);

  return answer_change (self, error) &&
         claim (self, cpt_change_get_company_id (self->change), "", cpt_connection_get_id (connection),
                cpt_connection_get_created (connection), error);
}

static gboolean
record (CptOutboxAnswering *self, CptActivityKind kind, GError **error)
{
  return cpt_event_log_add (self->handle,
                            &(CptActivityFields){
                                .company_id = cpt_change_get_company_id (self->change),
                                .connection_id = cpt_change_get_connection_id (self->change),
                                .kind = kind,
                                .at = self->now,
                                .origin = CPT_ORIGIN_HERE,
                                .after = cpt_change_get_data_type (self->change),
                            },
                            error);
}

static gboolean
answer_refresh (CptOutboxAnswering *self, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (CptHistoryChange));
  g_autoptr (CptHistoryWriter) writer = cpt_history_writer_new (
      &cpt_read_table, self->handle, cpt_store_get_guards (self->store, CPT_STORE_ANSWERS_HISTORY), error);

  return writer != NULL && record (self, CPT_ACTIVITY_REFRESHED, error) &&
         (self->answer->read == NULL ||
          cpt_history_writer_put (writer, self->answer->read, self->sequence, self->now, changes, error));
}

static gboolean
answer_settings (CptOutboxAnswering *self, GError **error)
{
  if (self->answer->settings != NULL &&
      !cpt_sync_settings_table_put (self->handle, self->answer->settings, self->now, error))
    return FALSE;

  return cpt_change_get_company_id (self->change) == NULL || record (self, CPT_ACTIVITY_SETTINGS_SAVED, error);
}

static gboolean
remove_rows (CptOutboxAnswering *self, GError **error)
{
  /* Nothing more can be done to a company that is gone. */
  gboolean is_deletion = cpt_change_get_kind (self->change) == CPT_CHANGE_DELETE_COMPANY;
  g_autoptr (CptStatement) statement =
      cpt_statement_prepare (self->handle, is_deletion ? REMOVE_ALL_SQL : REMOVE_SQL, error);

  if (statement == NULL)
    return FALSE;

  if (is_deletion)
    cpt_statement_bind_int64 (statement, ":rid", cpt_change_get_rid (self->change));
  else
    cpt_statement_bind_int64 (statement, ":id", cpt_change_get_id (self->change));

  return cpt_statement_run (statement, error);
}

static gboolean
answer (CptOutboxAnswering *self, GError **error)
{
  switch (cpt_change_get_kind (self->change))
    {
    case CPT_CHANGE_CREATE_COMPANY:
      return answer_creation (self, error);

    case CPT_CHANGE_DELETE_COMPANY:
      return cpt_company_writer_remove (cpt_store_get_company_writer (self->store), self->rid, self->now,
                                        CPT_ORIGIN_HERE, error);

    case CPT_CHANGE_CREATE_CONNECTION:
      return answer_new_connection (self, error);

    case CPT_CHANGE_REFRESH_COMPANY:
    case CPT_CHANGE_REFRESH_TYPE:
      return answer_refresh (self, error);

    case CPT_CHANGE_SAVE_SETTINGS:
      return answer_settings (self, error);

    case CPT_CHANGE_RENAME_COMPANY:
    case CPT_CHANGE_DESCRIBE_COMPANY:
    case CPT_CHANGE_UNLINK_CONNECTION:
    case CPT_CHANGE_DELETE_CONNECTION:
    case CPT_CHANGE_EDIT_TAGS:
    default:
      return answer_change (self, error);
    }
}

/**
 * cpt_outbox_answer:
 *
 * Writes the answer over what was stored, and removes the row. What stood behind a creation is of the company from now
 * on.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_answer (CptOutboxAnswering *self, GError **error)
{
  self->rid = cpt_change_get_rid (self->change);

  return answer (self, error) && remove_rows (self, error) &&
         (!cpt_change_is_bulk (self->change) || cpt_bulk_table_take (self->handle, self->change, self->now, error));
}
