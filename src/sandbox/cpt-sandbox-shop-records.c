/* cpt-sandbox-shop-records.c — records of what a shop consists of: places, products, ways to pay, taxes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-records-private.h"

#define N_CATEGORIES 4
#define N_PRODUCTS 30

static char *
dup_location_name (const CptSandboxRecords *self, guint position)
{
  return g_strdup (cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_PLACE, self->language, position));
}

static void
describe_location (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  g_autofree char *name = dup_location_name (self, position);

  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_begin_object (fields, "address");
  cpt_sandbox_fields_text (fields, "line1",
                           cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_STREET, self->language, position));
  cpt_sandbox_fields_text (fields, "city", cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_CITY, self->language, position));
  cpt_sandbox_fields_end_object (fields);
}

static char *
dup_method_name (const CptSandboxRecords *self, guint position)
{
  return g_strdup (cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_METHOD, self->language, position + 1));
}

static void
describe_method (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  g_autofree char *name = dup_method_name (self, position);

  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_text (fields, "status", "Active");
}

static char *
dup_category_name (const CptSandboxRecords *self, guint position)
{
  return g_strdup (cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_CATEGORY, self->language, position));
}

/* The first is above the others. */
static void
describe_category (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  g_autofree char *name = dup_category_name (self, position);

  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_boolean (fields, "hasChildren", position == 0);
  cpt_sandbox_fields_begin_array (fields, "ancestorRefs");

  if (position > 0)
    cpt_sandbox_records_refer (self, fields, NULL, "name", "commerce-productCategories", 0);

  cpt_sandbox_fields_end_array (fields);
}

static char *
dup_product_name (const CptSandboxRecords *self, guint position)
{
  const char *name = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_ITEM, self->language, position);

  return position < 10 ? g_strdup (name) : g_strdup_printf ("%s, %u", name, position / 10 + 1);
}

static void
describe_variants (const CptSandboxRecords *self, CptSandboxFields *fields, const char *name, guint position)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "product", position);

  cpt_sandbox_fields_begin_array (fields, "variants");

  for (guint i = 0; i <= chance % 3; i++)
    {
      g_autofree char *sku = g_strdup_printf ("SKU-%04u-%u", position, i);

      cpt_sandbox_fields_begin_object (fields, NULL);
      cpt_sandbox_fields_text (fields, "name", name);
      cpt_sandbox_fields_text (fields, "sku", sku);
      cpt_sandbox_fields_cents (fields, "price", 250 + (gint64) (chance % 12000) + i * 100);
      cpt_sandbox_fields_text (fields, "currency", self->currency);
      cpt_sandbox_fields_end_object (fields);
    }

  cpt_sandbox_fields_end_array (fields);
}

static void
describe_product (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  g_autofree char *name = dup_product_name (self, position);

  cpt_sandbox_fields_text (fields, "name", name);
  cpt_sandbox_fields_text (fields, "description", NULL);
  cpt_sandbox_fields_boolean (fields, "isGiftCard", position % 10 == 9);
  cpt_sandbox_fields_begin_object (fields, "categorization");
  cpt_sandbox_records_refer (self, fields, "productCategoryRef", "name", "commerce-productCategories",
                             cpt_sandbox_records_choose (self, "commerce-productCategories", position));
  cpt_sandbox_fields_end_object (fields);
  describe_variants (self, fields, name, position);
}

static void
describe_tax (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  cpt_sandbox_fields_text (fields, "name", position % 2 == 0 ? "TPS" : "TVQ");
  cpt_sandbox_fields_amount (fields, "rate", position % 2 == 0 ? 500 : 998);
  cpt_sandbox_fields_boolean (fields, "isCompound", FALSE);
}

const CptSandboxRecordType cpt_sandbox_shop_records[] = {
  { "commerce-locations", "commerce-locations", CPT_SANDBOX_ID_NUMBER, 2, 0, describe_location, dup_location_name, 0 },
  { "commerce-paymentMethods", "commerce-paymentMethods", CPT_SANDBOX_ID_NUMBER, 3, 0, describe_method, dup_method_name,
    0 },
  { "commerce-productCategories", "commerce-productCategories", CPT_SANDBOX_ID_GUID, N_CATEGORIES, 0, describe_category,
    dup_category_name, 0 },
  { "commerce-products", "commerce-products", CPT_SANDBOX_ID_NUMBER, N_PRODUCTS, 0, describe_product, dup_product_name,
    0 },
  { "commerce-taxComponents", "commerce-taxComponents", CPT_SANDBOX_ID_NUMBER, 2, 0, describe_tax, NULL, 0 },
  { .data_type = NULL },
};
