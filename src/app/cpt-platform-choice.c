/* cpt-platform-choice.c — which platforms a company can be connected to, in what order, and what speaks against one.
 *
 * Pure rules. Facts: platform-api, section 3.3 (how many connections of which kind).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cpt-connection-advice.h"
#include "cpt-fold.h"

/* In the order of the groups; what is not among them comes last. A company has one connection of a single kind. */
static const struct
{
  const char *source_type;
  gboolean is_single;
} groups[] = {
  { "Accounting", TRUE }, { "Banking", FALSE }, { "BankFeed", TRUE },
  { "Commerce", FALSE },  { "Expense", FALSE }, { "Other", FALSE },
};

static guint
find_group (const char *source_type)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (groups) &&
         (source_type == NULL || g_ascii_strcasecmp (source_type, groups[i].source_type) != 0))
    i++;

  return i;
}

static int
compare (gconstpointer first, gconstpointer second)
{
  CptIntegration *one = *(CptIntegration *const *) first;
  CptIntegration *other = *(CptIntegration *const *) second;
  guint rank = find_group (cpt_integration_get_source_type (one));
  guint other_rank = find_group (cpt_integration_get_source_type (other));
  g_autofree char *fold = cpt_fold (cpt_integration_get_name (one));
  g_autofree char *other_fold = cpt_fold (cpt_integration_get_name (other));

  return rank != other_rank ? (rank < other_rank ? -1 : 1) : strcmp (fold, other_fold);
}

/**
 * cpt_platform_choice_list:
 * @integrations: (element-type CptIntegration): all of them
 * @is_enabled: whether those are wanted that companies can be connected to, or the others
 *
 * Returns: (transfer full) (element-type CptIntegration): those, by group and name
 */
GPtrArray *
cpt_platform_choice_list (GPtrArray *integrations, gboolean is_enabled)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < integrations->len; i++)
    if (cpt_integration_is_enabled (g_ptr_array_index (integrations, i)) == is_enabled)
      g_ptr_array_add (chosen, g_object_ref (g_ptr_array_index (integrations, i)));
  g_ptr_array_sort (chosen, compare);

  return chosen;
}

/**
 * cpt_platform_choice_is_same_group:
 *
 * Returns: whether both are of the same kind of source
 */
gboolean
cpt_platform_choice_is_same_group (CptIntegration *first, CptIntegration *second)
{
  return find_group (cpt_integration_get_source_type (first)) == find_group (cpt_integration_get_source_type (second));
}

/**
 * cpt_platform_choice_get_group:
 *
 * Returns: (transfer none): what heads the group of @integration, translated
 */
const char *
cpt_platform_choice_get_group (CptIntegration *integration)
{
  guint group = find_group (cpt_integration_get_source_type (integration));

  return cpt_connection_advice_get_source (group < G_N_ELEMENTS (groups) ? groups[group].source_type : NULL);
}

/**
 * cpt_platform_choice_matches:
 * @terms: (array zero-terminated=1): folded
 *
 * Returns: whether each term is in the name of @integration, that of its group or that of who provides its data
 */
gboolean
cpt_platform_choice_matches (CptIntegration *integration, const char *const *terms)
{
  const char *provider = cpt_integration_get_data_provided_by (integration);
  g_autofree char *text =
      g_strdup_printf ("%s\n%s\n%s", cpt_integration_get_name (integration),
                       cpt_platform_choice_get_group (integration), provider != NULL ? provider : "");
  g_autofree char *fold = cpt_fold (text);

  for (guint i = 0; terms[i] != NULL; i++)
    if (strstr (fold, terms[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * cpt_platform_choice_dup_remark:
 *
 * Returns: (transfer full) (nullable): what is to be known before @integration is chosen, translated
 */
char *
cpt_platform_choice_dup_remark (CptIntegration *integration)
{
  /* Translators: of an accounting platform that the platform still tries out */
  const char *beta = cpt_integration_is_beta (integration) ? _ ("Beta: still being tried out") : NULL;
  const char *offline =
      cpt_integration_is_offline (integration)
          /* Translators: of software that runs on a computer of the client, such as QuickBooks Desktop */
          ? _ ("Runs on a computer of the client, and is read while that is on")
          : NULL;

  if (beta != NULL && offline != NULL)
    return g_strdup_printf ("%s · %s", beta, offline);

  return g_strdup (beta != NULL ? beta : offline);
}

/* (nullable): what @connection is to. One that waits to be created knows only its platform. */
static const char *
get_source_type (CptConnection *connection, GPtrArray *integrations)
{
  const char *source_type = cpt_connection_get_source_type (connection);
  const char *key = cpt_connection_get_integration_key (connection);

  for (guint i = 0; source_type == NULL && i < integrations->len; i++)
    {
      CptIntegration *integration = g_ptr_array_index (integrations, i);

      if (g_strcmp0 (cpt_integration_get_key (integration), key) == 0)
        source_type = cpt_integration_get_source_type (integration);
    }

  return source_type;
}

/**
 * cpt_platform_choice_find_rival:
 * @integration: what is to be connected
 * @company: to this company
 * @integrations: (element-type CptIntegration): all of them
 *
 * Returns: (transfer none) (nullable): the connection of @company beside which a second one of the same kind would mix
 *   the data of two businesses, or of the same one twice; %NULL when there is none
 */
CptConnection *
cpt_platform_choice_find_rival (CptIntegration *integration, CptCompany *company, GPtrArray *integrations)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  guint group = find_group (cpt_integration_get_source_type (integration));

  if (group == G_N_ELEMENTS (groups) || !groups[group].is_single)
    return NULL;

  for (guint i = 0; i < connections->len; i++)
    if (find_group (get_source_type (g_ptr_array_index (connections, i), integrations)) == group)
      return g_ptr_array_index (connections, i);

  return NULL;
}
