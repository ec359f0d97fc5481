/* cpt-teller.c — collects on any thread what was committed, and tells it on the thread that made the teller.
 *
 * What is added before it is told is told as one. The source holds no reference: stopping takes it away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-teller-private.h"

struct _CptTeller
{
  GMainContext *context; /* where it is told */
  CptTellerFunc tell;
  gpointer user_data;

  GMutex mutex; /* guards what follows */
  guint changes;
  GHashTable *companies; /* (element-type utf8 guint): GUID text to changes */
  GSource *source;       /* (nullable): will tell them */
};

static GHashTable *
new_companies (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * cpt_teller_new:
 * @tell: called with what was added since it was last called; may free the teller
 *
 * Returns: (transfer full): tells on the context of this thread
 */
CptTeller *
cpt_teller_new (CptTellerFunc tell, gpointer user_data)
{
  CptTeller *self = g_new0 (CptTeller, 1);

  self->context = g_main_context_ref_thread_default ();
  self->tell = tell;
  self->user_data = user_data;
  self->companies = new_companies ();
  g_mutex_init (&self->mutex);

  return self;
}

void
cpt_teller_free (CptTeller *self)
{
  cpt_teller_stop (self);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->companies);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static gboolean
tell_cb (gpointer user_data)
{
  CptTeller *self = user_data;
  g_autoptr (GHashTable) companies = NULL;
  guint changes = 0;

  g_mutex_lock (&self->mutex);
  changes = self->changes;
  companies = self->companies;
  self->changes = 0;
  self->companies = new_companies ();
  g_clear_pointer (&self->source, g_source_unref);
  g_mutex_unlock (&self->mutex);

  self->tell (changes, companies, self->user_data);

  return G_SOURCE_REMOVE;
}

/**
 * cpt_teller_add:
 * @company_id: (nullable): GUID text of the one company that changed; %NULL when it is not known, or there are many
 * @changes: flags
 *
 * Will tell. Any thread.
 */
void
cpt_teller_add (CptTeller *self, const char *company_id, guint changes)
{
  guint before = 0;

  g_mutex_lock (&self->mutex);
  self->changes |= changes;
  if (company_id != NULL)
    {
      before = GPOINTER_TO_UINT (g_hash_table_lookup (self->companies, company_id));
      g_hash_table_insert (self->companies, g_strdup (company_id), GUINT_TO_POINTER (before | changes));
    }
  if (self->source == NULL)
    {
      self->source = g_idle_source_new ();
      g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->source, tell_cb, self, NULL);
      g_source_attach (self->source, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * cpt_teller_stop:
 *
 * What was not told yet never is.
 */
void
cpt_teller_stop (CptTeller *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}
