/* cpt-sandbox-records.c — what is in the package of one connection: lists of records that follow from the seed.
 *
 * 1. A record is a function of the seed and of its position, so a list of any length costs nothing until it is read.
 * 2. The list grows at its end: a record that was there once keeps its position, and so its identifier.
 * 3. Identifiers and moments go up with the position: a page in that order is cut out without making the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-records-private.h"

#include <string.h>

#include "cpt-sandbox-time-private.h"

#define HISTORY (730 * CPT_SANDBOX_TICKS_PER_DAY)
#define MONTH (30 * CPT_SANDBOX_TICKS_PER_DAY)
#define IDS_APART 4001 /* of a million records, in 32 bits */
#define DELETED_ONE_IN 29

/**
 * Size:
 * @percent: of what comes in a month
 */
static const struct
{
  const char *data_set;
  guint percent;
} sizes[] = {
  { "retail", 200 },     { "services", 60 },  { "startup", 30 },
  { "struggling", 100 }, { "importer", 150 }, { "example", 50 },
};

static const CptSandboxRecordType *const families[] = {
  cpt_sandbox_bank_records,   cpt_sandbox_banking_records, cpt_sandbox_commerce_records, cpt_sandbox_document_records,
  cpt_sandbox_ledger_records, cpt_sandbox_party_records,   cpt_sandbox_payment_records,  cpt_sandbox_shop_records,
};

/**
 * cpt_sandbox_record_type_find:
 * @route: the name of a list in an address
 *
 * Returns: (nullable): what is in it
 */
const CptSandboxRecordType *
cpt_sandbox_record_type_find (const char *route)
{
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    for (const CptSandboxRecordType *type = families[i]; type->data_type != NULL; type++)
      if (strcmp (type->route, route) == 0)
        return type;

  return NULL;
}

/**
 * cpt_sandbox_records_init:
 * @self: (out): the package as it was at @moment; has no faults and no account
 * @company: must outlive it
 * @connection: must outlive it
 * @seed: of the sandbox
 */
void
cpt_sandbox_records_init (CptSandboxRecords *self,
                          const CptSandboxCompany *company,
                          const CptSandboxConnection *connection,
                          guint64 seed,
                          gint64 moment)
{
  gint64 start = connection->created - HISTORY;

  *self = (CptSandboxRecords){ .company = company, .connection = connection, .moment = moment };
  self->seed = cpt_sandbox_mix_text (seed, connection->id.text);
  self->start = start - start % CPT_SANDBOX_TICKS_PER_DAY;
  self->language = cpt_sandbox_mix_text (seed, company->id.text) % 2 == 0 ? CPT_SANDBOX_ENGLISH : CPT_SANDBOX_FRENCH;
  cpt_sandbox_books_init (&self->books, connection->data_set, self->seed, moment);
  self->currency = cpt_sandbox_books_get_currency (&self->books);
}

static guint
get_percent (const CptSandboxRecords *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_strcmp0 (sizes[i].data_set, self->connection->data_set) == 0)
      return sizes[i].percent;

  return 100;
}

/* Returns: −1 for as many as usual */
static gint64
get_wanted_count (const CptSandboxRecords *self, const CptSandboxRecordType *type)
{
  return self->faults != NULL ? cpt_sandbox_faults_get_records (self->faults, self->connection, type->data_type) : -1;
}

/* From one record to the next. */
static gint64
get_interval (const CptSandboxRecords *self, const CptSandboxRecordType *type)
{
  gint64 wanted = get_wanted_count (self, type);

  if (wanted >= 0)
    return (self->moment - self->start) / MAX (wanted, 1);

  return type->count > 0 ? HISTORY / type->count : MONTH * 100 / (type->per_month * get_percent (self));
}

static gint64
get_first (const CptSandboxRecords *self, const CptSandboxRecordType *type)
{
  return self->start + type->delay * CPT_SANDBOX_TICKS_PER_DAY;
}

/**
 * cpt_sandbox_records_count:
 *
 * Returns: how many there are
 */
guint
cpt_sandbox_records_count (const CptSandboxRecords *self, const char *route)
{
  const CptSandboxRecordType *type = cpt_sandbox_record_type_find (route);
  gint64 wanted = get_wanted_count (self, type);

  if (wanted >= 0)
    return (guint) wanted;

  return type->count > 0 ? type->count : (guint) ((self->moment - get_first (self, type)) / get_interval (self, type));
}

/**
 * cpt_sandbox_records_choose:
 *
 * Returns: a position in that list; 0 also when it is empty
 */
guint
cpt_sandbox_records_choose (const CptSandboxRecords *self, const char *route, guint64 chance)
{
  return (guint) (chance % MAX (cpt_sandbox_records_count (self, route), 1));
}

/**
 * cpt_sandbox_records_get_moment:
 *
 * Returns: when it came to be, in ticks
 */
gint64
cpt_sandbox_records_get_moment (const CptSandboxRecords *self, const char *route, guint position)
{
  const CptSandboxRecordType *type = cpt_sandbox_record_type_find (route);

  return get_first (self, type) + (gint64) position * get_interval (self, type);
}

/**
 * cpt_sandbox_records_get_chance:
 *
 * Returns: a number that looks random, for one purpose at one position
 */
guint64
cpt_sandbox_records_get_chance (const CptSandboxRecords *self, const char *what, guint position)
{
  return cpt_sandbox_mix (cpt_sandbox_mix_text (self->seed, what) + position);
}

/**
 * cpt_sandbox_records_get_id:
 *
 * Returns: its identifier: a GUID, or another text
 */
CptSandboxGuid
cpt_sandbox_records_get_id (const CptSandboxRecords *self, const char *route, guint position)
{
  const CptSandboxRecordType *type = cpt_sandbox_record_type_find (route);
  guint64 chance;
  CptSandboxGuid id;

  if (type->id == CPT_SANDBOX_ID_GUID)
    {
      chance = cpt_sandbox_records_get_chance (self, route, position);

      return cpt_sandbox_guid_from_bits (((guint64) position * IDS_APART + chance % IDS_APART) << 32 | chance >> 32,
                                         cpt_sandbox_mix (chance));
    }

  if (type->id == CPT_SANDBOX_ID_ACCOUNT && cpt_sandbox_account_get_id (position) != NULL)
    g_strlcpy (id.text, cpt_sandbox_account_get_id (position), sizeof id.text);
  else
    g_snprintf (id.text, sizeof id.text, type->id == CPT_SANDBOX_ID_ACCOUNT ? "z%u" : "%u", 1000001 + position);

  return id;
}

/* Only accounting packages tell, and keep, what was deleted. */
static void
describe_metadata (const CptSandboxRecords *self, guint position, CptSandboxFields *fields)
{
  if (self->connection->platform->source != CPT_SANDBOX_SOURCE_ACCOUNTING)
    return;

  cpt_sandbox_fields_begin_object (fields, "metadata");
  cpt_sandbox_fields_boolean (fields, "isDeleted", position % DELETED_ONE_IN == DELETED_ONE_IN - 1);
  cpt_sandbox_fields_end_object (fields);
}

/**
 * cpt_sandbox_records_describe:
 * @fields: where its members go
 */
void
cpt_sandbox_records_describe (const CptSandboxRecords *self,
                              const CptSandboxRecordType *type,
                              guint position,
                              CptSandboxFields *fields)
{
  gint64 moment = cpt_sandbox_records_get_moment (self, type->route, position);

  cpt_sandbox_fields_begin_object (fields, NULL);

  if (type->id != CPT_SANDBOX_ID_NONE)
    {
      CptSandboxGuid id = cpt_sandbox_records_get_id (self, type->route, position);

      cpt_sandbox_fields_text (fields, "id", id.text);
    }

  type->describe (self, position, fields);
  cpt_sandbox_fields_time (fields, "modifiedDate", moment + CPT_SANDBOX_TICKS_PER_MINUTE);
  cpt_sandbox_fields_time (fields, "sourceModifiedDate", position % 7 == 5 ? 0 : moment);
  describe_metadata (self, position, fields);
  cpt_sandbox_fields_end_object (fields);
}

/**
 * cpt_sandbox_records_refer:
 * @label_name: the member that holds what the other record is called
 *
 * Adds a reference to another record, which is there.
 */
void
cpt_sandbox_records_refer (const CptSandboxRecords *self,
                           CptSandboxFields *fields,
                           const char *name,
                           const char *label_name,
                           const char *route,
                           guint position)
{
  const CptSandboxRecordType *type = cpt_sandbox_record_type_find (route);
  CptSandboxGuid id = cpt_sandbox_records_get_id (self, route, position);
  g_autofree char *label = type->dup_name (self, position);

  cpt_sandbox_fields_reference (fields, name, id.text, label_name, label);
}
