/* store-fixture.h — a real store in a folder of the test's own, and companies to put into it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "cpt-company-repository.h"
#include "cpt-store.h"
#include "test-support.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  CptClock *clock;
  CptStore *store;
  CptCompanyRepository *companies;
} StoreFixture;

void store_fixture_set_up (StoreFixture *self, gconstpointer data);
void store_fixture_tear_down (StoreFixture *self, gconstpointer data);
void store_fixture_open (StoreFixture *self, CptStoreOutcome expected);
void store_fixture_close (StoreFixture *self);
void store_fixture_reopen (StoreFixture *self, CptStoreOutcome expected);

CptCompany *store_fixture_company (guint number, const char *name);
CptCompany *store_fixture_linked_company (guint number, const char *name, const char *status);
char *store_fixture_id (guint number);
char *store_fixture_connection_id (guint number);
CptCompanyPage *store_fixture_page (guint first, guint n_companies, guint64 total);
CptCompanyPage *store_fixture_page_of (CptCompany *first, ...) G_GNUC_NULL_TERMINATED;

CptReadCursor store_fixture_begin_read (StoreFixture *self, guint page_size);
guint store_fixture_put_page (StoreFixture *self, CptCompanyPage *page, gint64 sequence, const CptReadCursor *cursor);
GPtrArray *store_fixture_end_read (StoreFixture *self, const CptReadCursor *cursor, guint64 *n_seen);
void store_fixture_read_all (StoreFixture *self, CptCompanyPage *page);
void store_fixture_put (StoreFixture *self, CptCompany *company);
CptCompany *store_fixture_get (StoreFixture *self, gint64 rid, GError **error);
gint64 store_fixture_find (StoreFixture *self, const char *name);
gint64 store_fixture_number (StoreFixture *self, const char *sql);
char *store_fixture_text (StoreFixture *self, const char *sql);
void store_fixture_corrupt (StoreFixture *self, guint seed);

G_END_DECLS
