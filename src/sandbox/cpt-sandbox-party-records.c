/* cpt-sandbox-party-records.c — records of those a business deals with: customers and suppliers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-records-private.h"

static void
describe_address (const CptSandboxRecords *self, guint64 chance, CptSandboxFields *fields, const char *type)
{
  gboolean is_french = self->language == CPT_SANDBOX_FRENCH;
  const char *street = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_STREET, self->language, chance);
  g_autofree char *line = g_strdup_printf (is_french ? "%u, %s" : "%u %s", (guint) (chance % 240) + 1, street);

  cpt_sandbox_fields_begin_object (fields, NULL);
  cpt_sandbox_fields_text (fields, "type", type);
  cpt_sandbox_fields_text (fields, "line1", line);
  cpt_sandbox_fields_text (fields, "line2", NULL);
  cpt_sandbox_fields_text (fields, "city",
                           cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_CITY, self->language, chance >> 8));
  cpt_sandbox_fields_text (fields, "country", is_french ? "Canada" : NULL);
  cpt_sandbox_fields_end_object (fields);
}

static void
describe_contacts (const CptSandboxRecords *self, guint64 chance, CptSandboxFields *fields)
{
  cpt_sandbox_fields_begin_array (fields, "contacts");

  for (guint i = 0; i < chance % 3; i++)
    {
      g_autofree char *name = cpt_sandbox_sample_dup_person (self->language, chance >> (4 + i));
      g_autofree char *mail = cpt_sandbox_sample_dup_mail (self->language, chance >> (4 + i));

      cpt_sandbox_fields_begin_object (fields, NULL);
      cpt_sandbox_fields_text (fields, "name", name);
      cpt_sandbox_fields_text (fields, "email", mail);
      cpt_sandbox_fields_end_object (fields);
    }

  cpt_sandbox_fields_end_array (fields);
}

static char *
dup_customer_name (const CptSandboxRecords *self, guint position)
{
  return cpt_sandbox_sample_dup_party (self->language, position);
}

/* Others than the customers. */
static char *
dup_supplier_name (const CptSandboxRecords *self, guint position)
{
  return cpt_sandbox_sample_dup_party (self->language, position + 60);
}

static char *
dup_shopper_name (const CptSandboxRecords *self, guint position)
{
  return cpt_sandbox_sample_dup_person (self->language, cpt_sandbox_mix (position));
}

/* How to reach somebody; not all say. */
static void
describe_reach (const CptSandboxRecords *self, guint64 chance, CptSandboxFields *fields)
{
  g_autofree char *mail = cpt_sandbox_sample_dup_mail (self->language, chance);
  g_autofree char *phone = cpt_sandbox_sample_dup_phone (chance >> 16);

  cpt_sandbox_fields_text (fields, "emailAddress", chance % 11 == 3 ? NULL : mail);
  cpt_sandbox_fields_text (fields, "phone", chance % 7 == 3 ? NULL : phone);
}

static void
describe_business (const CptSandboxRecords *self,
                   const char *name_member,
                   const char *name,
                   guint64 chance,
                   CptSandboxFields *fields)
{
  g_autofree char *person = cpt_sandbox_sample_dup_person (self->language, chance);
  g_autofree char *registration = g_strdup_printf ("%08u", (guint) (chance % 100000000));
  g_autofree char *tax = g_strdup_printf ("%09u RT 0001", (guint) ((chance >> 20) % 1000000000));

  cpt_sandbox_fields_text (fields, name_member, name);
  cpt_sandbox_fields_text (fields, "contactName", chance % 5 == 0 ? NULL : person);
  describe_reach (self, chance, fields);
  cpt_sandbox_fields_text (fields, "defaultCurrency", self->currency);
  cpt_sandbox_fields_text (fields, "registrationNumber", chance % 3 == 0 ? NULL : registration);
  cpt_sandbox_fields_text (fields, "taxNumber", chance % 3 == 1 ? NULL : tax);
  cpt_sandbox_fields_text (fields, "status", chance % 13 == 0 ? "Archived" : "Active");
  cpt_sandbox_fields_begin_array (fields, "addresses");
  describe_address (self, chance, fields, "Billing");
  cpt_sandbox_fields_end_array (fields);
}

static void
describe_customer (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "customer", position);
  g_autofree char *name = dup_customer_name (self, position);

  describe_business (self, "customerName", name, chance, fields);
  describe_contacts (self, chance, fields);
}

static void
describe_supplier (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "supplier", position);
  g_autofree char *name = dup_supplier_name (self, position);

  describe_business (self, "supplierName", name, chance, fields);
}

static void
describe_shopper (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  guint64 chance = cpt_sandbox_records_get_chance (self, "shopper", position);
  g_autofree char *name = dup_shopper_name (self, position);

  cpt_sandbox_fields_text (fields, "customerName", name);
  describe_reach (self, chance, fields);
  cpt_sandbox_fields_text (fields, "defaultCurrency", self->currency);
  cpt_sandbox_fields_time (fields, "createdDate",
                           cpt_sandbox_records_get_moment (self, "commerce-customers", position));
  cpt_sandbox_fields_text (fields, "note", NULL);
  cpt_sandbox_fields_begin_array (fields, "addresses");
  describe_address (self, chance, fields, "Delivery");
  cpt_sandbox_fields_end_array (fields);
}

const CptSandboxRecordType cpt_sandbox_party_records[] = {
  { "customers", "customers", CPT_SANDBOX_ID_GUID, 48, 0, describe_customer, dup_customer_name, 0 },
  { "suppliers", "suppliers", CPT_SANDBOX_ID_NUMBER, 31, 0, describe_supplier, dup_supplier_name, 0 },
  { "commerce-customers", "commerce-customers", CPT_SANDBOX_ID_NUMBER, 0, 12, describe_shopper, dup_shopper_name, 0 },
  { .data_type = NULL },
};
