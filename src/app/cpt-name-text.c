/* cpt-name-text.c — a company's name as the list shows it: what the search matched stands out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-name-text.h"
#include "cpt-company-text.h"
#include "cpt-fold.h"
#include "cpt-status-palette.h"
#include "cpt-text-size.h"

#include <string.h>

#define SECONDARY_SCALE 0.82
#define LINE_HEIGHT 20 /* pixels at the normal text size */

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
color_attribute (PangoAttribute *(*create) (guint16, guint16, guint16), guint32 hex)
{
  return create ((guint16) (((hex >> 16) & 0xff) * 0x101), (guint16) (((hex >> 8) & 0xff) * 0x101),
                 (guint16) ((hex & 0xff) * 0x101));
}

static void
mark_match (PangoAttrList *attributes, gsize start, gsize end)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  insert (attributes, color_attribute (pango_attr_foreground_new, match_colors[dark].text), start, end);
  insert (attributes, color_attribute (pango_attr_background_new, match_colors[dark].ground), start, end);
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
      insert (*attributes, color_attribute (pango_attr_foreground_new, secondary_colors[theme]), start, strlen (text));
    }

  if (*search != '\0')
    {
      cpt_name_text_highlight (*attributes, name, 0, search);
      if (other_field && secondary != NULL)
        {
          const char *colon = strstr (text + start, ": ");

          cpt_name_text_highlight (*attributes, text, colon != NULL ? (gsize) (colon - text) : start, search);
        }
    }

  return g_steal_pointer (&text);
}

/**
 * cpt_name_text_fix_line:
 * @attributes: of the name
 * @widget: what shows it
 *
 * Fixes the height of the line, so that an ellipsis from another font does not lift it.
 */
void
cpt_name_text_fix_line (PangoAttrList *attributes, GtkWidget *widget)
{
  int height = cpt_text_size_scale (widget, LINE_HEIGHT);

  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (height * PANGO_SCALE));
}
