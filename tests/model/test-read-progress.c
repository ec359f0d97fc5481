/* test-read-progress.c — how far several reads are together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-progress.h"

#include "cpt-time.h"

static CptRead *
make_read (const char *data_type, const char *status, int progress)
{
  CptReadOutcome outcome = cpt_read_status_get_outcome (cpt_read_status_from_text (status));

  return cpt_read_new (&(CptReadFields){
      .id = "",
      .data_type = data_type,
      .status_text = status,
      .requested = 1,
      .completed = outcome == CPT_READ_OUTCOME_RUNNING ? CPT_TIME_UNKNOWN : 2,
      .progress = progress,
      .is_completed = outcome == CPT_READ_OUTCOME_SUCCESS,
      .is_errored = outcome == CPT_READ_OUTCOME_ERROR,
  });
}

static GPtrArray *
make_reads (void)
{
  GPtrArray *reads = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (reads, make_read ("invoices", "Fetching", 30));
  g_ptr_array_add (reads, make_read ("invoices", "Complete", 100));
  g_ptr_array_add (reads, make_read ("bills", "FetchError", 20));
  g_ptr_array_add (reads, make_read ("journals", "NotSupported", 10));

  return reads;
}

static void
test_what_is_over_counts_as_whole_however_it_ended (void)
{
  g_autoptr (GPtrArray) reads = make_reads ();
  const CptReadProgress progress = cpt_read_progress_of (reads, NULL);

  g_assert_cmpuint (progress.n_reads, ==, 4);
  g_assert_cmpuint (progress.counts[CPT_READ_OUTCOME_RUNNING], ==, 1);
  g_assert_cmpuint (progress.counts[CPT_READ_OUTCOME_SUCCESS], ==, 1);
  g_assert_cmpuint (progress.counts[CPT_READ_OUTCOME_NEUTRAL], ==, 1);
  g_assert_cmpuint (progress.counts[CPT_READ_OUTCOME_ERROR], ==, 1);
  g_assert_cmpuint (progress.percent, ==, 82);
}

static void
test_one_type_is_counted_alone (void)
{
  g_autoptr (GPtrArray) reads = make_reads ();
  const CptReadProgress progress = cpt_read_progress_of (reads, "invoices");

  g_assert_cmpuint (progress.n_reads, ==, 2);
  g_assert_cmpuint (progress.percent, ==, 65);
}

static void
test_what_runs_is_never_at_its_end (void)
{
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (reads, make_read ("bills", "Processing", 100));
  g_assert_cmpuint (cpt_read_progress_of (reads, NULL).percent, ==, 99);
  g_ptr_array_add (reads, make_read ("bills", "Queued", -5));
  g_assert_cmpuint (cpt_read_progress_of (reads, NULL).percent, ==, 49);
}

static void
test_no_read_is_at_the_beginning (void)
{
  g_autoptr (GPtrArray) reads = make_reads ();
  const CptReadProgress progress = cpt_read_progress_of (reads, "suppliers");

  g_assert_cmpuint (progress.n_reads, ==, 0);
  g_assert_cmpuint (progress.percent, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/read-progress/what-is-over-counts-as-whole-however-it-ended",
                   test_what_is_over_counts_as_whole_however_it_ended);
  g_test_add_func ("/read-progress/one-type-is-counted-alone", test_one_type_is_counted_alone);
  g_test_add_func ("/read-progress/what-runs-is-never-at-its-end", test_what_runs_is_never_at_its_end);
  g_test_add_func ("/read-progress/no-read-is-at-the-beginning", test_no_read_is_at_the_beginning);

  return g_test_run ();
}
