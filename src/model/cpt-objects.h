/* cpt-objects.h — lists of immutable values, copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

GPtrArray *cpt_objects_copy (GPtrArray *objects);

G_END_DECLS
