/* cpt-connection-detail.c — one connection in its popover: what is said of it, and what leads on.
 *
 * Its buttons name actions of the popover that it stands in (connection.…).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-detail.h"

#include "cpt-connection-actions.h"
#include "cpt-connection-advice.h"
#include "cpt-connection-body.h"
#include "cpt-fit-bin.h"

#include <glib/gi18n.h>

#define FOOTER_EDGES 60 /* pixels beside the footer: its margins, the frame of the popover, the window behind */

struct _CptConnectionDetail
{
  AdwBin parent_instance;

  /* of the template */
  CptFitBin *whole;
  CptFitBin *fit; /* what scrolls of it */
  CptConnectionBody *body;
  GtkWidget *pager;
  GtkLabel *position;
  GtkWidget *footer;
  GtkWidget *space;
  GtkWidget *unlink_button;
  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (CptConnectionDetail, cpt_connection_detail, ADW_TYPE_BIN)

static void
cpt_connection_detail_class_init (CptConnectionDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CPT_TYPE_CONNECTION_BODY);
  g_type_ensure (CPT_TYPE_FIT_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/connection-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, whole);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, fit);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, body);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, pager);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, position);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, footer);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, space);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, unlink_button);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionDetail, delete_button);
}

static void
cpt_connection_detail_init (CptConnectionDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_connection_detail_show:
 * @connection: what to show
 * @link_sent: microseconds UTC, when a URL that links it was last sent; CPT_TIME_UNKNOWN when none waits
 * @now: microseconds UTC, the account's clock
 * @position: of @connection among those of its company, from 0
 * @n_connections: how many those are
 */
void
cpt_connection_detail_show (CptConnectionDetail *self,
                            CptConnection *connection,
                            gint64 link_sent,
                            gint64 now,
                            guint position,
                            guint n_connections)
{
  /* Translators: which connection of the company this is: 2 of 3. */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), position + 1, n_connections);
  CptConnectionObstacle to_unlink = cpt_connection_action_obstacle (connection, CPT_CONNECTION_ACTION_UNLINK);
  CptConnectionObstacle to_delete = cpt_connection_action_obstacle (connection, CPT_CONNECTION_ACTION_DELETE);

  g_return_if_fail (CPT_IS_CONNECTION_DETAIL (self));

  gtk_label_set_text (self->position, text);
  gtk_widget_set_visible (self->pager, n_connections > 1);
  cpt_connection_body_show (self->body, connection, cpt_connection_advice_get_since (connection), now);
  cpt_connection_body_show_link_sent (self->body, link_sent, now);
  gtk_widget_set_visible (self->unlink_button, to_unlink == CPT_CONNECTION_OBSTACLE_NONE);
  gtk_widget_set_visible (self->delete_button, to_delete == CPT_CONNECTION_OBSTACLE_NONE);
}

/**
 * cpt_connection_detail_set_one_time:
 * @is_one_time: whether Link URLs work once
 */
void
cpt_connection_detail_set_one_time (CptConnectionDetail *self, gboolean is_one_time)
{
  g_return_if_fail (CPT_IS_CONNECTION_DETAIL (self));

  g_object_set (self->body, "one-time", is_one_time, NULL);
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

  if (cpt_connection_body_focus (self->body))
    return;

  gtk_widget_grab_focus (gtk_widget_get_visible (self->unlink_button) ? self->unlink_button : self->delete_button);
}

/* With large text in a small window, one action below the other. */
static void
fit_footer (CptConnectionDetail *self, int room)
{
  int least = 0;

  gtk_widget_measure (self->footer, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (room == 0 || least <= room - FOOTER_EDGES)
    return;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->footer), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (self->space, FALSE);
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

  cpt_fit_bin_fit (self->whole, around);
  cpt_fit_bin_fit (self->fit, around);
  fit_footer (self, gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (around))));
}
