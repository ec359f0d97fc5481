/* cpt-row-reader.c — rows of the list by rid, with a time limit for the main thread.
 *
 * Every statement is stepped to its end and reset in the same call; none waits for a lock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-row-reader-private.h"

#include "cpt-company-loader-private.h"
#include "cpt-company-match-private.h"
#include "cpt-time.h"

#define STEPS_BETWEEN_LOOKS 400 /* at the time; instructions of SQLite's machine, a few microseconds */

struct _CptRowReader
{
  sqlite3 *handle; /* not owned */
  CptCompanyLoader *loader;
  gint64 deadline; /* monotonic microseconds; 0 for none */
};

static int
look_at_time_cb (void *user_data)
{
  const CptRowReader *self = user_data;

  return self->deadline != 0 && g_get_monotonic_time () > self->deadline;
}

/**
 * cpt_row_reader_new:
 * @handle: of this thread; must outlive the reader
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
CptRowReader *
cpt_row_reader_new (sqlite3 *handle, GError **error)
{
  CptCompanyLoader *loader = cpt_company_loader_new (handle, error);
  CptRowReader *self = NULL;

  if (loader == NULL)
    return NULL;

  self = g_new0 (CptRowReader, 1);
  self->handle = handle;
  self->loader = loader;
  sqlite3_progress_handler (handle, STEPS_BETWEEN_LOOKS, look_at_time_cb, self);

  return self;
}

void
cpt_row_reader_free (CptRowReader *self)
{
  sqlite3_progress_handler (self->handle, 0, NULL, NULL);
  cpt_company_loader_free (self->loader);
  g_free (self);
}

/**
 * cpt_row_reader_set_deadline:
 * @deadline: g_get_monotonic_time() after which reads give up with %G_IO_ERROR_CANCELLED; 0 for never
 */
void
cpt_row_reader_set_deadline (CptRowReader *self, gint64 deadline)
{
  self->deadline = deadline;
}

/* The name of a child that was found, for its parent's row. */
static char *
dup_child_name (CptRowReader *self, CptCompanyResult *result, guint index)
{
  guint n_children = 0;
  const CptFamily *families = cpt_snapshot_find_family (result->snapshot, index, &n_children);

  for (guint i = 0; i < n_children; i++)
    {
      guint child = families[i].child;
      g_autoptr (GPtrArray) changes = NULL;
      g_autoptr (CptCompany) company = NULL;

      if (result->ranks[child] > CPT_MATCH_NAME_INSIDE)
        continue;

      company = cpt_company_loader_load_shown (self->loader, result->snapshot->rids[child], &changes, NULL);
      if (company != NULL)
        return g_strdup (cpt_company_get_name (company));
    }

  return NULL;
}

static CptCompanyRow *
make_row (CptRowReader *self, CptCompanyResult *result, gint64 rid, CptCompany *company, GPtrArray *changes)
{
  CptCompanyRowFields fields = {
    .rid = rid,
    .company = company,
    .changes = changes,
    .link_sent = CPT_TIME_UNKNOWN,
  };
  g_autoptr (GArray) children = NULL;
  g_autofree char *text = NULL;
  guint index = 0;

  if (result != NULL && cpt_snapshot_find_rid (result->snapshot, rid, &index))
    {
      fields.children = children = cpt_snapshot_dup_children (result->snapshot, index);
      fields.link_sent = cpt_snapshot_get_link_sent (result->snapshot, index);
      if (result->ranks != NULL)
        fields.match_field = cpt_company_match_find (company, (const char *const *) result->terms,
                                                     (CptMatchRank) result->ranks[index], &text);
      if (g_strcmp0 (fields.match_field, "subsidiary") == 0)
        text = dup_child_name (self, result, index);
    }
  fields.match_text = text;

  return cpt_company_row_new (&fields);
}

/**
 * cpt_row_reader_read:
 * @result: (nullable): says what was found where, and how many children there are
 * @rid: a row; minus an outbox row for a company that waits to be created, or has been since
 *
 * Returns: (transfer full) (nullable): the row; %NULL without @error when there is no such company
 */
CptCompanyRow *
cpt_row_reader_read (CptRowReader *self, CptCompanyResult *result, gint64 rid, GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (CptCompany) company = NULL;
  gint64 resolved = 0;

  if (!cpt_company_loader_resolve (self->loader, rid, &resolved, error))
    return NULL;

  company = cpt_company_loader_load_shown (self->loader, resolved, &changes, error);

  return company != NULL ? make_row (self, result, resolved, company, changes) : NULL;
}
