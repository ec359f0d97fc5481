/* cpt-connection-error.c — one linking error of a connection, as the platform told it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-error.h"

#include "cpt-time.h"

struct _CptConnectionError
{
  GObject parent_instance;

  char *status_code;
  char *status_text;
  char *message;
  CptConnectionErrorState state;
  gint64 errored_at;
  gint64 resolved_at;
};

G_DEFINE_FINAL_TYPE (CptConnectionError, cpt_connection_error, G_TYPE_OBJECT)

static void
cpt_connection_error_finalize (GObject *object)
{
  CptConnectionError *self = CPT_CONNECTION_ERROR (object);

  g_free (self->status_code);
  g_free (self->status_text);
  g_free (self->message);

  G_OBJECT_CLASS (cpt_connection_error_parent_class)->finalize (object);
}

static void
cpt_connection_error_class_init (CptConnectionErrorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_connection_error_finalize;
}

static void
cpt_connection_error_init (CptConnectionError *self)
{
}

/**
 * cpt_connection_error_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptConnectionError *
cpt_connection_error_new (const CptConnectionErrorFields *fields)
{
  CptConnectionError *self = g_object_new (CPT_TYPE_CONNECTION_ERROR, NULL);

  self->status_code = g_strdup (fields->status_code);
  self->status_text = g_strdup (fields->status_text);
  self->message = g_strdup (fields->message);
  self->state = fields->state;
  self->errored_at = fields->errored_at;
  self->resolved_at = fields->resolved_at;

  return self;
}

/**
 * cpt_connection_error_get_status_code:
 *
 * Returns: (nullable): HTTP code given by the source, as text
 */
const char *
cpt_connection_error_get_status_code (CptConnectionError *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_ERROR (self), NULL);

  return self->status_code;
}

/**
 * cpt_connection_error_get_status_text:
 *
 * Returns: (nullable): the source's short words
 */
const char *
cpt_connection_error_get_status_text (CptConnectionError *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_ERROR (self), NULL);

  return self->status_text;
}

/**
 * cpt_connection_error_get_message:
 *
 * Returns: (nullable): the source's long words, in its language
 */
const char *
cpt_connection_error_get_message (CptConnectionError *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_ERROR (self), NULL);

  return self->message;
}

/**
 * cpt_connection_error_get_state:
 *
 * Returns: whether it still stands
 */
CptConnectionErrorState
cpt_connection_error_get_state (CptConnectionError *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_ERROR (self), CPT_CONNECTION_ERROR_PERMANENT);

  return self->state;
}

/**
 * cpt_connection_error_get_errored_at:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN
 */
gint64
cpt_connection_error_get_errored_at (CptConnectionError *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_ERROR (self), CPT_TIME_UNKNOWN);

  return self->errored_at;
}

/**
 * cpt_connection_error_get_resolved_at:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN
 */
gint64
cpt_connection_error_get_resolved_at (CptConnectionError *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_ERROR (self), CPT_TIME_UNKNOWN);

  return self->resolved_at;
}
