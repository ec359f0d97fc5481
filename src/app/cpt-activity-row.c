/* cpt-activity-row.c — a row of the activity log: what happened, and, where it is the first of its day, the day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-activity-row.h"

#include "cpt-activity-words.h"
#include "cpt-shown-text.h"
#include "cpt-status-icon.h"
#include "cpt-time-text.h"

struct _CptActivityRow
{
  AdwBin parent_instance;

  gint64 at; /* of what is shown */

  /* of the template */
  GtkLabel *day;
  CptStatusIcon *mark;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *time;
};

G_DEFINE_FINAL_TYPE (CptActivityRow, cpt_activity_row, ADW_TYPE_BIN)

/* Made when it is asked for: GTK looks for what is under the pointer each time that a tooltip is set, and rows of a
 * history that goes on are filled again and again. */
static gboolean
query_tooltip_cb (CptActivityRow *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *exact = cpt_time_text_exact (self->at);

  gtk_tooltip_set_text (tooltip, exact);

  return TRUE;
}

static void
cpt_activity_row_class_init (CptActivityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CPT_TYPE_STATUS_ICON);
  gtk_widget_class_set_css_name (widget_class, "activity-row");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/activity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CptActivityRow, day);
  gtk_widget_class_bind_template_child (widget_class, CptActivityRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CptActivityRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CptActivityRow, title);
  gtk_widget_class_bind_template_child (widget_class, CptActivityRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CptActivityRow, time);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
cpt_activity_row_init (CptActivityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_activity_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
cpt_activity_row_new (void)
{
  return g_object_new (CPT_TYPE_ACTIVITY_ROW, NULL);
}

/**
 * cpt_activity_row_show:
 * @entry: what happened
 *
 * Shows @entry.
 */
void
cpt_activity_row_show (CptActivityRow *self, CptActivity *entry)
{
  g_autofree char *title = cpt_activity_words_dup_title (entry);
  g_autofree char *subtitle = cpt_activity_words_dup_subtitle (entry);
  g_autofree char *shown_title = cpt_shown_text_new (title, CPT_SHOWN_LINE);
  g_autofree char *shown_subtitle = cpt_shown_text_new (subtitle, CPT_SHOWN_WORDS);
  g_autofree char *hour = cpt_time_text_hour (cpt_activity_get_fields (entry)->at);
  CptStatusMark mark = cpt_activity_words_get_mark (entry);

  g_return_if_fail (CPT_IS_ACTIVITY_ROW (self));

  cpt_status_icon_set_mark (self->mark, mark);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), mark != CPT_STATUS_MARK_NONE);
  gtk_image_set_from_icon_name (self->icon, cpt_activity_words_get_icon (entry));
  gtk_widget_set_visible (GTK_WIDGET (self->icon), mark == CPT_STATUS_MARK_NONE);
  gtk_label_set_text (self->title, shown_title);
  gtk_label_set_text (self->subtitle, subtitle != NULL ? shown_subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
  gtk_label_set_text (self->time, hour);
  self->at = cpt_activity_get_fields (entry)->at;
}

/**
 * cpt_activity_row_set_day:
 * @day: (nullable): the day that begins with this row; %NULL when the row above is of the same
 */
void
cpt_activity_row_set_day (CptActivityRow *self, const char *day)
{
  g_return_if_fail (CPT_IS_ACTIVITY_ROW (self));

  gtk_label_set_text (self->day, day != NULL ? day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->day), day != NULL);
}
