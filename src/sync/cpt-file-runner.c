/* cpt-file-runner.c — files of companies: listed into the store, uploaded, downloaded.
 *
 * Lives on the sync thread; any number of calls are under way side by side.
 *
 * - list → store;
 * - in doubt → upload → record, in doubt no more → list → store; once the platform has the file, nothing that follows
 * makes the upload fail. After an answer that leaves it open whether the platform has it, the list is looked at: now,
 * and before the same file is sent once more, for nobody wants it twice. The doubt is stored before anything is sent:
 * it survives whatever happens to us;
 * - download: into a file of its own beside the target, which then takes the target's name: whole, or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-file-runner-private.h"

#include "cpt-caller-private.h"
#include "cpt-error.h"
#include "cpt-file-repository.h"
#include "cpt-file.h"
#include "cpt-platform-files.h"
#include "cpt-upload-repository.h"

struct _CptFileRunner
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptFileRepository *files;
  CptUploadRepository *uploads;
  CptClock *clock;
  GPtrArray *calls; /* (owned) (element-type Call): under way */
};

G_DEFINE_FINAL_TYPE (CptFileRunner, cpt_file_runner, G_TYPE_OBJECT)

/* Something that is done with files, and who waits for it. */
typedef struct
{
  CptFileRunner *runner;
  CptCaller caller;
  char *company_id;
  char *date;          /* (nullable): of a download, */
  GFile *target;       /* (owned) (nullable): where it goes, */
  GFile *part;         /* (owned) (nullable): and what is written meanwhile */
  GOutputStream *sink; /* (owned) (nullable): of @part */
  GError *error;       /* (owned) (nullable): why it failed */
  CptUpload *upload;   /* (owned) (nullable), */
  GBytes *content;     /* (owned) (nullable): of it; */
  gboolean is_again;   /* it was sent before, */
  gboolean is_there;   /* and the platform has it */
} Call;

/* The platform tells its time in seconds. */
#define CLOCK_TOLERANCE (2 * CPT_TIME_SECOND)

static void
call_free (Call *self)
{
  cpt_caller_clear (&self->caller);
  g_free (self->company_id);
  g_free (self->date);
  g_clear_object (&self->target);
  g_clear_object (&self->part);
  g_clear_object (&self->sink);
  g_clear_error (&self->error);
  g_clear_pointer (&self->upload, cpt_upload_free);
  g_clear_pointer (&self->content, g_bytes_unref);
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

  if (call->is_there)
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

  if (cpt_upload_repository_record_finish (CPT_UPLOAD_REPOSITORY (source), result, &error))
    list (user_data);
  else
    fail (user_data, error);
}

/* The platform has the file. */
static void
take_upload (Call *call)
{
  g_clear_error (&call->error);
  call->is_there = TRUE;
  cpt_upload_repository_record_async (call->runner->uploads, call->upload, NULL, record_cb, call);
}

/* Whether the platform may have the file all the same, although it answered, or should have. */
static gboolean
leaves_doubt (const GError *error)
{
  const CptErrorAnswer *answer = cpt_error_get_answer (error);

  return answer != NULL && !answer->is_unsent &&
         (error->code == CPT_ERROR_UNREACHABLE || error->code == CPT_ERROR_NOT_READY ||
          error->code == CPT_ERROR_SERVER || error->code == CPT_ERROR_MALFORMED);
}

static gboolean
is_among (GPtrArray *files, const CptUpload *upload)
{
  for (guint i = 0; i < files->len; i++)
    {
      const CptFileFields *fields = cpt_file_get_fields (g_ptr_array_index (files, i));

      if (g_strcmp0 (fields->name, upload->name) == 0 && fields->uploaded >= upload->since - CLOCK_TOLERANCE)
        return TRUE;
    }

  return FALSE;
}

static void send_file (Call *call);

/* What is not there after a failure that was received will not come: it is sent once more, under a new key. */
static void
look_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = cpt_platform_client_list_files_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  if (files != NULL && is_among (files, call->upload))
    take_upload (call);
  else if (call->error == NULL && files == NULL)
    fail (call, g_steal_pointer (&error));
  else if (call->error == NULL ||
           (files != NULL && !call->is_again && g_error_matches (call->error, CPT_ERROR, CPT_ERROR_SERVER)))
    {
      g_clear_error (&call->error);
      call->is_again = TRUE;
      send_file (call);
    }
  else
    fail (call, g_steal_pointer (&call->error));
}

static void
look (Call *call)
{
  cpt_platform_client_list_files_async (call->runner->client, CPT_PRIORITY_USER, call->company_id,
                                        call->caller.cancellable, look_cb, call);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_upload_repository_forget_finish (CPT_UPLOAD_REPOSITORY (source), result, &error))
    g_debug ("What was not uploaded stays in doubt: %s", error->message);
  fail (call, g_steal_pointer (&call->error));
}

static void
upload_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  if (cpt_platform_client_upload_file_finish (CPT_PLATFORM_CLIENT (source), result, &call->error))
    {
      take_upload (call);
      return;
    }

  /* Cancelled: it may be there, and nobody waits to hear of it. */
  if (cpt_error_get_answer (call->error) == NULL)
    fail (call, g_steal_pointer (&call->error));
  else if (leaves_doubt (call->error))
    look (call);
  else
    cpt_upload_repository_forget_async (call->runner->uploads, call->upload, NULL, forgotten_cb, call);
}

static void
send_file (Call *call)
{
  cpt_platform_client_upload_file_async (call->runner->client, call->company_id, call->upload->connection_id,
                                         call->upload->name, call->content, call->caller.cancellable, upload_cb, call);
}

static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  gint64 before = CPT_TIME_UNKNOWN;
  GError *error = NULL;

  if (!cpt_upload_repository_begin_finish (CPT_UPLOAD_REPOSITORY (source), result, &before, &error))
    {
      fail (call, error);
      return;
    }

  if (before == CPT_TIME_UNKNOWN)
    {
      send_file (call);
      return;
    }

  call->upload->since = before;
  look (call);
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

  cpt_platform_client_download_files_async (call->runner->client, call->company_id, call->date, call->sink,
                                            call->caller.cancellable, download_cb, call);
}

static void
cpt_file_runner_finalize (GObject *object)
{
  CptFileRunner *self = CPT_FILE_RUNNER (object);

  g_assert (self->calls->len == 0);

  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_clear_object (&self->clock);
  g_clear_object (&self->files);
  g_clear_object (&self->uploads);
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
  self->uploads = cpt_upload_repository_new (store);
  self->clock = g_object_ref (cpt_store_get_clock (store));

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
 * Uploads a file, unless it turns out that it is there since an earlier try, records it, and reads the list anew.
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

  call->upload = cpt_upload_new (company_id, connection_id, name, content, cpt_clock_now (self->clock));
  call->content = g_bytes_ref (content);
  cpt_upload_repository_begin_async (self->uploads, call->upload, call->caller.cancellable, begun_cb, call);
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

  call->date = g_strdup (date);
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
