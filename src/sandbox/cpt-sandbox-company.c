/* cpt-sandbox-company.c — a company and its connections, as read from the tables or made up from the seed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-company-private.h"

#include "cpt-sandbox-json-private.h"

static void
free_reference (gpointer data)
{
  cpt_sandbox_reference_free (data);
}

static void
free_connection (gpointer data)
{
  cpt_sandbox_connection_free (data);
}

/**
 * cpt_sandbox_company_new:
 * @id: a GUID
 *
 * Returns: (transfer full): a company without anything yet
 */
CptSandboxCompany *
cpt_sandbox_company_new (const char *id)
{
  CptSandboxCompany *self = g_new0 (CptSandboxCompany, 1);

  g_strlcpy (self->id.text, id, sizeof self->id.text);
  self->subsidiaries = g_ptr_array_new_with_free_func (free_reference);
  self->connections = g_ptr_array_new_with_free_func (free_connection);

  return self;
}

void
cpt_sandbox_company_free (CptSandboxCompany *self)
{
  g_free (self->name);
  g_free (self->description);
  g_free (self->created_by);
  g_free (self->products);
  g_free (self->owners);
  g_strfreev (self->tags);
  g_free (self->password);
  g_clear_pointer (&self->parent, cpt_sandbox_reference_free);
  g_ptr_array_unref (self->subsidiaries);
  g_ptr_array_unref (self->connections);
  g_free (self);
}

CptSandboxReference *
cpt_sandbox_reference_new (const char *id, const char *name, const char *description)
{
  CptSandboxReference *self = g_new0 (CptSandboxReference, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->description = g_strdup (description);

  return self;
}

void
cpt_sandbox_reference_free (CptSandboxReference *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_free (self);
}

/**
 * cpt_sandbox_company_find_connection:
 * @id: a GUID, in any case
 *
 * Returns: (nullable) (transfer none): its connection of that id
 */
CptSandboxConnection *
cpt_sandbox_company_find_connection (CptSandboxCompany *self, const char *id)
{
  for (guint i = 0; i < self->connections->len; i++)
    {
      CptSandboxConnection *connection = g_ptr_array_index (self->connections, i);

      if (g_ascii_strcasecmp (connection->id.text, id) == 0)
        return connection;
    }

  return NULL;
}

/**
 * cpt_sandbox_company_get_tag:
 *
 * Returns: (nullable) (transfer none): the value of its tag @key
 */
const char *
cpt_sandbox_company_get_tag (const CptSandboxCompany *self, const char *key)
{
  for (char **tag = self->tags; tag != NULL && tag[0] != NULL; tag += 2)
    if (g_str_equal (tag[0], key))
      return tag[1];

  return NULL;
}

static void
write_reference (CptSandboxReference *reference, GString *out, const char *name)
{
  cpt_sandbox_json_begin_object (out, name);
  cpt_sandbox_json_string (out, "id", reference->id);
  cpt_sandbox_json_string (out, "name", reference->name);

  if (reference->description != NULL)
    cpt_sandbox_json_string (out, "description", reference->description);

  cpt_sandbox_json_end_object (out);
}

static void
write_list (const char *list, GString *out, const char *name)
{
  g_auto (GStrv) items = g_strsplit (list, ",", -1);

  cpt_sandbox_json_begin_array (out, name);

  for (guint i = 0; items[i] != NULL; i++)
    cpt_sandbox_json_string (out, NULL, items[i]);

  cpt_sandbox_json_end_array (out);
}

static void
write_tags (CptSandboxCompany *self, GString *out)
{
  cpt_sandbox_json_begin_object (out, "tags");

  for (char **tag = self->tags; tag[0] != NULL; tag += 2)
    cpt_sandbox_json_string (out, tag[0], tag[1]);

  cpt_sandbox_json_end_object (out);
}

static void
write_relatives (CptSandboxCompany *self, GString *out)
{
  if (self->parent != NULL)
    write_reference (self->parent, out, "referenceParentCompany");

  cpt_sandbox_json_begin_array (out, "referenceSubsidiaryCompanies");

  for (guint i = 0; i < self->subsidiaries->len; i++)
    write_reference (g_ptr_array_index (self->subsidiaries, i), out, NULL);

  cpt_sandbox_json_end_array (out);
}

static void
write_redirect (CptSandboxCompany *self, GString *out, const char *base_url)
{
  char redirect[256];

  g_snprintf (redirect, sizeof redirect, "%s/company/%s%s%s", base_url, self->id.text,
              self->password != NULL ? "?link.otp=" : "", self->password != NULL ? self->password : "");
  cpt_sandbox_json_string (out, "redirect", redirect);
}

/**
 * cpt_sandbox_company_write:
 * @base_url: where the sandbox listens
 *
 * Appends it as the platform's Company, as one more item of an array.
 */
void
cpt_sandbox_company_write (CptSandboxCompany *self, GString *out, const char *base_url)
{
  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_string (out, "id", self->id.text);
  cpt_sandbox_json_string (out, "name", self->name);

  if (self->description != NULL)
    cpt_sandbox_json_string (out, "description", self->description);

  cpt_sandbox_json_string (out, "platform", "");
  write_redirect (self, out, base_url);
  cpt_sandbox_json_time (out, "lastSync", self->last_sync);
  cpt_sandbox_json_time (out, "created", self->created);
  cpt_sandbox_json_string (out, "createdByUserName", self->created_by);
  write_list (self->products, out, "products");

  if (self->tags != NULL && self->tags[0] != NULL)
    write_tags (self, out);

  write_list (self->owners, out, "ownerUserIds");
  write_relatives (self, out);
  cpt_sandbox_json_begin_array (out, "dataConnections");

  for (guint i = 0; i < self->connections->len; i++)
    cpt_sandbox_connection_write (g_ptr_array_index (self->connections, i), out, base_url);

  cpt_sandbox_json_end_array (out);
  cpt_sandbox_json_end_object (out);
}
