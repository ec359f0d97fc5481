/* cpt-sandbox-crc.c — the checksum of PNG and ZIP files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-crc-private.h"

#define POLYNOMIAL 0xedb88320u

/**
 * cpt_sandbox_crc_compute:
 *
 * Returns: the CRC-32 of @data
 */
guint32
cpt_sandbox_crc_compute (const char *data, gsize length)
{
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= (guint8) data[i];

      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? POLYNOMIAL : 0);
    }

  return ~crc;
}
