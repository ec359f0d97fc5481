/* cpt-sync-private.h — what the files of CptSync need of each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-meta-repository.h"
#include "cpt-sync-engine-private.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/**
 * CptSyncShowFunc:
 * @payload: what is to be shown
 *
 * Shows something on the main thread.
 */
typedef void (*CptSyncShowFunc) (CptSync *self, gpointer payload);

CptStore *cpt_sync_get_store (CptSync *self);
CptMetaRepository *cpt_sync_get_meta (CptSync *self);
CptCompanyRepository *cpt_sync_get_companies (CptSync *self);
CptSyncEngine *cpt_sync_get_engine (CptSync *self);
gint64 cpt_sync_get_open_rid (CptSync *self);
void cpt_sync_set_open_rid (CptSync *self, gint64 rid);
void cpt_sync_post (CptSync *self, CptSyncShowFunc show, gpointer payload, GDestroyNotify free_payload);
void cpt_sync_show_report (CptSync *self, const CptSyncReport *new_report);
void cpt_sync_read_integrations_daily (CptSync *self);
void cpt_sync_remember_password (CptSync *self);
GError *cpt_sync_new_rest_error (CptSync *self);

G_END_DECLS
