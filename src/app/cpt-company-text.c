/* cpt-company-text.c — a row of the companies list as text: what cells show, what is read out, what Ctrl+C takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-text.h"
#include "cpt-connection-words.h"
#include "cpt-link-words.h"
#include "cpt-tag-text.h"
#include "cpt-shown-text.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

#define SHORT_ID 8

static gboolean
is_waiting_to_be_created (CptCompanyRow *row)
{
  return cpt_company_row_get_rid (row) < 0;
}

/* The change that matters most: a refused one, else the first in the order they are sent. */
static CptChange *
find_change (CptCompanyRow *row)
{
  GPtrArray *changes = cpt_company_row_get_changes (row);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (cpt_change_get_state (g_ptr_array_index (changes, i)) == CPT_CHANGE_FAILED)
      return g_ptr_array_index (changes, i);

  return changes != NULL && changes->len > 0 ? g_ptr_array_index (changes, 0) : NULL;
}

static const char *
words_of_failed (CptChangeKind kind)
{
  switch (kind)
    {
    case CPT_CHANGE_CREATE_COMPANY:
      return _ ("Could not be created");

    case CPT_CHANGE_RENAME_COMPANY:
      return _ ("Could not be renamed");

    case CPT_CHANGE_UNLINK_CONNECTION:
      return _ ("Connection could not be unlinked");

    case CPT_CHANGE_DELETE_CONNECTION:
      return _ ("Connection could not be deleted");

    case CPT_CHANGE_REFRESH_COMPANY:
    case CPT_CHANGE_REFRESH_TYPE:
      return _ ("Data could not be refreshed");

    case CPT_CHANGE_CREATE_CONNECTION:
      return _ ("Connection could not be added");

    case CPT_CHANGE_DESCRIBE_COMPANY:
      return _ ("Description could not be saved");

    case CPT_CHANGE_SAVE_SETTINGS:
      return _ ("Settings could not be saved");

    case CPT_CHANGE_EDIT_TAGS:
      return _ ("Tags could not be changed");

    case CPT_CHANGE_DELETE_COMPANY:
    default:
      return _ ("Could not be deleted");
    }
}

static const char *
words_of_waiting (CptChangeKind kind)
{
  switch (kind)
    {
    case CPT_CHANGE_CREATE_COMPANY:
      return _ ("Waiting to be created");

    case CPT_CHANGE_RENAME_COMPANY:
      return _ ("New name waiting to be sent");

    case CPT_CHANGE_UNLINK_CONNECTION:
      return _ ("Unlinking waiting to be sent");

    case CPT_CHANGE_REFRESH_COMPANY:
    case CPT_CHANGE_REFRESH_TYPE:
      return _ ("Refresh waiting to be sent");

    case CPT_CHANGE_CREATE_CONNECTION:
      return _ ("Connection waiting to be added");

    case CPT_CHANGE_DESCRIBE_COMPANY:
      return _ ("Description waiting to be saved");

    case CPT_CHANGE_SAVE_SETTINGS:
      return _ ("Settings waiting to be saved");

    case CPT_CHANGE_EDIT_TAGS:
      return _ ("Tags waiting to be sent");

    case CPT_CHANGE_DELETE_CONNECTION:
    case CPT_CHANGE_DELETE_COMPANY:
    default:
      return _ ("Deletion waiting to be sent");
    }
}

/**
 * cpt_company_text_name:
 *
 * Returns: (transfer none): what is shown of the company's name, as the user last left it
 */
const char *
cpt_company_text_name (CptCompanyRow *row)
{
  return cpt_company_get_shown_name (cpt_company_row_get_company (row));
}

/**
 * cpt_company_text_short_id:
 *
 * Returns: (transfer full): the first characters of the company's ID; a dash while it has none
 */
char *
cpt_company_text_short_id (CptCompanyRow *row)
{
  const char *id = cpt_company_get_id (cpt_company_row_get_company (row));

  if (is_waiting_to_be_created (row) || id == NULL)
    return g_strdup ("—");

  return g_strndup (id, SHORT_ID);
}

/**
 * cpt_company_text_created_by:
 *
 * Returns: (transfer none): who created the company; a dash when nobody is known
 */
const char *
cpt_company_text_created_by (CptCompanyRow *row)
{
  const char *name = cpt_company_get_created_by (cpt_company_row_get_company (row));

  if (is_waiting_to_be_created (row))
    return C_ ("created by", "You");

  return name != NULL ? name : "—";
}

/**
 * cpt_company_text_created:
 * @now: of the account's clock
 *
 * Returns: (transfer full): when the company was created
 */
char *
cpt_company_text_created (CptCompanyRow *row, gint64 now)
{
  gint64 created = cpt_company_get_created (cpt_company_row_get_company (row));

  if (is_waiting_to_be_created (row))
    return cpt_time_text_relative (created, now);

  return cpt_time_text_exact (created);
}

/**
 * cpt_company_text_last_read:
 * @now: of the account's clock
 *
 * Returns: (transfer full): when the company's data were read last
 */
char *
cpt_company_text_last_read (CptCompanyRow *row, gint64 now)
{
  return cpt_time_text_relative (cpt_company_get_last_sync (cpt_company_row_get_company (row)), now);
}

/**
 * cpt_company_text_tags:
 * @separator: what stands between two tags
 *
 * Returns: (transfer full) (nullable): the company's tags; %NULL when it has none
 */
char *
cpt_company_text_tags (CptCompanyRow *row, const char *separator)
{
  GVariant *tags = cpt_company_get_tags (cpt_company_row_get_company (row));
  g_autoptr (GString) text = g_string_new (NULL);
  GVariantIter iter;
  const char *key = NULL;
  const char *value = NULL;

  if (tags == NULL)
    return NULL;

  g_variant_iter_init (&iter, tags);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    {
      g_autofree char *tag = cpt_tag_text (key, value);

      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", tag);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
words_of_match (const char *field, const char *text)
{
  static const struct
  {
    const char *field;
    const char *format;
  } formats[] = {
    /* Translators: follows a company that the search found by it; %s is the text around the match */
    { "tags", N_ ("tags: %s") },
    /* Translators: follows a company that the search found by it; %s is the text around the match */
    { "description", N_ ("description: %s") },
    /* Translators: follows a company that the search found by it; %s is the text around the match */
    { "created-by", N_ ("created by: %s") },
    /* Translators: follows a company that the search found by it; %s is the text around the match */
    { "platform", N_ ("connection: %s") },
    /* Translators: follows a company that the search found by it; %s is the text around the match */
    { "subsidiary", N_ ("subsidiary: %s") },
    /* Translators: follows a company that the search found by it; %s is the text around the match */
    { "id", N_ ("ID: %s") },
    /* Translators: follows a company that the search found by it; %s is the text around the match */
    { "connection-id", N_ ("connection ID: %s") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (field, formats[i].field))
      {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        return g_strdup_printf (_ (formats[i].format), text);
#pragma GCC diagnostic pop
      }

  return g_strdup (text);
}

/**
 * cpt_company_text_secondary:
 *
 * Returns: (transfer full) (nullable): what follows the name, smaller: the other field that the search matched, the
 *   parent, or the number of subsidiaries
 */
char *
cpt_company_text_secondary (CptCompanyRow *row)
{
  const char *field = cpt_company_row_get_match_field (row);
  const char *text = cpt_company_row_get_match_text (row);
  const char *parent = cpt_company_get_shown_parent_name (cpt_company_row_get_company (row));
  guint n_children = cpt_company_row_get_n_children (row);

  if (field != NULL && text != NULL)
    {
      g_autofree char *shown = cpt_shown_text_new (text, CPT_SHOWN_NAME);

      return words_of_match (field, shown);
    }

  if (parent != NULL)
    /* Translators: %s is the name of the parent company */
    return g_strdup_printf (_ ("subsidiary of %s"), parent);

  if (n_children > 0)
    /* Translators: follows the name of a company that others belong to */
    return g_strdup_printf (g_dngettext (NULL, "%u subsidiary", "%u subsidiaries", n_children), n_children);

  return NULL;
}

/**
 * cpt_company_text_change:
 * @change: what the platform has not confirmed
 * @kind: (out): how it stands
 *
 * Returns: (transfer none): in words, what the user did
 */
const char *
cpt_company_text_change (CptChange *change, CptPendingKind *kind)
{
  if (cpt_change_get_state (change) == CPT_CHANGE_FAILED)
    {
      *kind = CPT_PENDING_FAILED;
      return words_of_failed (cpt_change_get_kind (change));
    }

  if (cpt_change_get_state (change) == CPT_CHANGE_ASKING)
    {
      *kind = CPT_PENDING_ASKING;
      return _ ("Created or not? Please say");
    }

  *kind = CPT_PENDING_WAITING;
  return words_of_waiting (cpt_change_get_kind (change));
}

/**
 * cpt_company_text_pending:
 * @kind: (out): how it stands
 *
 * Returns: (transfer none) (nullable): in words, what the user did to the company that the platform has not confirmed
 */
const char *
cpt_company_text_pending (CptCompanyRow *row, CptPendingKind *kind)
{
  CptChange *change = find_change (row);

  *kind = CPT_PENDING_NONE;

  return change != NULL ? cpt_company_text_change (change, kind) : NULL;
}

static int
compare_connections (gconstpointer a, gconstpointer b)
{
  CptConnection *one = *(CptConnection *const *) a;
  CptConnection *other = *(CptConnection *const *) b;

  return (int) cpt_connection_get_state (one) - (int) cpt_connection_get_state (other);
}

/**
 * cpt_company_text_sort_connections:
 *
 * Returns: (transfer container) (element-type CptConnection): the company's connections, worst first, those of one
 * state in the platform's order
 */
GPtrArray *
cpt_company_text_sort_connections (CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; connections != NULL && i < connections->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (connections, i));
  g_ptr_array_sort (sorted, compare_connections);

  return sorted;
}

/**
 * cpt_company_text_connections:
 * @now: of the account's clock
 *
 * Returns: (transfer full): each connection with its status, worst first, or that there is none
 */
char *
cpt_company_text_connections (CptCompany *company, gint64 now)
{
  g_autoptr (GPtrArray) connections = cpt_company_text_sort_connections (company);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);
      g_autofree char *state = cpt_connection_words_dup_state_at (connection, now);
      const char *platform = cpt_connection_get_shown_platform_name (connection);

      if (i > 0)
        g_string_append (text, ", ");
      /* Translators: a connection and its status: "Xero (Linked)" */
      g_string_append_printf (text, _ ("%s (%s)"), platform, state);
    }
  if (connections->len == 0)
    g_string_append (text, _ ("No connection"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_part (GStrvBuilder *parts, const char *title, const char *value)
{
  /* Translators: the title of a column and what stands in it, read out: "Created by Antoine Girard" */
  g_autofree char *part = g_strdup_printf (_ ("%s %s"), title, value);

  g_strv_builder_add (parts, part);
}

/**
 * cpt_company_text_spoken:
 * @now: of the account's clock
 *
 * Returns: (transfer full): the whole row, as a screen reader says it
 */
char *
cpt_company_text_spoken (CptCompanyRow *row, gint64 now)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autofree char *secondary = cpt_company_text_secondary (row);
  g_autofree char *connections = cpt_company_text_connections (cpt_company_row_get_company (row), now);
  g_autofree char *link_sent = cpt_link_words_dup_sent (cpt_company_row_get_link_sent (row), now);
  g_autofree char *id = cpt_company_text_short_id (row);
  g_autofree char *created = cpt_company_text_created (row, now);
  g_autofree char *last_read = cpt_company_text_last_read (row, now);
  g_autofree char *tags = cpt_company_text_tags (row, ", ");
  CptPendingKind kind = CPT_PENDING_NONE;
  const char *pending = cpt_company_text_pending (row, &kind);

  g_strv_builder_add (parts, cpt_company_text_name (row));
  if (secondary != NULL)
    g_strv_builder_add (parts, secondary);
  if (pending != NULL)
    g_strv_builder_add (parts, pending);
  g_strv_builder_add (parts, connections);
  if (link_sent != NULL)
    g_strv_builder_add (parts, link_sent);
  add_part (parts, _ ("Company ID"), id);
  add_part (parts, _ ("Created by"), cpt_company_text_created_by (row));
  add_part (parts, _ ("Created"), created);
  add_part (parts, _ ("Last read"), last_read);
  if (tags != NULL)
    add_part (parts, _ ("Tags"), tags);
  texts = g_strv_builder_end (parts);

  return g_strjoinv (", ", texts);
}

/**
 * cpt_company_text_line:
 * @now: of the account's clock
 *
 * Returns: (transfer full): the row for the clipboard: its columns, whole and exact, between tabs; on any thread
 */
char *
cpt_company_text_line (CptCompany *company, gint64 now)
{
  const char *id = cpt_company_get_id (company);
  const char *created_by = cpt_company_get_created_by (company);
  g_autofree char *created = cpt_time_text_exact (cpt_company_get_created (company));
  g_autofree char *last_read = cpt_time_text_exact (cpt_company_get_last_sync (company));
  g_autofree char *connections = cpt_company_text_connections (company, now);

  return g_strjoin ("\t", cpt_company_get_name (company), id != NULL ? id : "", created_by != NULL ? created_by : "",
                    created, last_read, connections, NULL);
}
