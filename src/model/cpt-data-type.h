/* cpt-data-type.h — the data types that the platform reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CptDataSource:
 * @CPT_DATA_SOURCE_OTHER: none of those that have data types of their own, or one that this version does not know
 *
 * What kind of package a data type comes from.
 */
typedef enum
{
  CPT_DATA_SOURCE_ACCOUNTING,
  CPT_DATA_SOURCE_BANKING,
  CPT_DATA_SOURCE_COMMERCE,
  CPT_DATA_SOURCE_OTHER,
} CptDataSource;

/**
 * CptDataType:
 * @key: the platform's name for it
 * @source: what it comes from
 * @is_report: a financial report, which is read for a number of months
 * @is_per_connection: its records are asked for of one connection, not of the company
 *
 * One that this version knows. Everywhere a type is its key, since the platform may have others.
 */
typedef struct
{
  const char *key;
  CptDataSource source;
  gboolean is_report;
  gboolean is_per_connection;
} CptDataType;

const CptDataType *cpt_data_type_find (const char *key);
const CptDataType *cpt_data_type_list (guint *n_types);
guint cpt_data_type_get_rank (const char *key);

CptDataSource cpt_data_source_from_text (const char *source_type);

G_END_DECLS
