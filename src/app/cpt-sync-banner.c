/* cpt-sync-banner.c — what lasts about the reading of the list: offline, refused, under way for long.
 *
 * Shown only beside companies: without any, the page itself says it. On the page of one company it speaks of that one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-banner.h"
#include "cpt-error-presenter.h"
#include "cpt-shrink.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

#define LONG_READ 20000 /* companies: a second and more */

struct _CptSyncBanner
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkOrientable *box; /* seen only while there is something to say */
  GtkLabel *message;
  GtkProgressBar *progress;
  GtkWidget *retry_button;
  GtkWidget *details_button;
  GtkWidget *cancel_button;

  gboolean of_company;
  gboolean is_in_trouble;
  GError *error;   /* (nullable): shown now */
  CptSync *sync;   /* (nullable): is followed */
  CptClock *clock; /* (nullable): of @sync */
  guint second_source;
};

G_DEFINE_FINAL_TYPE (CptSyncBanner, cpt_sync_banner, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_OF_COMPANY = 1,
} CptSyncBannerProperty;

static GParamSpec *properties[PROP_OF_COMPANY + 1];

static void
details_cb (CptSyncBanner *self)
{
  if (self->error != NULL)
    cpt_error_presenter_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                              self->of_company
                                  ? _ ("The company was not brought up to date; what is shown was read before.")
                                  : _ ("The list was not brought up to date; what is shown was read before."),
                              self->error);
}

/* What is not seen is not measured either: to find its widths, a text that wraps is laid out a hundred times. */
static void
revealed_cb (CptSyncBanner *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->box), gtk_revealer_get_reveal_child (self->revealer) ||
                                                      gtk_revealer_get_child_revealed (self->revealer));
}

static void
set_of_company (CptSyncBanner *self, gboolean of_company)
{
  self->of_company = of_company;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->retry_button),
                                  of_company ? "company.reload" : "companies.reload");
}

static void
cpt_sync_banner_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CptSyncBannerProperty) property_id)
    {
    case PROP_OF_COMPANY:
      set_of_company (CPT_SYNC_BANNER (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_sync_banner_dispose (GObject *object)
{
  CptSyncBanner *self = CPT_SYNC_BANNER (object);

  g_clear_handle_id (&self->second_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CPT_TYPE_SYNC_BANNER);
  g_clear_object (&self->clock);
  g_clear_object (&self->sync);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (cpt_sync_banner_parent_class)->dispose (object);
}

static void
cpt_sync_banner_class_init (CptSyncBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_sync_banner_dispose;
  object_class->set_property = cpt_sync_banner_set_property;

  properties[PROP_OF_COMPANY] =
      g_param_spec_boolean ("of-company", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/sync-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, CptSyncBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, CptSyncBanner, box);
  gtk_widget_class_bind_template_child (widget_class, CptSyncBanner, message);
  gtk_widget_class_bind_template_child (widget_class, CptSyncBanner, progress);
  gtk_widget_class_bind_template_child (widget_class, CptSyncBanner, retry_button);
  gtk_widget_class_bind_template_child (widget_class, CptSyncBanner, details_button);
  gtk_widget_class_bind_template_child (widget_class, CptSyncBanner, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, details_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
}

static void
cpt_sync_banner_init (CptSyncBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_button (self->retry_button);
  cpt_shrink_button (self->details_button);
  cpt_shrink_button (self->cancel_button);
}

static char *
words_of_trouble (CptSyncBanner *self, CptSync *sync, gint64 now)
{
  g_autofree char *age = cpt_time_text_relative (cpt_sync_get_last_read (sync), now);
  g_autofree char *retry = cpt_sync_banner_retry_text (sync);
  const char *heading = self->error != NULL ? cpt_error_presenter_get_heading (self->error) : _ ("Offline");
  char *words;

  if (self->of_company)
    /* Translators: 1: what happened; 2: how old the data are, "2 h ago"; 3: when it is tried again, or empty */
    words = g_strdup_printf (_ ("%1$s. What is shown was read %2$s. %3$s"), heading, age, retry);
  else
    /* Translators: 1: what happened; 2: how old the list is, "2 h ago"; 3: when it is tried again, or empty */
    words = g_strdup_printf (_ ("%1$s. The list was read %2$s. %3$s"), heading, age, retry);

  /* A space at the end of a wrapped text has Pango give two least widths, of which GTK complains. */
  return g_strchomp (words);
}

static char *
words_of_read (CptSync *sync)
{
  g_autofree char *n_read = g_strdup_printf ("%'" G_GUINT64_FORMAT, cpt_sync_get_n_read (sync));
  g_autofree char *n_expected = g_strdup_printf ("%'" G_GUINT64_FORMAT, cpt_sync_get_n_expected (sync));

  if (cpt_sync_get_n_expected (sync) == 0)
    return g_strdup (_ ("Reading the companies…"));

  /* Translators: progress: so many companies of so many */
  return g_strdup_printf (_ ("Reading the companies: %1$s of %2$s"), n_read, n_expected);
}

/**
 * cpt_sync_banner_retry_text:
 *
 * Returns: (transfer full): when the list is read again by itself; empty when it is not
 */
char *
cpt_sync_banner_retry_text (CptSync *sync)
{
  gint64 retry_at = cpt_sync_get_retry_at (sync);
  gint64 seconds = (retry_at - g_get_monotonic_time () + G_TIME_SPAN_SECOND - 1) / G_TIME_SPAN_SECOND;

  if (retry_at == 0 || seconds < 1)
    return g_strdup ("");

  return g_strdup_printf (
      /* Translators: when the list is read again by itself */
      g_dngettext (NULL, "Next attempt in %u second.", "Next attempt in %u seconds.", (gulong) seconds),
      (guint) seconds);
}

/**
 * cpt_sync_banner_set_narrow:
 * @narrow: whether there is no room for buttons beside the text
 */
void
cpt_sync_banner_set_narrow (CptSyncBanner *self, gboolean narrow)
{
  g_return_if_fail (CPT_IS_SYNC_BANNER (self));

  gtk_orientable_set_orientation (self->box, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * cpt_sync_banner_update:
 * @now: of the account's clock
 *
 * Shows how @sync stands.
 */
void
cpt_sync_banner_update (CptSyncBanner *self, CptSync *sync, gint64 now)
{
  CptSyncState state = cpt_sync_get_state (sync);
  gboolean is_held_up = state == CPT_SYNC_WAITING || state == CPT_SYNC_STOPPED;
  gboolean reading = !self->of_company && state == CPT_SYNC_READING && cpt_sync_get_n_expected (sync) >= LONG_READ;
  guint64 n_expected = cpt_sync_get_n_expected (sync);
  const GError *error = cpt_sync_get_error (sync);
  gboolean is_tried_again = state == CPT_SYNC_READING && !reading && self->is_in_trouble;
  g_autofree char *text = NULL;

  g_return_if_fail (CPT_IS_SYNC_BANNER (self));

  /* What held it up stays until a new attempt has ended, or the list would jump at each. */
  self->is_in_trouble = is_held_up || is_tried_again;
  if (!is_tried_again)
    g_clear_error (&self->error);
  if (is_held_up && error != NULL)
    self->error = g_error_copy (error);

  text = self->is_in_trouble ? words_of_trouble (self, sync, now) : words_of_read (sync);
  gtk_label_set_text (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), reading);
  if (reading && n_expected > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) cpt_sync_get_n_read (sync) / (double) n_expected);
  gtk_widget_set_visible (self->retry_button, self->is_in_trouble);
  gtk_widget_set_visible (self->details_button, self->error != NULL);
  gtk_widget_set_visible (self->cancel_button, reading);
  gtk_revealer_set_reveal_child (self->revealer, self->is_in_trouble || reading);
  revealed_cb (self);
}

static void follow (CptSyncBanner *self);

static gboolean
second_cb (gpointer user_data)
{
  CptSyncBanner *self = user_data;

  self->second_source = 0;
  follow (self);

  return G_SOURCE_REMOVE;
}

/* While the platform is away, the seconds to the next attempt are counted. */
static void
follow (CptSyncBanner *self)
{
  cpt_sync_banner_update (self, self->sync, cpt_clock_now (self->clock));
  if (self->second_source == 0 && cpt_sync_get_retry_at (self->sync) > g_get_monotonic_time ())
    self->second_source = g_timeout_add_seconds (1, second_cb, self);
}

/**
 * cpt_sync_banner_follow:
 * @sync: an account's
 * @clock: the account's
 *
 * Shows how @sync stands, from now on. To be called once; cpt_sync_banner_update() is not needed then.
 */
void
cpt_sync_banner_follow (CptSyncBanner *self, CptSync *sync, CptClock *clock)
{
  g_return_if_fail (CPT_IS_SYNC_BANNER (self));
  g_return_if_fail (self->sync == NULL);

  self->sync = g_object_ref (sync);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (sync, "notify::state", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::error", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::retry-at", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
}

/**
 * cpt_sync_banner_is_shown:
 *
 * Returns: whether there is anything that it says
 */
gboolean
cpt_sync_banner_is_shown (CptSyncBanner *self)
{
  g_return_val_if_fail (CPT_IS_SYNC_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}
