/* cpt-sandbox-integrations.c — the routes of integrations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-integrations-private.h"

#include "cpt-sandbox-data-type-private.h"
#include "cpt-sandbox-json-private.h"
#include "cpt-sandbox-list-private.h"
#include "cpt-sandbox-logo-private.h"

#define TEXT CPT_SANDBOX_KIND_TEXT
#define BOOLEAN CPT_SANDBOX_KIND_BOOLEAN

enum
{
  INTEGRATION_KEY,
  INTEGRATION_NAME,
  INTEGRATION_SOURCE_TYPE,
  INTEGRATION_ENABLED,
  INTEGRATION_IS_BETA,
  INTEGRATION_IS_OFFLINE,
};

static const CptSandboxProperty properties[] = {
  { "key", TEXT, FALSE },        { "name", TEXT, FALSE },      { "sourceType", TEXT, FALSE },
  { "enabled", BOOLEAN, FALSE }, { "isBeta", BOOLEAN, FALSE }, { "isOfflineConnector", BOOLEAN, FALSE },
};

static gboolean
integration_get (gconstpointer item, guint property, guint index, CptSandboxValue *value)
{
  const CptSandboxPlatform *platform = item;

  switch (property)
    {
    case INTEGRATION_KEY:
      value->text = platform->key;
      break;
    case INTEGRATION_NAME:
      value->text = platform->name;
      break;
    case INTEGRATION_SOURCE_TYPE:
      value->text = cpt_sandbox_source_get_name (platform->source);
      break;
    case INTEGRATION_ENABLED:
      value->number = platform->enabled;
      break;
    case INTEGRATION_IS_BETA:
      value->number = platform->beta;
      break;
    default:
      value->number = platform->offline;
      break;
    }

  return index == 0;
}

static const CptSandboxItemType integration_type = {
  properties, G_N_ELEMENTS (properties), INTEGRATION_KEY, integration_get, NULL,
};

static void
write_feature (GString *out, const char *type, const char *state)
{
  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_string (out, "featureType", type);
  cpt_sandbox_json_string (out, "featureState", state);
  cpt_sandbox_json_end_object (out);
}

/* The API data describes `dataType`, and requires `datatype`. */
static void
write_features (const CptSandboxPlatform *platform, GString *out)
{
  const CptSandboxDataType *data_type;

  cpt_sandbox_json_begin_array (out, "datatypeFeatures");

  for (guint i = 0; (data_type = cpt_sandbox_data_type_get (i)) != NULL; i++)
    {
      gboolean is_supported = cpt_sandbox_data_type_is_supported (data_type, platform);

      if (data_type->source != platform->source)
        continue;

      cpt_sandbox_json_begin_object (out, NULL);
      cpt_sandbox_json_string (out, "dataType", data_type->key);
      cpt_sandbox_json_string (out, "datatype", data_type->key);
      cpt_sandbox_json_begin_array (out, "supportedFeatures");
      write_feature (out, "Get", !is_supported ? "NotSupported" : platform->beta ? "Beta" : "Release");
      cpt_sandbox_json_end_array (out);
      cpt_sandbox_json_end_object (out);
    }

  cpt_sandbox_json_end_array (out);
}

/* Our own, so that they are there offline too. */
static char *
make_logo_url (const CptSandboxPlatform *platform, CptSandboxWorld *world)
{
  return g_strdup_printf ("%s/logos/%s.png", world->base_url, platform->key);
}

static void
write_integration (gpointer item, GString *out, CptSandboxWorld *world)
{
  const CptSandboxPlatform *platform = item;
  CptSandboxGuid source_id = cpt_sandbox_platform_get_source_id (platform);
  CptSandboxGuid integration_id = cpt_sandbox_platform_get_integration_id (platform);
  g_autofree char *logo_url = make_logo_url (platform, world);

  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_string (out, "key", platform->key);
  cpt_sandbox_json_string (out, "logoUrl", logo_url);
  cpt_sandbox_json_string (out, "name", platform->name);
  cpt_sandbox_json_boolean (out, "enabled", platform->enabled);
  cpt_sandbox_json_string (out, "sourceId", source_id.text);
  cpt_sandbox_json_string (out, "integrationId", integration_id.text);
  cpt_sandbox_json_string (out, "sourceType", cpt_sandbox_source_get_name (platform->source));
  cpt_sandbox_json_boolean (out, "isOfflineConnector", platform->offline);
  cpt_sandbox_json_boolean (out, "isBeta", platform->beta);
  cpt_sandbox_json_string (out, "dataProvidedBy", platform->provider);
  write_features (platform, out);
  cpt_sandbox_json_end_object (out);
}

/* GET /integrations */
CptSandboxAnswer *
cpt_sandbox_integrations_list (CptSandboxRequest *request)
{
  g_auto (CptSandboxListing) listing = { 0 };
  g_autoptr (GPtrArray) platforms = g_ptr_array_new ();
  CptSandboxAnswer *refusal = cpt_sandbox_listing_read (&listing, request, &integration_type, "name");
  const CptSandboxPlatform *platform;

  if (refusal != NULL)
    return refusal;

  for (guint i = 0; (platform = cpt_sandbox_catalogue_get (i)) != NULL; i++)
    g_ptr_array_add (platforms, (gpointer) platform);

  return cpt_sandbox_listing_answer (&listing, request, platforms, write_integration);
}

static CptSandboxAnswer *
find_platform (CptSandboxRequest *request, const CptSandboxPlatform **platform)
{
  g_autofree char *key = cpt_sandbox_request_dup_capture (request, "platform");

  *platform = cpt_sandbox_catalogue_find (key);

  return *platform != NULL ? NULL
                           : cpt_sandbox_answer_new_error (404, "No integration was found with platform key %s", key);
}

/* GET /integrations/{platformKey} */
CptSandboxAnswer *
cpt_sandbox_integrations_show (CptSandboxRequest *request)
{
  const CptSandboxPlatform *platform;
  CptSandboxAnswer *refusal = find_platform (request, &platform);
  GString *body;

  if (refusal != NULL)
    return refusal;

  body = g_string_new (NULL);
  write_integration ((gpointer) platform, body, request->world);

  return cpt_sandbox_answer_new_json (200, body);
}

static void
write_image (GString *body, const char *kind, const char *source, const char *name)
{
  cpt_sandbox_json_begin_object (body, kind);
  cpt_sandbox_json_begin_object (body, "image");
  cpt_sandbox_json_string (body, "src", source);
  cpt_sandbox_json_string (body, "alt", name);
  cpt_sandbox_json_end_object (body);
  cpt_sandbox_json_end_object (body);
}

/* GET /integrations/{platformKey}/branding: without buttons, as of many platforms */
CptSandboxAnswer *
cpt_sandbox_integrations_branding (CptSandboxRequest *request)
{
  const CptSandboxPlatform *platform;
  CptSandboxAnswer *refusal = find_platform (request, &platform);
  g_autofree char *logo_url = NULL;
  CptSandboxGuid source_id;
  GString *body;

  if (refusal != NULL)
    return refusal;

  logo_url = make_logo_url (platform, request->world);
  source_id = cpt_sandbox_platform_get_source_id (platform);
  body = g_string_new (NULL);
  cpt_sandbox_json_begin_object (body, NULL);
  cpt_sandbox_json_begin_object (body, "logo");
  write_image (body, "full", logo_url, platform->name);
  write_image (body, "square", logo_url, platform->name);
  cpt_sandbox_json_end_object (body);
  cpt_sandbox_json_string (body, "sourceId", source_id.text);
  cpt_sandbox_json_end_object (body);

  return cpt_sandbox_answer_new_json (200, body);
}

/* GET /logos/{platformKey}.png */
CptSandboxAnswer *
cpt_sandbox_integrations_logo (CptSandboxRequest *request)
{
  const CptSandboxPlatform *platform;
  CptSandboxAnswer *answer = find_platform (request, &platform);

  if (answer != NULL)
    return answer;

  answer = cpt_sandbox_answer_new (200);
  answer->body = cpt_sandbox_logo_draw (platform);
  answer->content_type = "image/png";
  cpt_sandbox_answer_set_header (answer, "Cache-Control", "max-age=86400");
  cpt_sandbox_answer_set_header (answer, "X-Content-Type-Options", "nosniff");

  return answer;
}
