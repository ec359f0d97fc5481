/* cpt-platform-files.c — the platform's files: list, upload, download (section 2.11 of the reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-files.h"

#include <libsoup/soup.h>

#include "cpt-decoder.h"
#include "cpt-file.h"
#include "cpt-platform-client-private.h"
#include "cpt-platform-path-private.h"

/* Of all files of a day. They go to the disk as they come. */
#define MAX_DOWNLOAD_BYTES (4 * (gsize) 1024 * 1024 * 1024)

static CptFile *
decode_file (const CptJsonNode *node, GError **error)
{
  CptDecoder in;
  CptFileFields fields = { 0 };
  const char *text = NULL;

  cpt_decoder_init (&in, node);
  fields.name = cpt_decoder_optional_string (&in, "fileName");
  fields.display_name = cpt_decoder_optional_string (&in, "displayName");
  fields.source_type = cpt_decoder_optional_string (&in, "sourceType");
  fields.uploaded = cpt_decoder_optional_time (&in, "uploaded", &text);

  return cpt_decoder_finish (&in, error) ? cpt_file_new (&fields) : NULL;
}

/* A bare array, unlike other lists. */
static gboolean
decode_files (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (body, error);
  const CptJsonNode *root = document != NULL ? cpt_json_document_get_root (document) : NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (root == NULL)
    return FALSE;

  if (root->kind != CPT_JSON_BEGIN_ARRAY)
    {
      g_set_error_literal (error, CPT_ERROR, CPT_ERROR_MALFORMED, "expected an array");
      return FALSE;
    }

  for (const CptJsonNode *node = cpt_json_node_first (root); node != NULL; node = cpt_json_node_next (root, node))
    {
      CptFile *file = decode_file (node, error);

      if (file == NULL)
        {
          g_prefix_error (error, "[%u].", files->len);
          return FALSE;
        }
      g_ptr_array_add (files, file);
    }

  outcome->value = g_steal_pointer (&files);
  outcome->free_value = (GDestroyNotify) g_ptr_array_unref;

  return TRUE;
}

/**
 * cpt_platform_client_list_files_async:
 * @company_id: GUID text
 *
 * Reads which files were uploaded for a company.
 */
void
cpt_platform_client_list_files_async (CptPlatformClient *self,
                                      CptPriority priority,
                                      const char *company_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_read (priority, "companies", company_id, "files", NULL);
  request->max_bytes = CPT_PLATFORM_MAX_PAGE_BYTES;
  cpt_platform_client_start (self, request, decode_files, cpt_platform_client_list_files_async, cancellable, callback,
                             user_data);
}

/**
 * cpt_platform_client_list_files_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptFile): in no certain order
 */
GPtrArray *
cpt_platform_client_list_files_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_list_files_async, NULL, error);
}

/* Appends the file to @form. Its name goes as it is: in a form, unlike elsewhere, nobody need understand "filename*"
 * (RFC 7578, section 4.2). */
static void
append_file (SoupMultipart *form, const char *name, GBytes *content)
{
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_MULTIPART);
  g_autoptr (GString) disposition = g_string_new ("form-data; name=\"file\"; filename=\"");

  for (const char *at = name; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (disposition, '\\');
      g_string_append_c (disposition, g_ascii_iscntrl (*at) ? '_' : *at);
    }
  g_string_append_c (disposition, '"');

  soup_message_headers_append (headers, "Content-Disposition", disposition->str);
  soup_message_headers_append (headers, "Content-Type", "application/octet-stream");
  soup_multipart_append_part (form, headers, content);
}

/**
 * cpt_platform_client_upload_file_async:
 * @company_id: GUID text
 * @connection_id: GUID text
 * @name: of the file, with its ending
 * @content: at most CPT_FILE_MAX_BYTES, so that it is held whole
 *
 * Uploads one file, under a key of its own: while no answer comes it is sent again, and there once.
 */
void
cpt_platform_client_upload_file_async (CptPlatformClient *self,
                                       const char *company_id,
                                       const char *connection_id,
                                       const char *name,
                                       GBytes *content,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  SoupMultipart *form = NULL;
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_MULTIPART);
  g_autofree char *key = g_uuid_string_random ();
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("POST", CPT_PRIORITY_USER, "companies", company_id, "connections", connection_id,
                                       "files", NULL);
  cpt_request_set_key (request, key);
  request->is_key_new = TRUE;
  form = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);
  append_file (form, name, content);
  soup_multipart_to_message (form, headers, &request->body);
  request->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  soup_multipart_free (form);
  cpt_platform_client_start (self, request, cpt_platform_client_decode_nothing, cpt_platform_client_upload_file_async,
                             cancellable, callback, user_data);
}

/**
 * cpt_platform_client_upload_file_finish:
 *
 * Returns: whether the platform has it
 */
gboolean
cpt_platform_client_upload_file_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish_without_value (self, result, cpt_platform_client_upload_file_async, error);
}

/**
 * cpt_platform_client_download_files_async:
 * @company_id: GUID text
 * @date: as cpt_file_dup_date() gives it
 * @sink: where the archive of the files of that day goes, as it comes; it is not closed
 *
 * Downloads the files of one day. After a failure what is in @sink means nothing.
 */
void
cpt_platform_client_download_files_async (CptPlatformClient *self,
                                          const char *company_id,
                                          const char *date,
                                          GOutputStream *sink,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  CptRequest *request;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  request = cpt_platform_path_request ("GET", CPT_PRIORITY_USER, "companies", company_id, "files", "download", NULL);
  cpt_platform_path_add_parameter (request, "date", date);
  request->max_bytes = MAX_DOWNLOAD_BYTES;
  request->sink = g_object_ref (sink);
  cpt_platform_client_start (self, request, cpt_platform_client_decode_nothing,
                             cpt_platform_client_download_files_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_download_files_finish:
 *
 * Returns: whether the whole archive is in the sink
 */
gboolean
cpt_platform_client_download_files_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish_without_value (self, result, cpt_platform_client_download_files_async, error);
}
