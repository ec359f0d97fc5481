/* cpt-report-tree.c — the lines of a report's periods, brought together: one tree over all periods.
 *
 * Under the same parent, lines are the same when they have the same account; those without an account, when they have
 * the same name. Of several in one period that look alike, the first is the first of the other periods, and so on. The
 * order is that of the newest period; what only older ones have stands after what it follows there. Where a period does
 * not have a line, there is no amount, which is not 0.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-tree.h"

typedef struct _Node Node;

struct _Node
{
  CptReportTreeLine line;
  const CptAmount **amounts; /* (owned): by period; elements are the report's */
  guint n_seen;              /* periods that were brought in, up to the last that has this line */
  Node *first;               /* below it */
  Node *next;                /* beside it */
  Node *twin;                /* beside it, and looks the same: to be found after it */
  gboolean is_twin;          /* of another */
  GHashTable *by_key;        /* (nullable) (element-type Node Node): below it, once they are looked for */
};

struct _CptReportTree
{
  GObject parent_instance;

  CptReport *report;
  GPtrArray *nodes; /* (element-type Node), each before those below it */
  guint n_periods;
  int items[CPT_N_REPORT_ITEMS]; /* their lines, −1 without one */
};

G_DEFINE_FINAL_TYPE (CptReportTree, cpt_report_tree, G_TYPE_OBJECT)

static void
node_free (Node *node)
{
  g_clear_pointer (&node->by_key, g_hash_table_unref);
  g_free (node->amounts);
  g_free (node);
}

static Node *
node_new (CptReportTree *self, CptReportItem item, const CptReportLine *line, guint depth)
{
  Node *node = g_new0 (Node, 1);

  node->line.item = item;
  node->line.depth = depth;
  node->line.is_result = line == NULL;
  node->amounts = g_new0 (const CptAmount *, self->n_periods);
  if (line != NULL)
    {
      node->line.name = line->name;
      node->line.account_id = line->account_id;
    }

  return node;
}

/* What a line is known by: its account, or its name. Sets @is_account to which of them. */
static const char *
get_key (const char *account_id, const char *name, gboolean *is_account)
{
  *is_account = account_id != NULL && *account_id != '\0';
  if (*is_account)
    return account_id;

  return name != NULL ? name : "";
}

static guint
hash_node (gconstpointer data)
{
  const Node *node = data;
  gboolean is_account = FALSE;

  return g_str_hash (get_key (node->line.account_id, node->line.name, &is_account));
}

static gboolean
looks_like (const Node *node, const char *account_id, const char *name)
{
  gboolean is_account = FALSE;
  gboolean is_other_account = FALSE;
  const char *key = get_key (node->line.account_id, node->line.name, &is_account);
  const char *other = get_key (account_id, name, &is_other_account);

  return is_account == is_other_account && g_str_equal (key, other);
}

static gboolean
equal_nodes (gconstpointer a, gconstpointer b)
{
  const Node *other = b;

  return looks_like (a, other->line.account_id, other->line.name);
}

static void
add_key (Node *parent, Node *node)
{
  Node *known = g_hash_table_lookup (parent->by_key, node);

  if (known == NULL)
    {
      g_hash_table_add (parent->by_key, node);
      return;
    }

  while (known->twin != NULL)
    known = known->twin;
  known->twin = node;
  node->is_twin = TRUE;
}

static Node *
look_up (Node *parent, const CptReportLine *line, guint period)
{
  const Node wanted = { .line = { .name = line->name, .account_id = line->account_id } };
  Node *found = NULL;

  if (parent->by_key == NULL)
    {
      parent->by_key = g_hash_table_new (hash_node, equal_nodes);
      for (Node *node = parent->first; node != NULL; node = node->next)
        add_key (parent, node);
    }

  found = g_hash_table_lookup (parent->by_key, &wanted);
  while (found != NULL && found->n_seen > period)
    found = found->twin;

  return found;
}

/* After @previous, or first. */
static void
insert (Node *parent, Node *previous, Node *node)
{
  Node **place = previous != NULL ? &previous->next : &parent->first;

  node->next = *place;
  *place = node;
  if (parent->by_key != NULL)
    add_key (parent, node);
}

/* Most periods have the same lines in the same order: the next one is looked at first. */
static Node *
find_or_add (CptReportTree *self, Node *parent, Node *previous, const CptReportLine *line, guint period)
{
  Node *next = previous != NULL ? previous->next : parent->first;
  Node *node = NULL;

  if (next != NULL && next->n_seen <= period && !next->is_twin && looks_like (next, line->account_id, line->name))
    return next;

  node = look_up (parent, line, period);
  if (node == NULL)
    {
      node = node_new (self, parent->line.item, line, parent->line.depth + 1);
      insert (parent, previous, node);
    }

  return node;
}

static void
bring_in (CptReportTree *self, Node *node, const CptReportLine *line, guint period)
{
  Node *previous = NULL;

  node->n_seen = period + 1;
  node->amounts[period] = line->amount.text != NULL ? &line->amount : NULL;
  for (guint i = 0; line->items != NULL && i < line->items->len; i++)
    {
      const CptReportLine *item = g_ptr_array_index (line->items, i);

      previous = find_or_add (self, node, previous, item, period);
      bring_in (self, previous, item, period);
    }
}

/* Into their order, each before those below it. Returns: how many they are. */
static guint
line_up (CptReportTree *self, Node *node)
{
  g_ptr_array_add (self->nodes, node);
  for (Node *below = node->first; below != NULL; below = below->next)
    node->line.n_below += line_up (self, below);

  return node->line.n_below + 1;
}

static void
add_item (CptReportTree *self, CptReportItem item)
{
  Node *root = NULL;

  for (guint period = 0; period < self->n_periods; period++)
    {
      const CptReportPeriod *found = cpt_report_get_period (self->report, period);

      if (found->lines[item] == NULL && found->amounts[item].text == NULL)
        continue;

      if (root == NULL)
        root = node_new (self, item, found->lines[item], 0);
      if (found->lines[item] != NULL)
        bring_in (self, root, found->lines[item], period);
      else
        root->amounts[period] = &found->amounts[item];
    }

  self->items[item] = root != NULL ? (int) self->nodes->len : -1;
  if (root != NULL)
    line_up (self, root);
}

static void
cpt_report_tree_finalize (GObject *object)
{
  CptReportTree *self = CPT_REPORT_TREE (object);

  g_ptr_array_unref (self->nodes);
  g_clear_object (&self->report);

  G_OBJECT_CLASS (cpt_report_tree_parent_class)->finalize (object);
}

static void
cpt_report_tree_class_init (CptReportTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_report_tree_finalize;
}

static void
cpt_report_tree_init (CptReportTree *self)
{
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
}

/**
 * cpt_report_tree_new:
 * @report: any number of periods
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptReportTree *
cpt_report_tree_new (CptReport *report)
{
  CptReportTree *self = g_object_new (CPT_TYPE_REPORT_TREE, NULL);

  self->report = g_object_ref (report);
  self->n_periods = cpt_report_get_n_periods (report);
  for (CptReportItem item = 0; item < CPT_N_REPORT_ITEMS; item++)
    add_item (self, item);

  return self;
}

/**
 * cpt_report_tree_get_report:
 *
 * Returns: (transfer none): what it was made of
 */
CptReport *
cpt_report_tree_get_report (CptReportTree *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_TREE (self), NULL);

  return self->report;
}

/**
 * cpt_report_tree_get_n_lines:
 *
 * Returns: how many lines there are
 */
guint
cpt_report_tree_get_n_lines (CptReportTree *self)
{
  g_return_val_if_fail (CPT_IS_REPORT_TREE (self), 0);

  return self->nodes->len;
}

/**
 * cpt_report_tree_get_line:
 * @line: from 0 on; each stands before those below it
 *
 * Returns: (transfer none): the line
 */
const CptReportTreeLine *
cpt_report_tree_get_line (CptReportTree *self, guint line)
{
  g_return_val_if_fail (CPT_IS_REPORT_TREE (self), NULL);
  g_return_val_if_fail (line < self->nodes->len, NULL);

  return &((const Node *) g_ptr_array_index (self->nodes, line))->line;
}

/**
 * cpt_report_tree_find_item:
 * @line: (out): where @item stands
 *
 * Returns: whether any period has it
 */
gboolean
cpt_report_tree_find_item (CptReportTree *self, CptReportItem item, guint *line)
{
  g_return_val_if_fail (CPT_IS_REPORT_TREE (self), FALSE);

  if (self->items[item] < 0)
    return FALSE;

  *line = (guint) self->items[item];

  return TRUE;
}

/**
 * cpt_report_tree_get_amount:
 * @period: of the report
 *
 * Returns: (transfer none) (nullable): the amount of @line in @period; %NULL when that has none
 */
const CptAmount *
cpt_report_tree_get_amount (CptReportTree *self, guint line, guint period)
{
  g_return_val_if_fail (CPT_IS_REPORT_TREE (self), NULL);
  g_return_val_if_fail (line < self->nodes->len && period < self->n_periods, NULL);

  return ((const Node *) g_ptr_array_index (self->nodes, line))->amounts[period];
}
