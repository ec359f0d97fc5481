/* cpt-company-slot.c — item i of the companies list: knows its position for ever; its row changes under it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-slot-private.h"

struct _CptCompanySlot
{
  GObject parent_instance;

  CptCompanyList *list; /* weak */
  guint position;
  guint n_bound;      /* cells that show it */
  CptCompanyRow *row; /* (nullable): as it was told last, while bound */
};

typedef enum
{
  PROP_ROW = 1,
} CptCompanySlotProperty;
static GParamSpec *properties[PROP_ROW + 1];

G_DEFINE_FINAL_TYPE (CptCompanySlot, cpt_company_slot, G_TYPE_OBJECT)

static void
cpt_company_slot_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptCompanySlot *self = CPT_COMPANY_SLOT (object);

  switch ((CptCompanySlotProperty) property_id)
    {
    case PROP_ROW:
      g_value_set_object (value, cpt_company_slot_get_row (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_company_slot_dispose (GObject *object)
{
  CptCompanySlot *self = CPT_COMPANY_SLOT (object);

  if (self->list != NULL)
    cpt_slot_table_drop (cpt_company_list_get_slots (self->list), self);
  g_clear_weak_pointer (&self->list);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (cpt_company_slot_parent_class)->dispose (object);
}

static void
cpt_company_slot_class_init (CptCompanySlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cpt_company_slot_get_property;
  object_class->dispose = cpt_company_slot_dispose;

  /**
   * CptCompanySlot:row:
   *
   * The company that stands here now; notified while the slot is bound.
   */
  properties[PROP_ROW] =
      g_param_spec_object ("row", NULL, NULL, CPT_TYPE_COMPANY_ROW, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cpt_company_slot_init (CptCompanySlot *self)
{
}

/**
 * cpt_company_slot_new:
 *
 * Returns: (transfer full): the slot at @position of @list
 */
CptCompanySlot *
cpt_company_slot_new (CptCompanyList *list, guint position)
{
  CptCompanySlot *self = g_object_new (CPT_TYPE_COMPANY_SLOT, NULL);

  g_set_weak_pointer (&self->list, list);
  self->position = position;

  return self;
}

/**
 * cpt_company_slot_get_position:
 *
 * Returns: its place in the list, for ever
 */
guint
cpt_company_slot_get_position (CptCompanySlot *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_SLOT (self), 0);

  return self->position;
}

/**
 * cpt_company_slot_get_row:
 *
 * Returns: (transfer none) (nullable): the company that stands here now; %NULL when it could not be read in time: then
 *   "notify::row" follows on a bound slot
 */
CptCompanyRow *
cpt_company_slot_get_row (CptCompanySlot *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_SLOT (self), NULL);

  if (self->n_bound > 0)
    return self->row;

  return self->list != NULL ? cpt_company_list_get_row_at (self->list, self->position) : NULL;
}

/**
 * cpt_company_slot_bind:
 *
 * A cell shows this slot: from now on it is told when its row changes.
 */
void
cpt_company_slot_bind (CptCompanySlot *self)
{
  g_return_if_fail (CPT_IS_COMPANY_SLOT (self));

  if (self->list == NULL || self->n_bound++ > 0)
    return;

  g_set_object (&self->row, cpt_company_list_get_row_at (self->list, self->position));
  cpt_slot_table_set_bound (cpt_company_list_get_slots (self->list), self, TRUE);
}

/**
 * cpt_company_slot_unbind:
 *
 * No cell shows this slot any more.
 */
void
cpt_company_slot_unbind (CptCompanySlot *self)
{
  g_return_if_fail (CPT_IS_COMPANY_SLOT (self));

  if (self->n_bound == 0 || --self->n_bound > 0)
    return;

  g_clear_object (&self->row);
  if (self->list != NULL)
    cpt_slot_table_set_bound (cpt_company_list_get_slots (self->list), self, FALSE);
}

/**
 * cpt_company_slot_refresh:
 *
 * The company here may be another one: reads it again and tells.
 */
void
cpt_company_slot_refresh (CptCompanySlot *self)
{
  if (self->list != NULL && g_set_object (&self->row, cpt_company_list_get_row_at (self->list, self->position)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}
