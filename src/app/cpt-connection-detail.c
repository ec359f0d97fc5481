/* cpt-connection-detail.c — one connection: state, what happened, what to do, facts, actions.
 *
 * Its buttons name actions of the popover that it stands in (connection.…).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-detail.h"

#include <glib/gi18n.h>

#include "cpt-connection-actions.h"
#include "cpt-connection-advice.h"
#include "cpt-connection-error-box.h"
#include "cpt-fit-bin.h"
#include "cpt-shrink.h"
#include "cpt-status-icon.h"
#include "cpt-time-text.h"

#define SHORT_ID 8 /* characters of a GUID */

struct _CptConnectionDetail
{
  AdwBin parent_instance;

  /* of the template */
  CptFitBin *fit;
  CptStatusIcon *icon;
  GtkLabel *platform;
  GtkLabel *state;
  GtkWidget *pager;
  GtkLabel *position;
  GtkBox *errors;
  GtkWidget *advice;
  GtkLabel *to_do;
  GtkLabel *last_read;
  GtkLabel *identity;
  GtkLabel *created;
  GtkWidget *link_buttons;
  GtkWidget *copy_button;
  GtkWidget *unlink_button;
  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (CptConnectionDetail, cpt_connection_detail, ADW_TYPE_BIN)

static void
set_color (GtkLabel *label, CptStatusMark mark)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  CptStatusColors colors;

  cpt_status_palette_get (cpt_status_theme_get (adw_style_manager_get_default ()), cpt_status_mark_get_hue (mark),
                          &colors);
  pango_attr_list_insert (attributes, pango_attr_foreground_new (colors.word.red * 65535, colors.word.green * 65535,
                                                                 colors.word.blue * 65535));
  gtk_label_set_attributes (label, attributes);
}

static void
show_state (CptConnectionDetail *self, CptConnection *connection, gint64 now)
{
  CptStatusMark mark = cpt_status_mark_of_state (cpt_connection_get_state (connection));
  g_autofree char *state = cpt_connection_advice_dup_state (connection, now);

  cpt_status_icon_set_mark (self->icon, mark);
  gtk_label_set_text (self->platform, cpt_connection_get_platform_name (connection));
  gtk_label_set_text (self->state, state);
  set_color (self->state, mark);
}

/* What stands first, newest first as the platform gives it; what is over after it. */
static void
show_errors (CptConnectionDetail *self, CptConnection *connection)
{
  GPtrArray *errors = cpt_connection_get_errors (connection);
  const char *happened = cpt_connection_advice_get_happened (cpt_connection_get_state (connection));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->errors))) != NULL)
    gtk_box_remove (self->errors, child);

  for (int over = 0; over < 2; over++)
    for (guint i = 0; errors != NULL && i < errors->len; i++)
      {
        CptConnectionError *error = g_ptr_array_index (errors, i);

        if ((cpt_connection_error_get_state (error) == CPT_CONNECTION_ERROR_RESOLVED) == over)
          gtk_box_append (self->errors, cpt_connection_error_box_new (error, happened));
      }

  gtk_widget_set_visible (GTK_WIDGET (self->errors), gtk_widget_get_first_child (GTK_WIDGET (self->errors)) != NULL);
}

static void
set_moment (GtkLabel *label, gint64 time, gint64 now)
{
  g_autofree char *text = cpt_time_text_exact (time);
  g_autofree char *relative = cpt_time_text_relative (time, now);

  gtk_label_set_text (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), time != CPT_TIME_UNKNOWN ? relative : NULL);
}

static void
show_facts (CptConnectionDetail *self, CptConnection *connection, gint64 now)
{
  const char *source = cpt_connection_advice_get_source (cpt_connection_get_source_type (connection));
  const char *id = cpt_connection_get_id (connection);
  g_autofree char *identity = g_strdup_printf ("%s · %.*s", source, SHORT_ID, id);

  set_moment (self->last_read, cpt_connection_get_last_sync (connection), now);
  set_moment (self->created, cpt_connection_get_created (connection), now);
  gtk_label_set_text (self->identity, identity);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->identity), id);
}

static gboolean
allows (CptConnection *connection, CptConnectionAction action)
{
  return cpt_connection_action_obstacle (connection, action) == CPT_CONNECTION_OBSTACLE_NONE;
}

static void
show_actions (CptConnectionDetail *self, CptConnection *connection)
{
  CptConnectionState state = cpt_connection_get_state (connection);
  const char *to_do = cpt_connection_advice_get_to_do (state);

  gtk_widget_set_visible (self->advice, to_do != NULL);
  gtk_label_set_text (self->to_do, to_do != NULL ? to_do : "");
  gtk_widget_set_visible (self->link_buttons, allows (connection, CPT_CONNECTION_ACTION_SHARE_LINK));
  gtk_widget_set_visible (self->unlink_button, allows (connection, CPT_CONNECTION_ACTION_UNLINK));
}

static void
cpt_connection_detail_class_init (CptConnectionDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/connection-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, fit);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, icon);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, platform);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, state);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, pager);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, position);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, errors);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, advice);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, to_do);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, last_read);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, identity);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, created);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, link_buttons);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, unlink_button);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, delete_button);
}

static void
cpt_connection_detail_init (CptConnectionDetail *self)
{
  g_type_ensure (CPT_TYPE_FIT_BIN);
  g_type_ensure (CPT_TYPE_STATUS_ICON);
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_button (self->copy_button);
}

/**
 * cpt_connection_detail_show:
 * @connection: what to show
 * @now: microseconds UTC, the account's clock
 * @position: of @connection among those of its company, from 0
 * @n_connections: how many those are
 */
void
cpt_connection_detail_show (CptConnectionDetail *self,
                            CptConnection *connection,
                            gint64 now,
                            guint position,
                            guint n_connections)
{
  /* Translators: which connection of the company this is: 2 of 3. */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), position + 1, n_connections);

  g_return_if_fail (CPT_IS_CONNECTION_DETAIL (self));

  gtk_label_set_text (self->position, text);
  gtk_widget_set_visible (self->pager, n_connections > 1);
  show_state (self, connection, now);
  show_errors (self, connection);
  show_facts (self, connection, now);
  show_actions (self, connection);
}

/**
 * cpt_connection_detail_focus:
 *
 * Puts the focus where a person most likely goes on: the suggested action, or else the harmless one of the footer.
 */
void
cpt_connection_detail_focus (CptConnectionDetail *self)
{
  g_return_if_fail (CPT_IS_CONNECTION_DETAIL (self));

  if (gtk_widget_get_visible (self->link_buttons))
    gtk_widget_grab_focus (self->copy_button);
  else if (gtk_widget_get_visible (self->unlink_button))
    gtk_widget_grab_focus (self->unlink_button);
  else
    gtk_widget_grab_focus (self->delete_button);
}

/**
 * cpt_connection_detail_fit:
 * @around: a widget of the window that it is shown over
 *
 * Keeps it narrower than that window.
 */
void
cpt_connection_detail_fit (CptConnectionDetail *self, GtkWidget *around)
{
  g_return_if_fail (CPT_IS_CONNECTION_DETAIL (self));

  cpt_fit_bin_fit (self->fit, around);
}
