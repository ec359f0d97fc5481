/* cpt-connection-pills.c — the connections of a row, drawn: one widget, however many there are.
 *
 * At most three pills, worst first, and "+N" for the rest; fewer where there is no room: then the first, if it alone is
 * too wide, is cut. A linked pill is quiet (mark and name); every other one adds its word in bold. Without a pill
 * stand, in words: that there is no connection, what waits, that one may expire soon, and since when the client has a
 * link. Compact (the two-line list): marks alone in round pills. All sizes come from the font, so that they follow the
 * text size. What is drawn is also in the accessible label of the row, and in its menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-pills.h"
#include "cpt-company-text.h"
#include "cpt-connection-words.h"
#include "cpt-link-words.h"
#include "cpt-pill.h"
#include "cpt-text-size.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_PILLS 3
#define LEFT_TO_RIGHT_MARK "\342\200\216" /* U+200E */

struct _CptConnectionPills
{
  GtkWidget parent_instance;

  gboolean compact;
  GArray *pills; /* of #CptPill: connections first, then the note */
  guint n_connections;
  guint n_hidden;    /* connections that found no room, with those over MOST_PILLS */
  PangoLayout *more; /* "+2" */
  float more_x;
  double em;
};

G_DEFINE_FINAL_TYPE (CptConnectionPills, cpt_connection_pills, GTK_TYPE_WIDGET)

static void
add_connection (CptConnectionPills *self, CptConnection *connection, gint64 now)
{
  CptConnectionState state = cpt_connection_get_state (connection);
  g_autofree char *words = cpt_connection_words_dup_state_at (connection, now);
  const char *name = cpt_connection_get_shown_platform_name (connection);
  CptPill pill = {
    0,
  };

  pill.id = g_strdup (cpt_connection_get_id (connection));
  /* Translators: tooltip of a connection: its platform, then its status */
  pill.tooltip = g_strdup_printf (_ ("%s: %s"), name, words);
  pill.mark = cpt_status_mark_of_connection (connection);
  pill.is_pill = TRUE;

  if (!self->compact)
    pill.text = cpt_pill_create_text (GTK_WIDGET (self), name, PANGO_WEIGHT_NORMAL);
  if (!self->compact && state != CPT_CONNECTION_STATE_LINKED)
    pill.word = cpt_pill_create_text (GTK_WIDGET (self), cpt_connection_words_short (state), PANGO_WEIGHT_BOLD);

  g_array_append_val (self->pills, pill);
}

static void
add_note (CptConnectionPills *self, CptStatusMark mark, const char *text)
{
  CptPill pill = {
    0,
  };

  pill.mark = mark;
  pill.tooltip = g_strdup (text);
  pill.text = self->compact ? NULL : cpt_pill_create_text (GTK_WIDGET (self), text, PANGO_WEIGHT_NORMAL);
  g_array_append_val (self->pills, pill);
}

static void
add_pending (CptConnectionPills *self, CptCompanyRow *row)
{
  CptPendingKind kind = CPT_PENDING_NONE;
  const char *text = cpt_company_text_pending (row, &kind);

  if (kind == CPT_PENDING_FAILED)
    add_note (self, CPT_STATUS_MARK_ERROR, text);
  else if (kind == CPT_PENDING_ASKING)
    add_note (self, CPT_STATUS_MARK_WARNING, text);
  else if (kind == CPT_PENDING_WAITING)
    add_note (self, CPT_STATUS_MARK_WAITING, text);
}

/* Compact, the word of the row says it. */
static void
add_expiry (CptConnectionPills *self, CptCompanyRow *row, gint64 now)
{
  CptExpiry expiry = cpt_expiry_of_company (cpt_company_row_get_company (row), now);

  if (expiry != CPT_EXPIRY_NONE && !self->compact)
    add_note (self, CPT_STATUS_MARK_WARNING, cpt_connection_words_expiry (expiry));
}

static void
add_link_sent (CptConnectionPills *self, CptCompanyRow *row, gint64 now)
{
  g_autofree char *text = cpt_link_words_dup_sent (cpt_company_row_get_link_sent (row), now);

  if (text != NULL && !self->compact)
    add_note (self, CPT_STATUS_MARK_NONE, text);
}

static gboolean
is_rtl (CptConnectionPills *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
set_more (CptConnectionPills *self, guint n_hidden)
{
  g_autofree char *text = NULL;
  g_autofree char *sign_first = NULL;

  if (self->more != NULL && self->n_hidden == n_hidden)
    return;

  self->n_hidden = n_hidden;
  g_clear_object (&self->more);
  if (n_hidden == 0)
    return;

  /* Translators: so many more connections than are shown */
  text = g_strdup_printf (_ ("+%u"), n_hidden);
  sign_first = g_strconcat (LEFT_TO_RIGHT_MARK, text, NULL); /* where text runs the other way, too */
  self->more = cpt_pill_create_text (GTK_WIDGET (self), sign_first, PANGO_WEIGHT_NORMAL);
}

/* Room for "+9" and its gap. */
static float
room_for_more (CptConnectionPills *self)
{
  return (float) ((CPT_PILL_GAP + 1.6) * self->em);
}

/* Returns where the notes begin. */
static float
place_connections (CptConnectionPills *self, float width)
{
  guint n_shown = MIN (self->n_connections, MOST_PILLS);
  float gap = (float) (CPT_PILL_GAP * self->em);
  float x = 0;

  for (guint i = 0; i < n_shown; i++)
    {
      CptPill *pill = &g_array_index (self->pills, CptPill, i);
      float room = width - x - (i + 1 == self->n_connections ? 0 : room_for_more (self));

      cpt_pill_squeeze (pill, self->em, i == 0 ? room : G_MAXFLOAT);
      if (i > 0 && pill->width > room)
        {
          n_shown = i;
          break;
        }
      pill->x = x;
      x += pill->width + gap;
    }

  set_more (self, self->n_connections - n_shown);
  for (guint i = n_shown; i < self->n_connections; i++)
    g_array_index (self->pills, CptPill, i).width = 0;

  self->more_x = x + gap / 2;

  return self->more != NULL ? self->more_x + cpt_pill_measure_text (self->more) + 2 * gap : x;
}

/* Where what is shown ends, from the start. */
static float
find_end (CptConnectionPills *self)
{
  float end = self->more != NULL ? self->more_x + cpt_pill_measure_text (self->more) : 0;

  for (guint i = 0; i < self->pills->len; i++)
    {
      const CptPill *pill = &g_array_index (self->pills, CptPill, i);

      if (pill->width > 0)
        end = MAX (end, pill->x + pill->width);
    }

  return end;
}

/* The start is at the right where text runs from there; what is compact stands at the end of its line. */
static void
move_to_edge (CptConnectionPills *self, float width)
{
  float offset = self->compact ? MAX (width - find_end (self), 0) : 0;

  for (guint i = 0; i < self->pills->len; i++)
    {
      CptPill *pill = &g_array_index (self->pills, CptPill, i);

      pill->x += offset;
      if (is_rtl (self))
        pill->x = width - pill->x - pill->width;
    }

  self->more_x += offset;
  if (is_rtl (self) && self->more != NULL)
    self->more_x = width - self->more_x - cpt_pill_measure_text (self->more);
}

/* Lays out what fits in @width. Notes stand after the pills that fit. */
static void
place_pills (CptConnectionPills *self, float width)
{
  float x = place_connections (self, width);

  for (guint i = self->n_connections; i < self->pills->len; i++)
    {
      CptPill *note = &g_array_index (self->pills, CptPill, i);

      note->x = x;
      cpt_pill_cut (note, self->em, width - x);
      x += note->width + (float) (CPT_PILL_GAP * self->em);
    }
  move_to_edge (self, width);
}

/* The width is a constant, so that binding a row never lays the list out again: what does not fit is cut. */
static void
cpt_connection_pills_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = cpt_pill_get_height (cpt_text_size_get_em (widget));
}

static void
cpt_connection_pills_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place_pills (CPT_CONNECTION_PILLS (widget), (float) width);
}

static void
cpt_connection_pills_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CptConnectionPills *self = CPT_CONNECTION_PILLS (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA text_color;

  gtk_style_context_get_color (style, &text_color);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                         (float) gtk_widget_get_height (widget)));
  for (guint i = 0; i < self->pills->len; i++)
    if (g_array_index (self->pills, CptPill, i).width > 0)
      cpt_pill_snapshot (&g_array_index (self->pills, CptPill, i), snapshot, gtk_widget_get_height (widget), self->em,
                         is_rtl (self), &text_color);

  if (self->more != NULL)
    {
      text_color.alpha *= cpt_pill_get_secondary_alpha ();
      cpt_pill_snapshot_text (snapshot, self->more, self->more_x, gtk_widget_get_height (widget), &text_color);
    }
  gtk_snapshot_pop (snapshot);
}

static const CptPill *
pill_at (CptConnectionPills *self, double x)
{
  for (guint i = 0; i < self->pills->len; i++)
    {
      const CptPill *pill = &g_array_index (self->pills, CptPill, i);

      if (pill->width > 0 && x >= pill->x && x < pill->x + pill->width)
        return pill;
    }

  return NULL;
}

static gboolean
cpt_connection_pills_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  CptConnectionPills *self = CPT_CONNECTION_PILLS (widget);
  const CptPill *pill = keyboard ? NULL : pill_at (self, x);
  g_autoptr (GString) text = NULL;

  if (pill != NULL)
    {
      gtk_tooltip_set_text (tooltip, pill->tooltip);
      return TRUE;
    }

  if (self->more == NULL || x < self->more_x)
    return FALSE;

  text = g_string_new (NULL);
  for (guint i = self->n_connections - self->n_hidden; i < self->n_connections; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", g_array_index (self->pills, CptPill, i).tooltip);
  gtk_tooltip_set_text (tooltip, text->str);

  return TRUE;
}

/* The font or its scale changed: the layouts follow by themselves, the measures do not. */
static void
cpt_connection_pills_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  CptConnectionPills *self = CPT_CONNECTION_PILLS (widget);

  GTK_WIDGET_CLASS (cpt_connection_pills_parent_class)->css_changed (widget, change);

  self->em = cpt_text_size_get_em (widget);
  for (guint i = 0; i < self->pills->len; i++)
    {
      CptPill *pill = &g_array_index (self->pills, CptPill, i);

      if (pill->text != NULL)
        pango_layout_context_changed (pill->text);
      if (pill->word != NULL)
        pango_layout_context_changed (pill->word);
    }
  place_pills (self, (float) gtk_widget_get_width (widget));
}

static void
cpt_connection_pills_finalize (GObject *object)
{
  CptConnectionPills *self = CPT_CONNECTION_PILLS (object);

  g_array_unref (self->pills);
  g_clear_object (&self->more);

  G_OBJECT_CLASS (cpt_connection_pills_parent_class)->finalize (object);
}

static void
cpt_connection_pills_class_init (CptConnectionPillsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_connection_pills_finalize;
  widget_class->measure = cpt_connection_pills_measure;
  widget_class->size_allocate = cpt_connection_pills_size_allocate;
  widget_class->snapshot = cpt_connection_pills_snapshot;
  widget_class->query_tooltip = cpt_connection_pills_query_tooltip;
  widget_class->css_changed = cpt_connection_pills_css_changed;

  gtk_widget_class_set_css_name (widget_class, "connection-pills");
}

static void
cpt_connection_pills_init (CptConnectionPills *self)
{
  self->pills = g_array_new (FALSE, TRUE, sizeof (CptPill));
  g_array_set_clear_func (self->pills, cpt_pill_clear);
  self->em = cpt_text_size_get_em (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * cpt_connection_pills_new:
 * @compact: marks alone, as the two-line list has them
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
cpt_connection_pills_new (gboolean compact)
{
  CptConnectionPills *self = g_object_new (CPT_TYPE_CONNECTION_PILLS, NULL);

  self->compact = compact;

  return GTK_WIDGET (self);
}

/**
 * cpt_connection_pills_set_row:
 * @row: (nullable): whose connections to show
 * @now: microseconds UTC, of the account's clock
 *
 * Shows the connections of @row, what waits to be sent, and the link that its client has.
 */
void
cpt_connection_pills_set_row (CptConnectionPills *self, CptCompanyRow *row, gint64 now)
{
  g_return_if_fail (CPT_IS_CONNECTION_PILLS (self));

  g_array_set_size (self->pills, 0);
  self->n_connections = 0;
  g_clear_object (&self->more);

  if (row != NULL)
    {
      g_autoptr (GPtrArray) connections = cpt_company_text_sort_connections (cpt_company_row_get_company (row));

      for (guint i = 0; i < connections->len; i++)
        add_connection (self, g_ptr_array_index (connections, i), now);
      self->n_connections = connections->len;

      add_pending (self, row);
      if (self->pills->len == 0)
        add_note (self, CPT_STATUS_MARK_NO_CONNECTION, _ ("No connection"));
      add_expiry (self, row, now);
      add_link_sent (self, row, now);
    }

  place_pills (self, (float) gtk_widget_get_width (GTK_WIDGET (self)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cpt_connection_pills_get_width:
 * @most: pixels
 *
 * Returns: the pixels that the pills which find room in @most need
 */
int
cpt_connection_pills_get_width (CptConnectionPills *self, int most)
{
  float gap = (float) (CPT_PILL_GAP * self->em);
  float end = 0;

  g_return_val_if_fail (CPT_IS_CONNECTION_PILLS (self), 0);

  end = place_connections (self, (float) most) - gap;
  for (guint i = self->n_connections; i < self->pills->len; i++)
    end += cpt_pill_measure (&g_array_index (self->pills, CptPill, i), self->em) + gap;
  if (self->more != NULL && self->n_connections == self->pills->len)
    end = self->more_x - 1.5f * gap + room_for_more (self);
  place_pills (self, (float) gtk_widget_get_width (GTK_WIDGET (self)));

  return MIN ((int) ceilf (end), most);
}

/**
 * cpt_connection_pills_pick:
 * @at: (out): the pill's place in the widget
 *
 * Returns: (transfer none) (nullable): the ID of the connection whose pill is at that place
 */
const char *
cpt_connection_pills_pick (CptConnectionPills *self, double x, double y, GdkRectangle *at)
{
  const CptPill *pill = NULL;

  g_return_val_if_fail (CPT_IS_CONNECTION_PILLS (self), NULL);

  pill = pill_at (self, x);
  if (pill == NULL || pill->id == NULL)
    return NULL;

  at->x = (int) pill->x;
  at->y = 0;
  at->width = (int) pill->width;
  at->height = gtk_widget_get_height (GTK_WIDGET (self));

  return pill->id;
}
