/* cpt-refresh-plan.c — what "refresh data" would read, and why not the rest.
 *
 * Section 3.5 of the platform reference: one read for each linked connection and each type that its package has; all of
 * the types that are flagged, or one, flagged or not. What is being read already is left alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-refresh-plan.h"

#include "cpt-data-type.h"
#include "cpt-integration.h"
#include "cpt-read.h"

#include <string.h>

/* The connections of a company that may have one data type. */
typedef struct
{
  guint n_of_source;
  guint n_pending;
  guint n_unlinked;
  guint n_deauthorized;
  guint n_linked;
  guint n_supported; /* linked, and the package has the type */
  guint n_running;   /* of those */
} Count;

static CptIntegration *
find_integration (const CptRefreshFacts *facts, CptConnection *connection)
{
  const char *key = cpt_connection_get_integration_key (connection);

  for (guint i = 0; key != NULL && facts->integrations != NULL && i < facts->integrations->len; i++)
    {
      CptIntegration *integration = g_ptr_array_index (facts->integrations, i);

      if (g_ascii_strcasecmp (cpt_integration_get_key (integration), key) == 0)
        return integration;
    }

  return NULL;
}

/* Whether packages of this source may have the type at all. Nothing is said against what either side does not know. */
static gboolean
is_of_source (CptConnection *connection, const char *data_type)
{
  const char *source_type = cpt_connection_get_source_type (connection);
  const CptDataType *known = cpt_data_type_find (data_type);

  return known == NULL || source_type == NULL || cpt_data_source_from_text (source_type) == known->source;
}

static gboolean
is_running (const CptRefreshFacts *facts, CptConnection *connection, const char *data_type)
{
  for (guint i = 0; facts->running != NULL && i < facts->running->len; i++)
    {
      CptRead *read = g_ptr_array_index (facts->running, i);

      if (g_ascii_strcasecmp (cpt_read_get_connection_id (read), cpt_connection_get_id (connection)) == 0 &&
          g_ascii_strcasecmp (cpt_read_get_data_type (read), data_type) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
count_linked (Count *count, const CptRefreshFacts *facts, CptConnection *connection, const char *data_type)
{
  CptIntegration *integration = find_integration (facts, connection);

  count->n_linked++;
  if (integration != NULL && !cpt_integration_can_read (integration, data_type))
    return;

  count->n_supported++;
  count->n_running += is_running (facts, connection, data_type) ? 1 : 0;
}

static void
count_connection (Count *count, const CptRefreshFacts *facts, CptConnection *connection, const char *data_type)
{
  count->n_of_source++;

  switch (cpt_connection_get_status (connection))
    {
    case CPT_CONNECTION_STATUS_LINKED:
      count_linked (count, facts, connection, data_type);
      break;
    case CPT_CONNECTION_STATUS_PENDING_AUTH:
      count->n_pending++;
      break;
    case CPT_CONNECTION_STATUS_DEAUTHORIZED:
      count->n_deauthorized++;
      break;
    case CPT_CONNECTION_STATUS_UNLINKED:
    case CPT_CONNECTION_STATUS_UNKNOWN:
    default:
      count->n_unlinked++;
      break;
    }
}

static CptRefreshVerdict
verdict_of (const Count *count)
{
  if (count->n_of_source == 0)
    return CPT_REFRESH_NO_CONNECTION;
  if (count->n_linked == 0 && count->n_deauthorized > 0)
    return CPT_REFRESH_DEAUTHORIZED;
  if (count->n_linked == 0 && count->n_unlinked > 0)
    return CPT_REFRESH_UNLINKED;
  if (count->n_linked == 0)
    return CPT_REFRESH_PENDING;
  if (count->n_supported == 0)
    return CPT_REFRESH_NOT_SUPPORTED;

  return count->n_running == count->n_supported ? CPT_REFRESH_RUNNING : CPT_REFRESH_READ;
}

/**
 * cpt_refresh_plan_type:
 * @facts: what the answer depends on
 * @data_type: the one that is asked for by itself
 * @connection_id: (nullable): the only connection to read it through
 * @n_reads: (out) (optional): reads that will be made
 *
 * Returns: what becomes of @data_type, whatever the settings say
 */
CptRefreshVerdict
cpt_refresh_plan_type (const CptRefreshFacts *facts, const char *data_type, const char *connection_id, guint *n_reads)
{
  GPtrArray *connections = cpt_company_get_connections (facts->company);
  Count count = { 0 };

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);

      if ((connection_id == NULL || g_ascii_strcasecmp (cpt_connection_get_id (connection), connection_id) == 0) &&
          is_of_source (connection, data_type))
        count_connection (&count, facts, connection, data_type);
    }

  if (n_reads != NULL)
    *n_reads = count.n_supported - count.n_running;

  return verdict_of (&count);
}

static void
entry_free (gpointer data)
{
  CptRefreshEntry *entry = data;

  g_free (entry->data_type);
  g_free (entry);
}

static void
add_entry (GPtrArray *plan, const CptRefreshFacts *facts, const char *data_type, gboolean is_wanted)
{
  CptRefreshEntry *entry = g_new0 (CptRefreshEntry, 1);

  entry->data_type = g_strdup (data_type);
  entry->verdict = cpt_refresh_plan_type (facts, data_type, facts->connection_id, &entry->n_reads);
  /* One connection is there, but to software of another kind. */
  if (facts->connection_id != NULL && entry->verdict == CPT_REFRESH_NO_CONNECTION)
    entry->verdict = CPT_REFRESH_NOT_SUPPORTED;
  if (!is_wanted && (entry->verdict == CPT_REFRESH_READ || entry->verdict == CPT_REFRESH_RUNNING))
    entry->verdict = CPT_REFRESH_NOT_WANTED;
  if (entry->verdict != CPT_REFRESH_READ)
    entry->n_reads = 0;

  g_ptr_array_add (plan, entry);
}

static int
compare_rank (gconstpointer a, gconstpointer b)
{
  const CptRefreshEntry *left = *(const CptRefreshEntry *const *) a;
  const CptRefreshEntry *right = *(const CptRefreshEntry *const *) b;
  guint left_rank = cpt_data_type_get_rank (left->data_type);
  guint right_rank = cpt_data_type_get_rank (right->data_type);

  return left_rank != right_rank ? (left_rank > right_rank ? 1 : -1) : strcmp (left->data_type, right->data_type);
}

/**
 * cpt_refresh_plan:
 * @facts: what the answer depends on
 *
 * Returns: (transfer full) (element-type CptRefreshEntry): what becomes of each type that the settings hold (of each
 * that this version knows, when they are not known) if all is refreshed, in the order in which types are shown
 */
GPtrArray *
cpt_refresh_plan (const CptRefreshFacts *facts)
{
  GPtrArray *plan = g_ptr_array_new_with_free_func (entry_free);
  GPtrArray *settings = facts->settings != NULL ? cpt_sync_settings_get_entries (facts->settings) : NULL;
  guint n_types = 0;
  const CptDataType *types = cpt_data_type_list (&n_types);

  for (guint i = 0; settings != NULL && i < settings->len; i++)
    {
      CptSyncSetting *setting = g_ptr_array_index (settings, i);

      add_entry (plan, facts, cpt_sync_setting_get_data_type (setting),
                 cpt_sync_setting_get_fetch_on_first_link (setting));
    }
  for (guint i = 0; settings == NULL && i < n_types; i++)
    add_entry (plan, facts, types[i].key, TRUE);

  g_ptr_array_sort (plan, compare_rank);

  return plan;
}
