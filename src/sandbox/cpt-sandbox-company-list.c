/* cpt-sandbox-company-list.c — a page of the companies, of those that are stored and those that are generated.
 *
 * Both are in the same order; the page is cut out of the two without putting them together first. "Before" a stored
 * company stand so many generated ones, found by bisection; those that are hidden (deleted, or stored since) stand
 * there too, and are counted out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-company-list-private.h"

#include "cpt-sandbox-company-table-private.h"
#include "cpt-sandbox-company-type-private.h"
#include "cpt-sandbox-generated-private.h"
#include "cpt-sandbox-list-private.h"
#include "cpt-sandbox-passwords-private.h"

typedef struct
{
  CptSandboxWorld *world;
  const CptSandboxOrder *order;
  const guint *positions; /* of the generated companies, in order */
  guint n_positions;
  GArray *hidden;    /* (element-type guint): places in @positions, ascending */
  GPtrArray *stored; /* in order */
  GArray *before;    /* (element-type guint): how many of @positions stand before each of @stored */
} Merge;

static void
write_company (CptSandboxCompany *company, GString *out, CptSandboxWorld *world)
{
  cpt_sandbox_company_write (company, out, world->base_url);
}

static int
compare_companies (gconstpointer first, gconstpointer second, gpointer user_data)
{
  gconstpointer const *first_company = first;
  gconstpointer const *second_company = second;

  return cpt_sandbox_order_compare (user_data, *first_company, *second_company);
}

/* How many generated companies stand before @company. */
static guint
find_place (Merge *merge, CptSandboxCompany *company)
{
  guint low = 0;
  guint high = merge->n_positions;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (CptSandboxCompany) other = NULL;

      other = cpt_sandbox_generator_make (merge->world->generator, merge->positions[middle]);
      if (cpt_sandbox_order_compare (merge->order, other, company) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static int
compare_places (gconstpointer first, gconstpointer second)
{
  guint one = *(const guint *) first;
  guint other = *(const guint *) second;

  return (one > other) - (one < other);
}

static void
find_places (Merge *merge)
{
  merge->before = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < merge->stored->len; i++)
    {
      guint place = find_place (merge, g_ptr_array_index (merge->stored, i));

      g_array_append_val (merge->before, place);
    }
}

static void
find_hidden_places (Merge *merge, GArray *hidden)
{
  merge->hidden = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < hidden->len; i++)
    {
      g_autoptr (CptSandboxCompany) company = NULL;
      guint place;

      company = cpt_sandbox_generator_make (merge->world->generator, g_array_index (hidden, guint, i));
      place = find_place (merge, company);
      g_array_append_val (merge->hidden, place);
    }

  g_array_sort (merge->hidden, compare_places);
}

static guint
count_hidden_before (Merge *merge, guint place)
{
  guint count = 0;

  while (count < merge->hidden->len && g_array_index (merge->hidden, guint, count) < place)
    count++;

  return count;
}

/* Finds where the page begins: so many stored companies and so many places before it. */
static void
seek (Merge *merge, guint64 first, guint *stored, guint *place)
{
  *stored = 0;

  while (*stored < merge->stored->len)
    {
      guint before = g_array_index (merge->before, guint, *stored);

      if ((guint64) before - count_hidden_before (merge, before) + *stored >= first)
        break;

      (*stored)++;
    }

  *place = (guint) MIN (first - *stored, merge->n_positions);

  for (guint i = 0; i < merge->hidden->len && g_array_index (merge->hidden, guint, i) <= *place; i++)
    (*place)++;
}

static void
write_page (Merge *merge, guint64 first, guint size, GString *body)
{
  guint stored, place, hidden;

  seek (merge, first, &stored, &place);
  hidden = count_hidden_before (merge, place);

  for (guint written = 0; written < size;)
    if (stored < merge->stored->len && g_array_index (merge->before, guint, stored) <= place)
      {
        write_company (g_ptr_array_index (merge->stored, stored++), body, merge->world);
        written++;
      }
    else if (place >= merge->n_positions)
      return;
    else if (hidden < merge->hidden->len && g_array_index (merge->hidden, guint, hidden) == place)
      {
        hidden++;
        place++;
      }
    else
      {
        g_autoptr (CptSandboxCompany) company = NULL;

        company = cpt_sandbox_generator_make (merge->world->generator, merge->positions[place++]);
        cpt_sandbox_passwords_add (merge->world, company);
        write_company (company, body, merge->world);
        written++;
      }
}

typedef struct
{
  CptSandboxQuery *query; /* (nullable) */
  CptSandboxQuery *tags;  /* (nullable) */
} Filter;

static gboolean
matches (const Filter *filter, CptSandboxCompany *company)
{
  return (filter->query == NULL || cpt_sandbox_query_matches (filter->query, company)) &&
         (filter->tags == NULL || cpt_sandbox_query_matches (filter->tags, company));
}

/* Returns: (transfer full): the positions that match, hidden ones too, in the same order */
static guint *
filter_positions (Merge *merge, const Filter *filter)
{
  guint *kept = g_new (guint, MAX (merge->n_positions, 1));
  guint n_kept = 0;

  for (guint i = 0; i < merge->n_positions; i++)
    {
      g_autoptr (CptSandboxCompany) company = NULL;

      company = cpt_sandbox_generator_make (merge->world->generator, merge->positions[i]);
      if (matches (filter, company))
        kept[n_kept++] = merge->positions[i];
    }

  merge->positions = kept;
  merge->n_positions = n_kept;

  return kept;
}

/* Those hidden companies that would have matched. */
static GArray *
load_hidden (Merge *merge, const Filter *filter)
{
  GArray *hidden = cpt_sandbox_generated_load_hidden (merge->world);

  for (guint i = hidden->len; i > 0; i--)
    {
      g_autoptr (CptSandboxCompany) company = NULL;

      company = cpt_sandbox_generator_make (merge->world->generator, g_array_index (hidden, guint, i - 1));
      if (!matches (filter, company))
        g_array_remove_index_fast (hidden, i - 1);
    }

  return hidden;
}

static void
keep_matching (GPtrArray *companies, const Filter *filter)
{
  for (guint i = companies->len; i > 0; i--)
    if (!matches (filter, g_ptr_array_index (companies, i - 1)))
      g_ptr_array_remove_index_fast (companies, i - 1);
}

static CptSandboxAnswer *
answer_page (CptSandboxRequest *request, CptSandboxListing *listing, const Filter *filter)
{
  g_autoptr (GPtrArray) stored = cpt_sandbox_company_table_load_all (request->world);
  g_autoptr (GArray) hidden = NULL;
  g_autofree guint *filtered = NULL;
  Merge merge = { request->world, &listing->order, NULL, 0, NULL, stored, NULL };
  GString *body = cpt_sandbox_paging_begin ();
  guint total;

  keep_matching (stored, filter);
  g_ptr_array_sort_with_data (stored, compare_companies, &listing->order);

  if (request->world->generator != NULL)
    {
      merge.positions = cpt_sandbox_generator_order (request->world->generator, &listing->order);
      merge.n_positions = cpt_sandbox_generator_get_count (request->world->generator);
    }

  if (filter->query != NULL || filter->tags != NULL)
    filtered = filter_positions (&merge, filter);

  hidden = load_hidden (&merge, filter);
  find_places (&merge);
  find_hidden_places (&merge, hidden);
  total = merge.n_positions - merge.hidden->len + stored->len;
  write_page (&merge, (guint64) (listing->paging.page - 1) * listing->paging.page_size, listing->paging.page_size,
              body);
  g_array_unref (merge.before);
  g_array_unref (merge.hidden);

  return cpt_sandbox_paging_end (&listing->paging, request, body, total);
}

/**
 * cpt_sandbox_company_list_answer:
 *
 * Returns: (transfer full): the page of companies that @request asks for, or why there is none
 */
CptSandboxAnswer *
cpt_sandbox_company_list_answer (CptSandboxRequest *request)
{
  g_auto (CptSandboxListing) listing = { 0 };
  g_autoptr (CptSandboxQuery) tags = NULL;
  g_autoptr (GError) error = NULL;
  const char *text = cpt_sandbox_request_get_query (request, "tags");
  CptSandboxAnswer *refusal = cpt_sandbox_listing_read (&listing, request, &cpt_sandbox_company_type, "created");
  Filter filter;

  if (refusal != NULL)
    return refusal;

  if (text != NULL)
    tags = cpt_sandbox_query_parse (&cpt_sandbox_company_tags_type, text, &error);

  if (error != NULL)
    return cpt_sandbox_answer_new_error (400, "%s", error->message);

  filter.query = listing.query;
  filter.tags = tags;

  return answer_page (request, &listing, &filter);
}
