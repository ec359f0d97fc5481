/* cpt-company-heading.c — the heading of a company's page: name, connections, what can be done.
 *
 * Where there is no room, the name stands in the header bar and the actions in the main menu: what is left are the
 * pills.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-heading.h"

#include "cpt-company-status-words.h"
#include "cpt-company-text.h"
#include "cpt-connection-pills.h"
#include "cpt-popover-anchor.h"
#include "cpt-spoken-name.h"
#include "cpt-status-icon.h"

struct _CptCompanyHeading
{
  GtkWidget parent_instance;

  CptConnectionPills *pills; /* owned by pills_bin */

  /* of the template */
  GtkLabel *name;
  GtkWidget *rename_button;
  GtkWidget *status;
  CptStatusIcon *status_icon;
  GtkLabel *status_label;
  AdwBin *pills_bin;
  GtkWidget *refresh_button;
  GtkMenuButton *manage_button;
};

G_DEFINE_FINAL_TYPE (CptCompanyHeading, cpt_company_heading, GTK_TYPE_WIDGET)

enum
{
  CONNECTION_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
click_cb (CptCompanyHeading *self, int n_press, double x, double y)
{
  GdkRectangle at;
  const char *connection_id = cpt_connection_pills_pick (self->pills, x, y, &at);

  if (connection_id != NULL)
    g_signal_emit (self, signals[CONNECTION_CLICKED], 0, connection_id);
}

static void
cpt_company_heading_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CPT_TYPE_COMPANY_HEADING);

  G_OBJECT_CLASS (cpt_company_heading_parent_class)->dispose (object);
}

static void
cpt_company_heading_class_init (CptCompanyHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_company_heading_dispose;

  signals[CONNECTION_CLICKED] = g_signal_new ("connection-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "company-heading");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/company-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, CptCompanyHeading, name);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyHeading, rename_button);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyHeading, status);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyHeading, status_icon);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyHeading, status_label);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyHeading, pills_bin);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyHeading, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyHeading, manage_button);
}

static void
cpt_company_heading_init (CptCompanyHeading *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *pills = cpt_connection_pills_new (FALSE);

  g_type_ensure (CPT_TYPE_STATUS_ICON);
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_popover_anchor_watch (self->manage_button);

  self->pills = CPT_CONNECTION_PILLS (pills);
  g_object_set (pills, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  g_signal_connect_object (click, "pressed", G_CALLBACK (click_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (pills, GTK_EVENT_CONTROLLER (click));
  adw_bin_set_child (self->pills_bin, pills);
}

/**
 * cpt_company_heading_show:
 * @row: the company
 * @status: of its connections and those of its subsidiaries, taken together
 * @now: microseconds UTC, the account's clock
 *
 * Shows @row.
 */
void
cpt_company_heading_show (CptCompanyHeading *self, CptCompanyRow *row, CptCompanyStatus status, gint64 now)
{
  const char *name = cpt_company_text_name (row);
  g_autofree char *connections = cpt_company_text_connections (cpt_company_row_get_company (row), now);

  g_return_if_fail (CPT_IS_COMPANY_HEADING (self));

  gtk_label_set_text (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  cpt_status_icon_set_mark (self->status_icon, cpt_status_mark_of_company (status));
  gtk_label_set_text (self->status_label, cpt_company_status_words (status));
  /* The pills say it then, and why. */
  gtk_widget_set_visible (self->status, status != CPT_COMPANY_STATUS_NO_CONNECTION);
  cpt_connection_pills_set_row (self->pills, row, now);
  cpt_spoken_name_set (self->pills, connections);
}

/**
 * cpt_company_heading_set_obstacle:
 * @obstacle: (nullable): why the data cannot be refreshed; %NULL when they can
 *
 * Describes the button, which stays within reach of the keyboard: who asks all the same is told why not.
 */
void
cpt_company_heading_set_obstacle (CptCompanyHeading *self, const char *obstacle)
{
  g_return_if_fail (CPT_IS_COMPANY_HEADING (self));

  gtk_widget_set_tooltip_text (self->refresh_button, obstacle);
}

/**
 * cpt_company_heading_set_menu:
 * @menu: of *Manage connections*
 */
void
cpt_company_heading_set_menu (CptCompanyHeading *self, GMenuModel *menu)
{
  g_return_if_fail (CPT_IS_COMPANY_HEADING (self));

  gtk_menu_button_set_menu_model (self->manage_button, menu);
}

/**
 * cpt_company_heading_set_narrow:
 * @narrow: whether the name and the actions stand elsewhere
 */
void
cpt_company_heading_set_narrow (CptCompanyHeading *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_COMPANY_HEADING (self));

  gtk_widget_set_visible (GTK_WIDGET (self->name), !narrow);
  gtk_widget_set_visible (self->rename_button, !narrow);
  gtk_widget_set_visible (self->refresh_button, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->manage_button), !narrow);
}

/**
 * cpt_company_heading_set_cramped:
 * @cramped: whether, with large text, status and pills do not even fit side by side
 */
void
cpt_company_heading_set_cramped (CptCompanyHeading *self, gboolean cramped)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  g_return_if_fail (CPT_IS_COMPANY_HEADING (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  cramped ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), cramped ? 6 : 12);
}

/**
 * cpt_company_heading_get_name_place:
 * @around: what the heading is in, without padding: GTK 4.8 does not reckon with that of what a popover points to
 * @at: (out): where the name stands in @around; the middle of the top where it stands in the header bar
 */
void
cpt_company_heading_get_name_place (CptCompanyHeading *self, GtkWidget *around, GdkRectangle *at)
{
  gboolean has_name = gtk_widget_get_visible (GTK_WIDGET (self->name));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  g_return_if_fail (CPT_IS_COMPANY_HEADING (self));

  if (!gtk_widget_compute_bounds (has_name ? GTK_WIDGET (self->name) : GTK_WIDGET (self), around, &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);

  *at = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                        has_name ? (int) bounds.size.height : 1 };
}
