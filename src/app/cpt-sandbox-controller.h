/* cpt-sandbox-controller.h — what a person may do with the embedded sandbox, as actions of the application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-sandbox.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/* Actions: app.add-demo, app.reset-sandbox, app.sandbox-time-factor (state: double), app.sandbox-faults (state: array
 * of strings). */
#define CPT_TYPE_SANDBOX_CONTROLLER (cpt_sandbox_controller_get_type ())
G_DECLARE_FINAL_TYPE (CptSandboxController, cpt_sandbox_controller, CPT, SANDBOX_CONTROLLER, GObject)

CptSandboxController *cpt_sandbox_controller_new (GtkApplication *application, CptSandbox *sandbox, CptSync *sync);
void cpt_sandbox_controller_set_toasts (CptSandboxController *self, AdwToastOverlay *toasts);

G_END_DECLS
