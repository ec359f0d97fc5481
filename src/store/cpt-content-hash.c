/* cpt-content-hash.c — one number for all that the platform said of a company.
 *
 * Compared only with numbers that this same function made, to know that nothing has to be written. It is stored: when
 * what goes into it changes, every company is written once again, no more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-content-hash-private.h"

#include <string.h>

#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define ABSENT G_GUINT64_CONSTANT (0xa5a5a5a5a5a5a5a5)

static void
mix (guint64 *hash, guint64 value)
{
  *hash = (*hash ^ value) * MULTIPLIER;
  *hash ^= *hash >> 29;
}

static void
mix_bytes (guint64 *hash, gconstpointer bytes, gsize length)
{
  const guint8 *at = bytes;

  mix (hash, length);
  for (; length >= sizeof (guint64); at += sizeof (guint64), length -= sizeof (guint64))
    {
      guint64 word = 0;

      memcpy (&word, at, sizeof word);
      mix (hash, word);
    }
  if (length > 0)
    {
      guint64 word = 0;

      memcpy (&word, at, length);
      mix (hash, word);
    }
}

static void
mix_text (guint64 *hash, const char *text)
{
  if (text == NULL)
    mix (hash, ABSENT);
  else
    mix_bytes (hash, text, strlen (text));
}

static void
mix_connection_error (guint64 *hash, CptConnectionError *error)
{
  mix_text (hash, cpt_connection_error_get_status_code (error));
  mix_text (hash, cpt_connection_error_get_status_text (error));
  mix_text (hash, cpt_connection_error_get_message (error));
  mix (hash, (guint64) cpt_connection_error_get_state (error));
  mix (hash, (guint64) cpt_connection_error_get_errored_at (error));
  mix (hash, (guint64) cpt_connection_error_get_resolved_at (error));
}

static void
mix_connection (guint64 *hash, CptConnection *connection)
{
  GPtrArray *errors = cpt_connection_get_errors (connection);

  mix_text (hash, cpt_connection_get_id (connection));
  mix_text (hash, cpt_connection_get_integration_id (connection));
  mix_text (hash, cpt_connection_get_integration_key (connection));
  mix_text (hash, cpt_connection_get_source_id (connection));
  mix_text (hash, cpt_connection_get_source_type (connection));
  mix_text (hash, cpt_connection_get_platform_name (connection));
  mix_text (hash, cpt_connection_get_link_url (connection));
  mix_text (hash, cpt_connection_get_status_text (connection));
  mix_text (hash, cpt_connection_get_created_text (connection));
  mix_text (hash, cpt_connection_get_last_sync_text (connection));
  mix (hash, (guint64) cpt_connection_get_created (connection));
  mix (hash, (guint64) cpt_connection_get_last_sync (connection));

  mix (hash, errors->len);
  for (guint i = 0; i < errors->len; i++)
    mix_connection_error (hash, g_ptr_array_index (errors, i));
}

static void
mix_lists (guint64 *hash, CptCompany *company)
{
  const char *const *products = cpt_company_get_products (company);
  GPtrArray *connections = cpt_company_get_connections (company);
  const char *const *owners = cpt_company_get_owners (company);
  GVariant *tags = cpt_company_get_tags (company);

  if (tags != NULL)
    mix_bytes (hash, g_variant_get_data (tags), g_variant_get_size (tags));
  for (; *products != NULL; products++)
    mix_text (hash, *products);
  mix (hash, owners != NULL);
  for (; owners != NULL && *owners != NULL; owners++)
    mix_text (hash, *owners);

  mix (hash, connections->len);
  for (guint i = 0; i < connections->len; i++)
    mix_connection (hash, g_ptr_array_index (connections, i));
}

/**
 * cpt_content_hash:
 *
 * Returns: the same number for the same content, any thread, any run
 */
guint64
cpt_content_hash (CptCompany *company)
{
  guint64 hash = MULTIPLIER;

  mix_text (&hash, cpt_company_get_id (company));
  mix_text (&hash, cpt_company_get_name (company));
  mix_text (&hash, cpt_company_get_description (company));
  mix_text (&hash, cpt_company_get_redirect (company));
  mix_text (&hash, cpt_company_get_created_by (company));
  mix_text (&hash, cpt_company_get_created_text (company));
  mix_text (&hash, cpt_company_get_last_sync_text (company));
  mix (&hash, (guint64) cpt_company_get_created (company));
  mix (&hash, (guint64) cpt_company_get_last_sync (company));
  mix_text (&hash, cpt_company_get_parent_id (company));
  mix_text (&hash, cpt_company_get_parent_name (company));
  mix_lists (&hash, company);

  return hash;
}
