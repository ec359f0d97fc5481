/* cpt-message-dialog.h — questions that fit the screen, with the keyboard on the answer that they propose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void cpt_message_dialog_present (AdwMessageDialog *dialog);

G_END_DECLS
