/* cpt-bulk-dialog.c — the refreshes of many companies, one line each: what failed first, the others in their order.
 *
 * It follows them: whenever the watch says that they may stand otherwise, the list is read again, and only the lines
 * that say something else are exchanged, so that nothing jumps. A line leads to the page of its company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-dialog.h"

#include "cpt-bulk-result-words.h"
#include "cpt-bulk-row.h"
#include "cpt-error-presenter.h"
#include "cpt-outbox-repository.h"
#include "cpt-shrink.h"

#include <glib/gi18n.h>

struct _CptBulkDialog
{
  AdwWindow parent_instance;

  CptBulkWatch *watch;
  CptOutboxRepository *outbox;
  GCancellable *cancellable;
  GListStore *results; /* (element-type CptBulkResult) */
  gint64 listed_at;    /* of the account's clock */
  gboolean is_listing;

  /* of the template */
  GtkLabel *facts;
  GtkProgressBar *progress;
  GtkListView *list;
  GtkWidget *retry_all;
};

G_DEFINE_FINAL_TYPE (CptBulkDialog, cpt_bulk_dialog, ADW_TYPE_WINDOW)

static gboolean
says_the_same (CptBulkResult *before, gint64 then, CptBulkResult *after, gint64 now)
{
  const CptBulkResultFields *a = cpt_bulk_result_get_fields (before);
  const CptBulkResultFields *b = cpt_bulk_result_get_fields (after);
  g_autofree char *said = NULL;
  g_autofree char *says = NULL;

  if (a->change_id != b->change_id || a->stage != b->stage || g_strcmp0 (a->name, b->name) != 0)
    return FALSE;

  said = cpt_bulk_result_words_dup (before, then);
  says = cpt_bulk_result_words_dup (after, now);

  return g_str_equal (said, says);
}

static gboolean
is_kept (CptBulkDialog *self, guint position, CptBulkResult *result, gint64 now)
{
  g_autoptr (CptBulkResult) before = g_list_model_get_item (G_LIST_MODEL (self->results), position);

  return before != NULL && says_the_same (before, self->listed_at, result, now);
}

/* Lines of @results from @first on, up to @end, take the place of those that stand there. */
static void
exchange (CptBulkDialog *self, GPtrArray *results, guint first, guint end)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->results));
  guint n_removed =
      end == results->len ? n_before - MIN (first, n_before) : MIN (end, n_before) - MIN (first, n_before);

  if (end > first || n_removed > 0)
    g_list_store_splice (self->results, first, n_removed, results->pdata + first, end - first);
}

static void
show_results (CptBulkDialog *self, GPtrArray *results)
{
  gint64 now = cpt_bulk_watch_get_now (self->watch);
  guint first = 0;

  while (first < results->len)
    {
      guint end = first;

      while (end < results->len && !is_kept (self, end, g_ptr_array_index (results, end), now))
        end++;
      exchange (self, results, first, end);
      first = end + 1;
    }
  exchange (self, results, results->len, results->len);
  self->listed_at = now;
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptBulkDialog) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = cpt_bulk_repository_list_finish (CPT_BULK_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_listing = FALSE;
  if (results != NULL)
    show_results (self, results);
  else
    gtk_label_set_text (self->facts, cpt_error_presenter_get_heading (error));
}

/* Each second, at most: the watch says when, until it is closed. */
static void
update (CptBulkDialog *self)
{
  const CptBulkStatus *status = cpt_bulk_watch_get_status (self->watch);
  CptBulkPhase phase = cpt_bulk_watch_get_phase (self->watch);
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;

  if (phase == CPT_BULK_NONE)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  title = cpt_bulk_words_dup_title (status, phase);
  facts = cpt_bulk_words_dup_facts (status, phase, cpt_bulk_watch_get_now (self->watch));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->facts, facts);
  gtk_progress_bar_set_fraction (self->progress, cpt_bulk_words_get_fraction (status));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), phase != CPT_BULK_ENDED);
  gtk_widget_set_visible (self->retry_all, status->n_failed > 1);

  if (self->is_listing)
    return;

  self->is_listing = TRUE;
  cpt_bulk_repository_list_async (cpt_bulk_watch_get_repository (self->watch), self->cancellable, list_cb,
                                  g_object_ref (self));
}

/* What failed is still among what failed, which the bar says too: that is enough when the dialog is closed. */
static void
say_failure (CptBulkDialog *self, const GError *error)
{
  if (error != NULL && !g_cancellable_is_cancelled (self->cancellable))
    cpt_error_presenter_show (GTK_WINDOW (self), _ ("It is not tried again."), error);
}

static void
retry_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptBulkDialog) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;

  if (!cpt_outbox_repository_retry_finish (CPT_OUTBOX_REPOSITORY (source), result, &error))
    say_failure (self, error);
}

static void
retry_one_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptBulkDialog *self = CPT_BULK_DIALOG (widget);

  cpt_outbox_repository_retry_async (self->outbox, g_variant_get_int64 (target), NULL, retry_cb, g_object_ref (self));
}

static void
retry_all_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptBulkDialog) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;

  if (!cpt_bulk_repository_write_finish (CPT_BULK_REPOSITORY (source), result, &error))
    say_failure (self, error);
}

static void
retry_all_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptBulkDialog *self = CPT_BULK_DIALOG (widget);

  cpt_bulk_repository_retry_async (cpt_bulk_watch_get_repository (self->watch), NULL, retry_all_cb,
                                   g_object_ref (self));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, cpt_bulk_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CptBulkDialog *self)
{
  cpt_bulk_row_set_result (CPT_BULK_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                           cpt_bulk_watch_get_now (self->watch));
}

static void
activate_cb (CptBulkDialog *self, guint position)
{
  g_autoptr (CptBulkResult) result = g_list_model_get_item (G_LIST_MODEL (self->results), position);
  gint64 rid = cpt_bulk_result_get_fields (result)->rid;
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  /* A dialog is no window of the application, and knows none of its actions. */
  gtk_widget_activate_action (parent, "app.show-company", "x", rid);
  gtk_window_close (GTK_WINDOW (self));
}

/* It is closed. What is under way holds it, so that it would only be disposed of after that. */
static void
cpt_bulk_dialog_unrealize (GtkWidget *widget)
{
  CptBulkDialog *self = CPT_BULK_DIALOG (widget);

  g_cancellable_cancel (self->cancellable);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);

  GTK_WIDGET_CLASS (cpt_bulk_dialog_parent_class)->unrealize (widget);
}

static void
cpt_bulk_dialog_dispose (GObject *object)
{
  CptBulkDialog *self = CPT_BULK_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->outbox);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (cpt_bulk_dialog_parent_class)->dispose (object);
}

static void
cpt_bulk_dialog_finalize (GObject *object)
{
  CptBulkDialog *self = CPT_BULK_DIALOG (object);

  g_object_unref (self->results);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (cpt_bulk_dialog_parent_class)->finalize (object);
}

static void
cpt_bulk_dialog_class_init (CptBulkDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_bulk_dialog_dispose;
  object_class->finalize = cpt_bulk_dialog_finalize;
  widget_class->unrealize = cpt_bulk_dialog_unrealize;

  gtk_widget_class_install_action (widget_class, "bulk.retry-one", "x", retry_one_action);
  gtk_widget_class_install_action (widget_class, "bulk.retry-all", NULL, retry_all_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/bulk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CptBulkDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, CptBulkDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CptBulkDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CptBulkDialog, retry_all);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
cpt_bulk_dialog_init (CptBulkDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->results = g_list_store_new (CPT_TYPE_BULK_RESULT);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_bulk_dialog_new:
 * @parent: the window that it belongs to
 * @store: the account's
 * @watch: of the account
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
CptBulkDialog *
cpt_bulk_dialog_new (GtkWindow *parent, CptStore *store, CptBulkWatch *watch)
{
  CptBulkDialog *self = g_object_new (CPT_TYPE_BULK_DIALOG, "transient-for", parent, NULL);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->results))));

  cpt_shrink_window (GTK_WINDOW (self));
  self->watch = g_object_ref (watch);
  self->outbox = cpt_outbox_repository_new (store);
  gtk_list_view_set_model (self->list, model);
  g_object_unref (model);
  g_signal_connect_object (watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return self;
}
