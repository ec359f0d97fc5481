/* cpt-file.h — a file that was uploaded for a company, as the platform lists it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "cpt-time.h"

G_BEGIN_DECLS

/* What one upload may be (section 2.11 of the platform reference). */
#define CPT_FILE_MAX_BYTES (10 * 1024 * 1024)
#define CPT_FILE_MAX_AT_ONCE 20

/**
 * CptFileFields:
 * @name: (nullable): with its ending
 * @display_name: (nullable): as people see it
 * @source_type: (nullable): as the platform wrote it
 * @uploaded: microseconds UTC, or CPT_TIME_UNKNOWN
 *
 * What the platform says of a file. It has no identifier.
 */
typedef struct
{
  const char *name;
  const char *display_name;
  const char *source_type;
  gint64 uploaded;
} CptFileFields;

#define CPT_TYPE_FILE (cpt_file_get_type ())
G_DECLARE_FINAL_TYPE (CptFile, cpt_file, CPT, FILE, GObject)

CptFile *cpt_file_new (const CptFileFields *fields);
const CptFileFields *cpt_file_get_fields (CptFile *self);
char *cpt_file_dup_date (CptFile *self);

/**
 * CptFileObstacle:
 * @CPT_FILE_OBSTACLE_NONE: the platform takes it
 * @CPT_FILE_OBSTACLE_KIND: it takes no files with this ending
 * @CPT_FILE_OBSTACLE_SIZE: it takes none so large
 *
 * Why a file cannot be uploaded.
 */
typedef enum
{
  CPT_FILE_OBSTACLE_NONE,
  CPT_FILE_OBSTACLE_KIND,
  CPT_FILE_OBSTACLE_SIZE,
} CptFileObstacle;

CptFileObstacle cpt_file_find_obstacle (const char *name, guint64 n_bytes);

G_END_DECLS
