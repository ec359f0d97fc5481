/* cpt-sync-engine-private.h — all that lives on the sync thread, and the thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-fetch-runner-private.h"
#include "cpt-link-runner-private.h"
#include "cpt-outbox-runner-private.h"
#include "cpt-read-runner-private.h"
#include "cpt-file-runner-private.h"
#include "cpt-record-runner-private.h"
#include "cpt-watch-runner-private.h"

G_BEGIN_DECLS

/**
 * CptSyncOptions:
 * @store: the open store of the account
 * @base_url: of the platform
 * @api_key: of the account
 * @page_size: companies a page, 1 to 5,000
 * @time_scale: what every delay is multiplied with: 1, or less in tests
 *
 * What sync is made from.
 */
typedef struct
{
  CptStore *store;
  char *base_url;
  char *api_key;
  guint page_size;
  double time_scale;
} CptSyncOptions;

/**
 * CptSyncEvents:
 * @reading: what the reading of the list tells
 * @outbox: what the outbox tells
 * @watching: what is told of the companies that are followed; the key being refused is told by @reading
 *
 * What the engine tells, on the sync thread.
 */
typedef struct
{
  CptReadRunnerEvents reading;
  CptOutboxEvents outbox;
  CptWatchEvents watching;
} CptSyncEvents;

#define CPT_TYPE_SYNC_ENGINE (cpt_sync_engine_get_type ())
G_DECLARE_FINAL_TYPE (CptSyncEngine, cpt_sync_engine, CPT, SYNC_ENGINE, GObject)

CptSyncEngine *cpt_sync_engine_new (const CptSyncOptions *options, const CptSyncEvents *events, gpointer events_data);
void cpt_sync_engine_join (CptSyncEngine *self);

/**
 * CptSyncEngineFunc:
 *
 * Something that is done on the sync thread.
 */
typedef void (*CptSyncEngineFunc) (CptSyncEngine *self, gpointer data);

void cpt_sync_engine_call (CptSyncEngine *self, CptSyncEngineFunc func, gpointer data, GDestroyNotify free_data);

void cpt_sync_engine_refuse (GTask *task);

/* Of the sync thread. */
CptPlatformClient *cpt_sync_engine_get_client (CptSyncEngine *self);
CptReadRunner *cpt_sync_engine_get_reading (CptSyncEngine *self);
CptOutboxRunner *cpt_sync_engine_get_outbox (CptSyncEngine *self);
CptWatchRunner *cpt_sync_engine_get_watches (CptSyncEngine *self);
CptLinkRunner *cpt_sync_engine_get_links (CptSyncEngine *self);
CptFetchRunner *cpt_sync_engine_get_fetches (CptSyncEngine *self);
CptFileRunner *cpt_sync_engine_get_files (CptSyncEngine *self);
CptRecordRunner *cpt_sync_engine_get_records (CptSyncEngine *self);

/* What is asked on the main thread: cpt-sync-engine-calls.c. */
void cpt_sync_engine_read (CptSyncEngine *self);
void cpt_sync_engine_cancel_read (CptSyncEngine *self);
void cpt_sync_engine_lose_network (CptSyncEngine *self);
void cpt_sync_engine_watch (CptSyncEngine *self);
void cpt_sync_engine_await (CptSyncEngine *self, const char *company_id);
void cpt_sync_engine_wake_outbox (CptSyncEngine *self);
void cpt_sync_engine_fetch_links (CptSyncEngine *self, GPtrArray *targets, const char *connection_id, GTask *task);
void cpt_sync_engine_open_company (CptSyncEngine *self, gint64 rid, const char *company_id);
void cpt_sync_engine_close_company (CptSyncEngine *self);

G_END_DECLS
