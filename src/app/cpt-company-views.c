/* cpt-company-views.c — the views of a company's page.
 *
 * The summary is there from the start; each of the others is made when it is first looked at, and is shown the company
 * then, as it is by then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-views.h"

#include "cpt-activity-place.h"
#include "cpt-connections-page.h"
#include "cpt-data-page.h"
#include "cpt-details-page.h"
#include "cpt-history-page.h"
#include "cpt-late-bin.h"
#include "cpt-report-page.h"
#include "cpt-summary-page.h"

struct _CptCompanyViews
{
  AdwBin parent_instance;

  CptStore *store; /* (nullable): until the account is known; the next two likewise */
  CptSync *sync;
  CptCompanyActions *actions;
  CptRefreshWatch *refresh; /* (nullable): until the platform has the company */
  CptCompanyRow *row;       /* (nullable): until the company was read */
  GPtrArray *subsidiaries;  /* (nullable) (element-type CptCompany): as they were shown last */
  gboolean narrow;

  /* of the template */
  AdwViewStack *stack;
  CptActivityPlace *activity;
  CptSummaryPage *summary;
  CptLateBin *connections;
  GtkStack *data_places;
  CptLateBin *data;
  CptLateBin *report;
  CptLateBin *history;
  CptLateBin *details;
};

G_DEFINE_FINAL_TYPE (CptCompanyViews, cpt_company_views, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} CptCompanyViewsProperty;

static GParamSpec *properties[PROP_NARROW + 1];

/* To a page that was made, shows the company if it was read. */
typedef void (*ShowFunc) (CptCompanyViews *self, gpointer page);

static void
show_connections (CptCompanyViews *self, gpointer page)
{
  cpt_connections_page_show (page, self->row);
}

static void
show_data (CptCompanyViews *self, gpointer page)
{
  cpt_data_page_show (page, self->row);
}

static void
show_report (CptCompanyViews *self, gpointer page)
{
  cpt_report_page_show (page, self->row);
}

static void
show_history (CptCompanyViews *self, gpointer page)
{
  cpt_history_page_show (page, self->row);
}

static void
show_details (CptCompanyViews *self, gpointer page)
{
  cpt_details_page_show (page, self->row, self->subsidiaries, cpt_clock_now (cpt_store_get_clock (self->store)));
}

static void
show_in (CptCompanyViews *self, CptLateBin *place, ShowFunc show_func)
{
  GtkWidget *page = adw_bin_get_child (ADW_BIN (place));

  if (page != NULL && self->row != NULL)
    show_func (self, page);
}

static void
follow_narrow (CptCompanyViews *self, gpointer page)
{
  g_object_bind_property (self, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
}

static void
connections_made_cb (CptCompanyViews *self, CptConnectionsPage *page, CptLateBin *place)
{
  cpt_connections_page_set_account (page, self->store, self->sync, self->actions);
  show_in (self, place, show_connections);
}

static void
data_made_cb (CptCompanyViews *self, CptDataPage *page, CptLateBin *place)
{
  follow_narrow (self, page);
  cpt_data_page_set_account (page, self->store, self->sync, self->actions);
  show_in (self, place, show_data);
}

static void
report_made_cb (CptCompanyViews *self, CptReportPage *page, CptLateBin *place)
{
  follow_narrow (self, page);
  cpt_report_page_set_account (page, self->store, self->sync);
  show_in (self, place, show_report);
}

static void
history_made_cb (CptCompanyViews *self, CptHistoryPage *page, CptLateBin *place)
{
  follow_narrow (self, page);
  cpt_history_page_set_account (page, self->store, self->sync, self->actions);
  if (self->refresh != NULL)
    cpt_history_page_set_refresh (page, self->refresh);
  show_in (self, place, show_history);
}

static void
details_made_cb (CptCompanyViews *self, CptDetailsPage *page, CptLateBin *place)
{
  cpt_details_page_set_account (page, self->store, self->actions);
  show_in (self, place, show_details);
}

static void
cpt_company_views_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptCompanyViewsProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CPT_COMPANY_VIEWS (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_company_views_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CptCompanyViewsProperty) property_id)
    {
    case PROP_NARROW:
      CPT_COMPANY_VIEWS (object)->narrow = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_company_views_dispose (GObject *object)
{
  CptCompanyViews *self = CPT_COMPANY_VIEWS (object);

  g_clear_pointer (&self->subsidiaries, g_ptr_array_unref);
  g_clear_object (&self->row);
  g_clear_object (&self->refresh);
  g_clear_object (&self->actions);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_company_views_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CPT_TYPE_ACTIVITY_PLACE);
  g_type_ensure (CPT_TYPE_CONNECTIONS_PAGE);
  g_type_ensure (CPT_TYPE_DATA_PAGE);
  g_type_ensure (CPT_TYPE_DETAILS_PAGE);
  g_type_ensure (CPT_TYPE_HISTORY_PAGE);
  g_type_ensure (CPT_TYPE_LATE_BIN);
  g_type_ensure (CPT_TYPE_REPORT_PAGE);
  g_type_ensure (CPT_TYPE_SUMMARY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/company-views.ui");
  gtk_widget_class_bind_template_child (widget_class, CptCompanyViews, stack);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyViews, activity);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyViews, summary);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyViews, connections);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyViews, data_places);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyViews, data);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyViews, report);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyViews, history);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyViews, details);
  gtk_widget_class_bind_template_callback (widget_class, connections_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, data_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_made_cb);
}

static void
cpt_company_views_class_init (CptCompanyViewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_company_views_dispose;
  object_class->get_property = cpt_company_views_get_property;
  object_class->set_property = cpt_company_views_set_property;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cpt_company_views_init (CptCompanyViews *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_company_views_get_stack:
 *
 * Returns: (transfer none): the views, for what switches between them
 */
AdwViewStack *
cpt_company_views_get_stack (CptCompanyViews *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_VIEWS (self), NULL);

  return self->stack;
}

/**
 * cpt_company_views_set_account:
 * @store: open
 * @sync: of @store
 * @actions: what can be done with companies
 *
 * Gives the views what they work with. To be called once, before one is seen.
 */
void
cpt_company_views_set_account (CptCompanyViews *self, CptStore *store, CptSync *sync, CptCompanyActions *actions)
{
  g_return_if_fail (CPT_IS_COMPANY_VIEWS (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->actions = g_object_ref (actions);
}

/**
 * cpt_company_views_watch:
 * @company_id: GUID text
 * @refresh: how far the reads of that company are
 *
 * Follows what is read of that company and what happens to it. To be called once, when the platform has the company.
 */
void
cpt_company_views_watch (CptCompanyViews *self, const char *company_id, CptRefreshWatch *refresh)
{
  GtkWidget *history = NULL;

  g_return_if_fail (CPT_IS_COMPANY_VIEWS (self));
  g_return_if_fail (self->refresh == NULL);

  self->refresh = g_object_ref (refresh);
  cpt_summary_page_watch (self->summary, self->store, self->sync, company_id);
  cpt_activity_place_watch (self->activity, self->store, company_id);
  history = adw_bin_get_child (ADW_BIN (self->history));
  if (history != NULL)
    cpt_history_page_set_refresh (CPT_HISTORY_PAGE (history), refresh);
}

/**
 * cpt_company_views_show:
 * @row: the company
 * @subsidiaries: (nullable) (element-type CptCompany): those whose parent it is
 *
 * Shows @row. To be called whenever it changed, and when time went by.
 */
void
cpt_company_views_show (CptCompanyViews *self, CptCompanyRow *row, GPtrArray *subsidiaries)
{
  g_return_if_fail (CPT_IS_COMPANY_VIEWS (self));

  g_set_object (&self->row, row);
  g_clear_pointer (&self->subsidiaries, g_ptr_array_unref);
  self->subsidiaries = subsidiaries != NULL ? g_ptr_array_ref (subsidiaries) : NULL;

  cpt_summary_page_show (self->summary, row);
  cpt_activity_place_refill (self->activity);
  show_in (self, self->connections, show_connections);
  show_in (self, self->data, show_data);
  show_in (self, self->report, show_report);
  show_in (self, self->history, show_history);
  show_in (self, self->details, show_details);
}

/**
 * cpt_company_views_open:
 * @name: of the view in the stack
 */
void
cpt_company_views_open (CptCompanyViews *self, const char *name)
{
  g_return_if_fail (CPT_IS_COMPANY_VIEWS (self));

  adw_view_stack_set_visible_child_name (self->stack, name);
}

/**
 * cpt_company_views_open_report:
 * @kind: the statement
 *
 * Opens a statement of the company, in the place of its data types.
 */
void
cpt_company_views_open_report (CptCompanyViews *self, CptReportKind kind)
{
  GtkWidget *page = NULL;

  g_return_if_fail (CPT_IS_COMPANY_VIEWS (self));

  page = cpt_late_bin_make (self->report);
  gtk_stack_set_visible_child (self->data_places, GTK_WIDGET (self->report));
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->data_places));
  cpt_report_page_open (CPT_REPORT_PAGE (page), kind);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * cpt_company_views_open_connection:
 * @connection_id: GUID text
 *
 * Opens the connections at that one.
 */
void
cpt_company_views_open_connection (CptCompanyViews *self, const char *connection_id)
{
  g_return_if_fail (CPT_IS_COMPANY_VIEWS (self));

  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->connections));
  cpt_connections_page_show_connection (CPT_CONNECTIONS_PAGE (cpt_late_bin_make (self->connections)), connection_id);
}

static gboolean
is_open (CptCompanyViews *self, gpointer view)
{
  return adw_view_stack_get_visible_child (self->stack) == view;
}

static gboolean
is_report_open (CptCompanyViews *self)
{
  return is_open (self, self->data_places) &&
         gtk_stack_get_visible_child (self->data_places) == GTK_WIDGET (self->report);
}

/**
 * cpt_company_views_find:
 *
 * Puts the focus where the view that is open is searched, if it can be.
 *
 * Returns: whether it can
 */
gboolean
cpt_company_views_find (CptCompanyViews *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_VIEWS (self), FALSE);

  if (is_open (self, self->activity))
    return cpt_activity_place_find (self->activity);
  if (!is_open (self, self->data_places) || is_report_open (self))
    return FALSE;

  cpt_data_page_find (CPT_DATA_PAGE (cpt_late_bin_make (self->data)));

  return TRUE;
}

/**
 * cpt_company_views_go_back:
 *
 * Goes back from what was opened in the view that is open.
 *
 * Returns: whether there was something
 */
gboolean
cpt_company_views_go_back (CptCompanyViews *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_VIEWS (self), FALSE);

  if (!is_report_open (self))
    return FALSE;

  gtk_stack_set_visible_child (self->data_places, GTK_WIDGET (self->data));
  cpt_data_page_return (CPT_DATA_PAGE (cpt_late_bin_make (self->data)));

  return TRUE;
}
