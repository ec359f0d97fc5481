/* cpt-company-row.c — one company as a list shows it: what the platform said, under what the user did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-row.h"

#include "cpt-time.h"

struct _CptCompanyRow
{
  GObject parent_instance;

  gint64 rid;
  CptCompany *company;
  GPtrArray *changes;
  GArray *children; /* (nullable) */
  gint64 link_sent;
  char *match_field; /* (nullable) */
  char *match_text;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (CptCompanyRow, cpt_company_row, G_TYPE_OBJECT)

static void
cpt_company_row_finalize (GObject *object)
{
  CptCompanyRow *self = CPT_COMPANY_ROW (object);

  g_clear_object (&self->company);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_array_unref);
  g_free (self->match_field);
  g_free (self->match_text);

  G_OBJECT_CLASS (cpt_company_row_parent_class)->finalize (object);
}

static void
cpt_company_row_class_init (CptCompanyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_company_row_finalize;
}

static void
cpt_company_row_init (CptCompanyRow *self)
{
}

/**
 * cpt_company_row_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value
 */
CptCompanyRow *
cpt_company_row_new (const CptCompanyRowFields *fields)
{
  CptCompanyRow *self = g_object_new (CPT_TYPE_COMPANY_ROW, NULL);

  self->rid = fields->rid;
  self->company = g_object_ref (fields->company);
  self->changes =
      fields->changes != NULL ? g_ptr_array_ref (fields->changes) : g_ptr_array_new_with_free_func (g_object_unref);
  self->children = fields->children != NULL ? g_array_ref (fields->children) : NULL;
  self->link_sent = fields->link_sent;
  self->match_field = g_strdup (fields->match_field);
  self->match_text = g_strdup (fields->match_text);

  return self;
}

gint64
cpt_company_row_get_rid (CptCompanyRow *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_ROW (self), 0);

  return self->rid;
}

/**
 * cpt_company_row_get_company:
 *
 * Returns: (transfer none): as it is to be shown; its ID is empty while it waits to be created
 */
CptCompany *
cpt_company_row_get_company (CptCompanyRow *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_ROW (self), NULL);

  return self->company;
}

/**
 * cpt_company_row_get_changes:
 *
 * Returns: (transfer none) (element-type CptChange): what the platform has not confirmed, and what it refused; often
 *   empty, never to be changed
 */
GPtrArray *
cpt_company_row_get_changes (CptCompanyRow *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_ROW (self), NULL);

  return self->changes;
}

/**
 * cpt_company_row_find_change:
 * @kind: what the user did
 * @name: (nullable): what the change is to be called; %NULL for whatever
 *
 * Returns: (transfer none) (nullable): the last change of this kind that the platform has not confirmed
 */
CptChange *
cpt_company_row_find_change (CptCompanyRow *self, CptChangeKind kind, const char *name)
{
  g_return_val_if_fail (CPT_IS_COMPANY_ROW (self), NULL);

  for (guint i = self->changes != NULL ? self->changes->len : 0; i > 0; i--)
    {
      CptChange *change = g_ptr_array_index (self->changes, i - 1);

      if (cpt_change_get_kind (change) == kind && (name == NULL || g_strcmp0 (cpt_change_get_name (change), name) == 0))
        return change;
    }

  return NULL;
}

/**
 * cpt_company_row_get_children:
 *
 * Returns: (transfer none) (nullable) (element-type gint64): rows of the companies whose parent it is, never to be
 *   changed; %NULL for none
 */
GArray *
cpt_company_row_get_children (CptCompanyRow *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_ROW (self), NULL);

  return self->children;
}

guint
cpt_company_row_get_n_children (CptCompanyRow *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_ROW (self), 0);

  return self->children != NULL ? self->children->len : 0;
}

/**
 * cpt_company_row_get_link_sent:
 *
 * Returns: microseconds UTC, when a Link URL was last sent, while the company waits for its client; else
 *   CPT_TIME_UNKNOWN
 */
gint64
cpt_company_row_get_link_sent (CptCompanyRow *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_ROW (self), CPT_TIME_UNKNOWN);

  return self->link_sent;
}

/**
 * cpt_company_row_get_match_field:
 *
 * Returns: (transfer none) (nullable): which field beside the name the search found; see CptCompanyRowFields
 */
const char *
cpt_company_row_get_match_field (CptCompanyRow *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_ROW (self), NULL);

  return self->match_field;
}

/**
 * cpt_company_row_get_match_text:
 *
 * Returns: (transfer none) (nullable): what is written in that field
 */
const char *
cpt_company_row_get_match_text (CptCompanyRow *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_ROW (self), NULL);

  return self->match_text;
}
