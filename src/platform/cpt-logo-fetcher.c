/* cpt-logo-fetcher.c — pictures from wherever the platform says, without the key.
 *
 * The addresses are the platform's words, so nothing is trusted: https only, this machine only when the platform itself
 * is here, no redirection, no key, a picture and not a long one. The platform's limits do not count these.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-logo-fetcher-private.h"

#include "cpt-address-private.h"
#include "cpt-error-decoder-private.h"
#include "cpt-exchange-private.h"

#define MAX_BYTES (1024 * 1024)
#define MAX_MS 30000
#define MAX_PARALLEL 2

struct _CptLogoFetcher
{
  GObject parent_instance;

  gboolean may_be_loopback;
  SoupSession *session;          /* (owned) */
  SoupSession *loopback_session; /* (owned): no proxy stands between us and ourselves */
};

G_DEFINE_FINAL_TYPE (CptLogoFetcher, cpt_logo_fetcher, G_TYPE_OBJECT)

static void
cpt_logo_fetcher_finalize (GObject *object)
{
  CptLogoFetcher *self = CPT_LOGO_FETCHER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->loopback_session);

  G_OBJECT_CLASS (cpt_logo_fetcher_parent_class)->finalize (object);
}

static void
cpt_logo_fetcher_class_init (CptLogoFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_logo_fetcher_finalize;
}

static SoupSession *
session_new (void)
{
  SoupSession *session =
      soup_session_new_with_options ("user-agent", "Comptoir", "max-conns-per-host", MAX_PARALLEL, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);

  return session;
}

static void
cpt_logo_fetcher_init (CptLogoFetcher *self)
{
  self->session = session_new ();
  self->loopback_session = session_new ();
  soup_session_set_proxy_resolver (self->loopback_session, NULL);
}

/**
 * cpt_logo_fetcher_new:
 * @may_be_loopback: whether the platform is on this machine itself
 *
 * Lives on the thread whose default main context is current.
 */
CptLogoFetcher *
cpt_logo_fetcher_new (gboolean may_be_loopback)
{
  CptLogoFetcher *self = g_object_new (CPT_TYPE_LOGO_FETCHER, NULL);

  self->may_be_loopback = may_be_loopback;

  return self;
}

static gboolean
is_picture (SoupMessage *message)
{
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);

  return type != NULL && g_str_has_prefix (type, "image/");
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SoupMessage *message = g_task_get_task_data (task);
  guint http_status = soup_message_get_status (message);
  g_autoptr (GBytes) body = NULL;
  GError *error = NULL;

  body = cpt_exchange_send_finish (SOUP_SESSION (source), result, &error);
  if (body == NULL)
    g_task_return_error (task, error);
  else if (!SOUP_STATUS_IS_SUCCESSFUL (http_status))
    g_task_return_error (task, cpt_error_decoder_error (http_status, body, NULL, 0));
  else if (!is_picture (message))
    g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_MALFORMED, "What came is no picture");
  else
    g_task_return_pointer (task, g_steal_pointer (&body), (GDestroyNotify) g_bytes_unref);
}

/**
 * cpt_logo_fetcher_fetch_async:
 * @url: (nullable): of a picture, as the platform wrote it
 *
 * Reads a picture, once.
 */
void
cpt_logo_fetcher_fetch_async (CptLogoFetcher *self,
                              const char *url,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  const CptExchangeLimits limits = { .max_bytes = MAX_BYTES, .max_ms = MAX_MS };
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  gboolean is_loopback = FALSE;
  SoupMessage *message = NULL;

  g_task_set_source_tag (task, cpt_logo_fetcher_fetch_async);

  if (cpt_address_may_fetch (url, self->may_be_loopback, &is_loopback))
    message = soup_message_new ("GET", url);
  if (message == NULL)
    {
      g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_REFUSED, "Pictures are not fetched from this address");
      return;
    }

  g_task_set_task_data (task, message, g_object_unref);
  cpt_exchange_send_async (is_loopback ? self->loopback_session : self->session, message, &limits, cancellable, sent_cb,
                           g_steal_pointer (&task));
}

/**
 * cpt_logo_fetcher_fetch_finish:
 *
 * Returns: (transfer full) (nullable): the picture as it came; %NULL with a CptError or G_IO_ERROR_CANCELLED
 */
GBytes *
cpt_logo_fetcher_fetch_finish (CptLogoFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
