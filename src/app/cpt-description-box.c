/* cpt-description-box.c — a company's description, to be changed where it stands.
 *
 * What is typed and not saved is a draft, which is kept through leaving the page and quitting; it is shown again, with
 * Save and Revert, the next time. So is the text that the platform refused. What changes elsewhere meanwhile does not
 * touch a draft: it is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-description-box.h"

#include <glib/gi18n.h>

#include "cpt-change-note.h"
#include "cpt-shrink.h"

#define META_KEY "description-drafts"
#define META_TYPE "a{sv}" /* company ID, or row of one that waits to be created, to text */
#define DRAFT_DELAY_MS 300

struct _CptDescriptionBox
{
  AdwBin parent_instance;

  CptMetaRepository *meta; /* (nullable): no drafts are kept without it */
  char *key;               /* (nullable): of the draft; %NULL until a company is shown */
  char *stored;            /* the description without what is typed */
  char *sent;              /* (nullable): what was last asked to be saved */
  gint64 refused_id;       /* the change whose text was taken up again, 0 for none */
  gboolean is_conflict;    /* it changed elsewhere under a draft */
  gboolean is_setting;     /* the text is not being typed */
  guint draft_source;

  /* of the template */
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWidget *placeholder;
  GtkLabel *conflict;
  CptChangeNote *note;
  GtkWidget *buttons;
  GtkWidget *save_button;
  GtkWidget *revert_button;
};

G_DEFINE_FINAL_TYPE (CptDescriptionBox, cpt_description_box, ADW_TYPE_BIN)

enum
{
  SAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_text (CptDescriptionBox *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static gboolean
is_changed (CptDescriptionBox *self)
{
  g_autofree char *text = dup_text (self);

  return !g_str_equal (text, self->stored);
}

/* (transfer full) (nullable): the draft of the company that is shown */
static char *
dup_draft (CptDescriptionBox *self)
{
  g_autoptr (GVariant) drafts = NULL;
  char *text = NULL;

  if (self->meta == NULL)
    return NULL;

  drafts = cpt_meta_repository_get (self->meta, META_KEY, G_VARIANT_TYPE (META_TYPE));
  if (drafts != NULL)
    g_variant_lookup (drafts, self->key, "s", &text);

  return text;
}

/* @text is NULL for no draft. */
static void
keep_draft (CptDescriptionBox *self, const char *text)
{
  g_autoptr (GVariant) before = cpt_meta_repository_get (self->meta, META_KEY, G_VARIANT_TYPE (META_TYPE));
  g_auto (GVariantDict) drafts = G_VARIANT_DICT_INIT (before);
  g_autofree char *kept = dup_draft (self);

  if (g_strcmp0 (kept, text) == 0)
    return;

  if (text != NULL)
    g_variant_dict_insert (&drafts, self->key, "s", text);
  else
    g_variant_dict_remove (&drafts, self->key);
  cpt_meta_repository_set (self->meta, META_KEY, g_variant_dict_end (&drafts));
}

/* Now, not when the typing pauses. */
static void
flush_draft (CptDescriptionBox *self)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (self->meta == NULL || self->key == NULL)
    return;

  text = dup_text (self);
  keep_draft (self, g_str_equal (text, self->stored) ? NULL : text);
}

static gboolean
draft_cb (gpointer user_data)
{
  CptDescriptionBox *self = user_data;

  self->draft_source = 0;
  flush_draft (self);

  return G_SOURCE_REMOVE;
}

/* What can be done with the text as it is. */
static void
update (CptDescriptionBox *self)
{
  gboolean changed = is_changed (self);

  self->is_conflict = self->is_conflict && changed;
  gtk_widget_set_visible (GTK_WIDGET (self->conflict), self->is_conflict);
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (self->buffer) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "description.save", changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "description.revert", changed);
}

static void
text_changed_cb (CptDescriptionBox *self)
{
  update (self);
  if (!self->is_setting && self->draft_source == 0)
    self->draft_source = g_timeout_add (DRAFT_DELAY_MS, draft_cb, self);
}

static void
set_text (CptDescriptionBox *self, const char *text)
{
  self->is_setting = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->is_setting = FALSE;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptDescriptionBox *self = CPT_DESCRIPTION_BOX (widget);

  g_free (self->sent);
  self->sent = dup_text (self);
  g_signal_emit (self, signals[SAVE], 0, self->sent);
}

static void
revert_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptDescriptionBox *self = CPT_DESCRIPTION_BOX (widget);

  set_text (self, self->stored);
  flush_draft (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
cpt_description_box_unmap (GtkWidget *widget)
{
  flush_draft (CPT_DESCRIPTION_BOX (widget));

  GTK_WIDGET_CLASS (cpt_description_box_parent_class)->unmap (widget);
}

static void
cpt_description_box_dispose (GObject *object)
{
  CptDescriptionBox *self = CPT_DESCRIPTION_BOX (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_object (&self->meta);

  G_OBJECT_CLASS (cpt_description_box_parent_class)->dispose (object);
}

static void
cpt_description_box_finalize (GObject *object)
{
  CptDescriptionBox *self = CPT_DESCRIPTION_BOX (object);

  g_free (self->key);
  g_free (self->stored);
  g_free (self->sent);

  G_OBJECT_CLASS (cpt_description_box_parent_class)->finalize (object);
}

static void
cpt_description_box_class_init (CptDescriptionBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_description_box_dispose;
  object_class->finalize = cpt_description_box_finalize;
  widget_class->unmap = cpt_description_box_unmap;

  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);

  g_type_ensure (CPT_TYPE_CHANGE_NOTE);
  gtk_widget_class_install_action (widget_class, "description.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "description.revert", NULL, revert_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "description.save", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/description-box.ui");
  gtk_widget_class_bind_template_child (widget_class, CptDescriptionBox, view);
  gtk_widget_class_bind_template_child (widget_class, CptDescriptionBox, buffer);
  gtk_widget_class_bind_template_child (widget_class, CptDescriptionBox, placeholder);
  gtk_widget_class_bind_template_child (widget_class, CptDescriptionBox, conflict);
  gtk_widget_class_bind_template_child (widget_class, CptDescriptionBox, note);
  gtk_widget_class_bind_template_child (widget_class, CptDescriptionBox, buttons);
  gtk_widget_class_bind_template_child (widget_class, CptDescriptionBox, save_button);
  gtk_widget_class_bind_template_child (widget_class, CptDescriptionBox, revert_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
cpt_description_box_init (CptDescriptionBox *self)
{
  self->stored = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_button (self->save_button);
  cpt_shrink_button (self->revert_button);
  update (self);
}

/**
 * cpt_description_box_set_drafts:
 * @meta: where drafts are kept
 */
void
cpt_description_box_set_drafts (CptDescriptionBox *self, CptMetaRepository *meta)
{
  g_return_if_fail (CPT_IS_DESCRIPTION_BOX (self));

  g_set_object (&self->meta, meta);
}

static char *
dup_key (CptCompanyRow *row)
{
  gint64 rid = cpt_company_row_get_rid (row);

  return rid > 0 ? g_strdup (cpt_company_get_id (cpt_company_row_get_company (row)))
                 : g_strdup_printf ("%" G_GINT64_FORMAT, rid);
}

/* The company is shown for the first time, or was created meanwhile. */
static void
take_key (CptDescriptionBox *self, CptCompanyRow *row)
{
  g_autofree char *key = dup_key (row);

  if (g_strcmp0 (key, self->key) == 0)
    return;

  if (self->key != NULL && self->meta != NULL)
    keep_draft (self, NULL);
  g_free (self->key);
  self->key = g_steal_pointer (&key);
}

/* What is stored now; @is_first when nothing was shown before. */
static void
take_stored (CptDescriptionBox *self, const char *stored, gboolean is_first)
{
  gboolean was_changed = is_changed (self);
  gboolean is_ours = g_strcmp0 (self->sent, stored) == 0;

  if (!is_first && g_str_equal (self->stored, stored))
    return;

  self->is_conflict = was_changed && !is_ours;
  g_free (self->stored);
  self->stored = g_strdup (stored);
  if (!was_changed)
    set_text (self, stored);
}

/* The text that was refused is there to be corrected; once, so that it can be reverted. */
static void
take_refused (CptDescriptionBox *self, CptChange *change)
{
  if (change == NULL || cpt_change_get_state (change) != CPT_CHANGE_FAILED)
    {
      self->refused_id = 0;
      return;
    }

  if (self->refused_id == cpt_change_get_id (change))
    return;

  self->refused_id = cpt_change_get_id (change);
  if (!is_changed (self))
    set_text (self, cpt_change_get_body (change));
}

/**
 * cpt_description_box_show:
 * @row: the company; of one box always the same
 *
 * Shows its description, but not over what is being typed.
 */
void
cpt_description_box_show (CptDescriptionBox *self, CptCompanyRow *row)
{
  const char *stored = cpt_company_get_description (cpt_company_row_get_company (row));
  CptChange *change = cpt_company_row_find_change (row, CPT_CHANGE_DESCRIBE_COMPANY, NULL);
  gboolean is_first = self->key == NULL;
  g_autofree char *draft = NULL;

  g_return_if_fail (CPT_IS_DESCRIPTION_BOX (self));

  take_key (self, row);
  take_stored (self, stored != NULL ? stored : "", is_first);
  draft = is_first ? dup_draft (self) : NULL;
  if (draft != NULL)
    set_text (self, draft);
  take_refused (self, change);
  cpt_change_note_set_change (self->note, change);
  update (self);
  if (self->meta != NULL && !is_first && self->draft_source == 0)
    flush_draft (self);
}
