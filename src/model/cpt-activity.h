/* cpt-activity.h — one thing that happened to a company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CptActivityKind:
 *
 * What happened to a company. Stored by value: never renumber. What ended or failed has its reason as detail.
 */
typedef enum
{
  CPT_ACTIVITY_CREATED = 1,            /* after: its name; detail: who, as the platform names them */
  CPT_ACTIVITY_RENAMED = 2,            /* before and after: names */
  CPT_ACTIVITY_DELETED = 3,            /* before: its name */
  CPT_ACTIVITY_CONNECTION_ADDED = 4,   /* after: status; before: platform */
  CPT_ACTIVITY_CONNECTION_CHANGED = 5, /* before and after: statuses */
  CPT_ACTIVITY_CONNECTION_DELETED = 6, /* before: platform */
  CPT_ACTIVITY_REFRESHED = 7,          /* after: data type, null for all that are read */
  CPT_ACTIVITY_READ_ENDED = 8,         /* before: data type; after: status */
  CPT_ACTIVITY_SETTINGS_SAVED = 9,
  CPT_ACTIVITY_CONNECTION_FAILS = 10,    /* linked, and reading through it fails from now on; before: platform */
  CPT_ACTIVITY_CONNECTION_RECOVERS = 11, /* linked, and that is over; before: platform */
  CPT_ACTIVITY_LINK_SENT = 12,           /* after: the number of a CptLinkChannel; kept apart, as what was sent */
  CPT_ACTIVITY_WRITE_ENDED = 13,         /* before: data type; after: status */
  CPT_ACTIVITY_FILE_UPLOADED = 14,       /* after: its name */
  CPT_ACTIVITY_TAGS_CHANGED = 15,        /* before and after: JSON of all tags */
  CPT_ACTIVITY_DESCRIBED = 16,           /* before and after: descriptions, null for none */
} CptActivityKind;
#define CPT_N_ACTIVITY_KINDS (CPT_ACTIVITY_DESCRIBED + 1)

/**
 * CptOrigin:
 *
 * Who did it. Stored by value: never renumber.
 */
typedef enum
{
  CPT_ORIGIN_ELSEWHERE = 0,
  CPT_ORIGIN_HERE = 1,
  CPT_ORIGIN_UNKNOWN = 2, /* it was there before Comptoir looked */
} CptOrigin;

/**
 * CptActivityFields:
 * @company_id: GUID text
 * @connection_id: (nullable): GUID text
 * @platform_name: (nullable): of the connection
 * @kind: what happened
 * @at: microseconds UTC, of the account's clock: when it is seen
 * @origin: who did it
 * @before: (nullable): by kind
 * @after: (nullable): by kind
 * @detail: (nullable): why, in the platform's words
 *
 * One thing that happened.
 */
typedef struct
{
  const char *company_id;
  const char *connection_id;
  const char *platform_name;
  CptActivityKind kind;
  gint64 at;
  CptOrigin origin;
  const char *before;
  const char *after;
  const char *detail;
} CptActivityFields;

/**
 * CptActivityKey:
 * @at: microseconds UTC
 * @source: of what happened at once, the higher came later
 * @id: likewise, within @source
 *
 * Where an entry stands in the activity of its company.
 */
typedef struct
{
  gint64 at;
  gint64 source;
  gint64 id;
} CptActivityKey;

int cpt_activity_key_compare (const CptActivityKey *a, const CptActivityKey *b);

#define CPT_TYPE_ACTIVITY (cpt_activity_get_type ())
G_DECLARE_FINAL_TYPE (CptActivity, cpt_activity, CPT, ACTIVITY, GObject)

CptActivity *cpt_activity_new (const CptActivityFields *fields, const CptActivityKey *key);
const CptActivityFields *cpt_activity_get_fields (CptActivity *self);
const CptActivityKey *cpt_activity_get_key (CptActivity *self);
gboolean cpt_activity_equal (CptActivity *self, CptActivity *other);

G_END_DECLS
