/* cpt-searched.c — what the list searches, orders and filters a company by, worked out once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-searched-private.h"

#include "cpt-expiry.h"
#include "cpt-fold.h"

static char *
fold_other (CptCompany *company)
{
  GVariant *tags = cpt_company_get_tags (company);
  g_autoptr (GString) text = g_string_new (cpt_company_get_description (company));
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  if (tags != NULL)
    {
      g_variant_iter_init (&iter, tags);
      while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
        g_string_append_printf (text, "\n%s %s", key, value);
    }

  return text->len > 0 ? cpt_fold (text->str) : NULL;
}

static char *
list_platforms (GPtrArray *connections)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < connections->len; i++)
    {
      const char *name = cpt_connection_get_platform_name (g_ptr_array_index (connections, i));

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_add (names, NULL);

  return names->len > 1 ? g_strjoinv ("\n", (char **) names->pdata) : NULL;
}

static guint8
find_worst (GPtrArray *connections)
{
  guint8 worst = CPT_N_CONNECTION_STATES;

  for (guint i = 0; i < connections->len; i++)
    worst = MIN (worst, (guint8) cpt_connection_get_state (g_ptr_array_index (connections, i)));

  return worst;
}

/**
 * cpt_searched_new:
 *
 * Returns: (transfer full): for any thread
 */
CptSearched *
cpt_searched_new (CptCompany *company)
{
  CptSearched *self = g_new0 (CptSearched, 1);

  self->fold = cpt_fold (cpt_company_get_name (company));
  self->name_key = cpt_fold_name_key (self->fold);
  self->other_fold = fold_other (company);
  self->platforms = list_platforms (cpt_company_get_connections (company));
  self->mask = (guint8) cpt_company_get_mask (company);
  self->worst = find_worst (cpt_company_get_connections (company));
  self->expiry_start = cpt_expiry_get_company_start (company);

  return self;
}

void
cpt_searched_free (CptSearched *self)
{
  g_free (self->fold);
  g_free (self->name_key);
  g_free (self->other_fold);
  g_free (self->platforms);
  g_free (self);
}
