/* cpt-gtk-start.h — GTK without the theme that libadwaita replaces at once, and with its icons read by a thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

void cpt_gtk_start (void);
void cpt_gtk_start_icons (void);
