/* cpt-sync-engine.c — all that lives on the sync thread, and the thread.
 *
 * What the main thread asks for is posted by cpt_sync_engine_call() (see cpt-sync-engine-calls.c); the client and the
 * runners are of the sync thread alone. Nothing blocks, but for cpt_sync_engine_join(): it cancels all, and the thread
 * ends once the last answer of the network and the store is in. The sync thread never waits for the main one, so the
 * join cannot hang.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* SCHED_BATCH */
#include "cpt-sync-engine-private.h"

#include <sched.h>

#include "cpt-error-reason.h"
#include "cpt-keyring.h"
#include "cpt-time.h"

struct _CptSyncEngine
{
  GObject parent_instance;

  CptSyncOptions options; /* (owned) members */
  CptSyncEvents events;
  gpointer events_data;

  GMainContext *context;
  GMainLoop *loop;
  GThread *thread; /* (owned) (nullable): until joined */

  /* Of the sync thread. */
  CptPlatformClient *client; /* (owned) (nullable): none for a base URL that cannot be used */
  CptReadRunner *reading;    /* (owned) (nullable): as @client */
  CptOutboxRunner *outbox;   /* (owned) (nullable): as @client */
  CptWatchRunner *watches;   /* (owned) (nullable): as @client */
  CptLinkRunner *links;      /* (owned) (nullable): as @client */
  CptFetchRunner *fetches;   /* (owned) (nullable): as @client */
  CptFileRunner *files;      /* (owned) (nullable): as @client */
  CptRecordRunner *records;  /* (owned) (nullable): as @client */
};

G_DEFINE_FINAL_TYPE (CptSyncEngine, cpt_sync_engine, G_TYPE_OBJECT)

/* Something asked for on the main thread. */
typedef struct
{
  CptSyncEngine *engine;
  CptSyncEngineFunc func;
  gpointer data; /* (owned) (nullable) */
  GDestroyNotify free_data;
} Call;

static void
call_free (Call *self)
{
  if (self->data != NULL)
    self->free_data (self->data);
  g_free (self);
}

static gboolean
call_on_sync_thread (gpointer user_data)
{
  Call *call = user_data;

  if (call->engine->client != NULL)
    call->func (call->engine, call->data);

  return G_SOURCE_REMOVE;
}

static void
post (CptSyncEngine *self, GSourceFunc func, gpointer data, GDestroyNotify free_func)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_func);
  g_source_attach (source, self->context);
}

static void
report_cb (const CptSyncReport *report, gpointer user_data)
{
  CptSyncEngine *self = user_data;
  gboolean is_out_of_reach =
      report->state == CPT_SYNC_WAITING && g_error_matches (report->error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
  gboolean is_read = report->state == CPT_SYNC_IDLE || (report->state == CPT_SYNC_READING && report->n_read > 0);

  /* Nothing is sent while the platform is known to be out of reach, or to refuse the key: what waits can be taken back.
   * After a read the platform's time is known anew, and with it what is due. */
  if (is_out_of_reach || report->state == CPT_SYNC_STOPPED)
    cpt_outbox_runner_pause (self->outbox);
  else if (is_read)
    cpt_outbox_runner_resume (self->outbox);

  if (report->n_read > 0 || report->last_read != CPT_TIME_UNKNOWN ||
      cpt_clock_is_set (cpt_store_get_clock (self->options.store)))
    cpt_outbox_runner_take_time (self->outbox);

  if (report->state == CPT_SYNC_IDLE)
    {
      cpt_outbox_runner_wake (self->outbox);
      cpt_watch_runner_resume (self->watches);
    }

  self->events.reading.report (report, self->events_data);
}

static void
password_seen_cb (gpointer user_data)
{
  CptSyncEngine *self = user_data;

  self->events.reading.password_seen (self->events_data);
}

static gboolean
is_refresh (CptChange *change)
{
  CptChangeKind kind = cpt_change_get_kind (change);

  return kind == CPT_CHANGE_REFRESH_COMPANY || kind == CPT_CHANGE_REFRESH_TYPE;
}

static void
answered_cb (CptChange *change, gint64 rid, CptCompany *company, gpointer user_data)
{
  CptSyncEngine *self = user_data;

  self->events.outbox.answered (change, rid, company, self->events_data);

  /* Many at once are watched through the list, not one by one. */
  if (cpt_change_is_bulk (change))
    cpt_read_runner_watch (self->reading);
  else if (is_refresh (change))
    cpt_watch_runner_follow (self->watches, change);
}

static void
failed_cb (CptChange *change, const GError *error, gpointer user_data)
{
  CptSyncEngine *self = user_data;

  self->events.outbox.failed (change, error, self->events_data);

  /* What the change was for is gone: the list does not know yet. */
  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND) &&
      cpt_error_get_reason (error) != CPT_ERROR_REASON_NOT_SUPPORTED)
    cpt_read_runner_read (self->reading);
}

static void
unreachable_cb (CptChange *change, gpointer user_data)
{
  CptSyncEngine *self = user_data;

  cpt_read_runner_probe (self->reading);
}

/* A change met it. */
static void
change_refused_cb (const GError *error, gpointer user_data)
{
  CptSyncEngine *self = user_data;

  cpt_read_runner_refuse (self->reading, error);
}

static void
read_ended_cb (gint64 rid, CptRead *read, gpointer user_data)
{
  CptSyncEngine *self = user_data;

  self->events.watching.read_ended (rid, read, self->events_data);
}

static void
refresh_ended_cb (gint64 rid, CptCompany *company, GPtrArray *reads, gpointer user_data)
{
  CptSyncEngine *self = user_data;

  self->events.watching.refresh_ended (rid, company, reads, self->events_data);
}

static void
gone_cb (gint64 rid, gpointer user_data)
{
  CptSyncEngine *self = user_data;

  self->events.watching.gone (rid, self->events_data);
}

/* Whatever met it. */
static void
refused_cb (CptPlatformClient *client, const GError *error, CptSyncEngine *self)
{
  cpt_outbox_runner_pause (self->outbox);
  cpt_read_runner_refuse (self->reading, error);
}

static void
report_unusable_url (CptSyncEngine *self, GError *error)
{
  CptSyncReport report = { .state = CPT_SYNC_STOPPED, .last_read = CPT_TIME_UNKNOWN, .error = error };

  self->events.reading.report (&report, self->events_data);
}

static void
set_up_on_sync_thread (CptSyncEngine *self)
{
  const CptReadRunnerEvents reading_events = { report_cb, password_seen_cb };
  const CptOutboxEvents outbox_events = { answered_cb, failed_cb, unreachable_cb };
  const CptWatchEvents watch_events = { read_ended_cb, refresh_ended_cb, gone_cb };
  g_autoptr (GError) error = NULL;
  const CptSyncOptions *options = &self->options;

  self->client =
      cpt_platform_client_new (options->base_url, options->api_key, cpt_store_get_clock (options->store), &error);
  if (self->client == NULL)
    {
      report_unusable_url (self, error);
      return;
    }

  cpt_platform_client_set_time_scale (self->client, options->time_scale);
  self->reading = cpt_read_runner_new (self->client, options->store, options->page_size, options->time_scale,
                                       &reading_events, self);
  self->outbox = cpt_outbox_runner_new (self->client, options->store, options->time_scale, &outbox_events,
                                        change_refused_cb, self);
  self->watches = cpt_watch_runner_new (self->client, options->store, options->time_scale, &watch_events, self);
  self->links = cpt_link_runner_new (self->client, options->page_size);
  self->fetches = cpt_fetch_runner_new (self->client, options->store);
  self->files = cpt_file_runner_new (self->client, options->store);
  self->records = cpt_record_runner_new (self->client, options->store);
  g_signal_connect (self->client, "refused", G_CALLBACK (refused_cb), self);
}

static gboolean
is_busy (CptSyncEngine *self)
{
  if (self->client == NULL)
    return FALSE;

  return cpt_read_runner_is_busy (self->reading) || cpt_outbox_runner_is_busy (self->outbox) ||
         cpt_watch_runner_is_busy (self->watches) || cpt_link_runner_is_busy (self->links) ||
         cpt_fetch_runner_is_busy (self->fetches) || cpt_file_runner_is_busy (self->files) ||
         cpt_record_runner_is_busy (self->records);
}

/* Whoever wakes goes before this thread, the main thread above all. It is not nicer than others: what resolves a name
 * or reads a file for it runs in a thread of GLib's pools, started from here, and GLib 2.74 complains where such a
 * thread may not go back to the nice value of the first. */
static void
give_way_to_others (void)
{
  sched_setscheduler (0, SCHED_BATCH, &(struct sched_param){ 0 });
}

static gpointer
run_on_sync_thread (gpointer data)
{
  CptSyncEngine *self = data;

  g_main_context_push_thread_default (self->context);
  give_way_to_others ();
  set_up_on_sync_thread (self);

  g_main_loop_run (self->loop);
  while (is_busy (self))
    g_main_context_iteration (self->context, TRUE);

  g_clear_object (&self->reading);
  g_clear_object (&self->outbox);
  g_clear_object (&self->watches);
  g_clear_object (&self->links);
  g_clear_object (&self->fetches);
  g_clear_object (&self->files);
  g_clear_object (&self->records);
  g_clear_object (&self->client);
  while (g_main_context_iteration (self->context, FALSE))
    continue;

  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static gboolean
quit_on_sync_thread (gpointer user_data)
{
  CptSyncEngine *self = user_data;

  if (self->client != NULL)
    {
      cpt_read_runner_stop (self->reading);
      cpt_outbox_runner_stop (self->outbox);
      cpt_watch_runner_stop (self->watches);
      cpt_link_runner_stop (self->links);
      cpt_fetch_runner_stop (self->fetches);
      cpt_file_runner_stop (self->files);
      cpt_record_runner_stop (self->records);
    }

  g_main_loop_quit (self->loop);

  return G_SOURCE_REMOVE;
}

static void
cpt_sync_engine_finalize (GObject *object)
{
  CptSyncEngine *self = CPT_SYNC_ENGINE (object);

  g_assert (self->thread == NULL);

  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->options.store);
  g_clear_pointer (&self->options.base_url, g_free);
  g_clear_pointer (&self->options.api_key, cpt_keyring_free_key);

  G_OBJECT_CLASS (cpt_sync_engine_parent_class)->finalize (object);
}

static void
cpt_sync_engine_class_init (CptSyncEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_sync_engine_finalize;
}

static void
cpt_sync_engine_init (CptSyncEngine *self)
{
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
}

/**
 * cpt_sync_engine_new:
 * @options: copied
 * @events: what to call, on the sync thread
 * @events_data: for @events; must outlive the thread
 *
 * Starts the sync thread. Nothing is asked of the platform until cpt_sync_engine_read().
 *
 * Returns: (transfer full): an engine, to be joined before its last unref
 */
CptSyncEngine *
cpt_sync_engine_new (const CptSyncOptions *options, const CptSyncEvents *events, gpointer events_data)
{
  CptSyncEngine *self = g_object_new (CPT_TYPE_SYNC_ENGINE, NULL);

  self->options = *options;
  self->options.store = g_object_ref (options->store);
  self->options.base_url = g_strdup (options->base_url);
  self->options.api_key = cpt_keyring_copy_key (options->api_key);
  self->events = *events;
  self->events_data = events_data;
  self->thread = g_thread_new ("comptoir-sync", run_on_sync_thread, self);

  return self;
}

/**
 * cpt_sync_engine_join:
 *
 * Cancels all that is under way and waits for the thread to end: as long as the store needs for a transaction.
 */
void
cpt_sync_engine_join (CptSyncEngine *self)
{
  g_return_if_fail (CPT_IS_SYNC_ENGINE (self));
  g_return_if_fail (self->thread != NULL);

  post (self, quit_on_sync_thread, self, NULL);
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * cpt_sync_engine_call:
 * @func: called on the sync thread; not at all when the base URL cannot be used, or the thread ends before
 * @data: (nullable): for @func
 * @free_data: (nullable): frees @data afterwards, on the sync thread
 *
 * For what is asked on the main thread.
 */
void
cpt_sync_engine_call (CptSyncEngine *self, CptSyncEngineFunc func, gpointer data, GDestroyNotify free_data)
{
  Call *call = g_new (Call, 1);

  g_return_if_fail (CPT_IS_SYNC_ENGINE (self));

  *call = (Call){ self, func, data, free_data };
  post (self, call_on_sync_thread, call, (GDestroyNotify) call_free);
}

/* The client and the runners, for what cpt_sync_engine_call() calls. */

CptPlatformClient *
cpt_sync_engine_get_client (CptSyncEngine *self)
{
  return self->client;
}

CptReadRunner *
cpt_sync_engine_get_reading (CptSyncEngine *self)
{
  return self->reading;
}

CptOutboxRunner *
cpt_sync_engine_get_outbox (CptSyncEngine *self)
{
  return self->outbox;
}

CptWatchRunner *
cpt_sync_engine_get_watches (CptSyncEngine *self)
{
  return self->watches;
}

CptLinkRunner *
cpt_sync_engine_get_links (CptSyncEngine *self)
{
  return self->links;
}

CptFetchRunner *
cpt_sync_engine_get_fetches (CptSyncEngine *self)
{
  return self->fetches;
}

CptFileRunner *
cpt_sync_engine_get_files (CptSyncEngine *self)
{
  return self->files;
}

CptRecordRunner *
cpt_sync_engine_get_records (CptSyncEngine *self)
{
  return self->records;
}
