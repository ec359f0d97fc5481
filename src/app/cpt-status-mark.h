/* cpt-status-mark.h — the shapes of statuses: each is told from the others without its colour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-status.h"
#include "cpt-status-palette.h"

G_BEGIN_DECLS

/**
 * CptStatusMark:
 * @CPT_STATUS_MARK_NONE: nothing is drawn
 * @CPT_STATUS_MARK_LINKED: green disc, check cut out
 * @CPT_STATUS_MARK_ERROR: red triangle, "!" cut out
 * @CPT_STATUS_MARK_DEAUTHORIZED: red diamond, "×" cut out
 * @CPT_STATUS_MARK_PENDING: mauve ring, clock hands
 * @CPT_STATUS_MARK_REFUSED: mauve ring, "!"
 * @CPT_STATUS_MARK_UNLINKED: grey ring, slash
 * @CPT_STATUS_MARK_UNKNOWN: grey ring, minus
 * @CPT_STATUS_MARK_NO_CONNECTION: grey dashed ring
 * @CPT_STATUS_MARK_WARNING: amber triangle outline, "!"
 * @CPT_STATUS_MARK_WAITING: three blue dots
 * @CPT_STATUS_MARK_SENT: grey paper plane: a Link URL is on its way to a client
 * @CPT_STATUS_MARK_RUNNING: blue arc on a pale ring
 * @CPT_STATUS_MARK_QUEUED: blue dashed ring
 * @CPT_STATUS_MARK_CREATED: grey ring, plus
 *
 * Filled round = works; angular = broken; ring = not (yet, or no more) authorised; dashed = nothing there.
 */
typedef enum
{
  CPT_STATUS_MARK_NONE,
  CPT_STATUS_MARK_LINKED,
  CPT_STATUS_MARK_ERROR,
  CPT_STATUS_MARK_DEAUTHORIZED,
  CPT_STATUS_MARK_PENDING,
  CPT_STATUS_MARK_REFUSED,
  CPT_STATUS_MARK_UNLINKED,
  CPT_STATUS_MARK_UNKNOWN,
  CPT_STATUS_MARK_NO_CONNECTION,
  CPT_STATUS_MARK_WARNING,
  CPT_STATUS_MARK_WAITING,
  CPT_STATUS_MARK_SENT,
  CPT_STATUS_MARK_RUNNING,
  CPT_STATUS_MARK_QUEUED,
  CPT_STATUS_MARK_CREATED,
} CptStatusMark;
#define CPT_N_STATUS_MARKS (CPT_STATUS_MARK_CREATED + 1)

#define CPT_TYPE_STATUS_MARK (cpt_status_mark_get_type ())
GType cpt_status_mark_get_type (void);

CptStatusMark cpt_status_mark_of_state (CptConnectionState state);
CptStatusMark cpt_status_mark_of_connection (CptConnection *connection);
CptStatusMark cpt_status_mark_of_company (CptCompanyStatus status);
CptStatusHue cpt_status_mark_get_hue (CptStatusMark mark);
void cpt_status_mark_draw (CptStatusMark mark, cairo_t *cr, double size, const GdkRGBA *color);
void cpt_status_mark_snapshot (CptStatusMark mark,
                               GtkSnapshot *snapshot,
                               const graphene_point_t *at,
                               float size,
                               const GdkRGBA *color);

G_END_DECLS
