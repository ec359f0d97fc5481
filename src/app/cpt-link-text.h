/* cpt-link-text.h — Link URLs as texts that leave the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cpt_link_text_dup_lines (GPtrArray *targets, guint *n_lines);
char *cpt_link_text_dup_subject (const char *company_name);
char *cpt_link_text_dup_body (const char *company_name, const char *url);
char *cpt_link_text_dup_mailto (const char *company_name, const char *url);

G_END_DECLS
