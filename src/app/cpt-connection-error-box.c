/* cpt-connection-error-box.c — one linking error: when, what the source said, the rest under Details.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-error-box.h"

#include <glib/gi18n.h>

#include "cpt-details-expander.h"
#include "cpt-shown-text.h"
#include "cpt-time-text.h"

struct _CptConnectionErrorBox
{
  AdwBin parent_instance;

  /* of the template */
  GtkWidget *box;
  GtkLabel *happened;
  GtkLabel *message;
  GtkLabel *summary;
  CptDetailsExpander *details;
};

G_DEFINE_FINAL_TYPE (CptConnectionErrorBox, cpt_connection_error_box, ADW_TYPE_BIN)

static void
append (GString *text, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

/* 9 August 2026, 02:00 · 401 token expired */
static char *
dup_summary (CptConnectionError *error)
{
  g_autoptr (GString) code = g_string_new (NULL);
  g_autoptr (GString) summary = g_string_new (NULL);
  gint64 errored_at = cpt_connection_error_get_errored_at (error);
  g_autofree char *moment = errored_at != CPT_TIME_UNKNOWN ? cpt_time_text_exact (errored_at) : NULL;

  append (code, " ", cpt_connection_error_get_status_code (error));
  append (code, " ", cpt_connection_error_get_status_text (error));
  append (summary, " · ", moment);
  append (summary, " · ", code->str);

  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static char *
dup_resolved (CptConnectionError *error)
{
  gint64 resolved_at = cpt_connection_error_get_resolved_at (error);
  g_autofree char *moment = NULL;

  if (cpt_connection_error_get_state (error) != CPT_CONNECTION_ERROR_RESOLVED)
    return NULL;
  if (resolved_at == CPT_TIME_UNKNOWN)
    /* Translators: said of a linking error that is over. */
    return g_strdup (_ ("Resolved"));

  moment = cpt_time_text_exact (resolved_at);
  /* Translators: said of a linking error that is over; %s is a date and time. */
  return g_strdup_printf (_ ("Resolved on %s"), moment);
}

static char *
dup_details (CptConnectionError *error, const char *summary)
{
  g_autoptr (GString) details = g_string_new (cpt_connection_error_get_message (error));

  append (details, "\n", summary);

  return g_string_free (g_steal_pointer (&details), FALSE);
}

static void
cpt_connection_error_box_class_init (CptConnectionErrorBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/connection-error-box.ui");
  gtk_widget_class_bind_template_child (widget_class, CptConnectionErrorBox, box);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionErrorBox, happened);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionErrorBox, message);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionErrorBox, summary);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionErrorBox, details);
}

static void
cpt_connection_error_box_init (CptConnectionErrorBox *self)
{
  g_type_ensure (CPT_TYPE_DETAILS_EXPANDER);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_connection_error_box_new:
 * @error: as the platform told it
 * @happened: (nullable): what it means, in a few words
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
cpt_connection_error_box_new (CptConnectionError *error, const char *happened)
{
  CptConnectionErrorBox *self = g_object_new (CPT_TYPE_CONNECTION_ERROR_BOX, NULL);
  g_autofree char *resolved = dup_resolved (error);
  g_autofree char *summary = dup_summary (error);
  g_autofree char *shown_summary = cpt_shown_text_new (summary, CPT_SHOWN_LINE);
  g_autofree char *details = dup_details (error, summary);
  const char *heading = resolved != NULL ? resolved : happened;
  g_autofree char *message = cpt_shown_text_new (cpt_connection_error_get_message (error), CPT_SHOWN_WORDS);

  gtk_widget_add_css_class (self->box, resolved != NULL ? "information-box" : "error-box");
  gtk_label_set_text (self->happened, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->happened), heading != NULL);
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_label_set_text (self->summary, shown_summary);
  cpt_details_expander_set_text (self->details, details);

  return GTK_WIDGET (self);
}
