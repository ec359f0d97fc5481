/* cpt-link-sent-repository.c — each time a Link URL was copied, mailed or opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-sent-repository.h"

#include "cpt-statement-private.h"
#include "cpt-store-private.h"
#include "cpt-time.h"
#include "cpt-transaction-private.h"

static const char RECORD_SQL[] = "INSERT INTO link_sent (company_id, connection_id, channel, at) "
                                 "SELECT id, :connection_id, :channel, :at FROM company WHERE rid = :rid";

enum
{
  COLUMN_CONNECTION_ID,
  COLUMN_CHANNEL,
  COLUMN_AT
};
/* SQLite takes the other columns from the row that has the maximum. */
static const char LIST_SQL[] =
    "SELECT s.connection_id, s.channel, max (s.at) AS last FROM link_sent s JOIN company c ON c.id = s.company_id "
    "WHERE c.rid = :rid GROUP BY s.connection_id HAVING NOT EXISTS (SELECT 1 FROM connection_event e "
    "WHERE e.company_id = s.company_id AND coalesce (s.connection_id, e.connection_id) = e.connection_id "
    "AND e.after = 'Linked' AND e.at >= last)";

enum
{
  COLUMN_RID,
  COLUMN_LAST
};
static const char LIST_LAST_SQL[] = "SELECT c.rid, max (s.at) FROM link_sent s JOIN company c ON c.id = s.company_id "
                                    "GROUP BY s.company_id";

struct _CptLinkSentRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptLinkSentRepository, cpt_link_sent_repository, G_TYPE_OBJECT)

/**
 * cpt_link_sent_free:
 * @self: (transfer full): a sending
 */
void
cpt_link_sent_free (CptLinkSent *self)
{
  g_free (self->connection_id);
  g_free (self);
}

/**
 * cpt_link_sent_find:
 * @sendings: (element-type CptLinkSent): of one company
 * @connection_id: GUID text of a connection of it
 *
 * Returns: microseconds UTC, when a URL that links this connection was last sent, its own or the company's;
 *   CPT_TIME_UNKNOWN when none was
 */
gint64
cpt_link_sent_find (GPtrArray *sendings, const char *connection_id)
{
  gint64 last = CPT_TIME_UNKNOWN;

  for (guint i = 0; i < sendings->len; i++)
    {
      const CptLinkSent *sending = g_ptr_array_index (sendings, i);

      if (sending->connection_id == NULL || g_ascii_strcasecmp (sending->connection_id, connection_id) == 0)
        last = MAX (last, sending->at);
    }

  return last;
}

static void
cpt_link_sent_repository_finalize (GObject *object)
{
  CptLinkSentRepository *self = CPT_LINK_SENT_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_link_sent_repository_parent_class)->finalize (object);
}

static void
cpt_link_sent_repository_class_init (CptLinkSentRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_link_sent_repository_finalize;
}

static void
cpt_link_sent_repository_init (CptLinkSentRepository *self)
{
}

/**
 * cpt_link_sent_repository_new:
 *
 * Returns: (transfer full): the sendings of @store
 */
CptLinkSentRepository *
cpt_link_sent_repository_new (CptStore *store)
{
  CptLinkSentRepository *self = g_object_new (CPT_TYPE_LINK_SENT_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

typedef struct
{
  GArray *rids;
  char *connection_id;
  CptLinkChannel channel;
} Sending;

static void
sending_free (Sending *sending)
{
  g_array_unref (sending->rids);
  g_free (sending->connection_id);
  g_free (sending);
}

static gboolean
record_one (CptStatement *statement, CptCompanyLoader *loader, gint64 rid, GError **error)
{
  gint64 resolved = 0;

  if (!cpt_company_loader_resolve (loader, rid, &resolved, error))
    return FALSE;

  cpt_statement_bind_int64 (statement, ":rid", resolved);

  return cpt_statement_run (statement, error);
}

static gboolean
record (CptStore *store, const Sending *sending, sqlite3 *handle, GError **error)
{
  CptCompanyLoader *loader = cpt_company_writer_get_loader (cpt_store_get_company_writer (store));
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, RECORD_SQL, error);
  g_autoptr (CptTransaction) transaction = statement != NULL ? cpt_transaction_begin (handle, error) : NULL;

  if (transaction == NULL)
    return FALSE;

  cpt_statement_bind_guid (statement, ":connection_id", sending->connection_id);
  cpt_statement_bind_int64 (statement, ":channel", sending->channel);
  cpt_statement_bind_int64 (statement, ":at", cpt_clock_now (cpt_store_get_clock (store)));
  for (guint i = 0; i < sending->rids->len; i++)
    {
      if (!record_one (statement, loader, g_array_index (sending->rids, gint64, i), error))
        return FALSE;
    }

  return cpt_transaction_commit (transaction, error);
}

static void
record_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptLinkSentRepository *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!record (self->store, g_task_get_task_data (task), handle, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_store_changed (self->store, CPT_STORE_CHANGE_LINK_SENT);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_link_sent_repository_record_async:
 * @rids: (element-type gint64): companies whose URL left; copied
 * @connection_id: (nullable): GUID text, for the URL of one connection
 *
 * Records that Link URLs left Comptoir, now by the account's clock.
 */
void
cpt_link_sent_repository_record_async (CptLinkSentRepository *self,
                                       GArray *rids,
                                       const char *connection_id,
                                       CptLinkChannel channel,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Sending *sending = g_new0 (Sending, 1);

  sending->rids = g_array_copy (rids);
  sending->connection_id = g_strdup (connection_id);
  sending->channel = channel;
  g_task_set_source_tag (task, cpt_link_sent_repository_record_async);
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_USER, task, record_on_writer_thread);
}

/**
 * cpt_link_sent_repository_record_finish:
 *
 * Returns: %FALSE with @error set when nothing was recorded
 */
gboolean
cpt_link_sent_repository_record_finish (CptLinkSentRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static CptLinkSent *
sent_from_row (CptStatement *row)
{
  CptLinkSent *sent = g_new0 (CptLinkSent, 1);

  sent->connection_id = cpt_statement_dup_guid (row, COLUMN_CONNECTION_ID);
  sent->channel = (CptLinkChannel) cpt_statement_get_int64 (row, COLUMN_CHANNEL);
  sent->at = cpt_statement_get_int64 (row, COLUMN_AT);

  return sent;
}

static void
list_on_query_thread (GTask *task, sqlite3 *handle)
{
  const gint64 *rid = g_task_get_task_data (task);
  g_autoptr (GPtrArray) sendings = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_link_sent_free);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_SQL, &error);
  gboolean has_row = FALSE;

  if (statement != NULL)
    {
      cpt_statement_bind_int64 (statement, ":rid", *rid);
      while (cpt_statement_step (statement, &has_row, &error) && has_row)
        g_ptr_array_add (sendings, sent_from_row (statement));
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&sendings), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * cpt_link_sent_repository_list_async:
 * @rid: the company's row
 *
 * Reads when the Link URLs of one company were last sent: its own, and those of its connections. Those that were
 * followed since are left out: the connection, or any for the company's URL, became linked.
 */
void
cpt_link_sent_repository_list_async (CptLinkSentRepository *self,
                                     gint64 rid,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_link_sent_repository_list_async);
  g_task_set_task_data (task, g_memdup2 (&rid, sizeof rid), g_free);
  cpt_store_submit_read (self->store, task, list_on_query_thread);
}

/**
 * cpt_link_sent_repository_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptLinkSent): at most one of the company and of each connection;
 *   %NULL with @error set
 */
GPtrArray *
cpt_link_sent_repository_list_finish (CptLinkSentRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_last_on_query_thread (GTask *task, sqlite3 *handle)
{
  g_autoptr (GHashTable) sendings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_LAST_SQL, &error);
  gboolean has_row = FALSE;

  while (statement != NULL && cpt_statement_step (statement, &has_row, &error) && has_row)
    {
      gint64 rid = cpt_statement_get_int64 (statement, COLUMN_RID);
      gint64 at = cpt_statement_get_int64 (statement, COLUMN_LAST);

      g_hash_table_insert (sendings, g_memdup2 (&rid, sizeof rid), g_memdup2 (&at, sizeof at));
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&sendings), (GDestroyNotify) g_hash_table_unref);
}

/**
 * cpt_link_sent_repository_list_last_async:
 *
 * Reads when any Link URL of each company was last sent, followed or not.
 */
void
cpt_link_sent_repository_list_last_async (CptLinkSentRepository *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_link_sent_repository_list_last_async);
  cpt_store_submit_read (self->store, task, list_last_on_query_thread);
}

/**
 * cpt_link_sent_repository_list_last_finish:
 *
 * Returns: (transfer full) (nullable) (element-type gint64 gint64): row to microseconds UTC, of the companies whose URL
 *   was ever sent; %NULL with @error set
 */
GHashTable *
cpt_link_sent_repository_list_last_finish (CptLinkSentRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
