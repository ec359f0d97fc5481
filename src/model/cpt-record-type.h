/* cpt-record-type.h — where the records of each data type are, and which of their members come first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptRecordType:
 * @data_type: its key
 * @route: what its records are called in addresses
 * @columns: members that are shown first, in their order, with spaces between; the rest follows as it arrives
 * @is_object: there is one record, not a list
 * @is_per_account: its records are asked for of one bank account
 *
 * A data type that has records: all but the financial reports.
 */
typedef struct
{
  const char *data_type;
  const char *route;
  const char *columns;
  gboolean is_object;
  gboolean is_per_account;
} CptRecordType;

const CptRecordType *cpt_record_type_find (const char *data_type);

/**
 * CptRecordPlace:
 * @company_id: GUID text
 * @data_type: a key
 * @connection_id: (nullable): GUID text, of those that are asked for of one connection
 * @account_id: (nullable): of those that are asked for of one bank account
 *
 * Where records are.
 */
typedef struct
{
  char *company_id;
  char *data_type;
  char *connection_id;
  char *account_id;
} CptRecordPlace;

CptRecordPlace *
cpt_record_place_new (const char *company_id, const char *data_type, const char *connection_id, const char *account_id);
CptRecordPlace *cpt_record_place_copy (const CptRecordPlace *self);
void cpt_record_place_free (CptRecordPlace *self);
gboolean cpt_record_place_equal (const CptRecordPlace *a, const CptRecordPlace *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptRecordPlace, cpt_record_place_free)

G_END_DECLS
