/* cpt-identifier-list.h — what a company and its connections are known by, each to be copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company.h"

G_BEGIN_DECLS

#define CPT_TYPE_IDENTIFIER_LIST (cpt_identifier_list_get_type ())
G_DECLARE_FINAL_TYPE (CptIdentifierList, cpt_identifier_list, CPT, IDENTIFIER_LIST, AdwBin)

void cpt_identifier_list_show (CptIdentifierList *self, CptCompany *company);

G_END_DECLS
