/* pb-store-search.c: words found again: a plain scan that compares folded text.
 *
 * Folding makes one query serve every script and every way of writing (case, combining marks, the spaces that
 * text extraction puts between Thai and Khmer syllables). A scan costs about as much as reading the text
 * once, and no query can be wrong syntax.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-store-private.h"
#include "pb-store-views.h"
#include "pb-text.h"

#include <string.h>

/* Characters shown before and after what was found: one line of a list. */
#define CONTEXT_CHARS 40

/* Where is looked: the words, the record, its exhibit, its page from 1. All columns are there in every
 * SELECT, in this order. */
static const struct {
  PbKind kind;
  const char *sql;
} places[] = {
    {PB_KIND_EXHIBIT, "SELECT page.text, exhibit.id, exhibit.id, page.number + 1 FROM page JOIN exhibit ON "
                      "exhibit.sha256 = page.sha256 "
                      "ORDER BY exhibit.id, page.number"},
    {PB_KIND_ASSERTION,
     "SELECT assertion.proposition, assertion.id, passage.exhibit_id, passage.page FROM assertion "
     "LEFT JOIN passage ON passage.id = assertion.passage_id ORDER BY assertion.id"},
    {PB_KIND_PASSAGE, "SELECT quote, id, exhibit_id, page FROM passage WHERE quote IS NOT NULL ORDER BY id"},
    {PB_KIND_FACT, "SELECT label, id, NULL, 0 FROM fact ORDER BY id"},
    {PB_KIND_ACT, "SELECT label, id, NULL, 0 FROM act ORDER BY id"},
    {PB_KIND_EXHIBIT, "SELECT label, id, id, 0 FROM exhibit ORDER BY id"},
};

void
pb_store_hit_free (PbStoreHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->record_id);
  g_free (hit->exhibit_id);
  g_free (hit->snippet);
  g_free (hit);
}

static gboolean
is_searchable (const char *text)
{
  return text != NULL && strlen (text) <= PB_TEXT_MAX_BYTES && g_utf8_validate (text, -1, NULL);
}

/* The part of @window between whole words: at most from the first boundary inside to the last, never cutting
 * what stands from @start to @end. */
static char *
trim_to_words (const char *window, gboolean cut_before, gboolean cut_after, gsize start, gsize end)
{
  g_autoptr (GArray) boundaries = pb_text_boundaries (window, PB_BOUNDARY_WORD, NULL);
  gsize from = 0;
  gsize to = strlen (window);

  for (guint i = 0; cut_before && from == 0 && i < boundaries->len; i++) {
    gsize place = g_array_index (boundaries, guint32, i);

    from = place > 0 && place <= start ? place : 0;
  }
  for (guint i = boundaries->len; cut_after && to == strlen (window) && i > 0; i--) {
    gsize place = g_array_index (boundaries, guint32, i - 1);

    to = place < to && place >= end ? place : to;
  }
  return g_strndup (window + from, to - from);
}

/* @text from some characters before @start to some after @end, on one line, in whole words. */
static char *
cut_snippet (const char *text, gsize start, gsize end)
{
  const char *from = text + start;
  const char *to = text + end;
  g_autofree char *window = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < CONTEXT_CHARS && from > text; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < CONTEXT_CHARS && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  window = g_strndup (from, (gsize) (to - from));
  for (char *p = window; *p != '\0'; p++) {
    if (g_ascii_isspace (*p))
      *p = ' ';
  }
  words = trim_to_words (window, from > text, *to != '\0', (gsize) (text + start - from),
                         (gsize) (text + end - from));
  return g_strconcat (from > text ? "…" : "", g_strstrip (words), *to != '\0' ? "…" : "", NULL);
}

static PbStoreHit *
hit_new (PbKind kind, PbStmt *statement, gsize start, gsize end)
{
  PbStoreHit *hit = g_new0 (PbStoreHit, 1);
  gint64 page = pb_stmt_get_int (statement, 3);

  hit->kind = kind;
  hit->snippet = cut_snippet (pb_stmt_get_text (statement, 0), start, end);
  hit->record_id = g_strdup (pb_stmt_get_text (statement, 1));
  hit->exhibit_id = g_strdup (pb_stmt_get_text (statement, 2));
  hit->page = page > 0 && page <= G_MAXINT ? (guint) page : 0;
  return hit;
}

static void
look_at_row (PbStmt *statement, PbKind kind, const char *query, const char *folded_query, GPtrArray *hits)
{
  const char *text = pb_stmt_get_text (statement, 0);
  g_autofree char *folded = NULL;
  gsize start = 0;
  gsize end = 0;

  if (!is_searchable (text))
    return;
  /* Places cost twice the folding and are needed only where something is found. */
  folded = pb_text_fold_for_search (text, NULL);
  if (strstr (folded, folded_query) != NULL && pb_text_find_quote (text, query, 1, &start, &end))
    g_ptr_array_add (hits, hit_new (kind, statement, start, end));
}

static gboolean
search_all (PbStore *self, const char *query, const char *folded_query, guint limit, GPtrArray *hits,
            GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (PbStmt) statement = pb_db_prepare (self->db, places[i].sql, error);
    PbStep step = PB_STEP_ROW;

    if (statement == NULL)
      return FALSE;
    while (hits->len < limit && (step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      look_at_row (statement, places[i].kind, query, folded_query, hits);
    }
    if (step == PB_STEP_ERROR)
      return FALSE;
  }
  return TRUE;
}

GPtrArray *
pb_store_search (PbStore *self, const char *query, guint limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_store_hit_free);
  g_autofree char *folded = NULL;
  gboolean done = FALSE;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  if (strlen (query) > PB_STORE_SEARCH_MAX_QUERY || !g_utf8_validate (query, -1, NULL))
    return g_steal_pointer (&hits);
  folded = pb_text_fold_for_search (query, NULL);
  if (folded[0] == '\0')
    return g_steal_pointer (&hits);
  if (!pb_db_begin (self->db, PB_DB_READ, error))
    return NULL;
  done = search_all (self, query, folded, limit, hits, cancellable, error);
  _pb_store_end_read (self);
  return done ? g_steal_pointer (&hits) : NULL;
}
