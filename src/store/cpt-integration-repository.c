/* cpt-integration-repository.c — the packages that companies can be connected to, and their pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-integration-repository.h"

#include "cpt-objects.h"
#include "cpt-statement-private.h"
#include "cpt-store-private.h"
#include "cpt-transaction-private.h"

#define SAID                                                                                                           \
  "key, name, logo_url, source_type, source_id, integration_id, data_provided_by, is_enabled, is_offline, is_beta, "   \
  "readable_types"
#define SAID_NOW                                                                                                       \
  "excluded.key, excluded.name, excluded.logo_url, excluded.source_type, excluded.source_id, "                         \
  "excluded.integration_id, excluded.data_provided_by, excluded.is_enabled, excluded.is_offline, excluded.is_beta, "   \
  "excluded.readable_types"

/* What is stored like this already is not written. */
static const char PUT_SQL[] =
    "INSERT INTO integration (position, " SAID ") VALUES (:position, :key, :name, :logo_url, :source_type, :source_id, "
    ":integration_id, :data_provided_by, :is_enabled, :is_offline, :is_beta, :readable_types) "
    "ON CONFLICT (position) DO UPDATE SET (" SAID ") = (" SAID_NOW ") WHERE (" SAID ") IS NOT (" SAID_NOW ")";
static const char CUT_SQL[] = "DELETE FROM integration WHERE position >= :n";

enum
{
  COLUMN_KEY,
  COLUMN_NAME,
  COLUMN_LOGO_URL,
  COLUMN_SOURCE_TYPE,
  COLUMN_SOURCE_ID,
  COLUMN_INTEGRATION_ID,
  COLUMN_DATA_PROVIDED_BY,
  COLUMN_IS_ENABLED,
  COLUMN_IS_OFFLINE,
  COLUMN_IS_BETA,
  COLUMN_READABLE_TYPES
};
static const char LIST_SQL[] = "SELECT " SAID " FROM integration ORDER BY position";

static const char PUT_LOGO_SQL[] = "INSERT OR REPLACE INTO logo (url, image) VALUES (:url, :image)";
static const char GET_LOGO_SQL[] = "SELECT image FROM logo WHERE url = :url";

struct _CptIntegrationRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptIntegrationRepository, cpt_integration_repository, G_TYPE_OBJECT)

static void
cpt_integration_repository_finalize (GObject *object)
{
  CptIntegrationRepository *self = CPT_INTEGRATION_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_integration_repository_parent_class)->finalize (object);
}

static void
cpt_integration_repository_class_init (CptIntegrationRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_integration_repository_finalize;
}

static void
cpt_integration_repository_init (CptIntegrationRepository *self)
{
}

/**
 * cpt_integration_repository_new:
 *
 * Returns: (transfer full): the integrations of @store
 */
CptIntegrationRepository *
cpt_integration_repository_new (CptStore *store)
{
  CptIntegrationRepository *self = g_object_new (CPT_TYPE_INTEGRATION_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

static gboolean
put_one (CptStatement *statement, CptIntegration *integration, guint position, GError **error)
{
  const char *const *readable = cpt_integration_get_readable_types (integration);
  g_autoptr (GVariant) types = readable != NULL ? g_variant_ref_sink (g_variant_new_strv (readable, -1)) : NULL;

  cpt_statement_bind_int64 (statement, ":position", position);
  cpt_statement_bind_text (statement, ":key", cpt_integration_get_key (integration));
  cpt_statement_bind_text (statement, ":name", cpt_integration_get_name (integration));
  cpt_statement_bind_text (statement, ":logo_url", cpt_integration_get_logo_url (integration));
  cpt_statement_bind_text (statement, ":source_type", cpt_integration_get_source_type (integration));
  cpt_statement_bind_text (statement, ":source_id", cpt_integration_get_source_id (integration));
  cpt_statement_bind_text (statement, ":integration_id", cpt_integration_get_integration_id (integration));
  cpt_statement_bind_text (statement, ":data_provided_by", cpt_integration_get_data_provided_by (integration));
  cpt_statement_bind_int64 (statement, ":is_enabled", cpt_integration_is_enabled (integration));
  cpt_statement_bind_int64 (statement, ":is_offline", cpt_integration_is_offline (integration));
  cpt_statement_bind_int64 (statement, ":is_beta", cpt_integration_is_beta (integration));
  cpt_statement_bind_variant (statement, ":readable_types", types);

  return cpt_statement_run (statement, error);
}

static gboolean
cut (sqlite3 *handle, guint n, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, CUT_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":n", n);

  return cpt_statement_run (statement, error);
}

static gboolean
put (sqlite3 *handle, GPtrArray *integrations, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PUT_SQL, error);
  g_autoptr (CptTransaction) transaction = statement != NULL ? cpt_transaction_begin (handle, error) : NULL;

  if (transaction == NULL)
    return FALSE;

  for (guint i = 0; i < integrations->len; i++)
    {
      if (!put_one (statement, g_ptr_array_index (integrations, i), i, error))
        return FALSE;
    }

  return cut (handle, integrations->len, error) && cpt_transaction_commit (transaction, error);
}

static void
put_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptIntegrationRepository *self = g_task_get_source_object (task);
  gint64 n_changes = sqlite3_total_changes64 (handle);
  GError *error = NULL;

  if (!put (handle, g_task_get_task_data (task), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (sqlite3_total_changes64 (handle) > n_changes)
    cpt_store_changed (self->store, CPT_STORE_CHANGE_INTEGRATIONS);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_integration_repository_put_async:
 * @integrations: (element-type CptIntegration): all of them, in the platform's order
 *
 * Stores @integrations in place of what was stored.
 */
void
cpt_integration_repository_put_async (CptIntegrationRepository *self,
                                      GPtrArray *integrations,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GPtrArray *wanted = cpt_objects_copy (integrations);

  g_task_set_source_tag (task, cpt_integration_repository_put_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) g_ptr_array_unref);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
}

/**
 * cpt_integration_repository_put_finish:
 *
 * Returns: %FALSE with @error set when nothing was stored
 */
gboolean
cpt_integration_repository_put_finish (CptIntegrationRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static CptIntegration *
integration_from_row (CptStatement *row)
{
  g_autoptr (GVariant) types = cpt_statement_dup_variant (row, COLUMN_READABLE_TYPES, G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree const char **readable = types != NULL ? g_variant_get_strv (types, NULL) : NULL;

  return cpt_integration_new (&(CptIntegrationFields){
      .key = cpt_statement_get_text (row, COLUMN_KEY),
      .name = cpt_statement_get_text (row, COLUMN_NAME),
      .logo_url = cpt_statement_get_text (row, COLUMN_LOGO_URL),
      .source_type = cpt_statement_get_text (row, COLUMN_SOURCE_TYPE),
      .source_id = cpt_statement_get_text (row, COLUMN_SOURCE_ID),
      .integration_id = cpt_statement_get_text (row, COLUMN_INTEGRATION_ID),
      .data_provided_by = cpt_statement_get_text (row, COLUMN_DATA_PROVIDED_BY),
      .is_enabled = cpt_statement_get_int64 (row, COLUMN_IS_ENABLED) != 0,
      .is_offline = cpt_statement_get_int64 (row, COLUMN_IS_OFFLINE) != 0,
      .is_beta = cpt_statement_get_int64 (row, COLUMN_IS_BETA) != 0,
      .readable_types = readable,
  });
}

static void
list_on_query_thread (GTask *task, sqlite3 *handle)
{
  g_autoptr (GPtrArray) integrations = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_SQL, &error);
  gboolean has_row = FALSE;

  while (statement != NULL && cpt_statement_step (statement, &has_row, &error) && has_row)
    g_ptr_array_add (integrations, integration_from_row (statement));

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&integrations), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * cpt_integration_repository_list_async:
 *
 * Reads what companies can be connected to, enabled or not.
 */
void
cpt_integration_repository_list_async (CptIntegrationRepository *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_integration_repository_list_async);
  cpt_store_submit_read (self->store, task, list_on_query_thread);
}

/**
 * cpt_integration_repository_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptIntegration): in the platform's order, empty before it was
 * asked; %NULL with @error set
 */
GPtrArray *
cpt_integration_repository_list_finish (CptIntegrationRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *url;
  GBytes *image;
} Logo;

static void
logo_free (Logo *logo)
{
  g_free (logo->url);
  g_bytes_unref (logo->image);
  g_free (logo);
}

static gboolean
put_logo (sqlite3 *handle, const Logo *logo, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, PUT_LOGO_SQL, error);
  g_autoptr (CptTransaction) transaction = statement != NULL ? cpt_transaction_begin (handle, error) : NULL;

  if (transaction == NULL)
    return FALSE;

  cpt_statement_bind_text (statement, ":url", logo->url);
  cpt_statement_bind_blob (statement, ":image", g_bytes_get_data (logo->image, NULL), g_bytes_get_size (logo->image));

  return cpt_statement_run (statement, error) && cpt_transaction_commit (transaction, error);
}

static void
put_logo_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptIntegrationRepository *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!put_logo (handle, g_task_get_task_data (task), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_store_changed (self->store, CPT_STORE_CHANGE_INTEGRATIONS);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_integration_repository_put_logo_async:
 * @url: where @image is from
 * @image: not empty; any format, as it came
 *
 * Stores a picture, in place of the one of the same address.
 */
void
cpt_integration_repository_put_logo_async (CptIntegrationRepository *self,
                                           const char *url,
                                           GBytes *image,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Logo *logo = g_new0 (Logo, 1);

  logo->url = g_strdup (url);
  logo->image = g_bytes_ref (image);
  g_task_set_source_tag (task, cpt_integration_repository_put_logo_async);
  g_task_set_task_data (task, logo, (GDestroyNotify) logo_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_logo_on_writer_thread);
}

/**
 * cpt_integration_repository_put_logo_finish:
 *
 * Returns: %FALSE with @error set when it was not stored
 */
gboolean
cpt_integration_repository_put_logo_finish (CptIntegrationRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
get_logo_on_query_thread (GTask *task, sqlite3 *handle)
{
  GError *error = NULL;
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, GET_LOGO_SQL, &error);
  gconstpointer data = NULL;
  GBytes *image = NULL;
  gboolean has_row = FALSE;
  gsize length = 0;

  if (statement != NULL)
    {
      cpt_statement_bind_text (statement, ":url", g_task_get_task_data (task));
      if (cpt_statement_step (statement, &has_row, &error) && has_row)
        {
          data = cpt_statement_get_blob (statement, 0, &length);
          image = g_bytes_new (data, length);
        }
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, image, (GDestroyNotify) g_bytes_unref);
}

/**
 * cpt_integration_repository_get_logo_async:
 * @url: the address of a picture
 *
 * Reads a picture.
 */
void
cpt_integration_repository_get_logo_async (CptIntegrationRepository *self,
                                           const char *url,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_integration_repository_get_logo_async);
  g_task_set_task_data (task, g_strdup (url), g_free);
  cpt_store_submit_read (self->store, task, get_logo_on_query_thread);
}

/**
 * cpt_integration_repository_get_logo_finish:
 *
 * Returns: (transfer full) (nullable): the picture; %NULL without @error when it is not stored, %NULL with @error set
 */
GBytes *
cpt_integration_repository_get_logo_finish (CptIntegrationRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
