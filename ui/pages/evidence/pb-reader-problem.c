/* pb-reader-problem.c: what is said where a page cannot be shown: what happened, what is kept, what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-reader"

#include "config.h"

#include "pb-error.h"
#include "pb-reader-private.h"
#include "pb-words.h"

#include <glib/gi18n.h>

static const struct {
  PbError code;
  const char *title;  /* with context "reader" */
  const char *advice; /* the same */
} problems[] = {
    {PB_ERROR_ENCRYPTED, NC_ ("reader", "This File Has a Password of Its Own"),
     NC_ ("reader",
          "The file is kept in the case as it came. Ask whoever gave it for the password, save a copy "
          "without one in its own program, and take the copy in beside it.")},
    {PB_ERROR_CORRUPT, NC_ ("reader", "This File Is Damaged"),
     NC_ ("reader",
          "The file is kept in the case as it came, and so is everything recorded about it. Ask for "
          "another copy and take it in beside this one.")},
    {PB_ERROR_TIMED_OUT, NC_ ("reader", "Drawing This Page Took Too Long"),
     NC_ ("reader", "Nothing was lost. Try again, or read the text.")},
    {PB_ERROR_TOO_LARGE, NC_ ("reader", "This Page Is Too Large to Draw"),
     NC_ ("reader", "The file is kept in the case as it came. Try a smaller size, or read the text.")},
    {PB_ERROR_UNSUPPORTED, NC_ ("reader", "This Kind of File Cannot Be Shown Here"),
     NC_ ("reader", "The file is kept in the case as it came. What is known of it, and its passages, can be "
                    "worked with.")},
    {PB_ERROR_NOT_FOUND, NC_ ("reader", "There Is No Such Page"),
     NC_ ("reader", "Nothing was lost. Go to another page.")},
    {PB_ERROR_INTERNAL, NC_ ("reader", "The Program That Draws Pages Did Not Answer"),
     NC_ ("reader",
          "Nothing was lost: files are only read in a closed-off program of its own. Try again; if it "
          "stays so, install Probata anew. The text can still be read.")},
};

const char *
pb_reader_describe_problem (const GError *error, const char **out_advice)
{
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    if (g_error_matches (error, PB_ERROR, (int) problems[i].code)) {
      *out_advice = g_dpgettext2 (NULL, "reader", problems[i].advice);
      return g_dpgettext2 (NULL, "reader", problems[i].title);
    }
  *out_advice = C_ ("reader", "Nothing was lost. Try again.");
  return C_ ("reader", "This Page Could Not Be Shown");
}

static void
add_line (GString *text, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (text, "\n%s: %s", name, value);
}

/* What is known of an exhibit that cannot be shown. */
static void
add_known (PbReader *self, GString *text)
{
  static const char *const columns[] = {"kind", "made_on", "obtained_on", "media_type"};

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    int column = pb_kind_find_column (PB_KIND_EXHIBIT, columns[i]);
    g_autofree char *value = pb_words_for_value (self->exhibit, (guint) column);

    add_line (text, pb_words_for_column (PB_KIND_EXHIBIT, (guint) column), value);
  }
}

static void
show_status (PbReader *self, const char *icon, const char *title, const char *words, gboolean can_retry)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_status_page_set_icon_name (self->status_page, icon);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, escaped);
  gtk_widget_set_visible (self->retry_button, can_retry);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

void
pb_reader_show_no_pages (PbReader *self)
{
  gboolean has_file = pb_record_get (pb_item_get_record (self->exhibit), "sha256") != NULL;
  g_autoptr (GString) words = g_string_new (
      has_file
          ? C_ ("reader", "The file is kept in the case as it came, but this version has no reader for it.")
          : C_ ("reader", "The exhibit is described; its file was not taken in."));

  g_string_append_c (words, '\n');
  add_known (self, words);
  show_status (self, "text-x-generic-symbolic",
               has_file ? C_ ("reader", "No Pages to Show") : C_ ("reader", "No File in the Case"),
               words->str, FALSE);
}

void
pb_reader_show_problem (PbReader *self, const GError *error)
{
  const char *advice;
  const char *title = pb_reader_describe_problem (error, &advice);

  show_status (self, "dialog-warning-symbolic", title, advice, TRUE);
}
