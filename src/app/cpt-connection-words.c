/* cpt-connection-words.c — the state of a connection in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-words.h"

#include <glib/gi18n.h>

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
