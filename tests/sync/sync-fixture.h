/* sync-fixture.h — a sandbox, a store, and somebody else who uses the platform too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-outbox-repository.h"
#include "cpt-platform-client.h"
#include "cpt-sandbox.h"
#include "cpt-sync.h"
#include "cpt-time.h"
#include "test-support.h"

G_BEGIN_DECLS

/**
 * SyncFixture:
 * @n_generated: companies that the platform makes up
 * @n_reads: past reads of its first company that the platform makes up; may be set before the fixture is set up
 * @read_rate: how many more each second; likewise
 * @start_time: microseconds UTC: when the platform believes it is, 0 for when it is; likewise
 * @client: on the main context: jobs under test, and what is done elsewhere
 * @sync: (nullable): between sync_fixture_start() and sync_fixture_stop()
 * @n_answered: changes that sync said were answered
 * @failure: (nullable): what sync said of the last change that failed
 *
 * What every test of sync begins with.
 */
typedef struct
{
  char *folder;
  guint n_generated;
  guint n_reads;
  guint read_rate;
  gint64 start_time;
  CptSandbox *sandbox;
  CptClock *clock;
  CptPlatformClient *client;
  CptStore *store;
  CptCompanyRepository *companies;
  CptOutboxRepository *outbox;
  CptSync *sync;
  guint n_answered;
  GError *failure;
} SyncFixture;

void sync_fixture_set_up (SyncFixture *fixture, guint n_companies);
void sync_fixture_set_up_generated (SyncFixture *fixture, guint n_companies);
void sync_fixture_tear_down (SyncFixture *fixture);
void sync_fixture_reopen_store (SyncFixture *fixture);
void sync_fixture_stop_sandbox (SyncFixture *fixture);
void sync_fixture_start_sandbox (SyncFixture *fixture);
void sync_fixture_set_fault (SyncFixture *fixture, const char *fault);

/* The platform, seen and used by somebody else. */
CptCompanyPage *sync_fixture_list_platform (SyncFixture *fixture);
guint sync_fixture_count_platform (SyncFixture *fixture, const char *name);
char *sync_fixture_create_elsewhere (SyncFixture *fixture, const char *name);
GPtrArray *sync_fixture_list_reads (SyncFixture *fixture, const char *company_id);
CptSyncSettings *sync_fixture_get_settings (SyncFixture *fixture, const char *company_id);
void sync_fixture_tag_elsewhere (SyncFixture *fixture, const char *company_id, const char *json);
char *sync_fixture_get_tags (SyncFixture *fixture, const char *company_id);
void sync_fixture_save_elsewhere (SyncFixture *fixture, const char *company_id, const char *data_type, gint64 hours);
void sync_fixture_describe_elsewhere (SyncFixture *fixture, const char *company_id, const char *description);
void sync_fixture_delete_elsewhere (SyncFixture *fixture, const char *company_id);

/* The store. */
CptCompany *sync_fixture_find_stored (SyncFixture *fixture, const char *name, gint64 *rid);
CptSyncSettings *sync_fixture_get_stored_settings (SyncFixture *fixture, const char *company_id);
void sync_fixture_put_settings (SyncFixture *fixture, CptSyncSettings *settings, gint64 sequence);
GPtrArray *sync_fixture_list_outbox (SyncFixture *fixture);
gint64 sync_fixture_do (SyncFixture *fixture, const CptChangeFields *fields);

/* Sync. */
void sync_fixture_start (SyncFixture *fixture);
void sync_fixture_start_with (SyncFixture *fixture, const char *api_key, guint page_size, double time_scale);
void sync_fixture_start_offline (SyncFixture *fixture);
void sync_fixture_stop (SyncFixture *fixture);
void sync_fixture_await_state (SyncFixture *fixture, CptSyncState state);
void sync_fixture_await_empty_outbox (SyncFixture *fixture);

G_END_DECLS
