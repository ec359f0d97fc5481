/* cpt-chaser.c — keeps accesses that may expire: one small data type is read through each such connection.
 *
 * Facts: platform-api, section 3.8. What is asked for are rows of the outbox; many go behind what is done to one
 * company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-chaser.h"

#include "cpt-changes.h"
#include "cpt-error-presenter.h"
#include "cpt-expiring-repository.h"
#include "cpt-expiry.h"
#include "cpt-integration-repository.h"
#include "cpt-outbox-repository.h"
#include "cpt-toast.h"

#include <glib/gi18n.h>

struct _CptChaser
{
  GObject parent_instance;

  CptStore *store;
  CptExpiringRepository *expiring;
  CptIntegrationRepository *integrations;
  CptOutboxRepository *outbox;
  AdwToastOverlay *toasts; /* weak: it belongs to the window */
};

G_DEFINE_FINAL_TYPE (CptChaser, cpt_chaser, G_TYPE_OBJECT)

/* The connections that are to be kept. */
typedef struct
{
  CptChaser *self;
  GPtrArray *expiring; /* (element-type CptExpiringConnection) */
} Chase;

static Chase *
chase_new (CptChaser *self, GPtrArray *expiring)
{
  Chase *chase = g_new0 (Chase, 1);

  chase->self = g_object_ref (self);
  chase->expiring = expiring;

  return chase;
}

static void
chase_free (Chase *chase)
{
  g_ptr_array_unref (chase->expiring);
  g_object_unref (chase->self);
  g_free (chase);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Chase, chase_free)

static void
say_failure (CptChaser *self, const GError *error)
{
  if (self->toasts != NULL)
    cpt_error_presenter_toast (self->toasts, _ ("The accesses were not kept."), error);
}

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptChaser) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (added == NULL)
    say_failure (self, error);
  else if (self->toasts != NULL)
    cpt_toast_show (self->toasts,
                    ngettext ("A small read asked for through %u connection",
                              "A small read asked for through each of %u connections", added->len),
                    added->len);
}

static CptIntegration *
find_integration (GPtrArray *integrations, CptConnection *connection)
{
  const char *key = cpt_connection_get_integration_key (connection);

  for (guint i = 0; i < integrations->len; i++)
    if (g_strcmp0 (cpt_integration_get_key (g_ptr_array_index (integrations, i)), key) == 0)
      return g_ptr_array_index (integrations, i);

  return NULL;
}

/* (transfer full): what to read through each of those that have something small. */
static GPtrArray *
choose_reads (Chase *chase, GPtrArray *integrations)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 now = cpt_clock_now (cpt_store_get_clock (chase->self->store));

  for (guint i = 0; i < chase->expiring->len; i++)
    {
      const CptExpiringConnection *one = g_ptr_array_index (chase->expiring, i);
      const char *data_type =
          cpt_expiry_get_cheap_type (one->connection, find_integration (integrations, one->connection));

      if (data_type != NULL)
        g_ptr_array_add (changes, cpt_changes_new_small_read (one->rid, one->company, data_type,
                                                              cpt_connection_get_id (one->connection),
                                                              chase->expiring->len > 1, now));
    }

  return changes;
}

static void
list_integrations_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Chase) chase = user_data;
  CptChaser *self = chase->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) integrations =
      cpt_integration_repository_list_finish (CPT_INTEGRATION_REPOSITORY (source), result, &error);
  g_autoptr (GPtrArray) changes = integrations != NULL ? choose_reads (chase, integrations) : NULL;

  if (changes == NULL)
    say_failure (self, error);
  else if (changes->len > 0)
    cpt_outbox_repository_add_async (self->outbox, changes, NULL, add_cb, g_object_ref (self));
  else if (self->toasts != NULL)
    cpt_toast_show (self->toasts, "%s", _ ("Nothing small can be read: refresh the data instead."));
}

/* Takes @expiring. */
static void
keep (CptChaser *self, GPtrArray *expiring)
{
  cpt_integration_repository_list_async (self->integrations, NULL, list_integrations_cb, chase_new (self, expiring));
}

static void
list_expiring_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptChaser) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  GPtrArray *expiring = cpt_expiring_repository_list_finish (CPT_EXPIRING_REPOSITORY (source), result, &error);

  if (expiring == NULL)
    say_failure (self, error);
  else
    keep (self, expiring);
}

static void
cpt_chaser_dispose (GObject *object)
{
  CptChaser *self = CPT_CHASER (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->outbox);
  g_clear_object (&self->integrations);
  g_clear_object (&self->expiring);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_chaser_parent_class)->dispose (object);
}

static void
cpt_chaser_class_init (CptChaserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_chaser_dispose;
}

static void
cpt_chaser_init (CptChaser *self)
{
}

/**
 * cpt_chaser_new:
 * @store: the account's, open
 * @toasts: where results are said; not kept alive
 *
 * Returns: (transfer full): what keeps accesses
 */
CptChaser *
cpt_chaser_new (CptStore *store, AdwToastOverlay *toasts)
{
  CptChaser *self = g_object_new (CPT_TYPE_CHASER, NULL);

  self->store = g_object_ref (store);
  self->expiring = cpt_expiring_repository_new (store);
  self->integrations = cpt_integration_repository_new (store);
  self->outbox = cpt_outbox_repository_new (store);
  g_set_weak_pointer (&self->toasts, toasts);

  return self;
}

/**
 * cpt_chaser_keep_all:
 *
 * Asks for a small read through each connection that may expire, of all companies.
 */
void
cpt_chaser_keep_all (CptChaser *self)
{
  g_return_if_fail (CPT_IS_CHASER (self));

  cpt_expiring_repository_list_async (self->expiring, NULL, list_expiring_cb, g_object_ref (self));
}

/**
 * cpt_chaser_keep_one:
 * @row: a company
 * @connection_id: GUID text, of one of its connections
 *
 * Asks for a small read through that connection.
 */
void
cpt_chaser_keep_one (CptChaser *self, CptCompanyRow *row, const char *connection_id)
{
  CptCompany *company = cpt_company_row_get_company (row);
  CptConnection *connection = cpt_company_find_connection (company, connection_id);
  GPtrArray *expiring = NULL;

  g_return_if_fail (CPT_IS_CHASER (self));
  g_return_if_fail (connection != NULL);

  expiring = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_expiring_connection_free);
  g_ptr_array_add (expiring, cpt_expiring_connection_new (cpt_company_row_get_rid (row), company, connection));
  keep (self, expiring);
}
