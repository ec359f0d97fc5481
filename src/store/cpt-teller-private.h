/* cpt-teller-private.h — collects on any thread what was committed, and tells it on the thread that made the teller.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CptTeller CptTeller;

/* What was committed: all together, and (element-type utf8 guint) of the companies that are known, by GUID text. */
typedef void (*CptTellerFunc) (guint changes, GHashTable *companies, gpointer user_data);

CptTeller *cpt_teller_new (CptTellerFunc tell, gpointer user_data);
void cpt_teller_free (CptTeller *self);
void cpt_teller_add (CptTeller *self, const char *company_id, guint changes);
void cpt_teller_stop (CptTeller *self);

G_END_DECLS
