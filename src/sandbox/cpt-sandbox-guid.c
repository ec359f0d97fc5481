/* cpt-sandbox-guid.c — identifiers and numbers that follow from the seed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-guid-private.h"

#include <string.h>

#define ROUNDS 4

/**
 * cpt_sandbox_mix:
 *
 * Returns: a number that looks random, always the same for @value (the finalizer of SplitMix64, a bijection)
 */
guint64
cpt_sandbox_mix (guint64 value)
{
  value += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return value ^ (value >> 31);
}

/**
 * cpt_sandbox_mix_text:
 *
 * Returns: a number that looks random, always the same for @seed and @text
 */
guint64
cpt_sandbox_mix_text (guint64 seed, const char *text)
{
  for (; *text != '\0'; text++)
    seed = cpt_sandbox_mix (seed ^ (guchar) *text);

  return seed;
}

static char *
write_hex (char *out, guint64 bits, int first_digit, int digits)
{
  for (int i = first_digit; i < first_digit + digits; i++)
    *out++ = "0123456789abcdef"[(bits >> (60 - 4 * i)) & 0xf];

  return out;
}

/**
 * cpt_sandbox_guid_from_bits:
 *
 * Returns: the GUID of these 128 bits, but for the six that say "version 4"
 */
CptSandboxGuid
cpt_sandbox_guid_from_bits (guint64 high, guint64 low)
{
  CptSandboxGuid guid;
  char *out = guid.text;

  high = (high & ~G_GUINT64_CONSTANT (0xf000)) | 0x4000;
  low = (low & ~G_GUINT64_CONSTANT (0xc000000000000000)) | G_GUINT64_CONSTANT (0x8000000000000000);

  out = write_hex (out, high, 0, 8);
  *out++ = '-';
  out = write_hex (out, high, 8, 4);
  *out++ = '-';
  out = write_hex (out, high, 12, 4);
  *out++ = '-';
  out = write_hex (out, low, 0, 4);
  *out++ = '-';
  out = write_hex (out, low, 4, 12);
  *out = '\0';

  return guid;
}

/**
 * cpt_sandbox_guid_for:
 * @what: the kind of thing
 * @number: which of its kind
 *
 * Returns: the GUID of this thing, always the same for @seed
 */
CptSandboxGuid
cpt_sandbox_guid_for (guint64 seed, const char *what, guint64 number)
{
  guint64 high = cpt_sandbox_mix (cpt_sandbox_mix_text (seed, what) ^ cpt_sandbox_mix (number));

  return cpt_sandbox_guid_from_bits (high, cpt_sandbox_mix (high));
}

/**
 * cpt_sandbox_guid_is_valid:
 *
 * Returns: whether @text has the form of a GUID with dashes, in any case
 */
gboolean
cpt_sandbox_guid_is_valid (const char *text)
{
  for (int i = 0; i < CPT_SANDBOX_GUID_LENGTH; i++)
    {
      gboolean wants_dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (wants_dash ? text[i] != '-' : !g_ascii_isxdigit (text[i]))
        return FALSE;
    }

  return text[CPT_SANDBOX_GUID_LENGTH] == '\0';
}

static guint32
round_of (guint64 seed, guint32 half, guint round)
{
  return (guint32) (cpt_sandbox_mix (seed ^ (half + ((guint64) (round + 1) << 32))) & 0xffff);
}

static guint32
shuffle (guint64 seed, guint32 position)
{
  guint32 left = position >> 16;
  guint32 right = position & 0xffff;

  for (guint i = 0; i < ROUNDS; i++)
    {
      guint32 next = left ^ round_of (seed, right, i);

      left = right;
      right = next;
    }

  return left << 16 | right;
}

static guint32
unshuffle (guint64 seed, guint32 digits)
{
  guint32 left = digits >> 16;
  guint32 right = digits & 0xffff;

  for (guint i = ROUNDS; i > 0; i--)
    {
      guint32 previous = right ^ round_of (seed, left, i - 1);

      right = left;
      left = previous;
    }

  return left << 16 | right;
}

/**
 * cpt_sandbox_guid_for_position:
 *
 * The first eight digits are the position, shuffled by a Feistel network: so no two share those digits, and the
 * position is found again by cpt_sandbox_guid_find_position().
 *
 * Returns: the GUID of what stands at @position of a list that is made up from @seed
 */
CptSandboxGuid
cpt_sandbox_guid_for_position (guint64 seed, guint position)
{
  guint64 random = cpt_sandbox_mix (cpt_sandbox_mix (seed) ^ position);

  return cpt_sandbox_guid_from_bits ((guint64) shuffle (seed, position) << 32 | (random & 0xffffffff),
                                     cpt_sandbox_mix (random));
}

/**
 * cpt_sandbox_guid_rank_position:
 *
 * Returns: a number of its own for each @position, by which their GUIDs are in order
 */
guint32
cpt_sandbox_guid_rank_position (guint64 seed, guint position)
{
  return shuffle (seed, position);
}

/**
 * cpt_sandbox_guid_find_position:
 * @id: text in lower case
 * @position: (out): where it stands
 *
 * Returns: whether it is from cpt_sandbox_guid_for_position()
 */
gboolean
cpt_sandbox_guid_find_position (guint64 seed, const char *id, guint *position)
{
  if (!cpt_sandbox_guid_is_valid (id))
    return FALSE;

  *position = unshuffle (seed, (guint32) g_ascii_strtoull (id, NULL, 16));

  return strcmp (cpt_sandbox_guid_for_position (seed, *position).text, id) == 0;
}
