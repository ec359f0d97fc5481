/* cpt-record-exporter.c — the records that are shown, into a file.
 *
 * 1. It is written beside its place, under a name that begins with a dot, and takes its place when all of it is there:
 *    nobody ever finds half a file. Whatever ends it before removes what was written.
 * 2. One slice of records after the other is read, made into text and written, so that memory stays level however many
 *    there are, and the main loop has its turns between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-exporter.h"

#include "cpt-record-csv.h"
#include "cpt-record-words.h"

struct _CptRecordExporter
{
  GObject parent_instance;

  CptRecordSource *source;
  CptRecordFormat format;
  GPtrArray *columns; /* (element-type CptRecordColumn): all there are; of JSON unused */
  GPtrArray *listed;  /* (element-type CptRecordColumn): those that are written */
  CptCsv *csv;        /* (nullable): JSON is written */
  GFile *beside;      /* (nullable): until writing begins */
  GOutputStream *stream;
  guint n_written;
};

G_DEFINE_FINAL_TYPE (CptRecordExporter, cpt_record_exporter, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cpt_record_exporter_finalize (GObject *object)
{
  CptRecordExporter *self = CPT_RECORD_EXPORTER (object);

  g_clear_object (&self->source);
  g_clear_object (&self->stream);
  g_clear_object (&self->beside);
  g_clear_pointer (&self->csv, cpt_csv_free);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->listed);

  G_OBJECT_CLASS (cpt_record_exporter_parent_class)->finalize (object);
}

static void
cpt_record_exporter_class_init (CptRecordExporterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_record_exporter_finalize;

  signals[PROGRESS] =
      g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_record_exporter_init (CptRecordExporter *self)
{
}

/**
 * cpt_record_exporter_new:
 * @source: of the records, from its beginning
 * @columns: (element-type CptRecordColumn): all there are
 * @shown: (element-type CptRecordColumn): those that are written, in their order, unless all of each record is
 *
 * Returns: (transfer full): an export that was not begun
 */
CptRecordExporter *
cpt_record_exporter_new (CptRecordSource *source, CptRecordFormat format, GPtrArray *columns, GPtrArray *shown)
{
  CptRecordExporter *self = g_object_new (CPT_TYPE_RECORD_EXPORTER, NULL);

  self->source = g_object_ref (source);
  self->format = format;
  self->columns = g_ptr_array_ref (columns);
  self->listed = cpt_record_csv_list_columns (columns, shown);
  if (format != CPT_RECORD_FORMAT_JSON)
    self->csv = format == CPT_RECORD_FORMAT_CSV ? cpt_csv_new () : cpt_csv_new_plain ();

  return self;
}

/* What was written goes, and with it the place beside. Takes @task and @error. */
static void
fail (GTask *task, GError *error)
{
  CptRecordExporter *self = g_task_get_source_object (task);

  if (self->stream != NULL)
    g_output_stream_close (self->stream, NULL, NULL);
  if (self->beside != NULL)
    g_file_delete (self->beside, NULL, NULL);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (!g_file_move_finish (G_FILE (source), result, &error))
    {
      fail (task, error);
      return;
    }

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CptRecordExporter *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    g_file_move_async (self->beside, g_task_get_task_data (task), G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, NULL, NULL,
                       NULL, moved_cb, task);
  else
    fail (task, error);
}

static void read_next (GTask *task);

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CptRecordExporter *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      fail (task, error);
      return;
    }

  g_signal_emit (self, signals[PROGRESS], 0);
  read_next (task);
}

static void
last_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_output_stream_close_async (G_OUTPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL, closed_cb, task);
  else
    fail (task, error);
}

/* Takes @text, which is kept until it is written. */
static void
write_text (GTask *task, GBytes *text, GAsyncReadyCallback callback)
{
  CptRecordExporter *self = g_task_get_source_object (task);
  gsize length = 0;
  gconstpointer bytes = g_bytes_get_data (text, &length);

  g_object_set_data_full (G_OBJECT (task), "text", text, (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (self->stream, bytes, length, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   callback, task);
}

static void
add_titles (CptRecordExporter *self)
{
  for (guint i = 0; i < self->listed->len; i++)
    {
      const CptRecordColumn *column = g_ptr_array_index (self->listed, i);

      cpt_csv_add_text (self->csv, cpt_record_words_get_member (column->name));
    }
  cpt_csv_end_row (self->csv);
}

static GBytes *
make_csv (CptRecordExporter *self, GPtrArray *records)
{
  if (self->n_written == 0)
    add_titles (self);
  for (guint i = 0; i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      cpt_record_csv_add (self->csv, g_ptr_array_index (records, i), self->listed);

  return cpt_csv_take (self->csv);
}

static GBytes *
make_json (CptRecordExporter *self, GPtrArray *records)
{
  GString *text = g_string_new (self->n_written == 0 ? "[" : NULL);
  gboolean is_first = self->n_written == 0;

  for (guint i = 0; i < records->len; i++)
    {
      GBytes *json = NULL;

      if (g_ptr_array_index (records, i) == NULL)
        continue;

      json = cpt_record_get_json (g_ptr_array_index (records, i));
      g_string_append (text, is_first ? "\n" : ",\n");
      g_string_append_len (text, g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json));
      is_first = FALSE;
    }
  if (records->len == 0)
    g_string_append (text, "\n]\n");

  return g_string_free_to_bytes (text);
}

static void
next_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CptRecordExporter *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records = cpt_record_source_next_finish (CPT_RECORD_SOURCE (source), result, &error);
  GBytes *text = NULL;

  if (records == NULL)
    {
      fail (task, error);
      return;
    }

  text = self->csv != NULL ? make_csv (self, records) : make_json (self, records);
  self->n_written += records->len;
  write_text (task, text, records->len > 0 ? written_cb : last_written_cb);
}

static void
read_next (GTask *task)
{
  CptRecordExporter *self = g_task_get_source_object (task);

  cpt_record_source_next_async (self->source, g_task_get_cancellable (task), next_cb, task);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CptRecordExporter *self = g_task_get_source_object (task);
  GError *error = NULL;
  GFileOutputStream *stream = g_file_replace_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      fail (task, error);
      return;
    }

  self->stream = G_OUTPUT_STREAM (stream);
  read_next (task);
}

/**
 * cpt_record_exporter_write_async:
 * @file: written whole or not at all
 *
 * To be called once. What is in the file is of a company's books: it is for its user alone.
 */
void
cpt_record_exporter_write_async (CptRecordExporter *self,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *beside = NULL;

  g_return_if_fail (CPT_IS_RECORD_EXPORTER (self));
  g_return_if_fail (self->beside == NULL);

  folder = g_file_get_parent (file);
  name = g_file_get_basename (file);
  beside = g_strdup_printf (".%s.part", name);
  self->beside = g_file_get_child (folder, beside);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_record_exporter_write_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_file_replace_async (self->beside, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                        G_PRIORITY_DEFAULT, cancellable, created_cb, task);
}

/**
 * cpt_record_exporter_write_finish:
 *
 * Returns: %FALSE with @error set: the file is as it was before
 */
gboolean
cpt_record_exporter_write_finish (CptRecordExporter *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cpt_record_exporter_get_n_written:
 *
 * Returns: how many records were written
 */
guint
cpt_record_exporter_get_n_written (CptRecordExporter *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_EXPORTER (self), 0);

  return self->n_written;
}

/**
 * cpt_record_exporter_get_total:
 *
 * Returns: how many there are in all, as far as is known
 */
guint
cpt_record_exporter_get_total (CptRecordExporter *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_EXPORTER (self), 0);

  return cpt_record_source_get_total (self->source);
}
