/* cpt-name-text.c — a company's name as the list shows it: what the search matched stands out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-name-text.h"
#include "cpt-company-text.h"
#include "cpt-fold.h"
#include "cpt-status-palette.h"
#include "cpt-text-color.h"

#include <string.h>

#define SECONDARY_SCALE 0.85

/* 0xRRGGBB of a match: text, and behind it; mock-ups, section 2. */
static const struct
{
  guint32 text;
  guint32 ground;
} match_colors[] = {
  [FALSE] = { 0x201900, 0xfbe58a },
  [TRUE] = { 0xfff3b0, 0x6b5300 },
};

/* 0xRRGGBB of what is secondary: the text colour at 72 %; as it is in high contrast. */
static const guint32 secondary_colors[CPT_N_STATUS_THEMES] = {
  [CPT_STATUS_THEME_LIGHT] = 0x6c6c6c,
  [CPT_STATUS_THEME_DARK] = 0xc0c0c0,
  [CPT_STATUS_THEME_HC_LIGHT] = 0x333333,
  [CPT_STATUS_THEME_HC_DARK] = 0xeeeeee,
};

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

static PangoAttribute *
ground_attribute (guint32 hex)
{
  return pango_attr_background_new ((guint16) (((hex >> 16) & 0xff) * 0x101), (guint16) (((hex >> 8) & 0xff) * 0x101),
                                    (guint16) ((hex & 0xff) * 0x101));
}

static void
color_text (PangoAttrList *attributes, guint32 hex, gsize start, gsize end)
{
  GdkRGBA color = { (float) ((hex >> 16) & 0xff) / 255, (float) ((hex >> 8) & 0xff) / 255, (float) (hex & 0xff) / 255,
                    1 };

  cpt_text_color_add (attributes, &color, (guint) start, (guint) end);
}

static void
mark_match (PangoAttrList *attributes, gsize start, gsize end)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  insert (attributes, ground_attribute (match_colors[dark].ground), start, end);
  color_text (attributes, match_colors[dark].text, start, end);
}

/**
 * cpt_name_text_highlight:
 * @text: what is shown
 * @from: byte of @text from which matches count
 * @search: search terms, as typed
 *
 * Adds to @attributes what makes each place where a term of @search occurs in @text stand out: bold and tinted. Case
 * and accents make no difference; folding changes the length of text, so places are mapped back.
 */
void
cpt_name_text_highlight (PangoAttrList *attributes, const char *text, gsize from, const char *search)
{
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *fold = cpt_fold_with_offsets (text + from, &offsets);
  g_autofree char *search_fold = cpt_fold (search);
  g_auto (GStrv) terms = g_strsplit (search_fold, " ", -1);

  for (guint i = 0; terms[i] != NULL; i++)
    {
      gsize length = strlen (terms[i]);

      if (length == 0)
        continue;

      for (const char *at = strstr (fold, terms[i]); at != NULL; at = strstr (at + length, terms[i]))
        mark_match (attributes, from + g_array_index (offsets, guint, at - fold),
                    from + g_array_index (offsets, guint, at - fold + length));
    }
}

/* Only what stands there, not the word before the colon that says which field it is. */
static void
highlight_field (PangoAttrList *attributes, const char *text, gsize start, const char *search)
{
  const char *colon = strstr (text + start, ": ");

  cpt_name_text_highlight (attributes, text, colon != NULL ? (gsize) (colon - text) : start, search);
}

/**
 * cpt_name_text_match:
 * @search: search terms, as typed; may be empty
 * @attributes: (out) (transfer full) (nullable): how it is drawn
 *
 * Returns: (transfer full) (nullable): the other field that the search found the company by; %NULL when its name is all
 */
char *
cpt_name_text_match (CptCompanyRow *row, const char *search, PangoAttrList **attributes)
{
  g_autofree char *text = NULL;

  *attributes = NULL;
  if (cpt_company_row_get_match_field (row) == NULL || cpt_company_row_get_match_text (row) == NULL)
    return NULL;

  *attributes = pango_attr_list_new ();
  text = cpt_company_text_secondary (row);
  highlight_field (*attributes, text, 0, search);

  return g_steal_pointer (&text);
}

/**
 * cpt_name_text_alone:
 * @search: search terms, as typed; may be empty
 * @attributes: (out) (transfer full): how it is drawn
 *
 * Returns: (transfer full): the name, and nothing else
 */
char *
cpt_name_text_alone (CptCompanyRow *row, const char *search, PangoAttrList **attributes)
{
  const char *name = cpt_company_text_name (row);

  *attributes = pango_attr_list_new ();
  cpt_name_text_highlight (*attributes, name, 0, search);

  return g_strdup (name);
}

/**
 * cpt_name_text_with_secondary:
 * @search: search terms, as typed; may be empty
 * @attributes: (out) (transfer full): how it is drawn
 *
 * Returns: (transfer full): the name, followed by what is secondary, smaller and paler
 */
char *
cpt_name_text_with_secondary (CptCompanyRow *row, const char *search, PangoAttrList **attributes)
{
  const char *name = cpt_company_text_name (row);
  g_autofree char *secondary = cpt_company_text_secondary (row);
  g_autofree char *text = NULL;
  CptStatusTheme theme = cpt_status_theme_get (adw_style_manager_get_default ());
  gsize start = strlen (name);
  gboolean other_field = cpt_company_row_get_match_field (row) != NULL;

  *attributes = pango_attr_list_new ();
  if (secondary == NULL)
    text = g_strdup (name);
  else
    text = g_strdup_printf ("%s\302\240\302\240 %s", name, secondary);

  if (secondary != NULL)
    {
      insert (*attributes, pango_attr_scale_new (SECONDARY_SCALE), start, strlen (text));
      color_text (*attributes, secondary_colors[theme], start, strlen (text));
    }

  if (*search != '\0')
    {
      cpt_name_text_highlight (*attributes, name, 0, search);
      if (other_field && secondary != NULL)
        highlight_field (*attributes, text, start, search);
    }

  return g_steal_pointer (&text);
}

/**
 * cpt_name_text_fix_line:
 * @attributes: of @name, and of what is secondary after it
 * @name: of the company
 * @widget: what shows it
 *
 * Fixes the height of the line to that of the font, so that what comes from another font, or is smaller, does not lift
 * it off the line of the other cells.
 */
void
cpt_name_text_fix_line (PangoAttrList *attributes, const char *name, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  g_autoptr (PangoFont) font = pango_context_load_font (context, pango_context_get_font_description (context));
  PangoFontMetrics *metrics = pango_font_get_metrics (font, pango_context_get_language (context));
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  insert (attributes, pango_attr_line_height_new_absolute (height), 0, strlen (name));
  insert (attributes, pango_attr_line_height_new_absolute ((int) (SECONDARY_SCALE * height)), strlen (name), G_MAXUINT);
  pango_font_metrics_unref (metrics);
}
