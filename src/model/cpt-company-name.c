/* cpt-company-name.c — what the platform keeps of a name, and what a person would rather send.
 *
 * Section 3.1 of the platform reference. The platform removes without a word whatever is not an ASCII letter, a digit,
 * white space or one of the signs below, accented letters too. What is sent is always one of the two names made here,
 * so that the platform has nothing left to remove.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-name.h"

#include "cpt-plain-private.h"

#include <string.h>

#define ALLOWED_SIGNS "-',&@.?!"

/* A name in the making, and for each of its bytes (all ASCII) where the character begins that it stands for. */
typedef struct
{
  GString *name;
  GArray *origins; /* (element-type guint) */
} Draft;

/* What a person would write in place of a sign. What is neither here nor in cpt_plain_text() is left out. */
static const struct
{
  gunichar sign;
  const char *text;
} sign_texts[] = {
  { '/', "-" },      { '\\', "-" },     { '|', "-" },    { '_', "-" },    { ':', "," },    { ';', "," },
  { '`', "'" },      { 0x00a3, "GBP" }, { 0x00b0, "o" }, { 0x00b7, "-" }, { 0x2022, "-" }, { 0x2044, "-" },
  { 0x20ac, "EUR" }, { 0x2120, "" },    { 0x2122, "" },  { 0x2215, "-" },
};

static gboolean
is_allowed_ascii (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr (ALLOWED_SIGNS, c) != NULL);
}

/**
 * cpt_company_name_allows:
 * @character: of a name as typed
 *
 * Returns: whether the platform keeps @character
 */
gboolean
cpt_company_name_allows (gunichar character)
{
  return g_unichar_isspace (character) || (character < 0x80 && is_allowed_ascii ((char) character));
}

/**
 * cpt_company_name_strip:
 * @typed: valid UTF-8
 *
 * Line breaks and tabs inside stay, since the platform keeps them; other white space than ASCII's becomes a space, so
 * that what is stored does not depend on what the platform takes for white space.
 *
 * Returns: (transfer full): what the platform would keep of @typed, its ends trimmed; ASCII, maybe empty
 */
char *
cpt_company_name_strip (const char *typed)
{
  GString *kept = g_string_sized_new (strlen (typed) + 1);

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (cpt_company_name_allows (character))
        g_string_append_c (kept, character < 0x80 ? (char) character : ' ');
    }

  return g_strstrip (g_string_free (kept, FALSE));
}

/* Appends one ASCII character: runs of white space become one space, what is not allowed is left out. */
static void
append_ascii (Draft *draft, char c, guint origin)
{
  gboolean is_space = g_ascii_isspace (c);
  gboolean wants_space = draft->name->len > 0 && draft->name->str[draft->name->len - 1] != ' ';

  if (is_space ? !wants_space : !is_allowed_ascii (c))
    return;

  g_string_append_c (draft->name, is_space ? ' ' : c);
  g_array_append_val (draft->origins, origin);
}

static const char *
text_of_sign (gunichar sign)
{
  for (guint i = 0; i < G_N_ELEMENTS (sign_texts); i++)
    if (sign_texts[i].sign == sign)
      return sign_texts[i].text;

  return NULL;
}

static const char *
text_of (gunichar character)
{
  const char *text = text_of_sign (character);

  return text != NULL ? text : cpt_plain_text (g_unichar_tolower (character));
}

/* "Œuvre" is "Oeuvre", "ŒUVRE" is "OEUVRE": the letters behind the first are as large as what follows. */
static void
append_text (Draft *draft, const char *text, gboolean is_upper, gboolean goes_on_lower, guint origin)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean is_capital = is_upper && (at == text || !goes_on_lower);

      append_ascii (draft, is_capital ? g_ascii_toupper (*at) : *at, origin);
    }
}

static void
append_character (Draft *draft, const char *at, guint origin)
{
  gunichar character = g_utf8_get_char (at);
  gboolean goes_on_lower = g_unichar_islower (g_utf8_get_char (g_utf8_next_char (at)));
  gunichar parts[CPT_PLAIN_MAX_PARTS] = { character };
  gsize n_parts = 1;

  if (g_unichar_isspace (character))
    parts[0] = ' ';
  else if (text_of (character) == NULL)
    n_parts = cpt_plain_decompose (character, parts);

  for (gsize i = 0; i < n_parts; i++)
    {
      const char *text = text_of (parts[i]);

      if (text != NULL)
        append_text (draft, text, g_unichar_isupper (parts[i]), goes_on_lower, origin);
      else if (parts[i] < 0x80)
        append_ascii (draft, (char) parts[i], origin);
    }
}

/**
 * cpt_company_name_transliterate:
 * @typed: valid UTF-8
 *
 * Letters lose their accents, not their place; signs become the nearest allowed one; runs of white space, line breaks
 * too, become one space. What has no equivalent (emoji, other scripts) is left out.
 *
 * Returns: (transfer full): the name to propose in place of @typed, its ends trimmed; ASCII, maybe empty. The platform
 *   keeps all of it.
 */
char *
cpt_company_name_transliterate (const char *typed)
{
  g_autoptr (GArray) origins = NULL;

  return cpt_company_name_transliterate_with_origins (typed, &origins);
}

/**
 * cpt_company_name_transliterate_with_origins:
 * @typed: valid UTF-8
 * @origins: (out) (transfer full) (element-type guint): for each byte of the result, the byte in @typed where the
 *   character begins that it stands for
 *
 * Returns: (transfer full): what cpt_company_name_transliterate() returns
 */
char *
cpt_company_name_transliterate_with_origins (const char *typed, GArray **origins)
{
  GString *name = g_string_sized_new (strlen (typed) + 1);
  Draft draft = { name, g_array_new (FALSE, FALSE, sizeof (guint)) };

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    append_character (&draft, at, at - typed);

  if (name->len > 0 && name->str[name->len - 1] == ' ')
    g_string_truncate (name, name->len - 1);
  g_array_set_size (draft.origins, name->len);
  *origins = draft.origins;

  return g_string_free (name, FALSE);
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

/**
 * cpt_company_name_check:
 * @typed: valid UTF-8, as typed
 * @to_send: what is to be sent for it: of cpt_company_name_strip() or cpt_company_name_transliterate()
 *
 * Returns: why @to_send cannot be sent, or CPT_COMPANY_NAME_FINE
 */
CptCompanyNameProblem
cpt_company_name_check (const char *typed, const char *to_send)
{
  g_autofree char *stored = cpt_company_name_strip (to_send);

  if (is_blank (typed))
    return CPT_COMPANY_NAME_EMPTY;

  if (*stored == '\0')
    return CPT_COMPANY_NAME_NOTHING_LEFT;

  if (strlen (stored) > CPT_COMPANY_NAME_MAX)
    return CPT_COMPANY_NAME_TOO_LONG;

  return CPT_COMPANY_NAME_FINE;
}
