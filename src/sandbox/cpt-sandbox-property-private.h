/* cpt-sandbox-property-private.h — what the items of a list can be queried and ordered by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CPT_SANDBOX_KIND_TEXT,
  CPT_SANDBOX_KIND_TIME,
  CPT_SANDBOX_KIND_BOOLEAN,
  CPT_SANDBOX_KIND_NUMBER,
} CptSandboxKind;

/**
 * CptSandboxValue:
 * @text: of a text
 * @number: ticks of a time, 0 or 1, or ten-thousandths of a number
 */
typedef struct
{
  const char *text;
  gint64 number;
} CptSandboxValue;

/**
 * CptSandboxProperty:
 * @name: as it is spelled in queries; with dots for what is inside
 * @repeated: may have several values
 */
typedef struct
{
  const char *name;
  CptSandboxKind kind;
  gboolean repeated;
} CptSandboxProperty;

/* Gives value @index of a property of @item; %FALSE when there are no more. */
typedef gboolean (*CptSandboxGetFunc) (gconstpointer item, guint property, guint index, CptSandboxValue *value);

/* Gives the text of what any item may have under any name; NULL when it has not. */
typedef const char *(*CptSandboxGetByNameFunc) (gconstpointer item, const char *name);

/**
 * CptSandboxItemType:
 * @properties: of any item of the list
 * @id: which of them is the identifier, that decides between equals
 * @get_by_name: (nullable): used instead of @properties and @get where names are free
 */
typedef struct
{
  const CptSandboxProperty *properties;
  guint n_properties;
  guint id;
  CptSandboxGetFunc get;
  CptSandboxGetByNameFunc get_by_name;
} CptSandboxItemType;

/**
 * CptSandboxOrder:
 *
 * How a list is ordered: by one property.
 */
typedef struct
{
  const CptSandboxItemType *type;
  guint property;
  gboolean descending;
} CptSandboxOrder;

gboolean cpt_sandbox_item_type_find (const CptSandboxItemType *self, const char *name, guint *property);
gboolean cpt_sandbox_order_parse (CptSandboxOrder *self, const CptSandboxItemType *type, const char *text);
int cpt_sandbox_order_compare (const CptSandboxOrder *self, gconstpointer first, gconstpointer second);

G_END_DECLS
