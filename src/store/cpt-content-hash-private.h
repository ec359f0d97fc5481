/* cpt-content-hash-private.h — one number for all that the platform said of a company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"

G_BEGIN_DECLS

guint64 cpt_content_hash (CptCompany *company);

G_END_DECLS
