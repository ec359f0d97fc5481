/* cpt-sandbox-faults-private.h — all that the sandbox is to do wrong at the moment.
 *
 * Any thread may set them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-course-private.h"
#include "cpt-sandbox-fault-private.h"

G_BEGIN_DECLS

typedef struct _CptSandboxFaults CptSandboxFaults;

/**
 * CptSandboxEffect:
 *
 * What the faults that strike a request do to it, taken together.
 */
typedef struct
{
  guint status;
  gint64 retry_after;
  gint64 left; /* −1 when no fault says so */
  guint slow;
  guint flags;
} CptSandboxEffect;

CptSandboxFaults *cpt_sandbox_faults_new (void);
void cpt_sandbox_faults_free (CptSandboxFaults *self);
gboolean cpt_sandbox_faults_set (CptSandboxFaults *self, const char *const *texts, GError **error);
char **cpt_sandbox_faults_dup (CptSandboxFaults *self);

CptSandboxEffect cpt_sandbox_faults_strike (CptSandboxFaults *self,
                                            const char *header,
                                            const char *method,
                                            const char *path,
                                            gboolean is_page);
gboolean cpt_sandbox_faults_has_switch (CptSandboxFaults *self, CptSandboxFaultFlags flag);
CptSandboxOddity
cpt_sandbox_faults_get_oddity (CptSandboxFaults *self, const CptSandboxConnection *connection, const char *data_type);
gint64
cpt_sandbox_faults_get_records (CptSandboxFaults *self, const CptSandboxConnection *connection, const char *data_type);
void cpt_sandbox_faults_change_course (CptSandboxFaults *self,
                                       const CptSandboxConnection *connection,
                                       const char *data_type,
                                       CptSandboxCourse *course);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxFaults, cpt_sandbox_faults_free)

G_END_DECLS
