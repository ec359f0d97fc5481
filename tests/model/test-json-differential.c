/* test-json-differential.c — the tokenizer against json-glib, on documents made and broken from a fixed seed.
 *
 * Every document made whole must be accepted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "json-check.h"
#include "json-oracle.h"

#define SEED 20261123
#define N_DOCUMENTS 3000
#define N_MUTATIONS 20
#define MAX_DEPTH 6
#define MAX_ITEMS 5

static void write_value (GString *text, GRand *random, guint depth);

static void
write_space (GString *text, GRand *random)
{
  static const char *const spaces[] = { "", "", "", " ", "\n", "\t", "\r\n  " };

  g_string_append (text, spaces[g_rand_int_range (random, 0, G_N_ELEMENTS (spaces))]);
}

static gunichar
random_character (GRand *random)
{
  static const gunichar limits[] = { 0x80, 0x80, 0x80, 0x800, 0x10000, 0x110000 };
  gunichar character;

  do
    character = g_rand_int_range (random, 1, limits[g_rand_int_range (random, 0, G_N_ELEMENTS (limits))]);
  while (!g_unichar_validate (character));

  return character;
}

static void
write_escaped (GString *text, gunichar character)
{
  if (character < 0x10000)
    g_string_append_printf (text, "\\u%04x", character);
  else
    g_string_append_printf (text, "\\u%04X\\u%04x", 0xd7c0 + (character >> 10), 0xdc00 + (character & 0x3ff));
}

static void
write_string (GString *text, GRand *random)
{
  static const char *const escapes[] = { "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t" };
  guint n_characters = g_rand_int_range (random, 0, 12);

  g_string_append_c (text, '"');
  for (guint i = 0; i < n_characters; i++)
    {
      gunichar character = random_character (random);

      if (g_rand_int_range (random, 0, 8) == 0)
        g_string_append (text, escapes[g_rand_int_range (random, 0, G_N_ELEMENTS (escapes))]);
      else if (g_rand_int_range (random, 0, 8) == 0 || character < 0x20 || character == '"' || character == '\\')
        write_escaped (text, character);
      else
        g_string_append_unichar (text, character);
    }
  g_string_append_c (text, '"');
}

static void
write_number (GString *text, GRand *random)
{
  if (g_rand_boolean (random))
    g_string_append_c (text, '-');
  g_string_append_printf (text, "%d", g_rand_int_range (random, 0, g_rand_boolean (random) ? 3 : G_MAXINT));
  if (g_rand_boolean (random))
    g_string_append_printf (text, ".%0*d", g_rand_int_range (random, 1, 12), g_rand_int_range (random, 0, 1000));
  if (g_rand_int_range (random, 0, 4) == 0)
    g_string_append_printf (text, g_rand_boolean (random) ? "e%d" : "E+%d", g_rand_int_range (random, 0, 320));
}

static void
write_items (GString *text, GRand *random, guint depth, gboolean is_object)
{
  guint n_items = g_rand_int_range (random, 0, MAX_ITEMS);

  g_string_append_c (text, is_object ? '{' : '[');
  write_space (text, random);
  for (guint i = 0; i < n_items; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      write_space (text, random);
      if (is_object)
        {
          write_string (text, random);
          write_space (text, random);
          g_string_append_c (text, ':');
        }
      write_value (text, random, depth + 1);
    }
  g_string_append_c (text, is_object ? '}' : ']');
}

static void
write_value (GString *text, GRand *random, guint depth)
{
  static const char *const words[] = { "null", "true", "false" };
  int kind = g_rand_int_range (random, depth < MAX_DEPTH ? 0 : 4, depth == 0 ? 4 : 7);

  write_space (text, random);
  if (kind < 4)
    write_items (text, random, depth, kind < 2);
  else if (kind == 4)
    write_string (text, random);
  else if (kind == 5)
    write_number (text, random);
  else
    g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  write_space (text, random);
}

/* Breaks one place of @text: a byte of the alphabet that hurts most is put in, put over another, or one is taken out.
 */
static void
mutate (GString *text, GRand *random)
{
  static const char alphabet[] = "{}[]:,\"\\u0019eE+-. ntf\t\n\x01\x80\xc3\xed\xff";
  char byte = alphabet[g_rand_int_range (random, 0, sizeof alphabet)];
  gsize at = g_rand_int_range (random, 0, text->len + 1);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      g_string_insert_len (text, at, &byte, 1);
      break;
    case 1:
      g_string_overwrite_len (text, at, &byte, 1);
      break;
    case 2:
      g_string_erase (text, MIN (at, text->len - 1), 1);
      break;
    default:
      g_string_truncate (text, MAX (at, 1));
      break;
    }
}

static void
test_whole_documents_mean_the_same (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      write_value (text, random, 0);
      json_check (text->str, text->len, &error);
      g_assert_no_error (error);
      json_oracle_assert_same (text->str, text->len);
    }
}

static void
test_what_is_accepted_of_broken_documents_means_the_same (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  guint n_accepted = 0;

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (GString) document = g_string_new (NULL);

      write_value (document, random, 0);
      for (guint j = 0; j < N_MUTATIONS; j++)
        {
          g_autoptr (GString) text = g_string_new_len (document->str, document->len);
          g_autofree char *block = NULL;

          mutate (text, random);
          /* A block of its own, so that the address sanitizer sees one byte too many. */
          block = g_memdup2 (text->str, text->len);
          if (!json_check (block, text->len, NULL))
            continue;

          n_accepted++;
          json_oracle_assert_same (text->str, text->len);
        }
    }

  g_test_message ("%u of %u accepted", n_accepted, N_DOCUMENTS * N_MUTATIONS);
  g_assert_cmpuint (n_accepted, >, N_DOCUMENTS);
  g_assert_cmpuint (n_accepted, <, N_DOCUMENTS * N_MUTATIONS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-differential/whole-documents-mean-the-same", test_whole_documents_mean_the_same);
  g_test_add_func ("/json-differential/what-is-accepted-of-broken-documents-means-the-same",
                   test_what_is_accepted_of_broken_documents_means_the_same);

  return g_test_run ();
}
