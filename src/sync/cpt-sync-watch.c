/* cpt-sync-watch.c — the company that somebody looks at is kept up to date. Main thread, as all of CptSync.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-private.h"

/* Somebody is about to look at a company. */
typedef struct
{
  CptSync *sync; /* (owned) */
  gint64 rid;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->sync);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  CptSyncEngine *engine = cpt_sync_get_engine (opening->sync);
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GError) error = NULL;

  company = cpt_company_repository_get_finish (CPT_COMPANY_REPOSITORY (source), result, NULL, &error);
  if (engine == NULL || cpt_sync_get_open_rid (opening->sync) != opening->rid)
    return;

  /* One that waits to be created has no ID yet: its creation will be answered. */
  if (company != NULL && *cpt_company_get_id (company) != '\0')
    cpt_sync_engine_open_company (engine, opening->rid, cpt_company_get_id (company));
  else if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    g_signal_emit_by_name (opening->sync, "company-gone", opening->rid);
}

/**
 * cpt_sync_open_company:
 * @rid: the company's row; minus an outbox row for one that waits to be created
 *
 * Somebody looks at this company, and no more at the one before: its read history, how fresh its data are and its
 * writes are read now, and kept up to date, often while something runs. May be called before cpt_sync_start().
 */
void
cpt_sync_open_company (CptSync *self, gint64 rid)
{
  Opening *opening = NULL;

  g_return_if_fail (CPT_IS_SYNC (self));
  g_return_if_fail (rid != 0);

  cpt_sync_set_open_rid (self, rid);
  if (cpt_sync_get_engine (self) == NULL)
    return;

  opening = g_new (Opening, 1);
  *opening = (Opening){ g_object_ref (self), rid };
  cpt_company_repository_get_async (cpt_sync_get_companies (self), rid, NULL, get_cb, opening);
}

/**
 * cpt_sync_close_company:
 *
 * Nobody looks at a company any more. What runs in it is followed to its end, less often.
 */
void
cpt_sync_close_company (CptSync *self)
{
  g_return_if_fail (CPT_IS_SYNC (self));

  cpt_sync_set_open_rid (self, 0);
  if (cpt_sync_get_engine (self) != NULL)
    cpt_sync_engine_close_company (cpt_sync_get_engine (self));
}
