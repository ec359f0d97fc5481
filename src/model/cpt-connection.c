/* cpt-connection.c — a company's link to its accounting, banking or commerce package.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection.h"

#include "cpt-objects.h"
#include "cpt-shown-text.h"
#include "cpt-time.h"

struct _CptConnection
{
  GObject parent_instance;

  char *id;
  char *integration_id;
  char *integration_key;
  char *source_id;
  char *source_type;
  char *platform_name;
  char *shown_platform_name;
  char *link_url;
  char *status_text;
  CptConnectionStatus status;
  CptConnectionState state;
  gint64 created;
  gint64 last_sync;
  char *created_text;
  char *last_sync_text;
  GPtrArray *errors; /* (element-type CptConnectionError), never NULL */
};

G_DEFINE_FINAL_TYPE (CptConnection, cpt_connection, G_TYPE_OBJECT)

/* In the platform's spelling, by CptConnectionStatus. */
static const char *const status_texts[] = {
  [CPT_CONNECTION_STATUS_UNKNOWN] = "",
  [CPT_CONNECTION_STATUS_PENDING_AUTH] = "PendingAuth",
  [CPT_CONNECTION_STATUS_LINKED] = "Linked",
  [CPT_CONNECTION_STATUS_UNLINKED] = "Unlinked",
  [CPT_CONNECTION_STATUS_DEAUTHORIZED] = "Deauthorized",
};

static void
cpt_connection_finalize (GObject *object)
{
  CptConnection *self = CPT_CONNECTION (object);

  g_free (self->id);
  g_free (self->integration_id);
  g_free (self->integration_key);
  g_free (self->source_id);
  g_free (self->source_type);
  g_free (self->platform_name);
  g_free (self->shown_platform_name);
  g_free (self->link_url);
  g_free (self->status_text);
  g_free (self->created_text);
  g_free (self->last_sync_text);
  g_ptr_array_unref (self->errors);

  G_OBJECT_CLASS (cpt_connection_parent_class)->finalize (object);
}

static void
cpt_connection_class_init (CptConnectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_connection_finalize;
}

static void
cpt_connection_init (CptConnection *self)
{
}

static gboolean
has_error_in_state (GPtrArray *errors, CptConnectionErrorState state)
{
  for (guint i = 0; i < errors->len; i++)
    if (cpt_connection_error_get_state (g_ptr_array_index (errors, i)) == state)
      return TRUE;

  return FALSE;
}

/* Section 3.3 of the platform reference. A linked connection is red for active errors only; a pending one bears its
 * mark for any that is not resolved, since the client's "no" comes without a status. */
static CptConnectionState
state_of (CptConnectionStatus status, GPtrArray *errors)
{
  gboolean has_active_error = has_error_in_state (errors, CPT_CONNECTION_ERROR_ACTIVE);

  switch (status)
    {
    case CPT_CONNECTION_STATUS_LINKED:
      return has_active_error ? CPT_CONNECTION_STATE_ERROR : CPT_CONNECTION_STATE_LINKED;

    case CPT_CONNECTION_STATUS_PENDING_AUTH:
      return has_active_error || has_error_in_state (errors, CPT_CONNECTION_ERROR_PERMANENT)
                 ? CPT_CONNECTION_STATE_REFUSED
                 : CPT_CONNECTION_STATE_PENDING;

    case CPT_CONNECTION_STATUS_DEAUTHORIZED:
      return CPT_CONNECTION_STATE_DEAUTHORIZED;

    case CPT_CONNECTION_STATUS_UNLINKED:
      return CPT_CONNECTION_STATE_UNLINKED;

    case CPT_CONNECTION_STATUS_UNKNOWN:
    default:
      return CPT_CONNECTION_STATE_UNKNOWN;
    }
}

/**
 * cpt_connection_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptConnection *
cpt_connection_new (const CptConnectionFields *fields)
{
  CptConnection *self = g_object_new (CPT_TYPE_CONNECTION, NULL);

  self->id = g_strdup (fields->id);
  self->integration_id = g_strdup (fields->integration_id);
  self->integration_key = g_strdup (fields->integration_key);
  self->source_id = g_strdup (fields->source_id);
  self->source_type = g_strdup (fields->source_type);
  self->platform_name = g_strdup (fields->platform_name);
  self->shown_platform_name = cpt_shown_text_new (fields->platform_name, CPT_SHOWN_NAME);
  self->link_url = g_strdup (fields->link_url);
  self->status_text = g_strdup (fields->status_text);
  self->created = fields->created;
  self->last_sync = fields->last_sync;
  self->created_text = g_strdup (fields->created_text);
  self->last_sync_text = g_strdup (fields->last_sync_text);
  self->errors = cpt_objects_copy (fields->errors);
  self->status = cpt_connection_status_from_text (fields->status_text);
  self->state = state_of (self->status, self->errors);

  return self;
}

/**
 * cpt_connection_with_status:
 * @status: one that the platform has, not CPT_CONNECTION_STATUS_UNKNOWN
 *
 * Returns: (transfer full): the same connection in @status
 */
CptConnection *
cpt_connection_with_status (CptConnection *self, CptConnectionStatus status)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);
  g_return_val_if_fail (status != CPT_CONNECTION_STATUS_UNKNOWN, NULL);

  return cpt_connection_new (&(CptConnectionFields){
      .id = self->id,
      .integration_id = self->integration_id,
      .integration_key = self->integration_key,
      .source_id = self->source_id,
      .source_type = self->source_type,
      .platform_name = self->platform_name,
      .link_url = self->link_url,
      .status_text = status_texts[status],
      .created = self->created,
      .last_sync = self->last_sync,
      .created_text = self->created_text,
      .last_sync_text = self->last_sync_text,
      .errors = self->errors,
  });
}

/**
 * cpt_connection_get_id:
 *
 * Returns: GUID text, lower case
 */
const char *
cpt_connection_get_id (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->id;
}

/**
 * cpt_connection_get_integration_id:
 *
 * Returns: (nullable): GUID text
 */
/**
 * cpt_connection_is_waiting:
 *
 * Returns: whether the user asked for it, and the platform has not created it yet: it has no ID
 */
gboolean
cpt_connection_is_waiting (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), FALSE);

  return g_strcmp0 (self->id, "") == 0;
}

const char *
cpt_connection_get_integration_id (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->integration_id;
}

/**
 * cpt_connection_get_integration_key:
 *
 * Returns: (nullable): four letters
 */
const char *
cpt_connection_get_integration_key (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->integration_key;
}

/**
 * cpt_connection_get_source_id:
 *
 * Returns: (nullable): GUID text
 */
const char *
cpt_connection_get_source_id (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->source_id;
}

/**
 * cpt_connection_get_source_type:
 *
 * Returns: (nullable): as the platform wrote it, for example "Accounting"
 */
const char *
cpt_connection_get_source_type (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->source_type;
}

/**
 * cpt_connection_get_platform_name:
 *
 * Returns: the accounting, banking or commerce package
 */
const char *
cpt_connection_get_platform_name (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->platform_name;
}

/**
 * cpt_connection_get_shown_platform_name:
 *
 * Returns: what is shown of its name, which may be too long for any screen
 */
const char *
cpt_connection_get_shown_platform_name (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->shown_platform_name;
}

/**
 * cpt_connection_get_link_url:
 *
 * Returns: (nullable): where the client authorises this connection, without a one-time password
 */
const char *
cpt_connection_get_link_url (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->link_url;
}

/**
 * cpt_connection_get_status_text:
 *
 * Returns: as the platform wrote it
 */
const char *
cpt_connection_get_status_text (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->status_text;
}

/**
 * cpt_connection_get_status:
 *
 * Returns: what the platform can do with it
 */
CptConnectionStatus
cpt_connection_get_status (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), CPT_CONNECTION_STATUS_UNKNOWN);

  return self->status;
}

/**
 * cpt_connection_get_state:
 *
 * Returns: what a person sees of it
 */
CptConnectionState
cpt_connection_get_state (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), CPT_CONNECTION_STATE_UNKNOWN);

  return self->state;
}

/**
 * cpt_connection_get_created:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN
 */
gint64
cpt_connection_get_created (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), CPT_TIME_UNKNOWN);

  return self->created;
}

/**
 * cpt_connection_get_last_sync:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN before the first read
 */
gint64
cpt_connection_get_last_sync (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), CPT_TIME_UNKNOWN);

  return self->last_sync;
}

/**
 * cpt_connection_get_created_text:
 *
 * Returns: (nullable): as the platform wrote it
 */
const char *
cpt_connection_get_created_text (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->created_text;
}

/**
 * cpt_connection_get_last_sync_text:
 *
 * Returns: (nullable): as the platform wrote it
 */
const char *
cpt_connection_get_last_sync_text (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->last_sync_text;
}

/**
 * cpt_connection_get_errors:
 *
 * Returns: (transfer none) (element-type CptConnectionError): in the platform's order; empty when there is none; not to
 * be changed
 */
GPtrArray *
cpt_connection_get_errors (CptConnection *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION (self), NULL);

  return self->errors;
}

/**
 * cpt_connection_status_from_text:
 * @text: (nullable): as the platform wrote it; the case matters
 *
 * Returns: CPT_CONNECTION_STATUS_UNKNOWN for what this version does not know
 */
CptConnectionStatus
cpt_connection_status_from_text (const char *text)
{
  for (guint i = CPT_CONNECTION_STATUS_UNKNOWN + 1; i < G_N_ELEMENTS (status_texts); i++)
    if (g_strcmp0 (text, status_texts[i]) == 0)
      return (CptConnectionStatus) i;

  return CPT_CONNECTION_STATUS_UNKNOWN;
}

/**
 * cpt_connection_status_to_text:
 * @status: any status
 *
 * Returns: in the platform's spelling; "" for CPT_CONNECTION_STATUS_UNKNOWN
 */
const char *
cpt_connection_status_to_text (CptConnectionStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (status_texts), "");

  return status_texts[status];
}
