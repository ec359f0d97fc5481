/* cpt-sandbox-history.c — the reads of a company, those that are stored and those that are generated.
 *
 * Both are in the order in which they were asked for. A page in that order, forwards or backwards, is cut out without
 * making more than its own reads; for any other order and for queries all of them are made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-history-private.h"

#include <string.h>

#include "cpt-sandbox-read-table-private.h"
#include "cpt-sandbox-read-type-private.h"

#define RECENT 1000 /* enough to hold the last success of every type */

/* Returns: (nullable): what makes up reads of @company */
static const CptSandboxReadGenerator *
find_generator (CptSandboxWorld *world, CptSandboxCompany *company)
{
  CptSandboxReadGenerator *generator = world->read_generator;

  if (generator == NULL || strcmp (generator->company.text, company->id.text) != 0 ||
      cpt_sandbox_company_find_connection (company, generator->connection.text) == NULL)
    return NULL;

  return generator;
}

static void
add_generated (GPtrArray *reads, const CptSandboxReadGenerator *generator, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    g_ptr_array_add (reads, cpt_sandbox_read_generator_make (generator, i));
}

static CptSandboxAnswer *
answer_from_all (CptSandboxRequest *request,
                 CptSandboxListing *listing,
                 GPtrArray *stored,
                 const CptSandboxReadGenerator *generator)
{
  g_autoptr (GPtrArray) views = NULL;

  if (generator != NULL)
    add_generated (stored, generator, 0, cpt_sandbox_read_generator_count (generator, request->world->now));

  views = cpt_sandbox_read_views_new (stored, request->world->now);

  return cpt_sandbox_listing_answer (listing, request, views, cpt_sandbox_read_view_write);
}

/* Where a stored read stands among all, from the oldest. */
static guint
find_place (GPtrArray *stored, guint number, const CptSandboxReadGenerator *generator)
{
  const CptSandboxRead *read = g_ptr_array_index (stored, number);

  return number + cpt_sandbox_read_generator_count (generator, read->requested);
}

/* Appends the read at @place among all, from the oldest. */
static void
write_place (CptSandboxWorld *world,
             GPtrArray *stored,
             const CptSandboxReadGenerator *generator,
             guint place,
             GString *body)
{
  g_autoptr (CptSandboxRead) generated = NULL;
  guint low = 0;
  guint high = stored->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (find_place (stored, middle, generator) < place)
        low = middle + 1;
      else
        high = middle;
    }

  if (low < stored->len && find_place (stored, low, generator) == place)
    {
      cpt_sandbox_read_write (g_ptr_array_index (stored, low), body, world->now);
      return;
    }

  generated = cpt_sandbox_read_generator_make (generator, place - low);
  cpt_sandbox_read_write (generated, body, world->now);
}

static CptSandboxAnswer *
answer_in_order (CptSandboxRequest *request,
                 CptSandboxListing *listing,
                 GPtrArray *stored,
                 const CptSandboxReadGenerator *generator)
{
  guint total = stored->len + cpt_sandbox_read_generator_count (generator, request->world->now);
  guint64 first = (guint64) (listing->paging.page - 1) * listing->paging.page_size;
  GString *body = cpt_sandbox_paging_begin ();

  for (guint64 i = first; i < MIN (first + listing->paging.page_size, total); i++)
    write_place (request->world, stored, generator, listing->order.descending ? total - 1 - (guint) i : (guint) i,
                 body);

  return cpt_sandbox_paging_end (&listing->paging, request, body, total);
}

static gboolean
is_by_request (const CptSandboxListing *listing)
{
  const CptSandboxOrder *order = &listing->order;

  return listing->query == NULL && strcmp (order->type->properties[order->property].name, "requested") == 0;
}

/**
 * cpt_sandbox_history_answer:
 * @listing: of #cpt_sandbox_read_type
 *
 * Returns: (transfer full): the page of reads that @request asks for
 */
CptSandboxAnswer *
cpt_sandbox_history_answer (CptSandboxRequest *request, CptSandboxListing *listing, CptSandboxCompany *company)
{
  g_autoptr (GPtrArray) stored = cpt_sandbox_read_table_load_all (request->world, company->id.text);
  const CptSandboxReadGenerator *generator = find_generator (request->world, company);

  return generator != NULL && is_by_request (listing) ? answer_in_order (request, listing, stored, generator)
                                                      : answer_from_all (request, listing, stored, generator);
}

/**
 * cpt_sandbox_history_find:
 * @id: a GUID in lower case
 *
 * Returns: (transfer full) (nullable): the read of that id
 */
CptSandboxRead *
cpt_sandbox_history_find (CptSandboxWorld *world, CptSandboxCompany *company, const char *id)
{
  CptSandboxRead *read = cpt_sandbox_read_table_load (world, company->id.text, id);
  const CptSandboxReadGenerator *generator = find_generator (world, company);

  return read == NULL && generator != NULL ? cpt_sandbox_read_generator_find (generator, id, world->now) : read;
}

static int
compare_requested (gconstpointer first, gconstpointer second)
{
  const CptSandboxRead *const *one = first;
  const CptSandboxRead *const *other = second;

  return ((*one)->requested > (*other)->requested) - ((*one)->requested < (*other)->requested);
}

/**
 * cpt_sandbox_history_load_recent:
 *
 * Returns: (transfer full) (element-type CptSandboxRead): the reads that tell how fresh the data is, oldest first
 */
GPtrArray *
cpt_sandbox_history_load_recent (CptSandboxWorld *world, CptSandboxCompany *company)
{
  GPtrArray *reads = cpt_sandbox_read_table_load_all (world, company->id.text);
  const CptSandboxReadGenerator *generator = find_generator (world, company);
  guint count = generator != NULL ? cpt_sandbox_read_generator_count (generator, world->now) : 0;

  if (generator != NULL)
    {
      add_generated (reads, generator, count > RECENT ? count - RECENT : 0, count);
      g_ptr_array_sort (reads, compare_requested);
    }

  return reads;
}
