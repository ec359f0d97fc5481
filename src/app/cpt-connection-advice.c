/* cpt-connection-advice.c — what the state of a connection means to a person, and what it lets them do.
 *
 * Facts: platform-api, sections 3.3 (states and what each allows) and 3.4 (which Link URL is of use when).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-advice.h"

#include <glib/gi18n.h>

#include "cpt-connection-words.h"
#include "cpt-time-text.h"

/* One row for each CptConnectionState, in its order. NULL: nothing happened, nothing to do. */
static const struct
{
  const char *happened;
  const char *to_do;
} advice[CPT_N_CONNECTION_STATES] = {
  [CPT_CONNECTION_STATE_ERROR] = {
    N_ ("Reading the data fails"),
    N_ ("Read the error. If it lasts, ask the client to authorize again with the Link URL; the list then updates itself."),
  },
  [CPT_CONNECTION_STATE_DEAUTHORIZED] = {
    N_ ("The access was withdrawn or has expired"),
    N_ ("The client must authorize again. Send the Link URL of this connection; the list then updates itself. What was "
        "read before can still be consulted."),
  },
  [CPT_CONNECTION_STATE_REFUSED] = {
    N_ ("The client did not authorize"),
    N_ ("Ask the client what held them back, then send the Link URL again."),
  },
  [CPT_CONNECTION_STATE_PENDING] = {
    NULL,
    N_ ("The client has not finished authorizing. Send the Link URL of this connection; the list then updates itself."),
  },
  [CPT_CONNECTION_STATE_UNLINKED] = {
    NULL,
    N_ ("The access was given up. To read again, the client must authorize again with the Link URL. What was read before "
        "can still be consulted."),
  },
  [CPT_CONNECTION_STATE_UNKNOWN] = {
    NULL,
    N_ ("This version of Comptoir does not know this status."),
  },
  [CPT_CONNECTION_STATE_LINKED] = { NULL, NULL },
};

static gboolean
stands (CptConnectionError *error)
{
  return cpt_connection_error_get_state (error) != CPT_CONNECTION_ERROR_RESOLVED;
}

static gint64
get_last_error (CptConnection *connection)
{
  GPtrArray *errors = cpt_connection_get_errors (connection);
  gint64 last = CPT_TIME_UNKNOWN;

  for (guint i = 0; errors != NULL && i < errors->len; i++)
    {
      CptConnectionError *error = g_ptr_array_index (errors, i);

      if (stands (error))
        last = MAX (last, cpt_connection_error_get_errored_at (error));
    }

  return last;
}

/**
 * cpt_connection_advice_get_since:
 * @connection: a connection
 *
 * Returns: microseconds UTC since when it is in its state, CPT_TIME_UNKNOWN when the platform does not tell
 */
gint64
cpt_connection_advice_get_since (CptConnection *connection)
{
  switch (cpt_connection_get_state (connection))
    {
    case CPT_CONNECTION_STATE_ERROR:
    case CPT_CONNECTION_STATE_DEAUTHORIZED:
    case CPT_CONNECTION_STATE_REFUSED:
      return get_last_error (connection);
    case CPT_CONNECTION_STATE_PENDING:
      return cpt_connection_get_created (connection);
    case CPT_CONNECTION_STATE_UNLINKED:
    case CPT_CONNECTION_STATE_UNKNOWN:
    case CPT_CONNECTION_STATE_LINKED:
    default:
      return CPT_TIME_UNKNOWN;
    }
}

static char *
dup_state_since (const char *words, gint64 since, gint64 now)
{
  g_autofree char *date = cpt_time_text_date (since);
  guint days = since != CPT_TIME_UNKNOWN ? MAX (0, now - since) / CPT_TIME_DAY : 0;

  if (since == CPT_TIME_UNKNOWN)
    return g_strdup (words);

  if (days == 0)
    /* Translators: the first %s is the state of a connection, such as Deauthorized, the second a date. */
    return g_strdup_printf (_ ("%s since %s"), words, date);

  /* Translators: the first %s is the state of a connection, such as Deauthorized, the second a date; then how many days
   * ago that was. */
  return g_strdup_printf (ngettext ("%s since %s (%u day)", "%s since %s (%u days)", days), words, date, days);
}

/**
 * cpt_connection_advice_dup_state:
 * @connection: a connection
 * @since: microseconds UTC since when it is in its state, CPT_TIME_UNKNOWN where nobody knows
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full): its state in words, since when, and how near its end it is, translated
 */
char *
cpt_connection_advice_dup_state (CptConnection *connection, gint64 since, gint64 now)
{
  const char *words = cpt_connection_words_state (cpt_connection_get_state (connection));
  g_autofree char *state = dup_state_since (words, since, now);

  if (cpt_connection_is_waiting (connection))
    return g_strdup (_ ("Waiting to be created"));

  return cpt_connection_words_dup_with_expiry (state, cpt_expiry_of_connection (connection, now));
}

/**
 * cpt_connection_advice_get_happened:
 * @state: of a connection
 *
 * Returns: (transfer none) (nullable): what went wrong, without a full stop, translated; %NULL when nothing did
 */
const char *
cpt_connection_advice_get_happened (CptConnectionState state)
{
  return advice[state].happened != NULL ? _ (advice[state].happened) : NULL;
}

/**
 * cpt_connection_advice_get_to_do:
 * @state: of a connection
 *
 * Returns: (transfer none) (nullable): what to do, in whole sentences, translated; %NULL when nothing
 */
const char *
cpt_connection_advice_get_to_do (CptConnectionState state)
{
  return advice[state].to_do != NULL ? _ (advice[state].to_do) : NULL;
}

/**
 * cpt_connection_advice_get_obstacle:
 * @obstacle: what stands in the way of an action
 *
 * Returns: (transfer none) (nullable): the reason, in a whole sentence, translated; %NULL when nothing stands in the
 * way
 */
const char *
cpt_connection_advice_get_obstacle (CptConnectionObstacle obstacle)
{
  switch (obstacle)
    {
    case CPT_CONNECTION_OBSTACLE_LINKED:
      return _ ("This connection is linked: its client has nothing to authorize.");

    case CPT_CONNECTION_OBSTACLE_NOT_LINKED:
      return _ ("This connection is not linked: there is no access to give up.");

    case CPT_CONNECTION_OBSTACLE_NOT_AUTHORIZED:
      return _ ("This connection is not linked: its client has to authorize first.");

    case CPT_CONNECTION_OBSTACLE_NO_URL:
      return _ ("The platform gave no Link URL for this connection.");

    case CPT_CONNECTION_OBSTACLE_WAITING:
      return _ ("The platform has not created this connection yet.");

    case CPT_CONNECTION_OBSTACLE_NONE:
    default:
      return NULL;
    }
}

/**
 * cpt_connection_advice_dup_expiry:
 * @connection: a connection
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full) (nullable): what may happen, and what to do against it, in whole sentences, translated;
 * %NULL when it is far off
 */
char *
cpt_connection_advice_dup_expiry (CptConnection *connection, gint64 now)
{
  guint days;

  if (cpt_expiry_of_connection (connection, now) == CPT_EXPIRY_NONE)
    return NULL;

  days = (guint) ((now - cpt_expiry_get_connection_start (connection)) / CPT_TIME_DAY);

  return g_strdup_printf (
      /* Translators: advice on a connection; the number is of days, 45 or more */
      ngettext ("Nothing was read for %u day. Some software withdraws the access when nothing is read for 60 to 100 "
                "days: refresh the data.",
                "Nothing was read for %u days. Some software withdraws the access when nothing is read for 60 to 100 "
                "days: refresh the data.",
                days),
      days);
}

/**
 * cpt_connection_advice_get_source:
 * @source_type: (nullable): as the platform wrote it
 *
 * Returns: (transfer none): its name, translated; as it came when it is a new one
 */
const char *
cpt_connection_advice_get_source (const char *source_type)
{
  static const struct
  {
    const char *source_type;
    const char *name;
  } sources[] = {
    { "Accounting", N_ ("Accounting") },
    { "Banking", N_ ("Banking") },
    { "BankFeed", N_ ("Bank feed") },
    /* Translators: a kind of data source: on-line shops and payment services. */
    { "Commerce", N_ ("Commerce") },
    { "Expense", N_ ("Expense") },
    { "Other", N_ ("Other") },
    { "Unknown", N_ ("Unknown") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_strcmp0 (source_type, sources[i].source_type) == 0)
      return _ (sources[i].name);

  return source_type != NULL ? source_type : _ ("Unknown");
}
