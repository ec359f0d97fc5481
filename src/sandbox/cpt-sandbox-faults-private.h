/* cpt-sandbox-faults-private.h — what the sandbox does wrong on purpose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CptSandboxMisdeed:
 * @status: to answer with, 0 for what the route says
 * @is_undone: the route is not run at all
 * @is_silent: the connection is closed without an answer
 * @is_cut: it is closed in the middle of the answer
 * @is_rubbish: the answer is no JSON
 * @seconds: that the answer takes
 *
 * What is done wrong to one request.
 */
typedef struct
{
  guint status;
  gboolean is_undone;
  gboolean is_silent;
  gboolean is_cut;
  gboolean is_rubbish;
  guint seconds;
} CptSandboxMisdeed;

typedef struct _CptSandboxFaults CptSandboxFaults;

CptSandboxFaults *cpt_sandbox_faults_new (void);
void cpt_sandbox_faults_free (CptSandboxFaults *self);
gboolean cpt_sandbox_faults_set (CptSandboxFaults *self, const char *const *texts, GError **error);
char **cpt_sandbox_faults_dup (CptSandboxFaults *self);
CptSandboxMisdeed cpt_sandbox_faults_find (CptSandboxFaults *self, const char *method, const char *path);

G_END_DECLS
