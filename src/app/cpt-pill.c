/* cpt-pill.c — one pill, or a note in words beside the pills: its texts, its measures, how it is drawn.
 *
 * From its start edge: padding, mark, padding, text, gap, word, padding. All in em, so that it follows the text size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-pill.h"

#include <math.h>

/* In em of the widget's font; the pixels at the normal text size stand beside. */
#define PILL_HEIGHT 1.5  /* 22 */
#define PILL_FONT 0.85   /* 85 % of the text */
#define MARK_SIZE 0.82   /* 12 */
#define PADDING 0.41     /* 6 */
#define END_PADDING 0.68 /* 10 */
#define LEAST_TEXT 2.5   /* of a text that is cut */

/**
 * cpt_pill_clear:
 * @pill: a #CptPill
 *
 * Frees what it holds.
 */
void
cpt_pill_clear (gpointer pill)
{
  CptPill *self = pill;

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->tooltip, g_free);
  g_clear_object (&self->text);
  g_clear_object (&self->word);
}

/**
 * cpt_pill_create_text:
 * @widget: that shows the pill
 *
 * Returns: (transfer full): @text as pills have it
 */
PangoLayout *
cpt_pill_create_text (GtkWidget *widget, const char *text, PangoWeight weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PILL_FONT));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

/**
 * cpt_pill_measure_text:
 *
 * Returns: pixels
 */
float
cpt_pill_measure_text (PangoLayout *layout)
{
  int width = 0;

  pango_layout_get_size (layout, &width, NULL);

  return (float) width / PANGO_SCALE;
}

/* From the start of a pill to its text. */
static float
text_inset (const CptPill *self, double em)
{
  float padding = roundf ((float) (PADDING * em));

  return self->mark != CPT_STATUS_MARK_NONE ? 2 * padding + roundf ((float) (MARK_SIZE * em)) : padding;
}

/**
 * cpt_pill_get_height:
 *
 * Returns: pixels
 */
int
cpt_pill_get_height (double em)
{
  return (int) lround (PILL_HEIGHT * em);
}

/**
 * cpt_pill_measure:
 *
 * Returns: the pixels that all of it needs
 */
float
cpt_pill_measure (const CptPill *self, double em)
{
  float width = text_inset (self, em) + (float) (END_PADDING * em);

  if (self->text == NULL)
    return (float) (PILL_HEIGHT * em);

  if (self->word != NULL)
    width += (float) (CPT_PILL_GAP * em) + cpt_pill_measure_text (self->word);

  return ceilf (width + cpt_pill_measure_text (self->text));
}

static void
cut_text (PangoLayout *layout, float room)
{
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (MAX (room, 0) * PANGO_SCALE));
}

/**
 * cpt_pill_cut:
 * @self: a note
 * @room: pixels
 *
 * Gives it the width that it needs, or less: then its text ends in "…", and where less than half of it, or only a few
 * letters, would be left it is not shown.
 */
void
cpt_pill_cut (CptPill *self, double em, float room)
{
  float rest = room - text_inset (self, em) - (float) (END_PADDING * em);
  float least = 0;

  if (self->text != NULL)
    pango_layout_set_width (self->text, -1);
  self->width = cpt_pill_measure (self, em);
  if (self->text == NULL || self->width <= room)
    return;

  least = MAX (cpt_pill_measure_text (self->text) / 2, (float) (LEAST_TEXT * em));
  cut_text (self->text, rest);
  self->width = rest >= least ? room : 0;
}

/**
 * cpt_pill_squeeze:
 * @self: of a connection
 * @room: pixels
 *
 * Gives it the width that it needs, or less: then its text ends in "…", and its word too where that is not enough.
 */
void
cpt_pill_squeeze (CptPill *self, double em, float room)
{
  float least = (float) (LEAST_TEXT * em);
  float rest = 0;

  if (self->text != NULL)
    pango_layout_set_width (self->text, -1);
  if (self->word != NULL)
    pango_layout_set_width (self->word, -1);
  self->width = cpt_pill_measure (self, em);
  if (self->text == NULL || self->width <= room)
    return;

  rest = room - (self->width - cpt_pill_measure_text (self->text));
  if (rest < least && self->word != NULL)
    cut_text (self->word, cpt_pill_measure_text (self->word) - (least - rest));
  cut_text (self->text, MAX (rest, least));
  self->width = MAX (room, 0);
}

static void
snapshot_background (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const CptStatusColors *colors)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, bounds->size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colors->fill, bounds);
  gtk_snapshot_pop (snapshot);

  if (colors->has_outline)
    {
      const float widths[4] = { 1, 1, 1, 1 };
      const GdkRGBA edges[4] = { colors->mark, colors->mark, colors->mark, colors->mark };

      gtk_snapshot_append_border (snapshot, &outline, widths, edges);
    }
}

/**
 * cpt_pill_snapshot_text:
 * @height: of the widget, in whose middle it stands
 *
 * Draws a text.
 */
void
cpt_pill_snapshot_text (GtkSnapshot *snapshot, PangoLayout *layout, float x, int height, const GdkRGBA *color)
{
  int text_height = 0;

  pango_layout_get_pixel_size (layout, NULL, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, floorf ((float) (height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/**
 * cpt_pill_get_secondary_alpha:
 *
 * Returns: how opaque secondary text is, as that of the class .secondary
 */
float
cpt_pill_get_secondary_alpha (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.9f : 0.72f;
}

/* Where a part of the pill begins, which is @inset from the pill's start edge and @width wide. */
static float
place_part (const CptPill *self, float inset, float width, gboolean is_rtl)
{
  return floorf (is_rtl ? self->x + self->width - inset - width : self->x + inset);
}

static void
snapshot_texts (const CptPill *self,
                GtkSnapshot *snapshot,
                int height,
                double em,
                gboolean is_rtl,
                const GdkRGBA *text_color,
                const CptStatusColors *colors)
{
  gboolean is_warning = self->mark == CPT_STATUS_MARK_WARNING;
  GdkRGBA color = is_warning ? colors->word : *text_color;
  float inset = text_inset (self, em);
  float width = cpt_pill_measure_text (self->text);

  color.alpha *= self->is_pill || is_warning ? 1.f : cpt_pill_get_secondary_alpha ();
  cpt_pill_snapshot_text (snapshot, self->text, place_part (self, inset, width, is_rtl), height, &color);
  if (self->word == NULL)
    return;

  inset += width + (float) (CPT_PILL_GAP * em);
  width = cpt_pill_measure_text (self->word);
  cpt_pill_snapshot_text (snapshot, self->word, place_part (self, inset, width, is_rtl), height, &colors->word);
}

/**
 * cpt_pill_snapshot:
 * @height: of the widget, in whose middle it stands
 * @is_rtl: whether its start is at the right
 * @text_color: of the widget
 *
 * Draws it.
 */
void
cpt_pill_snapshot (const CptPill *self,
                   GtkSnapshot *snapshot,
                   int height,
                   double em,
                   gboolean is_rtl,
                   const GdkRGBA *text_color)
{
  float full_height = (float) cpt_pill_get_height (em);
  float mark_size = roundf ((float) (MARK_SIZE * em));
  float padding = self->text != NULL ? roundf ((float) (PADDING * em)) : (self->width - mark_size) / 2;
  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (self->x, floorf ((float) (height - full_height) / 2), self->width, full_height);
  graphene_point_t at =
      GRAPHENE_POINT_INIT (place_part (self, padding, mark_size, is_rtl), floorf ((float) (height - mark_size) / 2));
  CptStatusColors colors;

  cpt_status_palette_get (cpt_status_theme_get (adw_style_manager_get_default ()), cpt_status_mark_get_hue (self->mark),
                          &colors);
  if (self->is_pill)
    snapshot_background (snapshot, &bounds, &colors);
  cpt_status_mark_snapshot (self->mark, snapshot, &at, mark_size, &colors.mark);
  if (self->text != NULL)
    snapshot_texts (self, snapshot, height, em, is_rtl, text_color, &colors);
}
