/* cpt-file-runner.c — files of companies: listed into the store, uploaded, downloaded.
 *
 * Lives on the sync thread; any number of calls are under way side by side.
 *
 * - list → store;
 * - upload → record → list → store; once the platform has the file, nothing that follows makes the upload fail;
 * - download: into a file of its own beside the target, which then takes the target's name: whole, or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-file-runner-private.h"

#include "cpt-caller-private.h"
#include "cpt-file-repository.h"
#include "cpt-platform-files.h"

struct _CptFileRunner
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptFileRepository *files;
  GPtrArray *calls; /* (owned) (element-type Call): under way */
};

G_DEFINE_FINAL_TYPE (CptFileRunner, cpt_file_runner, G_TYPE_OBJECT)

/* Something that is done with files, and who waits for it. */
typedef struct
{
  CptFileRunner *runner;
  CptCaller caller;
  char *company_id;
  char *connection_id; /* (nullable): of an upload */
  char *name;          /* (nullable): of an upload; the date of a download */
  GFile *target;       /* (owned) (nullable): of a download, */
  GFile *part;         /* (owned) (nullable): and what is written meanwhile */
  GOutputStream *sink; /* (owned) (nullable): of @part */
  GError *error;       /* (owned) (nullable): why the download failed */
  gboolean is_upload;
} Call;

static void
call_free (Call *self)
{
  cpt_caller_clear (&self->caller);
  g_free (self->company_id);
  g_free (self->connection_id);
  g_free (self->name);
  g_clear_object (&self->target);
  g_clear_object (&self->part);
  g_clear_object (&self->sink);
  g_clear_error (&self->error);
  g_free (self);
}

/* Takes @task. */
static Call *
begin (CptFileRunner *self, const char *company_id, GTask *task)
{
  Call *call = g_new0 (Call, 1);

  call->runner = self;
  call->company_id = g_strdup (company_id);
  cpt_caller_init (&call->caller, task);
  g_ptr_array_add (self->calls, call);

  return call;
}

static void
end (Call *call)
{
  g_ptr_array_remove_fast (call->runner->calls, call);
}

static void
succeed (Call *call)
{
  g_task_return_boolean (call->caller.task, TRUE);
  end (call);
}

/* Takes @error. The platform has what was uploaded, whatever became of the list. */
static void
fail (Call *call, GError *error)
{
  g_autoptr (GError) cause = error;

  if (call->is_upload)
    {
      g_debug ("What follows an upload failed: %s", cause->message);
      succeed (call);
      return;
    }

  g_task_return_error (call->caller.task, g_steal_pointer (&cause));
  end (call);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  if (cpt_file_repository_put_finish (CPT_FILE_REPOSITORY (source), result, &error))
    succeed (user_data);
  else
    fail (user_data, error);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) files = cpt_platform_client_list_files_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  if (files != NULL)
    cpt_file_repository_put_async (call->runner->files, call->company_id, files, call->caller.cancellable, put_cb,
                                   call);
  else
    fail (call, error);
}

static void
list (Call *call)
{
  cpt_platform_client_list_files_async (call->runner->client, CPT_PRIORITY_USER, call->company_id,
                                        call->caller.cancellable, list_cb, call);
}

static void
record_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  if (cpt_file_repository_record_upload_finish (CPT_FILE_REPOSITORY (source), result, &error))
    list (user_data);
  else
    fail (user_data, error);
}

static void
upload_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  GError *error = NULL;

  if (!cpt_platform_client_upload_file_finish (CPT_PLATFORM_CLIENT (source), result, &error))
    {
      fail (call, error);
      return;
    }

  call->is_upload = TRUE;
  cpt_file_repository_record_upload_async (call->runner->files, call->company_id, call->connection_id, call->name, NULL,
                                           record_cb, call);
}

static void
delete_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_delete_finish (G_FILE (source), result, &error))
    g_debug ("What was downloaded in part is left: %s", error->message);
  fail (call, g_steal_pointer (&call->error));
}

/* A name within the same folder changes at once. */
static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  GError **error = call->error == NULL ? &call->error : NULL;

  if (g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, error) && call->error == NULL &&
      g_file_move (call->part, call->target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL,
                   &call->error))
    succeed (call);
  else
    g_file_delete_async (call->part, G_PRIORITY_DEFAULT, NULL, delete_cb, call);
}

static void
download_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  if (!cpt_platform_client_download_files_finish (CPT_PLATFORM_CLIENT (source), result, &call->error))
    g_debug ("The files were not downloaded: %s", call->error->message);
  g_output_stream_close_async (call->sink, G_PRIORITY_DEFAULT, NULL, closed_cb, call);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  GError *error = NULL;

  call->sink = G_OUTPUT_STREAM (g_file_create_finish (G_FILE (source), result, &error));
  if (call->sink == NULL)
    {
      fail (call, error);
      return;
    }

  cpt_platform_client_download_files_async (call->runner->client, call->company_id, call->name, call->sink,
                                            call->caller.cancellable, download_cb, call);
}

static void
cpt_file_runner_finalize (GObject *object)
{
  CptFileRunner *self = CPT_FILE_RUNNER (object);

  g_assert (self->calls->len == 0);

  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_clear_object (&self->files);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (cpt_file_runner_parent_class)->finalize (object);
}

static void
cpt_file_runner_class_init (CptFileRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_file_runner_finalize;
}

static void
cpt_file_runner_init (CptFileRunner *self)
{
  self->calls = g_ptr_array_new_with_free_func ((GDestroyNotify) call_free);
}

/**
 * cpt_file_runner_new:
 * @client: where to ask; the runner lives on its thread
 * @store: where to keep the answers
 *
 * Returns: (transfer full): a runner with nothing under way
 */
CptFileRunner *
cpt_file_runner_new (CptPlatformClient *client, CptStore *store)
{
  CptFileRunner *self = g_object_new (CPT_TYPE_FILE_RUNNER, NULL);

  self->client = g_object_ref (client);
  self->files = cpt_file_repository_new (store);

  return self;
}

/**
 * cpt_file_runner_list:
 * @company_id: GUID text
 * @task: (transfer full): returns %TRUE; its cancellable may be of any thread
 *
 * Reads which files a company has.
 */
void
cpt_file_runner_list (CptFileRunner *self, const char *company_id, GTask *task)
{
  list (begin (self, company_id, task));
}

/**
 * cpt_file_runner_upload:
 * @company_id: GUID text
 * @connection_id: GUID text
 * @name: of the file
 * @content: of the file
 * @task: (transfer full): returns %TRUE; its cancellable may be of any thread
 *
 * Uploads a file, records it, and reads the list anew.
 */
void
cpt_file_runner_upload (CptFileRunner *self,
                        const char *company_id,
                        const char *connection_id,
                        const char *name,
                        GBytes *content,
                        GTask *task)
{
  Call *call = begin (self, company_id, task);

  call->connection_id = g_strdup (connection_id);
  call->name = g_strdup (name);
  cpt_platform_client_upload_file_async (self->client, company_id, connection_id, name, content,
                                         call->caller.cancellable, upload_cb, call);
}

/* Beside @target, hidden, of a name that nobody has. */
static GFile *
new_part (GFile *target)
{
  g_autoptr (GFile) folder = g_file_get_parent (target);
  g_autofree char *name = g_file_get_basename (target);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *part = g_strdup_printf (".%s.%s.part", name, id);

  return g_file_get_child (folder, part);
}

/**
 * cpt_file_runner_download:
 * @company_id: GUID text
 * @date: as cpt_file_dup_date() gives it
 * @target: replaced, once the whole archive is there
 * @task: (transfer full): returns %TRUE; its cancellable may be of any thread
 *
 * Downloads the files of one day.
 */
void
cpt_file_runner_download (CptFileRunner *self, const char *company_id, const char *date, GFile *target, GTask *task)
{
  Call *call = begin (self, company_id, task);

  call->name = g_strdup (date);
  call->target = g_object_ref (target);
  call->part = new_part (target);
  /* Not cancelled: the file might be there all the same. */
  g_file_create_async (call->part, G_FILE_CREATE_PRIVATE, G_PRIORITY_DEFAULT, NULL, created_cb, call);
}

/**
 * cpt_file_runner_stop:
 *
 * Cancels what is under way. The runner can be freed once cpt_file_runner_is_busy() is %FALSE.
 */
void
cpt_file_runner_stop (CptFileRunner *self)
{
  g_return_if_fail (CPT_IS_FILE_RUNNER (self));

  for (guint i = 0; i < self->calls->len; i++)
    {
      Call *call = g_ptr_array_index (self->calls, i);

      g_cancellable_cancel (call->caller.cancellable);
    }
}

/**
 * cpt_file_runner_is_busy:
 *
 * Returns: whether somebody waits
 */
gboolean
cpt_file_runner_is_busy (CptFileRunner *self)
{
  g_return_val_if_fail (CPT_IS_FILE_RUNNER (self), FALSE);

  return self->calls->len > 0;
}
