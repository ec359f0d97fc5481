/* cpt-account.h — an account: whose companies are looked at, and through which address.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Of the production platform (section 1.1 of the reference). */
#define CPT_ACCOUNT_PRODUCTION_URL "https://api.codat.io"
#define CPT_ACCOUNT_SANDBOX_ID "sandbox"

#define CPT_TYPE_ACCOUNT (cpt_account_get_type ())
G_DECLARE_FINAL_TYPE (CptAccount, cpt_account, CPT, ACCOUNT, GObject)

CptAccount *cpt_account_new (const char *id, const char *name, const char *base_url, gint64 position);
CptAccount *cpt_account_new_sandbox (void);
CptAccount *cpt_account_rename (CptAccount *self, const char *name);

const char *cpt_account_get_id (CptAccount *self);
const char *cpt_account_get_name (CptAccount *self);
const char *cpt_account_get_base_url (CptAccount *self);
gint64 cpt_account_get_position (CptAccount *self);
gboolean cpt_account_is_sandbox (CptAccount *self);

G_END_DECLS
