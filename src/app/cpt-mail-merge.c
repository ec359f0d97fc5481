/* cpt-mail-merge.c — Link URLs as a table for a mail program: one message a company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-mail-merge.h"

#include <glib/gi18n.h>

#include "cpt-age.h"
#include "cpt-company-repository.h"
#include "cpt-csv.h"
#include "cpt-link-text.h"

static void
add_titles (CptCsv *csv)
{
  cpt_csv_add_text (csv, _ ("Company name"));
  cpt_csv_add_text (csv, _ ("Link URL"));
  /* Translators: title of a column of numbers, in a table for a mail program */
  cpt_csv_add_text (csv, _ ("Days since the link was last sent"));
  /* Translators: title of a column, in a table for a mail program: the subject of an e-mail */
  cpt_csv_add_text (csv, _ ("Subject"));
  /* Translators: title of a column, in a table for a mail program: the text of an e-mail */
  cpt_csv_add_text (csv, _ ("Text"));
  cpt_csv_end_row (csv);
}

static void
add_target (CptCsv *csv, const CptLinkTarget *target, const gint64 *sent, gint64 now, GTimeZone *zone)
{
  g_autofree char *subject = cpt_link_text_dup_subject (target->name);
  g_autofree char *body = cpt_link_text_dup_body (target->name, target->url);

  cpt_csv_add_text (csv, target->name);
  cpt_csv_add_text (csv, target->url);
  if (sent != NULL)
    cpt_csv_add_number (csv, cpt_age_days (*sent, now, zone));
  else
    cpt_csv_add_text (csv, NULL);
  cpt_csv_add_text (csv, subject);
  cpt_csv_add_text (csv, body);
  cpt_csv_end_row (csv);
}

/**
 * cpt_mail_merge_write:
 * @targets: (element-type CptLinkTarget): companies; those without a URL are left out
 * @sendings: (element-type gint64 gint64): row of a company to when its link was last sent
 * @now: microseconds UTC, the account's clock
 * @n_rows: (out): how many companies are in it
 *
 * May take long: any thread.
 *
 * Returns: (transfer full) (nullable): the file's contents; %NULL with @error set when it was cancelled
 */
GBytes *
cpt_mail_merge_write (GPtrArray *targets,
                      GHashTable *sendings,
                      gint64 now,
                      GCancellable *cancellable,
                      guint *n_rows,
                      GError **error)
{
  g_autoptr (CptCsv) csv = cpt_csv_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  *n_rows = 0;
  add_titles (csv);
  for (guint i = 0; i < targets->len; i++)
    {
      const CptLinkTarget *target = g_ptr_array_index (targets, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (target->url == NULL)
        continue;

      add_target (csv, target, g_hash_table_lookup (sendings, &target->rid), now, zone);
      *n_rows += 1;
    }

  return cpt_csv_free_to_bytes (g_steal_pointer (&csv));
}
