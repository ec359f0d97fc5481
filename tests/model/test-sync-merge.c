/* test-sync-merge.c — what two people changed of the same settings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-merge.h"

/* One type's three numbers, as "type hours fetch months"; a trailing "!" locks it. */
static CptSyncSettings *
settings_of (const char *const *lines)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (; *lines != NULL; lines++)
    {
      g_auto (GStrv) words = g_strsplit (*lines, " ", -1);

      g_ptr_array_add (entries, cpt_sync_setting_new (&(CptSyncSettingFields){
                                    .data_type = words[0],
                                    .schedule_hours = g_ascii_strtoll (words[1], NULL, 10),
                                    .fetch_on_first_link = g_str_equal (words[2], "yes"),
                                    .months_to_sync = g_ascii_strtoll (words[3], NULL, 10),
                                    .from_window = -1,
                                    .is_locked = words[4] != NULL,
                                }));
    }

  return cpt_sync_settings_new (&(CptSyncSettingsFields){ .owner_id = "id", .entries = entries });
}

static CptSyncSettings *
settings_with (const char *line)
{
  return settings_of ((const char *const[]){ line, NULL });
}

static char *
line_of (CptSyncSettings *settings)
{
  CptSyncSetting *entry = g_ptr_array_index (cpt_sync_settings_get_entries (settings), 0);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT "%s", cpt_sync_setting_get_data_type (entry),
                          cpt_sync_setting_get_schedule_hours (entry),
                          cpt_sync_setting_get_fetch_on_first_link (entry) ? "yes" : "no",
                          cpt_sync_setting_get_months_to_sync (entry), cpt_sync_setting_is_locked (entry) ? " !" : "");
}

static void
test_each_change_finds_its_place (void)
{
  static const struct
  {
    const char *base, *mine, *theirs;
    const char *with_theirs, *with_mine;
    gboolean is_conflict;
  } cases[] = {
    { "bills 0 no 24", "bills 0 no 24", "bills 0 no 24", "bills 0 no 24", "bills 0 no 24", FALSE },
    { "bills 0 no 24", "bills 24 no 24", "bills 0 no 24", "bills 24 no 24", "bills 24 no 24", FALSE },
    { "bills 0 no 24", "bills 0 no 24", "bills 24 no 24", "bills 24 no 24", "bills 24 no 24", FALSE },
    { "bills 0 no 24", "bills 24 no 24", "bills 24 no 24", "bills 24 no 24", "bills 24 no 24", FALSE },
    { "bills 0 no 24", "bills 24 no 24", "bills 0 yes 12", "bills 24 yes 12", "bills 24 yes 12", FALSE },
    { "bills 0 no 24", "bills 24 no 24", "bills 168 no 24", "bills 168 no 24", "bills 24 no 24", TRUE },
    { "bills 0 no 24", "bills 24 yes 24", "bills 168 no 24", "bills 168 yes 24", "bills 24 yes 24", TRUE },
    { "bills 0 no 24", "bills 0 no 12", "bills 0 no 36", "bills 0 no 36", "bills 0 no 12", TRUE },
    /* Locked meanwhile, or gone. */
    { "bills 0 no 24", "bills 24 no 24", "bills 0 no 24 !", "bills 0 no 24 !", "bills 0 no 24 !", TRUE },
    { "bills 0 no 24", "bills 24 no 24", "bills 24 no 24 !", "bills 24 no 24 !", "bills 24 no 24 !", FALSE },
    { "bills 0 no 24", "bills 24 no 24", "items 0 no 24", "items 0 no 24", "items 0 no 24", TRUE },
    { "bills 0 no 24", "bills 0 no 24", "items 0 no 24", "items 0 no 24", "items 0 no 24", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptSyncSettings) base = settings_with (cases[i].base);
      g_autoptr (CptSyncSettings) mine = settings_with (cases[i].mine);
      g_autoptr (CptSyncSettings) theirs = settings_with (cases[i].theirs);
      g_auto (GStrv) conflicts = NULL;
      g_auto (GStrv) same_conflicts = NULL;
      g_autoptr (CptSyncSettings) with_theirs = cpt_sync_merge (base, mine, theirs, CPT_SYNC_SIDE_THEIRS, &conflicts);
      g_autoptr (CptSyncSettings) with_mine = cpt_sync_merge (base, mine, theirs, CPT_SYNC_SIDE_MINE, &same_conflicts);
      g_autofree char *theirs_line = line_of (with_theirs);
      g_autofree char *mine_line = line_of (with_mine);

      g_test_message ("%u", i);
      g_assert_cmpstr (theirs_line, ==, cases[i].with_theirs);
      g_assert_cmpstr (mine_line, ==, cases[i].with_mine);
      g_assert_cmpuint (g_strv_length (conflicts), ==, cases[i].is_conflict ? 1 : 0);
      g_assert_true (g_strv_equal ((const char *const *) conflicts, (const char *const *) same_conflicts));
      if (cases[i].is_conflict)
        g_assert_cmpstr (conflicts[0], ==, "bills");
    }
}

static void
test_types_do_not_meddle_with_each_other (void)
{
  g_autoptr (CptSyncSettings) base =
      settings_of ((const char *const[]){ "bills 0 no 24", "items 0 no 24", "journals 0 no 24", NULL });
  g_autoptr (CptSyncSettings) mine =
      settings_of ((const char *const[]){ "bills 1 no 24", "items 2 no 24", "journals 0 no 24", NULL });
  g_autoptr (CptSyncSettings) theirs = settings_of (
      (const char *const[]){ "dreams 7 no 24", "bills 0 no 24", "items 5 no 24", "journals 6 no 24", NULL });
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (CptSyncSettings) merged = cpt_sync_merge (base, mine, theirs, CPT_SYNC_SIDE_THEIRS, &conflicts);

  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (merged, "dreams")), ==, 7);
  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (merged, "bills")), ==, 1);
  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (merged, "items")), ==, 5);
  g_assert_cmpint (cpt_sync_setting_get_schedule_hours (cpt_sync_settings_find (merged, "journals")), ==, 6);
  g_assert_cmpuint (g_strv_length (conflicts), ==, 1);
  g_assert_cmpstr (conflicts[0], ==, "items");
}

static void
test_the_override_goes_with_who_changed_it (void)
{
  for (guint i = 0; i < 8; i++)
    {
      gboolean in_base = (i & 1) != 0, in_mine = (i & 2) != 0, in_theirs = (i & 4) != 0;
      g_autoptr (CptSyncSettings) ground = settings_with ("bills 0 no 24");
      g_autoptr (CptSyncSettings) base = cpt_sync_settings_with_overrides_defaults (ground, in_base);
      g_autoptr (CptSyncSettings) mine = cpt_sync_settings_with_overrides_defaults (ground, in_mine);
      g_autoptr (CptSyncSettings) theirs = cpt_sync_settings_with_overrides_defaults (ground, in_theirs);
      g_auto (GStrv) conflicts = NULL;
      g_autoptr (CptSyncSettings) merged = cpt_sync_merge (base, mine, theirs, CPT_SYNC_SIDE_THEIRS, &conflicts);

      g_assert_cmpint (cpt_sync_settings_get_overrides_defaults (merged), ==, in_mine != in_base ? in_mine : in_theirs);
    }
}

static void
test_what_is_not_known_here_stays_theirs (void)
{
  g_autoptr (CptSyncSettings) base = settings_with ("bills 0 no 24");
  g_autoptr (CptSyncSettings) mine = settings_with ("bills 24 no 24");
  g_autoptr (CptSyncSetting) entry = cpt_sync_setting_new (&(CptSyncSettingFields){
      .data_type = "bills",
      .months_to_sync = 24,
      .json = "{\"dataType\":\"bills\",\"mood\":1.50,\"syncSchedule\":0}",
  });
  g_autoptr (CptSyncSettings) theirs = cpt_sync_settings_with_entry (base, entry);
  g_auto (GStrv) conflicts = NULL;
  g_autoptr (CptSyncSettings) merged = cpt_sync_merge (base, mine, theirs, CPT_SYNC_SIDE_MINE, &conflicts);

  g_assert_cmpstr (cpt_sync_setting_get_json (cpt_sync_settings_find (merged, "bills")), ==,
                   "{\"dataType\":\"bills\",\"mood\":1.50,\"syncSchedule\":24}");
  g_assert_cmpuint (g_strv_length (conflicts), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync-merge/each-change-finds-its-place", test_each_change_finds_its_place);
  g_test_add_func ("/sync-merge/types-do-not-meddle-with-each-other", test_types_do_not_meddle_with_each_other);
  g_test_add_func ("/sync-merge/the-override-goes-with-who-changed-it", test_the_override_goes_with_who_changed_it);
  g_test_add_func ("/sync-merge/what-is-not-known-here-stays-theirs", test_what_is_not_known_here_stays_theirs);

  return g_test_run ();
}
