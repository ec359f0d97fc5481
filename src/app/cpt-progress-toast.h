/* cpt-progress-toast.h — says of what takes long that it is under way, and lets it be cancelled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _CptProgressToast CptProgressToast;

/* Returns: (transfer full): how far it is, in words */
typedef char *(*CptProgressToastFunc) (gpointer data);

CptProgressToast *cpt_progress_toast_new (AdwToastOverlay *toasts, const char *text, GCancellable *cancellable);
void cpt_progress_toast_follow (CptProgressToast *self, CptProgressToastFunc dup_text, gpointer data);
void cpt_progress_toast_free (CptProgressToast *self);

G_END_DECLS
