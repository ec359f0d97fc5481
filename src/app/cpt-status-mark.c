/* cpt-status-mark.c — the shapes of statuses: each is told from the others without its colour.
 *
 * Every shape is drawn in a square of 24 units. What is "cut out" is erased from the group that holds the shape, so
 * that whatever is behind shows through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-status-mark.h"

#include <math.h>

#define UNITS 24.0
#define MIDDLE 12.0
#define TURN (2 * G_PI)

G_DEFINE_ENUM_TYPE (CptStatusMark,
                    cpt_status_mark,
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_LINKED, "linked"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_ERROR, "error"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_DEAUTHORIZED, "deauthorized"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_UNLINKED, "unlinked"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_NO_CONNECTION, "no-connection"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_SENT, "sent"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_QUEUED, "queued"),
                    G_DEFINE_ENUM_VALUE (CPT_STATUS_MARK_CREATED, "created"))

static void
stroke_line (cairo_t *cr, double x1, double y1, double x2, double y2, double width)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
stroke_ring (cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_arc (cr, MIDDLE, MIDDLE, 10, 0, TURN);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
}

static void
draw_exclamation (cairo_t *cr, double top, double bottom, double dot)
{
  stroke_line (cr, MIDDLE, top, MIDDLE, bottom, 2.8);
  cairo_new_path (cr);
  cairo_arc (cr, MIDDLE, dot, 1.7, 0, TURN);
  cairo_fill (cr);
}

static void
triangle_path (cairo_t *cr, double inset)
{
  cairo_new_path (cr);
  cairo_move_to (cr, MIDDLE, 2.2 + inset * 1.5);
  cairo_line_to (cr, 22.6 - inset * 1.3, 21.4 - inset);
  cairo_line_to (cr, 1.4 + inset * 1.3, 21.4 - inset);
  cairo_close_path (cr);
}

static void
draw_linked (cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_arc (cr, MIDDLE, MIDDLE, 12, 0, TURN);
  cairo_fill (cr);

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_set_line_width (cr, 3);
  cairo_move_to (cr, 6.6, 12.4);
  cairo_line_to (cr, 10.4, 16.2);
  cairo_line_to (cr, 17.4, 8.6);
  cairo_stroke (cr);
}

static void
draw_error (cairo_t *cr)
{
  triangle_path (cr, 0);
  cairo_set_line_width (cr, 2.4);
  cairo_stroke_preserve (cr);
  cairo_fill (cr);

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  draw_exclamation (cr, 9, 14, 18.4);
}

static void
draw_deauthorized (cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_move_to (cr, MIDDLE, 1.4);
  cairo_line_to (cr, 22.6, MIDDLE);
  cairo_line_to (cr, MIDDLE, 22.6);
  cairo_line_to (cr, 1.4, MIDDLE);
  cairo_close_path (cr);
  cairo_set_line_width (cr, 2.4);
  cairo_stroke_preserve (cr);
  cairo_fill (cr);

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  stroke_line (cr, 8.6, 8.6, 15.4, 15.4, 2.8);
  stroke_line (cr, 15.4, 8.6, 8.6, 15.4, 2.8);
}

static void
draw_pending (cairo_t *cr)
{
  stroke_ring (cr);
  cairo_set_line_width (cr, 2.6);
  cairo_move_to (cr, MIDDLE, 6.6);
  cairo_line_to (cr, MIDDLE, 12.6);
  cairo_line_to (cr, 16, 14.4);
  cairo_stroke (cr);
}

static void
draw_refused (cairo_t *cr)
{
  stroke_ring (cr);
  draw_exclamation (cr, 6.8, 12.6, 16.9);
}

static void
draw_unlinked (cairo_t *cr)
{
  stroke_ring (cr);
  stroke_line (cr, 6, 18, 18, 6, 3);
}

static void
draw_unknown (cairo_t *cr)
{
  stroke_ring (cr);
  stroke_line (cr, 7.6, MIDDLE, 16.4, MIDDLE, 3);
}

static void
draw_no_connection (cairo_t *cr)
{
  const double dash = TURN * 10 / 16;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, &dash, 1, dash / 2);
  stroke_ring (cr);
}

static void
draw_warning (cairo_t *cr)
{
  triangle_path (cr, 0.4);
  cairo_set_line_width (cr, 2.6);
  cairo_stroke (cr);
  draw_exclamation (cr, 9.6, 14, 17.8);
}

static void
draw_waiting (cairo_t *cr)
{
  for (int i = -1; i <= 1; i++)
    {
      cairo_new_path (cr);
      cairo_arc (cr, MIDDLE + i * 8.6, MIDDLE, 3, 0, TURN);
      cairo_fill (cr);
    }
}

/* The wings; the fold between them is cut out. */
static void
draw_sent (cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_move_to (cr, 22.6, 1.8);
  cairo_line_to (cr, 1.4, 11.2);
  cairo_line_to (cr, 7.4, 14.2);
  cairo_line_to (cr, 8.6, 21.8);
  cairo_line_to (cr, 12, 16.6);
  cairo_line_to (cr, 17.6, 19.6);
  cairo_close_path (cr);
  cairo_set_line_width (cr, 1.6);
  cairo_stroke_preserve (cr);
  cairo_fill (cr);

  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  stroke_line (cr, 17.6, 7, 9.4, 15.2, 1.8);
}

/* The ring is pale, the arc from its top is not. */
static void
draw_running (cairo_t *cr)
{
  cairo_save (cr);
  cairo_push_group (cr);
  stroke_ring (cr);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 0.3);
  cairo_restore (cr);

  cairo_new_path (cr);
  cairo_arc (cr, MIDDLE, MIDDLE, 10, -TURN / 4, TURN * 3 / 8);
  cairo_set_line_width (cr, 3.4);
  cairo_stroke (cr);
}

/* Longer dashes than where there is no connection. */
static void
draw_queued (cairo_t *cr)
{
  const double dash = TURN * 10 / 10;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, &dash, 1, 0);
  stroke_ring (cr);
}

static void
draw_created (cairo_t *cr)
{
  draw_unknown (cr);
  stroke_line (cr, MIDDLE, 7.6, MIDDLE, 16.4, 3);
}

static const struct
{
  CptStatusHue hue;
  void (*draw) (cairo_t *cr);
} marks[CPT_N_STATUS_MARKS] = {
  [CPT_STATUS_MARK_NONE] = { CPT_STATUS_HUE_GREY, NULL },
  [CPT_STATUS_MARK_LINKED] = { CPT_STATUS_HUE_GREEN, draw_linked },
  [CPT_STATUS_MARK_ERROR] = { CPT_STATUS_HUE_RED, draw_error },
  [CPT_STATUS_MARK_DEAUTHORIZED] = { CPT_STATUS_HUE_RED, draw_deauthorized },
  [CPT_STATUS_MARK_PENDING] = { CPT_STATUS_HUE_MAUVE, draw_pending },
  [CPT_STATUS_MARK_REFUSED] = { CPT_STATUS_HUE_MAUVE, draw_refused },
  [CPT_STATUS_MARK_UNLINKED] = { CPT_STATUS_HUE_GREY, draw_unlinked },
  [CPT_STATUS_MARK_UNKNOWN] = { CPT_STATUS_HUE_GREY, draw_unknown },
  [CPT_STATUS_MARK_NO_CONNECTION] = { CPT_STATUS_HUE_GREY, draw_no_connection },
  [CPT_STATUS_MARK_WARNING] = { CPT_STATUS_HUE_AMBER, draw_warning },
  [CPT_STATUS_MARK_WAITING] = { CPT_STATUS_HUE_BLUE, draw_waiting },
  [CPT_STATUS_MARK_SENT] = { CPT_STATUS_HUE_GREY, draw_sent },
  [CPT_STATUS_MARK_RUNNING] = { CPT_STATUS_HUE_BLUE, draw_running },
  [CPT_STATUS_MARK_QUEUED] = { CPT_STATUS_HUE_BLUE, draw_queued },
  [CPT_STATUS_MARK_CREATED] = { CPT_STATUS_HUE_GREY, draw_created },
};

/**
 * cpt_status_mark_of_state:
 *
 * Returns: the mark that stands for @state of a connection
 */
CptStatusMark
cpt_status_mark_of_state (CptConnectionState state)
{
  switch (state)
    {
    case CPT_CONNECTION_STATE_ERROR:
      return CPT_STATUS_MARK_ERROR;

    case CPT_CONNECTION_STATE_DEAUTHORIZED:
      return CPT_STATUS_MARK_DEAUTHORIZED;

    case CPT_CONNECTION_STATE_REFUSED:
      return CPT_STATUS_MARK_REFUSED;

    case CPT_CONNECTION_STATE_PENDING:
      return CPT_STATUS_MARK_PENDING;

    case CPT_CONNECTION_STATE_UNLINKED:
      return CPT_STATUS_MARK_UNLINKED;

    case CPT_CONNECTION_STATE_LINKED:
      return CPT_STATUS_MARK_LINKED;

    case CPT_CONNECTION_STATE_UNKNOWN:
    default:
      return CPT_STATUS_MARK_UNKNOWN;
    }
}

/**
 * cpt_status_mark_of_connection:
 *
 * Returns: the mark of its state, or that it waits to be created
 */
CptStatusMark
cpt_status_mark_of_connection (CptConnection *connection)
{
  return cpt_connection_is_waiting (connection) ? CPT_STATUS_MARK_WAITING
                                                : cpt_status_mark_of_state (cpt_connection_get_state (connection));
}

/**
 * cpt_status_mark_of_company:
 *
 * Returns: the mark of a company whose connections, taken together, are in @status
 */
CptStatusMark
cpt_status_mark_of_company (CptCompanyStatus status)
{
  switch (status)
    {
    case CPT_COMPANY_STATUS_NO_CONNECTION:
      return CPT_STATUS_MARK_NO_CONNECTION;

    case CPT_COMPANY_STATUS_DEAUTHORIZED:
      return CPT_STATUS_MARK_DEAUTHORIZED;

    case CPT_COMPANY_STATUS_LINKED:
      return CPT_STATUS_MARK_LINKED;

    case CPT_COMPANY_STATUS_LINKED_WITH_ERROR:
      return CPT_STATUS_MARK_ERROR;

    case CPT_COMPANY_STATUS_PARTIAL:
      return CPT_STATUS_MARK_WARNING;

    case CPT_COMPANY_STATUS_PENDING:
      return CPT_STATUS_MARK_PENDING;

    case CPT_COMPANY_STATUS_UNLINKED:
      return CPT_STATUS_MARK_UNLINKED;

    case CPT_COMPANY_STATUS_UNKNOWN:
    default:
      return CPT_STATUS_MARK_UNKNOWN;
    }
}

/**
 * cpt_status_mark_get_hue:
 *
 * Returns: which colour @mark is drawn in
 */
CptStatusHue
cpt_status_mark_get_hue (CptStatusMark mark)
{
  return marks[mark].hue;
}

/**
 * cpt_status_mark_draw:
 * @size: side of the square from the origin of @cr, in its units
 * @color: normally of the mark's hue
 *
 * Draws @mark. The state of @cr is as before afterwards.
 */
void
cpt_status_mark_draw (CptStatusMark mark, cairo_t *cr, double size, const GdkRGBA *color)
{
  if (marks[mark].draw == NULL)
    return;

  cairo_save (cr);
  cairo_scale (cr, size / UNITS, size / UNITS);
  cairo_push_group (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  gdk_cairo_set_source_rgba (cr, color);
  marks[mark].draw (cr);
  cairo_pop_group_to_source (cr);
  cairo_paint (cr);
  cairo_restore (cr);
}

/**
 * cpt_status_mark_snapshot:
 * @at: top left corner
 * @size: side of the square, in pixels
 *
 * Appends @mark to @snapshot.
 */
void
cpt_status_mark_snapshot (CptStatusMark mark,
                          GtkSnapshot *snapshot,
                          const graphene_point_t *at,
                          float size,
                          const GdkRGBA *color)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (at->x, at->y, size, size);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_rectangle (cr, at->x, at->y, size, size);
  cairo_clip (cr);
  cairo_translate (cr, at->x, at->y);
  cpt_status_mark_draw (mark, cr, size, color);
  cairo_destroy (cr);
}
