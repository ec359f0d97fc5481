/* cpt-family-list.h — the parent of a company and its subsidiaries, each with what can be done with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-company.h"

G_BEGIN_DECLS

#define CPT_TYPE_FAMILY_LIST (cpt_family_list_get_type ())
G_DECLARE_FINAL_TYPE (CptFamilyList, cpt_family_list, CPT, FAMILY_LIST, AdwBin)

void cpt_family_list_show (CptFamilyList *self, CptCompany *company, GPtrArray *subsidiaries);

G_END_DECLS
