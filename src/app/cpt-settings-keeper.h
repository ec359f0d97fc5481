/* cpt-settings-keeper.h — the settings of one owner while they are changed: read, saved, followed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-settings-edit.h"
#include "cpt-store.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/**
 * CptSettingsState:
 * @CPT_SETTINGS_LOADING: nothing is known yet
 * @CPT_SETTINGS_FAILED: nothing is known, and the platform could not be asked; the error says why
 * @CPT_SETTINGS_SHOWN: there is an edit, and nothing waits
 * @CPT_SETTINGS_SAVING: what was asked to be saved is being written down
 * @CPT_SETTINGS_WAITING: to be sent; can be cancelled
 * @CPT_SETTINGS_SENDING: on its way
 * @CPT_SETTINGS_REFUSED: was sent, and the platform said no; the error says why
 *
 * How the settings stand.
 */
typedef enum
{
  CPT_SETTINGS_LOADING,
  CPT_SETTINGS_FAILED,
  CPT_SETTINGS_SHOWN,
  CPT_SETTINGS_SAVING,
  CPT_SETTINGS_WAITING,
  CPT_SETTINGS_SENDING,
  CPT_SETTINGS_REFUSED,
} CptSettingsState;

/* Signals: "changed": the state, the edit's first appearance, the statuses, the age;
 * "conflict" (CptSyncSettings *theirs): both sides changed the same thing: cpt_settings_edit_rebase() is to be called;
 * "not-done" (const char *not_done, GError *error): something that was asked for was not done. */
#define CPT_TYPE_SETTINGS_KEEPER (cpt_settings_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CptSettingsKeeper, cpt_settings_keeper, CPT, SETTINGS_KEEPER, GObject)

CptSettingsKeeper *cpt_settings_keeper_new (CptStore *store, CptSync *sync, gint64 rid, const char *company_id);
void cpt_settings_keeper_start (CptSettingsKeeper *self);
void cpt_settings_keeper_ask_platform (CptSettingsKeeper *self);

CptSettingsState cpt_settings_keeper_get_state (CptSettingsKeeper *self);
const GError *cpt_settings_keeper_get_error (CptSettingsKeeper *self);
const GError *cpt_settings_keeper_get_read_error (CptSettingsKeeper *self);
CptSettingsEdit *cpt_settings_keeper_get_edit (CptSettingsKeeper *self);
GPtrArray *cpt_settings_keeper_get_statuses (CptSettingsKeeper *self);
gint64 cpt_settings_keeper_get_read_at (CptSettingsKeeper *self);

void cpt_settings_keeper_save (CptSettingsKeeper *self);
void cpt_settings_keeper_cancel (CptSettingsKeeper *self);

G_END_DECLS
