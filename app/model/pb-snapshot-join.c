/* pb-snapshot-join.c: the second half of the snapshot builder: ties into lists, and what follows from them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-snapshot-join"

#include "config.h"

#include "pb-snapshot-private.h"

/* Ties of @kind, or none. */
static guint
n_ties (PbSnapshotBuilder *self, PbKind kind)
{
  return self->ties[kind] != NULL ? self->ties[kind]->len : 0;
}

static PbTie *
nth_tie (PbSnapshotBuilder *self, PbKind kind, guint i)
{
  return g_ptr_array_index (self->ties[kind], i);
}

static void
add_once (GPtrArray *list, gpointer item)
{
  if (!g_ptr_array_find (list, item, NULL))
    g_ptr_array_add (list, item);
}

/* Copies of copies lead to the first original; a ring of derivations (a mistake of entry) ends where it
 * began. */
static void
join_derivations (PbSnapshotBuilder *self)
{
  for (guint i = 0; i < n_ties (self, PB_KIND_DERIVATION); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_DERIVATION, i);

    ((PbExhibit *) tie->a)->original = tie->b;
  }
  for (guint i = 0; i < self->snapshot->exhibits->len; i++) {
    PbExhibit *exhibit = g_ptr_array_index (self->snapshot->exhibits, i);
    PbExhibit *root = exhibit;

    for (guint steps = 0; root->original != root && steps < self->snapshot->exhibits->len; steps++)
      root = root->original;
    exhibit->original = root->original == root ? root : exhibit;
  }
}

static void
join_acts (PbSnapshotBuilder *self)
{
  for (guint i = 0; i < n_ties (self, PB_KIND_ACT_PARTY); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_ACT_PARTY, i);
    PbAct *act = tie->a;

    if (!tie->flag)
      continue;
    if (act->sufferers == NULL) {
      act->sufferers = g_hash_table_new (NULL, NULL);
      g_ptr_array_add (self->snapshot->priv->tables, act->sufferers);
    }
    g_hash_table_add (act->sufferers, tie->b);
  }
}

static void
join_counts (PbSnapshotBuilder *self)
{
  for (guint i = 0; i < self->snapshot->counts->len; i++) {
    PbCount *count = g_ptr_array_index (self->snapshot->counts, i);

    for (guint j = 0; j < self->snapshot->packs->len; j++) {
      PbLawPack *law = g_ptr_array_index (self->snapshot->packs, j);

      if (g_strcmp0 (law->id, count->pack) == 0 && g_strcmp0 (law->version, count->version) == 0) {
        count->law = law;
        count->offence = count->offence_id != NULL ? pb_law_pack_find_offence (law, count->offence_id) : NULL;
      }
    }
  }
  for (guint i = 0; i < n_ties (self, PB_KIND_COUNT_ACCUSED); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_COUNT_ACCUSED, i);

    g_ptr_array_add (((PbCount *) tie->a)->accused, tie->b);
    ((PbParty *) tie->b)->is_accused = TRUE;
  }
  for (guint i = 0; i < n_ties (self, PB_KIND_COUNT_VICTIM); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_COUNT_VICTIM, i);

    g_ptr_array_add (((PbCount *) tie->a)->victims, tie->b);
    ((PbParty *) tie->b)->is_victim = TRUE;
  }
  for (guint i = 0; i < n_ties (self, PB_KIND_COUNT_ACT); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_COUNT_ACT, i);

    g_ptr_array_add (((PbCount *) tie->a)->acts, tie->b);
  }
}

static void
join_bearings (PbSnapshotBuilder *self)
{
  PbSnapshot *snapshot = self->snapshot;

  for (guint i = 0; i < snapshot->bearings->len; i++) {
    PbBearing *bearing = g_ptr_array_index (snapshot->bearings, i);

    g_ptr_array_add (bearing->fact->bearings, bearing);
    g_ptr_array_add (bearing->count->bearings, bearing);
  }
  for (guint i = 0; i < n_ties (self, PB_KIND_ATTRIBUTION); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_ATTRIBUTION, i);

    g_ptr_array_add (pb_snapshot_private_list (snapshot, &((PbBearing *) tie->a)->attributions), tie->b);
  }
}

static void
join_roles (PbSnapshotBuilder *self)
{
  for (guint i = 0; i < n_ties (self, PB_KIND_ROLE); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_ROLE, i);
    PbParty *party = tie->a;

    if (g_strcmp0 (tie->word, "victim") == 0)
      party->is_victim = TRUE;
    else if (g_strcmp0 (tie->word, "accused") == 0 || g_strcmp0 (tie->word, "suspect") == 0)
      party->is_accused = TRUE;
  }
}

static gboolean
carries_stake (const char *word)
{
  static const char *const words[] = {"owns",     "directs",   "manages",    "represents",  "parent-of",
                                      "child-of", "spouse-of", "sibling-of", "relative-of", NULL};

  return word != NULL && g_strv_contains (words, word);
}

/* A stake spreads from the accused over ties of ownership, leadership and family, and on through companies
 * only: the brother of an owner has one, the brother's friend has none. Working for an accused is no stake:
 * the co-workers do. */
static void
join_interests (PbSnapshotBuilder *self)
{
  gboolean grown = TRUE;

  while (grown) {
    grown = FALSE;
    for (guint i = 0; i < n_ties (self, PB_KIND_RELATION); i++) {
      PbTie *tie = nth_tie (self, PB_KIND_RELATION, i);
      PbParty *ends[2] = {tie->a, tie->b};
      gboolean employs = g_strcmp0 (tie->word, "employs") == 0;

      if (!employs && !carries_stake (tie->word))
        continue;
      for (guint end = 0; end < 2; end++) {
        PbParty *from = ends[end], *to = ends[1 - end];
        gboolean passes = from->is_accused || (from->interested && g_strcmp0 (from->kind, "company") == 0);

        if (!passes || to->interested || to->is_accused || to->is_victim || (employs && end == 0)
            || g_hash_table_contains (self->said_disinterested, to))
          continue;
        to->interested = TRUE;
        grown = TRUE;
      }
    }
  }
}

static int
compare_statements (gconstpointer a, gconstpointer b)
{
  const PbStatement *first = *(PbStatement *const *) a, *second = *(PbStatement *const *) b;
  gboolean dated[2] = {pb_date_is_set (&first->taken_on), pb_date_is_set (&second->taken_on)};

  if (dated[0] != dated[1])
    return dated[0] ? -1 : 1;
  if (dated[0] && first->taken_on.first != second->taken_on.first)
    return first->taken_on.first < second->taken_on.first ? -1 : 1;
  return g_strcmp0 (first->row.key, second->row.key);
}

/* The statement of an assertion that names none: the only one its exhibit (or that exhibit's original) holds
 * by this speaker. */
static PbStatement *
find_statement (GHashTable *by_exhibit, PbAssertion *assertion)
{
  PbExhibit *exhibits[2] = {assertion->passage->exhibit, assertion->passage->exhibit->original};

  for (guint i = 0; i < 2; i++) {
    PbStatement *statement = g_hash_table_lookup (by_exhibit, exhibits[i]);

    if (statement != NULL && (assertion->speaker == NULL || assertion->speaker == statement->speaker))
      return statement;
  }
  return NULL;
}

static void
join_statements (PbSnapshotBuilder *self)
{
  PbSnapshot *snapshot = self->snapshot;
  g_autoptr (GHashTable) by_exhibit = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < snapshot->statements->len; i++) {
    PbStatement *statement = g_ptr_array_index (snapshot->statements, i);

    g_hash_table_insert (by_exhibit, statement->exhibit, statement);
    g_ptr_array_add (statement->speaker->statements, statement);
  }
  for (guint i = 0; i < snapshot->parties->len; i++)
    g_ptr_array_sort (((PbParty *) g_ptr_array_index (snapshot->parties, i))->statements, compare_statements);
  for (guint i = 0; i < n_ties (self, PB_KIND_STATEMENT_ACT); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_STATEMENT_ACT, i);

    add_once (((PbStatement *) tie->a)->acts, tie->b);
  }
  for (guint i = 0; i < snapshot->assertions->len; i++) {
    PbAssertion *assertion = g_ptr_array_index (snapshot->assertions, i);

    if (assertion->statement == NULL)
      assertion->statement = find_statement (by_exhibit, assertion);
    if (assertion->speaker == NULL && assertion->statement != NULL && assertion->basis != PB_BASIS_RECORD)
      assertion->speaker = assertion->statement->speaker;
    if (assertion->statement != NULL)
      g_ptr_array_add (assertion->statement->assertions, assertion);
    assertion->said_on = assertion->statement != NULL ? assertion->statement->taken_on
                                                      : assertion->passage->exhibit->original->made_on;
  }
}

static void
join_assertions (PbSnapshotBuilder *self)
{
  PbSnapshot *snapshot = self->snapshot;

  for (guint i = 0; i < snapshot->values->len; i++) {
    PbValue *value = g_ptr_array_index (snapshot->values, i);

    g_ptr_array_add (pb_snapshot_private_list (snapshot, &value->assertion->values), value);
  }
  for (guint i = 0; i < n_ties (self, PB_KIND_ASSERTION_SOURCE); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_ASSERTION_SOURCE, i);

    g_ptr_array_add (pb_snapshot_private_list (snapshot, &((PbAssertion *) tie->a)->sources), tie->b);
  }
  for (guint i = 0; i < n_ties (self, PB_KIND_ASSERTION_FACT); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_ASSERTION_FACT, i);
    PbFactLink *link = tie->b;

    g_ptr_array_add (link->fact->links, link);
    g_ptr_array_add (pb_snapshot_private_list (snapshot, &link->assertion->facts), link);
  }
}

/* Statements deal with every act that their assertions' facts are about. */
static void
join_statement_acts (PbSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->facts->len; i++) {
    PbFact *fact = g_ptr_array_index (snapshot->facts, i);

    for (guint j = 0; fact->act != NULL && j < fact->links->len; j++) {
      PbFactLink *link = g_ptr_array_index (fact->links, j);

      if (link->assertion->statement != NULL)
        add_once (link->assertion->statement->acts, fact->act);
    }
  }
}

static void
join_work (PbSnapshotBuilder *self)
{
  for (guint i = 0; i < n_ties (self, PB_KIND_TERM); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_TERM, i);

    g_ptr_array_add (((PbEmployment *) tie->a)->terms, tie->b);
  }
  for (guint i = 0; i < n_ties (self, PB_KIND_WORK_PATTERN); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_WORK_PATTERN, i);

    g_ptr_array_add (((PbEmployment *) tie->a)->patterns, tie->b);
  }
  for (guint i = 0; i < n_ties (self, PB_KIND_PAY_LINE); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_PAY_LINE, i);

    g_ptr_array_add (((PbEmployment *) tie->a)->pay_lines, tie->b);
  }
  for (guint i = 0; i < n_ties (self, PB_KIND_PAYMENT); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_PAYMENT, i);

    g_ptr_array_add (((PbEmployment *) tie->a)->payments, tie->b);
  }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PbDebtEntry *first = *(PbDebtEntry *const *) a, *second = *(PbDebtEntry *const *) b;
  gboolean dated[2] = {pb_date_is_set (&first->date), pb_date_is_set (&second->date)};

  if (dated[0] != dated[1])
    return dated[0] ? -1 : 1;
  if (dated[0] && first->date.first != second->date.first)
    return first->date.first < second->date.first ? -1 : 1;
  return g_strcmp0 (first->row.key, second->row.key);
}

static void
join_debts (PbSnapshotBuilder *self)
{
  for (guint i = 0; i < n_ties (self, PB_KIND_DEBT_ENTRY); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_DEBT_ENTRY, i);

    g_ptr_array_add (((PbDebt *) tie->a)->entries, tie->b);
  }
  for (guint i = 0; i < self->snapshot->debts->len; i++)
    g_ptr_array_sort (((PbDebt *) g_ptr_array_index (self->snapshot->debts, i))->entries, compare_entries);
}

/* The latest assessment speaks; of one day, the later row. */
static void
join_evaluations (PbSnapshotBuilder *self)
{
  PbSnapshot *snapshot = self->snapshot;
  g_autoptr (GHashTable) latest = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_ties (self, PB_KIND_ASSESSMENT); i++) {
    PbTie *tie = nth_tie (self, PB_KIND_ASSESSMENT, i);
    PbRecordedInconsistency *inconsistency = tie->a;
    PbTie *before = g_hash_table_lookup (latest, inconsistency);

    inconsistency->n_assessments++;
    if (before == NULL || !pb_date_is_certainly_before (&tie->date, &before->date)) {
      g_hash_table_insert (latest, inconsistency, tie);
      inconsistency->outcome = tie->word;
    }
  }
  for (guint i = 0; i < n_ties (self, PB_KIND_WEIGHING); i++)
    add_once (snapshot->weighed, nth_tie (self, PB_KIND_WEIGHING, i)->a);
  for (guint i = 0; i < n_ties (self, PB_KIND_INFORMATION); i++)
    if (nth_tie (self, PB_KIND_INFORMATION, i)->flag)
      add_once (snapshot->informed, nth_tie (self, PB_KIND_INFORMATION, i)->a);
}

void
pb_snapshot_builder_join (PbSnapshotBuilder *self)
{
  join_derivations (self);
  join_acts (self);
  join_counts (self);
  join_bearings (self);
  join_roles (self);
  join_interests (self);
  join_statements (self);
  join_assertions (self);
  join_statement_acts (self->snapshot);
  join_work (self);
  join_debts (self);
  join_evaluations (self);
}
