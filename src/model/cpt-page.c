/* cpt-page.c — one page of a list of the platform, other than its companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-page.h"

#include "cpt-objects.h"

struct _CptPage
{
  GObject parent_instance;

  GPtrArray *items; /* (element-type GObject), never NULL */
  guint page_number;
  guint page_size;
  guint64 total_results;
};

G_DEFINE_FINAL_TYPE (CptPage, cpt_page, G_TYPE_OBJECT)

static void
cpt_page_finalize (GObject *object)
{
  CptPage *self = CPT_PAGE (object);

  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (cpt_page_parent_class)->finalize (object);
}

static void
cpt_page_class_init (CptPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_page_finalize;
}

static void
cpt_page_init (CptPage *self)
{
}

/**
 * cpt_page_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptPage *
cpt_page_new (const CptPageFields *fields)
{
  CptPage *self = g_object_new (CPT_TYPE_PAGE, NULL);

  self->items = cpt_objects_copy (fields->items);
  self->page_number = fields->page_number;
  self->page_size = fields->page_size;
  self->total_results = fields->total_results;

  return self;
}

/**
 * cpt_page_get_items:
 *
 * Returns: (transfer none) (element-type GObject): in the platform's order; not to be changed
 */
GPtrArray *
cpt_page_get_items (CptPage *self)
{
  g_return_val_if_fail (CPT_IS_PAGE (self), NULL);

  return self->items;
}

/**
 * cpt_page_get_page_number:
 *
 * Returns: as the platform said, from 1 (some answers say 0)
 */
guint
cpt_page_get_page_number (CptPage *self)
{
  g_return_val_if_fail (CPT_IS_PAGE (self), 0);

  return self->page_number;
}

/**
 * cpt_page_get_page_size:
 *
 * Returns: as the platform said
 */
guint
cpt_page_get_page_size (CptPage *self)
{
  g_return_val_if_fail (CPT_IS_PAGE (self), 0);

  return self->page_size;
}

/**
 * cpt_page_get_total_results:
 *
 * Returns: items on all pages, as the platform said
 */
guint64
cpt_page_get_total_results (CptPage *self)
{
  g_return_val_if_fail (CPT_IS_PAGE (self), 0);

  return self->total_results;
}
