/* cpt-shown-text.h — what is shown of a text that somebody made too long for a screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CPT_SHOWN_NAME 300  /* characters of a name, a tag, a cell */
#define CPT_SHOWN_LINE 1000 /* of a line of several of them */
#define CPT_SHOWN_IN_FILE_NAME 70
#define CPT_SHOWN_WORDS 1000 /* of what the platform says of an error: several lines, which are broken many times */

char *cpt_shown_text_new (const char *text, guint most);

G_END_DECLS
