/* cpt-connection-event-repository.c — the time line of a connection: every status that was seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-event-repository.h"

#include "cpt-statement-private.h"
#include "cpt-store-private.h"

enum
{
  COLUMN_AT,
  COLUMN_HERE,
  COLUMN_BEFORE,
  COLUMN_AFTER
};
static const char LIST_SQL[] = "SELECT at, here, before, after FROM connection_event "
                               "WHERE company_id = :company_id AND connection_id = :connection_id ORDER BY id";

struct _CptConnectionEventRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptConnectionEventRepository, cpt_connection_event_repository, G_TYPE_OBJECT)

static void
cpt_connection_event_repository_finalize (GObject *object)
{
  CptConnectionEventRepository *self = CPT_CONNECTION_EVENT_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_connection_event_repository_parent_class)->finalize (object);
}

static void
cpt_connection_event_repository_class_init (CptConnectionEventRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_connection_event_repository_finalize;
}

static void
cpt_connection_event_repository_init (CptConnectionEventRepository *self)
{
}

/**
 * cpt_connection_event_repository_new:
 *
 * Returns: (transfer full): the time lines of @store
 */
CptConnectionEventRepository *
cpt_connection_event_repository_new (CptStore *store)
{
  CptConnectionEventRepository *self = g_object_new (CPT_TYPE_CONNECTION_EVENT_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

typedef struct
{
  char *company_id;
  char *connection_id;
} Line;

static void
line_free (Line *line)
{
  g_free (line->company_id);
  g_free (line->connection_id);
  g_free (line);
}

static CptConnectionEvent *
event_from_row (CptStatement *row)
{
  return cpt_connection_event_new (
      cpt_statement_get_int64 (row, COLUMN_AT), cpt_statement_get_int64 (row, COLUMN_HERE) != 0,
      cpt_statement_get_text (row, COLUMN_BEFORE), cpt_statement_get_text (row, COLUMN_AFTER));
}

static void
list_on_query_thread (GTask *task, sqlite3 *handle)
{
  const Line *line = g_task_get_task_data (task);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_SQL, &error);
  gboolean has_row = FALSE;

  if (statement != NULL)
    {
      cpt_statement_bind_guid (statement, ":company_id", line->company_id);
      cpt_statement_bind_guid (statement, ":connection_id", line->connection_id);
      while (cpt_statement_step (statement, &has_row, &error) && has_row)
        g_ptr_array_add (events, event_from_row (statement));
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&events), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * cpt_connection_event_repository_list_async:
 * @company_id: GUID text
 * @connection_id: GUID text; of a connection of that company, there or gone
 *
 * Reads the time line of one connection. What was there when the account was first read is no event: the status that it
 * had then is the one before the first event, or its status now when there is none.
 */
void
cpt_connection_event_repository_list_async (CptConnectionEventRepository *self,
                                            const char *company_id,
                                            const char *connection_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Line *line = g_new0 (Line, 1);

  line->company_id = g_strdup (company_id);
  line->connection_id = g_strdup (connection_id);
  g_task_set_source_tag (task, cpt_connection_event_repository_list_async);
  g_task_set_task_data (task, line, (GDestroyNotify) line_free);
  cpt_store_submit_read (self->store, task, list_on_query_thread);
}

/**
 * cpt_connection_event_repository_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptConnectionEvent): oldest first, often empty; %NULL with @error
 * set
 */
GPtrArray *
cpt_connection_event_repository_list_finish (CptConnectionEventRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
