/* cpt-tag-targets.c — several companies and the tags that they have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tag-targets.h"

#include "cpt-company-loader-private.h"
#include "cpt-company-repository-private.h"
#include "cpt-overlay-private.h"
#include "cpt-store-private.h"

/**
 * cpt_tag_target_new:
 * @company: as it is shown
 *
 * Returns: (transfer full): it and its tags
 */
CptTagTarget *
cpt_tag_target_new (gint64 rid, CptCompany *company)
{
  CptTagTarget *self = g_new0 (CptTagTarget, 1);
  GVariant *tags = cpt_company_get_tags (company);

  self->rid = rid;
  self->name = g_strdup (cpt_company_get_name (company));
  self->tags = tags != NULL ? g_variant_ref (tags) : NULL;

  return self;
}

void
cpt_tag_target_free (CptTagTarget *self)
{
  g_free (self->name);
  g_clear_pointer (&self->tags, g_variant_unref);
  g_free (self);
}

static gboolean
add_target (CptCompanyLoader *loader, gint64 rid, GPtrArray *targets, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (CptCompany) company = cpt_company_loader_load_shown (loader, rid, &changes, &failure);

  if (company != NULL && !cpt_overlay_hides (changes))
    g_ptr_array_add (targets, cpt_tag_target_new (rid, company));
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return failure == NULL;
}

static void
read_on_query_thread (GTask *task, sqlite3 *handle)
{
  GArray *rids = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_tag_target_free);
  g_autoptr (CptCompanyLoader) loader = cpt_company_loader_new (handle, &error);
  gboolean is_read = loader != NULL;

  for (guint i = 0; is_read && i < rids->len; i++)
    is_read = add_target (loader, g_array_index (rids, gint64, i), targets, &error);

  if (is_read)
    g_task_return_pointer (task, g_steal_pointer (&targets), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_tag_targets_read_async:
 * @rids: (element-type gint64): rows; copied
 *
 * Reads what several companies have for tags, with what a person changed already.
 */
void
cpt_tag_targets_read_async (CptCompanyRepository *companies,
                            GArray *rids,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (companies, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_tag_targets_read_async);
  g_task_set_task_data (task, g_array_copy (rids), (GDestroyNotify) g_array_unref);
  cpt_store_submit_read (cpt_company_repository_get_store (companies), task, read_on_query_thread);
}

/**
 * cpt_tag_targets_read_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptTagTarget): in the order asked for, without those that are gone
 *   or about to be deleted; %NULL with @error set
 */
GPtrArray *
cpt_tag_targets_read_finish (CptCompanyRepository *companies, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
