/* cpt-data-row.c — one data type of a company: how it stands, and its own refresh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-row.h"

#include "cpt-data-type-words.h"
#include "cpt-data-words.h"
#include "cpt-fold.h"
#include "cpt-record-type.h"
#include "cpt-report-item.h"
#include "cpt-spoken-name.h"
#include "cpt-status-icon.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

struct _CptDataRow
{
  GtkListBoxRow parent_instance;

  char *data_type;
  char *fold; /* of its name and its key */

  /* of the template */
  GtkOrientable *facts;
  GtkLabel *name;
  GtkLabel *next;
  CptStatusIcon *icon;
  GtkWidget *standing;
  GtkLabel *status;
  GtkLabel *last;
  GtkWidget *refresh;
  GtkWidget *refresh_part; /* what is insensitive: the button itself follows its action */
  GtkButton *refresh_button;
  GtkWidget *open; /* says that a click opens it */
};

G_DEFINE_FINAL_TYPE (CptDataRow, cpt_data_row, GTK_TYPE_LIST_BOX_ROW)

static void
cpt_data_row_finalize (GObject *object)
{
  g_free (CPT_DATA_ROW (object)->data_type);
  g_free (CPT_DATA_ROW (object)->fold);

  G_OBJECT_CLASS (cpt_data_row_parent_class)->finalize (object);
}

static void
cpt_data_row_class_init (CptDataRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_data_row_finalize;

  g_type_ensure (CPT_TYPE_STATUS_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/data-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, facts);
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, name);
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, next);
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, standing);
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, status);
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, last);
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, refresh);
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, refresh_part);
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, CptDataRow, open);
}

static void
cpt_data_row_init (CptDataRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_data_row_new:
 * @data_type: a key
 * @statuses: what aligns how the types stand
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
cpt_data_row_new (const char *data_type, GtkSizeGroup *statuses)
{
  CptDataRow *self = g_object_new (CPT_TYPE_DATA_ROW, NULL);
  const char *name = cpt_data_type_words_get (data_type);
  g_autofree char *words = g_strdup_printf ("%s %s", name, data_type);
  /* Translators: name of a button for a screen reader; %s is a data type, such as "Balance sheet" */
  g_autofree char *label = g_strdup_printf (_ ("%s: refresh"), name);
  CptReportKind kind;
  gboolean can_be_opened =
      cpt_record_type_find (data_type) != NULL || cpt_report_kind_from_data_type (data_type, &kind);

  self->data_type = g_strdup (data_type);
  self->fold = cpt_fold (words);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), can_be_opened);
  /* Its place is kept, so that all stand in line. */
  gtk_widget_set_opacity (self->open, can_be_opened ? 1 : 0);
  gtk_widget_set_focusable (GTK_WIDGET (self), can_be_opened);
  gtk_label_set_text (self->name, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->refresh_button), "s", data_type);
  cpt_spoken_name_set (self->refresh_button, label);
  gtk_size_group_add_widget (statuses, self->standing);

  return GTK_WIDGET (self);
}

/**
 * cpt_data_row_set_narrow:
 * @narrow: whether how it stands is said below its name
 */
void
cpt_data_row_set_narrow (CptDataRow *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_DATA_ROW (self));

  gtk_orientable_set_orientation (self->facts, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
say_spoken (CptDataRow *self, const char *status, const char *last, const char *next)
{
  g_autoptr (GString) spoken = g_string_new (gtk_label_get_text (self->name));

  g_string_append_printf (spoken, ", %s", status);
  if (last != NULL)
    g_string_append_printf (spoken, ", %s", last);
  if (next != NULL)
    g_string_append_printf (spoken, ", %s", next);
  cpt_spoken_name_set (self, spoken->str);
}

static void
show_refresh (CptDataRow *self, const CptDataEntry *entry)
{
  const char *obstacle = cpt_data_words_get_obstacle (entry);

  gtk_widget_set_sensitive (self->refresh_part, obstacle == NULL);
  /* A button that cannot be clicked has no tooltip of its own. */
  gtk_widget_set_tooltip_text (self->refresh, obstacle != NULL ? obstacle : _ ("Refresh"));
}

/* When it was read, and how much. */
static char *
dup_last (const CptDataEntry *entry, gint64 n_records, gint64 now)
{
  g_autofree char *last = cpt_data_words_dup_last (entry, now);
  g_autofree char *count = NULL;

  if (n_records < 0)
    return g_steal_pointer (&last);

  /* Translators: a number of records, such as invoices */
  count = g_strdup_printf (ngettext ("%'u record", "%'u records", (gulong) n_records), (guint) n_records);

  return last != NULL ? g_strdup_printf ("%s · %s", last, count) : g_steal_pointer (&count);
}

/**
 * cpt_data_row_show:
 * @entry: how its type stands
 * @n_records: how many records there are; −1 when that is not known
 * @now: of the account's clock
 *
 * Shows @entry.
 */
void
cpt_data_row_show (CptDataRow *self, const CptDataEntry *entry, gint64 n_records, gint64 now)
{
  g_autofree char *status = cpt_data_words_dup_status (entry);
  g_autofree char *last = dup_last (entry, n_records, now);
  g_autofree char *next = cpt_data_words_dup_next (entry);
  g_autofree char *exact = cpt_time_text_exact (entry->last_success);

  g_return_if_fail (CPT_IS_DATA_ROW (self));

  cpt_status_icon_set_mark (self->icon, cpt_data_words_get_mark (entry));
  set_text (self->status, status);
  set_text (self->last, last);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->last), entry->last_success != CPT_TIME_UNKNOWN ? exact : NULL);
  set_text (self->next, next);
  if (entry->is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->next), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->next), "warning");
  show_refresh (self, entry);
  say_spoken (self, status, last, next);
}

/**
 * cpt_data_row_matches:
 * @terms: (array zero-terminated=1): by cpt_fold()
 *
 * Returns: whether its name or its key holds each of @terms
 */
gboolean
cpt_data_row_matches (CptDataRow *self, const char *const *terms)
{
  g_return_val_if_fail (CPT_IS_DATA_ROW (self), FALSE);

  for (guint i = 0; terms[i] != NULL; i++)
    if (strstr (self->fold, terms[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * cpt_data_row_get_data_type:
 *
 * Returns: (transfer none): its key
 */
const char *
cpt_data_row_get_data_type (CptDataRow *self)
{
  g_return_val_if_fail (CPT_IS_DATA_ROW (self), NULL);

  return self->data_type;
}
