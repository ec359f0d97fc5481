/* cpt-selection-bar.c — how many companies are selected, and what can be done with all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-selection-bar.h"

#include "cpt-popover-anchor.h"

#include <glib/gi18n.h>

struct _CptSelectionBar
{
  AdwBin parent_instance;

  /* of the template */
  GtkRevealer *revealer;
  GtkLabel *label;
  AdwButtonContent *copy_content;
  AdwButtonContent *refresh_content;
  AdwButtonContent *tags_content;
  GtkMenuButton *export_button;
  AdwButtonContent *export_content;
  AdwButtonContent *delete_content;
};

G_DEFINE_FINAL_TYPE (CptSelectionBar, cpt_selection_bar, ADW_TYPE_BIN)

static void
cpt_selection_bar_class_init (CptSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CptSelectionBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CptSelectionBar, label);
  gtk_widget_class_bind_template_child (widget_class, CptSelectionBar, copy_content);
  gtk_widget_class_bind_template_child (widget_class, CptSelectionBar, refresh_content);
  gtk_widget_class_bind_template_child (widget_class, CptSelectionBar, tags_content);
  gtk_widget_class_bind_template_child (widget_class, CptSelectionBar, export_button);
  gtk_widget_class_bind_template_child (widget_class, CptSelectionBar, export_content);
  gtk_widget_class_bind_template_child (widget_class, CptSelectionBar, delete_content);
}

static void
cpt_selection_bar_init (CptSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_popover_anchor_watch (self->export_button);
}

/**
 * cpt_selection_bar_new:
 *
 * Returns: (transfer floating): a new widget, hidden
 */
GtkWidget *
cpt_selection_bar_new (void)
{
  return g_object_new (CPT_TYPE_SELECTION_BAR, "visible", FALSE, NULL);
}

/**
 * cpt_selection_bar_update:
 * @n_selected: companies; shown from two on
 * @n_hidden: how many of them the search or the filter does not show
 * @is_narrow: whether there is room for the icons of the buttons only
 */
void
cpt_selection_bar_update (CptSelectionBar *self, guint n_selected, guint n_hidden, gboolean is_narrow)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CPT_IS_SELECTION_BAR (self));

  text = is_narrow
             /* Translators: how many companies are selected, where there is no room to say of what */
             ? g_strdup_printf (g_dngettext (NULL, "%'u selected", "%'u selected", n_selected), n_selected)
             /* Translators: how many companies are selected */
             : g_strdup_printf (g_dngettext (NULL, "%'u company selected", "%'u companies selected", n_selected),
                                n_selected);
  if (n_hidden > 0)
    {
      g_autofree char *hidden =
          /* Translators: after "5 companies selected": how many of them the search or filter does not show */
          g_strdup_printf (g_dngettext (NULL, "%'u not shown", "%'u not shown", n_hidden), n_hidden);
      /* Translators: "5 companies selected · 2 not shown" */
      g_autofree char *both = g_strdup_printf (_ ("%s · %s"), text, hidden);

      gtk_label_set_text (self->label, both);
    }
  else
    {
      gtk_label_set_text (self->label, text);
    }

  adw_button_content_set_label (self->copy_content, is_narrow ? "" : _ ("Copy Link URLs"));
  /* Translators: reads the data of the selected companies again; asks first */
  adw_button_content_set_label (self->refresh_content, is_narrow ? "" : _ ("Refresh data…"));
  /* Translators: gives the selected companies a tag, or takes one from them; asks first */
  adw_button_content_set_label (self->tags_content, is_narrow ? "" : _ ("Tags…"));
  /* Translators: a button: writes a file */
  adw_button_content_set_label (self->export_content, is_narrow ? "" : _ ("Export"));
  /* Translators: acts on the selected companies; asks first */
  adw_button_content_set_label (self->delete_content, is_narrow ? "" : _ ("Delete…"));
  gtk_widget_set_visible (GTK_WIDGET (self), n_selected > 1);
  gtk_revealer_set_reveal_child (self->revealer, n_selected > 1);
}
