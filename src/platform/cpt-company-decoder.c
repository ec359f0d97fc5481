/* cpt-company-decoder.c — companies and connections, from the platform's JSON (sections 2.2 and 2.3 of the reference).
 *
 * Pure functions from bytes to values. One-time passwords are cut from every URL that a value keeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-decoder-private.h"

#include "cpt-link-url.h"
#include "cpt-page-decoder-private.h"

/* What is kept beside the values about the Link URLs of an answer. */
typedef struct
{
  gboolean had_password;
  GHashTable *links; /* (nullable) (element-type utf8 utf8): company ID to Link URL, of those that had a password */
} Links;

/* A Link URL without its one-time password; @had_password is set when it had one, and left alone when not. */
static char *
decode_link_url (CptDecoder *in, const char *member, gboolean *had_password)
{
  const char *url = cpt_decoder_optional_string (in, member);
  gboolean had = FALSE;
  char *stripped;

  if (url == NULL)
    return NULL;

  stripped = cpt_link_url_without_password (url, &had);
  *had_password = *had_password || had;

  return stripped;
}

/* Null means that the error is not of the passing kind; what a later platform may say is treated likewise. */
static CptConnectionErrorState
error_state_from_text (const char *text)
{
  if (g_strcmp0 (text, "Active") == 0)
    return CPT_CONNECTION_ERROR_ACTIVE;
  if (g_strcmp0 (text, "Resolved") == 0)
    return CPT_CONNECTION_ERROR_RESOLVED;

  return CPT_CONNECTION_ERROR_PERMANENT;
}

static gpointer
decode_connection_error (CptDecoder *in, gpointer user_data)
{
  CptConnectionErrorFields fields = { 0 };
  const char *text;

  fields.status_code = cpt_decoder_optional_text (in, "statusCode");
  fields.status_text = cpt_decoder_optional_string (in, "statusText");
  fields.message = cpt_decoder_optional_string (in, "errorMessage");
  fields.state = error_state_from_text (cpt_decoder_optional_string (in, "status"));
  fields.errored_at = cpt_decoder_optional_time (in, "erroredOnUtc", &text);
  fields.resolved_at = cpt_decoder_optional_time (in, "resolvedOnUtc", &text);

  return cpt_decoder_has_failed (in) ? NULL : cpt_connection_error_new (&fields);
}

static gpointer
decode_connection (CptDecoder *in, gpointer user_data)
{
  Links *links = user_data;
  CptConnectionFields fields = { 0 };
  g_autofree char *link_url = NULL;
  g_autoptr (GPtrArray) errors = NULL;

  fields.id = cpt_decoder_guid (in, "id");
  fields.integration_id = cpt_decoder_optional_guid (in, "integrationId");
  fields.integration_key = cpt_decoder_optional_string (in, "integrationKey");
  fields.source_id = cpt_decoder_optional_guid (in, "sourceId");
  fields.source_type = cpt_decoder_optional_string (in, "sourceType");
  fields.platform_name = cpt_decoder_string (in, "platformName");
  fields.link_url = link_url = decode_link_url (in, "linkUrl", &links->had_password);
  fields.status_text = cpt_decoder_string (in, "status");
  fields.created = cpt_decoder_optional_time (in, "created", &fields.created_text);
  fields.last_sync = cpt_decoder_optional_time (in, "lastSync", &fields.last_sync_text);
  fields.errors = errors = cpt_decoder_optional_objects (in, "dataConnectionErrors", decode_connection_error, NULL);

  return cpt_decoder_has_failed (in) ? NULL : cpt_connection_new (&fields);
}

static void
decode_parent (CptDecoder *in, CptCompanyFields *fields)
{
  CptDecoder parent;

  if (!cpt_decoder_init_object (&parent, in, "referenceParentCompany"))
    return;

  fields->parent_id = cpt_decoder_guid (&parent, "id");
  fields->parent_name = cpt_decoder_optional_string (&parent, "name");
  cpt_decoder_finish (&parent, NULL);
}

/* The URL without its password; the whole one is put aside for who asks for it. */
static char *
decode_redirect (CptDecoder *in, const char *company_id, Links *links)
{
  gboolean had_password = FALSE;
  char *stripped = decode_link_url (in, "redirect", &had_password);

  links->had_password |= had_password;
  if (had_password && links->links != NULL && company_id != NULL)
    g_hash_table_insert (links->links, g_strdup (company_id), g_strdup (cpt_decoder_optional_string (in, "redirect")));

  return stripped;
}

static gpointer
decode_company (CptDecoder *in, gpointer user_data)
{
  CptCompanyFields fields = { 0 };
  g_autofree char *redirect = NULL;
  g_autoptr (GVariant) tags = NULL;
  g_auto (GStrv) products = NULL;
  g_auto (GStrv) owners = NULL;
  g_autoptr (GPtrArray) connections = NULL;

  fields.id = cpt_decoder_guid (in, "id");
  fields.name = cpt_decoder_string (in, "name");
  fields.description = cpt_decoder_optional_string (in, "description");
  fields.redirect = redirect = decode_redirect (in, fields.id, user_data);
  fields.created_by = cpt_decoder_optional_string (in, "createdByUserName");
  fields.created = cpt_decoder_optional_time (in, "created", &fields.created_text);
  fields.last_sync = cpt_decoder_optional_time (in, "lastSync", &fields.last_sync_text);
  fields.tags = tags = cpt_decoder_optional_map (in, "tags");
  products = cpt_decoder_optional_strings (in, "products");
  fields.products = (const char *const *) products;
  owners = cpt_decoder_optional_strings (in, "ownerUserIds");
  fields.owners = (const char *const *) owners;
  decode_parent (in, &fields);
  fields.connections = connections = cpt_decoder_optional_objects (in, "dataConnections", decode_connection, user_data);

  return cpt_decoder_has_failed (in) ? NULL : cpt_company_new (&fields);
}

/**
 * cpt_company_decoder_page:
 * @body: the answer to GET /companies
 *
 * Returns: (transfer full) (nullable): the page, or %NULL with CPT_ERROR_MALFORMED
 */
CptCompanyPage *
cpt_company_decoder_page (GBytes *body, GError **error)
{
  g_autoptr (GHashTable) urls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Links links = { FALSE, urls };
  g_autoptr (CptPage) page = cpt_page_decoder_page (body, decode_company, &links, error);

  if (page == NULL)
    return NULL;

  return cpt_company_page_new (cpt_page_get_items (page), cpt_page_get_page_number (page),
                               cpt_page_get_page_size (page), cpt_page_get_total_results (page), links.had_password,
                               g_hash_table_size (urls) > 0 ? urls : NULL);
}

/**
 * cpt_company_decoder_connections:
 * @body: the answer to a request for a page of connections
 *
 * Returns: (transfer full) (nullable): the page, of CptConnection, or %NULL with CPT_ERROR_MALFORMED
 */
CptPage *
cpt_company_decoder_connections (GBytes *body, GError **error)
{
  Links links = { 0 };

  return cpt_page_decoder_page (body, decode_connection, &links, error);
}

/* One object whose Link URL is wanted as it came too. */
static gpointer
decode_one (GBytes *body, CptDecoderItemFunc func, const char *url_member, char **url, GError **error)
{
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (body, error);
  Links links = { 0 };
  CptDecoder in;
  gpointer object;

  if (document == NULL)
    return NULL;

  cpt_decoder_init (&in, cpt_json_document_get_root (document));
  object = func (&in, &links);
  *url = g_strdup (cpt_decoder_optional_string (&in, url_member));
  if (cpt_decoder_finish (&in, error))
    return object;

  g_clear_pointer (url, g_free);

  return NULL;
}

/**
 * cpt_company_decoder_company:
 * @body: the answer to a request for, or a change of, one company
 * @redirect: (out) (nullable) (transfer full): its Link URL as it came, one-time password and all
 *
 * Returns: (transfer full) (nullable): the company, or %NULL with CPT_ERROR_MALFORMED
 */
CptCompany *
cpt_company_decoder_company (GBytes *body, char **redirect, GError **error)
{
  return decode_one (body, decode_company, "redirect", redirect, error);
}

/**
 * cpt_company_decoder_connection:
 * @body: the answer to a request for, or a change of, one connection
 * @link_url: (out) (nullable) (transfer full): its Link URL as it came, one-time password and all
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with CPT_ERROR_MALFORMED
 */
CptConnection *
cpt_company_decoder_connection (GBytes *body, char **link_url, GError **error)
{
  return decode_one (body, decode_connection, "linkUrl", link_url, error);
}
