/* cpt-read-decoder.c — reads, their freshness and their validation, from the platform's JSON (section 2.5 of the
 * reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read-decoder-private.h"

#include "cpt-page-decoder-private.h"
#include "cpt-validation-decoder-private.h"

static gpointer
decode_read (CptDecoder *in, gpointer user_data)
{
  CptReadFields fields = { 0 };

  fields.id = cpt_decoder_guid (in, "id");
  fields.company_id = cpt_decoder_guid (in, "companyId");
  fields.connection_id = cpt_decoder_guid (in, "connectionId");
  fields.data_type = cpt_decoder_string (in, "dataType");
  fields.status_text = cpt_decoder_string (in, "status");
  fields.description = cpt_decoder_optional_string (in, "statusDescription");
  fields.error_message = cpt_decoder_optional_string (in, "errorMessage");
  fields.requested = cpt_decoder_optional_time (in, "requested", &fields.requested_text);
  fields.completed = cpt_decoder_optional_time (in, "completed", &fields.completed_text);
  fields.progress = (int) CLAMP (cpt_decoder_optional_integer (in, "progress", 0), 0, 100);
  fields.is_completed = cpt_decoder_optional_boolean (in, "isCompleted", FALSE);
  fields.is_errored = cpt_decoder_optional_boolean (in, "isErrored", FALSE);

  return cpt_decoder_has_failed (in) ? NULL : cpt_read_new (&fields);
}

/**
 * cpt_read_decoder_page:
 * @body: the answer to a request for a page of reads
 *
 * Returns: (transfer full) (nullable): the page, of CptRead, or %NULL with CPT_ERROR_MALFORMED
 */
CptPage *
cpt_read_decoder_page (GBytes *body, GError **error)
{
  return cpt_page_decoder_page (body, decode_read, NULL, error);
}

/**
 * cpt_read_decoder_read:
 * @body: the answer to a request for one read, or to have one made
 *
 * Returns: (transfer full) (nullable): the read, or %NULL with CPT_ERROR_MALFORMED
 */
CptRead *
cpt_read_decoder_read (GBytes *body, GError **error)
{
  return cpt_decoder_decode (body, decode_read, NULL, error);
}

/* A type that was never read has nothing but its name, and that only for those who do not read the member's. */
static void
visit_data_status (CptDecoder *in, gpointer user_data)
{
  GPtrArray *statuses = user_data;
  CptDataStatusFields fields = { 0 };
  const char *data_type = cpt_decoder_optional_string (in, "dataType");

  fields.data_type = data_type != NULL ? data_type : in->member;
  fields.status_text = cpt_decoder_optional_string (in, "currentStatus");
  fields.last_success = cpt_decoder_optional_time (in, "lastSuccessfulSync", &fields.last_success_text);
  fields.latest_read_id = cpt_decoder_optional_guid (in, "latestSyncId");
  fields.latest_success_id = cpt_decoder_optional_guid (in, "latestSuccessfulSyncId");

  if (!cpt_decoder_has_failed (in))
    g_ptr_array_add (statuses, cpt_data_status_new (&fields));
}

/**
 * cpt_read_decoder_data_status:
 * @body: the answer to a request for the freshness of a company's data
 *
 * Returns: (transfer full) (nullable) (element-type CptDataStatus): one entry a type, in the platform's order, or %NULL
 * with CPT_ERROR_MALFORMED
 */
GPtrArray *
cpt_read_decoder_data_status (GBytes *body, GError **error)
{
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (body, error);
  g_autoptr (GPtrArray) statuses = NULL;
  CptDecoder in;

  if (document == NULL)
    return NULL;

  statuses = g_ptr_array_new_with_free_func (g_object_unref);
  cpt_decoder_init (&in, cpt_json_document_get_root (document));
  cpt_decoder_visit_members (&in, visit_data_status, statuses);

  return cpt_decoder_finish (&in, error) ? g_steal_pointer (&statuses) : NULL;
}

/**
 * cpt_read_decoder_validation:
 * @body: the answer to a request for the validation of a read
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with CPT_ERROR_MALFORMED
 */
CptValidation *
cpt_read_decoder_validation (GBytes *body, GError **error)
{
  return cpt_decoder_decode (body, cpt_validation_decoder_item, NULL, error);
}
