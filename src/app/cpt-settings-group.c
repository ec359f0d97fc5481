/* cpt-settings-group.c — the data types of one source, under a heading that names the columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-group.h"

#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

struct _CptSettingsGroup
{
  GtkWidget parent_instance;

  gboolean has_months;

  /* of the template */
  GtkWidget *heading;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkWidget *months_title;
  GtkWidget *frequency_title;
  GtkWidget *first_link_title;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CptSettingsGroup, cpt_settings_group, GTK_TYPE_WIDGET)

static void
cpt_settings_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CPT_TYPE_SETTINGS_GROUP);

  G_OBJECT_CLASS (cpt_settings_group_parent_class)->dispose (object);
}

static void
cpt_settings_group_class_init (CptSettingsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_settings_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/settings-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CptSettingsGroup, heading);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsGroup, title_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsGroup, count_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsGroup, months_title);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsGroup, frequency_title);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsGroup, first_link_title);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsGroup, list);
}

static void
cpt_settings_group_init (CptSettingsGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_settings_group_new:
 * @title: translated
 * @has_months: whether there are reports among its types
 * @columns: (array fixed-size=3): what aligns each column, by CptSettingsColumn
 *
 * Returns: (transfer floating): a group without types, which is not visible
 */
GtkWidget *
cpt_settings_group_new (const char *title, gboolean has_months, GtkSizeGroup *const *columns)
{
  CptSettingsGroup *self = g_object_new (CPT_TYPE_SETTINGS_GROUP, "visible", FALSE, NULL);

  self->has_months = has_months;
  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_visible (self->months_title, has_months);
  cpt_spoken_name_set (self->list, title);
  gtk_size_group_add_widget (columns[CPT_SETTINGS_COLUMN_MONTHS], self->months_title);
  gtk_size_group_add_widget (columns[CPT_SETTINGS_COLUMN_FREQUENCY], self->frequency_title);
  gtk_size_group_add_widget (columns[CPT_SETTINGS_COLUMN_FIRST_LINK], self->first_link_title);

  return GTK_WIDGET (self);
}

static void
show_count (CptSettingsGroup *self, guint n_types)
{
  /* Translators: a number of data types, beside the name of their source */
  g_autofree char *count = g_strdup_printf (ngettext ("%u type", "%u types", n_types), n_types);

  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self), n_types > 0);
}

/**
 * cpt_settings_group_append:
 * @row: (transfer floating): a type of this source
 */
void
cpt_settings_group_append (CptSettingsGroup *self, CptSettingsRow *row)
{
  g_return_if_fail (CPT_IS_SETTINGS_GROUP (self));

  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

/**
 * cpt_settings_group_set_narrow:
 * @narrow: whether there is no room for columns
 */
void
cpt_settings_group_set_narrow (CptSettingsGroup *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_SETTINGS_GROUP (self));

  gtk_widget_set_visible (self->months_title, !narrow && self->has_months);
  gtk_widget_set_visible (self->frequency_title, !narrow);
  gtk_widget_set_visible (self->first_link_title, !narrow);
}

/**
 * cpt_settings_group_filter:
 * @terms: (array zero-terminated=1): what is searched, by cpt_fold()
 *
 * Shows only the types that match, and itself only while there are such.
 *
 * Returns: how many there are
 */
guint
cpt_settings_group_filter (CptSettingsGroup *self, const char *const *terms)
{
  guint n_shown = 0;

  g_return_val_if_fail (CPT_IS_SETTINGS_GROUP (self), 0);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean is_match = cpt_settings_row_matches (CPT_SETTINGS_ROW (row), terms);

      gtk_widget_set_visible (row, is_match);
      n_shown += is_match ? 1 : 0;
    }
  show_count (self, n_shown);

  return n_shown;
}
