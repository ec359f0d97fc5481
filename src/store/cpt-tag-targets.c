/* cpt-tag-targets.c — several companies and the tags that they have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tag-targets.h"

#include "cpt-company-repository-private.h"

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

static gpointer
make_target (gint64 rid, CptCompany *company)
{
  return cpt_tag_target_new (rid, company);
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
  cpt_company_repository_make_async (companies, rids, make_target, (GDestroyNotify) cpt_tag_target_free, cancellable,
                                     callback, user_data);
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
  return cpt_company_repository_make_finish (companies, result, error);
}
