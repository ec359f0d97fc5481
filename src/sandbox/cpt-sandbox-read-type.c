/* cpt-sandbox-read-type.c — reads as they stand at one moment, to be queried and ordered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-read-type-private.h"

#define TEXT CPT_SANDBOX_KIND_TEXT
#define TIME CPT_SANDBOX_KIND_TIME

typedef struct
{
  const CptSandboxRead *read; /* not owned */
  CptSandboxReadState state;
} View;

enum
{
  READ_ID,
  READ_STATUS,
  READ_DATA_TYPE,
  READ_CONNECTION,
  READ_REQUESTED,
  READ_COMPLETED,
};

/* Not isCompleted: the platform refuses it too. */
static const CptSandboxProperty properties[] = {
  { "id", TEXT, FALSE },           { "status", TEXT, FALSE },    { "dataType", TEXT, FALSE },
  { "connectionId", TEXT, FALSE }, { "requested", TIME, FALSE }, { "completed", TIME, FALSE },
};

static gboolean
read_get (gconstpointer item, guint property, guint index, CptSandboxValue *value)
{
  const View *view = item;

  if (index > 0)
    return FALSE;

  switch (property)
    {
    case READ_ID:
      value->text = view->read->id.text;
      return TRUE;
    case READ_STATUS:
      value->text = view->state.status;
      return TRUE;
    case READ_DATA_TYPE:
      value->text = view->read->data_type;
      return TRUE;
    case READ_CONNECTION:
      value->text = view->read->connection.text;
      return TRUE;
    case READ_REQUESTED:
      value->number = view->read->requested;
      return TRUE;
    default:
      value->number = view->read->finish;
      return view->state.is_over;
    }
}

const CptSandboxItemType cpt_sandbox_read_type = { properties, G_N_ELEMENTS (properties), READ_ID, read_get, NULL };

/**
 * cpt_sandbox_read_views_new:
 * @reads: must outlive the result
 *
 * Returns: (transfer full): items of #cpt_sandbox_read_type
 */
GPtrArray *
cpt_sandbox_read_views_new (GPtrArray *reads, gint64 now)
{
  GPtrArray *views = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reads->len; i++)
    {
      View *view = g_new0 (View, 1);

      view->read = g_ptr_array_index (reads, i);
      view->state = cpt_sandbox_read_get_state (view->read, now);
      g_ptr_array_add (views, view);
    }

  return views;
}

/**
 * cpt_sandbox_read_view_write:
 * @view: an item of #cpt_sandbox_read_type
 */
void
cpt_sandbox_read_view_write (gpointer view, GString *out, CptSandboxWorld *world)
{
  cpt_sandbox_read_write (((View *) view)->read, out, world->now);
}
