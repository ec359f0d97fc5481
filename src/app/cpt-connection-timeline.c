/* cpt-connection-timeline.c — every status of a connection that was seen, newest first.
 *
 * What was seen are changes: the status before the first of them has no date, and stands below them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-timeline.h"

#include "cpt-connection-advice.h"
#include "cpt-connection-event.h"
#include "cpt-connection-words.h"
#include "cpt-spoken-name.h"
#include "cpt-status-icon.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

struct _CptConnectionTimeline
{
  AdwBin parent_instance;

  GtkListBox *list; /* owned by the bin */
};

G_DEFINE_FINAL_TYPE (CptConnectionTimeline, cpt_connection_timeline, ADW_TYPE_BIN)

static void
cpt_connection_timeline_class_init (CptConnectionTimelineClass *klass)
{
}

static void
cpt_connection_timeline_init (CptConnectionTimeline *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  cpt_spoken_name_set (list, _ ("Time line"));
  adw_bin_set_child (ADW_BIN (self), list);
}

typedef struct
{
  CptConnectionTimeline *self;
  gint64 now;
  int n_lines;
} Writing;

/* The next row; rows that are there stay, and with them the focus. */
static AdwActionRow *
take_row (Writing *writing)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (writing->self->list, writing->n_lines++);

  if (row == NULL)
    {
      GtkWidget *icon = cpt_status_icon_new (CPT_STATUS_MARK_NONE);

      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      g_object_set_data (G_OBJECT (row), "cpt-icon", icon);
      gtk_list_box_append (writing->self->list, GTK_WIDGET (row));
    }

  return ADW_ACTION_ROW (row);
}

static void
write_line (Writing *writing, CptStatusMark mark, const char *title, const char *subtitle, gint64 at)
{
  AdwActionRow *row = take_row (writing);
  g_autofree char *exact = at != CPT_TIME_UNKNOWN ? cpt_time_text_exact (at) : NULL;

  cpt_status_icon_set_mark (g_object_get_data (G_OBJECT (row), "cpt-icon"), mark);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), exact);
}

static void
write_status (Writing *writing, const char *status_text, const char *subtitle, gint64 at)
{
  CptConnectionState state = cpt_connection_words_state_of (status_text);
  gboolean is_known = state != CPT_CONNECTION_STATE_UNKNOWN;

  write_line (writing, cpt_status_mark_of_state (state), is_known ? cpt_connection_words_state (state) : status_text,
              subtitle, at);
}

static void
write_event (Writing *writing, CptConnectionEvent *event)
{
  gint64 at = cpt_connection_event_get_at (event);
  g_autofree char *when = cpt_time_text_relative (at, writing->now);
  g_autofree char *here = NULL;

  if (cpt_connection_event_get_is_here (event))
    /* Translators: when the status of a connection changed, by what was done in this program; %s is a date, or how long
     * ago */
    here = g_strdup_printf (_ ("%s, done here"), when);

  write_status (writing, cpt_connection_event_get_status_after (event), here != NULL ? here : when, at);
}

/* What the status was before anything was seen to change; nothing was seen: what it is says it. */
static const char *
get_first_status (GPtrArray *events)
{
  return events->len > 0 ? cpt_connection_event_get_status_before (g_ptr_array_index (events, 0)) : NULL;
}

/**
 * cpt_connection_timeline_show:
 * @connection: as it is now
 * @events: (element-type CptConnectionEvent): what was seen of it, oldest first
 * @now: microseconds UTC, the account's clock
 */
void
cpt_connection_timeline_show (CptConnectionTimeline *self, CptConnection *connection, GPtrArray *events, gint64 now)
{
  Writing writing = { self, now, 0 };
  gint64 created = cpt_connection_get_created (connection);
  const char *first = get_first_status (events);
  GtkListBoxRow *left_over;

  g_return_if_fail (CPT_IS_CONNECTION_TIMELINE (self));

  for (guint i = events->len; i-- > 0;)
    if (cpt_connection_event_get_status_after (g_ptr_array_index (events, i)) != NULL)
      write_event (&writing, g_ptr_array_index (events, i));

  if (first != NULL)
    /* Translators: of a status: the connection had it when it was first seen */
    write_status (&writing, first, _ ("at first"), CPT_TIME_UNKNOWN);

  if (created != CPT_TIME_UNKNOWN)
    {
      g_autofree char *when = cpt_time_text_relative (created, now);

      write_line (&writing, CPT_STATUS_MARK_CREATED, _ ("Connection created"), when, created);
    }

  while ((left_over = gtk_list_box_get_row_at_index (self->list, writing.n_lines)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (left_over));
}

/**
 * cpt_connection_timeline_get_since:
 * @connection: as it is now
 * @events: (element-type CptConnectionEvent): what was seen of it, oldest first
 *
 * Returns: microseconds UTC since when it is in its state: as the platform tells it, else when it was seen to become
 *   so; CPT_TIME_UNKNOWN where neither is known
 */
gint64
cpt_connection_timeline_get_since (CptConnection *connection, GPtrArray *events)
{
  gint64 since = cpt_connection_advice_get_since (connection);
  CptConnectionEvent *last = events->len > 0 ? g_ptr_array_index (events, events->len - 1) : NULL;

  if (since == CPT_TIME_UNKNOWN && last != NULL &&
      g_strcmp0 (cpt_connection_event_get_status_after (last), cpt_connection_get_status_text (connection)) == 0)
    return cpt_connection_event_get_at (last);

  return since;
}
