/* cpt-record-place-chooser.c — through which connection, and of which bank account, records are looked at.
 *
 * Most records are of the company; some are asked for of one of its connections; transactions of a bank, of one of the
 * accounts there, which are read first (section 2.13 of the platform reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-place-chooser.h"

#include "cpt-data-type.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define GAP 6
#define ACCOUNTS "bankAccounts"

struct _CptRecordPlaceChooser
{
  GtkBox parent_instance;

  CptStore *store;
  CptSync *sync;
  CptRecordReader *accounts; /* (nullable): unless those of a bank are looked at */
  char *company_id;          /* (nullable): until something was opened */
  char *data_type;           /* (nullable): likewise */
  GPtrArray *connection_ids; /* (element-type utf8): to choose from; none: of the company */
  GPtrArray *account_ids;    /* (element-type utf8): likewise */
  gboolean is_filling;

  GtkDropDown *connection;
  GtkDropDown *account;
};

G_DEFINE_FINAL_TYPE (CptRecordPlaceChooser, cpt_record_place_chooser, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_per_account (CptRecordPlaceChooser *self)
{
  const CptRecordType *type = self->data_type != NULL ? cpt_record_type_find (self->data_type) : NULL;

  return type != NULL && type->is_per_account;
}

/* (nullable): what is chosen of @ids. */
static const char *
get_chosen (GtkDropDown *drop_down, GPtrArray *ids)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected < ids->len ? g_ptr_array_index (ids, selected) : NULL;
}

static void
show (CptRecordPlaceChooser *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->connection), self->connection_ids->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->account), self->account_ids->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->connection_ids->len > 1 || self->account_ids->len > 0);
}

static void
tell (CptRecordPlaceChooser *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static const char *
get_account_name (CptRecord *record)
{
  static const char *const names[] = { "accountName", "name", "accountNumber" };
  CptRecordValue value;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      cpt_record_get (record, names[i], &value);
      if (value.kind == CPT_RECORD_KIND_TEXT && *value.text != '\0')
        return value.text;
    }

  return cpt_record_get_id (record);
}

/* The first is chosen, until a person chooses. */
static void
fill_accounts (CptRecordPlaceChooser *self)
{
  GPtrArray *records = cpt_record_reader_get_samples (self->accounts);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->account_ids->len > 0)
    return;

  for (guint i = 0; i < records->len; i++)
    {
      CptRecord *record = g_ptr_array_index (records, i);
      const char *id = cpt_record_get_id (record);

      if (id == NULL || !g_hash_table_add (met, (gpointer) id))
        continue;

      g_ptr_array_add (self->account_ids, g_strdup (id));
      gtk_string_list_append (names, get_account_name (record));
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->account, G_LIST_MODEL (names));
  self->is_filling = FALSE;
  show (self);
}

static void
accounts_cb (CptRecordPlaceChooser *self)
{
  fill_accounts (self);
  tell (self);
}

static void
read_accounts (CptRecordPlaceChooser *self)
{
  g_autoptr (GPtrArray) none = cpt_record_filter_new ();
  g_autoptr (CptRecordQuery) query = cpt_record_query_new (none, CPT_RECORD_USUAL_ORDER, NULL);
  g_autoptr (CptRecordPlace) place =
      cpt_record_place_new (self->company_id, ACCOUNTS, get_chosen (self->connection, self->connection_ids), NULL);

  g_ptr_array_set_size (self->account_ids, 0);
  show (self);
  cpt_record_reader_open (self->accounts, place, query);
}

static void
connection_cb (CptRecordPlaceChooser *self)
{
  if (self->is_filling)
    return;

  if (is_per_account (self))
    read_accounts (self);
  tell (self);
}

static void
fill_connections (CptRecordPlaceChooser *self, CptCompany *company)
{
  const CptDataType *type = cpt_data_type_find (self->data_type);
  GPtrArray *connections = cpt_company_get_connections (company);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->connection_ids, 0);
  for (guint i = 0; type->is_per_connection && i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);

      if (cpt_data_source_from_text (cpt_connection_get_source_type (connection)) != type->source)
        continue;

      g_ptr_array_add (self->connection_ids, g_strdup (cpt_connection_get_id (connection)));
      gtk_string_list_append (names, cpt_connection_get_shown_platform_name (connection));
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->connection, G_LIST_MODEL (names));
  self->is_filling = FALSE;
}

static void
cpt_record_place_chooser_dispose (GObject *object)
{
  CptRecordPlaceChooser *self = CPT_RECORD_PLACE_CHOOSER (object);

  if (self->accounts != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->accounts, self);
      g_object_run_dispose (G_OBJECT (self->accounts));
    }
  g_clear_object (&self->accounts);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_record_place_chooser_parent_class)->dispose (object);
}

static void
cpt_record_place_chooser_finalize (GObject *object)
{
  CptRecordPlaceChooser *self = CPT_RECORD_PLACE_CHOOSER (object);

  g_ptr_array_unref (self->connection_ids);
  g_ptr_array_unref (self->account_ids);
  g_free (self->company_id);
  g_free (self->data_type);

  G_OBJECT_CLASS (cpt_record_place_chooser_parent_class)->finalize (object);
}

static void
cpt_record_place_chooser_class_init (CptRecordPlaceChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_record_place_chooser_dispose;
  object_class->finalize = cpt_record_place_chooser_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkDropDown *
create_drop_down (CptRecordPlaceChooser *self, const char *label, GCallback changed)
{
  GtkWidget *made = gtk_drop_down_new (NULL, NULL);

  cpt_spoken_name_set (made, label);
  g_signal_connect_object (made, "notify::selected", changed, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), made);

  return GTK_DROP_DOWN (made);
}

static void
cpt_record_place_chooser_init (CptRecordPlaceChooser *self)
{
  self->connection_ids = g_ptr_array_new_with_free_func (g_free);
  self->account_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_box_set_spacing (GTK_BOX (self), GAP);
  self->connection = create_drop_down (self, _ ("Connection"), G_CALLBACK (connection_cb));
  self->account = create_drop_down (self, _ ("Bank account"), G_CALLBACK (tell));
  show (self);
}

/**
 * cpt_record_place_chooser_set_account:
 * @store: open
 * @sync: of @store
 *
 * To be called once, before anything is opened.
 */
void
cpt_record_place_chooser_set_account (CptRecordPlaceChooser *self, CptStore *store, CptSync *sync)
{
  g_return_if_fail (CPT_IS_RECORD_PLACE_CHOOSER (self));

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
}

/**
 * cpt_record_place_chooser_open:
 * @row: the company
 * @data_type: one that has records
 *
 * Offers where they are; the first is chosen. Does not tell, unless bank accounts come.
 */
void
cpt_record_place_chooser_open (CptRecordPlaceChooser *self, CptCompanyRow *row, const char *data_type)
{
  CptCompany *company = NULL;

  g_return_if_fail (CPT_IS_RECORD_PLACE_CHOOSER (self));

  company = cpt_company_row_get_company (row);
  g_free (self->company_id);
  self->company_id = g_strdup (cpt_company_get_id (company));
  g_free (self->data_type);
  self->data_type = g_strdup (data_type);
  g_ptr_array_set_size (self->account_ids, 0);
  fill_connections (self, company);
  show (self);
  if (!is_per_account (self))
    return;

  if (self->accounts == NULL)
    {
      self->accounts = cpt_record_reader_new (self->store, self->sync);
      g_signal_connect_object (self->accounts, "changed", G_CALLBACK (accounts_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->accounts, "columns-changed", G_CALLBACK (accounts_cb), self, G_CONNECT_SWAPPED);
    }
  read_accounts (self);
}

/**
 * cpt_record_place_chooser_dup_place:
 *
 * Returns: (transfer full) (nullable): where the records are; %NULL as long as the bank accounts are not known
 */
CptRecordPlace *
cpt_record_place_chooser_dup_place (CptRecordPlaceChooser *self)
{
  const char *account = NULL;

  g_return_val_if_fail (CPT_IS_RECORD_PLACE_CHOOSER (self), NULL);

  account = get_chosen (self->account, self->account_ids);
  if (self->data_type == NULL || (is_per_account (self) && account == NULL))
    return NULL;

  return cpt_record_place_new (self->company_id, self->data_type, get_chosen (self->connection, self->connection_ids),
                               is_per_account (self) ? account : NULL);
}

/**
 * cpt_record_place_chooser_get_accounts:
 *
 * Returns: (transfer none) (nullable): what reads the bank accounts, where their records are looked at
 */
CptRecordReader *
cpt_record_place_chooser_get_accounts (CptRecordPlaceChooser *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_PLACE_CHOOSER (self), NULL);

  return is_per_account (self) ? self->accounts : NULL;
}
