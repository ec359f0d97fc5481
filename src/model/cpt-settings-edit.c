/* cpt-settings-edit.c — settings while a person changes them.
 *
 * 1. The base is what the platform said; the draft is what the person wants. What the platform says anew becomes the
 *    base by cpt_settings_edit_rebase(), and what was changed stays changed.
 * 2. What is changed is what was not asked to be saved: the draft is compared with what waits to be saved where
 *    something does, else with the base. Only there the two differ; what is merged is always the draft with the base.
 * 3. A company that does not override the defaults has no settings of its own: what was changed of its types is kept
 *    in the draft, in case the switch is thrown back, and is neither counted nor saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-edit.h"

#include "cpt-sync-merge.h"

struct _CptSettingsEdit
{
  GObject parent_instance;

  CptSyncSettings *base;
  CptSyncSettings *waiting; /* (nullable) */
  CptSyncSettings *draft;
  CptSyncSettings *mine; /* the draft as far as it counts */
};

G_DEFINE_FINAL_TYPE (CptSettingsEdit, cpt_settings_edit, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cpt_settings_edit_finalize (GObject *object)
{
  CptSettingsEdit *self = CPT_SETTINGS_EDIT (object);

  g_clear_object (&self->base);
  g_clear_object (&self->waiting);
  g_clear_object (&self->draft);
  g_clear_object (&self->mine);

  G_OBJECT_CLASS (cpt_settings_edit_parent_class)->finalize (object);
}

static void
cpt_settings_edit_class_init (CptSettingsEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_settings_edit_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_settings_edit_init (CptSettingsEdit *self)
{
}

static gboolean
are_types_open (CptSyncSettings *settings)
{
  return !cpt_sync_settings_is_for_company (settings) || cpt_sync_settings_get_overrides_defaults (settings);
}

/* Takes @draft. */
static void
set_draft (CptSettingsEdit *self, CptSyncSettings *draft)
{
  g_clear_object (&self->draft);
  self->draft = draft;
  g_clear_object (&self->mine);
  self->mine =
      are_types_open (draft) ? g_object_ref (draft) : cpt_sync_settings_with_overrides_defaults (self->base, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static CptSyncSettings *
get_reference (CptSettingsEdit *self)
{
  return self->waiting != NULL ? self->waiting : self->base;
}

/**
 * cpt_settings_edit_new:
 * @base: as the platform said them
 *
 * Returns: (transfer full): an edit in which nothing is changed; for the main thread
 */
CptSettingsEdit *
cpt_settings_edit_new (CptSyncSettings *base)
{
  CptSettingsEdit *self = g_object_new (CPT_TYPE_SETTINGS_EDIT, NULL);

  self->base = g_object_ref (base);
  set_draft (self, g_object_ref (base));

  return self;
}

/**
 * cpt_settings_edit_get_base:
 *
 * Returns: (transfer none): as the platform said them
 */
CptSyncSettings *
cpt_settings_edit_get_base (CptSettingsEdit *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_EDIT (self), NULL);

  return self->base;
}

/**
 * cpt_settings_edit_get_mine:
 *
 * Returns: (transfer none): as they would be saved
 */
CptSyncSettings *
cpt_settings_edit_get_mine (CptSettingsEdit *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_EDIT (self), NULL);

  return self->mine;
}

/**
 * cpt_settings_edit_to_json:
 *
 * Returns: (transfer full): the whole body to send, with every entry
 */
char *
cpt_settings_edit_to_json (CptSettingsEdit *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_EDIT (self), NULL);

  return cpt_sync_settings_to_json (self->mine);
}

/**
 * cpt_settings_edit_can_change:
 * @data_type: a key
 *
 * Returns: whether the type has an entry that is neither locked nor ruled by the defaults
 */
gboolean
cpt_settings_edit_can_change (CptSettingsEdit *self, const char *data_type)
{
  CptSyncSetting *entry = NULL;

  g_return_val_if_fail (CPT_IS_SETTINGS_EDIT (self), FALSE);

  entry = cpt_sync_settings_find (self->mine, data_type);

  return entry != NULL && !cpt_sync_setting_is_locked (entry) && are_types_open (self->draft);
}

/* Takes @entry. */
static void
put_entry (CptSettingsEdit *self, CptSyncSetting *entry)
{
  g_autoptr (CptSyncSetting) changed = entry;

  if (entry != cpt_sync_settings_find (self->draft, cpt_sync_setting_get_data_type (entry)))
    set_draft (self, cpt_sync_settings_with_entry (self->draft, entry));
}

/**
 * cpt_settings_edit_set_schedule:
 * @data_type: a key
 * @hours: between two reads; 0 for never
 *
 * Changes nothing of a type that cannot be changed.
 */
void
cpt_settings_edit_set_schedule (CptSettingsEdit *self, const char *data_type, gint64 hours)
{
  g_return_if_fail (CPT_IS_SETTINGS_EDIT (self));

  if (cpt_settings_edit_can_change (self, data_type))
    put_entry (self, cpt_sync_setting_with_schedule (cpt_sync_settings_find (self->draft, data_type), hours));
}

/**
 * cpt_settings_edit_set_fetch_on_first_link:
 * @data_type: a key
 * @fetch_on_first_link: whether it is to be read after the first link, and by "refresh all"
 *
 * Changes nothing of a type that cannot be changed.
 */
void
cpt_settings_edit_set_fetch_on_first_link (CptSettingsEdit *self, const char *data_type, gboolean fetch_on_first_link)
{
  g_return_if_fail (CPT_IS_SETTINGS_EDIT (self));

  if (cpt_settings_edit_can_change (self, data_type))
    put_entry (self, cpt_sync_setting_with_fetch_on_first_link (cpt_sync_settings_find (self->draft, data_type),
                                                                fetch_on_first_link));
}

/**
 * cpt_settings_edit_set_months_to_sync:
 * @data_type: a key
 * @months: of history
 *
 * Changes nothing of a type that cannot be changed.
 */
void
cpt_settings_edit_set_months_to_sync (CptSettingsEdit *self, const char *data_type, gint64 months)
{
  g_return_if_fail (CPT_IS_SETTINGS_EDIT (self));

  if (cpt_settings_edit_can_change (self, data_type))
    put_entry (self, cpt_sync_setting_with_months_to_sync (cpt_sync_settings_find (self->draft, data_type), months));
}

/**
 * cpt_settings_edit_set_overrides_defaults:
 * @overrides_defaults: whether a company's are to stand before those of the client
 */
void
cpt_settings_edit_set_overrides_defaults (CptSettingsEdit *self, gboolean overrides_defaults)
{
  g_return_if_fail (CPT_IS_SETTINGS_EDIT (self));

  if (!overrides_defaults != !cpt_sync_settings_get_overrides_defaults (self->draft))
    set_draft (self, cpt_sync_settings_with_overrides_defaults (self->draft, overrides_defaults));
}

/**
 * cpt_settings_edit_is_changed:
 *
 * Returns: whether there is something that was not asked to be saved
 */
gboolean
cpt_settings_edit_is_changed (CptSettingsEdit *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_EDIT (self), FALSE);

  return !cpt_sync_settings_equal (self->mine, get_reference (self));
}

/**
 * cpt_settings_edit_is_override_changed:
 *
 * Returns: whether it was not asked to be saved that the company overrides the defaults, or no more
 */
gboolean
cpt_settings_edit_is_override_changed (CptSettingsEdit *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_EDIT (self), FALSE);

  return !cpt_sync_settings_get_overrides_defaults (self->mine) !=
         !cpt_sync_settings_get_overrides_defaults (get_reference (self));
}

/**
 * cpt_settings_edit_is_type_changed:
 * @data_type: a key
 *
 * Returns: whether something of this type was not asked to be saved
 */
gboolean
cpt_settings_edit_is_type_changed (CptSettingsEdit *self, const char *data_type)
{
  CptSyncSetting *before, *after;

  g_return_val_if_fail (CPT_IS_SETTINGS_EDIT (self), FALSE);

  before = cpt_sync_settings_find (get_reference (self), data_type);
  after = cpt_sync_settings_find (self->mine, data_type);

  return before != NULL && after != NULL && !cpt_sync_setting_equal (before, after);
}

/**
 * cpt_settings_edit_list_changed:
 *
 * Returns: (transfer full): keys of the types of which something was not asked to be saved
 */
GStrv
cpt_settings_edit_list_changed (CptSettingsEdit *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *entries = NULL;

  g_return_val_if_fail (CPT_IS_SETTINGS_EDIT (self), NULL);

  entries = cpt_sync_settings_get_entries (self->mine);
  for (guint i = 0; i < entries->len; i++)
    {
      const char *data_type = cpt_sync_setting_get_data_type (g_ptr_array_index (entries, i));

      if (cpt_settings_edit_is_type_changed (self, data_type))
        g_strv_builder_add (builder, data_type);
    }

  return g_strv_builder_end (builder);
}

/**
 * cpt_settings_edit_revert:
 *
 * Goes back to what waits to be saved, or else to what the platform said.
 */
void
cpt_settings_edit_revert (CptSettingsEdit *self)
{
  g_return_if_fail (CPT_IS_SETTINGS_EDIT (self));

  set_draft (self, g_object_ref (get_reference (self)));
}

/**
 * cpt_settings_edit_set_waiting:
 * @waiting: (nullable): what waits to be saved; %NULL when nothing does any more
 *
 * Says what was asked to be saved. Where nothing was changed the edit follows it; where something was, or where it is
 * taken back, what the person wants stays, and is then what was not asked to be saved.
 */
void
cpt_settings_edit_set_waiting (CptSettingsEdit *self, CptSyncSettings *waiting)
{
  gboolean follows = FALSE;

  g_return_if_fail (CPT_IS_SETTINGS_EDIT (self));

  follows = waiting != NULL && !cpt_settings_edit_is_changed (self);
  if (!g_set_object (&self->waiting, waiting))
    return;

  set_draft (self, g_object_ref (follows ? waiting : self->draft));
}

/**
 * cpt_settings_edit_list_conflicts:
 * @theirs: as the platform has them now
 *
 * Returns: (transfer full): keys of the types of which both sides changed the same thing
 */
GStrv
cpt_settings_edit_list_conflicts (CptSettingsEdit *self, CptSyncSettings *theirs)
{
  g_autoptr (CptSyncSettings) merged = NULL;
  GStrv conflicts = NULL;

  g_return_val_if_fail (CPT_IS_SETTINGS_EDIT (self), NULL);

  merged = cpt_sync_merge (self->base, self->mine, theirs, CPT_SYNC_SIDE_THEIRS, &conflicts);

  return conflicts;
}

/**
 * cpt_settings_edit_rebase:
 * @theirs: as the platform has them now: the new base
 * @kept: (array zero-terminated=1): of the conflicts, keys of the types where the person's change stands
 *
 * Puts what was changed here onto what the platform says now.
 */
void
cpt_settings_edit_rebase (CptSettingsEdit *self, CptSyncSettings *theirs, const char *const *kept)
{
  g_auto (GStrv) conflicts = NULL;
  g_auto (GStrv) same_conflicts = NULL;
  g_autoptr (CptSyncSettings) with_mine = NULL;
  CptSyncSettings *merged = NULL;

  g_return_if_fail (CPT_IS_SETTINGS_EDIT (self));

  merged = cpt_sync_merge (self->base, self->draft, theirs, CPT_SYNC_SIDE_THEIRS, &conflicts);
  with_mine = cpt_sync_merge (self->base, self->draft, theirs, CPT_SYNC_SIDE_MINE, &same_conflicts);
  for (guint i = 0; kept[i] != NULL; i++)
    {
      CptSyncSetting *entry = cpt_sync_settings_find (with_mine, kept[i]);
      g_autoptr (CptSyncSettings) before = merged;

      merged = entry != NULL ? cpt_sync_settings_with_entry (before, entry) : g_object_ref (before);
    }

  g_set_object (&self->base, theirs);
  set_draft (self, merged);
}
