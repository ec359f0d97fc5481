/* decoder-check.c — what every decoder is held to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "decoder-check.h"

#include "cpt-error.h"

#include <string.h>

#define N_CHANGES 5000

/**
 * decoder_check_sample:
 * @name: of a file among the samples
 *
 * Returns: (transfer full): what it holds
 */
GBytes *
decoder_check_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

/**
 * decoder_check_read:
 *
 * Returns: (transfer full): what the decoder makes of the sample @name
 */
gpointer
decoder_check_read (DecoderCheckFunc decode, const char *name)
{
  g_autoptr (GBytes) body = decoder_check_sample (name);
  g_autoptr (GError) error = NULL;
  gpointer value = decode (body, &error);

  g_assert_no_error (error);
  g_assert_nonnull (value);

  return value;
}

/**
 * decoder_check_culprits:
 *
 * Each answer is refused, with the name of the culprit.
 */
void
decoder_check_culprits (DecoderCheckFunc decode, const DecoderCheckCulprit *culprits, gsize n_culprits)
{
  for (gsize i = 0; i < n_culprits; i++)
    {
      g_autoptr (GBytes) body = g_bytes_new_static (culprits[i].json, strlen (culprits[i].json));
      g_autoptr (GError) error = NULL;
      gpointer value = decode (body, &error);

      g_test_message ("%s", culprits[i].json);
      g_assert_null (value);
      g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, culprits[i].problem);
    }
}

/**
 * decoder_check_cut:
 *
 * Cut anywhere, the answer is refused, and nothing outside of it is read (a sanitizer's build would say).
 */
void
decoder_check_cut (DecoderCheckFunc decode, const char *name)
{
  g_autoptr (GBytes) whole = decoder_check_sample (name);
  gsize length = g_bytes_get_size (whole) - 1; /* the last byte is a line break */

  for (gsize cut = 0; cut < length; cut++)
    {
      g_autoptr (GBytes) body = g_bytes_new_from_bytes (whole, 0, cut);
      g_autoptr (GError) error = NULL;
      gpointer value = decode (body, &error);

      g_assert_null (value);
      g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
    }
}

/**
 * decoder_check_changed:
 *
 * With any byte changed it is read or refused, and nothing outside of it is touched.
 */
void
decoder_check_changed (DecoderCheckFunc decode, GDestroyNotify free_value, const char *name)
{
  g_autoptr (GBytes) whole = decoder_check_sample (name);
  gsize length = g_bytes_get_size (whole);
  g_autofree char *text = g_memdup2 (g_bytes_get_data (whole, NULL), length);

  for (guint i = 0; i < N_CHANGES; i++)
    {
      gsize place = (gsize) g_test_rand_int_range (0, (gint32) length);
      char before = text[place];
      g_autoptr (GBytes) body = NULL;
      g_autoptr (GError) error = NULL;
      gpointer value;

      text[place] = (char) g_test_rand_int_range (0, 256);
      body = g_bytes_new (text, length);
      value = decode (body, &error);
      g_assert_true ((value == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_error (error, CPT_ERROR, CPT_ERROR_MALFORMED);
      g_clear_pointer (&value, free_value);
      text[place] = before;
    }
}
