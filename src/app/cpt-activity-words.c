/* cpt-activity-words.c — what happened to a company, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-activity-words.h"

#include "cpt-connection-words.h"
#include "cpt-data-type-words.h"
#include "cpt-link-sent-repository.h"
#include "cpt-read-words.h"
#include "cpt-tag-text.h"
#include "cpt-tags.h"
#include "cpt-time-text.h"
#include "cpt-write-words.h"

#include <glib/gi18n.h>

#define KIND(name) (1U << CPT_ACTIVITY_##name)

static const struct
{
  const char *title;
  guint kinds;
} groups[CPT_N_ACTIVITY_GROUPS] = {
  [CPT_ACTIVITY_GROUP_COMPANY] = { NC_ ("activity", "Company"), KIND (CREATED) | KIND (RENAMED) | KIND (DELETED) |
                                                                    KIND (TAGS_CHANGED) | KIND (DESCRIBED) },
  [CPT_ACTIVITY_GROUP_CONNECTIONS] = { NC_ ("activity", "Connections"),
                                       KIND (CONNECTION_ADDED) | KIND (CONNECTION_CHANGED) | KIND (CONNECTION_DELETED) |
                                           KIND (CONNECTION_FAILS) | KIND (CONNECTION_RECOVERS) },
  [CPT_ACTIVITY_GROUP_LINKS] = { NC_ ("activity", "Link URLs"), KIND (LINK_SENT) },
  [CPT_ACTIVITY_GROUP_READS] = { NC_ ("activity", "Refreshes and reads"), KIND (REFRESHED) | KIND (READ_ENDED) },
  [CPT_ACTIVITY_GROUP_WRITES] = { NC_ ("activity", "Writes"), KIND (WRITE_ENDED) },
  [CPT_ACTIVITY_GROUP_FILES] = { NC_ ("activity", "Files"), KIND (FILE_UPLOADED) },
  [CPT_ACTIVITY_GROUP_SETTINGS] = { NC_ ("activity", "Settings"), KIND (SETTINGS_SAVED) },
};

/**
 * cpt_activity_words_get_group:
 *
 * Returns: (transfer none): what @group is called, translated
 */
const char *
cpt_activity_words_get_group (CptActivityGroup group)
{
  return g_dpgettext2 (NULL, "activity", groups[group].title);
}

/**
 * cpt_activity_words_get_kinds:
 *
 * Returns: what is in @group: a mask of 1 << CptActivityKind
 */
guint
cpt_activity_words_get_kinds (CptActivityGroup group)
{
  return groups[group].kinds;
}

static const char *
get_platform (const CptActivityFields *fields)
{
  /* Translators: in the place of the name of an accounting software that is not known any more */
  return fields->platform_name != NULL ? fields->platform_name : _ ("unknown software");
}

/* Of what a connection became. */
static char *
dup_status (const CptActivityFields *fields)
{
  const char *platform = get_platform (fields);
  CptConnectionState state = cpt_connection_words_state_of (fields->after);

  switch (state)
    {
    case CPT_CONNECTION_STATE_LINKED:
      /* Translators: %s is the name of a software, such as "QuickBooks Online" */
      return g_strdup_printf (_ ("Connection to %s linked"), platform);

    case CPT_CONNECTION_STATE_DEAUTHORIZED:
      /* Translators: the client or the software took the access back; %s is the name of a software */
      return g_strdup_printf (_ ("Connection to %s deauthorized"), platform);

    case CPT_CONNECTION_STATE_UNLINKED:
      /* Translators: %s is the name of a software */
      return g_strdup_printf (_ ("Connection to %s unlinked"), platform);

    case CPT_CONNECTION_STATE_PENDING:
      /* Translators: a connection is to be authorised again; %s is the name of a software */
      return g_strdup_printf (_ ("Connection to %s pending authorization"), platform);

    case CPT_CONNECTION_STATE_ERROR:
    case CPT_CONNECTION_STATE_REFUSED:
    case CPT_CONNECTION_STATE_UNKNOWN:
    default:
      /* Translators: the first %s is the name of a software, the second a status as the platform writes it */
      return g_strdup_printf (_ ("Connection to %s: status “%s”"), platform, fields->after);
    }
}

static char *
dup_added (const CptActivityFields *fields)
{
  if (cpt_connection_words_state_of (fields->after) == CPT_CONNECTION_STATE_LINKED)
    return dup_status (fields);

  /* Translators: a connection was created; %s is the name of a software */
  return g_strdup_printf (_ ("Connection to %s started"), get_platform (fields));
}

static const char *
get_type (const char *data_type)
{
  /* Translators: in the place of the name of a data type that the platform did not tell */
  return data_type != NULL ? cpt_data_type_words_get (data_type) : _ ("Unknown data");
}

static char *
dup_refresh (const CptActivityFields *fields)
{
  if (fields->after == NULL)
    return g_strdup (_ ("Data refresh requested"));

  /* Translators: %s is a data type, such as "Balance sheet" */
  return g_strdup_printf (_ ("Refresh of “%s” requested"), get_type (fields->after));
}

static char *
dup_read (const CptActivityFields *fields)
{
  CptReadStatus status = cpt_read_status_from_text (fields->after);

  /* Translators: how the reading of some data ended: a data type, such as "Balance sheet", and a status */
  return g_strdup_printf (_ ("Read of “%s”: %s"), get_type (fields->before),
                          cpt_read_words_get (status, fields->after));
}

static char *
dup_write (const CptActivityFields *fields)
{
  CptWriteStatus status = cpt_write_status_from_text (fields->after);

  /* Translators: how the writing of a record into a software ended: a data type, such as "Suppliers", and a status */
  return g_strdup_printf (_ ("Write of “%s”: %s"), get_type (fields->before),
                          cpt_write_words_get (status, fields->after));
}

static const char *
get_sending (const CptActivityFields *fields)
{
  switch (fields->after != NULL ? g_ascii_strtoll (fields->after, NULL, 10) : 0)
    {
    case CPT_LINK_CHANNEL_MAILED:
      return _ ("Link URL sent by e-mail");

    case CPT_LINK_CHANNEL_OPENED:
      return _ ("Link URL opened in the browser");

    case CPT_LINK_CHANNEL_SHOWN:
      return _ ("Link URL shown as a QR code");

    case CPT_LINK_CHANNEL_EXPORTED:
      return _ ("Link URL exported for a mail merge");

    case CPT_LINK_CHANNEL_COPIED:
    default:
      return _ ("Link URL copied");
    }
}

static const char *
get_describing (const CptActivityFields *fields)
{
  if (fields->before == NULL)
    return _ ("Description added");

  return fields->after != NULL ? _ ("Description changed") : _ ("Description removed");
}

/**
 * cpt_activity_words_dup_title:
 *
 * Returns: (transfer full): what happened
 */
char *
cpt_activity_words_dup_title (CptActivity *entry)
{
  const CptActivityFields *fields = cpt_activity_get_fields (entry);

  switch (fields->kind)
    {
    case CPT_ACTIVITY_CREATED:
      return g_strdup (_ ("Company created"));

    case CPT_ACTIVITY_RENAMED:
      return g_strdup (_ ("Company renamed"));

    case CPT_ACTIVITY_DELETED:
      return g_strdup (_ ("Company deleted"));

    case CPT_ACTIVITY_CONNECTION_ADDED:
      return dup_added (fields);

    case CPT_ACTIVITY_CONNECTION_CHANGED:
      return dup_status (fields);

    case CPT_ACTIVITY_CONNECTION_DELETED:
      /* Translators: %s is the name of a software */
      return g_strdup_printf (_ ("Connection to %s deleted"), get_platform (fields));

    case CPT_ACTIVITY_CONNECTION_FAILS:
      /* Translators: a linked connection through which data cannot be read any more; %s is the name of a software */
      return g_strdup_printf (_ ("Connection to %s broken"), get_platform (fields));

    case CPT_ACTIVITY_CONNECTION_RECOVERS:
      /* Translators: %s is the name of a software */
      return g_strdup_printf (_ ("Connection to %s working again"), get_platform (fields));

    case CPT_ACTIVITY_REFRESHED:
      return dup_refresh (fields);

    case CPT_ACTIVITY_READ_ENDED:
      return dup_read (fields);

    case CPT_ACTIVITY_WRITE_ENDED:
      return dup_write (fields);

    case CPT_ACTIVITY_SETTINGS_SAVED:
      return g_strdup (_ ("Data type settings changed"));

    case CPT_ACTIVITY_FILE_UPLOADED:
      return g_strdup (_ ("File uploaded"));

    case CPT_ACTIVITY_TAGS_CHANGED:
      return g_strdup (_ ("Tags changed"));

    case CPT_ACTIVITY_DESCRIBED:
      return g_strdup (get_describing (fields));

    case CPT_ACTIVITY_LINK_SENT:
    default:
      return g_strdup (get_sending (fields));
    }
}

static gboolean
is_linked_by_client (const CptActivityFields *fields)
{
  return (fields->kind == CPT_ACTIVITY_CONNECTION_ADDED || fields->kind == CPT_ACTIVITY_CONNECTION_CHANGED) &&
         fields->origin == CPT_ORIGIN_ELSEWHERE &&
         cpt_connection_words_state_of (fields->after) == CPT_CONNECTION_STATE_LINKED;
}

/* Nobody does it: it comes about. */
static gboolean
is_nobodys (CptActivityKind kind)
{
  return kind == CPT_ACTIVITY_READ_ENDED || kind == CPT_ACTIVITY_WRITE_ENDED || kind == CPT_ACTIVITY_CONNECTION_FAILS ||
         kind == CPT_ACTIVITY_CONNECTION_RECOVERS;
}

/* (nullable): who did it. */
static char *
dup_who (const CptActivityFields *fields)
{
  if (is_nobodys (fields->kind))
    return NULL;
  if (is_linked_by_client (fields))
    return g_strdup (_ ("The client gave access"));
  if (fields->origin == CPT_ORIGIN_HERE)
    /* Translators: who did something: the person at this desktop */
    return g_strdup (_ ("by you"));
  if (fields->kind == CPT_ACTIVITY_CREATED && fields->detail != NULL)
    /* Translators: who created a company; %s is a person's name */
    return g_strdup_printf (_ ("by %s"), fields->detail);
  if (fields->origin == CPT_ORIGIN_ELSEWHERE)
    /* Translators: who did something: somebody with another program */
    return g_strdup (_ ("elsewhere"));

  return NULL;
}

static GVariant *
parse_tags (const char *json)
{
  g_autoptr (GVariant) all = cpt_tags_parse_patch (json);

  return cpt_tags_apply (NULL, all);
}

static char *
dup_tags (const CptActivityFields *fields)
{
  g_autoptr (GVariant) before = parse_tags (fields->before);
  g_autoptr (GVariant) after = parse_tags (fields->after);

  return cpt_tag_text_of_difference (before, after);
}

/* On one line; the one that was removed, where there is none any more. */
static char *
dup_description (const CptActivityFields *fields)
{
  char *description = g_strdup (fields->after != NULL ? fields->after : fields->before);

  return description != NULL ? g_strdelimit (description, "\r\n\t", ' ') : NULL;
}

/* (nullable): what there is to add. */
static char *
dup_more (const CptActivityFields *fields)
{
  if (fields->kind == CPT_ACTIVITY_RENAMED)
    /* Translators: a company's name before, and since */
    return g_strdup_printf (_ ("“%s” became “%s”"), fields->before, fields->after);
  if (fields->kind == CPT_ACTIVITY_FILE_UPLOADED)
    return g_strdup (fields->after);
  if (fields->kind == CPT_ACTIVITY_TAGS_CHANGED)
    return dup_tags (fields);
  if (fields->kind == CPT_ACTIVITY_DESCRIBED)
    return dup_description (fields);
  if (fields->kind == CPT_ACTIVITY_LINK_SENT && fields->connection_id != NULL)
    return g_strdup (get_platform (fields));

  return fields->kind != CPT_ACTIVITY_CREATED ? g_strdup (fields->detail) : NULL;
}

/**
 * cpt_activity_words_dup_subtitle:
 *
 * Returns: (transfer full) (nullable): why, and who did it, where it is known
 */
char *
cpt_activity_words_dup_subtitle (CptActivity *entry)
{
  const CptActivityFields *fields = cpt_activity_get_fields (entry);
  g_autofree char *who = dup_who (fields);
  g_autofree char *more = dup_more (fields);

  if (who != NULL && more != NULL)
    return g_strdup_printf ("%s · %s", more, who);

  return who != NULL ? g_steal_pointer (&who) : g_steal_pointer (&more);
}

/**
 * cpt_activity_words_dup_spoken:
 *
 * Returns: (transfer full): all of it in one sentence, as a screen reader says it
 */
char *
cpt_activity_words_dup_spoken (CptActivity *entry)
{
  g_autofree char *when = cpt_time_text_exact (cpt_activity_get_fields (entry)->at);
  g_autofree char *title = cpt_activity_words_dup_title (entry);
  g_autofree char *subtitle = cpt_activity_words_dup_subtitle (entry);

  return g_strjoin (", ", title, subtitle != NULL ? subtitle : when, subtitle != NULL ? when : NULL, NULL);
}

/**
 * cpt_activity_words_get_mark:
 *
 * Returns: the mark beside the words; CPT_STATUS_MARK_NONE for what is no status: there is an icon
 */
CptStatusMark
cpt_activity_words_get_mark (CptActivity *entry)
{
  const CptActivityFields *fields = cpt_activity_get_fields (entry);
  CptReadStatus read = CPT_READ_STATUS_UNKNOWN;

  switch (fields->kind)
    {
    case CPT_ACTIVITY_CONNECTION_ADDED:
    case CPT_ACTIVITY_CONNECTION_CHANGED:
      return fields->after != NULL ? cpt_status_mark_of_state (cpt_connection_words_state_of (fields->after))
                                   : CPT_STATUS_MARK_NONE;

    case CPT_ACTIVITY_CONNECTION_FAILS:
      return CPT_STATUS_MARK_ERROR;

    case CPT_ACTIVITY_CONNECTION_RECOVERS:
      return CPT_STATUS_MARK_LINKED;

    case CPT_ACTIVITY_READ_ENDED:
      read = cpt_read_status_from_text (fields->after);
      return cpt_read_words_get_mark (read, cpt_read_status_get_outcome (read));

    case CPT_ACTIVITY_WRITE_ENDED:
      return cpt_write_words_get_mark (cpt_write_status_from_text (fields->after));

    case CPT_ACTIVITY_CREATED:
    case CPT_ACTIVITY_RENAMED:
    case CPT_ACTIVITY_DELETED:
    case CPT_ACTIVITY_CONNECTION_DELETED:
    case CPT_ACTIVITY_REFRESHED:
    case CPT_ACTIVITY_SETTINGS_SAVED:
    case CPT_ACTIVITY_LINK_SENT:
    case CPT_ACTIVITY_FILE_UPLOADED:
    case CPT_ACTIVITY_TAGS_CHANGED:
    case CPT_ACTIVITY_DESCRIBED:
    default:
      return CPT_STATUS_MARK_NONE;
    }
}

/**
 * cpt_activity_words_get_icon:
 *
 * Returns: (transfer none): the name of the icon beside what is no status
 */
const char *
cpt_activity_words_get_icon (CptActivity *entry)
{
  switch (cpt_activity_get_fields (entry)->kind)
    {
    case CPT_ACTIVITY_CREATED:
    case CPT_ACTIVITY_CONNECTION_ADDED:
      return "list-add-symbolic";

    case CPT_ACTIVITY_DELETED:
    case CPT_ACTIVITY_CONNECTION_DELETED:
      return "user-trash-symbolic";

    case CPT_ACTIVITY_REFRESHED:
      return "view-refresh-symbolic";

    case CPT_ACTIVITY_SETTINGS_SAVED:
      return "emblem-system-symbolic";

    case CPT_ACTIVITY_LINK_SENT:
      return "cpt-paper-plane-symbolic";

    case CPT_ACTIVITY_FILE_UPLOADED:
      return "document-send-symbolic";

    case CPT_ACTIVITY_TAGS_CHANGED:
      return "cpt-tag-symbolic";

    case CPT_ACTIVITY_RENAMED:
    case CPT_ACTIVITY_DESCRIBED:
    case CPT_ACTIVITY_CONNECTION_CHANGED:
    case CPT_ACTIVITY_READ_ENDED:
    case CPT_ACTIVITY_CONNECTION_FAILS:
    case CPT_ACTIVITY_CONNECTION_RECOVERS:
    case CPT_ACTIVITY_WRITE_ENDED:
    default:
      return "document-edit-symbolic";
    }
}
