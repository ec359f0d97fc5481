/* cpt-link-exporter.h — Link URLs of several companies into a file for a mail program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-link-sent-repository.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_LINK_EXPORTER (cpt_link_exporter_get_type ())
G_DECLARE_FINAL_TYPE (CptLinkExporter, cpt_link_exporter, CPT, LINK_EXPORTER, GObject)

CptLinkExporter *cpt_link_exporter_new (CptStore *store, CptSync *sync, AdwToastOverlay *toasts);
void cpt_link_exporter_ask (CptLinkExporter *self, GArray *rids);
void cpt_link_exporter_export (CptLinkExporter *self, GArray *rids, GFile *file);

G_END_DECLS
