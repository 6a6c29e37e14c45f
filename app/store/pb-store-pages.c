/* pb-store-pages.c: text and layout of pages, as the confined worker drew them out. They can be made again
 * from the bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-files.h"
#include "pb-store-private.h"
#include "pb-vault-hash.h"

#include <string.h>

void
pb_store_page_free (PbStorePage *page)
{
  if (page == NULL)
    return;
  g_free (page->label);
  g_free (page->width);
  g_free (page->height);
  g_free (page->text);
  g_clear_pointer (&page->runs, g_bytes_unref);
  g_free (page);
}

static void
hash_field (PbVaultHash *hash, gconstpointer bytes, gsize length, gboolean is_there)
{
  /* With its length before it, so that no two pages make one row of bytes; absent is not empty. */
  guint64 head = GUINT64_TO_LE (is_there ? (guint64) length : G_MAXUINT64);

  pb_vault_hash_update (hash, &head, sizeof head);
  if (is_there)
    pb_vault_hash_update (hash, bytes, length);
}

static void
hash_text (PbVaultHash *hash, const char *text)
{
  hash_field (hash, text, text != NULL ? strlen (text) : 0, text != NULL);
}

/* Everything a page says, so that a byte that turns in the file is not taken for the words of an exhibit.
 * (transfer full) */
static char *
digest_page (const char *sha256, const PbStorePage *page)
{
  g_autoptr (PbVaultHash) hash = pb_vault_hash_new ();
  guint64 number = GUINT64_TO_LE (page->number);
  gsize length = 0;
  gconstpointer runs = page->runs != NULL ? g_bytes_get_data (page->runs, &length) : NULL;

  hash_text (hash, sha256);
  hash_field (hash, &number, sizeof number, TRUE);
  hash_text (hash, page->label);
  hash_text (hash, page->width);
  hash_text (hash, page->height);
  hash_text (hash, page->text);
  hash_field (hash, runs, length, page->runs != NULL);
  return pb_vault_hash_dup_hex (hash);
}

static gboolean
insert_page (PbStore *self, const char *sha256, const PbStorePage *page, GError **error)
{
  g_autoptr (PbStmt) statement
      = pb_db_prepare (self->db,
                       "INSERT INTO page (sha256, number, label, width, height, text, runs, digest) "
                       "VALUES ($sha256, $number, $label, $width, $height, $text, $runs, $digest)",
                       error);
  g_autofree char *digest = digest_page (sha256, page);

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$sha256", sha256);
  pb_stmt_bind_int (statement, "$number", page->number);
  pb_stmt_bind_text (statement, "$label", page->label);
  pb_stmt_bind_text (statement, "$width", page->width);
  pb_stmt_bind_text (statement, "$height", page->height);
  pb_stmt_bind_text (statement, "$text", page->text);
  pb_stmt_bind_text (statement, "$digest", digest);
  if (page->runs != NULL) {
    gsize length = 0;
    gconstpointer bytes = g_bytes_get_data (page->runs, &length);

    pb_stmt_bind_blob (statement, "$runs", bytes, length);
  }
  return pb_stmt_run (statement, error);
}

gboolean
pb_store_page_insert (PbStore *self, const char *sha256, const PbStorePage *page, GError **error)
{
  g_return_val_if_fail (self != NULL && sha256 != NULL && page != NULL, FALSE);

  if (page->width == NULL || page->height == NULL || page->text == NULL
      || !g_utf8_validate (page->text, -1, NULL)) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "Page %u has no size, or no text in UTF-8",
                 page->number + 1);
    return FALSE;
  }
  if (!_pb_store_begin_write (self, error))
    return FALSE;
  if (!insert_page (self, sha256, page, error)) {
    g_prefix_error (error, "Page %u: ", page->number + 1);
    return _pb_store_end_write (self, FALSE, error);
  }
  return _pb_store_end_write (self, TRUE, error);
}

static PbStorePage *
read_page (PbStmt *statement, const char *sha256, GError **error)
{
  g_autoptr (PbStorePage) page = g_new0 (PbStorePage, 1);
  g_autofree char *digest = NULL;
  const char *text = pb_stmt_get_text (statement, 4);
  gint64 number = pb_stmt_get_int (statement, 0);

  if (number < 0 || number > G_MAXINT || text == NULL || !g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "A page (%" G_GINT64_FORMAT ") does not hold text",
                 number);
    return NULL;
  }
  page->number = (guint) number;
  page->label = g_strdup (pb_stmt_get_text (statement, 1));
  page->width = g_strdup (pb_stmt_get_text (statement, 2));
  page->height = g_strdup (pb_stmt_get_text (statement, 3));
  page->text = g_strdup (text);
  if (!pb_stmt_is_null (statement, 5)) {
    gsize length = 0;
    const guint8 *bytes = pb_stmt_get_blob (statement, 5, &length);

    page->runs = g_bytes_new (bytes, length);
  }
  digest = digest_page (sha256, page);
  if (g_strcmp0 (digest, pb_stmt_get_text (statement, 6)) != 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT,
                 "Page %u: its text is no longer what was read in the file", page->number + 1);
    return NULL;
  }
  return g_steal_pointer (&page);
}

#define SELECT_PAGE                                                                                          \
  "SELECT number, label, width, height, text, runs, digest FROM page WHERE sha256 = $sha256 "

PbStorePage *
pb_store_page_get (PbStore *self, const char *sha256, guint number, GError **error)
{
  g_autoptr (PbStmt) statement = NULL;
  PbStep step = PB_STEP_ERROR;

  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  statement = pb_db_prepare (self->db, SELECT_PAGE "AND number = $number", error);
  if (statement == NULL)
    return NULL;
  pb_stmt_bind_text (statement, "$sha256", sha256);
  pb_stmt_bind_int (statement, "$number", number);
  step = pb_stmt_step (statement, error);
  if (step == PB_STEP_ROW)
    return read_page (statement, sha256, error);
  if (step == PB_STEP_DONE)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, "There is no page %u of the file with the SHA-256 %s",
                 number + 1, sha256);
  return NULL;
}

GPtrArray *
pb_store_page_list (PbStore *self, const char *sha256, GError **error)
{
  g_autoptr (PbStmt) statement = NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_store_page_free);
  PbStep step = PB_STEP_ROW;

  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  statement = pb_db_prepare (self->db, SELECT_PAGE "ORDER BY number", error);
  if (statement == NULL)
    return NULL;
  pb_stmt_bind_text (statement, "$sha256", sha256);
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    PbStorePage *page = read_page (statement, sha256, error);

    if (page == NULL)
      return NULL;
    g_ptr_array_add (pages, page);
  }
  return step == PB_STEP_DONE ? g_steal_pointer (&pages) : NULL;
}

GPtrArray *
pb_store_page_list_sizes (PbStore *self, const char *sha256, GError **error)
{
  g_autoptr (PbStmt) statement = NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_store_page_free);
  PbStep step = PB_STEP_ROW;

  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  statement = pb_db_prepare (
      self->db, "SELECT number, label, width, height FROM page WHERE sha256 = $sha256 ORDER BY number",
      error);
  if (statement == NULL)
    return NULL;
  pb_stmt_bind_text (statement, "$sha256", sha256);
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    gint64 number = pb_stmt_get_int (statement, 0);
    PbStorePage *page;

    if (number < 0 || number >= G_MAXINT) {
      g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "A page has the number %" G_GINT64_FORMAT, number);
      return NULL;
    }
    page = g_new0 (PbStorePage, 1);
    page->number = (guint) number;
    page->label = g_strdup (pb_stmt_get_text (statement, 1));
    page->width = g_strdup (pb_stmt_get_text (statement, 2));
    page->height = g_strdup (pb_stmt_get_text (statement, 3));
    g_ptr_array_add (pages, page);
  }
  return step == PB_STEP_DONE ? g_steal_pointer (&pages) : NULL;
}

gboolean
pb_store_page_delete_all (PbStore *self, const char *sha256, GError **error)
{
  g_autoptr (PbStmt) statement = NULL;

  g_return_val_if_fail (self != NULL && sha256 != NULL, FALSE);

  if (!_pb_store_begin_write (self, error))
    return FALSE;
  statement = pb_db_prepare (self->db, "DELETE FROM page WHERE sha256 = $sha256", error);
  if (statement == NULL)
    return _pb_store_end_write (self, FALSE, error);
  pb_stmt_bind_text (statement, "$sha256", sha256);
  return _pb_store_end_write (self, pb_stmt_run (statement, error), error);
}
