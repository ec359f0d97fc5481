/* cpt-platform-path-private.h — requests to the platform's addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-request-private.h"

G_BEGIN_DECLS

/* Of an answer with many things in it. */
#define CPT_PLATFORM_MAX_PAGE_BYTES (64 * 1024 * 1024)

CptRequest *
cpt_platform_path_request (const char *method, CptPriority priority, const char *first, ...) G_GNUC_NULL_TERMINATED;
CptRequest *cpt_platform_path_read (CptPriority priority, const char *first, ...) G_GNUC_NULL_TERMINATED;
void cpt_platform_path_add_parameter (CptRequest *request, const char *name, const char *value);
void
cpt_platform_path_set_page (CptRequest *request, guint page, guint page_size, const char *order_by, const char *query);

G_END_DECLS
