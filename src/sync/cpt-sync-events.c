/* cpt-sync-events.c — what the engine tells, as properties and signals of CptSync.
 *
 * The functions that end in _on_sync_thread are the engine's events; each posts a happening, which is shown on the main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-events-private.h"

enum
{
  SIGNAL_CHANGE_ANSWERED,
  SIGNAL_CHANGE_FAILED,
  SIGNAL_READ_ENDED,
  SIGNAL_REFRESH_ENDED,
  SIGNAL_COMPANY_GONE,
  SIGNAL_KEY_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Whatever happened, what it happened to. */
typedef struct
{
  gint64 rid;
  CptChange *change;   /* (owned) (nullable) */
  CptCompany *company; /* (owned) (nullable) */
  CptRead *read;       /* (owned) (nullable) */
  GPtrArray *reads;    /* (owned) (nullable) (element-type CptRead) */
  GError *error;       /* (owned) (nullable) */
} Happening;

static void
happening_free (Happening *self)
{
  g_clear_object (&self->change);
  g_clear_object (&self->company);
  g_clear_object (&self->read);
  g_clear_pointer (&self->reads, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* What is not %NULL of @what is referenced; its error is taken. */
static void
post (gpointer sync, CptSyncShowFunc show, const Happening *what)
{
  Happening *happening = g_new0 (Happening, 1);

  happening->rid = what->rid;
  g_set_object (&happening->change, what->change);
  g_set_object (&happening->company, what->company);
  g_set_object (&happening->read, what->read);
  happening->reads = what->reads != NULL ? g_ptr_array_ref (what->reads) : NULL;
  happening->error = what->error;
  cpt_sync_post (sync, show, happening, (GDestroyNotify) happening_free);
}

static void
report_free (CptSyncReport *self)
{
  g_clear_error (&self->error);
  g_free (self);
}

static void
show_report (CptSync *self, gpointer payload)
{
  cpt_sync_show_report (self, payload);
}

static void
report_on_sync_thread (const CptSyncReport *report, gpointer user_data)
{
  CptSyncReport *copy = g_memdup2 (report, sizeof *report);

  copy->error = report->error != NULL ? g_error_copy (report->error) : NULL;
  cpt_sync_post (user_data, show_report, copy, (GDestroyNotify) report_free);
}

static void
show_password_seen (CptSync *self, gpointer payload)
{
  cpt_sync_remember_password (self);
}

static void
password_seen_on_sync_thread (gpointer user_data)
{
  cpt_sync_post (user_data, show_password_seen, NULL, NULL);
}

static void
show_answered (CptSync *self, gpointer payload)
{
  const Happening *what = payload;

  /* The company that somebody looks at was created: now there is something to follow. */
  if (cpt_change_get_kind (what->change) == CPT_CHANGE_CREATE_COMPANY &&
      cpt_change_get_rid (what->change) == cpt_sync_get_open_rid (self))
    cpt_sync_open_company (self, what->rid);

  g_signal_emit (self, signals[SIGNAL_CHANGE_ANSWERED], 0, what->change, what->rid, what->company);
}

static void
answered_on_sync_thread (CptChange *change, gint64 rid, CptCompany *company, gpointer user_data)
{
  post (user_data, show_answered, &(Happening){ .change = change, .rid = rid, .company = company });
}

static void
show_failed (CptSync *self, gpointer payload)
{
  const Happening *what = payload;

  g_signal_emit (self, signals[SIGNAL_CHANGE_FAILED], 0, what->change, what->error);
}

static void
failed_on_sync_thread (CptChange *change, const GError *error, gpointer user_data)
{
  post (user_data, show_failed, &(Happening){ .change = change, .error = g_error_copy (error) });
}

static void
show_read_ended (CptSync *self, gpointer payload)
{
  const Happening *what = payload;

  g_signal_emit (self, signals[SIGNAL_READ_ENDED], 0, what->rid, what->read);
}

static void
read_ended_on_sync_thread (gint64 rid, CptRead *read, gpointer user_data)
{
  post (user_data, show_read_ended, &(Happening){ .rid = rid, .read = read });
}

static void
show_refresh_ended (CptSync *self, gpointer payload)
{
  const Happening *what = payload;

  g_signal_emit (self, signals[SIGNAL_REFRESH_ENDED], 0, what->rid, what->company, what->reads);
}

static void
refresh_ended_on_sync_thread (gint64 rid, CptCompany *company, GPtrArray *reads, gpointer user_data)
{
  post (user_data, show_refresh_ended, &(Happening){ .rid = rid, .company = company, .reads = reads });
}

static void
show_gone (CptSync *self, gpointer payload)
{
  const Happening *what = payload;

  g_signal_emit (self, signals[SIGNAL_COMPANY_GONE], 0, what->rid);
}

static void
gone_on_sync_thread (gint64 rid, gpointer user_data)
{
  post (user_data, show_gone, &(Happening){ .rid = rid });
}

const CptSyncEvents cpt_sync_events = {
  .reading = { report_on_sync_thread, password_seen_on_sync_thread },
  .outbox = { answered_on_sync_thread, failed_on_sync_thread, NULL },
  .watching = { read_ended_on_sync_thread, refresh_ended_on_sync_thread, gone_on_sync_thread },
};

/**
 * cpt_sync_events_install:
 * @type: of CptSync, while its class is made
 */
void
cpt_sync_events_install (GType type)
{
  signals[SIGNAL_CHANGE_ANSWERED] = g_signal_new ("change-answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 3, CPT_TYPE_CHANGE, G_TYPE_INT64, CPT_TYPE_COMPANY);
  signals[SIGNAL_CHANGE_FAILED] = g_signal_new ("change-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 2, CPT_TYPE_CHANGE, G_TYPE_ERROR);
  signals[SIGNAL_READ_ENDED] = g_signal_new ("read-ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                             G_TYPE_INT64, CPT_TYPE_READ);
  signals[SIGNAL_REFRESH_ENDED] = g_signal_new ("refresh-ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 3, G_TYPE_INT64, CPT_TYPE_COMPANY, G_TYPE_PTR_ARRAY);
  signals[SIGNAL_KEY_WANTED] =
      g_signal_new ("key-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_COMPANY_GONE] =
      g_signal_new ("company-gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

/**
 * cpt_sync_events_want_key:
 *
 * Tells that a key is wanted before anything can be sent.
 */
void
cpt_sync_events_want_key (CptSync *self)
{
  g_signal_emit (self, signals[SIGNAL_KEY_WANTED], 0);
}
