/* layout-fixture.h — a window of a size and with a text size that a test can rely on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "desk-fixture.h"

G_BEGIN_DECLS

#define LAYOUT_FIXTURE_SMALLEST 360 /* pixels: the width of a phone */
#define LAYOUT_FIXTURE_MEDIUM 1000  /* and of the window of most people */

void layout_fixture_set_up (DeskFixture *fixture, gconstpointer large_text);
void layout_fixture_tear_down (DeskFixture *fixture, gconstpointer large_text);
void layout_fixture_use_font (const char *font);
void layout_fixture_make_smallest (DeskFixture *fixture);
void layout_fixture_make_medium (DeskFixture *fixture);
int layout_fixture_measure_width (GtkWidget *widget);
graphene_rect_t layout_fixture_get_bounds (GtkWidget *widget, GtkWidget *around);

G_END_DECLS
