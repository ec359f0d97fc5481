/* cpt-newest-search.c — the newest things of a company on the platform that could be what a change asked for.
 *
 * Page by page, the newest first, until one is older than the request. No query is sent: what the platform makes of one
 * is not certain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-newest-search-private.h"

#include "cpt-platform-reads.h"
#include "cpt-time.h"

#define PAGE_SIZE 100

typedef struct
{
  const CptNewestKind *kind;
  CptChange *change; /* (owned) */
  gint64 since;
  guint page;         /* the last that was asked for */
  GPtrArray *matches; /* (owned) (element-type GObject): newest first */
} Search;

static void
search_free (Search *self)
{
  g_object_unref (self->change);
  g_ptr_array_unref (self->matches);
  g_free (self);
}

static void ask_next_page (GTask *task);

/* Adds what matches; says whether the next page may hold more. */
static gboolean
gather_matches (Search *self, CptPage *page)
{
  GPtrArray *items = cpt_page_get_items (page);

  for (guint i = 0; i < items->len; i++)
    {
      gpointer item = g_ptr_array_index (items, i);
      gint64 time = self->kind->get_time (item);

      if (time == CPT_TIME_UNKNOWN)
        continue;
      if (time < self->since)
        return FALSE;
      if (self->kind->matches (item, self->change))
        g_ptr_array_add (self->matches, g_object_ref (item));
    }

  return items->len > 0 && (guint64) self->page * PAGE_SIZE < cpt_page_get_total_results (page);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *self = g_task_get_task_data (task);
  g_autoptr (CptPage) page = NULL;
  GError *error = NULL;

  page = self->kind->answer (CPT_PLATFORM_CLIENT (source), result, &error);

  if (page == NULL)
    g_task_return_error (task, error);
  else if (gather_matches (self, page))
    ask_next_page (g_steal_pointer (&task));
  else
    g_task_return_pointer (task, g_ptr_array_ref (self->matches), (GDestroyNotify) g_ptr_array_unref);
}

/* Takes @task. */
static void
ask_next_page (GTask *task)
{
  Search *self = g_task_get_task_data (task);

  self->page++;
  self->kind->ask (g_task_get_source_object (task), cpt_change_get_company_id (self->change), self->page, PAGE_SIZE,
                   g_task_get_cancellable (task), page_cb, task);
}

/**
 * cpt_newest_search_async:
 * @kind: what is searched
 * @change: what was asked for, of a company
 * @since: microseconds UTC, by the platform's clock
 *
 * Asks the platform what has come to be since.
 */
void
cpt_newest_search_async (CptPlatformClient *client,
                         const CptNewestKind *kind,
                         CptChange *change,
                         gint64 since,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (client, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->kind = kind;
  search->change = g_object_ref (change);
  search->since = since;
  search->matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, cpt_newest_search_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  ask_next_page (task);
}

/**
 * cpt_newest_search_finish:
 *
 * Returns: (transfer full) (nullable) (element-type GObject): what could be it, newest first; %NULL with @error set
 */
GPtrArray *
cpt_newest_search_finish (CptPlatformClient *client, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_newest_search_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
ask_reads (CptPlatformClient *client,
           const char *company_id,
           guint page,
           guint page_size,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  cpt_platform_client_list_reads_async (client, CPT_PRIORITY_USER, company_id, page, page_size, "-requested", NULL,
                                        cancellable, callback, user_data);
}

static gint64
get_read_time (gpointer thing)
{
  return cpt_read_get_requested (thing);
}

/* Any read, for a refresh of all that is read. */
static gboolean
read_matches (gpointer thing, CptChange *change)
{
  const char *data_type = cpt_change_get_data_type (change);
  const char *connection_id = cpt_change_get_connection_id (change);

  return (data_type == NULL || g_str_equal (data_type, cpt_read_get_data_type (thing))) &&
         (connection_id == NULL || g_ascii_strcasecmp (connection_id, cpt_read_get_connection_id (thing)) == 0);
}

/* The read history. */
const CptNewestKind cpt_newest_reads = {
  ask_reads,
  cpt_platform_client_list_reads_finish,
  get_read_time,
  read_matches,
};

static void
ask_connections (CptPlatformClient *client,
                 const char *company_id,
                 guint page,
                 guint page_size,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  cpt_platform_client_list_connections_async (client, CPT_PRIORITY_USER, company_id, page, page_size, "-created",
                                              cancellable, callback, user_data);
}

static gint64
get_connection_time (gpointer thing)
{
  return cpt_connection_get_created (thing);
}

static gboolean
connection_matches (gpointer thing, CptChange *change)
{
  return g_strcmp0 (cpt_connection_get_integration_key (thing), cpt_change_get_platform_key (change)) == 0;
}

/* The connections of the company. */
const CptNewestKind cpt_newest_connections = {
  ask_connections,
  cpt_platform_client_list_connections_finish,
  get_connection_time,
  connection_matches,
};
