/* kill-deeds.h — what a program that is killed does to companies that are there, and how often it was done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sync-fixture.h"

G_BEGIN_DECLS

#define KILL_N_TARGETS 4 /* companies that a run needs */

/* What is done to companies that are there, besides adding new ones. */
typedef enum
{
  KILL_DEED_UPLOAD,
  KILL_DEED_RENAME,
  KILL_DEED_DELETE,
  KILL_DEED_TAG,
  KILL_DEED_DESCRIBE,
  KILL_DEED_SAVE,
  KILL_DEED_REFRESH,
  KILL_DEED_CONNECT,
  KILL_DEED_DELETE_CONNECTION,
  KILL_DEED_UNLINK,
} KillDeed;

#define KILL_N_DEEDS (KILL_DEED_UNLINK + 1)

/* A company that only one run changes, but the last, which has the files of all. */
typedef struct
{
  gint64 rid;
  char *company_id;
  char *connection_id; /* linked */
  char *settings;      /* (nullable): JSON that a run wants to be saved */
} KillTarget;

KillTarget *kill_target_read (const char *text);
char *kill_target_spell (const KillTarget *self);
void kill_target_free (KillTarget *self);
void kill_target_prepare_settings (KillTarget *self, SyncFixture *fixture);

const char *kill_deed_get_name (KillDeed deed);
guint kill_deed_get_target (KillDeed deed);
void kill_deeds_store (SyncFixture *fixture, CptChangeFields fields);
void kill_deed_do (SyncFixture *fixture, KillDeed deed, const KillTarget *target, const char *run);
void kill_deeds_upload (SyncFixture *fixture,
                        const KillTarget *target,
                        const char *run,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
guint kill_deed_count (SyncFixture *fixture, CptCompanyPage *page, KillDeed deed, const KillTarget *target, guint run);

G_END_DECLS
