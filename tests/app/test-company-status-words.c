/* test-company-status-words.c — each status of a company has its word and its mark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-status-words.h"

#include "cpt-status-mark.h"

static void
test_each_status_has_its_word_and_mark (void)
{
  static const struct
  {
    CptCompanyStatus status;
    const char *word;
    CptStatusMark mark;
  } wanted[] = {
    { CPT_COMPANY_STATUS_NO_CONNECTION, "No connection", CPT_STATUS_MARK_NO_CONNECTION },
    { CPT_COMPANY_STATUS_DEAUTHORIZED, "Deauthorized", CPT_STATUS_MARK_DEAUTHORIZED },
    { CPT_COMPANY_STATUS_LINKED, "Linked", CPT_STATUS_MARK_LINKED },
    { CPT_COMPANY_STATUS_LINKED_WITH_ERROR, "Linked", CPT_STATUS_MARK_ERROR },
    { CPT_COMPANY_STATUS_PARTIAL, "Partial", CPT_STATUS_MARK_WARNING },
    { CPT_COMPANY_STATUS_PENDING, "Pending", CPT_STATUS_MARK_PENDING },
    { CPT_COMPANY_STATUS_UNLINKED, "Unlinked", CPT_STATUS_MARK_UNLINKED },
    { CPT_COMPANY_STATUS_UNKNOWN, "Unknown", CPT_STATUS_MARK_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_cmpstr (cpt_company_status_words (wanted[i].status), ==, wanted[i].word);
      g_assert_cmpint (cpt_status_mark_of_company (wanted[i].status), ==, wanted[i].mark);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/company-status-words/each-status-has-its-word-and-mark", test_each_status_has_its_word_and_mark);

  return g_test_run ();
}
