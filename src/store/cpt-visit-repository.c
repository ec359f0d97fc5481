/* cpt-visit-repository.c — what others did to companies since a person last looked.
 *
 * Each connection is compared as it was then with how it is now: one that broke and was mended meanwhile is no news.
 * What was last changed with this Comptoir is none either.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-visit-repository.h"

#include "cpt-connection.h"
#include "cpt-event-log-private.h"
#include "cpt-sqlite-private.h"
#include "cpt-statement-private.h"
#include "cpt-store-private.h"

enum
{
  COLUMN_RID,
  COLUMN_CONNECTION_ID,
  COLUMN_KIND,
  COLUMN_HERE,
  COLUMN_BEFORE,
  COLUMN_AFTER
};
static const char LIST_SQL[] = "SELECT c.rid, a.connection_id, a.kind, a.here, a.before, a.after "
                               "FROM activity a JOIN company c ON c.id = a.company_id "
                               "WHERE a.id > :since "
                               "AND a.kind IN (:created, :added, :changed, :deleted, :fails, :recovers) "
                               "AND c.tombstone IS NULL ORDER BY a.id";
static const char LAST_ID_SQL[] = "SELECT coalesce (max (id), 0) FROM activity";

struct _CptVisitRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptVisitRepository, cpt_visit_repository, G_TYPE_OBJECT)

static CptVisitChanges *
visit_changes_new (void)
{
  CptVisitChanges *self = g_new0 (CptVisitChanges, 1);

  self->broke = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->linked = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->appeared = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

/**
 * cpt_visit_changes_free:
 * @self: (transfer full): changes
 */
void
cpt_visit_changes_free (CptVisitChanges *self)
{
  g_array_unref (self->broke);
  g_array_unref (self->linked);
  g_array_unref (self->appeared);
  g_free (self);
}

/**
 * cpt_visit_changes_list_all:
 *
 * Returns: (transfer full) (element-type gint64): rows of the companies of every list; some may be there twice
 */
GArray *
cpt_visit_changes_list_all (const CptVisitChanges *self)
{
  GArray *all = g_array_copy (self->broke);

  g_array_append_vals (all, self->linked->data, self->linked->len);
  g_array_append_vals (all, self->appeared->data, self->appeared->len);

  return all;
}

static void
cpt_visit_repository_finalize (GObject *object)
{
  CptVisitRepository *self = CPT_VISIT_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_visit_repository_parent_class)->finalize (object);
}

static void
cpt_visit_repository_class_init (CptVisitRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_visit_repository_finalize;
}

static void
cpt_visit_repository_init (CptVisitRepository *self)
{
}

/**
 * cpt_visit_repository_new:
 *
 * Returns: (transfer full): the activity of @store, by visits
 */
CptVisitRepository *
cpt_visit_repository_new (CptStore *store)
{
  CptVisitRepository *self = g_object_new (CPT_TYPE_VISIT_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

/* A connection, as it was when the person last looked and as it is now. */
typedef struct
{
  gint64 rid;
  CptConnectionStatus before; /* CPT_CONNECTION_STATUS_UNKNOWN when it was not there, too */
  CptConnectionStatus after;  /* likewise when it is gone */
  gboolean was_failing;       /* linked, but reading through it failed */
  gboolean is_failing;        /* likewise */
  gboolean is_here;           /* what it is now was done with this Comptoir */
} Course;

/* What has been read so far. */
typedef struct
{
  CptVisitChanges *changes;
  GHashTable *created; /* (element-type gint64): rows of all new companies */
  GHashTable *courses; /* (element-type utf8 Course): by connection ID */
  GPtrArray *in_order; /* (element-type Course): borrowed */
} Reading;

static void
reading_init (Reading *self, CptVisitChanges *changes)
{
  self->changes = changes;
  self->created = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->courses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->in_order = g_ptr_array_new ();
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->created, g_hash_table_unref);
  g_clear_pointer (&self->courses, g_hash_table_unref);
  g_clear_pointer (&self->in_order, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
take_creation (Reading *self, CptStatement *row)
{
  gint64 rid = cpt_statement_get_int64 (row, COLUMN_RID);

  if (g_hash_table_add (self->created, g_memdup2 (&rid, sizeof rid)) &&
      cpt_statement_get_int64 (row, COLUMN_HERE) == CPT_ORIGIN_ELSEWHERE)
    g_array_append_val (self->changes->appeared, rid);
}

/* What fails, or does so no more, is linked. For a connection that came or went, the activity holds its platform where
 * the status would be that there is not. */
static CptConnectionStatus
status_of (CptStatement *row, int column, CptActivityKind absent_for)
{
  CptActivityKind kind = (CptActivityKind) cpt_statement_get_int64 (row, COLUMN_KIND);

  if (kind == CPT_ACTIVITY_CONNECTION_FAILS || kind == CPT_ACTIVITY_CONNECTION_RECOVERS)
    return CPT_CONNECTION_STATUS_LINKED;
  if (kind == absent_for)
    return CPT_CONNECTION_STATUS_UNKNOWN;

  return cpt_connection_status_from_text (cpt_statement_get_text (row, column));
}

static Course *
begin_course (Reading *self, CptStatement *row, const char *connection_id)
{
  Course *course = g_new0 (Course, 1);

  course->rid = cpt_statement_get_int64 (row, COLUMN_RID);
  course->before = status_of (row, COLUMN_BEFORE, CPT_ACTIVITY_CONNECTION_ADDED);
  course->was_failing = cpt_statement_get_int64 (row, COLUMN_KIND) == CPT_ACTIVITY_CONNECTION_RECOVERS;
  g_hash_table_insert (self->courses, g_strdup (connection_id), course);
  g_ptr_array_add (self->in_order, course);

  return course;
}

static void
take_connection (Reading *self, CptStatement *row)
{
  g_autofree char *id = cpt_statement_dup_guid (row, COLUMN_CONNECTION_ID);
  Course *course = id != NULL ? g_hash_table_lookup (self->courses, id) : NULL;

  if (id == NULL)
    return;

  if (course == NULL)
    course = begin_course (self, row, id);
  course->after = status_of (row, COLUMN_AFTER, CPT_ACTIVITY_CONNECTION_DELETED);
  course->is_failing = cpt_statement_get_int64 (row, COLUMN_KIND) == CPT_ACTIVITY_CONNECTION_FAILS;
  course->is_here = cpt_statement_get_int64 (row, COLUMN_HERE) == CPT_ORIGIN_HERE;
}

static gboolean
is_broken (CptConnectionStatus status, gboolean is_failing)
{
  return status == CPT_CONNECTION_STATUS_DEAUTHORIZED || status == CPT_CONNECTION_STATUS_UNLINKED || is_failing;
}

static void
add_once (GArray *rids, GHashTable *known, gint64 rid)
{
  if (g_hash_table_add (known, g_memdup2 (&rid, sizeof rid)))
    g_array_append_val (rids, rid);
}

static void
compare (Reading *self)
{
  g_autoptr (GHashTable) broke = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) linked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->in_order->len; i++)
    {
      const Course *course = g_ptr_array_index (self->in_order, i);

      if (course->is_here || g_hash_table_contains (self->created, &course->rid))
        continue;

      if (is_broken (course->after, course->is_failing) && !is_broken (course->before, course->was_failing))
        add_once (self->changes->broke, broke, course->rid);
      else if (course->after == CPT_CONNECTION_STATUS_LINKED && !course->is_failing &&
               course->before != CPT_CONNECTION_STATUS_LINKED)
        add_once (self->changes->linked, linked, course->rid);
    }
}

static gboolean
read_activity (sqlite3 *handle, gint64 since_id, CptVisitChanges *changes, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, LIST_SQL, error);
  g_auto (Reading) reading = { 0 };
  gboolean has_row = statement != NULL;

  if (statement == NULL)
    return FALSE;

  reading_init (&reading, changes);
  cpt_statement_bind_int64 (statement, ":since", since_id);
  cpt_statement_bind_int64 (statement, ":created", CPT_ACTIVITY_CREATED);
  cpt_statement_bind_int64 (statement, ":added", CPT_ACTIVITY_CONNECTION_ADDED);
  cpt_statement_bind_int64 (statement, ":changed", CPT_ACTIVITY_CONNECTION_CHANGED);
  cpt_statement_bind_int64 (statement, ":deleted", CPT_ACTIVITY_CONNECTION_DELETED);
  cpt_statement_bind_int64 (statement, ":fails", CPT_ACTIVITY_CONNECTION_FAILS);
  cpt_statement_bind_int64 (statement, ":recovers", CPT_ACTIVITY_CONNECTION_RECOVERS);
  while (has_row)
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;

      if (has_row && cpt_statement_get_int64 (statement, COLUMN_KIND) == CPT_ACTIVITY_CREATED)
        take_creation (&reading, statement);
      else if (has_row)
        take_connection (&reading, statement);
    }
  compare (&reading);

  return TRUE;
}

static void
list_on_query_thread (GTask *task, sqlite3 *handle)
{
  const gint64 *since_id = g_task_get_task_data (task);
  g_autoptr (CptVisitChanges) changes = visit_changes_new ();
  GError *error = NULL;

  /* In this order, so that what is written between the two is looked at again rather than never. */
  if (cpt_sqlite_get_int64 (handle, LAST_ID_SQL, &changes->last_id, &error) &&
      read_activity (handle, *since_id, changes, &error))
    g_task_return_pointer (task, g_steal_pointer (&changes), (GDestroyNotify) cpt_visit_changes_free);
  else
    g_task_return_error (task, error);
}

/**
 * cpt_visit_repository_list_async:
 * @since_id: the @last_id of what was read before; 0 for all
 *
 * Reads what happened since.
 */
void
cpt_visit_repository_list_async (CptVisitRepository *self,
                                 gint64 since_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_visit_repository_list_async);
  g_task_set_task_data (task, g_memdup2 (&since_id, sizeof since_id), g_free);
  cpt_store_submit_read (self->store, task, list_on_query_thread);
}

/**
 * cpt_visit_repository_list_finish:
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
CptVisitChanges *
cpt_visit_repository_list_finish (CptVisitRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
