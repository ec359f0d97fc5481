/* cpt-settings-list.c — all data types of an edit, by source.
 *
 * The rows are made one at a time, between frames: each holds a dropdown, and all of them together would keep the
 * window from answering. They stay as long as the platform names the same types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-list.h"

#include "cpt-data-status.h"
#include "cpt-data-type.h"
#include "cpt-fold.h"
#include "cpt-settings-group.h"
#include "cpt-settings-words.h"
#include "cpt-time.h"

#define N_SOURCES (CPT_DATA_SOURCE_OTHER + 1)

struct _CptSettingsList
{
  GtkWidget parent_instance;

  CptSettingsEdit *edit; /* (nullable): until it is set */
  GPtrArray *statuses;   /* (element-type CptDataStatus) */
  gint64 now;
  gboolean is_hourly_refused;
  gboolean narrow;
  gboolean cramped;
  GStrv terms;
  GtkSizeGroup *columns[CPT_N_SETTINGS_COLUMNS];
  CptSettingsGroup *groups[N_SOURCES]; /* by CptDataSource */
  GPtrArray *rows;                     /* (element-type CptSettingsRow), those of the groups */
  GPtrArray *keys;                     /* (element-type utf8): of the rows that there are to be, in their order */
  guint fill_source;
};

G_DEFINE_FINAL_TYPE (CptSettingsList, cpt_settings_list, GTK_TYPE_WIDGET)

enum
{
  FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cpt_settings_list_dispose (GObject *object)
{
  CptSettingsList *self = CPT_SETTINGS_LIST (object);
  GtkWidget *child = NULL;

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < CPT_N_SETTINGS_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->edit);

  G_OBJECT_CLASS (cpt_settings_list_parent_class)->dispose (object);
}

static void
cpt_settings_list_finalize (GObject *object)
{
  CptSettingsList *self = CPT_SETTINGS_LIST (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->statuses);
  g_strfreev (self->terms);

  G_OBJECT_CLASS (cpt_settings_list_parent_class)->finalize (object);
}

static void
cpt_settings_list_class_init (CptSettingsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_settings_list_dispose;
  object_class->finalize = cpt_settings_list_finalize;

  signals[FILLED] =
      g_signal_new ("filled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
keep_width (CptSettingsList *self)
{
  if (self->rows->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    cpt_settings_row_keep_width (g_ptr_array_index (self->rows, 0));
}

static void
cpt_settings_list_init (CptSettingsList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  g_signal_connect (self, "map", G_CALLBACK (keep_width), NULL);
  self->now = CPT_TIME_UNKNOWN;
  self->rows = g_ptr_array_new ();
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->statuses = g_ptr_array_new ();
  self->terms = g_new0 (char *, 1);
  for (guint i = 0; i < CPT_N_SETTINGS_COLUMNS; i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  for (guint i = 0; i < N_SOURCES; i++)
    {
      GtkWidget *group = cpt_settings_group_new (cpt_settings_words_source ((CptDataSource) i),
                                                 i == CPT_DATA_SOURCE_ACCOUNTING, self->columns);

      gtk_widget_set_parent (group, GTK_WIDGET (self));
      self->groups[i] = CPT_SETTINGS_GROUP (group);
    }
}

static gint64
get_last_success (CptSettingsList *self, const char *data_type)
{
  for (guint i = 0; i < self->statuses->len; i++)
    {
      CptDataStatus *status = g_ptr_array_index (self->statuses, i);

      if (g_ascii_strcasecmp (cpt_data_status_get_data_type (status), data_type) == 0)
        return cpt_data_status_get_last_success (status);
    }

  return CPT_TIME_UNKNOWN;
}

static void
show_row (CptSettingsList *self, CptSettingsRow *row)
{
  cpt_settings_row_show (row, get_last_success (self, cpt_settings_row_get_data_type (row)), self->now,
                         self->is_hourly_refused);
}

static void
show_rows (CptSettingsList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, g_ptr_array_index (self->rows, i));
}

static guint
filter_groups (CptSettingsList *self)
{
  guint n_shown = 0;

  for (guint i = 0; i < N_SOURCES; i++)
    n_shown += cpt_settings_group_filter (self->groups[i], (const char *const *) self->terms);

  return n_shown;
}

static void
add_row (CptSettingsList *self, const char *data_type)
{
  const CptDataType *known = cpt_data_type_find (data_type);
  CptDataSource source = known != NULL ? known->source : CPT_DATA_SOURCE_OTHER;
  CptSettingsRow *row = CPT_SETTINGS_ROW (cpt_settings_row_new (self->edit, data_type, self->columns));

  g_ptr_array_add (self->rows, row);
  cpt_settings_row_set_narrow (row, self->narrow, self->cramped);
  show_row (self, row);
  cpt_settings_group_append (self->groups[source], row);
}

static gboolean
fill_cb (gpointer user_data)
{
  CptSettingsList *self = user_data;

  add_row (self, g_ptr_array_index (self->keys, self->rows->len));
  if (self->rows->len == 1)
    keep_width (self);
  filter_groups (self);
  if (self->rows->len < self->keys->len)
    return G_SOURCE_CONTINUE;

  self->fill_source = 0;
  g_signal_emit (self, signals[FILLED], 0);

  return G_SOURCE_REMOVE;
}

static int
compare_keys (gconstpointer first, gconstpointer second)
{
  const char *const *keys[] = { first, second };
  guint ranks[] = { cpt_data_type_get_rank (*keys[0]), cpt_data_type_get_rank (*keys[1]) };

  return ranks[0] != ranks[1] ? (ranks[0] < ranks[1] ? -1 : 1) : g_ascii_strcasecmp (*keys[0], *keys[1]);
}

static GPtrArray *
list_keys (CptSettingsEdit *edit)
{
  GPtrArray *entries = cpt_sync_settings_get_entries (cpt_settings_edit_get_mine (edit));
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (keys, g_strdup (cpt_sync_setting_get_data_type (g_ptr_array_index (entries, i))));
  g_ptr_array_sort (keys, compare_keys);

  return keys;
}

static gboolean
are_same_keys (GPtrArray *first, GPtrArray *second)
{
  if (first->len != second->len)
    return FALSE;

  for (guint i = 0; i < first->len; i++)
    if (!g_str_equal (g_ptr_array_index (first, i), g_ptr_array_index (second, i)))
      return FALSE;

  return TRUE;
}

static void
edit_changed_cb (CptSettingsList *self)
{
  g_autoptr (GPtrArray) keys = list_keys (self->edit);

  if (are_same_keys (keys, self->keys))
    {
      show_rows (self);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  self->keys = g_steal_pointer (&keys);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->keys->len > 0)
    self->fill_source = g_idle_add (fill_cb, self);
}

/**
 * cpt_settings_list_set_edit:
 * @edit: what is shown, and changed
 *
 * Gives the list what it works with. To be called once.
 */
void
cpt_settings_list_set_edit (CptSettingsList *self, CptSettingsEdit *edit)
{
  g_return_if_fail (CPT_IS_SETTINGS_LIST (self));
  g_return_if_fail (self->edit == NULL);

  self->edit = g_object_ref (edit);
  g_signal_connect_object (edit, "changed", G_CALLBACK (edit_changed_cb), self, G_CONNECT_SWAPPED);
  edit_changed_cb (self);
}

/**
 * cpt_settings_list_set_narrow:
 * @narrow: whether there is no room for columns
 * @cramped: whether, with large text, there is even less
 */
void
cpt_settings_list_set_narrow (CptSettingsList *self, gboolean narrow, gboolean cramped)
{
  g_return_if_fail (CPT_IS_SETTINGS_LIST (self));

  self->narrow = narrow;
  self->cramped = cramped;
  for (guint i = 0; i < N_SOURCES; i++)
    cpt_settings_group_set_narrow (self->groups[i], narrow);
  for (guint i = 0; i < self->rows->len; i++)
    cpt_settings_row_set_narrow (g_ptr_array_index (self->rows, i), narrow, cramped);
}

/**
 * cpt_settings_list_show:
 * @statuses: (element-type CptDataStatus): when each type was read; empty when they are the settings of all companies
 * @now: of the account's clock
 * @is_hourly_refused: whether the account's plan was found not to read hourly
 *
 * Shows when each type is to be read next.
 */
void
cpt_settings_list_show (CptSettingsList *self, GPtrArray *statuses, gint64 now, gboolean is_hourly_refused)
{
  g_return_if_fail (CPT_IS_SETTINGS_LIST (self));

  g_ptr_array_ref (statuses);
  g_ptr_array_unref (self->statuses);
  self->statuses = statuses;
  self->now = now;
  self->is_hourly_refused = is_hourly_refused;
  show_rows (self);
}

/**
 * cpt_settings_list_filter:
 * @text: what is searched: terms separated by spaces, which must all match
 *
 * Returns: how many types match
 */
guint
cpt_settings_list_filter (CptSettingsList *self, const char *text)
{
  g_autofree char *fold = cpt_fold (text);

  g_return_val_if_fail (CPT_IS_SETTINGS_LIST (self), 0);

  g_strfreev (self->terms);
  self->terms = g_strsplit (fold, " ", -1);

  return filter_groups (self);
}

/**
 * cpt_settings_list_list_shown:
 *
 * Returns: (transfer full): keys of the types that match what is searched
 */
GStrv
cpt_settings_list_list_shown (CptSettingsList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (CPT_IS_SETTINGS_LIST (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      CptSettingsRow *row = g_ptr_array_index (self->rows, i);

      if (cpt_settings_row_matches (row, (const char *const *) self->terms))
        g_strv_builder_add (builder, cpt_settings_row_get_data_type (row));
    }

  return g_strv_builder_end (builder);
}
