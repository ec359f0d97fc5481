/* cpt-error.h — the error domain that every module speaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CptError:
 * @CPT_ERROR_UNREACHABLE: no answer came (offline, refused, cut, timed out): try later
 * @CPT_ERROR_UNAUTHORIZED: the key is missing or wrong (401): give another key
 * @CPT_ERROR_RATE_LIMITED: too many requests (429): wait
 * @CPT_ERROR_REFUSED: the platform understood and said no (400, 402, 403, 405, 422): read why
 * @CPT_ERROR_NOT_FOUND: the thing is gone (404): look again
 * @CPT_ERROR_NOT_READY: not yet (408, 409): try again
 * @CPT_ERROR_SERVER: the platform failed (5xx): try later
 * @CPT_ERROR_MALFORMED: what came is not what the platform promises
 * @CPT_ERROR_STORE: the local copy could not be read or written (full disk, read-only folder)
 * @CPT_ERROR_STORE_NEWER: the local copy was written by a newer Comptoir
 * @CPT_ERROR_NO_KEY: no API key of the account is kept: give one
 * @CPT_ERROR_NO_KEYRING: no keyring of the desktop answers: give the key for this time
 * @CPT_ERROR_KEYRING_LOCKED: the keyring stays locked: unlock it
 *
 * One code for each thing that the user can do.
 */
typedef enum
{
  CPT_ERROR_UNREACHABLE,
  CPT_ERROR_UNAUTHORIZED,
  CPT_ERROR_RATE_LIMITED,
  CPT_ERROR_REFUSED,
  CPT_ERROR_NOT_FOUND,
  CPT_ERROR_NOT_READY,
  CPT_ERROR_SERVER,
  CPT_ERROR_MALFORMED,
  CPT_ERROR_STORE,
  CPT_ERROR_STORE_NEWER,
  CPT_ERROR_NO_KEY,
  CPT_ERROR_NO_KEYRING,
  CPT_ERROR_KEYRING_LOCKED,
} CptError;

/**
 * CptErrorAnswer:
 * @http_status: the HTTP status line's code, 0 when no answer came
 * @text: (nullable): the platform's own words
 * @correlation_id: (nullable): what the platform's support asks for
 * @retry_after: seconds that the platform asked to wait, 0 when it did not say
 * @is_unsent: the request certainly did not reach the platform: there was no connection, or no
 *   leave to send it
 *
 * What the platform answered, kept with the error for "Details".
 */
typedef struct
{
  guint http_status;
  char *text;
  char *correlation_id;
  guint retry_after;
  gboolean is_unsent;
} CptErrorAnswer;

#define CPT_ERROR (cpt_error_quark ())
GQuark cpt_error_quark (void);

GError *cpt_error_new_answer (CptError code, const CptErrorAnswer *answer, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

const CptErrorAnswer *cpt_error_get_answer (const GError *error);

G_END_DECLS
