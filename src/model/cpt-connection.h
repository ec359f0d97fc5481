/* cpt-connection.h — a company's link to its accounting, banking or commerce package.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "cpt-connection-error.h"

G_BEGIN_DECLS

/**
 * CptConnectionStatus:
 *
 * The four statuses of the platform, and what may come later.
 */
typedef enum
{
  CPT_CONNECTION_STATUS_UNKNOWN,
  CPT_CONNECTION_STATUS_PENDING_AUTH,
  CPT_CONNECTION_STATUS_LINKED,
  CPT_CONNECTION_STATUS_UNLINKED,
  CPT_CONNECTION_STATUS_DEAUTHORIZED,
} CptConnectionStatus;

/**
 * CptConnectionState:
 * @CPT_CONNECTION_STATE_ERROR: linked, with at least one active error (red triangle)
 * @CPT_CONNECTION_STATE_DEAUTHORIZED: the client must authorise again (red diamond)
 * @CPT_CONNECTION_STATE_REFUSED: pending, with an error: the client cancelled (mauve ring, "!")
 * @CPT_CONNECTION_STATE_PENDING: created, not authorised yet (mauve ring, clock)
 * @CPT_CONNECTION_STATE_UNLINKED: given up, the client must authorise again (grey ring)
 * @CPT_CONNECTION_STATE_UNKNOWN: a status that this version does not know
 * @CPT_CONNECTION_STATE_LINKED: data can be refreshed (green disc)
 *
 * What a person sees of a connection. Worst first: a smaller value is shown, and sorted, before a larger one.
 */
typedef enum
{
  CPT_CONNECTION_STATE_ERROR,
  CPT_CONNECTION_STATE_DEAUTHORIZED,
  CPT_CONNECTION_STATE_REFUSED,
  CPT_CONNECTION_STATE_PENDING,
  CPT_CONNECTION_STATE_UNLINKED,
  CPT_CONNECTION_STATE_UNKNOWN,
  CPT_CONNECTION_STATE_LINKED,
} CptConnectionState;
#define CPT_N_CONNECTION_STATES (CPT_CONNECTION_STATE_LINKED + 1)

/**
 * CptConnectionFields:
 * @id: GUID text, lower case; empty while it waits to be created
 * @integration_id: (nullable): GUID text
 * @integration_key: (nullable): four letters
 * @source_id: (nullable): GUID text
 * @source_type: (nullable): as the platform wrote it ("Accounting"); unknown values are kept
 * @platform_name: for display
 * @link_url: (nullable): without a one-time password
 * @status_text: the status as the platform wrote it
 * @created: microseconds UTC, or CPT_TIME_UNKNOWN
 * @last_sync: microseconds UTC, or CPT_TIME_UNKNOWN before the first read
 * @created_text: (nullable): as the platform wrote it
 * @last_sync_text: (nullable): as the platform wrote it
 * @errors: (nullable) (element-type CptConnectionError): in the platform's order
 */
typedef struct
{
  const char *id;
  const char *integration_id;
  const char *integration_key;
  const char *source_id;
  const char *source_type;
  const char *platform_name;
  const char *link_url;
  const char *status_text;
  gint64 created;
  gint64 last_sync;
  const char *created_text;
  const char *last_sync_text;
  GPtrArray *errors;
} CptConnectionFields;

#define CPT_TYPE_CONNECTION (cpt_connection_get_type ())
G_DECLARE_FINAL_TYPE (CptConnection, cpt_connection, CPT, CONNECTION, GObject)

CptConnection *cpt_connection_new (const CptConnectionFields *fields);
CptConnection *cpt_connection_with_status (CptConnection *self, CptConnectionStatus status);
const char *cpt_connection_get_id (CptConnection *self);
gboolean cpt_connection_is_waiting (CptConnection *self);
const char *cpt_connection_get_integration_id (CptConnection *self);
const char *cpt_connection_get_integration_key (CptConnection *self);
const char *cpt_connection_get_source_id (CptConnection *self);
const char *cpt_connection_get_source_type (CptConnection *self);
const char *cpt_connection_get_platform_name (CptConnection *self);
const char *cpt_connection_get_shown_platform_name (CptConnection *self);
const char *cpt_connection_get_link_url (CptConnection *self);
const char *cpt_connection_get_status_text (CptConnection *self);
CptConnectionStatus cpt_connection_get_status (CptConnection *self);
CptConnectionState cpt_connection_get_state (CptConnection *self);
gint64 cpt_connection_get_created (CptConnection *self);
gint64 cpt_connection_get_last_sync (CptConnection *self);
const char *cpt_connection_get_created_text (CptConnection *self);
const char *cpt_connection_get_last_sync_text (CptConnection *self);
GPtrArray *cpt_connection_get_errors (CptConnection *self);

CptConnectionStatus cpt_connection_status_from_text (const char *text);
const char *cpt_connection_status_to_text (CptConnectionStatus status);

G_END_DECLS
