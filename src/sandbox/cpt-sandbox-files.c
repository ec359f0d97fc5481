/* cpt-sandbox-files.c — the routes of files: what was uploaded, and all of it as one archive.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-files-private.h"

#include <string.h>

#include "cpt-sandbox-companies-private.h"
#include "cpt-sandbox-file-table-private.h"
#include "cpt-sandbox-json-private.h"
#include "cpt-sandbox-time-private.h"
#include "cpt-sandbox-zip-private.h"

#define DATE_LENGTH 10

/* People see it without its extension. */
static void
write_file (const CptSandboxFile *file, GString *body)
{
  const char *dot = strrchr (file->name, '.');
  g_autofree char *display_name = g_strndup (file->name, (gsize) (dot - file->name));

  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_string (body, "fileName", file->name);
  cpt_sandbox_json_string (body, "displayName", display_name);
  cpt_sandbox_json_string (body, "sourceType", cpt_sandbox_source_get_name (file->platform->source));
  cpt_sandbox_json_time (body, "uploaded", file->uploaded);
  cpt_sandbox_json_end_object (body);
}

/* GET /companies/{companyId}/files: a bare array, unlike other lists */
CptSandboxAnswer *
cpt_sandbox_files_list (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autoptr (GPtrArray) files = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);
  GString *body;

  if (refusal != NULL)
    return refusal;

  files = cpt_sandbox_file_table_load_all (request->world, company->id.text);
  body = g_string_new (NULL);
  cpt_sandbox_json_begin_array (body, NULL);

  for (guint i = 0; i < files->len; i++)
    write_file (g_ptr_array_index (files, i), body);

  cpt_sandbox_json_end_array (body);

  return cpt_sandbox_answer_new_json (200, body);
}

/* The day that is asked for, or all time. */
static CptSandboxAnswer *
read_date (CptSandboxRequest *request, gint64 *from, gint64 *until)
{
  const char *date = cpt_sandbox_request_get_query (request, "date");

  *from = 0;
  *until = G_MAXINT64;

  if (date == NULL)
    return NULL;

  if (strlen (date) != DATE_LENGTH || !cpt_sandbox_time_parse (date, from))
    return cpt_sandbox_answer_new_error (400, "date must be like 2026-08-19");

  *until = *from + CPT_SANDBOX_TICKS_PER_DAY;

  return NULL;
}

/* In a folder for each integration; the second of one name has a number. */
static char *
choose_name (GHashTable *names, const CptSandboxFile *file)
{
  g_autofree char *name = g_strdup_printf ("%s/%s", file->platform->name, file->name);

  for (guint i = 2; !g_hash_table_add (names, g_strdup (name)); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s/%u-%s", file->platform->name, i, file->name);
    }

  return g_steal_pointer (&name);
}

static CptSandboxAnswer *
answer_archive (GPtrArray *files, const char *archive_name)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *disposition = g_strdup_printf ("attachment; filename=\"%s.zip\"", archive_name);
  CptSandboxZip *zip = cpt_sandbox_zip_new ();
  CptSandboxAnswer *answer = cpt_sandbox_answer_new (200);

  for (guint i = 0; i < files->len; i++)
    {
      CptSandboxFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = choose_name (names, file);

      cpt_sandbox_zip_add (zip, name, g_bytes_get_data (file->content, NULL), g_bytes_get_size (file->content),
                           file->uploaded);
    }

  answer->body = cpt_sandbox_zip_end (zip);
  answer->content_type = "application/octet-stream";
  cpt_sandbox_answer_set_header (answer, "Content-Disposition", disposition);

  return answer;
}

/* GET /companies/{companyId}/files/download */
CptSandboxAnswer *
cpt_sandbox_files_download (CptSandboxRequest *request)
{
  const char *date = cpt_sandbox_request_get_query (request, "date");
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *name = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);
  gint64 from;
  gint64 until;

  if (refusal == NULL)
    refusal = read_date (request, &from, &until);

  if (refusal != NULL)
    return refusal;

  files = cpt_sandbox_file_table_load_content (request->world, company->id.text, from, until);

  if (files->len == 0)
    return cpt_sandbox_answer_new_error (404, "No data available: no file was uploaded%s%s", date != NULL ? " on " : "",
                                         date != NULL ? date : "");

  name = date != NULL ? g_strdup_printf ("%s-%s", company->name, date) : g_strdup (company->name);
  g_strdelimit (name, "\"\\/\t\n\v\f\r", '_');

  return answer_archive (files, name);
}
