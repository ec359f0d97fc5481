/* test-name-check.c — what is said of a name while it is typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-name-check.h"

#include "test-support.h"

/* The marked characters of @text as one string, and [ ] around each run. */
static char *
spell (const char *text, PangoAttrList *list, PangoAttrType type)
{
  g_autoptr (GString) spelled = g_string_new (NULL);
  g_autoptr (PangoAttrIterator) iterator = pango_attr_list_get_iterator (list);
  int start;
  int end;

  do
    {
      pango_attr_iterator_range (iterator, &start, &end);
      if (pango_attr_iterator_get (iterator, type) != NULL)
        g_string_append_printf (spelled, "[%.*s]", end - start, text + start);
    }
  while (pango_attr_iterator_next (iterator));

  return g_string_free (g_steal_pointer (&spelled), FALSE);
}

static const GdkRGBA red = { 1, 0, 0, 1 };

static void
test_a_plain_name_is_kept_and_nothing_is_said (void)
{
  g_autoptr (CptNameCheck) check = cpt_name_check_new (" Atelier Beaurivage & Fils ");
  g_autofree char *warning = cpt_name_check_dup_warning (check);
  g_autofree char *problem = cpt_name_check_dup_problem (check, check->proposed);

  g_assert_true (check->is_kept);
  g_assert_false (check->has_choice);
  g_assert_cmpstr (check->proposed, ==, "Atelier Beaurivage & Fils");
  g_assert_null (warning);
  g_assert_null (problem);
}

static void
test_what_would_be_lost_is_underlined_and_struck (void)
{
  g_autoptr (CptNameCheck) check = cpt_name_check_new ("Société (Québec)");
  g_autoptr (PangoAttrList) typed = cpt_name_check_mark_typed (check, &red);
  g_autoptr (PangoAttrList) struck = cpt_name_check_strike_typed (check, &red);
  g_autofree char *underlined = spell (check->typed, typed, PANGO_ATTR_UNDERLINE);
  g_autofree char *strikes = spell (check->typed, struck, PANGO_ATTR_STRIKETHROUGH);

  g_assert_cmpstr (underlined, ==, "[é][é][(][é][)]");
  g_assert_cmpstr (strikes, ==, "[é][é][(][é][)]");
  g_assert_cmpuint (check->n_lost, ==, 5);
}

static void
test_what_was_replaced_is_underlined_in_the_proposed_name (void)
{
  g_autoptr (CptNameCheck) check = cpt_name_check_new ("  Œuvre d’été");
  g_autoptr (PangoAttrList) marks = cpt_name_check_mark_proposed (check);
  g_autofree char *underlined = spell (check->proposed, marks, PANGO_ATTR_UNDERLINE);

  g_assert_cmpstr (check->proposed, ==, "Oeuvre d'ete");
  g_assert_cmpstr (underlined, ==, "[O][e]['][e][e]");
}

static void
test_a_line_break_is_shown_as_it_will_be_sent (void)
{
  g_autoptr (CptNameCheck) check = cpt_name_check_new ("Atelier\r\nBeaurivage");

  g_assert_false (check->is_kept);
  g_assert_cmpstr (check->proposed, ==, "Atelier Beaurivage");
  g_assert_null (strstr (cpt_name_check_get_change (check), "Accent"));
}

static void
test_what_cannot_be_sent_has_a_reason (void)
{
  static const struct
  {
    const char *typed;
    const char *says;
  } cases[] = {
    { "", "needs a name" },
    { "  \n ", "needs a name" },
    { "🏢🚀", "Nothing of this name" },
    { "שלום", "Nothing of this name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptNameCheck) check = cpt_name_check_new (cases[i].typed);
      g_autofree char *problem = cpt_name_check_dup_problem (check, check->proposed);

      g_assert_nonnull (problem);
      g_assert_nonnull (strstr (problem, cases[i].says));
    }
}

static void
test_two_hundred_characters_are_the_most (void)
{
  g_autofree char *most = g_strnfill (200, 'a');
  g_autofree char *more = g_strnfill (201, 'a');
  g_autoptr (CptNameCheck) check_most = cpt_name_check_new (most);
  g_autoptr (CptNameCheck) check_more = cpt_name_check_new (more);
  g_autofree char *problem_most = cpt_name_check_dup_problem (check_most, most);
  g_autofree char *problem_more = cpt_name_check_dup_problem (check_more, more);

  g_assert_null (problem_most);
  g_assert_nonnull (strstr (problem_more, "201"));
  g_assert_nonnull (strstr (problem_more, "200"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/name-check/a-plain-name-is-kept-and-nothing-is-said",
                   test_a_plain_name_is_kept_and_nothing_is_said);
  g_test_add_func ("/name-check/what-would-be-lost-is-underlined-and-struck",
                   test_what_would_be_lost_is_underlined_and_struck);
  g_test_add_func ("/name-check/what-was-replaced-is-underlined-in-the-proposed-name",
                   test_what_was_replaced_is_underlined_in_the_proposed_name);
  g_test_add_func ("/name-check/a-line-break-is-shown-as-it-will-be-sent",
                   test_a_line_break_is_shown_as_it_will_be_sent);
  g_test_add_func ("/name-check/what-cannot-be-sent-has-a-reason", test_what_cannot_be_sent_has_a_reason);
  g_test_add_func ("/name-check/two-hundred-characters-are-the-most", test_two_hundred_characters_are_the_most);

  return g_test_run ();
}
