/* test-name-text.c — what the search matched stands out in the name, and in the other field that it was found in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-name-text.h"

#include "cpt-time.h"

#include <adwaita.h>

/* What is bold in @text, each run in brackets. */
static char *
spell_bold (const char *text, PangoAttrList *attributes)
{
  g_autoptr (GString) spelled = g_string_new (NULL);
  g_autoptr (PangoAttrIterator) iterator = pango_attr_list_get_iterator (attributes);

  do
    {
      int start = 0;
      int end = 0;

      pango_attr_iterator_range (iterator, &start, &end);
      if (pango_attr_iterator_get (iterator, PANGO_ATTR_WEIGHT) != NULL)
        g_string_append_printf (spelled, "[%.*s]", end - start, text + start);
    }
  while (pango_attr_iterator_next (iterator));

  return g_string_free (g_steal_pointer (&spelled), FALSE);
}

static void
test_every_place_of_every_term_stands_out (void)
{
  static const struct
  {
    const char *text, *search, *bold;
  } cases[] = {
    { "Atelier Beaurivage", "beau", "[Beau]" },
    { "Atelier Beaurivage", "VAGE atel", "[Atel][vage]" },
    { "Beau beau", "beau", "[Beau][beau]" },
    { "Forêt d’été", "ete", "[été]" },
    { "Œuvres", "oe", "[Œ]" },
    { "Beaurivage", "nobody", "" },
    { "Beaurivage", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      g_autofree char *bold = NULL;

      cpt_name_text_highlight (attributes, cases[i].text, 0, cases[i].search);
      bold = spell_bold (cases[i].text, attributes);
      g_assert_cmpstr (bold, ==, cases[i].bold);
    }
}

static CptCompanyRow *
create_row (const char *name, const char *match_field, const char *match_text)
{
  g_autoptr (CptCompany) company = cpt_company_new (&(CptCompanyFields){ .id = "8f41c2d7-0000-4000-8000-000000000001",
                                                                         .name = name,
                                                                         .created = CPT_TIME_UNKNOWN,
                                                                         .last_sync = CPT_TIME_UNKNOWN });

  return cpt_company_row_new (&(CptCompanyRowFields){
      .rid = 1,
      .company = company,
      .link_sent = CPT_TIME_UNKNOWN,
      .match_field = match_field,
      .match_text = match_text,
  });
}

static void
test_the_other_field_follows_the_name_and_stands_out_too (void)
{
  g_autoptr (CptCompanyRow) row = create_row ("Groupe Nord", "tags", "tags, Laval");
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = cpt_name_text_with_secondary (row, "laval tags", &attributes);
  g_autofree char *bold = spell_bold (text, attributes);

  g_assert_true (g_str_has_prefix (text, "Groupe Nord"));
  g_assert_true (g_str_has_suffix (text, "tags: tags, Laval"));
  g_assert_cmpstr (bold, ==, "[tags][Laval]"); /* the value, not the word before it */
}

static void
test_a_name_that_matched_stands_out_alone (void)
{
  g_autoptr (CptCompanyRow) row = create_row ("Laval Nord", NULL, NULL);
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = cpt_name_text_with_secondary (row, "laval", &attributes);
  g_autofree char *bold = spell_bold (text, attributes);

  g_assert_cmpstr (text, ==, "Laval Nord");
  g_assert_cmpstr (bold, ==, "[Laval]");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/name-text/every-place-of-every-term-stands-out", test_every_place_of_every_term_stands_out);
  g_test_add_func ("/name-text/the-other-field-follows-the-name-and-stands-out-too",
                   test_the_other_field_follows_the_name_and_stands_out_too);
  g_test_add_func ("/name-text/a-name-that-matched-stands-out-alone", test_a_name_that_matched_stands_out_alone);

  return g_test_run ();
}
