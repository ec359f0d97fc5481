/* cpt-paginator.c — a document on pages, of a printer or of a file.
 *
 * All measures are points. Every page has the head, the titles of its columns and its number; where the columns are too
 * many for one page they go on on the next, beside the names again. A chart stands below the last rows, or on a page of
 * its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-paginator.h"

#include "cpt-chart-painter.h"
#include "cpt-digit-spacing.h"

#include <glib/gi18n.h>

#define FONT "Cantarell, Sans"
#define SIZE 9
#define TITLE_SIZE 14
#define LINE 14.0
#define TITLE_LINE 20.0
#define GAP 8.0
#define INDENT 10.0
#define PADDING 10.0
#define CHART_HEIGHT 270.0 /* below the figures of a summary, on a page that lies */

/* Names give way to amounts beyond this part of the width. */
#define NAMES_SHARE 0.4
#define PALE 0.35

struct _CptPaginator
{
  const CptPrintDocument *document;
  PangoContext *context;
  double width;
  double height;
  double names_width;
  GArray *widths;     /* double: by column */
  GArray *breaks;     /* guint: the first column of each part, and one more than the last */
  guint n_first_rows; /* on the first page of a part */
  guint n_rows;       /* on each further page */
  double remarks_height;
  gboolean has_chart_page;
};

/* Part of a page's work. */
typedef struct
{
  CptPaginator *self;
  cairo_t *cairo;
  double y;
} Pen;

static PangoLayout *
new_text (PangoContext *context, const char *text, double size, gboolean is_bold)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  cpt_digit_spacing_add (attributes, text);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static double
measure (PangoContext *context, const char *text, gboolean is_bold)
{
  g_autoptr (PangoLayout) layout = new_text (context, text, SIZE, is_bold);
  int width = 0;

  pango_layout_get_size (layout, &width, NULL);

  return width / (double) PANGO_SCALE;
}

static PangoContext *
new_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  pango_cairo_context_set_resolution (context, 72);

  return context;
}

/* The longest text, in letters, is the widest, or near enough: digits are equally wide. */
static double
measure_column (PangoContext *context, const CptPrintDocument *document, guint column)
{
  const char *longest = "";
  gboolean is_bold = FALSE;

  for (guint i = 0; i < document->rows->len; i++)
    {
      const CptPrintRow *row = g_ptr_array_index (document->rows, i);

      if (g_utf8_strlen (row->cells[column], -1) >= g_utf8_strlen (longest, -1))
        {
          longest = row->cells[column];
          is_bold = is_bold || row->is_strong;
        }
    }

  return MAX (measure (context, longest, is_bold), measure (context, document->columns[column], TRUE)) + PADDING;
}

static double
measure_names (PangoContext *context, const CptPrintDocument *document)
{
  const CptPrintRow *longest = NULL;
  glong most = -1;

  for (guint i = 0; i < document->rows->len; i++)
    {
      const CptPrintRow *row = g_ptr_array_index (document->rows, i);
      glong length = g_utf8_strlen (row->name, -1) + 2 * (glong) row->depth;

      if (length > most)
        {
          most = length;
          longest = row;
        }
    }

  return longest != NULL ? measure (context, longest->name, TRUE) + INDENT * longest->depth + PADDING : 0;
}

static void
measure_columns (CptPaginator *self)
{
  double total = 0;

  for (guint i = 0; self->document->columns[i] != NULL; i++)
    {
      double width = measure_column (self->context, self->document, i);

      width = MIN (width, self->width * (1 - NAMES_SHARE));
      total += width;
      g_array_append_val (self->widths, width);
    }

  self->names_width = MIN (measure_names (self->context, self->document), self->width * NAMES_SHARE);
  self->names_width = MAX (self->names_width, self->width - total);
}

static void
break_columns (CptPaginator *self)
{
  guint start = 0;
  double x = self->names_width;

  g_array_append_val (self->breaks, start);
  for (guint i = 0; i < self->widths->len; i++)
    {
      double width = g_array_index (self->widths, double, i);

      if (x + width > self->width + 0.5 && i > g_array_index (self->breaks, guint, self->breaks->len - 1))
        {
          g_array_append_val (self->breaks, i);
          x = self->names_width;
        }
      x += width;
    }
  g_array_append_val (self->breaks, self->widths->len);
}

static double
get_head_height (CptPaginator *self)
{
  return TITLE_LINE + LINE + (self->document->about != NULL ? LINE : 0) + GAP + LINE + GAP / 2;
}

static double
get_room (CptPaginator *self)
{
  return self->height - get_head_height (self) - GAP - LINE;
}

static PangoLayout *
new_remarks (CptPaginator *self)
{
  PangoLayout *layout = new_text (self->context, self->document->remarks, SIZE, FALSE);

  pango_layout_set_width (layout, (int) (self->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  return layout;
}

static void
break_rows (CptPaginator *self)
{
  double room = get_room (self);

  if (self->document->remarks != NULL)
    {
      g_autoptr (PangoLayout) layout = new_remarks (self);
      int height = 0;

      pango_layout_get_size (layout, NULL, &height);
      self->remarks_height = height / (double) PANGO_SCALE + GAP;
    }
  self->n_rows = MAX ((guint) MAX (room / LINE, 1), 1);
  self->n_first_rows = MAX ((guint) MAX ((room - self->remarks_height) / LINE, 1), 1);
}

/* How many pages the rows take, one below the other. */
static guint
count_heights (CptPaginator *self)
{
  guint n_rows = self->document->rows->len;

  return n_rows <= self->n_first_rows ? 1 : 1 + (n_rows - self->n_first_rows + self->n_rows - 1) / self->n_rows;
}

static guint
count_widths (CptPaginator *self)
{
  return self->breaks->len - 1;
}

static void
get_rows (CptPaginator *self, guint height, guint *first, guint *end)
{
  *first = height == 0 ? 0 : self->n_first_rows + (height - 1) * self->n_rows;
  *end = MIN (*first + (height == 0 ? self->n_first_rows : self->n_rows), self->document->rows->len);
}

/* Below the last rows there may be no room for it. */
static gboolean
needs_chart_page (CptPaginator *self)
{
  guint first = 0;
  guint end = 0;

  if (self->document->chart == NULL)
    return FALSE;

  get_rows (self, count_heights (self) - 1, &first, &end);

  return get_room (self) - (count_heights (self) == 1 ? self->remarks_height : 0) - (end - first + 1) * LINE - 3 * GAP <
         CHART_HEIGHT;
}

/**
 * cpt_paginator_new:
 * @document: outlives it
 * @width: points of a page, without its margins
 * @height: points of a page, without its margins
 *
 * Shares the document out. May be on any thread; to be used on that one.
 *
 * Returns: (transfer full): its pages
 */
CptPaginator *
cpt_paginator_new (const CptPrintDocument *document, double width, double height)
{
  CptPaginator *self = g_new0 (CptPaginator, 1);

  self->document = document;
  self->width = width;
  self->height = height;
  self->context = new_context ();
  self->widths = g_array_new (FALSE, FALSE, sizeof (double));
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  measure_columns (self);
  break_columns (self);
  break_rows (self);
  self->has_chart_page = needs_chart_page (self);

  return self;
}

/**
 * cpt_paginator_free:
 * @self: (transfer full): no longer needed
 */
void
cpt_paginator_free (CptPaginator *self)
{
  g_object_unref (self->context);
  g_array_unref (self->widths);
  g_array_unref (self->breaks);
  g_free (self);
}

/**
 * cpt_paginator_is_wide:
 * @width: points of an upright page, without its margins
 *
 * Returns: whether @document has columns that do not fit beside each other on an upright page
 */
gboolean
cpt_paginator_is_wide (const CptPrintDocument *document, double width)
{
  g_autoptr (CptPaginator) self = cpt_paginator_new (document, width, 10 * LINE);

  return count_widths (self) > 1;
}

/**
 * cpt_paginator_get_n_pages:
 *
 * Returns: how many pages there are, at least one
 */
guint
cpt_paginator_get_n_pages (CptPaginator *self)
{
  return count_heights (self) * count_widths (self) + (self->has_chart_page ? 1 : 0);
}

/* @align: 0 begins at @x, 1 ends there. @room: what is wider is cut, with an ellipsis. */
static void
draw_text (Pen *pen, const char *text, double size, gboolean is_bold, double x, double align, double room)
{
  g_autoptr (PangoLayout) layout = new_text (pen->self->context, text, size, is_bold);
  int width = 0;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_size (layout, &width, NULL);
  if (width > room * PANGO_SCALE)
    {
      pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
      width = (int) (room * PANGO_SCALE);
    }
  cairo_move_to (pen->cairo, x - align * width / PANGO_SCALE, pen->y);
  pango_cairo_show_layout (pen->cairo, layout);
}

static void
draw_rule (Pen *pen, double thickness)
{
  cairo_rectangle (pen->cairo, 0, pen->y, pen->self->width, thickness);
  cairo_fill (pen->cairo);
}

static void
draw_head (Pen *pen)
{
  const CptPrintDocument *document = pen->self->document;

  draw_text (pen, document->title, TITLE_SIZE, TRUE, 0, 0, pen->self->width);
  pen->y += TITLE_LINE;
  draw_text (pen, document->subtitle, SIZE, FALSE, 0, 0, pen->self->width);
  pen->y += LINE;
  if (document->about != NULL)
    {
      draw_text (pen, document->about, SIZE, FALSE, 0, 0, pen->self->width);
      pen->y += LINE;
    }
  pen->y += GAP;
}

static void
draw_titles (Pen *pen, guint first, guint end)
{
  double x = pen->self->names_width;

  for (guint i = first; i < end; i++)
    {
      x += g_array_index (pen->self->widths, double, i);
      draw_text (pen, pen->self->document->columns[i], SIZE, TRUE, x, 1, g_array_index (pen->self->widths, double, i));
    }
  pen->y += LINE;
  draw_rule (pen, 0.5);
  pen->y += GAP / 2;
}

static void
draw_row (Pen *pen, const CptPrintRow *row, guint first, guint end)
{
  double x = pen->self->names_width;
  double indent = MIN (INDENT * row->depth, pen->self->names_width / 2);

  if (row->has_rule)
    draw_rule (pen, 0.5);
  draw_text (pen, row->name, SIZE, row->is_strong, indent, 0, pen->self->names_width - indent - PADDING / 2);
  for (guint i = first; i < end; i++)
    {
      x += g_array_index (pen->self->widths, double, i);
      draw_text (pen, row->cells[i], SIZE, row->is_strong, x, 1, g_array_index (pen->self->widths, double, i));
    }
  pen->y += LINE;
}

static void
draw_remarks (Pen *pen)
{
  g_autoptr (PangoLayout) layout = new_remarks (pen->self);

  cairo_move_to (pen->cairo, 0, pen->y);
  pango_cairo_show_layout (pen->cairo, layout);
  pen->y += pen->self->remarks_height;
}

/* Each in its colour. */
static void
draw_names (Pen *pen, const CptChartPalette *palette)
{
  double x = 0;

  for (guint i = 0; pen->self->document->chart_names != NULL && i < CPT_N_CHART_SERIES; i++)
    {
      const char *name = pen->self->document->chart_names[i];

      gdk_cairo_set_source_rgba (pen->cairo, &palette->series[i]);
      cairo_rectangle (pen->cairo, x, pen->y + SIZE * 0.25, SIZE, SIZE);
      cairo_fill (pen->cairo);
      cairo_set_source_rgb (pen->cairo, 0, 0, 0);
      draw_text (pen, name, SIZE, FALSE, x + SIZE + GAP / 2, 0, pen->self->width);
      x += SIZE + measure (pen->self->context, name, FALSE) + 3 * GAP;
    }
  pen->y += LINE;
}

static void
draw_chart (Pen *pen)
{
  CptPaginator *self = pen->self;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  CptChartPalette palette;
  CptChartPaper paper = { self->context, &palette, SIZE, CPT_CHART_NO_MONTH };
  CptChartLayout layout;

  pango_font_description_set_size (font, SIZE * PANGO_SCALE);
  pango_context_set_font_description (self->context, font);
  cpt_chart_palette_init (&palette, FALSE, FALSE);
  pen->y += GAP;
  draw_names (pen, &palette);
  cpt_chart_painter_lay_out (&layout, self->document->chart, &paper, self->width, CHART_HEIGHT);
  cairo_save (pen->cairo);
  cairo_translate (pen->cairo, 0, pen->y + GAP);
  cpt_chart_painter_paint (pen->cairo, self->document->chart, &layout, &paper);
  cairo_restore (pen->cairo);
}

static void
draw_foot (Pen *pen, guint page)
{
  /* Translators: at the foot of a printed page: its number, and how many there are */
  g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), page + 1, cpt_paginator_get_n_pages (pen->self));

  pen->y = pen->self->height - LINE;
  cairo_set_source_rgb (pen->cairo, PALE, PALE, PALE);
  draw_text (pen, number, SIZE, FALSE, pen->self->width, 1, pen->self->width);
}

static void
draw_table (Pen *pen, guint page)
{
  CptPaginator *self = pen->self;
  guint height = page / count_widths (self);
  guint part = page % count_widths (self);
  guint first_column = g_array_index (self->breaks, guint, part);
  guint end_column = g_array_index (self->breaks, guint, part + 1);
  guint first = 0;
  guint end = 0;

  if (height == 0 && self->document->remarks != NULL)
    draw_remarks (pen);
  draw_titles (pen, first_column, end_column);
  get_rows (self, height, &first, &end);
  for (guint i = first; i < end; i++)
    draw_row (pen, g_ptr_array_index (self->document->rows, i), first_column, end_column);
  if (self->document->chart != NULL && !self->has_chart_page && page + 1 == cpt_paginator_get_n_pages (self))
    draw_chart (pen);
}

/**
 * cpt_paginator_draw:
 * @cairo: in points, its origin inside the margins
 * @page: from 0 on
 *
 * Draws a page.
 */
void
cpt_paginator_draw (CptPaginator *self, cairo_t *cairo, guint page)
{
  Pen pen = { self, cairo, 0 };

  cairo_set_source_rgb (cairo, 0, 0, 0);
  draw_head (&pen);
  if (self->has_chart_page && page + 1 == cpt_paginator_get_n_pages (self))
    draw_chart (&pen);
  else
    draw_table (&pen, page);
  draw_foot (&pen, page);
}
