/* cpt-report-row.c — a line of a report's table: its name, which stands still, and its cells.
 *
 * One widget draws the whole line: a report of 2,000 lines and 24 periods has 50,000 cells, of which GTK would keep
 * some 5,000 as widgets. What is not on view is not drawn until it is (GTK draws all 200 rows that it keeps), and only
 * then are its texts laid out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-row.h"

#include "cpt-digit-spacing.h"
#include "cpt-sign-mark.h"
#include "cpt-spoken-name.h"
#include "cpt-text-size.h"

/* At the normal text size. */
#define HEIGHT 28
#define INDENT 20
#define START 18
#define ARROW 10
#define PADDING 12
#define LEAST_WIDTH 160

#define PALE 0.72f
#define SELECTED 0.16f
#define CURSOR 0.6f

struct _CptReportRow
{
  GtkWidget parent_instance;

  CptReportSheet *sheet;
  guint line;
  gboolean is_bound;
  gboolean is_selected;
  gboolean is_stale; /* not drawn as it is now: it was not on view */
  PangoLayout *name; /* (nullable): not laid out yet */
  GPtrArray *texts;  /* (element-type PangoLayout) (nullable elements): by column */
};

G_DEFINE_FINAL_TYPE (CptReportRow, cpt_report_row, GTK_TYPE_WIDGET)

static const CptReportTreeLine *
get_line (CptReportRow *self)
{
  return cpt_report_tree_get_line (cpt_report_table_get_tree (cpt_report_sheet_get_table (self->sheet)), self->line);
}

static void
forget_texts (CptReportRow *self)
{
  g_clear_object (&self->name);
  g_ptr_array_set_size (self->texts, 0);
}

static gboolean
is_strong (CptReportRow *self)
{
  return get_line (self)->depth == 0;
}

static PangoLayout *
lay_out (CptReportRow *self, const char *text, gboolean is_bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  cpt_digit_spacing_add (attributes, text);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static PangoLayout *
get_text (CptReportRow *self, guint column)
{
  CptReportTable *table = cpt_report_sheet_get_table (self->sheet);
  gboolean is_total = cpt_report_table_get_column (table, column)->kind == CPT_REPORT_COLUMN_TOTAL;
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  if (self->texts->len <= column)
    g_ptr_array_set_size (self->texts, (int) cpt_report_table_get_n_columns (table));
  if (g_ptr_array_index (self->texts, column) == NULL)
    {
      text = cpt_report_words_cell (table, self->line, column, cpt_report_sheet_get_negatives (self->sheet));
      shown = cpt_sign_mark_dup_number (text);
      self->texts->pdata[column] = lay_out (self, shown, is_total || is_strong (self));
    }

  return g_ptr_array_index (self->texts, column);
}

static PangoLayout *
get_name (CptReportRow *self, int width)
{
  if (self->name == NULL)
    {
      self->name = lay_out (self, cpt_report_words_line (get_line (self)), is_strong (self));
      pango_layout_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_width (self->name, MAX (width, 0) * PANGO_SCALE);

  return self->name;
}

static gboolean
is_on_view (CptReportRow *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return view == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), view, &bounds) ||
         (bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < (float) gtk_widget_get_height (view));
}

static void
draw_text (CptReportRow *self, GtkSnapshot *snapshot, PangoLayout *text, int x, float alpha)
{
  GdkRGBA color;
  int height = 0;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= alpha;
  pango_layout_get_pixel_size (text, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, text, &color);
  gtk_snapshot_restore (snapshot);
}

static void
fill (CptReportRow *self, GtkSnapshot *snapshot, const char *name, float alpha, int x, int y, int width, int height)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (name == NULL || !gtk_style_context_lookup_color (style, name, &color))
    gtk_style_context_get_color (style, &color);
  color.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static int
get_name_x (CptReportRow *self)
{
  return cpt_text_size_scale (GTK_WIDGET (self), START + INDENT * (int) get_line (self)->depth);
}

/* Points down over what is below it, to where lines end when that is not on view. */
static void
draw_arrow (CptReportRow *self, GtkSnapshot *snapshot)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float size = (float) cpt_text_size_scale (GTK_WIDGET (self), ARROW);
  float x = (float) cpt_report_sheet_mirror (GTK_WIDGET (self), get_name_x (self), (int) size);
  float y = (float) gtk_widget_get_height (GTK_WIDGET (self)) / 2;
  GdkRGBA color;
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y - size / 2, size, size));

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  gdk_cairo_set_source_rgba (cairo, &color);
  if (cpt_report_rows_get_expanded (cpt_report_sheet_get_rows (self->sheet), self->line))
    {
      cairo_move_to (cairo, x, y - size / 4);
      cairo_line_to (cairo, x + size, y - size / 4);
      cairo_line_to (cairo, x + size / 2, y + size / 3);
    }
  else
    {
      cairo_move_to (cairo, is_rtl ? x + size * 3 / 4 : x + size / 4, y - size / 2);
      cairo_line_to (cairo, is_rtl ? x + size * 3 / 4 : x + size / 4, y + size / 2);
      cairo_line_to (cairo, is_rtl ? x + size / 6 : x + size * 5 / 6, y);
    }
  cairo_close_path (cairo);
  cairo_fill (cairo);
  cairo_destroy (cairo);
}

static void
draw_name (CptReportRow *self, GtkSnapshot *snapshot, int names_width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int x = get_name_x (self) + cpt_text_size_scale (widget, ARROW + 7);
  PangoLayout *name = get_name (self, names_width - x - cpt_text_size_scale (widget, 6));
  PangoRectangle text;

  pango_layout_get_pixel_extents (name, NULL, &text);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) cpt_report_sheet_mirror (widget, 0, names_width), 0,
                                                         (float) names_width, (float) gtk_widget_get_height (widget)));
  if (get_line (self)->n_below > 0)
    draw_arrow (self, snapshot);
  draw_text (self, snapshot, name, cpt_report_sheet_mirror (widget, x, text.width) - text.x, 1);
  gtk_snapshot_pop (snapshot);
}

/* Figures stand one below the other, whichever way lines are read. */
static void
draw_cell (CptReportRow *self, GtkSnapshot *snapshot, guint column, int x, int width)
{
  CptReportColumnKind kind = cpt_report_table_get_column (cpt_report_sheet_get_table (self->sheet), column)->kind;
  gboolean is_pale = kind == CPT_REPORT_COLUMN_SHARE || kind == CPT_REPORT_COLUMN_CHANGE;
  PangoLayout *text = get_text (self, column);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int text_width = 0;

  if (self->is_selected && cpt_report_sheet_is_selected (self->sheet, (int) column))
    fill (self, snapshot, "accent_bg_color", SELECTED, x, 0, width, height);
  if (self->is_selected && cpt_report_sheet_get_cursor (self->sheet) == (int) column)
    fill (self, snapshot, "accent_bg_color", CURSOR, x, height - 2, width, 2);
  pango_layout_get_pixel_size (text, &text_width, NULL);
  draw_text (self, snapshot, text, x + width - text_width - cpt_text_size_scale (GTK_WIDGET (self), PADDING),
             is_pale && !is_strong (self) ? PALE : 1);
}

static void
draw_cells (CptReportRow *self, GtkSnapshot *snapshot, int names_width)
{
  CptReportTable *table = cpt_report_sheet_get_table (self->sheet);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int left = cpt_report_sheet_mirror (GTK_WIDGET (self), names_width, width - names_width);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) left, 0, (float) (width - names_width),
                                                         (float) gtk_widget_get_height (GTK_WIDGET (self))));
  for (guint i = 0; i < cpt_report_table_get_n_columns (table); i++)
    {
      int x = 0;
      int column_width = 0;

      cpt_report_sheet_get_place (self->sheet, i, &x, &column_width);
      if (x + column_width > names_width && x < width)
        draw_cell (self, snapshot, i, cpt_report_sheet_mirror (GTK_WIDGET (self), x, column_width), column_width);
    }
  gtk_snapshot_pop (snapshot);
}

/* Results have a rule above; the last one of a report a darker one, and one below. */
static void
draw_rules (CptReportRow *self, GtkSnapshot *snapshot)
{
  CptReportTree *tree = cpt_report_table_get_tree (cpt_report_sheet_get_table (self->sheet));
  gboolean is_last = self->line + 1 == cpt_report_tree_get_n_lines (tree);
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (!get_line (self)->is_result)
    return;

  fill (self, snapshot, NULL, is_last ? 0.8f : 0.35f, 0, 0, width, 1);
  if (is_last)
    fill (self, snapshot, NULL, 0.35f, 0, gtk_widget_get_height (GTK_WIDGET (self)) - 1, width, 1);
}

static void
cpt_report_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CptReportRow *self = CPT_REPORT_ROW (widget);
  int names_width = cpt_report_sheet_get_names_width (self->sheet);

  self->is_stale = !is_on_view (self);
  if (!self->is_bound || self->is_stale)
    return;

  if (self->is_selected && cpt_report_sheet_is_selected (self->sheet, CPT_REPORT_NAMES))
    fill (self, snapshot, "accent_bg_color", SELECTED, cpt_report_sheet_mirror (widget, 0, names_width), 0, names_width,
          gtk_widget_get_height (widget));
  draw_name (self, snapshot, names_width);
  draw_cells (self, snapshot, names_width);
  draw_rules (self, snapshot);
}

static void
cpt_report_row_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? cpt_text_size_scale (widget, HEIGHT) : LEAST_WIDTH;
}

static void
cpt_report_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cpt_report_row_parent_class)->css_changed (widget, change);

  forget_texts (CPT_REPORT_ROW (widget));
}

static gboolean
cpt_report_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  CptReportRow *self = CPT_REPORT_ROW (widget);

  if (self->name == NULL || !pango_layout_is_ellipsized (self->name) ||
      cpt_report_sheet_mirror (widget, x, 0) >= cpt_report_sheet_get_names_width (self->sheet))
    return FALSE;

  gtk_tooltip_set_text (tooltip, cpt_report_words_line (get_line (self)));

  return TRUE;
}

/* The arrow expands; what is elsewhere selects a column, and the list the line. */
static void
pressed_cb (CptReportRow *self, int n_press, double left, double y, GtkGesture *gesture)
{
  int x = cpt_report_sheet_mirror (GTK_WIDGET (self), (int) left, 0);
  GdkModifierType keys = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  int arrow = get_name_x (self);

  if (get_line (self)->n_below > 0 && x < cpt_report_sheet_get_names_width (self->sheet) && x >= arrow - 6 &&
      x < arrow + cpt_text_size_scale (GTK_WIDGET (self), ARROW) + 6)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      cpt_report_sheet_toggle (self->sheet, self->line);
      return;
    }

  cpt_report_sheet_select (self->sheet, cpt_report_sheet_find_column (self->sheet, x), (keys & GDK_SHIFT_MASK) != 0);
}

static void
cpt_report_row_finalize (GObject *object)
{
  CptReportRow *self = CPT_REPORT_ROW (object);

  forget_texts (self);
  g_ptr_array_unref (self->texts);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (cpt_report_row_parent_class)->finalize (object);
}

static void
cpt_report_row_class_init (CptReportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_report_row_finalize;
  widget_class->snapshot = cpt_report_row_snapshot;
  widget_class->measure = cpt_report_row_measure;
  widget_class->css_changed = cpt_report_row_css_changed;
  widget_class->query_tooltip = cpt_report_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "report-row");
}

static void
free_text (gpointer text)
{
  g_clear_object (&text);
}

static void
cpt_report_row_init (CptReportRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->texts = g_ptr_array_new_with_free_func (free_text);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * cpt_report_row_new:
 *
 * Returns: (transfer floating): a row without a line
 */
GtkWidget *
cpt_report_row_new (CptReportSheet *sheet)
{
  CptReportRow *self = g_object_new (CPT_TYPE_REPORT_ROW, NULL);

  self->sheet = g_object_ref (sheet);

  return GTK_WIDGET (self);
}

/* What a screen reader says of the line: of a line that is collapsed also that it is, and of a cell only that. */
static void
say (CptReportRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  int column = self->is_selected ? cpt_report_sheet_get_cursor (self->sheet) : CPT_REPORT_NAMES;
  g_autofree char *spoken = cpt_report_words_spoken (cpt_report_sheet_get_table (self->sheet), self->line, column,
                                                     cpt_report_sheet_get_negatives (self->sheet));

  if (item == NULL)
    return;

  cpt_spoken_name_set (item, spoken);
  if (get_line (self)->n_below > 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 cpt_report_rows_get_expanded (cpt_report_sheet_get_rows (self->sheet), self->line),
                                 -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_EXPANDED);
}

/**
 * cpt_report_row_bind:
 * @line: of the tree
 *
 * Shows a line.
 */
void
cpt_report_row_bind (CptReportRow *self, guint line)
{
  g_return_if_fail (CPT_IS_REPORT_ROW (self));

  self->line = line;
  self->is_bound = TRUE;
  cpt_report_row_update (self, TRUE);
}

/**
 * cpt_report_row_get_line:
 *
 * Returns: the line that is shown
 */
guint
cpt_report_row_get_line (CptReportRow *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_ROW (self), 0);

  return self->line;
}

/**
 * cpt_report_row_set_selected:
 *
 * Says whether the line is selected.
 */
void
cpt_report_row_set_selected (CptReportRow *self, gboolean selected)
{
  g_return_if_fail (CPT_IS_REPORT_ROW (self));

  if (self->is_selected == selected)
    return;

  self->is_selected = selected;
  if (!self->is_bound)
    return;

  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cpt_report_row_update:
 * @has_other_texts: whether the table is another one
 *
 * Shows what changed in the sheet.
 */
void
cpt_report_row_update (CptReportRow *self, gboolean has_other_texts)
{
  g_return_if_fail (CPT_IS_REPORT_ROW (self));

  if (!self->is_bound)
    return;

  if (has_other_texts)
    forget_texts (self);
  if (has_other_texts || self->is_selected || get_line (self)->n_below > 0)
    say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cpt_report_row_look:
 *
 * Draws itself if it came on view since it was last asked to.
 */
void
cpt_report_row_look (CptReportRow *self)
{
  g_return_if_fail (CPT_IS_REPORT_ROW (self));

  if (self->is_stale && is_on_view (self))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
