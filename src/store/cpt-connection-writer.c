/* cpt-connection-writer.c — the connections of a company into their tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-writer-private.h"

#include "cpt-error.h"
#include "cpt-statement-private.h"

static const char CLEAR_ERRORS_SQL[] = "DELETE FROM connection_error WHERE company = :rid";
static const char CLEAR_SQL[] = "DELETE FROM connection WHERE company = :rid";
static const char PUT_SQL[] =
    "INSERT INTO connection (company, position, id, integration_id, integration_key, source_id, source_type, "
    "platform_name, link_url, status_text, created, last_sync, created_text, last_sync_text, n_errors) "
    "VALUES (:rid, :position, :id, :integration_id, :integration_key, :source_id, :source_type, "
    ":platform_name, :link_url, :status_text, :created, :last_sync, :created_text, :last_sync_text, :n_errors)";
static const char PUT_ERROR_SQL[] =
    "INSERT INTO connection_error (company, connection, position, status_code, status_text, message, state, "
    "errored_at, "
    "resolved_at) VALUES (:rid, :connection, :position, :status_code, :status_text, :message, :state, :errored_at, "
    ":resolved_at)";

struct _CptConnectionWriter
{
  CptStatement *clear_errors;
  CptStatement *clear;
  CptStatement *put;
  CptStatement *put_error;
};

/**
 * cpt_connection_writer_new:
 * @handle: the writer thread's
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
CptConnectionWriter *
cpt_connection_writer_new (sqlite3 *handle, GError **error)
{
  CptConnectionWriter *self = g_new0 (CptConnectionWriter, 1);

  if ((self->clear_errors = cpt_statement_prepare (handle, CLEAR_ERRORS_SQL, error)) == NULL ||
      (self->clear = cpt_statement_prepare (handle, CLEAR_SQL, error)) == NULL ||
      (self->put = cpt_statement_prepare (handle, PUT_SQL, error)) == NULL ||
      (self->put_error = cpt_statement_prepare (handle, PUT_ERROR_SQL, error)) == NULL)
    g_clear_pointer (&self, cpt_connection_writer_free);

  return self;
}

void
cpt_connection_writer_free (CptConnectionWriter *self)
{
  g_clear_pointer (&self->clear_errors, cpt_statement_free);
  g_clear_pointer (&self->clear, cpt_statement_free);
  g_clear_pointer (&self->put, cpt_statement_free);
  g_clear_pointer (&self->put_error, cpt_statement_free);
  g_free (self);
}

static gboolean
clear (CptConnectionWriter *self, gint64 rid, GError **error)
{
  cpt_statement_bind_int64 (self->clear_errors, ":rid", rid);
  cpt_statement_bind_int64 (self->clear, ":rid", rid);

  return cpt_statement_run (self->clear_errors, error) && cpt_statement_run (self->clear, error);
}

static gboolean
put_error (CptConnectionWriter *self,
           gint64 rid,
           guint connection,
           guint position,
           CptConnectionError *trouble,
           GError **error)
{
  CptStatement *put = self->put_error;

  cpt_statement_bind_int64 (put, ":rid", rid);
  cpt_statement_bind_int64 (put, ":connection", connection);
  cpt_statement_bind_int64 (put, ":position", position);
  cpt_statement_bind_text (put, ":status_code", cpt_connection_error_get_status_code (trouble));
  cpt_statement_bind_text (put, ":status_text", cpt_connection_error_get_status_text (trouble));
  cpt_statement_bind_text (put, ":message", cpt_connection_error_get_message (trouble));
  cpt_statement_bind_int64 (put, ":state", cpt_connection_error_get_state (trouble));
  cpt_statement_bind_time (put, ":errored_at", cpt_connection_error_get_errored_at (trouble));
  cpt_statement_bind_time (put, ":resolved_at", cpt_connection_error_get_resolved_at (trouble));

  return cpt_statement_run (put, error);
}

static gboolean
put_connection (CptConnectionWriter *self, gint64 rid, guint position, CptConnection *connection, GError **error)
{
  GPtrArray *errors = cpt_connection_get_errors (connection);
  CptStatement *put = self->put;

  cpt_statement_bind_int64 (put, ":rid", rid);
  cpt_statement_bind_int64 (put, ":position", position);
  cpt_statement_bind_guid (put, ":id", cpt_connection_get_id (connection));
  cpt_statement_bind_text (put, ":integration_id", cpt_connection_get_integration_id (connection));
  cpt_statement_bind_text (put, ":integration_key", cpt_connection_get_integration_key (connection));
  cpt_statement_bind_text (put, ":source_id", cpt_connection_get_source_id (connection));
  cpt_statement_bind_text (put, ":source_type", cpt_connection_get_source_type (connection));
  cpt_statement_bind_text (put, ":platform_name", cpt_connection_get_platform_name (connection));
  cpt_statement_bind_text (put, ":link_url", cpt_connection_get_link_url (connection));
  cpt_statement_bind_text (put, ":status_text", cpt_connection_get_status_text (connection));
  cpt_statement_bind_time (put, ":created", cpt_connection_get_created (connection));
  cpt_statement_bind_time (put, ":last_sync", cpt_connection_get_last_sync (connection));
  cpt_statement_bind_text (put, ":created_text", cpt_connection_get_created_text (connection));
  cpt_statement_bind_text (put, ":last_sync_text", cpt_connection_get_last_sync_text (connection));
  cpt_statement_bind_int64 (put, ":n_errors", errors->len);
  if (!cpt_statement_run (put, error))
    return FALSE;

  for (guint i = 0; i < errors->len; i++)
    {
      if (!put_error (self, rid, position, i, g_ptr_array_index (errors, i), error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cpt_connection_writer_replace:
 * @rid: the company's row
 * @is_new: whether it had none
 * @connections: (nullable) (element-type CptConnection): those it has now
 *
 * Within the transaction under way.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_connection_writer_replace (CptConnectionWriter *self,
                               gint64 rid,
                               gboolean is_new,
                               GPtrArray *connections,
                               GError **error)
{
  if (!is_new && !clear (self, rid, error))
    return FALSE;

  for (guint i = 0; connections != NULL && i < connections->len; i++)
    {
      if (!put_connection (self, rid, i, g_ptr_array_index (connections, i), error))
        return FALSE;
    }

  return TRUE;
}
