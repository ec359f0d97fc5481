/* cpt-write-decoder.c — writes, from the platform's JSON (section 2.6 of the reference).
 *
 * The names of the members are not those of reads: dataConnectionKey, requestedOnUtc, completedOnUtc.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-write-decoder-private.h"

#include "cpt-page-decoder-private.h"
#include "cpt-validation-decoder-private.h"

#define SECONDS_PER_MINUTE 60

static gpointer
decode_change (CptDecoder *in, gpointer user_data)
{
  CptWriteChangeFields fields = { 0 };
  CptDecoder record;

  fields.type_text = cpt_decoder_string (in, "type");
  fields.attachment_id = cpt_decoder_optional_text (in, "attachmentId");
  if (cpt_decoder_init_object (&record, in, "recordRef"))
    {
      fields.record_id = cpt_decoder_optional_text (&record, "id");
      fields.data_type = cpt_decoder_optional_string (&record, "dataType");
      cpt_decoder_finish (&record, NULL);
    }

  return cpt_decoder_has_failed (in) ? NULL : cpt_write_change_new (&fields);
}

static CptValidation *
decode_validation (CptDecoder *in)
{
  CptDecoder validation;
  CptValidation *decoded;

  if (!cpt_decoder_init_object (&validation, in, "validation"))
    return NULL;

  decoded = cpt_validation_decoder_item (&validation, NULL);
  cpt_decoder_finish (&validation, NULL);

  return decoded;
}

/* In minutes; the seconds are what the platform said before it had those. */
static int
decode_timeout (CptDecoder *in)
{
  gint64 seconds = cpt_decoder_optional_integer (in, "timeoutInSeconds", -1);
  gint64 absent = seconds < 0 ? -1 : seconds / SECONDS_PER_MINUTE + (seconds % SECONDS_PER_MINUTE > 0 ? 1 : 0);

  return (int) CLAMP (cpt_decoder_optional_integer (in, "timeoutInMinutes", absent), -1, G_MAXINT);
}

static gpointer
decode_write (CptDecoder *in, gpointer user_data)
{
  CptWriteFields fields = { 0 };
  g_autoptr (CptValidation) validation = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  fields.id = cpt_decoder_guid (in, "pushOperationKey");
  fields.company_id = cpt_decoder_guid (in, "companyId");
  fields.connection_id = cpt_decoder_guid (in, "dataConnectionKey");
  fields.data_type = cpt_decoder_optional_string (in, "dataType");
  fields.status_text = cpt_decoder_string (in, "status");
  fields.status_code = (int) CLAMP (cpt_decoder_optional_integer (in, "statusCode", 0), 0, G_MAXINT);
  fields.requested = cpt_decoder_optional_time (in, "requestedOnUtc", &fields.requested_text);
  fields.completed = cpt_decoder_optional_time (in, "completedOnUtc", &fields.completed_text);
  fields.timeout_minutes = decode_timeout (in);
  fields.error_message = cpt_decoder_optional_string (in, "errorMessage");
  fields.validation = validation = decode_validation (in);
  fields.changes = changes = cpt_decoder_optional_objects (in, "changes", decode_change, NULL);

  return cpt_decoder_has_failed (in) ? NULL : cpt_write_new (&fields);
}

/**
 * cpt_write_decoder_page:
 * @body: the answer to a request for a page of writes
 *
 * Returns: (transfer full) (nullable): the page, of CptWrite, or %NULL with CPT_ERROR_MALFORMED
 */
CptPage *
cpt_write_decoder_page (GBytes *body, GError **error)
{
  return cpt_page_decoder_page (body, decode_write, NULL, error);
}
