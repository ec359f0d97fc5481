/* cpt-sandbox-upload.c — the route that takes files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-upload-private.h"

#include <string.h>

#include "cpt-sandbox-connections-private.h"
#include "cpt-sandbox-file-table-private.h"

#define MAX_FILES 20
#define MAX_SIZE (10 * 1024 * 1024)
#define PART "file"

static const char *const extensions[] = {
  "pdf", "xls", "xlsx", "xlsb", "csv", "doc", "docx", "ppt", "pptx", "jpeg", "jpg", "png",
};

/**
 * cpt_sandbox_upload_is_meant:
 *
 * Returns: whether a request is for this route, which takes more than others
 */
gboolean
cpt_sandbox_upload_is_meant (const char *method, const char *path)
{
  return strcmp (method, "POST") == 0 && strstr (path, "/connections/") != NULL && g_str_has_suffix (path, "/files");
}

static gboolean
is_extension (const char *extension)
{
  for (gsize i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (g_ascii_strcasecmp (extensions[i], extension) == 0)
      return TRUE;

  return FALSE;
}

/* Returns: (transfer full) (nullable): what a part is called; %NULL if it is no file */
static char *
get_file_name (SoupMessageHeaders *headers)
{
  g_autofree char *disposition = NULL;
  g_autoptr (GHashTable) parameters = NULL;
  const char *name;

  if (!soup_message_headers_get_content_disposition (headers, &disposition, &parameters) ||
      g_strcmp0 (g_hash_table_lookup (parameters, "name"), PART) != 0)
    return NULL;

  name = g_hash_table_lookup (parameters, "filename");

  return name != NULL && *name != '\0' && g_utf8_validate (name, -1, NULL) ? g_path_get_basename (name) : NULL;
}

static CptSandboxAnswer *
check_file (const char *name, GBytes *content)
{
  const char *dot = strrchr (name, '.');

  if (dot == NULL || !is_extension (dot + 1))
    return cpt_sandbox_answer_new_error (400, "%s: files of this kind are not taken", name);

  if (g_bytes_get_size (content) > MAX_SIZE)
    return cpt_sandbox_answer_new_error (400, "%s: larger than 10 MB", name);

  return NULL;
}

/* The files before one that is refused are undone with it. */
static CptSandboxAnswer *
store_parts (CptSandboxRequest *request, const CptSandboxConnection *connection, SoupMultipart *multipart)
{
  CptSandboxAnswer *refusal = NULL;
  guint n_files = 0;

  for (int i = 0; refusal == NULL && i < soup_multipart_get_length (multipart); i++)
    {
      SoupMessageHeaders *headers = NULL;
      GBytes *content = NULL;
      g_autofree char *name = NULL;

      soup_multipart_get_part (multipart, i, &headers, &content);
      name = get_file_name (headers);

      if (name == NULL)
        continue;

      refusal = ++n_files > MAX_FILES ? cpt_sandbox_answer_new_error (400, "more than %d files", MAX_FILES)
                                      : check_file (name, content);

      if (refusal == NULL)
        cpt_sandbox_file_table_insert (request->world, connection, name, cpt_sandbox_world_stamp (request->world),
                                       content);
    }

  if (refusal == NULL && n_files == 0)
    refusal = cpt_sandbox_answer_new_error (400, "no part of the form is a file");

  return refusal;
}

/* POST /companies/{companyId}/connections/{connectionId}/files: 200 and nothing else */
CptSandboxAnswer *
cpt_sandbox_upload_files (CptSandboxRequest *request)
{
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autoptr (GBytes) body = g_bytes_new_static (request->text, request->length);
  CptSandboxConnection *connection = NULL;
  SoupMultipart *multipart;
  CptSandboxAnswer *refusal = cpt_sandbox_connections_find (request, &company, &connection);

  if (refusal != NULL)
    return refusal;

  multipart = soup_multipart_new_from_message (request->headers, body);

  if (multipart == NULL)
    return cpt_sandbox_answer_new_error (400, "The request body must be a form of several parts.");

  refusal = store_parts (request, connection, multipart);
  soup_multipart_free (multipart);

  return refusal != NULL ? refusal : cpt_sandbox_answer_new (200);
}
