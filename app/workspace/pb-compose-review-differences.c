/* pb-compose-review-differences.c: where accounts differ, and whose account nobody has weighed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compose-review"

#include "config.h"

#include "pb-compose-review-private.h"

#include <glib/gi18n-lib.h>

static const char *
speaker_of (PbAssertion *assertion)
{
  if (assertion->speaker != NULL)
    return assertion->speaker->pseudonym;
  return assertion->passage->exhibit->label;
}

static char *
describe_sides (PbDifference *difference)
{
  const char *kind = pb_difference_kind_get_words (difference->kind);
  const char *about = difference->fact != NULL ? difference->fact->label
                      : difference->a != NULL  ? difference->a->proposition
                                               : "";

  if (difference->b != NULL && difference->a != NULL && !difference->same_speaker)
    return g_strdup_printf (C_ ("review", "%s between %s and %s: %s"), kind, speaker_of (difference->a),
                            speaker_of (difference->b), about);
  if (difference->a != NULL)
    return g_strdup_printf (C_ ("review", "%s in the account of %s: %s"), kind, speaker_of (difference->a),
                            about);
  return g_strdup_printf ("%s: %s", kind, about);
}

static void
add_difference (PbReviewSection *section, PbDifference *difference)
{
  gboolean evaluated = difference->recorded != NULL && difference->recorded->n_assessments > 0;
  const char *outcome = evaluated ? difference->recorded->outcome : NULL;
  PbReviewLine *line = pb_review_section_add (
      section, evaluated ? PB_LINE_EVALUATED : PB_LINE_NOT_EVALUATED, describe_sides (difference),
      outcome != NULL ? g_strdup_printf (C_ ("review", "%s; weighed alone: %s"), difference->rule, outcome)
                      : g_strdup (difference->rule));

  pb_review_line_lead (line, "inconsistencies", difference->a != NULL ? PB_KIND_ASSERTION : PB_KIND_NONE,
                       difference->a != NULL ? difference->a->row.id : NULL);
  if (difference->a != NULL)
    pb_review_line_cite (line, difference->a->passage);
  if (difference->b != NULL)
    pb_review_line_cite (line, difference->b->passage);
}

void
pb_compose_review_add_differences (PbReviewSection *section, PbAnalysis *analysis, gboolean only_leaned_on,
                                   guint limit)
{
  for (guint i = 0; i < analysis->differences->len; i++) {
    PbDifference *difference = g_ptr_array_index (analysis->differences, i);
    gboolean evaluated = difference->recorded != NULL && difference->recorded->n_assessments > 0;

    if (only_leaned_on && (evaluated || difference->elements->len == 0))
      continue;
    if (limit-- == 0)
      break;
    add_difference (section, difference);
  }
}

/* Accounts by their speaker: the differences within each. (transfer full) */
static GHashTable *
group_by_account (GPtrArray *differences)
{
  GHashTable *accounts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < differences->len; i++) {
    PbDifference *difference = g_ptr_array_index (differences, i);
    PbParty *speaker = difference->a != NULL ? difference->a->speaker : NULL;
    GPtrArray *account;

    if (speaker == NULL || !difference->same_speaker)
      continue;
    account = g_hash_table_lookup (accounts, speaker);
    if (account == NULL) {
      account = g_ptr_array_new ();
      g_hash_table_insert (accounts, speaker, account);
    }
    g_ptr_array_add (account, difference);
  }
  return accounts;
}

/* An account with differences needs them weighed together before anything is concluded from it. */
void
pb_compose_review_add_unweighed (PbReviewSection *section, PbAnalysis *analysis)
{
  PbSnapshot *snapshot = analysis->snapshot;
  g_autoptr (GHashTable) accounts = group_by_account (analysis->differences);

  for (guint i = 0; i < snapshot->parties->len; i++) {
    PbParty *party = g_ptr_array_index (snapshot->parties, i);
    GPtrArray *account = g_hash_table_lookup (accounts, party);
    PbReviewLine *line;

    if (account == NULL || party->is_accused || g_ptr_array_find (snapshot->weighed, party, NULL))
      continue;
    line = pb_review_section_add (
        section, PB_LINE_NOT_EVALUATED,
        g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "%u difference in the account of %s: not yet weighed together",
                         "%u differences in the account of %s: not yet weighed together", account->len),
            account->len, party->pseudonym),
        NULL);
    pb_review_line_lead (line, "inconsistencies", PB_KIND_PARTY, party->row.id);
    for (guint j = 0; j < account->len; j++) {
      PbDifference *difference = g_ptr_array_index (account, j);

      pb_review_line_cite (line, difference->a->passage);
      if (difference->b != NULL)
        pb_review_line_cite (line, difference->b->passage);
    }
  }
}
