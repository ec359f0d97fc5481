/* cpt-event-log.c — the activity of companies and the time line of connections, as they are seen.
 *
 * Everything is the difference between what was stored and what is stored now, written in the same transaction. What
 * the first complete read finds is not an event: the connection's own row holds its first status, and each later event
 * says the status before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-event-log-private.h"

#include "cpt-statement-private.h"
#include "cpt-tags.h"

static const char ACTIVITY_SQL[] =
    "INSERT INTO activity (company_id, connection_id, kind, at, here, before, after, detail) "
    "VALUES (:company_id, :connection_id, :kind, :at, :here, :before, :after, :detail)";
static const char EVENT_SQL[] = "INSERT INTO connection_event (company_id, connection_id, at, here, before, after) "
                                "VALUES (:company_id, :connection_id, :at, :here, :before, :after)";

struct _CptEventLog
{
  CptStatement *activity;
  CptStatement *event;
};

/* What is the same in all rows of one difference. */
typedef struct
{
  CptEventLog *log;
  const char *company_id;
  gint64 now;
  CptOrigin origin;
} Difference;

/**
 * cpt_event_log_new:
 * @handle: the writer's
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
CptEventLog *
cpt_event_log_new (sqlite3 *handle, GError **error)
{
  CptEventLog *self = g_new0 (CptEventLog, 1);

  self->activity = cpt_statement_prepare (handle, ACTIVITY_SQL, error);
  if (self->activity != NULL)
    self->event = cpt_statement_prepare (handle, EVENT_SQL, error);
  if (self->event == NULL)
    g_clear_pointer (&self, cpt_event_log_free);

  return self;
}

void
cpt_event_log_free (CptEventLog *self)
{
  g_clear_pointer (&self->activity, cpt_statement_free);
  g_clear_pointer (&self->event, cpt_statement_free);
  g_free (self);
}

static gboolean
write_row (const Difference *difference,
           CptStatement *statement,
           const char *connection_id,
           const char *before,
           const char *after,
           GError **error)
{
  cpt_statement_bind_guid (statement, ":company_id", difference->company_id);
  cpt_statement_bind_guid (statement, ":connection_id", connection_id);
  cpt_statement_bind_int64 (statement, ":at", difference->now);
  cpt_statement_bind_int64 (statement, ":here", difference->origin);
  cpt_statement_bind_text (statement, ":before", before);
  cpt_statement_bind_text (statement, ":after", after);

  return cpt_statement_run (statement, error);
}

static gboolean
write_activity (const Difference *difference,
                CptActivityKind kind,
                const char *connection_id,
                const char *before,
                const char *after,
                const char *detail,
                GError **error)
{
  cpt_statement_bind_int64 (difference->log->activity, ":kind", kind);
  cpt_statement_bind_text (difference->log->activity, ":detail", detail);

  return write_row (difference, difference->log->activity, connection_id, before, after, error);
}

/* Why reading through @connection fails: its newest error, in the platform's words. */
static const char *
get_reason (CptConnection *connection)
{
  GPtrArray *errors = connection != NULL ? cpt_connection_get_errors (connection) : NULL;
  CptConnectionError *newest = NULL;

  for (guint i = 0; errors != NULL && i < errors->len; i++)
    {
      CptConnectionError *one = g_ptr_array_index (errors, i);

      if (cpt_connection_error_get_state (one) == CPT_CONNECTION_ERROR_ACTIVE &&
          (newest == NULL || cpt_connection_error_get_errored_at (one) > cpt_connection_error_get_errored_at (newest)))
        newest = one;
    }

  return newest != NULL ? cpt_connection_error_get_message (newest) : NULL;
}

static gboolean
record_status (const Difference *difference, CptConnection *before, CptConnection *after, GError **error)
{
  const char *id = cpt_connection_get_id (after != NULL ? after : before);
  const char *platform = cpt_connection_get_platform_name (after != NULL ? after : before);
  const char *status_before = before != NULL ? cpt_connection_get_status_text (before) : NULL;
  const char *status_after = after != NULL ? cpt_connection_get_status_text (after) : NULL;
  gboolean is_written = FALSE;

  if (g_strcmp0 (status_before, status_after) == 0)
    return TRUE;

  if (before == NULL)
    is_written = write_activity (difference, CPT_ACTIVITY_CONNECTION_ADDED, id, platform, status_after, NULL, error);
  else if (after == NULL)
    is_written = write_activity (difference, CPT_ACTIVITY_CONNECTION_DELETED, id, platform, NULL, NULL, error);
  else
    is_written = write_activity (difference, CPT_ACTIVITY_CONNECTION_CHANGED, id, status_before, status_after,
                                 get_reason (after), error);

  return is_written && write_row (difference, difference->log->event, id, status_before, status_after, error);
}

static gboolean
is_failing (CptConnection *connection)
{
  return connection != NULL && cpt_connection_get_state (connection) == CPT_CONNECTION_STATE_ERROR;
}

static gboolean
is_working (CptConnection *connection)
{
  return connection != NULL && cpt_connection_get_state (connection) == CPT_CONNECTION_STATE_LINKED;
}

/* A linked connection that gets an active error keeps its status. */
static gboolean
record_errors (const Difference *difference, CptConnection *before, CptConnection *after, GError **error)
{
  CptActivityKind kind = is_failing (after) ? CPT_ACTIVITY_CONNECTION_FAILS : CPT_ACTIVITY_CONNECTION_RECOVERS;

  if (is_failing (before) == is_failing (after) || (!is_failing (after) && !is_working (after)))
    return TRUE;

  return write_activity (difference, kind, cpt_connection_get_id (after), cpt_connection_get_platform_name (after),
                         NULL, get_reason (after), error);
}

static gboolean
record_connection_change (const Difference *difference, CptConnection *before, CptConnection *after, GError **error)
{
  return record_status (difference, before, after, error) && record_errors (difference, before, after, error);
}

static gboolean
record_connections (const Difference *difference, CptCompany *before, CptCompany *after, GError **error)
{
  GPtrArray *new_ones = after != NULL ? cpt_company_get_connections (after) : NULL;
  GPtrArray *old_ones = before != NULL ? cpt_company_get_connections (before) : NULL;

  for (guint i = 0; new_ones != NULL && i < new_ones->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (new_ones, i);
      CptConnection *old =
          before != NULL ? cpt_company_find_connection (before, cpt_connection_get_id (connection)) : NULL;

      if (!record_connection_change (difference, old, connection, error))
        return FALSE;
    }

  for (guint i = 0; old_ones != NULL && i < old_ones->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (old_ones, i);

      if ((after == NULL || cpt_company_find_connection (after, cpt_connection_get_id (connection)) == NULL) &&
          !record_connection_change (difference, connection, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
record_tags (const Difference *difference, CptCompany *before, CptCompany *after, GError **error)
{
  g_autofree char *json_before = NULL;
  g_autofree char *json_after = NULL;

  if (cpt_tags_equal (cpt_company_get_tags (before), cpt_company_get_tags (after)))
    return TRUE;

  json_before = cpt_tags_to_json (cpt_company_get_tags (before));
  json_after = cpt_tags_to_json (cpt_company_get_tags (after));

  return write_activity (difference, CPT_ACTIVITY_TAGS_CHANGED, NULL, json_before, json_after, NULL, error);
}

/* The platform says "" of one that was removed, and nothing of one that never was. */
static const char *
get_description (CptCompany *company)
{
  const char *description = cpt_company_get_description (company);

  return description != NULL && *description != '\0' ? description : NULL;
}

static gboolean
record_description (const Difference *difference, CptCompany *before, CptCompany *after, GError **error)
{
  return g_strcmp0 (get_description (before), get_description (after)) == 0 ||
         write_activity (difference, CPT_ACTIVITY_DESCRIBED, NULL, get_description (before), get_description (after),
                         NULL, error);
}

/**
 * cpt_event_log_record:
 * @before: (nullable): what was stored; %NULL when it was not known, or gone
 * @after: (nullable): what is stored now; %NULL when it is gone; one of the two is there
 * @now: microseconds UTC, of the account's clock: when it is seen
 *
 * Writes the difference, within the transaction under way.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_event_log_record (CptEventLog *self,
                      CptCompany *before,
                      CptCompany *after,
                      gint64 now,
                      CptOrigin origin,
                      GError **error)
{
  Difference difference = { self, cpt_company_get_id (after != NULL ? after : before), now, origin };
  const char *name_before = before != NULL ? cpt_company_get_name (before) : NULL;
  const char *name_after = after != NULL ? cpt_company_get_name (after) : NULL;

  if (before == NULL && !write_activity (&difference, CPT_ACTIVITY_CREATED, NULL, NULL, name_after, NULL, error))
    return FALSE;

  if (before != NULL && after != NULL && g_strcmp0 (name_before, name_after) != 0 &&
      !write_activity (&difference, CPT_ACTIVITY_RENAMED, NULL, name_before, name_after, NULL, error))
    return FALSE;

  if (before != NULL && after != NULL &&
      (!record_tags (&difference, before, after, error) || !record_description (&difference, before, after, error)))
    return FALSE;

  if (!record_connections (&difference, before, after, error))
    return FALSE;

  return after != NULL || write_activity (&difference, CPT_ACTIVITY_DELETED, NULL, name_before, NULL, NULL, error);
}

/**
 * cpt_event_log_add:
 * @handle: the writer's
 * @fields: its platform is not written: it is known by the connection
 *
 * Writes one thing that happened and is no difference of a company, within the transaction under way.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_event_log_add (sqlite3 *handle, const CptActivityFields *fields, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, ACTIVITY_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":company_id", fields->company_id);
  cpt_statement_bind_guid (statement, ":connection_id", fields->connection_id);
  cpt_statement_bind_int64 (statement, ":kind", fields->kind);
  cpt_statement_bind_int64 (statement, ":at", fields->at);
  cpt_statement_bind_int64 (statement, ":here", fields->origin);
  cpt_statement_bind_text (statement, ":before", fields->before);
  cpt_statement_bind_text (statement, ":after", fields->after);
  cpt_statement_bind_text (statement, ":detail", fields->detail);

  return cpt_statement_run (statement, error);
}
