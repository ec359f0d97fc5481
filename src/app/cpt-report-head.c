/* cpt-report-head.c — the titles of the columns of a report's table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-head.h"

#include "cpt-text-size.h"

/* At the normal text size. */
#define PADDING 12
#define SPACE 6

#define PALE 0.72f

struct _CptReportHead
{
  GtkWidget parent_instance;

  CptReportSheet *sheet;
};

G_DEFINE_FINAL_TYPE (CptReportHead, cpt_report_head, GTK_TYPE_WIDGET)

static guint
get_n_columns (CptReportHead *self)
{
  CptReportTable *table = cpt_report_sheet_get_table (self->sheet);

  return table != NULL ? cpt_report_table_get_n_columns (table) : 0;
}

static PangoLayout *
lay_out (CptReportHead *self, const char *text, gboolean is_note)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (!is_note)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static int
get_text_height (CptReportHead *self)
{
  g_autoptr (PangoLayout) layout = lay_out (self, "0", FALSE);
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/* @line: 0 its title, 1 what stands below it. */
static void
draw_text (CptReportHead *self, GtkSnapshot *snapshot, const char *text, int right, int line)
{
  g_autoptr (PangoLayout) layout = lay_out (self, text, line > 0);
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;
  int width = 0;
  int height = 0;

  gtk_style_context_get_color (style, &color);
  color.alpha *= PALE;
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (right - width),
                                      (float) (cpt_text_size_scale (GTK_WIDGET (self), SPACE) + line * height)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_column (CptReportHead *self, GtkSnapshot *snapshot, guint column)
{
  CptReportTable *table = cpt_report_sheet_get_table (self->sheet);
  g_autofree char *title = cpt_report_words_column (table, column);
  g_autofree char *note = cpt_report_words_column_note (table, column);
  int x = 0;
  int width = 0;
  int right = 0;

  cpt_report_sheet_get_place (self->sheet, column, &x, &width);
  right =
      cpt_report_sheet_mirror (GTK_WIDGET (self), x, width) + width - cpt_text_size_scale (GTK_WIDGET (self), PADDING);
  draw_text (self, snapshot, title, right, 0);
  if (note != NULL)
    draw_text (self, snapshot, note, right, 1);
}

static void
cpt_report_head_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CptReportHead *self = CPT_REPORT_HEAD (widget);
  int names_width = cpt_report_sheet_get_names_width (self->sheet);
  int width = gtk_widget_get_width (widget) - names_width;
  int x = cpt_report_sheet_mirror (widget, names_width, width);

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) x, 0, (float) width, (float) gtk_widget_get_height (widget)));
  for (guint i = 0; i < get_n_columns (self); i++)
    draw_column (self, snapshot, i);
  gtk_snapshot_pop (snapshot);
}

static gboolean
has_notes (CptReportHead *self)
{
  for (guint i = 0; i < get_n_columns (self); i++)
    {
      g_autofree char *note = cpt_report_words_column_note (cpt_report_sheet_get_table (self->sheet), i);

      if (note != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
cpt_report_head_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  CptReportHead *self = CPT_REPORT_HEAD (widget);
  int lines = has_notes (self) ? 2 : 1;

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL
                            ? lines * get_text_height (self) + 2 * cpt_text_size_scale (widget, SPACE)
                            : 0;
}

static void
cpt_report_head_finalize (GObject *object)
{
  g_clear_object (&CPT_REPORT_HEAD (object)->sheet);

  G_OBJECT_CLASS (cpt_report_head_parent_class)->finalize (object);
}

static void
cpt_report_head_class_init (CptReportHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_report_head_finalize;
  widget_class->snapshot = cpt_report_head_snapshot;
  widget_class->measure = cpt_report_head_measure;
  gtk_widget_class_set_css_name (widget_class, "report-head");
}

static void
cpt_report_head_init (CptReportHead *self)
{
}

/**
 * cpt_report_head_new:
 *
 * Returns: (transfer floating): the head of @sheet
 */
GtkWidget *
cpt_report_head_new (CptReportSheet *sheet)
{
  CptReportHead *self = g_object_new (CPT_TYPE_REPORT_HEAD, NULL);

  self->sheet = g_object_ref (sheet);

  return GTK_WIDGET (self);
}
