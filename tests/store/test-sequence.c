/* test-sequence.c — a page never overwrites or brings back a company whose change was on its way after it was asked
 * for.
 *
 * Every order is forced: when the page is asked for, when it is stored, how the change ends, for each kind of change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-time.h"
#include "outbox-fixture.h"

typedef enum
{
  BEFORE,
  ON_ITS_WAY,
  AFTER,
} Moment;

static const char *const moment_names[] = { "before", "on-its-way", "after" };

typedef struct
{
  CptChangeKind kind;
  const char *kind_name;
  const char *answered; /* what is shown when the platform did it */
} Kind;

static const Kind kinds[] = {
  { CPT_CHANGE_CREATE_COMPANY, "create", "Beaurivage+Linked|Bellerive" },
  { CPT_CHANGE_RENAME_COMPANY, "rename", "Bellerive+Linked" },
  { CPT_CHANGE_DELETE_COMPANY, "delete", "" },
  { CPT_CHANGE_UNLINK_CONNECTION, "unlink", "Beaurivage+Unlinked" },
  { CPT_CHANGE_DELETE_CONNECTION, "delete-connection", "Beaurivage" },
};

/* One order of events. */
typedef struct
{
  const Kind *kind;
  Moment asked;
  Moment stored;
  gboolean is_refused;
} Order;

static CptCompany *
make_answer (const Kind *kind)
{
  switch (kind->kind)
    {
    case CPT_CHANGE_CREATE_COMPANY:
      return store_fixture_company (2, "Bellerive");
    case CPT_CHANGE_RENAME_COMPANY:
      return store_fixture_linked_company (1, "Bellerive", "Linked");
    case CPT_CHANGE_DELETE_COMPANY:
    case CPT_CHANGE_UNLINK_CONNECTION:
    case CPT_CHANGE_DELETE_CONNECTION:
    case CPT_CHANGE_REFRESH_COMPANY:
    case CPT_CHANGE_REFRESH_TYPE:
    case CPT_CHANGE_CREATE_CONNECTION:
    case CPT_CHANGE_SAVE_SETTINGS:
    case CPT_CHANGE_EDIT_TAGS:
    case CPT_CHANGE_DESCRIBE_COMPANY:
    default:
      return NULL;
    }
}

/* A page that was asked for too early says something else of the company; of a creation it only does not have it. */
static CptCompanyPage *
make_page (const Order *order)
{
  if (order->asked == AFTER)
    return store_fixture_page_of (store_fixture_company (1, "Fresh"), NULL);

  if (order->kind->kind == CPT_CHANGE_CREATE_COMPANY)
    return store_fixture_page_of (store_fixture_linked_company (1, "Beaurivage", "Linked"), NULL);

  return store_fixture_page_of (store_fixture_linked_company (1, "Stale", "PendingAuth"), NULL);
}

static char *
expect (const Order *order)
{
  gboolean is_creation = order->kind->kind == CPT_CHANGE_CREATE_COMPANY;
  const char *failed = is_creation ? "Bellerive*6" : "*6";

  if (order->asked == AFTER && order->is_refused)
    return g_strdup (is_creation ? "Bellerive*6|Fresh" : "Fresh*6");
  if (order->asked == AFTER)
    return g_strdup (is_creation ? "Bellerive|Fresh" : "Fresh");
  if (order->is_refused)
    return g_strconcat ("Beaurivage+Linked", is_creation ? "|" : "", failed, NULL);

  return g_strdup (order->kind->answered);
}

static void
end_change (OutboxFixture *fixture, const Order *order, CptChange *taken)
{
  g_autoptr (CptCompany) answer = make_answer (order->kind);

  if (order->is_refused)
    outbox_fixture_release (fixture, taken, CPT_CHANGE_FAILED, FALSE, CPT_TIME_UNKNOWN, NULL);
  else
    outbox_fixture_answer (fixture, taken, answer);
}

static void
ask_or_store (OutboxFixture *fixture, const Order *order, Moment now, gint64 *sequence)
{
  g_autoptr (CptCompanyPage) page = make_page (order);

  if (order->asked == now)
    *sequence = cpt_company_repository_next_sequence (fixture->base.companies);
  if (order->stored == now)
    store_fixture_put_page (&fixture->base, page, *sequence, NULL);
}

static CptChange *
make_change (OutboxFixture *fixture, const Kind *kind)
{
  g_autofree char *connection_id = store_fixture_connection_id (1);

  return outbox_fixture_add (fixture, &(CptChangeFields){
                                          .kind = kind->kind,
                                          .rid = kind->kind == CPT_CHANGE_CREATE_COMPANY ? 0 : 1,
                                          .name = "Bellerive",
                                          .connection_id = connection_id,
                                      });
}

static void
test_order (OutboxFixture *fixture, gconstpointer data)
{
  const Order *order = data;
  g_autoptr (CptCompanyPage) first =
      store_fixture_page_of (store_fixture_linked_company (1, "Beaurivage", "Linked"), NULL);
  g_autoptr (CptChange) change = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autofree char *expected = expect (order);
  g_autofree char *shown = NULL;
  gint64 sequence = 0;

  store_fixture_read_all (&fixture->base, first);
  change = make_change (fixture, order->kind);
  outbox_fixture_pass_hold (fixture);

  ask_or_store (fixture, order, BEFORE, &sequence);
  taken = outbox_fixture_take (fixture, NULL);
  g_assert_nonnull (taken);
  ask_or_store (fixture, order, ON_ITS_WAY, &sequence);
  end_change (fixture, order, taken);
  ask_or_store (fixture, order, AFTER, &sequence);

  shown = outbox_fixture_shown (fixture);
  g_assert_cmpstr (shown, ==, expected);
}

static void
test_created_company_that_a_page_brings_first_is_there_once (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Bellerive");
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptCompany) created = store_fixture_company (2, "Bellerive");
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (g_object_ref (created), NULL);
  g_autofree char *shown = NULL;

  store_fixture_read_all (&fixture->base, page);
  outbox_fixture_answer (fixture, taken, created);

  shown = outbox_fixture_shown (fixture);
  g_assert_cmpstr (shown, ==, "Bellerive");
}

/* As the platform has it when it was just made. */
static CptCompany *
new_company (OutboxFixture *fixture, guint number, const char *name)
{
  g_autofree char *id = store_fixture_id (number);

  return cpt_company_new (&(CptCompanyFields){
      .id = id, .name = name, .created = cpt_clock_now (fixture->base.clock), .last_sync = CPT_TIME_UNKNOWN });
}

static void
assert_shown (OutboxFixture *fixture, const char *expected)
{
  g_autofree char *shown = outbox_fixture_shown (fixture);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_created_company_that_a_page_brings_first_is_shown_once (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Société");
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptCompany) created = new_company (fixture, 2, "Socit");
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (g_object_ref (created), NULL);

  store_fixture_read_all (&fixture->base, page);
  assert_shown (fixture, "Société*3");

  outbox_fixture_answer (fixture, taken, created);
  assert_shown (fixture, "Socit");
}

static void
test_only_what_a_creation_made_gives_way_to_it (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Bellerive");
  g_autoptr (CptChange) not_sent = outbox_fixture_create (fixture, "Canopee");
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptCompanyPage) page =
      store_fixture_page_of (store_fixture_company (1, "Bellerive"), new_company (fixture, 2, "Bellerive Two"),
                             new_company (fixture, 3, "Bellerive"), new_company (fixture, 4, "Bellerive"),
                             new_company (fixture, 5, "Canopee"), NULL);

  store_fixture_read_all (&fixture->base, page);

  assert_shown (fixture, "Bellerive|Bellerive|Bellerive*3|Bellerive Two|Canopee|Canopee*2");
}

static void
test_what_a_refused_creation_did_not_make_is_shown (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) refused = g_error_new_literal (CPT_ERROR, CPT_ERROR_REFUSED, "No");
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Bellerive");
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (new_company (fixture, 2, "Bellerive"), NULL);

  store_fixture_read_all (&fixture->base, page);
  outbox_fixture_release (fixture, taken, CPT_CHANGE_FAILED, FALSE, CPT_TIME_UNKNOWN, refused);

  assert_shown (fixture, "Bellerive|Bellerive*6");
}

static void
test_company_created_during_a_read_is_not_missed_by_it (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (store_fixture_company (1, "Beaurivage"), NULL);
  g_autoptr (CptChange) creation = outbox_fixture_create (fixture, "Bellerive");
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (CptCompany) created = store_fixture_company (2, "Bellerive");
  g_autoptr (GPtrArray) unseen = NULL;
  CptReadCursor cursor = store_fixture_begin_read (&fixture->base, 100);

  store_fixture_put_page (&fixture->base, page, cpt_company_repository_next_sequence (fixture->base.companies),
                          &cursor);
  taken = outbox_fixture_take (fixture, NULL);
  outbox_fixture_answer (fixture, taken, created);
  unseen = store_fixture_end_read (&fixture->base, &cursor, NULL);

  g_assert_cmpuint (unseen->len, ==, 0);
}

static void
test_company_left_alone_by_a_page_was_seen_by_it (OutboxFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (store_fixture_company (1, "Beaurivage"), NULL);
  g_autoptr (CptChange) renaming = NULL;
  g_autoptr (CptChange) taken = NULL;
  g_autoptr (GPtrArray) unseen = NULL;
  guint64 n_seen = 0;
  CptReadCursor cursor;

  store_fixture_read_all (&fixture->base, page);
  renaming = outbox_fixture_rename (fixture, 1, "Bellerive");
  taken = outbox_fixture_take (fixture, NULL);
  cursor = store_fixture_begin_read (&fixture->base, 100);
  store_fixture_put_page (&fixture->base, page, cpt_company_repository_next_sequence (fixture->base.companies),
                          &cursor);
  unseen = store_fixture_end_read (&fixture->base, &cursor, &n_seen);

  g_assert_cmpuint (unseen->len, ==, 0);
  g_assert_cmpuint (n_seen, ==, 1);
}

static void
add_order (const Kind *kind, Moment asked, Moment stored, gboolean is_refused)
{
  static Order orders[64];
  static guint n_orders;
  const Order *order = &orders[n_orders];
  g_autofree char *path =
      g_strdup_printf ("/sequence/%s/%s/page-asked-%s-and-stored-%s", kind->kind_name,
                       is_refused ? "refused" : "answered", moment_names[asked], moment_names[stored]);

  g_assert_cmpuint (n_orders, <, G_N_ELEMENTS (orders));
  orders[n_orders++] = (Order){ kind, asked, stored, is_refused };
  g_test_add_vtable (path, sizeof (OutboxFixture), order, (GTestFixtureFunc) (void (*) (void)) outbox_fixture_set_up,
                     (GTestFixtureFunc) (void (*) (void)) test_order,
                     (GTestFixtureFunc) (void (*) (void)) outbox_fixture_tear_down);
}

static void
add_orders (const Kind *kind)
{
  for (Moment asked = BEFORE; asked <= AFTER; asked++)
    {
      for (Moment stored = MAX (asked, ON_ITS_WAY); stored <= AFTER; stored++)
        {
          add_order (kind, asked, stored, FALSE);
          add_order (kind, asked, stored, TRUE);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_orders (&kinds[i]);

#define ADD(path, test)                                                                                                \
  g_test_add ("/sequence/" path, OutboxFixture, NULL, outbox_fixture_set_up, test, outbox_fixture_tear_down)
  ADD ("created-company-that-a-page-brings-first-is-there-once",
       test_created_company_that_a_page_brings_first_is_there_once);
  ADD ("created-company-that-a-page-brings-first-is-shown-once",
       test_created_company_that_a_page_brings_first_is_shown_once);
  ADD ("only-what-a-creation-made-gives-way-to-it", test_only_what_a_creation_made_gives_way_to_it);
  ADD ("what-a-refused-creation-did-not-make-is-shown", test_what_a_refused_creation_did_not_make_is_shown);
  ADD ("company-created-during-a-read-is-not-missed-by-it", test_company_created_during_a_read_is_not_missed_by_it);
  ADD ("company-left-alone-by-a-page-was-seen-by-it", test_company_left_alone_by_a_page_was_seen_by_it);
#undef ADD

  return g_test_run ();
}
