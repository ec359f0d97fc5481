/* cpt-objects.c — lists of immutable values, copied.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-objects.h"

/**
 * cpt_objects_copy:
 * @objects: (nullable) (element-type GObject): a list, or %NULL for an empty one
 *
 * Returns: (transfer full): another list of the same objects, with a reference to each
 */
GPtrArray *
cpt_objects_copy (GPtrArray *objects)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; objects != NULL && i < objects->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (objects, i)));

  return copy;
}
