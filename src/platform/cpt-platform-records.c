/* cpt-platform-records.c — the platform's records of companies.
 *
 * Sections 2.13 and 3.9 of the platform reference. Most are in paged lists; what a company is called and the like is
 * one object, read as a list of one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-records.h"

#include "cpt-decoder.h"
#include "cpt-json-text.h"
#include "cpt-platform-client-private.h"
#include "cpt-platform-path-private.h"
#include "cpt-record.h"

static void
count_item (CptDecoder *item, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* What the page says of itself. */
static gboolean
read_page (GBytes *body, CptPageFields *fields, guint *n_items, GError **error)
{
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (body, error);
  CptDecoder in;

  if (document == NULL)
    return FALSE;

  cpt_decoder_init (&in, cpt_json_document_get_root (document));
  cpt_decoder_visit_objects (&in, "results", count_item, n_items);
  fields->page_number = (guint) MIN (cpt_decoder_count (&in, "pageNumber"), G_MAXUINT);
  fields->page_size = (guint) MIN (cpt_decoder_count (&in, "pageSize"), G_MAXUINT);
  fields->total_results = cpt_decoder_count (&in, "totalResults");

  return cpt_decoder_finish (&in, error);
}

/* Records are kept as they are written, so their texts are cut out of the page. */
static gboolean
read_records (GBytes *body, GPtrArray *records, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (GPtrArray) texts = cpt_json_text_split_array (text, length, "results");

  for (guint i = 0; i < texts->len; i++)
    {
      const char *json = g_ptr_array_index (texts, i);
      CptRecord *record = cpt_record_new (json, strlen (json), error);

      if (record == NULL)
        return FALSE;

      g_ptr_array_add (records, record);
    }

  return TRUE;
}

static void
set_page (CptPlatformOutcome *outcome, const CptPageFields *fields)
{
  outcome->value = cpt_page_new (fields);
  outcome->free_value = g_object_unref;
}

static gboolean
decode_list (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  CptPageFields fields = { .items = records };
  guint n_items = 0;

  if (!read_page (body, &fields, &n_items, error) || !read_records (body, records, error))
    return FALSE;

  set_page (outcome, &fields);

  return TRUE;
}

static gboolean
decode_object (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  CptRecord *record = cpt_record_new (text, length, error);

  if (record == NULL)
    return FALSE;

  g_ptr_array_add (records, record);
  set_page (outcome, &(CptPageFields){ .items = records, .page_number = 1, .page_size = 1, .total_results = 1 });

  return TRUE;
}

static CptRequest *
create_request (CptPriority priority, const CptRecordPlace *place, const CptRecordType *type)
{
  if (place->account_id != NULL)
    return cpt_platform_path_read (priority, "companies", place->company_id, "connections", place->connection_id,
                                   "data", "bankAccounts", place->account_id, type->route, NULL);

  if (place->connection_id != NULL)
    return cpt_platform_path_read (priority, "companies", place->company_id, "connections", place->connection_id,
                                   "data", type->route, NULL);

  return cpt_platform_path_read (priority, "companies", place->company_id, "data", type->route, NULL);
}

/**
 * cpt_platform_client_list_records_async:
 * @place: of a type that has records
 * @page: from 1 on
 * @page_size: 1 to 5000
 * @order_by: a path, with "-" before it for descending
 * @query: (nullable): in the platform's query language
 *
 * Reads a page of records. Where there is but one, the page, the order and the query are not sent.
 */
void
cpt_platform_client_list_records_async (CptPlatformClient *self,
                                        CptPriority priority,
                                        const CptRecordPlace *place,
                                        guint page,
                                        guint page_size,
                                        const char *order_by,
                                        const char *query,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  const CptRecordType *type = cpt_record_type_find (place->data_type);
  CptRequest *request = NULL;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));
  g_return_if_fail (type != NULL);

  request = create_request (priority, place, type);
  if (type->is_object)
    request->max_bytes = CPT_PLATFORM_MAX_PAGE_BYTES;
  else
    cpt_platform_path_set_page (request, page, page_size, order_by, query);
  cpt_platform_client_start (self, request, type->is_object ? decode_object : decode_list,
                             cpt_platform_client_list_records_async, cancellable, callback, user_data);
}

/**
 * cpt_platform_client_list_records_finish:
 *
 * Returns: (transfer full) (nullable): the page, of CptRecord, which may be empty; CPT_ERROR_NOT_READY before the first
 *   read
 */
CptPage *
cpt_platform_client_list_records_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  return cpt_platform_client_finish (self, result, cpt_platform_client_list_records_async, NULL, error);
}
