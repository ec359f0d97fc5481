/* cpt-companies-page.c — the companies: found, filtered, ordered, chosen.
 *
 * Joins the list of the store to the view, the search, the filters and what can be done. What is asked for is in the
 * state; what is there, in the list; how the platform stands, in sync. Whenever one of them changes, update() decides
 * which of the five pages of the stack is shown, and says it in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-page-private.h"
#include "cpt-first-paint.h"
#include "cpt-list-words.h"


#define COLUMNS_KEY "companies-columns"
#define COLUMNS_TYPE "a(sbi)"
#define MINUTE 60

G_DEFINE_FINAL_TYPE (CptCompaniesPage, cpt_companies_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_NARROW = 1,
  PROP_SUBTITLE,
  PROP_SEARCH_MODE,
  PROP_FILTER,
  PROP_SORT,
  PROP_DESCENDING,
  PROP_CRAMPED,
  PROP_SANDBOX,
} CptCompaniesPageProperty;

static GParamSpec *properties[PROP_SANDBOX + 1];

static gint64
now_of (CptCompaniesPage *self)
{
  return cpt_clock_now (cpt_store_get_clock (self->store));
}

static void
update_subtitle (CptCompaniesPage *self)
{
  g_autofree char *subtitle = cpt_companies_status_dup_subtitle (self);

  if (g_strcmp0 (subtitle, self->subtitle) == 0)
    return;

  g_free (self->subtitle);
  self->subtitle = g_steal_pointer (&subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/* The list takes the focus when it first has something to give it to, unless the person is elsewhere already. */
static void
show_list (CptCompaniesPage *self)
{
  gtk_stack_set_visible_child_name (self->states, "list");
  if (!self->had_list)
    cpt_companies_view_grab_focus (self->view, 0);
  self->had_list = TRUE;
}

static void update (CptCompaniesPage *self);

static gboolean
second_cb (gpointer user_data)
{
  CptCompaniesPage *self = user_data;

  self->second_source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* While the platform is away, what says so counts the seconds to the next attempt. */
static void
count_down (CptCompaniesPage *self)
{
  if (self->second_source == 0 && cpt_sync_get_retry_at (self->sync) > g_get_monotonic_time ())
    self->second_source = g_timeout_add_seconds (1, second_cb, self);
}

/* Shows what there is to show, now that something changed. */
static void
update (CptCompaniesPage *self)
{
  const char *state = cpt_companies_status_choose (self);
  gboolean has_list = g_str_equal (state, "list") || g_str_equal (state, "nothing");

  cpt_company_list_follow_clock (self->list);
  if (g_str_equal (state, "list"))
    show_list (self);
  else
    cpt_companies_status_show_notice (self, state);

  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), has_list);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), has_list);
  cpt_sync_banner_update (self->banner, self->sync, now_of (self));
  cpt_companies_reminders_update (self, has_list);
  cpt_companies_status_show_search (self);
  update_subtitle (self);
  count_down (self);
}

static void
show_awaited (CptCompaniesPage *self)
{
  guint position = cpt_company_list_find (self->list, self->awaited_rid);

  if (self->awaited_rid == 0 || position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return;

  self->awaited_rid = 0;
  cpt_companies_view_scroll_to (self->view, position);
  cpt_companies_view_grab_focus (self->view, position);
}

static void
result_changed_cb (CptCompaniesPage *self)
{
  if (cpt_company_list_get_is_loaded (self->list))
    cpt_filter_bar_update (self->filter_bar, self->list);
  cpt_companies_view_refill (self->view, TRUE);
  update (self);
  show_awaited (self);
}

static void
theme_changed_cb (CptCompaniesPage *self)
{
  cpt_companies_view_refill (self->view, FALSE);
}

static void
state_changed_cb (CptCompaniesPage *self)
{
  const CptCompanyQuery *query = cpt_companies_state_get_query (self->state);

  cpt_cell_context_set_search (self->context, query->text);
  cpt_company_list_set_query (self->list, query);
  cpt_company_columns_set_sort (cpt_companies_view_get_columns (self->view), query->sort, query->descending);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
  cpt_companies_status_show_search (self);
}

static void
sort_chosen_cb (CptCompaniesPage *self, guint sort, gboolean descending)
{
  cpt_companies_state_set_sort (self->state, (CptCompanySort) sort, descending);
}

static void
layout_changed_cb (CptCompaniesPage *self)
{
  cpt_meta_repository_set (self->meta, COLUMNS_KEY,
                           cpt_company_columns_save (cpt_companies_view_get_columns (self->view)));
}

static void
selection_changed_cb (CptCompaniesPage *self)
{
  cpt_companies_commands_update (self);
  update_subtitle (self);
}

static void
search_changed_cb (CptCompaniesPage *self)
{
  cpt_companies_state_set_text (self->state, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* Down, or Return, in the search leads to what was found. */
static void
search_activated_cb (CptCompaniesPage *self)
{
  if (cpt_company_list_get_n_hits (self->list) == 0)
    return;

  cpt_companies_view_scroll_to (self->view, 0);
  cpt_companies_view_grab_focus (self->view, 0);
}

static void
search_mode_cb (CptCompaniesPage *self)
{
  cpt_companies_status_show_search (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_MODE]);
}

static void
best_match_cb (CptCompaniesPage *self)
{
  const CptCompanyQuery *query = cpt_companies_state_get_query (self->state);
  gboolean by_match = query->sort == CPT_COMPANY_SORT_MATCH;

  cpt_companies_state_set_sort (self->state, by_match ? query->fallback : CPT_COMPANY_SORT_MATCH, query->descending);
}


static void
connection_clicked_cb (CptCompaniesPage *self, gint64 rid, const char *connection_id, GdkRectangle *at)
{
  cpt_company_actions_show_connections (self->actions, rid, connection_id, GTK_WIDGET (self->view), at);
}

static void
menu_requested_cb (CptCompaniesPage *self, guint position, GdkRectangle *at)
{
  cpt_companies_commands_show_menu (self, position, at);
}

/* Clears what hides the company, selects it, and scrolls to it once the list has it. */
static void
show_company_cb (CptCompaniesPage *self, gint64 rid)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  cpt_companies_state_set_among (self->state, NULL);
  cpt_companies_state_set_tag (self->state, NULL);
  cpt_companies_state_set_filter (self->state, CPT_COMPANY_FILTER_ALL);
  cpt_company_selection_select_only (self->selection, rid);
  self->awaited_rid = rid;
  show_awaited (self);
}

static gboolean
minute_cb (gpointer user_data)
{
  CptCompaniesPage *self = user_data;

  cpt_companies_view_refill (self->view, FALSE);
  update (self);

  return G_SOURCE_CONTINUE;
}

static void
set_narrow (CptCompaniesPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  cpt_filter_bar_set_narrow (self->filter_bar, narrow, self->cramped);
  cpt_reminder_bar_set_narrow (self->reminder_bar, narrow);
  cpt_companies_view_set_narrow (self->view, narrow);
  cpt_sync_banner_set_narrow (self->banner, narrow);
  cpt_companies_bulk_fit (self);
  cpt_companies_commands_update (self);
  cpt_companies_status_show_search (self);
  update_subtitle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
cpt_companies_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (object);
  const CptCompanyQuery *query = self->state != NULL ? cpt_companies_state_get_query (self->state) : NULL;

  switch ((CptCompaniesPageProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;

    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->search_bar));
      break;

    case PROP_FILTER:
      g_value_set_static_string (value, query != NULL ? cpt_list_words_filter_nick (query->filter) : "all");
      break;

    case PROP_SORT:
      g_value_set_static_string (value, query != NULL ? cpt_list_words_sort_nick (query->sort) : "created");
      break;

    case PROP_DESCENDING:
      g_value_set_boolean (value, query != NULL && query->descending);
      break;

    case PROP_CRAMPED:
      g_value_set_boolean (value, self->cramped);
      break;

    case PROP_SANDBOX:
      g_value_set_boolean (value, self->sandbox);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_sort_nick (CptCompaniesPage *self, const char *nick)
{
  const CptCompanyQuery *query = cpt_companies_state_get_query (self->state);
  CptCompanySort sort = query->sort;

  cpt_list_words_parse_sort (nick, &sort);
  cpt_companies_state_set_sort (self->state, sort, query->descending);
}

static void
set_filter_nick (CptCompaniesPage *self, const char *nick)
{
  CptCompanyFilter filter = cpt_companies_state_get_query (self->state)->filter;

  cpt_list_words_parse_filter (nick, &filter);
  cpt_companies_state_set_filter (self->state, filter);
}

static void
cpt_companies_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (object);

  switch ((CptCompaniesPageProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    case PROP_SEARCH_MODE:
      gtk_search_bar_set_search_mode (self->search_bar, g_value_get_boolean (value));
      break;

    case PROP_FILTER:
      set_filter_nick (self, g_value_get_string (value));
      break;

    case PROP_SORT:
      set_sort_nick (self, g_value_get_string (value));
      break;

    case PROP_DESCENDING:
      cpt_companies_state_set_sort (self->state, cpt_companies_state_get_query (self->state)->fallback,
                                    g_value_get_boolean (value));
      break;

    case PROP_CRAMPED:
      self->cramped = g_value_get_boolean (value);
      cpt_filter_bar_set_narrow (self->filter_bar, self->narrow, self->cramped);
      cpt_companies_bulk_fit (self);
      break;

    case PROP_SANDBOX:
      self->sandbox = g_value_get_boolean (value);
      if (self->notice != NULL)
        cpt_companies_notice_set_sandbox (self->notice, self->sandbox);
      break;

    case PROP_SUBTITLE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_companies_page_dispose (GObject *object)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (object);

  g_clear_handle_id (&self->minute_source, g_source_remove);
  g_clear_handle_id (&self->second_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CPT_TYPE_COMPANIES_PAGE);
  if (self->bulk != NULL)
    g_object_run_dispose (G_OBJECT (self->bulk));
  g_clear_object (&self->bulk);
  if (self->copier != NULL)
    g_object_run_dispose (G_OBJECT (self->copier));
  g_clear_object (&self->copier);
  g_clear_object (&self->visit);
  g_clear_object (&self->reminders);
  g_clear_object (&self->state);
  g_clear_object (&self->selection);
  g_clear_object (&self->context);
  g_clear_object (&self->list);
  g_clear_object (&self->meta);
  g_clear_object (&self->actions);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_companies_page_parent_class)->dispose (object);
}

static void
cpt_companies_page_finalize (GObject *object)
{
  g_free (CPT_COMPANIES_PAGE (object)->subtitle);

  G_OBJECT_CLASS (cpt_companies_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class, GtkWidgetClass *widget_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_SUBTITLE] =
      g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCH_MODE] = g_param_spec_boolean ("search-mode", NULL, NULL, FALSE, flags);
  properties[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, "all", flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "created", flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, TRUE, flags);
  properties[PROP_CRAMPED] = g_param_spec_boolean ("cramped", NULL, NULL, FALSE, flags);
  properties[PROP_SANDBOX] = g_param_spec_boolean ("sandbox", NULL, NULL, TRUE, flags | G_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_property_action (widget_class, "companies.search", "search-mode");
  gtk_widget_class_install_property_action (widget_class, "companies.filter", "filter");
  gtk_widget_class_install_property_action (widget_class, "companies.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "companies.descending", "descending");
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/companies-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, reminder_bin);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, reminder_bar);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, hits_label);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, best_match_button);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, best_match_content);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, states);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, view);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, bulk_bin);
  gtk_widget_class_bind_template_child (widget_class, CptCompaniesPage, selection_bin);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, best_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, cpt_companies_page_open_company);
  gtk_widget_class_bind_template_callback (widget_class, connection_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_requested_cb);
}

static void
cpt_companies_page_class_init (CptCompaniesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_companies_page_dispose;
  object_class->finalize = cpt_companies_page_finalize;
  object_class->get_property = cpt_companies_page_get_property;
  object_class->set_property = cpt_companies_page_set_property;

  g_type_ensure (CPT_TYPE_COMPANIES_VIEW);
  g_type_ensure (CPT_TYPE_FILTER_BAR);
  g_type_ensure (CPT_TYPE_REMINDER_BAR);
  g_type_ensure (CPT_TYPE_SYNC_BANNER);
  install_properties (object_class, widget_class);
  g_signal_new ("open-company", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_INT64);
  cpt_companies_commands_install (widget_class);
  bind_template (widget_class);
}

static void
cpt_companies_page_init (CptCompaniesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self->view));
  cpt_companies_commands_add_keys (self);
}

static void
connect_services (CptCompaniesPage *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  CptCompanyColumns *columns = cpt_companies_view_get_columns (self->view);
  const char *sync_properties[] = { "state", "n-read", "n-expected", "last-read", "error", "retry-at" };

  for (gsize i = 0; i < G_N_ELEMENTS (sync_properties); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", sync_properties[i], NULL);

      g_signal_connect_object (self->sync, signal, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->list, "result-changed", G_CALLBACK (result_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_awaited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::is-loaded", G_CALLBACK (result_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::error", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::n-selected", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "show-company", G_CALLBACK (show_company_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "sort-chosen", G_CALLBACK (sort_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "layout-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (theme_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (theme_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
load_all (gpointer object)
{
  cpt_company_list_load (CPT_COMPANY_LIST (object));
}

/**
 * cpt_companies_page_new:
 * @store: open
 * @sync: of @store
 * @actions: what can be done with companies
 *
 * Returns: (transfer floating): the page, as the account left it
 */
GtkWidget *
cpt_companies_page_new (CptStore *store, CptSync *sync, CptCompanyActions *actions)
{
  CptCompaniesPage *self = g_object_new (CPT_TYPE_COMPANIES_PAGE, NULL);
  CptCompanyColumns *columns = NULL;
  g_autoptr (GVariant) saved = NULL;

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->actions = g_object_ref (actions);
  self->meta = cpt_meta_repository_new (store);
  self->list = cpt_company_list_new (store);
  self->selection = cpt_company_selection_new (self->list);
  self->context = cpt_cell_context_new (cpt_store_get_clock (store));
  self->state = cpt_companies_state_new (self->meta);

  cpt_companies_view_set_list (self->view, self->list, self->selection, self->context);
  columns = cpt_companies_view_get_columns (self->view);
  saved = cpt_meta_repository_get (self->meta, COLUMNS_KEY, G_VARIANT_TYPE (COLUMNS_TYPE));
  if (saved != NULL)
    cpt_company_columns_restore (columns, saved);
  cpt_filter_bar_set_columns_menu (self->filter_bar, cpt_company_columns_get_menu (columns));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", cpt_company_columns_get_actions (columns));

  cpt_companies_reminders_follow (self, G_CALLBACK (update));
  cpt_companies_bulk_follow (self);
  connect_services (self);
  state_changed_cb (self);
  result_changed_cb (self);
  selection_changed_cb (self);
  self->minute_source = g_timeout_add_seconds (MINUTE, minute_cb, self);
  cpt_first_paint_call (GTK_WIDGET (self), load_all, self->list);

  return GTK_WIDGET (self);
}
