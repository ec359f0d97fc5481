/* cpt-sandbox-zip.c — a ZIP archive, made in memory.
 *
 * Its files are stored as they are: what people upload is packed already. For each file a header and the data; at the
 * end the directory, with the same headers again, and where it begins. All numbers have their low byte first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-zip-private.h"

#include <string.h>

#include "cpt-sandbox-crc-private.h"
#include "cpt-sandbox-time-private.h"

#define VERSION 20
#define NAMES_ARE_UTF8 (1 << 11)
#define FILE_SIGNATURE 0x04034b50
#define DIRECTORY_SIGNATURE 0x02014b50
#define END_SIGNATURE 0x06054b50

struct _CptSandboxZip
{
  GString *out;
  GString *directory;
  guint n_files;
};

static void
append_16 (GString *out, guint number)
{
  guint16 bytes = GUINT16_TO_LE ((guint16) number);

  g_string_append_len (out, (const char *) &bytes, sizeof bytes);
}

static void
append_32 (GString *out, gsize number)
{
  guint32 bytes = GUINT32_TO_LE ((guint32) number);

  g_string_append_len (out, (const char *) &bytes, sizeof bytes);
}

CptSandboxZip *
cpt_sandbox_zip_new (void)
{
  CptSandboxZip *self = g_new0 (CptSandboxZip, 1);

  self->out = g_string_new (NULL);
  self->directory = g_string_new (NULL);

  return self;
}

/* Two seconds are the finest that a ZIP knows. */
static void
append_time (GString *out, gint64 ticks)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ticks / CPT_SANDBOX_TICKS_PER_SECOND);
  int date = (g_date_time_get_year (time) - 1980) << 9 | g_date_time_get_month (time) << 5;

  append_16 (out, (guint) (g_date_time_get_hour (time) << 11 | g_date_time_get_minute (time) << 5 |
                           g_date_time_get_second (time) / 2));
  append_16 (out, (guint) (date | g_date_time_get_day_of_month (time)));
}

/* What the header of a file and its row of the directory have in common. */
static void
append_description (GString *out, const char *name, guint32 crc, gsize length, gint64 modified)
{
  append_16 (out, VERSION);
  append_16 (out, NAMES_ARE_UTF8);
  append_16 (out, 0); /* stored */
  append_time (out, modified);
  append_32 (out, crc);
  append_32 (out, length);
  append_32 (out, length);
  append_16 (out, (guint) strlen (name));
  append_16 (out, 0); /* no more about it */
}

/**
 * cpt_sandbox_zip_add:
 * @name: UTF-8, with a slash behind each folder
 * @modified: ticks
 *
 * Adds a file.
 */
void
cpt_sandbox_zip_add (CptSandboxZip *self, const char *name, const char *data, gsize length, gint64 modified)
{
  guint32 crc = cpt_sandbox_crc_compute (data, length);
  gsize start = self->out->len;

  append_32 (self->out, FILE_SIGNATURE);
  append_description (self->out, name, crc, length, modified);
  g_string_append (self->out, name);
  g_string_append_len (self->out, data, (gssize) length);

  append_32 (self->directory, DIRECTORY_SIGNATURE);
  append_16 (self->directory, VERSION);
  append_description (self->directory, name, crc, length, modified);
  append_16 (self->directory, 0); /* no comment */
  append_16 (self->directory, 0); /* on the first disk */
  append_16 (self->directory, 0); /* nothing known about its contents */
  append_32 (self->directory, 0); /* nor about its permissions */
  append_32 (self->directory, start);
  g_string_append (self->directory, name);
  self->n_files++;
}

/**
 * cpt_sandbox_zip_end:
 * @self: (transfer full): the archive
 *
 * Returns: (transfer full): its bytes
 */
GString *
cpt_sandbox_zip_end (CptSandboxZip *self)
{
  GString *out = self->out;
  gsize start = out->len;

  g_string_append_len (out, self->directory->str, (gssize) self->directory->len);
  append_32 (out, END_SIGNATURE);
  append_16 (out, 0);
  append_16 (out, 0);
  append_16 (out, self->n_files);
  append_16 (out, self->n_files);
  append_32 (out, self->directory->len);
  append_32 (out, start);
  append_16 (out, 0);
  g_string_free (self->directory, TRUE);
  g_free (self);

  return out;
}
