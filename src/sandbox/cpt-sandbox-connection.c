/* cpt-sandbox-connection.c — a company's link to one of the platforms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-connection-private.h"

#include "cpt-sandbox-json-private.h"

static const char *const status_names[] = { "PendingAuth", "Linked", "Unlinked", "Deauthorized" };

/**
 * cpt_sandbox_connection_status_get_name:
 *
 * Returns: the text of `status`
 */
const char *
cpt_sandbox_connection_status_get_name (CptSandboxConnectionStatus status)
{
  return status_names[status];
}

/**
 * cpt_sandbox_connection_status_from_name:
 * @status: (out): the status of that name
 *
 * Returns: %FALSE if there is none; names are case-sensitive
 */
gboolean
cpt_sandbox_connection_status_from_name (const char *name, CptSandboxConnectionStatus *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_names); i++)
    if (g_str_equal (status_names[i], name))
      {
        *status = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cpt_sandbox_connection_new:
 *
 * Returns: (transfer full): a connection that waits to be authorised
 */
CptSandboxConnection *
cpt_sandbox_connection_new (const char *id, const char *company, const CptSandboxPlatform *platform)
{
  CptSandboxConnection *self = g_new0 (CptSandboxConnection, 1);

  g_strlcpy (self->id.text, id, sizeof self->id.text);
  g_strlcpy (self->company.text, company, sizeof self->company.text);
  self->platform = platform;

  return self;
}

void
cpt_sandbox_connection_free (CptSandboxConnection *self)
{
  g_free (self->data_set);
  g_free (self->password);
  g_clear_pointer (&self->errors, g_ptr_array_unref);
  g_free (self);
}

static void
free_error (gpointer data)
{
  CptSandboxConnectionError *error = data;

  g_free (error->status_code);
  g_free (error->status_text);
  g_free (error->message);
  g_free (error->status);
  g_free (error);
}

/**
 * cpt_sandbox_connection_add_error:
 * @errored: when
 *
 * Adds an error that is active.
 */
void
cpt_sandbox_connection_add_error (CptSandboxConnection *self,
                                  const char *status_code,
                                  const char *status_text,
                                  const char *message,
                                  gint64 errored)
{
  CptSandboxConnectionError *error = g_new0 (CptSandboxConnectionError, 1);

  error->status_code = g_strdup (status_code);
  error->status_text = g_strdup (status_text);
  error->message = g_strdup (message);
  error->errored = errored;
  error->status = g_strdup ("Active");

  if (self->errors == NULL)
    self->errors = g_ptr_array_new_with_free_func (free_error);

  g_ptr_array_add (self->errors, error);
}

static void
write_error (CptSandboxConnectionError *error, GString *out)
{
  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_string (out, "statusCode", error->status_code);
  cpt_sandbox_json_string (out, "statusText", error->status_text);
  cpt_sandbox_json_string (out, "errorMessage", error->message);
  cpt_sandbox_json_seconds (out, "erroredOnUtc", error->errored);
  cpt_sandbox_json_string (out, "status", error->status);
  cpt_sandbox_json_seconds (out, "resolvedOnUtc", error->resolved);
  cpt_sandbox_json_end_object (out);
}

static void
write_link_url (CptSandboxConnection *self, GString *out, const char *base_url)
{
  char link_url[320];

  g_snprintf (link_url, sizeof link_url, "%s/companies/%s/connections/%s/start%s%s", base_url, self->company.text,
              self->id.text, self->password != NULL ? "?otp=" : "", self->password != NULL ? self->password : "");
  cpt_sandbox_json_string (out, "linkUrl", link_url);
}

/**
 * cpt_sandbox_connection_write:
 * @base_url: where the sandbox listens
 *
 * Appends it as the platform's Connection, as one more item of an array.
 */
void
cpt_sandbox_connection_write (CptSandboxConnection *self, GString *out, const char *base_url)
{
  CptSandboxGuid integration_id = cpt_sandbox_platform_get_integration_id (self->platform);
  CptSandboxGuid source_id = cpt_sandbox_platform_get_source_id (self->platform);

  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_string (out, "id", self->id.text);
  cpt_sandbox_json_string (out, "integrationId", integration_id.text);
  cpt_sandbox_json_string (out, "integrationKey", self->platform->key);
  cpt_sandbox_json_string (out, "sourceId", source_id.text);
  cpt_sandbox_json_string (out, "sourceType", cpt_sandbox_source_get_name (self->platform->source));
  cpt_sandbox_json_string (out, "platformName", self->platform->name);
  write_link_url (self, out, base_url);
  cpt_sandbox_json_string (out, "status", cpt_sandbox_connection_status_get_name (self->status));
  cpt_sandbox_json_time (out, "lastSync", self->last_sync);
  cpt_sandbox_json_seconds (out, "created", self->created);

  if (self->errors != NULL)
    {
      cpt_sandbox_json_begin_array (out, "dataConnectionErrors");

      for (guint i = 0; i < self->errors->len; i++)
        write_error (g_ptr_array_index (self->errors, i), out);

      cpt_sandbox_json_end_array (out);
    }

  cpt_sandbox_json_end_object (out);
}
