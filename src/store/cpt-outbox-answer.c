/* cpt-outbox-answer.c — the platform did what the user asked for: its answer takes the place of the outbox row.
 *
 * Within a transaction of the caller's, on the writer thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-answer-private.h"

#include "cpt-company-name.h"
#include "cpt-error.h"
#include "cpt-overlay-private.h"
#include "cpt-statement-private.h"

static const char CLAIM_SQL[] = "INSERT OR REPLACE INTO answered (id, rid, company_id, name, created) "
                                "VALUES (:id, :rid, :company_id, :name, :created)";
static const char FOLLOW_SQL[] =
    "UPDATE outbox SET rid = :rid, company_id = :company_id WHERE rid = -:id AND id != :id";
static const char OURS_SQL[] = "UPDATE activity SET here = TRUE WHERE company_id = :company_id AND kind = :created";
static const char REMOVE_SQL[] = "DELETE FROM outbox WHERE id = :id";
static const char REMOVE_ALL_SQL[] = "DELETE FROM outbox WHERE rid = :rid";

static gboolean
run_for_creation (sqlite3 *handle, const char *sql, gint64 id, gint64 rid, CptCompany *company, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, sql, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", id);
  cpt_statement_bind_int64 (statement, ":rid", rid);
  cpt_statement_bind_guid (statement, ":company_id", cpt_company_get_id (company));

  return cpt_statement_run (statement, error);
}

static gboolean
claim (sqlite3 *handle, CptChange *change, gint64 rid, CptCompany *company, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, CLAIM_SQL, error);
  g_autofree char *name = cpt_company_name_strip (cpt_change_get_name (change));

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", cpt_change_get_id (change));
  cpt_statement_bind_int64 (statement, ":rid", rid);
  cpt_statement_bind_guid (statement, ":company_id", cpt_company_get_id (company));
  cpt_statement_bind_text (statement, ":name", name);
  cpt_statement_bind_time (statement, ":created", cpt_company_get_created (company));

  return cpt_statement_run (statement, error);
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
answer_creation (sqlite3 *handle,
                 CptCompanyWriter *writer,
                 CptChange *change,
                 CptCompany *company,
                 gint64 now,
                 gint64 *rid,
                 GError **error)
{
  gboolean is_written = FALSE;

  if (company == NULL)
    {
      g_set_error_literal (error, CPT_ERROR, CPT_ERROR_MALFORMED, "The platform did not say what it created");
      return FALSE;
    }

  return cpt_company_writer_put (writer, company, now, CPT_ORIGIN_HERE, rid, &is_written, error) &&
         say_ours (handle, company, error) && claim (handle, change, *rid, company, error) &&
         run_for_creation (handle, FOLLOW_SQL, cpt_change_get_id (change), *rid, company, error);
}

/* (transfer container): the same, but for the one that @connection is now. */
static GPtrArray *
replace_connection (GPtrArray *connections, CptConnection *connection)
{
  GPtrArray *replaced = g_ptr_array_new ();

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *other = g_ptr_array_index (connections, i);
      gboolean is_same = g_str_equal (cpt_connection_get_id (other), cpt_connection_get_id (connection));

      g_ptr_array_add (replaced, is_same ? connection : other);
    }

  return replaced;
}

/* The company as it is stored, with what the platform says of the change; what it does not say is as it was asked. */
static CptCompany *
changed_company (CptCompany *stored, CptChange *change, CptCompany *company, CptConnection *connection)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (CptCompany) changed = NULL;
  g_autoptr (GPtrArray) connections = NULL;

  if (cpt_change_get_kind (change) == CPT_CHANGE_RENAME_COMPANY && company != NULL)
    return cpt_company_with_name (stored, cpt_company_get_name (company));

  g_ptr_array_add (changes, change);
  changed = cpt_overlay_apply (stored, changes);
  if (connection == NULL)
    return g_steal_pointer (&changed);

  connections = replace_connection (cpt_company_get_connections (changed), connection);

  return cpt_company_with_connections (changed, connections);
}

static gboolean
answer_change (CptCompanyWriter *writer,
               CptChange *change,
               CptCompany *company,
               CptConnection *connection,
               gint64 now,
               GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptCompany) stored =
      cpt_company_loader_load (cpt_company_writer_get_loader (writer), cpt_change_get_rid (change), &failure);
  g_autoptr (CptCompany) changed = NULL;
  gboolean is_written = FALSE;
  gint64 rid = 0;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (stored == NULL)
    return TRUE;

  changed = changed_company (stored, change, company, connection);

  return cpt_company_writer_put (writer, changed, now, CPT_ORIGIN_HERE, &rid, &is_written, error);
}

static gboolean
remove_rows (sqlite3 *handle, CptChange *change, GError **error)
{
  /* Nothing more can be done to a company that is gone. */
  gboolean is_deletion = cpt_change_get_kind (change) == CPT_CHANGE_DELETE_COMPANY;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, is_deletion ? REMOVE_ALL_SQL : REMOVE_SQL, error);

  if (statement == NULL)
    return FALSE;

  if (is_deletion)
    cpt_statement_bind_int64 (statement, ":rid", cpt_change_get_rid (change));
  else
    cpt_statement_bind_int64 (statement, ":id", cpt_change_get_id (change));

  return cpt_statement_run (statement, error);
}

/**
 * cpt_outbox_answer:
 * @change: its row
 * @company: (nullable): what the platform answered a creation or a renaming with
 * @connection: (nullable): what it answered an unlinking with
 * @rid: (out): the company's row
 *
 * Writes the answer over what was stored, and removes the row. What stood behind a creation is of the company from now
 * on.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_answer (sqlite3 *handle,
                   CptCompanyWriter *writer,
                   CptChange *change,
                   CptCompany *company,
                   CptConnection *connection,
                   gint64 now,
                   gint64 *rid,
                   GError **error)
{
  gboolean is_done = FALSE;

  *rid = cpt_change_get_rid (change);
  switch (cpt_change_get_kind (change))
    {
    case CPT_CHANGE_CREATE_COMPANY:
      is_done = answer_creation (handle, writer, change, company, now, rid, error);
      break;
    case CPT_CHANGE_DELETE_COMPANY:
      is_done = cpt_company_writer_remove (writer, *rid, now, CPT_ORIGIN_HERE, error);
      break;
    case CPT_CHANGE_RENAME_COMPANY:
    case CPT_CHANGE_UNLINK_CONNECTION:
    case CPT_CHANGE_DELETE_CONNECTION:
    case CPT_CHANGE_REFRESH_COMPANY:
    case CPT_CHANGE_REFRESH_TYPE:
    case CPT_CHANGE_CREATE_CONNECTION:
    case CPT_CHANGE_SAVE_SETTINGS:
    default:
      is_done = answer_change (writer, change, company, connection, now, error);
      break;
    }

  return is_done && remove_rows (handle, change, error);
}
