/* cpt-sandbox-routes.c — every address the sandbox answers. To teach it a new one, add a row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-routes-private.h"

#include "cpt-sandbox-companies-private.h"
#include "cpt-sandbox-connections-private.h"
#include "cpt-sandbox-files-private.h"
#include "cpt-sandbox-info-private.h"
#include "cpt-sandbox-integrations-private.h"
#include "cpt-sandbox-link-private.h"
#include "cpt-sandbox-profile-private.h"
#include "cpt-sandbox-pushes-private.h"
#include "cpt-sandbox-record-list-private.h"
#include "cpt-sandbox-refresh-private.h"
#include "cpt-sandbox-reports-private.h"
#include "cpt-sandbox-sync-settings-private.h"
#include "cpt-sandbox-upload-private.h"

#define COMPANY "^/companies/(?<company>[^/]+)"
#define CONNECTION COMPANY "/connections/(?<connection>[^/]+)"
#define PLATFORM "^/integrations/(?<platform>[^/]+)"

/* The lists of records that a company has once, and those that each of its connections has. */
#define COMPANY_RECORDS                                                                                                \
  "(?<records>accounts|billCreditNotes|billPayments|bills|creditNotes|customers|invoices|items|journalEntries|"        \
  "journals|paymentMethods|payments|purchaseOrders|salesOrders|suppliers|taxRates|trackingCategories)"
#define CONNECTION_RECORDS                                                                                             \
  "(?<records>accountTransactions|bankAccounts|directCosts|directIncomes|itemReceipts|transfers|"                      \
  "banking-(?:accountBalances|accounts|transactionCategories|transactions)|"                                           \
  "commerce-(?:customers|disputes|locations|orders|paymentMethods|payments|productCategories|products|"                \
  "taxComponents|transactions))"

static const CptSandboxRoute routes[] = {
  { "GET", "^/companies$", cpt_sandbox_companies_list, CPT_SANDBOX_ACCESS_KEY },
  { "POST", "^/companies$", cpt_sandbox_companies_create, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "$", cpt_sandbox_companies_show, CPT_SANDBOX_ACCESS_KEY },
  { "PATCH", COMPANY "$", cpt_sandbox_companies_update, CPT_SANDBOX_ACCESS_KEY },
  { "PUT", COMPANY "$", cpt_sandbox_companies_replace, CPT_SANDBOX_ACCESS_KEY },
  { "DELETE", COMPANY "$", cpt_sandbox_companies_delete, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/connections$", cpt_sandbox_connections_list, CPT_SANDBOX_ACCESS_KEY },
  { "POST", COMPANY "/connections$", cpt_sandbox_connections_create, CPT_SANDBOX_ACCESS_KEY },
  { "GET", CONNECTION "$", cpt_sandbox_connections_show, CPT_SANDBOX_ACCESS_KEY },
  { "PATCH", CONNECTION "$", cpt_sandbox_connections_unlink, CPT_SANDBOX_ACCESS_KEY },
  { "DELETE", CONNECTION "$", cpt_sandbox_connections_delete, CPT_SANDBOX_ACCESS_KEY },
  { "PUT", CONNECTION "/authorization$", cpt_sandbox_connections_authorize, CPT_SANDBOX_ACCESS_KEY },
  { "POST", COMPANY "/data/all$", cpt_sandbox_refresh_all, CPT_SANDBOX_ACCESS_KEY },
  { "POST", COMPANY "/data/queue/(?<type>[^/]+)$", cpt_sandbox_refresh_one, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/data/history$", cpt_sandbox_refresh_history, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/data/history/(?<read>[^/]+)$", cpt_sandbox_refresh_show, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/sync/(?<read>[^/]+)/validation$", cpt_sandbox_refresh_validation, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/dataStatus$", cpt_sandbox_refresh_status, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/data/financials/(?<report>profitAndLoss|balanceSheet|cashFlowStatement)$",
    cpt_sandbox_reports_show, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/data/info$", cpt_sandbox_info_show, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/data/" COMPANY_RECORDS "$", cpt_sandbox_record_list_of_company, CPT_SANDBOX_ACCESS_KEY },
  { "GET", CONNECTION "/data/commerce-info$", cpt_sandbox_info_show_commerce, CPT_SANDBOX_ACCESS_KEY },
  { "GET", CONNECTION "/data/" CONNECTION_RECORDS "$", cpt_sandbox_record_list_of_connection, CPT_SANDBOX_ACCESS_KEY },
  { "GET", CONNECTION "/data/bankAccounts/(?<account>[^/]+)/bankTransactions$", cpt_sandbox_record_list_of_account,
    CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/files$", cpt_sandbox_files_list, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/files/download$", cpt_sandbox_files_download, CPT_SANDBOX_ACCESS_KEY },
  { "POST", CONNECTION "/files$", cpt_sandbox_upload_files, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/push$", cpt_sandbox_pushes_list, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/push/(?<push>[^/]+)$", cpt_sandbox_pushes_show, CPT_SANDBOX_ACCESS_KEY },
  { "GET", COMPANY "/syncSettings$", cpt_sandbox_sync_settings_show_company, CPT_SANDBOX_ACCESS_KEY },
  { "POST", COMPANY "/syncSettings$", cpt_sandbox_sync_settings_set_company, CPT_SANDBOX_ACCESS_KEY },
  { "GET", "^/profile/syncSettings$", cpt_sandbox_sync_settings_show_client, CPT_SANDBOX_ACCESS_KEY },
  { "POST", "^/profile/syncSettings$", cpt_sandbox_sync_settings_set_client, CPT_SANDBOX_ACCESS_KEY },
  { "GET", "^/profile$", cpt_sandbox_profile_show, CPT_SANDBOX_ACCESS_KEY },
  { "PUT", "^/profile$", cpt_sandbox_profile_replace, CPT_SANDBOX_ACCESS_KEY },
  { "GET", "^/integrations$", cpt_sandbox_integrations_list, CPT_SANDBOX_ACCESS_KEY },
  { "GET", PLATFORM "$", cpt_sandbox_integrations_show, CPT_SANDBOX_ACCESS_KEY },
  { "GET", PLATFORM "/branding$", cpt_sandbox_integrations_branding, CPT_SANDBOX_ACCESS_KEY },
  { "GET", "^/logos/(?<platform>[^/]+)\\.png$", cpt_sandbox_integrations_logo, CPT_SANDBOX_ACCESS_PAGE },
  { "GET", "^/company/(?<company>[^/]+)$", cpt_sandbox_link_show_company, CPT_SANDBOX_ACCESS_PAGE },
  { "POST", "^/company/(?<company>[^/]+)$", cpt_sandbox_link_choose, CPT_SANDBOX_ACCESS_PAGE },
  { "GET", CONNECTION "/start$", cpt_sandbox_link_show_connection, CPT_SANDBOX_ACCESS_PAGE },
  { "POST", CONNECTION "/start$", cpt_sandbox_link_authorize, CPT_SANDBOX_ACCESS_PAGE },
  { "GET", "^/link/done$", cpt_sandbox_link_show_end, CPT_SANDBOX_ACCESS_PAGE },
  { "GET", "^/link/style\\.css$", cpt_sandbox_link_show_style, CPT_SANDBOX_ACCESS_PAGE },
};

struct _CptSandboxRoutes
{
  GRegex *patterns[G_N_ELEMENTS (routes)];
};

/**
 * cpt_sandbox_routes_new:
 *
 * Returns: (transfer full): the table, with its patterns ready
 */
CptSandboxRoutes *
cpt_sandbox_routes_new (void)
{
  CptSandboxRoutes *self = g_new0 (CptSandboxRoutes, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    self->patterns[i] = g_regex_new (routes[i].path, G_REGEX_OPTIMIZE | G_REGEX_DOLLAR_ENDONLY, 0, NULL);

  return self;
}

void
cpt_sandbox_routes_free (CptSandboxRoutes *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    g_regex_unref (self->patterns[i]);

  g_free (self);
}

/**
 * cpt_sandbox_routes_find:
 * @match: (out) (transfer full) (nullable): the captures, when there is a route
 * @is_known: (out): whether the path is one of ours, with this method or another
 *
 * Returns: (nullable) (transfer none): the route
 */
const CptSandboxRoute *
cpt_sandbox_routes_find (CptSandboxRoutes *self,
                         const char *method,
                         const char *path,
                         GMatchInfo **match,
                         gboolean *is_known)
{
  *is_known = FALSE;
  *match = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      g_autoptr (GMatchInfo) found = NULL;

      if (!g_regex_match (self->patterns[i], path, 0, &found))
        continue;

      *is_known = TRUE;

      if (g_str_equal (routes[i].method, method))
        {
          *match = g_steal_pointer (&found);
          return &routes[i];
        }
    }

  return NULL;
}
