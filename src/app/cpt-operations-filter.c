/* cpt-operations-filter.c — which part of a history is shown: by data type, by how it stands, by connection.
 *
 * A menu holds what the history has when it is opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-operations-filter.h"

#include "cpt-data-type-words.h"
#include "cpt-popover-anchor.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define GAP 6
#define LABEL_CHARS 18

typedef enum
{
  FACET_TYPE,
  FACET_OUTCOME,
  FACET_CONNECTION,
  N_FACETS,
} Facet;

/* What a history can be filtered by: its action, and, when nothing is left out, what its button says and what a screen
 * reader does. */
static const struct
{
  const char *action;
  const char *name;
  const char *all;
} facets[N_FACETS] = {
  /* Translators: what a history is filtered by, on a button */
  [FACET_TYPE] = { "type", NC_ ("history", "Type"), N_ ("All types") },
  /* Translators: what a history is filtered by, on a button */
  [FACET_OUTCOME] = { "outcome", NC_ ("history", "Status"), N_ ("All statuses") },
  /* Translators: what a history is filtered by, on a button */
  [FACET_CONNECTION] = { "connection", NC_ ("history", "Connection"), N_ ("All connections") },
};

/* By CptReadOutcome; those that a person asks for. */
static const struct
{
  CptReadOutcome outcome;
  const char *value;
  const char *word;
} outcomes[] = {
  /* Translators: which reads of data are shown */
  { CPT_READ_OUTCOME_RUNNING, "running", NC_ ("reads", "Under way") },
  /* Translators: which reads of data are shown */
  { CPT_READ_OUTCOME_SUCCESS, "success", NC_ ("reads", "Successful") },
  /* Translators: which reads of data are shown */
  { CPT_READ_OUTCOME_ERROR, "error", NC_ ("reads", "Failed") },
  /* Translators: which reads of data are shown: those that ended without data, and nothing is wrong */
  { CPT_READ_OUTCOME_NEUTRAL, "neutral", NC_ ("reads", "Without result") },
};

struct _CptOperationsFilter
{
  GtkBox parent_instance;

  CptHistoryList *list; /* (nullable): until something was shown */
  CptCompany *company;
  GSimpleActionGroup *actions;
  GtkMenuButton *buttons[N_FACETS];
};

G_DEFINE_FINAL_TYPE (CptOperationsFilter, cpt_operations_filter, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* (nullable): what is chosen; %NULL for all. */
static char *
dup_chosen (CptOperationsFilter *self, Facet facet)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), facets[facet].action);
  const char *value = g_variant_get_string (state, NULL);

  return *value != '\0' ? g_strdup (value) : NULL;
}

static guint
mask_of (const char *value)
{
  for (gsize i = 0; value != NULL && i < G_N_ELEMENTS (outcomes); i++)
    if (g_str_equal (outcomes[i].value, value))
      return 1U << outcomes[i].outcome;

  return 0;
}

static char *
dup_outcome_label (CptOperationsFilter *self, gsize index)
{
  return g_strdup_printf ("%s (%u)", g_dpgettext2 (NULL, "reads", outcomes[index].word),
                          cpt_history_list_get_count (self->list, outcomes[index].outcome));
}

static const char *
name_connection (CptOperationsFilter *self, const char *id)
{
  CptConnection *connection = cpt_company_find_connection (self->company, id);

  return connection != NULL ? cpt_connection_get_shown_platform_name (connection) : _ ("Deleted connection");
}

/* What @value of @facet is called. */
static char *
dup_label (CptOperationsFilter *self, Facet facet, const char *value)
{
  switch (facet)
    {
    case FACET_OUTCOME:
      for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
        if (g_str_equal (outcomes[i].value, value))
          return dup_outcome_label (self, i);
      return g_strdup (value);

    case FACET_CONNECTION:
      return g_strdup (name_connection (self, value));

    case FACET_TYPE:
    case N_FACETS:
    default:
      return g_strdup (cpt_data_type_words_get (value));
    }
}

static GStrv
list_values (CptOperationsFilter *self, Facet facet)
{
  GStrv values = NULL;

  switch (facet)
    {
    case FACET_OUTCOME:
      values = g_new0 (char *, G_N_ELEMENTS (outcomes) + 1);
      for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
        values[i] = g_strdup (outcomes[i].value);
      return values;

    case FACET_CONNECTION:
      return cpt_history_list_list_values (self->list, CPT_HISTORY_CONNECTION);

    case FACET_TYPE:
    case N_FACETS:
    default:
      return cpt_history_list_list_values (self->list, CPT_HISTORY_DATA_TYPE);
    }
}

static void
append_item (GMenu *menu, Facet facet, const char *label, const char *value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_autofree char *action = g_strconcat ("operations.", facets[facet].action, NULL);

  g_menu_item_set_action_and_target (item, action, "s", value);
  g_menu_append_item (menu, item);
}

/* Pairs of a label and a value. */
static GPtrArray *
list_choices (CptOperationsFilter *self, Facet facet)
{
  g_auto (GStrv) values = list_values (self, facet);
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (gsize i = 0; values[i] != NULL; i++)
    {
      GStrv choice = g_new0 (char *, 3);

      choice[0] = dup_label (self, facet, values[i]);
      choice[1] = g_strdup (values[i]);
      g_ptr_array_add (choices, choice);
    }

  return choices;
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const char *const *one = *(const char *const *const *) a;
  const char *const *other = *(const char *const *const *) b;

  return g_utf8_collate (one[0], other[0]);
}

/* By label; the outcomes keep their order. */
static GMenuModel *
create_menu (CptOperationsFilter *self, Facet facet)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) some = g_menu_new ();
  g_autoptr (GPtrArray) choices = list_choices (self, facet);

  if (facet != FACET_OUTCOME)
    g_ptr_array_sort (choices, compare_choices);
  append_item (menu, facet, _ (facets[facet].all), "");
  for (guint i = 0; i < choices->len; i++)
    {
      const char *const *choice = g_ptr_array_index (choices, i);

      append_item (some, facet, choice[0], choice[1]);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (some));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static Facet
find_facet (CptOperationsFilter *self, GtkMenuButton *button)
{
  for (Facet facet = 0; facet < N_FACETS; facet++)
    if (self->buttons[facet] == button)
      return facet;

  g_return_val_if_reached (FACET_TYPE);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  CptOperationsFilter *self = user_data;
  g_autoptr (GMenuModel) menu = NULL;

  if (self->list == NULL)
    return;

  menu = create_menu (self, find_facet (self, button));
  gtk_menu_button_set_menu_model (button, menu);
  cpt_popover_anchor_align (gtk_menu_button_get_popover (button), GTK_WIDGET (button));
}

static void
show_choice (CptOperationsFilter *self, Facet facet)
{
  g_autofree char *value = dup_chosen (self, facet);
  g_autofree char *label = value != NULL ? dup_label (self, facet, value) : NULL;
  GtkLabel *shown = GTK_LABEL (gtk_widget_get_first_child (gtk_menu_button_get_child (self->buttons[facet])));

  gtk_label_set_text (shown, label != NULL ? label : g_dpgettext2 (NULL, "history", facets[facet].name));
  cpt_spoken_name_set (self->buttons[facet], label != NULL ? label : _ (facets[facet].all));
}

static void
change_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  CptOperationsFilter *self = user_data;

  g_simple_action_set_state (action, state);
  cpt_operations_filter_apply (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cpt_operations_filter_dispose (GObject *object)
{
  CptOperationsFilter *self = CPT_OPERATIONS_FILTER (object);

  g_clear_object (&self->list);
  g_clear_object (&self->company);

  G_OBJECT_CLASS (cpt_operations_filter_parent_class)->dispose (object);
}

static void
cpt_operations_filter_finalize (GObject *object)
{
  g_object_unref (CPT_OPERATIONS_FILTER (object)->actions);

  G_OBJECT_CLASS (cpt_operations_filter_parent_class)->finalize (object);
}

static void
cpt_operations_filter_class_init (CptOperationsFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_operations_filter_dispose;
  object_class->finalize = cpt_operations_filter_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
create_facet (CptOperationsFilter *self, Facet facet)
{
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful (facets[facet].action, G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  GtkWidget *label = gtk_label_new (g_dpgettext2 (NULL, "history", facets[facet].name));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  g_signal_connect_object (action, "change-state", G_CALLBACK (change_state_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), arrow);
  self->buttons[facet] = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->buttons[facet], content);
  gtk_menu_button_set_create_popup_func (self->buttons[facet], create_popup_cb, self, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->buttons[facet]));
}

static void
cpt_operations_filter_init (CptOperationsFilter *self)
{
  self->actions = g_simple_action_group_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (self), "operations", G_ACTION_GROUP (self->actions));
  gtk_box_set_spacing (GTK_BOX (self), GAP);
  for (Facet facet = 0; facet < N_FACETS; facet++)
    create_facet (self, facet);
}

/**
 * cpt_operations_filter_show:
 * @list: a history
 * @company: whose it is
 *
 * From now on @list is filtered.
 */
void
cpt_operations_filter_show (CptOperationsFilter *self, CptHistoryList *list, CptCompany *company)
{
  g_return_if_fail (CPT_IS_OPERATIONS_FILTER (self));

  g_set_object (&self->company, company);
  g_set_object (&self->list, list);
  for (Facet facet = 0; facet < N_FACETS; facet++)
    show_choice (self, facet);
}

/**
 * cpt_operations_filter_apply:
 *
 * Lets the history show what is chosen.
 */
void
cpt_operations_filter_apply (CptOperationsFilter *self)
{
  g_autofree char *type = NULL;
  g_autofree char *outcome = NULL;
  g_autofree char *connection = NULL;

  g_return_if_fail (CPT_IS_OPERATIONS_FILTER (self));

  type = dup_chosen (self, FACET_TYPE);
  outcome = dup_chosen (self, FACET_OUTCOME);
  connection = dup_chosen (self, FACET_CONNECTION);
  cpt_history_list_set_query (self->list, &(CptHistoryQuery){
                                              .data_type = type,
                                              .connection_id = connection,
                                              .outcomes = mask_of (outcome),
                                          });
  for (Facet facet = 0; facet < N_FACETS; facet++)
    show_choice (self, facet);
}

/**
 * cpt_operations_filter_is_set:
 *
 * Returns: whether something is left out
 */
gboolean
cpt_operations_filter_is_set (CptOperationsFilter *self)
{
  g_return_val_if_fail (CPT_IS_OPERATIONS_FILTER (self), FALSE);

  for (Facet facet = 0; facet < N_FACETS; facet++)
    {
      g_autofree char *value = dup_chosen (self, facet);

      if (value != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
choose (CptOperationsFilter *self, Facet facet, const char *value)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), facets[facet].action,
                                      g_variant_new_string (value));
}

/**
 * cpt_operations_filter_choose_type:
 * @data_type: as the platform wrote it
 *
 * Leaves out what is of another type; what else is left out stays so.
 */
void
cpt_operations_filter_choose_type (CptOperationsFilter *self, const char *data_type)
{
  g_return_if_fail (CPT_IS_OPERATIONS_FILTER (self));

  choose (self, FACET_TYPE, data_type);
}

/**
 * cpt_operations_filter_choose_connection:
 * @connection_id: GUID text
 *
 * Leaves out what is of another connection; what else is left out stays so.
 */
void
cpt_operations_filter_choose_connection (CptOperationsFilter *self, const char *connection_id)
{
  g_return_if_fail (CPT_IS_OPERATIONS_FILTER (self));

  choose (self, FACET_CONNECTION, connection_id);
}

/**
 * cpt_operations_filter_clear:
 *
 * Nothing is left out any more.
 */
void
cpt_operations_filter_clear (CptOperationsFilter *self)
{
  g_return_if_fail (CPT_IS_OPERATIONS_FILTER (self));

  for (Facet facet = 0; facet < N_FACETS; facet++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), facets[facet].action);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (""));
    }
  cpt_operations_filter_apply (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
