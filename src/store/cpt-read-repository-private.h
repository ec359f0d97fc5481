/* cpt-read-repository-private.h — what the two files of the repository share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-read-repository.h"
#include "cpt-store-private.h"

G_BEGIN_DECLS

CptStore *cpt_read_repository_get_store (CptReadRepository *self);

G_END_DECLS
