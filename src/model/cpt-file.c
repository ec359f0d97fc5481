/* cpt-file.c — a file that was uploaded for a company, as the platform lists it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-file.h"

#include <string.h>

static const char *const endings[] = {
  "pdf", "xls", "xlsx", "xlsb", "csv", "doc", "docx", "ppt", "pptx", "jpeg", "jpg", "png",
};

struct _CptFile
{
  GObject parent_instance;

  CptFileFields fields; /* its texts are owned */
};

G_DEFINE_FINAL_TYPE (CptFile, cpt_file, G_TYPE_OBJECT)

static void
cpt_file_finalize (GObject *object)
{
  CptFileFields *fields = &CPT_FILE (object)->fields;

  g_free ((char *) fields->name);
  g_free ((char *) fields->display_name);
  g_free ((char *) fields->source_type);

  G_OBJECT_CLASS (cpt_file_parent_class)->finalize (object);
}

static void
cpt_file_class_init (CptFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_file_finalize;
}

static void
cpt_file_init (CptFile *self)
{
}

/**
 * cpt_file_new:
 * @fields: copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptFile *
cpt_file_new (const CptFileFields *fields)
{
  CptFile *self = g_object_new (CPT_TYPE_FILE, NULL);

  self->fields.name = g_strdup (fields->name);
  self->fields.display_name = g_strdup (fields->display_name);
  self->fields.source_type = g_strdup (fields->source_type);
  self->fields.uploaded = fields->uploaded;

  return self;
}

/**
 * cpt_file_get_fields:
 *
 * Returns: (transfer none): what the platform says of it; belongs to @self
 */
const CptFileFields *
cpt_file_get_fields (CptFile *self)
{
  g_return_val_if_fail (CPT_IS_FILE (self), NULL);

  return &self->fields;
}

/**
 * cpt_file_dup_date:
 *
 * Returns: (transfer full) (nullable): the day on which it was uploaded, as the platform counts days: "2026-08-19";
 *   %NULL when it is not known
 */
char *
cpt_file_dup_date (CptFile *self)
{
  g_autoptr (GDateTime) epoch = NULL;
  g_autoptr (GDateTime) uploaded = NULL;

  g_return_val_if_fail (CPT_IS_FILE (self), NULL);

  if (self->fields.uploaded == CPT_TIME_UNKNOWN)
    return NULL;

  epoch = g_date_time_new_from_unix_utc (0);
  uploaded = g_date_time_add (epoch, self->fields.uploaded);

  return uploaded != NULL ? g_date_time_format (uploaded, "%F") : NULL;
}

static gboolean
is_taken (const char *name)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (endings[i], dot + 1) == 0)
      return TRUE;

  return FALSE;
}

/**
 * cpt_file_find_obstacle:
 * @name: of a file on this machine
 * @n_bytes: its size
 *
 * Returns: why the platform would refuse it
 */
CptFileObstacle
cpt_file_find_obstacle (const char *name, guint64 n_bytes)
{
  if (!is_taken (name))
    return CPT_FILE_OBSTACLE_KIND;

  return n_bytes > CPT_FILE_MAX_BYTES ? CPT_FILE_OBSTACLE_SIZE : CPT_FILE_OBSTACLE_NONE;
}
