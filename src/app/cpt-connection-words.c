/* cpt-connection-words.c — the state of a connection in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-words.h"

#include <glib/gi18n.h>

/**
 * cpt_connection_words_state_of:
 * @status_text: (nullable): as the platform wrote it
 *
 * Returns: the state that a status alone tells, of which nothing else is known
 */
CptConnectionState
cpt_connection_words_state_of (const char *status_text)
{
  switch (cpt_connection_status_from_text (status_text))
    {
    case CPT_CONNECTION_STATUS_PENDING_AUTH:
      return CPT_CONNECTION_STATE_PENDING;

    case CPT_CONNECTION_STATUS_LINKED:
      return CPT_CONNECTION_STATE_LINKED;

    case CPT_CONNECTION_STATUS_UNLINKED:
      return CPT_CONNECTION_STATE_UNLINKED;

    case CPT_CONNECTION_STATUS_DEAUTHORIZED:
      return CPT_CONNECTION_STATE_DEAUTHORIZED;

    case CPT_CONNECTION_STATUS_UNKNOWN:
    default:
      return CPT_CONNECTION_STATE_UNKNOWN;
    }
}

/**
 * cpt_connection_words_state:
 *
 * Returns: (transfer none): @state in full, as tooltips and screen readers say it
 */
const char *
cpt_connection_words_state (CptConnectionState state)
{
  switch (state)
    {
    case CPT_CONNECTION_STATE_PENDING:
      /* Translators: status of a connection: created, the client has not authorised it yet */
      return _ ("Pending authorization");

    case CPT_CONNECTION_STATE_REFUSED:
      /* Translators: status of a connection: the client was asked to authorise it and did not */
      return _ ("Refused, pending authorization");

    case CPT_CONNECTION_STATE_ERROR:
    case CPT_CONNECTION_STATE_DEAUTHORIZED:
    case CPT_CONNECTION_STATE_UNLINKED:
    case CPT_CONNECTION_STATE_UNKNOWN:
    case CPT_CONNECTION_STATE_LINKED:
    default:
      return cpt_connection_words_short (state);
    }
}

/**
 * cpt_connection_words_short:
 *
 * Returns: (transfer none): @state in one word, as it stands on a pill
 */
const char *
cpt_connection_words_short (CptConnectionState state)
{
  switch (state)
    {
    case CPT_CONNECTION_STATE_ERROR:
      /* Translators: status of a connection: linked, with an error */
      return C_ ("connection status", "Error");

    case CPT_CONNECTION_STATE_DEAUTHORIZED:
      /* Translators: status of a connection: the client must authorise again */
      return C_ ("connection status", "Deauthorized");

    case CPT_CONNECTION_STATE_REFUSED:
      /* Translators: status of a connection: the client was asked to authorise it and did not */
      return C_ ("connection status", "Refused");

    case CPT_CONNECTION_STATE_PENDING:
      /* Translators: short for "Pending authorization" */
      return C_ ("connection status", "Pending");

    case CPT_CONNECTION_STATE_UNLINKED:
      /* Translators: status of a connection: given up, the client must authorise again */
      return C_ ("connection status", "Unlinked");

    case CPT_CONNECTION_STATE_LINKED:
      /* Translators: status of a connection: its data can be refreshed */
      return C_ ("connection status", "Linked");

    case CPT_CONNECTION_STATE_UNKNOWN:
    default:
      /* Translators: status of a connection that this version does not know */
      return C_ ("connection status", "Unknown");
    }
}

/**
 * cpt_connection_words_expiry:
 *
 * Returns: (transfer none) (nullable): how near its end a connection is, as it stands on a row; %NULL when it is not
 */
const char *
cpt_connection_words_expiry (CptExpiry expiry)
{
  switch (expiry)
    {
    case CPT_EXPIRY_WATCH:
      /* Translators: of a connection: nothing was read through it for 45 days or more */
      return _ ("To watch");

    case CPT_EXPIRY_AT_RISK:
      /* Translators: of a connection: nothing was read through it for so long that its access may soon be withdrawn */
      return _ ("At risk of expiry");

    case CPT_EXPIRY_NONE:
    default:
      return NULL;
    }
}

/**
 * cpt_connection_words_dup_with_expiry:
 * @state: of a connection, in words
 * @expiry: of the same connection
 *
 * Returns: (transfer full): @state, and how near its end it is
 */
char *
cpt_connection_words_dup_with_expiry (const char *state, CptExpiry expiry)
{
  switch (expiry)
    {
    case CPT_EXPIRY_WATCH:
      /* Translators: %s is the status of a connection, such as Linked; nothing was read for 45 days or more */
      return g_strdup_printf (_ ("%s, to watch"), state);

    case CPT_EXPIRY_AT_RISK:
      /* Translators: %s is the status of a connection, such as Linked; nothing was read for 60 days or more */
      return g_strdup_printf (_ ("%s, at risk of expiry"), state);

    case CPT_EXPIRY_NONE:
    default:
      return g_strdup (state);
    }
}

/**
 * cpt_connection_words_dup_state_at:
 * @connection: a connection
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full): its state in full, and how near its end it is
 */
char *
cpt_connection_words_dup_state_at (CptConnection *connection, gint64 now)
{
  return cpt_connection_words_dup_with_expiry (cpt_connection_words_state (cpt_connection_get_state (connection)),
                                               cpt_expiry_of_connection (connection, now));
}
