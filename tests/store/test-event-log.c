/* test-event-log.c — what is written down of a company's tags, description and settings, and who changed them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-settings-repository.h"
#include "outbox-fixture.h"

static CptCompany *
make_company (const char *description, const char *tags)
{
  g_autoptr (CptCompany) company = store_fixture_company (1, "Beaurivage");
  g_autoptr (CptCompany) described = cpt_company_with_description (company, description);
  g_autoptr (GVariant) parsed = tags != NULL ? g_variant_ref_sink (g_variant_new_parsed (tags)) : NULL;

  return cpt_company_with_tags (described, parsed);
}

static void
read_company (OutboxFixture *fixture, const char *description, const char *tags)
{
  g_autoptr (CptCompanyPage) page = store_fixture_page_of (make_company (description, tags), NULL);

  store_fixture_read_all (&fixture->base, page);
}

static void
change (OutboxFixture *fixture, CptChangeKind kind, const char *body, CptCompany *answer)
{
  g_autoptr (CptChange) change =
      outbox_fixture_add (fixture, &(CptChangeFields){ .kind = kind, .rid = 1, .body = body });
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);
  g_autoptr (CptCompany) owned = answer;

  outbox_fixture_answer (fixture, taken, owned);
}

/* All entries: kind, whether it was done here, what was before and what is after. */
static void
assert_log (OutboxFixture *fixture, const char *expected)
{
  g_autofree char *log = store_fixture_text (
      &fixture->base,
      "SELECT group_concat (kind || ' ' || here || ' ' || ifnull (before, '-') || ' ' || ifnull (after, "
      "'-'), '; ') FROM (SELECT * FROM activity ORDER BY id)");

  g_assert_cmpstr (log, ==, expected);
}

static void
test_tags_changed_elsewhere (OutboxFixture *fixture, gconstpointer data)
{
  read_company (fixture, NULL, "{'region': 'on'}");
  read_company (fixture, NULL, "{'region': 'qc', 'team': 'b'}");
  read_company (fixture, NULL, "{'region': 'qc', 'team': 'b'}");
  read_company (fixture, NULL, NULL);

  assert_log (fixture, "15 0 {\"region\":\"on\"} {\"region\":\"qc\",\"team\":\"b\"}; "
                       "15 0 {\"region\":\"qc\",\"team\":\"b\"} {}");
}

static void
test_tags_changed_here (OutboxFixture *fixture, gconstpointer data)
{
  read_company (fixture, NULL, NULL);
  change (fixture, CPT_CHANGE_EDIT_TAGS, "{\"region\":\"qc\"}", make_company (NULL, "{'region': 'qc'}"));
  read_company (fixture, NULL, "{'region': 'qc'}");

  assert_log (fixture, "15 1 {} {\"region\":\"qc\"}");
}

static void
test_a_description_changed_here_and_elsewhere (OutboxFixture *fixture, gconstpointer data)
{
  read_company (fixture, NULL, NULL);
  change (fixture, CPT_CHANGE_DESCRIBE_COMPANY, "Ours", make_company ("Ours", NULL));
  read_company (fixture, "Theirs", NULL);
  read_company (fixture, "", NULL);
  read_company (fixture, NULL, NULL);

  assert_log (fixture, "16 1 - Ours; 16 0 Ours Theirs; 16 0 Theirs -");
}

static CptSyncSettings *
make_settings (gint64 hours)
{
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, cpt_sync_setting_new (&(CptSyncSettingFields){
                                .data_type = "invoices",
                                .schedule_hours = hours,
                                .from_window = -1,
                                .months_to_sync = -1,
                            }));

  return cpt_sync_settings_new (&(CptSyncSettingsFields){
      .owner_id = company_id, .is_for_company = TRUE, .overrides_defaults = TRUE, .entries = entries });
}

static void
read_settings (OutboxFixture *fixture, gint64 hours, gint64 sequence)
{
  g_autoptr (CptSyncSettingsRepository) repository = cpt_sync_settings_repository_new (fixture->base.store);
  g_autoptr (CptSyncSettings) settings = make_settings (hours);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_sync_settings_repository_put_async (repository, settings, sequence, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_sync_settings_repository_put_finish (repository, result, &error));
  g_assert_no_error (error);
}

static void
save_settings (OutboxFixture *fixture, gint64 hours)
{
  g_autoptr (CptSyncSettings) settings = make_settings (hours);
  g_autofree char *json = cpt_sync_settings_to_json (settings);
  g_autofree char *company_id = store_fixture_id (1);
  g_autoptr (CptChange) saving = outbox_fixture_add (
      fixture, &(CptChangeFields){
                   .kind = CPT_CHANGE_SAVE_SETTINGS, .rid = 1, .company_id = company_id, .base = json, .body = json });
  g_autoptr (CptChange) taken = outbox_fixture_take (fixture, NULL);

  outbox_fixture_answer_with (fixture, taken, &(CptOutboxAnswer){ .settings = settings });
}

static void
test_settings_changed_here_and_elsewhere (OutboxFixture *fixture, gconstpointer data)
{
  read_company (fixture, NULL, NULL);
  read_settings (fixture, 24, 1);
  read_settings (fixture, 24, 2);
  assert_log (fixture, NULL);

  read_settings (fixture, 168, 3);
  assert_log (fixture, "9 0 - -");
  save_settings (fixture, 1);
  read_settings (fixture, 1, G_MAXINT32);
  assert_log (fixture, "9 0 - -; 9 1 - -");
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/event-log/" path, OutboxFixture, NULL, outbox_fixture_set_up, function, outbox_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("tags-changed-elsewhere", test_tags_changed_elsewhere);
  ADD ("tags-changed-here", test_tags_changed_here);
  ADD ("a-description-changed-here-and-elsewhere", test_a_description_changed_here_and_elsewhere);
  ADD ("settings-changed-here-and-elsewhere", test_settings_changed_here_and_elsewhere);

  return g_test_run ();
}
