/* cpt-sandbox-paging-private.h — which page of a list is asked for, and the frame it is answered in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-property-private.h"
#include "cpt-sandbox-request-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxPaging:
 * @page: from 1
 * @page_size: 1 to 5000
 */
typedef struct
{
  guint page;
  guint page_size;
} CptSandboxPaging;

CptSandboxAnswer *cpt_sandbox_paging_read (CptSandboxRequest *request,
                                           CptSandboxPaging *self) G_GNUC_WARN_UNUSED_RESULT;
GString *cpt_sandbox_paging_begin (void);
CptSandboxAnswer *
cpt_sandbox_paging_end (const CptSandboxPaging *self, CptSandboxRequest *request, GString *body, guint total);

G_END_DECLS
