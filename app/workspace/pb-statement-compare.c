/* pb-statement-compare.c: see pb-statement-compare.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-statement-compare"

#include "config.h"

#include "pb-compare.h"
#include "pb-error.h"
#include "pb-intake.h"
#include "pb-statement-compare.h"

static void
conflict_free (PbConflict *conflict)
{
  g_free (conflict->type);
  g_free (conflict->rule);
  g_free (conflict->a.quote);
  g_free (conflict->a.value);
  g_free (conflict->b.quote);
  g_free (conflict->b.value);
  g_free (conflict);
}

static const char *
kind_to_string (PbValueKind kind)
{
  static const char *const names[] = {"date",  "time",     "duration", "frequency", "hours", "amount",
                                      "count", "distance", "age",      "place",     "yes-no"};

  g_assert ((guint) kind < G_N_ELEMENTS (names));
  return names[kind];
}

static PbIntakeResult *
read_statement (PbIntake *intake, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PbDocument) document = pb_document_new_from_file (file, cancellable, error);
  g_autoptr (PbIntakeResult) result
      = document != NULL ? pb_intake_read (intake, document, cancellable, error) : NULL;

  if (result == NULL) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }
  if (!pb_intake_result_has_text (result)) {
    g_set_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED,
                 "%s: holds no text (a scan or a picture): only words can be compared", path);
    return NULL;
  }
  return g_steal_pointer (&result);
}

/* Page texts, borrowed from @result. (transfer container) */
static const char **
list_pages (PbIntakeResult *result)
{
  guint n = pb_intake_result_get_n_pages (result);
  const char **pages = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    pages[i] = pb_intake_result_get_page (result, i)->text;
  return pages;
}

static void
copy_side (PbConflictSide *side, const PbCompareSide *from)
{
  side->page = from->page + 1;
  side->quote = g_strdup (from->quote);
  side->value = g_strdup (from->value);
}

GPtrArray *
pb_statement_compare (const char *path_a, const char *path_b, GCancellable *cancellable, GError **error)
{
  g_autoptr (PbIntake) intake = pb_intake_new (NULL);
  g_autoptr (PbIntakeResult) result_a = read_statement (intake, path_a, cancellable, error);
  g_autoptr (PbIntakeResult) result_b
      = result_a != NULL ? read_statement (intake, path_b, cancellable, error) : NULL;
  g_autofree const char **pages_a = NULL;
  g_autofree const char **pages_b = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  GPtrArray *conflicts;

  if (result_b == NULL)
    return NULL;
  pages_a = list_pages (result_a);
  pages_b = list_pages (result_b);
  differences
      = pb_compare_texts (&(PbCompareText) {pages_a, pb_intake_result_get_n_pages (result_a), NULL},
                          &(PbCompareText) {pages_b, pb_intake_result_get_n_pages (result_b), NULL}, error);
  if (differences == NULL)
    return NULL;
  conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) conflict_free);
  for (guint i = 0; i < differences->len; i++) {
    const PbCompareDifference *difference = g_ptr_array_index (differences, i);
    PbConflict *conflict = g_new0 (PbConflict, 1);

    conflict->type = g_strdup (kind_to_string (difference->kind));
    conflict->rule = g_strdup (difference->rule);
    copy_side (&conflict->a, &difference->a);
    copy_side (&conflict->b, &difference->b);
    g_ptr_array_add (conflicts, conflict);
  }
  return conflicts;
}
