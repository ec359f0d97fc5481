/* cpt-company-narrow-row.c — a company on two lines, where there is no room for a table.
 *
 * Line 1: the name, and the marks of its connections at the end. Line 2: ID and last read, or what waits, or the other
 * field that the search found, and one word at the end: since when its client has a link, the worst status, or that it
 * may expire; the buttons of the row may cover that word, which says what the marks show already. The children ask for
 * no width, so that filling a row only places them again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-narrow-row.h"
#include "cpt-company-text.h"
#include "cpt-connection-pills.h"
#include "cpt-connection-words.h"
#include "cpt-inscription-text.h"
#include "cpt-link-words.h"
#include "cpt-name-text.h"
#include "cpt-status-mark.h"
#include "cpt-text-color.h"
#include "cpt-text-size.h"
#include "cpt-time.h"

#include <glib/gi18n.h>

/* Pixels at the normal text size. */
#define SIDE 12
#define GAP 8
#define HEIGHT 58
#define PILLS_SHARE 0.4 /* of the width, at most, for the marks of line 1 */
#define WORD_SHARE 0.55 /* of the width, at most, for the word of line 2 */

struct _CptCompanyNarrowRow
{
  GtkWidget parent_instance;

  GtkWidget *name;
  GtkWidget *facts;
  GtkWidget *pills;
  GtkWidget *word;
};

G_DEFINE_FINAL_TYPE (CptCompanyNarrowRow, cpt_company_narrow_row, GTK_TYPE_WIDGET)

static GtkWidget *
create_text (CptCompanyNarrowRow *self, const char *css_class)
{
  GtkWidget *text = cpt_inscription_text_new (css_class);

  gtk_widget_set_parent (text, GTK_WIDGET (self));

  return text;
}

static void
cpt_company_narrow_row_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? cpt_text_size_scale (widget, HEIGHT) : 0;
}

static void
place (GtkWidget *child, gboolean is_rtl, int row_width, const GdkRectangle *at)
{
  GtkAllocation allocation = *at;
  int least = 0;

  if (is_rtl)
    allocation.x = row_width - at->x - at->width;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  allocation.width = MAX (allocation.width, least);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, allocation.width, &least, NULL, NULL, NULL);
  allocation.height = MAX (allocation.height, least);
  gtk_widget_size_allocate (child, &allocation, -1);
}

/* The pixels that the text of @inscription needs. */
static int
text_width (GtkWidget *inscription)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (inscription, gtk_inscription_get_text (GTK_INSCRIPTION (inscription)));
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width + 1;
}

/* The style keeps room for buttons that cover the word. */
static int
measure_word (CptCompanyNarrowRow *self)
{
  int least = 0;

  gtk_widget_measure (self->word, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return MAX (least, text_width (self->word));
}

static void
cpt_company_narrow_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CptCompanyNarrowRow *self = CPT_COMPANY_NARROW_ROW (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side = SIDE;
  int gap = GAP;
  int half = height / 2;
  int room = MAX (width - 2 * side, 0);
  int pills_width = cpt_connection_pills_get_width (CPT_CONNECTION_PILLS (self->pills), (int) (room * PILLS_SHARE));
  int word_width = MIN (measure_word (self), (int) (room * WORD_SHARE));
  int line = cpt_text_size_scale (widget, 22);
  int top = half - line - cpt_text_size_scale (widget, 1);
  int bottom = half + cpt_text_size_scale (widget, 2);

  place (self->name, is_rtl, width, &(GdkRectangle){ side, top, MAX (room - pills_width - gap, 0), line });
  place (self->pills, is_rtl, width, &(GdkRectangle){ side + room - pills_width, top, pills_width, line });
  place (self->facts, is_rtl, width, &(GdkRectangle){ side, bottom, MAX (room - word_width - gap, 0), line });
  place (self->word, is_rtl, width, &(GdkRectangle){ side + room - word_width, bottom, word_width, line });
}

static void
cpt_company_narrow_row_dispose (GObject *object)
{
  CptCompanyNarrowRow *self = CPT_COMPANY_NARROW_ROW (object);

  g_clear_pointer (&self->name, gtk_widget_unparent);
  g_clear_pointer (&self->facts, gtk_widget_unparent);
  g_clear_pointer (&self->pills, gtk_widget_unparent);
  g_clear_pointer (&self->word, gtk_widget_unparent);

  G_OBJECT_CLASS (cpt_company_narrow_row_parent_class)->dispose (object);
}

static void
cpt_company_narrow_row_class_init (CptCompanyNarrowRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_company_narrow_row_dispose;
  widget_class->measure = cpt_company_narrow_row_measure;
  widget_class->size_allocate = cpt_company_narrow_row_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "company-row");
}

static void
cpt_company_narrow_row_init (CptCompanyNarrowRow *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->name = create_text (self, "name");
  self->pills = cpt_connection_pills_new (TRUE);
  gtk_widget_set_parent (self->pills, GTK_WIDGET (self));
  self->facts = create_text (self, "facts");
  self->word = create_text (self, "word");
}

static GtkWidget *
create (void)
{
  return g_object_new (CPT_TYPE_COMPANY_NARROW_ROW, NULL);
}

static PangoAttrList *
create_color (CptStatusHue hue)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  CptStatusColors colors;

  cpt_status_palette_get (cpt_status_theme_get (adw_style_manager_get_default ()), hue, &colors);
  cpt_text_color_add (attributes, &colors.word, 0, G_MAXUINT);

  return attributes;
}

/* "8f41c2d7 · 2 h ago" */
static char *
facts_of (CptCompanyRow *row, gint64 now)
{
  gboolean is_read = cpt_company_get_last_sync (cpt_company_row_get_company (row)) != CPT_TIME_UNKNOWN;
  g_autofree char *id = NULL;
  g_autofree char *last_read = NULL;

  id = cpt_company_text_short_id (row);
  last_read = is_read ? cpt_company_text_last_read (row, now) : g_strdup (_ ("never read"));

  /* Translators: the ID of a company and when its data were read last */
  return g_strdup_printf (_ ("%s · %s"), id, last_read);
}

/* What the user did that the platform has not confirmed: no mark says what it is. */
static char *
dup_pending (CptCompanyRow *row, PangoAttrList **attributes)
{
  static const CptStatusHue hues[] = {
    [CPT_PENDING_WAITING] = CPT_STATUS_HUE_GREY,
    [CPT_PENDING_FAILED] = CPT_STATUS_HUE_RED,
    [CPT_PENDING_ASKING] = CPT_STATUS_HUE_AMBER,
  };
  CptPendingKind kind = CPT_PENDING_NONE;
  const char *pending = cpt_company_text_pending (row, &kind);

  if (pending != NULL)
    *attributes = create_color (hues[kind]);

  return g_strdup (pending);
}

/* The worst status, or since when the client has a link to mend it; nothing where all is well. */
static char *
word_of_status (CptCompanyRow *row, gint64 now, CptStatusHue *hue)
{
  g_autoptr (GPtrArray) connections = cpt_company_text_sort_connections (cpt_company_row_get_company (row));
  g_autofree char *link_sent = cpt_link_words_dup_sent (cpt_company_row_get_link_sent (row), now);
  const char *expiry = cpt_connection_words_expiry (cpt_expiry_of_company (cpt_company_row_get_company (row), now));
  CptConnectionState worst = CPT_CONNECTION_STATE_LINKED;

  *hue = CPT_STATUS_HUE_GREY;
  if (connections->len > 0)
    {
      worst = cpt_connection_get_state (g_ptr_array_index (connections, 0));
      *hue = cpt_status_mark_get_hue (cpt_status_mark_of_state (worst));
    }

  if (link_sent != NULL)
    return g_steal_pointer (&link_sent);

  if (connections->len == 0)
    return g_strdup (_ ("No connection"));

  if (worst != CPT_CONNECTION_STATE_LINKED)
    return g_strdup (cpt_connection_words_short (worst));

  if (expiry != NULL)
    *hue = cpt_status_mark_get_hue (CPT_STATUS_MARK_WARNING);

  return g_strdup (expiry != NULL ? expiry : "");
}

/* What waits to be created has no connection yet. */
static char *
word_of (CptCompanyRow *row, gint64 now, CptStatusHue *hue)
{
  *hue = CPT_STATUS_HUE_GREY;

  return cpt_company_row_get_rid (row) < 0 ? cpt_company_text_created (row, now) : word_of_status (row, now, hue);
}

static void
show_text (GtkWidget *inscription, const char *text, PangoAttrList *attributes)
{
  cpt_inscription_text_set (GTK_INSCRIPTION (inscription), text, attributes);
}

static void
show_word (CptCompanyNarrowRow *self, CptCompanyRow *row, gint64 now)
{
  CptStatusHue hue = CPT_STATUS_HUE_GREY;
  g_autofree char *word = word_of (row, now, &hue);
  g_autoptr (PangoAttrList) attributes = create_color (hue);

  show_text (self->word, word, attributes);
}

static void
show_name_and_facts (CptCompanyNarrowRow *self, CptCompanyRow *row, CptCellContext *context)
{
  const char *search = cpt_cell_context_get_search (context);
  g_autoptr (PangoAttrList) facts_attributes = NULL;
  g_autoptr (PangoAttrList) name_attributes = NULL;
  g_autofree char *facts = cpt_name_text_match (row, search, &facts_attributes);
  g_autofree char *name = NULL;

  if (facts != NULL)
    name = cpt_name_text_alone (row, search, &name_attributes);
  else
    name = cpt_name_text_with_secondary (row, search, &name_attributes);
  if (facts == NULL)
    facts = dup_pending (row, &facts_attributes);
  if (facts == NULL)
    facts = facts_of (row, cpt_cell_context_get_now (context));
  cpt_name_text_fix_line (name_attributes, cpt_company_text_name (row), self->name);
  show_text (self->name, name, name_attributes);
  show_text (self->facts, facts, facts_attributes);
}

static char *
fill (GtkWidget *cell, CptCompanyRow *row, CptCellContext *context)
{
  CptCompanyNarrowRow *self = CPT_COMPANY_NARROW_ROW (cell);
  gint64 now = cpt_cell_context_get_now (context);

  cpt_connection_pills_set_row (CPT_CONNECTION_PILLS (self->pills), row, now);
  gtk_widget_queue_allocate (cell);
  if (row == NULL)
    {
      show_text (self->name, NULL, NULL);
      show_text (self->facts, NULL, NULL);
      show_text (self->word, NULL, NULL);
      return NULL;
    }

  show_name_and_facts (self, row, context);
  show_word (self, row, now);

  return NULL;
}

const CptCompanyCellKind cpt_narrow_cells = { create, fill, NULL, TRUE };

/**
 * cpt_company_narrow_row_get_name:
 *
 * Returns: (transfer none): the widget of line 1 that shows the name
 */
GtkWidget *
cpt_company_narrow_row_get_name (CptCompanyNarrowRow *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_NARROW_ROW (self), NULL);

  return self->name;
}

/**
 * cpt_company_narrow_row_get_word:
 *
 * Returns: (transfer none): the widget at the end of line 2, which says what the marks above it show already
 */
GtkWidget *
cpt_company_narrow_row_get_word (CptCompanyNarrowRow *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_NARROW_ROW (self), NULL);

  return self->word;
}
