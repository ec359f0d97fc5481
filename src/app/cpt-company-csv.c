/* cpt-company-csv.c — companies as rows of a table for other programs.
 *
 * What other programs sort and calculate with is in no locale: moments are in UTC, as the platform writes them, the ID
 * is whole. What nobody knows is empty. What is for people, the status of connections, is in their words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-csv.h"

#include "cpt-connection-words.h"
#include "cpt-time.h"

#include <glib/gi18n.h>

#define SEPARATOR "; "

static void
add_name (CptCsv *csv, CptCompany *company)
{
  cpt_csv_add_text (csv, cpt_company_get_name (company));
}

static void
add_id (CptCsv *csv, CptCompany *company)
{
  cpt_csv_add_text (csv, cpt_company_get_id (company));
}

static void
add_created_by (CptCsv *csv, CptCompany *company)
{
  cpt_csv_add_text (csv, cpt_company_get_created_by (company));
}

static void
add_time (CptCsv *csv, gint64 time)
{
  g_autoptr (GDateTime) moment =
      time != CPT_TIME_UNKNOWN ? g_date_time_new_from_unix_utc (time / CPT_TIME_SECOND) : NULL;
  g_autofree char *text = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cpt_csv_add_text (csv, text);
}

static void
add_created (CptCsv *csv, CptCompany *company)
{
  add_time (csv, cpt_company_get_created (company));
}

static void
add_last_read (CptCsv *csv, CptCompany *company)
{
  add_time (csv, cpt_company_get_last_sync (company));
}

static void
add_connections (CptCsv *csv, CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);

      if (i > 0)
        g_string_append (text, SEPARATOR);
      /* Translators: a connection and its status: "Xero (Linked)" */
      g_string_append_printf (text, _ ("%s (%s)"), cpt_connection_get_platform_name (connection),
                              cpt_connection_words_state (cpt_connection_get_state (connection)));
    }
  cpt_csv_add_text (csv, text->str);
}

static void
add_tags (CptCsv *csv, CptCompany *company)
{
  GVariant *tags = cpt_company_get_tags (company);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; tags != NULL && i < g_variant_n_children (tags); i++)
    {
      const char *key = NULL;
      const char *value = NULL;

      g_variant_get_child (tags, i, "{&s&s}", &key, &value);
      if (i > 0)
        g_string_append (text, SEPARATOR);
      /* Translators: a tag of a company: its key, then its value */
      g_string_append_printf (text, _ ("%s: %s"), key, value);
    }
  cpt_csv_add_text (csv, text->str);
}

/* By the ids of the columns of the list. */
static const struct
{
  const char *column;
  void (*add) (CptCsv *csv, CptCompany *company);
} cells[] = {
  { "name", add_name },
  { "id", add_id },
  { "created-by", add_created_by },
  { "created", add_created },
  { "last-read", add_last_read },
  { "connections", add_connections },
  { "tags", add_tags },
};

static void
add_cell (CptCsv *csv, CptCompany *company, const char *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    if (g_str_equal (cells[i].column, column))
      {
        cells[i].add (csv, company);
        return;
      }

  g_return_if_reached ();
}

/**
 * cpt_company_csv_add:
 * @columns: (array zero-terminated=1): ids of columns of the list, in their order
 *
 * Adds a row. On any thread.
 */
void
cpt_company_csv_add (CptCsv *csv, CptCompany *company, const char *const *columns)
{
  for (gsize i = 0; columns[i] != NULL; i++)
    add_cell (csv, company, columns[i]);
  cpt_csv_end_row (csv);
}
