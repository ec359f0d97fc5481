/* cpt-company-exporter.c — the companies that are shown, or selected, into a file.
 *
 * Which companies, in which order and with which columns, is settled when it is asked for. They are then read a slice
 * after the other, so that whatever else is asked of the store has its turn between, and made into text on the thread
 * of the export: the main loop has nothing to do with it but to say how far it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-exporter.h"

#include "cpt-company-csv.h"
#include "cpt-company-slices.h"

#include <glib/gi18n.h>

typedef struct
{
  CptCompanySlices slices;
  GStrv columns;
  GStrv titles;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  cpt_company_slices_clear (&export->slices);
  g_strfreev (export->columns);
  g_strfreev (export->titles);
  g_free (export);
}

/* Where the rows of an export go. */
typedef struct
{
  CptCsv *csv;
  const char *const *columns;
} Rows;

static void
add_row (CptCompany *company, gpointer user_data)
{
  Rows *rows = user_data;

  cpt_company_csv_add (rows->csv, company, rows->columns);
}

static GBytes *
make_csv (gpointer data, gboolean is_chosen, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  g_autoptr (CptCsv) csv = is_chosen ? cpt_csv_new () : cpt_csv_new_plain ();
  Rows rows = { csv, (const char *const *) export->columns };

  for (gsize i = 0; export->titles[i] != NULL; i++)
    cpt_csv_add_text (csv, export->titles[i]);
  cpt_csv_end_row (csv);

  if (!cpt_company_slices_read (&export->slices, add_row, &rows, cancellable, error))
    return NULL;

  return cpt_csv_free_to_bytes (g_steal_pointer (&csv));
}

static char *
dup_progress (gpointer data)
{
  Export *export = data;
  guint n = export->slices.rids->len;

  return g_strdup_printf (
      /* Translators: how far an export is: "Exporting: 1,200 of 1,950 companies" */
      g_dngettext (NULL, "Exporting: %'u of %'u company", "Exporting: %'u of %'u companies", n),
      cpt_company_slices_get_n_done (&export->slices), n);
}

/**
 * cpt_company_exporter_init:
 * @maker: (out caller-allocates): makes the file
 * @columns: those that were chosen are written, in their order, whether there is room to show them or not
 * @rids: (element-type gint64): rows of companies; must not change any more
 *
 * What was deleted meanwhile is left out.
 */
void
cpt_company_exporter_init (CptFileMaker *maker, CptStore *store, CptCompanyColumns *columns, GArray *rids)
{
  Export *export = g_new0 (Export, 1);

  cpt_company_slices_init (&export->slices, store, rids);
  export->columns = cpt_company_columns_list_chosen (columns, &export->titles);
  *maker = (CptFileMaker){ make_csv, dup_progress, export, export_free };
}

/**
 * cpt_company_exporter_list_shown:
 *
 * Returns: (transfer full) (element-type gint64): the rows of what the search and the filter let pass, in order
 */
GArray *
cpt_company_exporter_list_shown (CptCompanyList *list)
{
  guint n = cpt_company_list_get_n_hits (list);
  GArray *rids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    {
      gint64 rid = cpt_company_list_get_rid (list, i);

      g_array_append_val (rids, rid);
    }

  return rids;
}

/**
 * cpt_company_exporter_ask:
 * @toasts: where to say how far it is and how it ended; its window owns the dialog
 * @rids: (element-type gint64): rows of companies; must not change any more
 *
 * Asks for a file, and writes the companies to it.
 */
void
cpt_company_exporter_ask (AdwToastOverlay *toasts, CptStore *store, CptCompanyColumns *columns, GArray *rids)
{
  CptFileMaker maker;
  g_autofree char *name = g_strconcat (_ ("Companies"), ".csv", NULL);

  cpt_company_exporter_init (&maker, store, columns, rids);
  cpt_file_exporter_ask (toasts, name, _ ("For spreadsheets: say that the text is UTF-8"), &maker);
}
