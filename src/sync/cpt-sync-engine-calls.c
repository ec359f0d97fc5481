/* cpt-sync-engine-calls.c — what the main thread asks of the sync thread.
 *
 * The functions of the header only post; the functions that end in _on_sync_thread do it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-engine-private.h"

#include "cpt-error.h"

static void
read_on_sync_thread (CptSyncEngine *self, gpointer data)
{
  cpt_read_runner_read (cpt_sync_engine_get_reading (self));
  cpt_outbox_runner_resume (cpt_sync_engine_get_outbox (self));
  cpt_outbox_runner_wake (cpt_sync_engine_get_outbox (self));
  cpt_watch_runner_resume (cpt_sync_engine_get_watches (self));
}

/**
 * cpt_sync_engine_read:
 *
 * Reads the list, and sends what waits: also after the key was refused.
 */
void
cpt_sync_engine_read (CptSyncEngine *self)
{
  cpt_sync_engine_call (self, read_on_sync_thread, NULL, NULL);
}

static void
lose_network_on_sync_thread (CptSyncEngine *self, gpointer data)
{
  if (!cpt_platform_client_is_loopback (cpt_sync_engine_get_client (self)))
    cpt_read_runner_lose_network (cpt_sync_engine_get_reading (self));
}

/**
 * cpt_sync_engine_lose_network:
 *
 * There is no network any more: a platform that is not on this machine is out of reach.
 */
void
cpt_sync_engine_lose_network (CptSyncEngine *self)
{
  cpt_sync_engine_call (self, lose_network_on_sync_thread, NULL, NULL);
}

static void
cancel_read_on_sync_thread (CptSyncEngine *self, gpointer data)
{
  cpt_read_runner_cancel (cpt_sync_engine_get_reading (self));
}

/**
 * cpt_sync_engine_cancel_read:
 *
 * Ends the read under way, if any.
 */
void
cpt_sync_engine_cancel_read (CptSyncEngine *self)
{
  cpt_sync_engine_call (self, cancel_read_on_sync_thread, NULL, NULL);
}

static void
watch_on_sync_thread (CptSyncEngine *self, gpointer data)
{
  cpt_read_runner_watch (cpt_sync_engine_get_reading (self));
}

/**
 * cpt_sync_engine_watch:
 *
 * Checks the list more often, from now on.
 */
void
cpt_sync_engine_watch (CptSyncEngine *self)
{
  cpt_sync_engine_call (self, watch_on_sync_thread, NULL, NULL);
}

static void
await_on_sync_thread (CptSyncEngine *self, gpointer company_id)
{
  cpt_read_runner_await (cpt_sync_engine_get_reading (self), company_id);
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
  cpt_sync_engine_call (self, await_on_sync_thread, g_strdup (company_id), g_free);
}

static void
wake_outbox_on_sync_thread (CptSyncEngine *self, gpointer data)
{
  cpt_outbox_runner_wake (cpt_sync_engine_get_outbox (self));
}

/**
 * cpt_sync_engine_wake_outbox:
 *
 * Something new may wait in the outbox.
 */
void
cpt_sync_engine_wake_outbox (CptSyncEngine *self)
{
  cpt_sync_engine_call (self, wake_outbox_on_sync_thread, NULL, NULL);
}

/**
 * cpt_sync_engine_refuse:
 * @task: that no runner took: there are none
 */
void
cpt_sync_engine_refuse (GTask *task)
{
  g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_UNREACHABLE, "The address of the platform cannot be used");
}

/* Somebody on the main thread waits for Link URLs. */
typedef struct
{
  GPtrArray *targets;  /* (owned) (nullable): until the runner has them */
  char *connection_id; /* (owned) (nullable) */
  GTask *task;         /* (owned) (nullable): until the runner has it */
} LinkCall;

static void
link_call_free (LinkCall *self)
{
  if (self->task != NULL)
    cpt_sync_engine_refuse (self->task);

  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_object (&self->task);
  g_free (self->connection_id);
  g_free (self);
}

static void
fetch_links_on_sync_thread (CptSyncEngine *self, gpointer data)
{
  LinkCall *call = data;

  cpt_link_runner_fetch (cpt_sync_engine_get_links (self), g_steal_pointer (&call->targets), call->connection_id,
                         g_steal_pointer (&call->task));
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

  call->targets = targets;
  call->connection_id = g_strdup (connection_id);
  call->task = task;
  cpt_sync_engine_call (self, fetch_links_on_sync_thread, call, (GDestroyNotify) link_call_free);
}

/* A company by its two names. */
typedef struct
{
  gint64 rid;
  char *company_id;
} CompanyCall;

static void
company_call_free (CompanyCall *self)
{
  g_free (self->company_id);
  g_free (self);
}

static void
open_company_on_sync_thread (CptSyncEngine *self, gpointer data)
{
  const CompanyCall *call = data;

  cpt_watch_runner_open (cpt_sync_engine_get_watches (self), call->rid, call->company_id);
}

/**
 * cpt_sync_engine_open_company:
 * @rid: its row
 * @company_id: GUID text
 *
 * Somebody looks at this company, and no more at the one before.
 */
void
cpt_sync_engine_open_company (CptSyncEngine *self, gint64 rid, const char *company_id)
{
  CompanyCall *call = g_new (CompanyCall, 1);

  *call = (CompanyCall){ rid, g_strdup (company_id) };
  cpt_sync_engine_call (self, open_company_on_sync_thread, call, (GDestroyNotify) company_call_free);
}

static void
close_company_on_sync_thread (CptSyncEngine *self, gpointer data)
{
  cpt_watch_runner_close (cpt_sync_engine_get_watches (self));
}

/**
 * cpt_sync_engine_close_company:
 *
 * Nobody looks at a company any more.
 */
void
cpt_sync_engine_close_company (CptSyncEngine *self)
{
  cpt_sync_engine_call (self, close_company_on_sync_thread, NULL, NULL);
}
