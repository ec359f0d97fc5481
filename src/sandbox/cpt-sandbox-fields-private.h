/* cpt-sandbox-fields-private.h — where the members of a record go: into an answer, or into the hands of a query.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-property-private.h"

G_BEGIN_DECLS

#define CPT_SANDBOX_CENT 100 /* ten-thousandths */

/**
 * CptSandboxFields:
 * @out: (nullable): JSON is appended here
 * @wanted: (nullable): the path of the one member that is looked for
 * @names: (nullable) (element-type utf8): collects the paths of all members; owns them
 * @properties: (nullable) (element-type CptSandboxProperty): … and their kinds
 * @path: of the objects that are open, with a dot after each
 * @depth: how many arrays are open: what is in them can neither be looked for nor collected
 * @is_found: whether the member that is looked for was there, and not null
 * @value: what it is
 * @text: (nullable): keeps the text of @value
 *
 * A record is described once, member by member; what becomes of it depends on which of the first three are set.
 */
typedef struct
{
  GString *out;
  const char *wanted;
  GPtrArray *names;
  GArray *properties;
  GString *path;
  guint depth;
  gboolean is_found;
  CptSandboxValue value;
  char *text;
} CptSandboxFields;

void cpt_sandbox_fields_begin_object (CptSandboxFields *self, const char *name);
void cpt_sandbox_fields_end_object (CptSandboxFields *self);
gboolean cpt_sandbox_fields_begin_array (CptSandboxFields *self, const char *name);
void cpt_sandbox_fields_end_array (CptSandboxFields *self);
void cpt_sandbox_fields_text (CptSandboxFields *self, const char *name, const char *value);
void cpt_sandbox_fields_amount (CptSandboxFields *self, const char *name, gint64 value);
void cpt_sandbox_fields_cents (CptSandboxFields *self, const char *name, gint64 value);
void cpt_sandbox_fields_boolean (CptSandboxFields *self, const char *name, gboolean value);
void cpt_sandbox_fields_day (CptSandboxFields *self, const char *name, gint64 ticks);
void cpt_sandbox_fields_time (CptSandboxFields *self, const char *name, gint64 ticks);
void cpt_sandbox_fields_reference (CptSandboxFields *self,
                                   const char *name,
                                   const char *id,
                                   const char *label_name,
                                   const char *label);

G_END_DECLS
