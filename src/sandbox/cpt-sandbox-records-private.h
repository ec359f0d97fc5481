/* cpt-sandbox-records-private.h — what is in the package of one connection: lists of records that follow from the seed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-books-private.h"
#include "cpt-sandbox-company-private.h"
#include "cpt-sandbox-faults-private.h"
#include "cpt-sandbox-fields-private.h"
#include "cpt-sandbox-sample-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxRecords:
 * @seed: of this connection
 * @start: the first day of what is in it
 * @moment: when it was read: what came later is not there yet
 * @language: of what people typed into it
 * @currency: ISO 4217
 * @account: (nullable): of which bank account transactions are asked for
 *
 * Nothing of it is stored: a record is a function of the seed and its position.
 */
typedef struct
{
  const CptSandboxCompany *company;
  const CptSandboxConnection *connection;
  CptSandboxFaults *faults;
  CptSandboxBooks books;
  guint64 seed;
  gint64 start;
  gint64 moment;
  CptSandboxLanguage language;
  const char *currency;
  const char *account;
} CptSandboxRecords;

/* Adds the members that the record at @position has beside those that all have. */
typedef void (*CptSandboxDescribeFunc) (const CptSandboxRecords *records, guint position, CptSandboxFields *fields);

/* Returns: (transfer full): what the record at @position is called. */
typedef char *(*CptSandboxNameFunc) (const CptSandboxRecords *records, guint position);

typedef enum
{
  CPT_SANDBOX_ID_NUMBER,
  CPT_SANDBOX_ID_GUID,
  CPT_SANDBOX_ID_ACCOUNT, /* as the chart of accounts has them */
  CPT_SANDBOX_ID_NONE,
} CptSandboxIdKind;

/**
 * CptSandboxRecordType:
 * @data_type: its key
 * @route: its name in addresses
 * @count: how many there are from the first day on; 0 if they become more
 * @per_month: how many come in a month
 * @dup_name: (nullable): none is called anything
 * @delay: days after the first day that the first one comes
 */
typedef struct
{
  const char *data_type;
  const char *route;
  CptSandboxIdKind id;
  guint count;
  guint per_month;
  CptSandboxDescribeFunc describe;
  CptSandboxNameFunc dup_name;
  guint delay;
} CptSandboxRecordType;

/* The families; each ends with a row without a key. */
extern const CptSandboxRecordType cpt_sandbox_bank_records[];
extern const CptSandboxRecordType cpt_sandbox_banking_records[];
extern const CptSandboxRecordType cpt_sandbox_commerce_records[];
extern const CptSandboxRecordType cpt_sandbox_document_records[];
extern const CptSandboxRecordType cpt_sandbox_ledger_records[];
extern const CptSandboxRecordType cpt_sandbox_party_records[];
extern const CptSandboxRecordType cpt_sandbox_payment_records[];
extern const CptSandboxRecordType cpt_sandbox_shop_records[];

const CptSandboxRecordType *cpt_sandbox_record_type_find (const char *route);
const char *cpt_sandbox_account_get_id (guint position);

void cpt_sandbox_records_init (CptSandboxRecords *self,
                               const CptSandboxCompany *company,
                               const CptSandboxConnection *connection,
                               guint64 seed,
                               gint64 moment);
guint cpt_sandbox_records_count (const CptSandboxRecords *self, const char *route);
guint cpt_sandbox_records_choose (const CptSandboxRecords *self, const char *route, guint64 chance);
gint64 cpt_sandbox_records_get_moment (const CptSandboxRecords *self, const char *route, guint position);
guint64 cpt_sandbox_records_get_chance (const CptSandboxRecords *self, const char *what, guint position);
CptSandboxGuid cpt_sandbox_records_get_id (const CptSandboxRecords *self, const char *route, guint position);
void cpt_sandbox_records_describe (const CptSandboxRecords *self,
                                   const CptSandboxRecordType *type,
                                   guint position,
                                   CptSandboxFields *fields);
void cpt_sandbox_records_refer (const CptSandboxRecords *self,
                                CptSandboxFields *fields,
                                const char *name,
                                const char *label_name,
                                const char *route,
                                guint position);

G_END_DECLS
