/* cpt-details-page.c — what is known of a company, and what a person may change of it.
 *
 * Its rows name actions of the company's page (company.…).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-details-page.h"

#include "cpt-company-lookup.h"
#include "cpt-company-text.h"
#include "cpt-description-box.h"
#include "cpt-family-list.h"
#include "cpt-identifier-list.h"
#include "cpt-shown-text.h"
#include "cpt-tags-editor.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

struct _CptDetailsPage
{
  AdwBin parent_instance;

  /* of the template */
  AdwActionRow *created;
  AdwActionRow *created_by;
  AdwActionRow *last_read;
  AdwActionRow *connections;
  AdwActionRow *products;
  AdwActionRow *owners;
  GtkButton *copy_owners;
  CptDescriptionBox *description;
  CptTagsEditor *tags;
  CptFamilyList *family;
  CptIdentifierList *identifiers;

  CptStore *store;            /* (nullable): until the page is given it */
  CptCompanyActions *actions; /* (nullable): likewise */
  CptCompanyRow *row;         /* (nullable): what is shown */
};

G_DEFINE_FINAL_TYPE (CptDetailsPage, cpt_details_page, ADW_TYPE_BIN)

#define OPEN "details.open-company"
#define COPY_LINK "details.copy-link-of"
#define REFRESH "details.refresh-company"

/* What is to be done with a company once it is found. */
typedef struct
{
  CptDetailsPage *self;
  char *name; /* of the action */
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->self);
  g_free (errand->name);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
describe_cb (CptDetailsPage *self, const char *description)
{
  cpt_company_editor_describe (cpt_company_actions_get_editor (self->actions), self->row, description);
}

static void
cancel_change_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_company_editor_cancel (cpt_company_actions_get_editor (CPT_DETAILS_PAGE (widget)->actions),
                             g_variant_get_int64 (target));
}

static void
retry_change_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_company_editor_retry (cpt_company_actions_get_editor (CPT_DETAILS_PAGE (widget)->actions),
                            g_variant_get_int64 (target));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *target)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (target, NULL));
  cpt_company_actions_say (CPT_DETAILS_PAGE (widget)->actions, _ ("Copied"));
}

static void
look_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  CptDetailsPage *self = errand->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompanyRow) row = cpt_company_lookup_finish (CPT_STORE (source), result, &error);

  if (self->actions == NULL) /* closed meanwhile */
    return;

  if (row == NULL)
    cpt_company_actions_say_failure (self->actions, _ ("That company cannot be found."), error);
  else if (g_str_equal (errand->name, OPEN))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-company", "x", cpt_company_row_get_rid (row));
  else if (g_str_equal (errand->name, COPY_LINK))
    cpt_company_actions_send_link (self->actions, cpt_company_row_get_rid (row), NULL, CPT_LINK_CHANNEL_COPIED);
  else
    cpt_company_actions_refresh (self->actions, row, NULL);
}

/* What is done with the parent or a subsidiary, which is known by its ID. */
static void
relative_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptDetailsPage *self = CPT_DETAILS_PAGE (widget);
  Errand *errand = g_new0 (Errand, 1);

  errand->self = g_object_ref (self);
  errand->name = g_strdup (name);
  cpt_company_lookup_async (self->store, g_variant_get_string (target, NULL), NULL, look_up_cb, errand);
}

static void
cpt_details_page_dispose (GObject *object)
{
  CptDetailsPage *self = CPT_DETAILS_PAGE (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->store);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (cpt_details_page_parent_class)->dispose (object);
}

static void
cpt_details_page_class_init (CptDetailsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_details_page_dispose;

  g_type_ensure (CPT_TYPE_DESCRIPTION_BOX);
  g_type_ensure (CPT_TYPE_TAGS_EDITOR);
  g_type_ensure (CPT_TYPE_FAMILY_LIST);
  g_type_ensure (CPT_TYPE_IDENTIFIER_LIST);
  gtk_widget_class_install_action (widget_class, "details.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, OPEN, "s", relative_action);
  gtk_widget_class_install_action (widget_class, COPY_LINK, "s", relative_action);
  gtk_widget_class_install_action (widget_class, REFRESH, "s", relative_action);
  gtk_widget_class_install_action (widget_class, "details.cancel-change", "x", cancel_change_action);
  gtk_widget_class_install_action (widget_class, "details.retry-change", "x", retry_change_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/details-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, created);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, created_by);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, last_read);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, connections);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, products);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, owners);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, copy_owners);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, tags);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, description);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, family);
  gtk_widget_class_bind_template_child (widget_class, CptDetailsPage, identifiers);
  gtk_widget_class_bind_template_callback (widget_class, describe_cb);
}

static void
cpt_details_page_init (CptDetailsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the platform calls a product, in words where they are known. */
static const char *
get_product_words (const char *product)
{
  static const struct
  {
    const char *key;
    const char *words;
  } all[] = {
    { "lending", NC_ ("product", "Lending") },   { "spend-insights", NC_ ("product", "Spend insights") },
    { "expenses", NC_ ("product", "Expenses") }, { "payables", NC_ ("product", "Payables") },
    { "commerce", NC_ ("product", "Commerce") }, { "bank-feeds", NC_ ("product", "Bank feeds") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (all[i].key, product))
      return g_dpgettext2 (NULL, "product", all[i].words);

  return product;
}

static char *
dup_products (CptCompany *company)
{
  const char *const *products = cpt_company_get_products (company);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; products[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", get_product_words (products[i]));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("No product"));
}

/* The platform names no portal user but by ID. A platform that does not say who owns it is not told to have said
 * nobody. */
static void
show_owners (CptDetailsPage *self, CptCompany *company)
{
  const char *const *owners = cpt_company_get_owners (company);
  g_autofree char *ids = owners != NULL ? g_strjoinv ("\n", (char **) owners) : g_strdup ("");
  gboolean has_any = *ids != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->owners), owners != NULL);
  adw_action_row_set_subtitle (self->owners, has_any ? ids : _ ("No owner"));
  gtk_widget_set_visible (GTK_WIDGET (self->copy_owners), has_any);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_owners), "s", ids);
}

static void
show_dates (CptDetailsPage *self, CptCompanyRow *row, gint64 now)
{
  CptCompany *company = cpt_company_row_get_company (row);
  gint64 last_sync = cpt_company_get_last_sync (company);
  g_autofree char *created = cpt_company_text_created (row, now);
  g_autofree char *last_read = cpt_time_text_relative (last_sync, now);
  g_autofree char *exact = cpt_time_text_exact (last_sync);

  adw_action_row_set_subtitle (self->created, created);
  adw_action_row_set_subtitle (self->last_read, last_sync != CPT_TIME_UNKNOWN ? last_read : _ ("Never"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->last_read), last_sync != CPT_TIME_UNKNOWN ? exact : NULL);
}

/**
 * cpt_details_page_set_account:
 * @store: the account's, open
 * @actions: what can be done with companies
 *
 * To be called once, before anything is shown.
 */
void
cpt_details_page_set_account (CptDetailsPage *self, CptStore *store, CptCompanyActions *actions)
{
  g_autoptr (CptMetaRepository) meta = cpt_meta_repository_new (store);

  g_return_if_fail (CPT_IS_DETAILS_PAGE (self));

  g_set_object (&self->store, store);
  g_set_object (&self->actions, actions);
  cpt_description_box_set_drafts (self->description, meta);
}

/**
 * cpt_details_page_show:
 * @row: the company
 * @subsidiaries: (nullable) (element-type CptCompany): those whose parent it is
 * @now: microseconds UTC, the account's clock
 *
 * Shows @row.
 */
void
cpt_details_page_show (CptDetailsPage *self, CptCompanyRow *row, GPtrArray *subsidiaries, gint64 now)
{
  CptCompany *company = cpt_company_row_get_company (row);
  g_autofree char *connections = cpt_company_text_connections (company, now);
  g_autofree char *products = dup_products (company);
  g_autofree char *created_by = cpt_shown_text_new (cpt_company_text_created_by (row), CPT_SHOWN_NAME);

  g_return_if_fail (CPT_IS_DETAILS_PAGE (self));

  adw_action_row_set_subtitle (self->created_by, created_by);
  adw_action_row_set_subtitle (self->connections, connections);
  show_dates (self, row, now);
  adw_action_row_set_subtitle (self->products, products);
  show_owners (self, company);
  g_set_object (&self->row, row);
  cpt_description_box_show (self->description, row);
  cpt_tags_editor_show (self->tags, cpt_company_get_tags (company));
  cpt_family_list_show (self->family, company, subsidiaries);
  cpt_identifier_list_show (self->identifiers, company);
}
