/* cpt-event-log-private.h — the activity of companies and the time line of connections, as they are seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cpt-company.h"

G_BEGIN_DECLS

/**
 * CptActivityKind:
 *
 * What happened to a company. Stored by value: never renumber.
 */
typedef enum
{
  CPT_ACTIVITY_CREATED = 1,
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
} CptActivityKind;

/**
 * CptOrigin:
 *
 * Who did it. Stored by value: never renumber.
 */
typedef enum
{
  CPT_ORIGIN_ELSEWHERE = 0,
  CPT_ORIGIN_HERE = 1,
} CptOrigin;

/**
 * CptActivityFields:
 * @company_id: GUID text
 * @connection_id: (nullable): GUID text
 * @kind: what happened
 * @at: microseconds UTC, of the account's clock: when it is seen
 * @origin: who did it
 * @before: (nullable): by kind
 * @after: (nullable): by kind
 *
 * One thing that happened.
 */
typedef struct
{
  const char *company_id;
  const char *connection_id;
  CptActivityKind kind;
  gint64 at;
  CptOrigin origin;
  const char *before;
  const char *after;
} CptActivityFields;

typedef struct _CptEventLog CptEventLog;

CptEventLog *cpt_event_log_new (sqlite3 *handle, GError **error);
void cpt_event_log_free (CptEventLog *self);
gboolean cpt_event_log_record (CptEventLog *self,
                               CptCompany *before,
                               CptCompany *after,
                               gint64 now,
                               CptOrigin origin,
                               GError **error);

gboolean cpt_event_log_add (sqlite3 *handle, const CptActivityFields *fields, GError **error);

G_END_DECLS
