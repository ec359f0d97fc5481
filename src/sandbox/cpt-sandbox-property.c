/* cpt-sandbox-property.c — what the items of a list can be queried and ordered by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-property-private.h"

/**
 * cpt_sandbox_item_type_find:
 * @name: a property, in any case
 * @property: (out): its position
 *
 * Returns: whether items have that property
 */
gboolean
cpt_sandbox_item_type_find (const CptSandboxItemType *self, const char *name, guint *property)
{
  for (guint i = 0; i < self->n_properties; i++)
    if (g_ascii_strcasecmp (self->properties[i].name, name) == 0)
      {
        *property = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cpt_sandbox_order_parse:
 * @text: `property` or `-property`
 *
 * Returns: %FALSE if items have no such property, or have several values of it
 */
gboolean
cpt_sandbox_order_parse (CptSandboxOrder *self, const CptSandboxItemType *type, const char *text)
{
  self->type = type;
  self->descending = *text == '-';

  return cpt_sandbox_item_type_find (type, text + (self->descending ? 1 : 0), &self->property) &&
         !type->properties[self->property].repeated;
}

static int
compare_values (CptSandboxKind kind, const CptSandboxValue *first, const CptSandboxValue *second)
{
  int result;

  if (kind != CPT_SANDBOX_KIND_TEXT)
    return (first->number > second->number) - (first->number < second->number);

  result = g_ascii_strcasecmp (first->text, second->text);

  return result != 0 ? result : g_strcmp0 (first->text, second->text);
}

static int
compare_property (const CptSandboxOrder *self,
                  guint property,
                  gboolean descending,
                  gconstpointer first,
                  gconstpointer second)
{
  CptSandboxValue first_value, second_value;
  gboolean has_first = self->type->get (first, property, 0, &first_value);
  gboolean has_second = self->type->get (second, property, 0, &second_value);
  int result;

  if (!has_first || !has_second)
    return (has_first ? 0 : 1) - (has_second ? 0 : 1);

  result = compare_values (self->type->properties[property].kind, &first_value, &second_value);

  return descending ? -result : result;
}

/**
 * cpt_sandbox_order_compare:
 *
 * Returns: which of two items comes first; one without a value comes last both ways, equals go by their identifier
 */
int
cpt_sandbox_order_compare (const CptSandboxOrder *self, gconstpointer first, gconstpointer second)
{
  int result = compare_property (self, self->property, self->descending, first, second);

  return result != 0 ? result : compare_property (self, self->type->id, FALSE, first, second);
}
