/* cpt-clock.h — "now" of an account: its platform's, never the desktop's wall clock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CPT_TYPE_CLOCK (cpt_clock_get_type ())
G_DECLARE_FINAL_TYPE (CptClock, cpt_clock, CPT, CLOCK, GObject)

CptClock *cpt_clock_new (void);
gint64 cpt_clock_now (CptClock *self);
gboolean cpt_clock_is_set (CptClock *self);
void cpt_clock_set (CptClock *self, gint64 platform_now);
gint64 cpt_clock_get_correction (CptClock *self);

G_END_DECLS
