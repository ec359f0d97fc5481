/* cpt-company-copier.c — the rows of companies to the clipboard, as text between tabs.
 *
 * They are read and made into text on a thread. What takes long says so, and can be cancelled; what is copied next
 * cancels it too, for the clipboard holds what was asked for last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-copier.h"

#include "cpt-company-slices.h"
#include "cpt-company-text.h"
#include "cpt-error-presenter.h"
#include "cpt-progress-toast.h"
#include "cpt-toast.h"

#include <glib/gi18n.h>

#define MANY 500 /* companies: from so many on it may take a moment, and the end is said */

struct _CptCompanyCopier
{
  GObject parent_instance;

  CptStore *store;
  AdwToastOverlay *toasts;   /* weak: it belongs to the page */
  GCancellable *cancellable; /* (nullable): of what was asked for last */
};

G_DEFINE_FINAL_TYPE (CptCompanyCopier, cpt_company_copier, G_TYPE_OBJECT)

typedef struct
{
  CptCompanyCopier *self;
  CptCompanySlices slices;
  gint64 now;
  GString *lines;
  guint n_lines;
  CptProgressToast *progress;
} Copy;

static void
copy_free (Copy *copy)
{
  cpt_progress_toast_free (copy->progress);
  cpt_company_slices_clear (&copy->slices);
  g_string_free (copy->lines, TRUE);
  g_object_unref (copy->self);
  g_free (copy);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
add_line (CptCompany *company, gpointer user_data)
{
  Copy *copy = user_data;
  g_autofree char *line = cpt_company_text_line (company, copy->now);

  if (copy->n_lines++ > 0)
    g_string_append_c (copy->lines, '\n');
  g_string_append (copy->lines, line);
}

static void
read_on_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Copy *copy = task_data;
  GError *error = NULL;

  if (cpt_company_slices_read (&copy->slices, add_line, copy, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
dup_progress (gpointer data)
{
  Copy *copy = data;
  guint n = copy->slices.rids->len;

  return g_strdup_printf (
      /* Translators: how far copying to the clipboard is: "Copying: 1,200 of 1,950 companies" */
      g_dngettext (NULL, "Copying: %'u of %'u company", "Copying: %'u of %'u companies", n),
      cpt_company_slices_get_n_done (&copy->slices), n);
}

static void
put_on_clipboard (Copy *copy)
{
  AdwToastOverlay *toasts = copy->self->toasts;
  guint n = copy->n_lines;

  if (n == 0)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (toasts)), copy->lines->str);
  if (n >= MANY)
    cpt_toast_show (toasts, g_dngettext (NULL, "%'u company copied", "%'u companies copied", n), n);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_read = g_task_propagate_boolean (G_TASK (result), &error);

  if (copy->self->toasts == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (is_read)
    put_on_clipboard (copy);
  else
    cpt_error_presenter_toast (copy->self->toasts, _ ("The companies were not copied."), error);
}

static void
cpt_company_copier_dispose (GObject *object)
{
  CptCompanyCopier *self = CPT_COMPANY_COPIER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_company_copier_parent_class)->dispose (object);
}

static void
cpt_company_copier_class_init (CptCompanyCopierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_company_copier_dispose;
}

static void
cpt_company_copier_init (CptCompanyCopier *self)
{
}

/**
 * cpt_company_copier_new:
 * @store: the account's
 * @toasts: where to say it; not kept alive
 *
 * Returns: (transfer full): a new copier
 */
CptCompanyCopier *
cpt_company_copier_new (CptStore *store, AdwToastOverlay *toasts)
{
  CptCompanyCopier *self = g_object_new (CPT_TYPE_COMPANY_COPIER, NULL);

  self->store = g_object_ref (store);
  g_set_weak_pointer (&self->toasts, toasts);

  return self;
}

/**
 * cpt_company_copier_copy:
 * @rids: (element-type gint64): rows of companies; must not change any more
 *
 * Copies their rows, in this order; leaves the clipboard as it is when there are none.
 */
void
cpt_company_copier_copy (CptCompanyCopier *self, GArray *rids)
{
  g_autoptr (GTask) task = NULL;
  Copy *copy = NULL;

  g_return_if_fail (CPT_IS_COMPANY_COPIER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  copy = g_new0 (Copy, 1);
  copy->self = g_object_ref (self);
  cpt_company_slices_init (&copy->slices, self->store, rids);
  copy->now = cpt_clock_now (cpt_store_get_clock (self->store));
  copy->lines = g_string_new (NULL);
  copy->progress = cpt_progress_toast_new (self->toasts, _ ("Copying…"), self->cancellable);
  cpt_progress_toast_follow (copy->progress, dup_progress, copy);

  /* Its data is the copy, which the callback lets go. */
  task = g_task_new (NULL, self->cancellable, read_cb, copy);
  g_task_set_task_data (task, copy, NULL);
  g_task_run_in_thread (task, read_on_thread);
}
