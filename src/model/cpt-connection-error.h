/* cpt-connection-error.h — one linking error of a connection, as the platform told it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CptConnectionErrorState:
 * @CPT_CONNECTION_ERROR_PERMANENT: the platform gave no status: not a transient error
 * @CPT_CONNECTION_ERROR_ACTIVE: it still stands
 * @CPT_CONNECTION_ERROR_RESOLVED: it is over
 */
typedef enum
{
  CPT_CONNECTION_ERROR_PERMANENT,
  CPT_CONNECTION_ERROR_ACTIVE,
  CPT_CONNECTION_ERROR_RESOLVED,
} CptConnectionErrorState;

/**
 * CptConnectionErrorFields:
 * @status_code: (nullable): HTTP code given by the source, as text
 * @status_text: (nullable): its short words
 * @message: (nullable): its long words
 * @state: whether it still stands
 * @errored_at: microseconds UTC, or CPT_TIME_UNKNOWN
 * @resolved_at: microseconds UTC, or CPT_TIME_UNKNOWN
 */
typedef struct
{
  const char *status_code;
  const char *status_text;
  const char *message;
  CptConnectionErrorState state;
  gint64 errored_at;
  gint64 resolved_at;
} CptConnectionErrorFields;

#define CPT_TYPE_CONNECTION_ERROR (cpt_connection_error_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionError, cpt_connection_error, CPT, CONNECTION_ERROR, GObject)

CptConnectionError *cpt_connection_error_new (const CptConnectionErrorFields *fields);
const char *cpt_connection_error_get_status_code (CptConnectionError *self);
const char *cpt_connection_error_get_status_text (CptConnectionError *self);
const char *cpt_connection_error_get_message (CptConnectionError *self);
CptConnectionErrorState cpt_connection_error_get_state (CptConnectionError *self);
gint64 cpt_connection_error_get_errored_at (CptConnectionError *self);
gint64 cpt_connection_error_get_resolved_at (CptConnectionError *self);

G_END_DECLS
