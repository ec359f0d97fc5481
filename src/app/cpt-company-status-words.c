/* cpt-company-status-words.c — the status of a company in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-status-words.h"

#include "cpt-connection-words.h"

#include <glib/gi18n.h>

/**
 * cpt_company_status_words:
 *
 * Returns: (transfer none): @status, as the company's page says it
 */
const char *
cpt_company_status_words (CptCompanyStatus status)
{
  switch (status)
    {
    case CPT_COMPANY_STATUS_NO_CONNECTION:
      return _ ("No connection");

    case CPT_COMPANY_STATUS_DEAUTHORIZED:
      return cpt_connection_words_short (CPT_CONNECTION_STATE_DEAUTHORIZED);

    case CPT_COMPANY_STATUS_LINKED:
    case CPT_COMPANY_STATUS_LINKED_WITH_ERROR:
      return cpt_connection_words_short (CPT_CONNECTION_STATE_LINKED);

    case CPT_COMPANY_STATUS_PARTIAL:
      /* Translators: status of a company: some of its connections are linked, some are not */
      return C_ ("company status", "Partial");

    case CPT_COMPANY_STATUS_PENDING:
      return cpt_connection_words_short (CPT_CONNECTION_STATE_PENDING);

    case CPT_COMPANY_STATUS_UNLINKED:
      return cpt_connection_words_short (CPT_CONNECTION_STATE_UNLINKED);

    case CPT_COMPANY_STATUS_UNKNOWN:
    default:
      return cpt_connection_words_short (CPT_CONNECTION_STATE_UNKNOWN);
    }
}
