/* cpt-connection-event-repository.h — the time line of a connection: every status that was seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-connection-event.h"
#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_CONNECTION_EVENT_REPOSITORY (cpt_connection_event_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionEventRepository,
                      cpt_connection_event_repository,
                      CPT,
                      CONNECTION_EVENT_REPOSITORY,
                      GObject)

CptConnectionEventRepository *cpt_connection_event_repository_new (CptStore *store);
void cpt_connection_event_repository_list_async (CptConnectionEventRepository *self,
                                                 const char *company_id,
                                                 const char *connection_id,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
GPtrArray *cpt_connection_event_repository_list_finish (CptConnectionEventRepository *self,
                                                        GAsyncResult *result,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
