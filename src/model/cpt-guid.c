/* cpt-guid.c — identifiers as text and as sixteen bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-guid.h"

/* Where a dash stands before byte i. */
#define DASHES_BEFORE_BYTE ((1u << 4) | (1u << 6) | (1u << 8) | (1u << 10))

static const char hex_digits[] = "0123456789abcdef";

static gboolean
has_dash_before (guint byte)
{
  return (DASHES_BEFORE_BYTE >> byte & 1u) != 0;
}

/**
 * cpt_guid_parse:
 * @text: (nullable): "8-4-4-4-12" hexadecimal digits of either case
 * @bytes: (out): the sixteen bytes in the order of the text; undefined when %FALSE
 *
 * Returns: whether @text is exactly one GUID
 */
gboolean
cpt_guid_parse (const char *text, guint8 bytes[CPT_GUID_BYTES])
{
  const char *at = text;

  if (text == NULL)
    return FALSE;

  for (guint i = 0; i < CPT_GUID_BYTES; i++)
    {
      int high, low;

      if (has_dash_before (i) && *at++ != '-')
        return FALSE;

      high = g_ascii_xdigit_value (at[0]);
      low = high >= 0 ? g_ascii_xdigit_value (at[1]) : -1;
      if (low < 0)
        return FALSE;

      bytes[i] = (guint8) (high << 4 | low);
      at += 2;
    }

  return *at == '\0';
}

/**
 * cpt_guid_format:
 * @bytes: sixteen bytes
 *
 * Returns: (transfer full): the GUID in lower case
 */
char *
cpt_guid_format (const guint8 bytes[CPT_GUID_BYTES])
{
  char *text = g_malloc (CPT_GUID_TEXT + 1);
  char *at = text;

  for (guint i = 0; i < CPT_GUID_BYTES; i++)
    {
      if (has_dash_before (i))
        *at++ = '-';
      *at++ = hex_digits[bytes[i] >> 4];
      *at++ = hex_digits[bytes[i] & 15];
    }
  *at = '\0';

  return text;
}

/**
 * cpt_guid_new:
 *
 * Returns: (transfer full): a random GUID (version 4) in lower case
 */
char *
cpt_guid_new (void)
{
  return g_uuid_string_random ();
}
