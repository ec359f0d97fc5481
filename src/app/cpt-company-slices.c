/* cpt-company-slices.c — many companies read from the store, a slice after the other.
 *
 * Whatever else is asked of the store has its turn between two slices.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-slices.h"

#define SLICE 500 /* companies that are read at once */

/**
 * cpt_company_slices_init:
 * @self: (out caller-allocates): nothing of it is read yet
 * @rids: (element-type gint64): rows of companies; must not change any more
 */
void
cpt_company_slices_init (CptCompanySlices *self, CptStore *store, GArray *rids)
{
  *self = (CptCompanySlices){ cpt_company_repository_new (store), g_array_ref (rids), 0 };
}

void
cpt_company_slices_clear (CptCompanySlices *self)
{
  g_clear_object (&self->companies);
  g_clear_pointer (&self->rids, g_array_unref);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Returns: (transfer full) (nullable) (element-type CptCompany): those of the slice that are still there */
static GPtrArray *
read_slice (CptCompanySlices *self, guint first, GMainContext *context, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) slice = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;

  g_array_append_vals (slice, &g_array_index (self->rids, gint64, first), MIN (SLICE, self->rids->len - first));
  cpt_company_repository_list_async (self->companies, slice, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);

  return cpt_company_repository_list_finish (self->companies, result, error);
}

static gboolean
read_all (CptCompanySlices *self,
          CptCompanyFunc func,
          gpointer user_data,
          GMainContext *context,
          GCancellable *cancellable,
          GError **error)
{
  for (guint first = 0; first < self->rids->len; first += SLICE)
    {
      g_autoptr (GPtrArray) companies = read_slice (self, first, context, cancellable, error);

      if (companies == NULL)
        return FALSE;

      for (guint i = 0; i < companies->len; i++)
        func (g_ptr_array_index (companies, i), user_data);
      g_atomic_int_set (&self->n_done, (int) MIN (first + SLICE, self->rids->len));
    }

  return TRUE;
}

/**
 * cpt_company_slices_read:
 * @func: called with each company in their order, on this thread; those that are gone are left out
 *
 * Reads them all. Waits for the store: not for the main thread.
 *
 * Returns: whether it came to the end; %FALSE with @error set
 */
gboolean
cpt_company_slices_read (CptCompanySlices *self,
                         CptCompanyFunc func,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  gboolean is_read = FALSE;

  g_main_context_push_thread_default (context);
  is_read = read_all (self, func, user_data, context, cancellable, error);
  g_main_context_pop_thread_default (context);

  return is_read;
}

/**
 * cpt_company_slices_get_n_done:
 *
 * Returns: how many of them are read, or gone; on any thread
 */
guint
cpt_company_slices_get_n_done (CptCompanySlices *self)
{
  return (guint) g_atomic_int_get (&self->n_done);
}
