/* cpt-sync-merge.c — what two people changed of the same settings, put together.
 *
 * The platform's newest answer is the ground; onto it go the three things that can be changed here, where they were
 * changed here. So what this version does not know, and what others did, stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-merge.h"

typedef struct
{
  CptSyncSide preferred;
  gboolean is_conflict;
} Merge;

static gint64
merge_number (Merge *merge, gint64 base, gint64 mine, gint64 theirs)
{
  if (mine == base || mine == theirs)
    return theirs;
  if (theirs == base)
    return mine;

  merge->is_conflict = TRUE;

  return merge->preferred == CPT_SYNC_SIDE_MINE ? mine : theirs;
}

static CptSyncSetting *
merge_members (Merge *merge, CptSyncSetting *base, CptSyncSetting *mine, CptSyncSetting *theirs)
{
  gint64 hours =
      merge_number (merge, cpt_sync_setting_get_schedule_hours (base), cpt_sync_setting_get_schedule_hours (mine),
                    cpt_sync_setting_get_schedule_hours (theirs));
  gint64 months =
      merge_number (merge, cpt_sync_setting_get_months_to_sync (base), cpt_sync_setting_get_months_to_sync (mine),
                    cpt_sync_setting_get_months_to_sync (theirs));
  gint64 is_fetched =
      merge_number (merge, cpt_sync_setting_get_fetch_on_first_link (base),
                    cpt_sync_setting_get_fetch_on_first_link (mine), cpt_sync_setting_get_fetch_on_first_link (theirs));
  g_autoptr (CptSyncSetting) with_hours = cpt_sync_setting_with_schedule (theirs, hours);
  g_autoptr (CptSyncSetting) with_months = cpt_sync_setting_with_months_to_sync (with_hours, months);

  return cpt_sync_setting_with_fetch_on_first_link (with_months, is_fetched != 0);
}

/* An entry that the platform locked meanwhile would be refused with everything else. */
static CptSyncSetting *
merge_entry (Merge *merge, CptSyncSetting *base, CptSyncSetting *mine, CptSyncSetting *theirs)
{
  g_autoptr (CptSyncSetting) merged = merge_members (merge, base, mine, theirs);

  if (!cpt_sync_setting_is_locked (theirs) || cpt_sync_setting_equal (merged, theirs))
    return g_steal_pointer (&merged);

  merge->is_conflict = TRUE;

  return g_object_ref (theirs);
}

/* Takes what @mine changed of @base onto @merged, which is given up for the returned one. */
static CptSyncSettings *
merge_type (Merge *merge, CptSyncSettings *merged, CptSyncSetting *base, CptSyncSetting *mine)
{
  CptSyncSetting *theirs = cpt_sync_settings_find (merged, cpt_sync_setting_get_data_type (mine));
  g_autoptr (CptSyncSettings) before = merged;
  g_autoptr (CptSyncSetting) entry = NULL;

  merge->is_conflict = theirs == NULL;
  if (theirs == NULL)
    return g_steal_pointer (&before);

  entry = merge_entry (merge, base, mine, theirs);

  return cpt_sync_settings_with_entry (before, entry);
}

/**
 * cpt_sync_merge:
 * @base: as the platform had them when the user began
 * @mine: as the user left them
 * @theirs: as the platform has them now
 * @preferred: whose change stands where both changed the same thing
 * @conflicts: (out) (transfer full): keys of the types where they did; and of those changed by the user that the
 *   platform has no more or has locked, where its word stands whatever @preferred says
 *
 * Returns: (transfer full): @theirs with what the user changed
 */
CptSyncSettings *
cpt_sync_merge (CptSyncSettings *base,
                CptSyncSettings *mine,
                CptSyncSettings *theirs,
                CptSyncSide preferred,
                GStrv *conflicts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *entries = cpt_sync_settings_get_entries (mine);
  gboolean is_toggled =
      !cpt_sync_settings_get_overrides_defaults (mine) != !cpt_sync_settings_get_overrides_defaults (base);
  CptSyncSettings *merged = cpt_sync_settings_with_overrides_defaults (
      theirs, cpt_sync_settings_get_overrides_defaults (is_toggled ? mine : theirs));

  for (guint i = 0; i < entries->len; i++)
    {
      CptSyncSetting *entry = g_ptr_array_index (entries, i);
      const char *data_type = cpt_sync_setting_get_data_type (entry);
      CptSyncSetting *before = cpt_sync_settings_find (base, data_type);
      Merge merge = { .preferred = preferred };

      if (before == NULL || cpt_sync_setting_equal (before, entry))
        continue;

      merged = merge_type (&merge, merged, before, entry);
      if (merge.is_conflict)
        g_strv_builder_add (builder, data_type);
    }
  *conflicts = g_strv_builder_end (builder);

  return merged;
}
