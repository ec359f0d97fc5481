/* cpt-expiring-repository.h — the connections that a source may close because nobody reads from them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptExpiringConnection:
 * @rid: the company's row
 * @company: whose connection it is
 * @connection: nothing was read through it for long
 *
 * One of them; all are owned.
 */
typedef struct
{
  gint64 rid;
  CptCompany *company;
  CptConnection *connection;
} CptExpiringConnection;

CptExpiringConnection *cpt_expiring_connection_new (gint64 rid, CptCompany *company, CptConnection *connection);
void cpt_expiring_connection_free (CptExpiringConnection *self);

#define CPT_TYPE_EXPIRING_REPOSITORY (cpt_expiring_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptExpiringRepository, cpt_expiring_repository, CPT, EXPIRING_REPOSITORY, GObject)

CptExpiringRepository *cpt_expiring_repository_new (CptStore *store);
void cpt_expiring_repository_list_async (CptExpiringRepository *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *cpt_expiring_repository_list_finish (CptExpiringRepository *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
