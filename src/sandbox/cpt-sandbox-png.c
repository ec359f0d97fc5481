/* cpt-sandbox-png.c — pixels as a PNG file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-png-private.h"

#include <gio/gio.h>

#include "cpt-sandbox-crc-private.h"

#define BYTES_PER_PIXEL 4

static void
append_number (GString *out, guint32 number)
{
  guint32 bytes = GUINT32_TO_BE (number);

  g_string_append_len (out, (const char *) &bytes, sizeof bytes);
}

static void
append_chunk (GString *out, const char *type, const char *data, gsize length)
{
  gsize start;

  append_number (out, (guint32) length);
  start = out->len;
  g_string_append (out, type);
  g_string_append_len (out, data, (gssize) length);
  append_number (out, cpt_sandbox_crc_compute (out->str + start, out->len - start));
}

static void
append_header (GString *out, guint width, guint height)
{
  static const char kind[] = { 8, 6, 0, 0, 0 }; /* eight bits of red, green, blue and alpha */
  g_autoptr (GString) header = g_string_new (NULL);

  append_number (header, width);
  append_number (header, height);
  g_string_append_len (header, kind, sizeof kind);
  append_chunk (out, "IHDR", header->str, header->len);
}

/* Each row behind a byte that says that it is not filtered. */
static GBytes *
join_rows (const guint8 *pixels, guint width, guint height)
{
  GByteArray *rows = g_byte_array_new ();
  static const guint8 no_filter = 0;

  for (guint i = 0; i < height; i++)
    {
      g_byte_array_append (rows, &no_filter, 1);
      g_byte_array_append (rows, pixels + (gsize) i * width * BYTES_PER_PIXEL, width * BYTES_PER_PIXEL);
    }

  return g_byte_array_free_to_bytes (rows);
}

static void
append_pixels (GString *out, const guint8 *pixels, guint width, guint height)
{
  g_autoptr (GBytes) rows = join_rows (pixels, width, height);
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (rows);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  /* From memory to memory: nothing of this can fail. */
  g_output_stream_splice (memory, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  append_chunk (out, "IDAT", g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

/**
 * cpt_sandbox_png_encode:
 * @pixels: row by row: red, green, blue, alpha
 *
 * Returns: (transfer full): the file
 */
GString *
cpt_sandbox_png_encode (const guint8 *pixels, guint width, guint height)
{
  GString *out = g_string_new_len ("\211PNG\r\n\032\n", 8);

  append_header (out, width, height);
  append_pixels (out, pixels, width, height);
  append_chunk (out, "IEND", "", 0);

  return out;
}
