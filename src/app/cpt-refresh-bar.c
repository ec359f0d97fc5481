/* cpt-refresh-bar.c — how far the reads of a company are, as a thin line that is there while something runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-refresh-bar.h"

#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

struct _CptRefreshBar
{
  AdwBin parent_instance;

  CptRefreshWatch *watch; /* (nullable): until a company is watched */
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (CptRefreshBar, cpt_refresh_bar, ADW_TYPE_BIN)

static void
cpt_refresh_bar_dispose (GObject *object)
{
  g_clear_object (&CPT_REFRESH_BAR (object)->watch);

  G_OBJECT_CLASS (cpt_refresh_bar_parent_class)->dispose (object);
}

static void
cpt_refresh_bar_class_init (CptRefreshBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_refresh_bar_dispose;
}

static void
cpt_refresh_bar_init (CptRefreshBar *self)
{
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->bar), "osd");
  cpt_spoken_name_set (self->bar, _ ("Refresh of the company"));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->bar));
}

static void
changed_cb (CptRefreshBar *self)
{
  g_autofree char *text = cpt_refresh_watch_dup_text (self->watch);

  gtk_widget_set_visible (GTK_WIDGET (self->bar), cpt_refresh_watch_is_running (self->watch));
  gtk_progress_bar_set_fraction (self->bar, cpt_refresh_watch_get_fraction (self->watch));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->bar), text);
}

/**
 * cpt_refresh_bar_set_watch:
 * @watch: of the company that is shown
 *
 * Shows how far the reads of this company are, from now on. To be called once.
 */
void
cpt_refresh_bar_set_watch (CptRefreshBar *self, CptRefreshWatch *watch)
{
  g_return_if_fail (CPT_IS_REFRESH_BAR (self));
  g_return_if_fail (self->watch == NULL);

  self->watch = g_object_ref (watch);
  g_signal_connect_object (watch, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
