/* cpt-name-check.c — a name that is being typed, held against what the platform keeps of it.
 *
 * The rules are the model's (cpt-company-name.h); this says them, and marks the characters that they concern.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-name-check.h"

#include <glib/gi18n.h>
#include <string.h>

#define RGBA_TO_PANGO(component) ((guint16) ((component) *65535))

static guint
count_lost (const char *typed)
{
  guint n_lost = 0;

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    if (!cpt_company_name_allows (g_utf8_get_char (at)))
      n_lost++;

  return n_lost;
}

/**
 * cpt_name_check_new:
 * @typed: valid UTF-8, as typed or pasted
 *
 * Returns: (transfer full): what becomes of it
 */
CptNameCheck *
cpt_name_check_new (const char *typed)
{
  CptNameCheck *self = g_new0 (CptNameCheck, 1);
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));

  self->typed = g_strdup (typed);
  self->stripped = cpt_company_name_strip (typed);
  self->proposed = cpt_company_name_transliterate (typed);
  self->n_lost = count_lost (typed);
  self->is_kept = g_str_equal (self->stripped, trimmed);
  self->has_choice = !g_str_equal (self->stripped, self->proposed);

  return self;
}

void
cpt_name_check_free (CptNameCheck *self)
{
  g_free (self->typed);
  g_free (self->stripped);
  g_free (self->proposed);
  g_free (self);
}

/**
 * cpt_name_check_dup_problem:
 * @to_send: the name chosen to be sent
 *
 * Returns: (transfer full) (nullable): why @to_send cannot be sent, translated; %NULL when it can
 */
char *
cpt_name_check_dup_problem (const CptNameCheck *self, const char *to_send)
{
  switch (cpt_company_name_check (self->typed, to_send))
    {
    case CPT_COMPANY_NAME_EMPTY:
      return g_strdup (_ ("A company needs a name."));
    case CPT_COMPANY_NAME_NOTHING_LEFT:
      return g_strdup (_ ("Nothing of this name would remain: the platform only keeps letters without accents, digits, "
                          "spaces and - ' , & @ . ? !"));
    case CPT_COMPANY_NAME_TOO_LONG:
      {
        guint length = g_utf8_strlen (to_send, -1);

        /* Translators: the first number is the length of the name, the second the longest allowed. */
        return g_strdup_printf (ngettext ("The name has %u character; at most %u are possible.",
                                          "The name has %u characters; at most %u are possible.", length),
                                length, CPT_COMPANY_NAME_MAX);
      }
    case CPT_COMPANY_NAME_FINE:
    default:
      return NULL;
    }
}

/**
 * cpt_name_check_dup_warning:
 *
 * Returns: (transfer full) (nullable): what the platform would remove from the name as typed, translated; %NULL when
 * nothing
 */
char *
cpt_name_check_dup_warning (const CptNameCheck *self)
{
  if (self->n_lost == 0)
    return NULL;

  return g_strdup_printf (
      ngettext ("The platform only keeps letters without accents, digits, spaces and - ' , & @ . ? ! "
                "%u character would be removed without a warning.",
                "The platform only keeps letters without accents, digits, spaces and - ' , & @ . ? ! "
                "%u characters would be removed without a warning.",
                self->n_lost),
      self->n_lost);
}

/**
 * cpt_name_check_get_change:
 *
 * Returns: (transfer none): how the proposed name differs from the typed one, translated
 */
const char *
cpt_name_check_get_change (const CptNameCheck *self)
{
  gboolean is_replaced = self->has_choice;
  gboolean is_shorter = g_utf8_strlen (self->proposed, -1) < g_utf8_strlen (self->typed, -1);

  if (is_replaced && is_shorter)
    return _ ("Accents replaced by their letter, other characters removed");
  if (is_replaced)
    return _ ("Accents replaced by their letter");

  return _ ("What the platform does not accept is removed");
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

typedef void (*MarkFunc) (PangoAttrList *list, const GdkRGBA *color, guint start, guint end);

static void
add_color (PangoAttrList *list, const GdkRGBA *color, guint start, guint end)
{
  add_attribute (
      list,
      pango_attr_foreground_new (RGBA_TO_PANGO (color->red), RGBA_TO_PANGO (color->green), RGBA_TO_PANGO (color->blue)),
      start, end);
}

static void
mark_underlined (PangoAttrList *list, const GdkRGBA *color, guint start, guint end)
{
  add_color (list, color, start, end);
  add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_ERROR), start, end);
}

static void
mark_struck (PangoAttrList *list, const GdkRGBA *color, guint start, guint end)
{
  add_color (list, color, start, end);
  add_attribute (list, pango_attr_strikethrough_new (TRUE), start, end);
}

static PangoAttrList *
mark_lost (const char *typed, const GdkRGBA *color, MarkFunc mark)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    if (!cpt_company_name_allows (g_utf8_get_char (at)))
      mark (list, color, at - typed, g_utf8_next_char (at) - typed);

  return list;
}

/**
 * cpt_name_check_mark_typed:
 * @color: of what would be lost
 *
 * Returns: (transfer full): what would be lost of the typed name, underlined
 */
PangoAttrList *
cpt_name_check_mark_typed (const CptNameCheck *self, const GdkRGBA *color)
{
  return mark_lost (self->typed, color, mark_underlined);
}

/**
 * cpt_name_check_strike_typed:
 * @color: of what would be lost
 *
 * Returns: (transfer full): what would be lost of the typed name, struck through
 */
PangoAttrList *
cpt_name_check_strike_typed (const CptNameCheck *self, const GdkRGBA *color)
{
  return mark_lost (self->typed, color, mark_struck);
}

/* How many bytes of the proposed name stand for this character, which the platform would remove. Between two letters,
 * so that what the model trims at the ends of a name stays. */
static gsize
get_replacement_length (const char *character)
{
  g_autofree char *between = g_strdup_printf ("x%.*sx", (int) (g_utf8_next_char (character) - character), character);
  g_autofree char *replaced = cpt_company_name_transliterate (between);
  gsize length = strlen (replaced);

  return length > 2 ? length - 2 : 0;
}

/**
 * cpt_name_check_mark_proposed:
 *
 * Returns: (transfer full): what differs in the proposed name from the typed one, underlined
 */
PangoAttrList *
cpt_name_check_mark_proposed (const CptNameCheck *self)
{
  PangoAttrList *list = pango_attr_list_new ();
  const char *at = self->typed;
  gsize position = 0;
  gsize end = strlen (self->proposed);

  while (g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  for (; *at != '\0' && position < end; at = g_utf8_next_char (at))
    if (cpt_company_name_allows (g_utf8_get_char (at)))
      position += 1;
    else
      {
        gsize length = get_replacement_length (at);

        if (length > 0)
          add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), position, position + length);
        position += length;
      }

  return list;
}
