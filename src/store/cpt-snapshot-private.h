/* cpt-snapshot-private.h — all companies at one moment, as the list searches, filters and orders them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "cpt-company-list.h"
#include "cpt-texts-private.h"

G_BEGIN_DECLS

/* A company whose parent is another one. */
typedef struct
{
  guint32 parent; /* index */
  guint32 child;  /* index */
} CptFamily;

/* A moment that few companies have. */
typedef struct
{
  guint32 index; /* of the company */
  gint64 at;     /* microseconds UTC */
} CptMoment;

/* An identifier that can be searched: a connection's. */
typedef struct
{
  guint8 id[16];
  guint32 index; /* of the company */
} CptIdEntry;

/**
 * CptSnapshot:
 *
 * Companies are numbered ("index") in the order of their names. Immutable but for what is worked out when it is first
 * wanted, under the mutex.
 */
typedef struct
{
  gatomicrefcount ref_count;

  guint n;
  CptTexts *names; /* folded; text i is of company i */
  gint32 *rids;    /* negative for those that wait to be created */
  guint32 *by_rid; /* indexes in the order of @rids */
  gint64 *created;
  gint64 *last_sync;
  guint32 *creators;        /* text of @creator_names + 1; 0 for none */
  guint32 *platforms;       /* text of @platform_names + 1; 0 for none */
  guint32 *tags;            /* text of @tag_keys + 1; 0 for none */
  guint8 *masks;            /* bits of CptCompanyFilter */
  guint8 *worst;            /* CptConnectionState, CPT_N_CONNECTION_STATES without a connection */
  CptTexts *creator_names;  /* folded */
  CptTexts *platform_names; /* folded, several one a line */
  CptTexts *tag_keys;       /* what orders the tags of a company, those that several have once */
  CptTexts *tag_sets;       /* the same tags as they are; see cpt-tag-set-private.h */
  CptTexts *others;         /* folded descriptions and tags of those that have any */
  guint32 *other_owners;    /* index of the company of @others i */
  GArray *families;         /* CptFamily, by parent */
  GArray *waiting;          /* CptMoment, by index: when a Link URL was last sent that the client has not followed */
  GArray *expiring;         /* CptMoment: since when nothing was read, of those that may expire soon */
  gint64 now;               /* of the account's clock */
  gint64 next_step;         /* when one more may expire soon, or one becomes at risk; CPT_TIME_UNKNOWN for never */

  GMutex mutex;                            /* guards what follows */
  guint32 *orders[CPT_N_COMPANY_SORTS][2]; /* (nullable): by column and direction */
  guint8 *ids;                             /* (nullable): 16 bytes a company, zeros for none */
  GArray *connections;                     /* (nullable): CptIdEntry */
} CptSnapshot;

CptSnapshot *cpt_snapshot_new (void);
CptSnapshot *cpt_snapshot_ref (CptSnapshot *self);
void cpt_snapshot_unref (CptSnapshot *self);
const guint32 *cpt_snapshot_get_order (CptSnapshot *self, sqlite3 *handle, CptCompanySort sort, gboolean descending);
gboolean cpt_snapshot_ensure_ids (CptSnapshot *self, sqlite3 *handle);
gboolean cpt_snapshot_find_rid (CptSnapshot *self, gint64 rid, guint *index);
GArray *cpt_snapshot_dup_children (CptSnapshot *self, guint index);
const CptFamily *cpt_snapshot_find_family (CptSnapshot *self, guint parent, guint *n_children);
gint64 cpt_snapshot_get_link_sent (CptSnapshot *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSnapshot, cpt_snapshot_unref)

G_END_DECLS
