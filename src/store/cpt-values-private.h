/* cpt-values-private.h — small named values: known at once, written behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CptValues CptValues;

CptValues *cpt_values_new (GHashTable *values);
void cpt_values_free (CptValues *self);
GVariant *cpt_values_get (CptValues *self, const char *key);
gboolean cpt_values_set (CptValues *self, const char *key, GVariant *value);
GHashTable *cpt_values_take_unsaved (CptValues *self);

G_END_DECLS
