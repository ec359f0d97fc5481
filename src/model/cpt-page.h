/* cpt-page.h — one page of a list of the platform, other than its companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CptPageFields:
 * @items: (nullable) (element-type GObject): in the platform's order
 * @page_number: as the platform said, from 1 (some answers say 0)
 * @page_size: as the platform said
 * @total_results: items on all pages, as the platform said
 */
typedef struct
{
  GPtrArray *items;
  guint page_number;
  guint page_size;
  guint64 total_results;
} CptPageFields;

#define CPT_TYPE_PAGE (cpt_page_get_type ())
G_DECLARE_FINAL_TYPE (CptPage, cpt_page, CPT, PAGE, GObject)

CptPage *cpt_page_new (const CptPageFields *fields);
GPtrArray *cpt_page_get_items (CptPage *self);
guint cpt_page_get_page_number (CptPage *self);
guint cpt_page_get_page_size (CptPage *self);
guint64 cpt_page_get_total_results (CptPage *self);

G_END_DECLS
