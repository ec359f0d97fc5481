/* cpt-sync-settings-repository.h — how data types are read, for each company and for all: as the platform said it last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-store.h"
#include "cpt-sync-settings.h"

G_BEGIN_DECLS

#define CPT_TYPE_SYNC_SETTINGS_REPOSITORY (cpt_sync_settings_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptSyncSettingsRepository, cpt_sync_settings_repository, CPT, SYNC_SETTINGS_REPOSITORY, GObject)

CptSyncSettingsRepository *cpt_sync_settings_repository_new (CptStore *store);

/* Numbers by cpt_company_repository_next_sequence(). */
void cpt_sync_settings_repository_put_async (CptSyncSettingsRepository *self,
                                             CptSyncSettings *settings,
                                             gint64 sequence,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean cpt_sync_settings_repository_put_finish (CptSyncSettingsRepository *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is changed is changed over this: it is the base of what is saved. */
void cpt_sync_settings_repository_get_async (CptSyncSettingsRepository *self,
                                             const char *company_id,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
CptSyncSettings *cpt_sync_settings_repository_get_finish (CptSyncSettingsRepository *self,
                                                          GAsyncResult *result,
                                                          gint64 *read_at,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
