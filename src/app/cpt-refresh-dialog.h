/* cpt-refresh-dialog.h — what a refresh of a company will read and what not, and why, before it is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-refresh-plan.h"

G_BEGIN_DECLS

/* The response is "refresh", or something else. */
AdwMessageDialog *cpt_refresh_dialog_new (GtkWindow *parent, const CptRefreshFacts *facts);

G_END_DECLS
