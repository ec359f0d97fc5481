/* cpt-integration-decoder.c — the packages that can be connected to, from the platform's JSON (section 2.8 of the
 * reference).
 *
 * The platform's own example has sourceId and sourceType the wrong way round, and spells "datatype" where its schema
 * says "dataType": both are read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-integration-decoder-private.h"

#include "cpt-guid.h"
#include "cpt-page-decoder-private.h"

static gboolean
is_guid (const char *text)
{
  guint8 bytes[CPT_GUID_BYTES];

  return text != NULL && cpt_guid_parse (text, bytes);
}

static void
decode_source (CptDecoder *in, CptIntegrationFields *fields)
{
  const char *id = cpt_decoder_optional_string (in, "sourceId");
  const char *type = cpt_decoder_optional_string (in, "sourceType");
  gboolean is_swapped = is_guid (type) && !is_guid (id);

  fields->source_id = is_swapped ? type : id;
  fields->source_type = is_swapped ? id : type;
}

static void
visit_feature (CptDecoder *in, gpointer user_data)
{
  gboolean *is_readable = user_data;
  const char *type = cpt_decoder_optional_string (in, "featureType");
  const char *state = cpt_decoder_optional_string (in, "featureState");

  *is_readable = *is_readable || cpt_integration_is_reading_feature (type, state);
}

static void
visit_data_type (CptDecoder *in, gpointer user_data)
{
  GStrvBuilder *readable_types = user_data;
  const char *data_type = cpt_decoder_optional_string (in, "dataType");
  gboolean is_readable = FALSE;

  if (data_type == NULL)
    data_type = cpt_decoder_optional_string (in, "datatype");

  cpt_decoder_visit_objects (in, "supportedFeatures", visit_feature, &is_readable);
  if (is_readable && data_type != NULL)
    g_strv_builder_add (readable_types, data_type);
}

/* NULL when the platform does not tell. */
static GStrv
decode_readable_types (CptDecoder *in)
{
  g_autoptr (GStrvBuilder) readable_types = g_strv_builder_new ();

  if (!cpt_decoder_visit_objects (in, "datatypeFeatures", visit_data_type, readable_types))
    return NULL;

  return g_strv_builder_end (readable_types);
}

static gpointer
decode_integration (CptDecoder *in, gpointer user_data)
{
  CptIntegrationFields fields = { 0 };
  g_auto (GStrv) readable_types = NULL;

  fields.key = cpt_decoder_string (in, "key");
  fields.name = cpt_decoder_string (in, "name");
  fields.logo_url = cpt_decoder_optional_string (in, "logoUrl");
  decode_source (in, &fields);
  fields.integration_id = cpt_decoder_optional_string (in, "integrationId");
  fields.data_provided_by = cpt_decoder_optional_string (in, "dataProvidedBy");
  fields.is_enabled = cpt_decoder_optional_boolean (in, "enabled", FALSE);
  fields.is_offline = cpt_decoder_optional_boolean (in, "isOfflineConnector", FALSE);
  fields.is_beta = cpt_decoder_optional_boolean (in, "isBeta", FALSE);
  readable_types = decode_readable_types (in);
  fields.readable_types = (const char *const *) readable_types;

  return cpt_decoder_has_failed (in) ? NULL : cpt_integration_new (&fields);
}

/**
 * cpt_integration_decoder_page:
 * @body: the answer to a request for a page of integrations
 *
 * Returns: (transfer full) (nullable): the page, of CptIntegration, or %NULL with CPT_ERROR_MALFORMED
 */
CptPage *
cpt_integration_decoder_page (GBytes *body, GError **error)
{
  return cpt_page_decoder_page (body, decode_integration, NULL, error);
}
