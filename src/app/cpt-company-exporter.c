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
#include "cpt-company-repository.h"

#include <glib/gi18n.h>

#define SLICE 500 /* companies that are read at once */

typedef struct
{
  CptCompanyRepository *companies;
  GArray *rids; /* (element-type gint64) */
  GStrv columns;
  GStrv titles;
  int n_done; /* of @rids; atomic */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->companies);
  g_array_unref (export->rids);
  g_strfreev (export->columns);
  g_strfreev (export->titles);
  g_free (export);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Returns: (transfer full) (nullable) (element-type CptCompany): those of the slice that are still there */
static GPtrArray *
read_slice (Export *export, guint first, GMainContext *context, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) slice = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;

  g_array_append_vals (slice, &g_array_index (export->rids, gint64, first), MIN (SLICE, export->rids->len - first));
  cpt_company_repository_list_async (export->companies, slice, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);

  return cpt_company_repository_list_finish (export->companies, result, error);
}

static gboolean
add_all (Export *export, CptCsv *csv, GMainContext *context, GCancellable *cancellable, GError **error)
{
  for (guint first = 0; first < export->rids->len; first += SLICE)
    {
      g_autoptr (GPtrArray) companies = read_slice (export, first, context, cancellable, error);

      if (companies == NULL)
        return FALSE;

      for (guint i = 0; i < companies->len; i++)
        cpt_company_csv_add (csv, g_ptr_array_index (companies, i), (const char *const *) export->columns);
      g_atomic_int_set (&export->n_done, (int) MIN (first + SLICE, export->rids->len));
    }

  return TRUE;
}

static GBytes *
make_csv (gpointer data, gboolean is_chosen, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  g_autoptr (CptCsv) csv = is_chosen ? cpt_csv_new () : cpt_csv_new_plain ();
  g_autoptr (GMainContext) context = g_main_context_new ();
  gboolean is_made;

  for (gsize i = 0; export->titles[i] != NULL; i++)
    cpt_csv_add_text (csv, export->titles[i]);
  cpt_csv_end_row (csv);

  g_main_context_push_thread_default (context);
  is_made = add_all (export, csv, context, cancellable, error);
  g_main_context_pop_thread_default (context);

  return is_made ? cpt_csv_free_to_bytes (g_steal_pointer (&csv)) : NULL;
}

static char *
dup_progress (gpointer data)
{
  Export *export = data;

  return g_strdup_printf (
      /* Translators: how far an export is: "Exporting: 1,200 of 1,950 companies" */
      g_dngettext (NULL, "Exporting: %'u of %'u company", "Exporting: %'u of %'u companies", export->rids->len),
      (guint) g_atomic_int_get (&export->n_done), export->rids->len);
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

  export->companies = cpt_company_repository_new (store);
  export->rids = g_array_ref (rids);
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
