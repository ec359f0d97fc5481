/* cpt-surroundings-private.h — what happens around the program: networks come and go, the computer sleeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Signals: "network-lost": there is none any more; "network-found": there is one, or another one; "woken": the computer
 * has slept. */
#define CPT_TYPE_SURROUNDINGS (cpt_surroundings_get_type ())
G_DECLARE_FINAL_TYPE (CptSurroundings, cpt_surroundings, CPT, SURROUNDINGS, GObject)

CptSurroundings *cpt_surroundings_new (GNetworkMonitor *network);

G_END_DECLS
