/* cpt-shown-text.c — what is shown of a text that somebody made too long for a screen.
 *
 * Who may name a company may give it a name of a million letters, and laying out those takes GTK 15 seconds. What is
 * stored, copied and exported is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-shown-text.h"

#include <string.h>

#define ELLIPSIS "…"
#define ZERO_WIDTH_JOINER 0x200d
#define MOST_BACK 64 /* what has more marks than that is no letter */

static gboolean
is_within (gunichar character, gunichar first, gunichar last)
{
  return character >= first && character <= last;
}

static gboolean
is_regional (gunichar character)
{
  return is_within (character, 0x1f1e6, 0x1f1ff);
}

/* Whether it belongs to what stands before it: a mark, the colour of a face, a tag of a flag, the rest of a syllable.
 */
static gboolean
goes_on (gunichar character)
{
  return g_unichar_ismark (character) || character == ZERO_WIDTH_JOINER || character == '\n' ||
         is_within (character, 0x1f3fb, 0x1f3ff) || is_within (character, 0xe0020, 0xe007f) ||
         is_within (character, 0x1160, 0x11ff);
}

/* Flags are pairs. */
static gboolean
is_in_flag (const char *text, const char *at)
{
  guint n = 0;

  if (!is_regional (g_utf8_get_char (at)))
    return FALSE;

  while (n <= MOST_BACK && at > text && is_regional (g_utf8_get_char (g_utf8_prev_char (at))))
    {
      at = g_utf8_prev_char (at);
      n++;
    }

  return n % 2 == 1;
}

/* Whether what a person calls one letter ends before @at, which is not the beginning. */
static gboolean
is_boundary (const char *text, const char *at)
{
  return !goes_on (g_utf8_get_char (at)) && g_utf8_get_char (g_utf8_prev_char (at)) != ZERO_WIDTH_JOINER &&
         !is_in_flag (text, at);
}

/* The place of character @most; NULL when there are no more. */
static const char *
find_end (const char *text, guint most)
{
  const char *at = text;

  for (guint i = 0; i < most && *at != '\0'; i++)
    at = g_utf8_next_char (at);

  return *at != '\0' ? at : NULL;
}

/**
 * cpt_shown_text_new:
 * @text: (nullable): UTF-8
 * @most: how many characters are shown, more than 64
 *
 * Takes the time of @most characters, however long @text is.
 *
 * Returns: (transfer full) (nullable): @text, or its beginning, cut between what people call letters, and "…"
 */
char *
cpt_shown_text_new (const char *text, guint most)
{
  const char *end = text != NULL ? find_end (text, most) : NULL;
  const char *at = end;
  g_autofree char *beginning = NULL;

  if (end == NULL)
    return g_strdup (text);

  for (guint i = 0; i < MOST_BACK && !is_boundary (text, at); i++)
    at = g_utf8_prev_char (at);
  if (!is_boundary (text, at))
    at = end;
  beginning = g_strndup (text, (gsize) (at - text));

  return g_strconcat (beginning, ELLIPSIS, NULL);
}
