/* cpt-name-check.c — a name that is being typed, held against what the platform keeps of it.
 *
 * The rules are the model's (cpt-company-name.h); this says them, and marks the characters that they concern.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-name-check.h"

#include <glib/gi18n.h>

#include "cpt-text-color.h"

/* As every translation says them. */
#define KEPT_MARKS "- ' , & @ . ? !"

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
  self->is_kept = g_str_equal (self->stripped, trimmed) && g_str_equal (self->proposed, trimmed);
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
      ngettext ("%u character would be removed without a warning: the platform only keeps letters without accents, "
                "digits, spaces and - ' , & @ . ? !",
                "%u characters would be removed without a warning: the platform only keeps letters without accents, "
                "digits, spaces and - ' , & @ . ? !",
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
  gboolean is_shorter = g_utf8_strlen (self->proposed, -1) < g_utf8_strlen (self->typed, -1);

  if (self->n_lost == 0)
    return _ ("Line breaks and repeated spaces become one space");
  if (!self->has_choice)
    return _ ("What the platform does not accept is removed");
  if (is_shorter)
    return _ ("Accents replaced by their letter, other characters removed");

  return _ ("Accents replaced by their letter");
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
mark_underlined (PangoAttrList *list, const GdkRGBA *color, guint start, guint end)
{
  cpt_text_color_add (list, color, start, end);
  add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_ERROR), start, end);
}

static void
mark_struck (PangoAttrList *list, const GdkRGBA *color, guint start, guint end)
{
  cpt_text_color_add (list, color, start, end);
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

static void
mark_bold (PangoAttrList *list, const char *text, const char *part)
{
  const char *at = strstr (text, part);

  if (at != NULL)
    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), at - text, at - text + strlen (part));
}

/**
 * cpt_name_check_mark_message:
 * @message: a problem or a warning about the name
 *
 * Returns: (transfer full): what matters most in @message, in bold: what a name may hold, and how much would be lost
 */
PangoAttrList *
cpt_name_check_mark_message (const CptNameCheck *self, const char *message)
{
  PangoAttrList *list = pango_attr_list_new ();
  g_autofree char *n_lost = g_strdup_printf ("%u", self->n_lost);

  if (strstr (message, KEPT_MARKS) != NULL)
    {
      mark_bold (list, message, KEPT_MARKS);
      mark_bold (list, message, n_lost);
    }

  return list;
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

/**
 * cpt_name_check_mark_proposed:
 *
 * Returns: (transfer full): what differs in the proposed name from the typed one, underlined
 */
PangoAttrList *
cpt_name_check_mark_proposed (const CptNameCheck *self)
{
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (GArray) origins = NULL;
  g_autofree char *proposed = cpt_company_name_transliterate_with_origins (self->typed, &origins);

  for (guint i = 0; i < origins->len; i++)
    if (!cpt_company_name_allows (g_utf8_get_char (self->typed + g_array_index (origins, guint, i))))
      add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), i, i + 1);

  return list;
}
