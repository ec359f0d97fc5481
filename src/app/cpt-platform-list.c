/* cpt-platform-list.c — the platforms that a company can be connected to, by group, one of which can be chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-list.h"

#include <glib/gi18n.h>

#include "cpt-platform-choice.h"
#include "cpt-platform-row.h"
#include "cpt-spoken-name.h"

struct _CptPlatformList
{
  AdwBin parent_instance;

  GtkListBox *box; /* the child */
  GStrv terms;     /* that every shown row matches */
};

G_DEFINE_FINAL_TYPE (CptPlatformList, cpt_platform_list, ADW_TYPE_BIN)

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkListBoxRow *
get_row (CptPlatformList *self, guint index)
{
  return gtk_list_box_get_row_at_index (self->box, (int) index);
}

static gboolean
is_shown (CptPlatformList *self, GtkListBoxRow *row)
{
  return cpt_platform_choice_matches (cpt_platform_row_get_integration (CPT_PLATFORM_ROW (row)),
                                      (const char *const *) self->terms);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  return is_shown (user_data, row);
}

static void
head_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  CptIntegration *integration = cpt_platform_row_get_integration (CPT_PLATFORM_ROW (row));
  CptIntegration *last = before != NULL ? cpt_platform_row_get_integration (CPT_PLATFORM_ROW (before)) : NULL;
  GtkWidget *header = NULL;

  if (last == NULL || !cpt_platform_choice_is_same_group (integration, last))
    {
      header = gtk_label_new (cpt_platform_choice_get_group (integration));
      gtk_label_set_xalign (GTK_LABEL (header), 0);
      gtk_widget_add_css_class (header, "heading");
      gtk_widget_add_css_class (header, "platform-group");
    }

  gtk_list_box_row_set_header (row, header);
}

static void
row_selected_cb (CptPlatformList *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
row_activated_cb (CptPlatformList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
cpt_platform_list_finalize (GObject *object)
{
  g_strfreev (CPT_PLATFORM_LIST (object)->terms);

  G_OBJECT_CLASS (cpt_platform_list_parent_class)->finalize (object);
}

static void
cpt_platform_list_class_init (CptPlatformListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_platform_list_finalize;

  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_platform_list_init (CptPlatformList *self)
{
  self->terms = g_new0 (char *, 1);
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->box, FALSE);
  gtk_list_box_set_filter_func (self->box, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->box, head_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "platform-list");
  cpt_spoken_name_set (self->box, _ ("Software"));
  g_signal_connect_object (self->box, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->box, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/* (nullable): the first that matches. */
static GtkListBoxRow *
find_first (CptPlatformList *self)
{
  GtkListBoxRow *row = NULL;

  for (guint i = 0; (row = get_row (self, i)) != NULL && !is_shown (self, row); i++)
    continue;

  return row;
}

/**
 * cpt_platform_list_fill:
 * @integrations: (element-type CptIntegration): those to show, by group
 * @sync: gets their logos
 *
 * Shows them, in the place of those before.
 */
void
cpt_platform_list_fill (CptPlatformList *self, GPtrArray *integrations, CptSync *sync)
{
  GtkListBoxRow *row = NULL;

  g_return_if_fail (CPT_IS_PLATFORM_LIST (self));

  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->box, GTK_WIDGET (row));
  for (guint i = 0; i < integrations->len; i++)
    gtk_list_box_append (self->box, cpt_platform_row_new (g_ptr_array_index (integrations, i), sync));
}

/**
 * cpt_platform_list_filter:
 * @terms: (array zero-terminated=1): folded; all must match
 *
 * Selects the first that matches.
 *
 * Returns: how many match
 */
guint
cpt_platform_list_filter (CptPlatformList *self, const char *const *terms)
{
  guint n_shown = 0;

  g_return_val_if_fail (CPT_IS_PLATFORM_LIST (self), 0);

  g_strfreev (self->terms);
  self->terms = g_strdupv ((char **) terms);
  gtk_list_box_invalidate_filter (self->box);
  gtk_list_box_select_row (self->box, find_first (self));
  for (guint i = 0; get_row (self, i) != NULL; i++)
    n_shown += is_shown (self, get_row (self, i)) ? 1 : 0;

  return n_shown;
}

/**
 * cpt_platform_list_focus:
 *
 * Puts the focus on the chosen one.
 */
void
cpt_platform_list_focus (CptPlatformList *self)
{
  GtkListBoxRow *row = NULL;

  g_return_if_fail (CPT_IS_PLATFORM_LIST (self));

  row = gtk_list_box_get_selected_row (self->box);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * cpt_platform_list_get_selected:
 *
 * Returns: (transfer none) (nullable): the chosen one
 */
CptIntegration *
cpt_platform_list_get_selected (CptPlatformList *self)
{
  GtkListBoxRow *row = NULL;

  g_return_val_if_fail (CPT_IS_PLATFORM_LIST (self), NULL);

  row = gtk_list_box_get_selected_row (self->box);

  return row != NULL ? cpt_platform_row_get_integration (CPT_PLATFORM_ROW (row)) : NULL;
}
