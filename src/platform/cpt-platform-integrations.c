/* cpt-platform-integrations.c — the packages that can be connected to, with their pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-integrations.h"

#include "cpt-integration-decoder-private.h"
#include "cpt-logo-fetcher-private.h"
#include "cpt-platform-client-private.h"
#include "cpt-platform-path-private.h"

#define PAGE_SIZE 100
#define MAX_INTEGRATIONS 10000 /* more than that is no list of integrations */

/* The list so far; each page asks for the next one. */
typedef struct
{
  CptPriority priority;
  guint page;              /* the last that was asked for */
  GPtrArray *integrations; /* (owned) (element-type CptIntegration) */
} Listing;

static void
listing_free (Listing *self)
{
  g_ptr_array_unref (self->integrations);
  g_free (self);
}

static gboolean
decode_page (GBytes *body, CptPlatformOutcome *outcome, GError **error)
{
  outcome->value = cpt_integration_decoder_page (body, error);
  outcome->free_value = g_object_unref;

  return outcome->value != NULL;
}

static void ask_for_next_page (GTask *task);

static void
take_page (Listing *self, CptPage *page)
{
  GPtrArray *items = cpt_page_get_items (page);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->integrations, g_object_ref (g_ptr_array_index (items, i)));
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Listing *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (CptPage) page =
      cpt_platform_client_finish (CPT_PLATFORM_CLIENT (source), result, ask_for_next_page, NULL, &error);

  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  take_page (self, page);
  if (self->integrations->len > MAX_INTEGRATIONS)
    g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_MALFORMED, "The list of integrations does not end");
  else if (cpt_page_get_items (page)->len > 0 && self->integrations->len < cpt_page_get_total_results (page))
    ask_for_next_page (g_steal_pointer (&task));
  else
    g_task_return_pointer (task, g_ptr_array_ref (self->integrations), (GDestroyNotify) g_ptr_array_unref);
}

/* Takes @task. */
static void
ask_for_next_page (GTask *task)
{
  Listing *self = g_task_get_task_data (task);
  CptRequest *request = cpt_platform_path_request ("GET", self->priority, "integrations", NULL);

  self->page++;
  cpt_platform_path_set_page (request, self->page, PAGE_SIZE, "name", NULL);
  cpt_platform_client_start (g_task_get_source_object (task), request, decode_page, ask_for_next_page,
                             g_task_get_cancellable (task), page_cb, task);
}

/**
 * cpt_platform_client_list_integrations_async:
 *
 * Reads all packages that can be connected to, however many pages they are on.
 */
void
cpt_platform_client_list_integrations_async (CptPlatformClient *self,
                                             CptPriority priority,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  GTask *task;
  Listing *listing;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  listing = g_new0 (Listing, 1);
  listing->priority = priority;
  listing->integrations = g_ptr_array_new_with_free_func (g_object_unref);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_platform_client_list_integrations_async);
  g_task_set_task_data (task, listing, (GDestroyNotify) listing_free);

  ask_for_next_page (task);
}

/**
 * cpt_platform_client_list_integrations_finish:
 *
 * Returns: (transfer full) (nullable) (element-type CptIntegration): all of them, by name
 */
GPtrArray *
cpt_platform_client_list_integrations_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_platform_client_list_integrations_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *picture = cpt_logo_fetcher_fetch_finish (CPT_LOGO_FETCHER (source), result, &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_platform_client_fetch_logo_async:
 * @url: of a picture, as the platform wrote it; maybe on another host, which does not get the key
 *
 * Reads a picture.
 */
void
cpt_platform_client_fetch_logo_async (CptPlatformClient *self,
                                      const char *url,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CPT_IS_PLATFORM_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_platform_client_fetch_logo_async);
  cpt_logo_fetcher_fetch_async (cpt_platform_client_get_logo_fetcher (self), url, cancellable, fetched_cb, task);
}

/**
 * cpt_platform_client_fetch_logo_finish:
 *
 * Returns: (transfer full) (nullable): the picture as it came, of any kind; %NULL with CPT_ERROR_REFUSED for an address
 *   that is not asked, CPT_ERROR_MALFORMED for what is no picture or too long a one, and as of a request else
 */
GBytes *
cpt_platform_client_fetch_logo_finish (CptPlatformClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_platform_client_fetch_logo_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
