/* cpt-write-change.h — one record that a write made, changed or deleted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CptWriteChangeFields:
 * @type_text: as the platform wrote it ("Created")
 * @record_id: (nullable): the record, as its source names it
 * @data_type: (nullable): of the record
 * @attachment_id: (nullable): the file that was attached
 */
typedef struct
{
  const char *type_text;
  const char *record_id;
  const char *data_type;
  const char *attachment_id;
} CptWriteChangeFields;

#define CPT_TYPE_WRITE_CHANGE (cpt_write_change_get_type ())
G_DECLARE_FINAL_TYPE (CptWriteChange, cpt_write_change, CPT, WRITE_CHANGE, GObject)

CptWriteChange *cpt_write_change_new (const CptWriteChangeFields *fields);
const char *cpt_write_change_get_type_text (CptWriteChange *self);
const char *cpt_write_change_get_record_id (CptWriteChange *self);
const char *cpt_write_change_get_data_type (CptWriteChange *self);
const char *cpt_write_change_get_attachment_id (CptWriteChange *self);

G_END_DECLS
