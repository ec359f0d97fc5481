/* cpt-sync-engine.c — all that lives on the sync thread, and the thread.
 *
 * The functions in the header are called on the main thread and only post: what they ask for is done by the functions
 * that end in _on_sync_thread, which alone touch the client and the runners. Nothing blocks, but for
 * cpt_sync_engine_join(): it cancels all, and the thread ends once the last answer of the network and the store is in.
 * The sync thread never waits for the main one, so the join cannot hang.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-engine-private.h"

#include <sys/resource.h>

#include "cpt-link-runner-private.h"
#include "cpt-outbox-runner-private.h"
#include "cpt-time.h"

#define SYNC_NICE 15

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
  CptLinkRunner *links;      /* (owned) (nullable): as @client */
};

G_DEFINE_FINAL_TYPE (CptSyncEngine, cpt_sync_engine, G_TYPE_OBJECT)

/* Something asked for on the main thread. */
typedef struct
{
  CptSyncEngine *engine;
  void (*func) (CptSyncEngine *engine, const char *argument);
  char *argument; /* (owned) (nullable) */
} Call;

static void
call_free (Call *self)
{
  g_free (self->argument);
  g_free (self);
}

static gboolean
call_on_sync_thread (gpointer user_data)
{
  Call *call = user_data;

  if (call->engine->client != NULL)
    call->func (call->engine, call->argument);

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
post_call (CptSyncEngine *self, void (*func) (CptSyncEngine *engine, const char *argument), const char *argument)
{
  Call *call = g_new (Call, 1);

  *call = (Call){ self, func, g_strdup (argument) };
  post (self, call_on_sync_thread, call, (GDestroyNotify) call_free);
}

static void
report_cb (const CptSyncReport *report, gpointer user_data)
{
  CptSyncEngine *self = user_data;
  gboolean is_out_of_reach =
      report->state == CPT_SYNC_WAITING && g_error_matches (report->error, CPT_ERROR, CPT_ERROR_UNREACHABLE);

  /* Nothing is sent while the platform is known to be out of reach, or to refuse the key: what waits can be taken back.
   * After a read the platform's time is known anew, and with it what is due. */
  if (is_out_of_reach || report->state == CPT_SYNC_STOPPED)
    cpt_outbox_runner_pause (self->outbox);
  else if (report->state == CPT_SYNC_IDLE || (report->state == CPT_SYNC_READING && report->n_read > 0))
    cpt_outbox_runner_resume (self->outbox);

  if (report->state == CPT_SYNC_IDLE)
    cpt_outbox_runner_wake (self->outbox);

  self->events.reading.report (report, self->events_data);
}

static void
password_seen_cb (gpointer user_data)
{
  CptSyncEngine *self = user_data;

  self->events.reading.password_seen (self->events_data);
}

static void
answered_cb (CptChange *change, gint64 rid, CptCompany *company, gpointer user_data)
{
  CptSyncEngine *self = user_data;

  self->events.outbox.answered (change, rid, company, self->events_data);
}

static void
failed_cb (CptChange *change, const GError *error, gpointer user_data)
{
  CptSyncEngine *self = user_data;

  self->events.outbox.failed (change, error, self->events_data);

  /* What the change was for is gone: the list does not know yet. */
  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    cpt_read_runner_read (self->reading);
}

static void
unreachable_cb (CptChange *change, gpointer user_data)
{
  CptSyncEngine *self = user_data;

  cpt_read_runner_probe (self->reading);
}

static void
refused_cb (const GError *error, gpointer user_data)
{
  CptSyncEngine *self = user_data;

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

  cpt_platform_client_set_time_scale (self->client, options->time_scale);
  self->reading = cpt_read_runner_new (self->client, options->store, options->page_size, options->time_scale,
                                       &reading_events, self);
  self->outbox =
      cpt_outbox_runner_new (self->client, options->store, options->time_scale, &outbox_events, refused_cb, self);
  self->links = cpt_link_runner_new (self->client, self->options.page_size);
}

static gboolean
is_busy (CptSyncEngine *self)
{
  if (self->client == NULL)
    return FALSE;

  return cpt_read_runner_is_busy (self->reading) || cpt_outbox_runner_is_busy (self->outbox) ||
         cpt_link_runner_is_busy (self->links);
}

static gpointer
run_on_sync_thread (gpointer data)
{
  CptSyncEngine *self = data;

  g_main_context_push_thread_default (self->context);
  setpriority (PRIO_PROCESS, 0, SYNC_NICE); /* on Linux, of this thread */
  set_up_on_sync_thread (self);

  g_main_loop_run (self->loop);
  while (is_busy (self))
    g_main_context_iteration (self->context, TRUE);

  g_clear_object (&self->reading);
  g_clear_object (&self->outbox);
  g_clear_object (&self->links);
  g_clear_object (&self->client);
  while (g_main_context_iteration (self->context, FALSE))
    continue;

  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static void
read_on_sync_thread (CptSyncEngine *self, const char *argument)
{
  cpt_read_runner_read (self->reading);
  cpt_outbox_runner_resume (self->outbox);
  cpt_outbox_runner_wake (self->outbox);
}

static void
cancel_read_on_sync_thread (CptSyncEngine *self, const char *argument)
{
  cpt_read_runner_cancel (self->reading);
}

static void
watch_on_sync_thread (CptSyncEngine *self, const char *argument)
{
  cpt_read_runner_watch (self->reading);
}

static void
await_on_sync_thread (CptSyncEngine *self, const char *company_id)
{
  cpt_read_runner_await (self->reading, company_id);
}

static void
wake_outbox_on_sync_thread (CptSyncEngine *self, const char *argument)
{
  cpt_outbox_runner_wake (self->outbox);
}

/* Somebody on the main thread waits for Link URLs. */
typedef struct
{
  CptSyncEngine *engine;
  GPtrArray *targets;  /* (owned) (nullable): until the runner has them */
  char *connection_id; /* (owned) (nullable) */
  GTask *task;         /* (owned) (nullable): until the runner has it */
} LinkCall;

static void
link_call_free (LinkCall *self)
{
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_object (&self->task);
  g_free (self->connection_id);
  g_free (self);
}

static gboolean
fetch_links_on_sync_thread (gpointer user_data)
{
  LinkCall *call = user_data;

  if (call->engine->client != NULL)
    cpt_link_runner_fetch (call->engine->links, g_steal_pointer (&call->targets), call->connection_id,
                           g_steal_pointer (&call->task));
  else
    g_task_return_new_error (call->task, CPT_ERROR, CPT_ERROR_UNREACHABLE,
                             "The address of the platform cannot be used");

  return G_SOURCE_REMOVE;
}

static gboolean
quit_on_sync_thread (gpointer user_data)
{
  CptSyncEngine *self = user_data;

  if (self->client != NULL)
    {
      cpt_read_runner_stop (self->reading);
      cpt_outbox_runner_stop (self->outbox);
      cpt_link_runner_stop (self->links);
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
  g_clear_pointer (&self->options.api_key, g_free);

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
  self->options.api_key = g_strdup (options->api_key);
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
 * cpt_sync_engine_read:
 *
 * Reads the list, and sends what waits: also after the key was refused.
 */
void
cpt_sync_engine_read (CptSyncEngine *self)
{
  g_return_if_fail (CPT_IS_SYNC_ENGINE (self));

  post_call (self, read_on_sync_thread, NULL);
}

/**
 * cpt_sync_engine_cancel_read:
 *
 * Ends the read under way, if any.
 */
void
cpt_sync_engine_cancel_read (CptSyncEngine *self)
{
  g_return_if_fail (CPT_IS_SYNC_ENGINE (self));

  post_call (self, cancel_read_on_sync_thread, NULL);
}

/**
 * cpt_sync_engine_watch:
 *
 * Checks the list more often, from now on.
 */
void
cpt_sync_engine_watch (CptSyncEngine *self)
{
  g_return_if_fail (CPT_IS_SYNC_ENGINE (self));

  post_call (self, watch_on_sync_thread, NULL);
}

/**
 * cpt_sync_engine_await:
 * @company_id: GUID text
 *
 * The Link URL of this company was handed out: cpt_sync_engine_watch() is for it too.
 */
void
cpt_sync_engine_await (CptSyncEngine *self, const char *company_id)
{
  g_return_if_fail (CPT_IS_SYNC_ENGINE (self));

  post_call (self, await_on_sync_thread, company_id);
}

/**
 * cpt_sync_engine_wake_outbox:
 *
 * Something new may wait in the outbox.
 */
void
cpt_sync_engine_wake_outbox (CptSyncEngine *self)
{
  g_return_if_fail (CPT_IS_SYNC_ENGINE (self));

  post_call (self, wake_outbox_on_sync_thread, NULL);
}

/**
 * cpt_sync_engine_fetch_links:
 * @targets: (transfer full) (element-type CptLinkTarget): for whom
 * @connection_id: (nullable): the connection of the one target, %NULL for the companies' own URLs
 * @task: (transfer full): returns the targets, with fresh URLs, in its own context; its cancellable ends the requests
 *
 * Asks the platform for Link URLs.
 */
void
cpt_sync_engine_fetch_links (CptSyncEngine *self, GPtrArray *targets, const char *connection_id, GTask *task)
{
  LinkCall *call = g_new0 (LinkCall, 1);

  call->engine = self;
  call->targets = targets;
  call->connection_id = g_strdup (connection_id);
  call->task = task;
  post (self, fetch_links_on_sync_thread, call, (GDestroyNotify) link_call_free);
}
