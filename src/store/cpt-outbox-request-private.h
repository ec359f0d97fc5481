/* cpt-outbox-request-private.h — one call of the outbox on its way to the writer thread and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-outbox-repository.h"
#include "cpt-outbox-writer-private.h"
#include "cpt-store-private.h"

G_BEGIN_DECLS

/**
 * CptOutboxTelling:
 * @company_id: (nullable): GUID text
 * @changes: what changed, of that company when there is one
 */
typedef struct
{
  char *company_id;
  CptStoreChange changes;
} CptOutboxTelling;

/**
 * CptOutboxRequest:
 *
 * What one call wants, and what comes of it; the data of its task.
 */
typedef struct
{
  CptStore *store;
  GPtrArray *changes; /* (nullable) (element-type CptChange): to add; then those stored */
  GArray *ids;        /* (nullable) (element-type gint64): to cancel */
  guint n_cancelled;
  CptOutboxRelease release; /* its id is that of every call about one change */
  CptOutboxAnswer answer;   /* owned */
  gint64 sequence;
  CptChange *taken; /* (nullable) */
  gint64 time;      /* next due; created since */
  gint64 rid;
  char *name;       /* of the companies, or the company, whose claims are asked for */
  GArray *tellings; /* (element-type CptOutboxTelling): what is told when it is committed */
} CptOutboxRequest;

/* One write, within a transaction, which is undone when it fails. */
typedef gboolean (*CptOutboxRequestFunc) (CptOutboxRequest *request, sqlite3 *handle, GError **error);

GTask *cpt_outbox_request_new_task (CptOutboxRepository *repository,
                                    gpointer tag,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data,
                                    CptOutboxRequest **request);
void cpt_outbox_request_tell (CptOutboxRequest *request, const char *company_id, CptStoreChange changes);
void cpt_outbox_request_tell_change (CptOutboxRequest *request, CptChange *change);
void cpt_outbox_request_write (GTask *task, sqlite3 *handle, CptOutboxRequestFunc func);
gint64 cpt_outbox_request_get_now (CptOutboxRequest *request);

/* Of the repository. */
CptStore *cpt_outbox_repository_get_store (CptOutboxRepository *self);

G_END_DECLS
