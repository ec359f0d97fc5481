/* cpt-read-decoder-private.h — reads, their freshness and their validation, from the platform's JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-data-status.h"
#include "cpt-page.h"
#include "cpt-read.h"
#include "cpt-validation.h"

G_BEGIN_DECLS

CptPage *cpt_read_decoder_page (GBytes *body, GError **error);
CptRead *cpt_read_decoder_read (GBytes *body, GError **error);
GPtrArray *cpt_read_decoder_data_status (GBytes *body, GError **error);
CptValidation *cpt_read_decoder_validation (GBytes *body, GError **error);

G_END_DECLS
