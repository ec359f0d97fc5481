/* cpt-details-expander.c — "Details": what support asks for, folded away, to be copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-details-expander.h"

#include "cpt-shown-text.h"

struct _CptDetailsExpander
{
  AdwBin parent_instance;

  GtkLabel *text; /* of the template */
  char *whole;    /* what is copied, when it is more than what is shown */
};

G_DEFINE_FINAL_TYPE (CptDetailsExpander, cpt_details_expander, ADW_TYPE_BIN)

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptDetailsExpander *self = CPT_DETAILS_EXPANDER (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->whole);
}

/* A popover does not grow by itself. */
static void
expanded_cb (CptDetailsExpander *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_present (GTK_POPOVER (popover));
}

static void
cpt_details_expander_finalize (GObject *object)
{
  CptDetailsExpander *self = CPT_DETAILS_EXPANDER (object);

  g_free (self->whole);

  G_OBJECT_CLASS (cpt_details_expander_parent_class)->finalize (object);
}

static void
cpt_details_expander_class_init (CptDetailsExpanderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_details_expander_finalize;

  gtk_widget_class_set_css_name (widget_class, "details-expander");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/details-expander.ui");
  gtk_widget_class_bind_template_child (widget_class, CptDetailsExpander, text);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_install_action (widget_class, "details.copy", NULL, copy_action);
}

static void
cpt_details_expander_init (CptDetailsExpander *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_details_expander_new:
 * @text: what to show when it is opened, one fact a line
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
cpt_details_expander_new (const char *text)
{
  CptDetailsExpander *self = g_object_new (CPT_TYPE_DETAILS_EXPANDER, NULL);

  cpt_details_expander_set_text (self, text);

  return GTK_WIDGET (self);
}

/**
 * cpt_details_expander_set_text:
 * @text: what to show when it is opened, one fact a line; copied whole
 */
void
cpt_details_expander_set_text (CptDetailsExpander *self, const char *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (CPT_IS_DETAILS_EXPANDER (self));

  shown = cpt_shown_text_new (text, CPT_SHOWN_WORDS);
  gtk_label_set_text (self->text, shown);
  g_free (self->whole);
  self->whole = g_strdup (text);
}
