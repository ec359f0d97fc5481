/* cpt-sandbox-link-page-private.h — the frame of every Link page, and who may see it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-request-private.h"
#include "cpt-sandbox-words-private.h"

G_BEGIN_DECLS

CptSandboxLanguage cpt_sandbox_link_page_get_language (CptSandboxRequest *request);
CptSandboxAnswer *
cpt_sandbox_link_page_new (CptSandboxRequest *request, guint status, const char *title, const char *content);
CptSandboxAnswer *
cpt_sandbox_link_page_new_message (CptSandboxRequest *request, guint status, const char *kind, const char *word);
CptSandboxAnswer *cpt_sandbox_link_page_new_redirect (const char *address);

CptSandboxAnswer *cpt_sandbox_link_page_admit (CptSandboxRequest *request,
                                               const char *subject,
                                               const char *parameter) G_GNUC_WARN_UNUSED_RESULT;
CptSandboxAnswer *cpt_sandbox_link_page_read_form (CptSandboxRequest *request,
                                                   const char *subject,
                                                   GHashTable **form) G_GNUC_WARN_UNUSED_RESULT;

char *cpt_sandbox_link_page_fill_redirect (CptSandboxWorld *world,
                                           CptSandboxCompany *company,
                                           CptSandboxConnection *connection,
                                           guint status);

G_END_DECLS
