/* pb-cli.c: see pb-cli.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "pb-cli.h"
#include "pb-error.h"
#include "pb-text.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

/* Longest line shown of anything that came from outside: a terminal is no place for more. */
#define MAX_LINE_CHARS 4000u
#define MAX_QUOTE_CHARS 160u
#define CONTINUATION "    "

/* Texts of exhibits and names of files may carry control characters; a terminal would obey them. They may
 * also carry line feeds, with which they could pretend to be a line of ours: what follows on a first line is
 * set in. */
static void
write_lines (FILE *file, const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean begun = FALSE;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *valid = g_utf8_make_valid (lines[i], -1);
    g_autofree char *line = pb_text_for_display (valid, MAX_LINE_CHARS);

    if (begun && *line != '\0')
      fputs (CONTINUATION, file);
    begun = begun || *line != '\0';
    fputs (line, file);
    fputc ('\n', file);
  }
}

void
pb_cli_say (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  write_lines (stderr, format, args);
  va_end (args);
}

void
pb_cli_print (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  write_lines (stdout, format, args);
  va_end (args);
}

PbExit
pb_cli_finish (PbExit status)
{
  if (fflush (stdout) == 0 && ferror (stdout) == 0)
    return status;
  pb_cli_say (_ ("probata: the output could not be written: %s"), g_strerror (errno));
  return PB_EXIT_FAILED;
}

PbExit
pb_cli_fail (const char *name, const GError *error)
{
  if (name != NULL && strstr (error->message, name) == NULL)
    pb_cli_say ("probata: %s: %s", name, error->message);
  else
    pb_cli_say ("probata: %s", error->message);
  if (error->domain == PB_ERROR)
    pb_cli_say ("         %s", pb_error_describe (error));
  return PB_EXIT_FAILED;
}

/* GOption keeps a "--" that stands before something that looks like an option. */
static void
drop_separator (char **arguments)
{
  guint i = 0;

  while (arguments[i] != NULL && !g_str_equal (arguments[i], "--"))
    i++;
  if (arguments[i] == NULL)
    return;
  g_free (arguments[i]);
  for (; arguments[i] != NULL; i++)
    arguments[i] = arguments[i + 1];
}

gboolean
pb_cli_parse (int argc, char **argv, const GOptionEntry *entries, const char *parameters, const char *summary,
              int min, int max, char ***arguments, PbExit *out_exit)
{
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) left = g_new0 (char *, argc + 1);
  gboolean help = FALSE;
  int n_left = 0;
  const GOptionEntry common[] = {{"help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this"), NULL}, {NULL}};

  for (int i = 0; i < argc; i++)
    left[i] = g_strdup (argv[i]);
  g_option_context_set_summary (context, summary);
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  *out_exit = PB_EXIT_USAGE;
  if (!g_option_context_parse_strv (context, &left, &error)) {
    pb_cli_say ("probata %s: %s", argv[0], error->message);
    return FALSE;
  }
  if (help) {
    g_autofree char *text = g_option_context_get_help (context, FALSE, NULL);

    fputs (text, stdout);
    *out_exit = PB_EXIT_DONE;
    return FALSE;
  }
  drop_separator (left);
  n_left = (int) g_strv_length (left) - 1;
  if (n_left < min || (max >= 0 && n_left > max)) {
    pb_cli_say (_ ("Usage: probata %s %s"), argv[0], parameters);
    return FALSE;
  }
  *arguments = g_strdupv (left + 1);
  return TRUE;
}

PbCliWait *
pb_cli_wait_new (void)
{
  PbCliWait *wait = g_new0 (PbCliWait, 1);

  wait->context = g_main_context_new ();
  g_main_context_push_thread_default (wait->context);
  return wait;
}

void
pb_cli_wait_free (PbCliWait *wait)
{
  if (wait == NULL)
    return;
  g_clear_object (&wait->result);
  while (g_main_context_iteration (wait->context, FALSE))
    ;
  g_main_context_pop_thread_default (wait->context);
  g_main_context_unref (wait->context);
  g_free (wait);
}

void
pb_cli_done (GObject *source, GAsyncResult *result, gpointer data)
{
  PbCliWait *wait = data;

  g_set_object (&wait->result, result);
}

GAsyncResult *
pb_cli_wait_result (PbCliWait *wait)
{
  g_clear_object (&wait->result);
  while (wait->result == NULL)
    g_main_context_iteration (wait->context, TRUE);
  return wait->result;
}

void
pb_cli_close (PbCliCase *workspace)
{
  if (workspace == NULL)
    return;
  pb_workspace_close (workspace);
  g_object_unref (workspace);
}

PbCliCase *
pb_cli_open (PbCliWait *wait, const char *path, gboolean read_only)
{
  g_autoptr (PbCliCase) workspace = pb_workspace_new ();
  g_autoptr (GError) error = NULL;

  pb_workspace_open_async (workspace, path, read_only, NULL, pb_cli_done, wait);
  if (!pb_workspace_open_finish (workspace, pb_cli_wait_result (wait), &error)) {
    pb_cli_fail (path, error);
    return NULL;
  }
  return g_steal_pointer (&workspace);
}

GPtrArray *
pb_cli_list (PbCliWait *wait, PbWorkspace *workspace, PbKind kind)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  pb_workspace_list_async (workspace, kind, NULL, pb_cli_done, wait);
  records = pb_workspace_list_finish (workspace, pb_cli_wait_result (wait), &error);
  if (records == NULL)
    pb_cli_fail (NULL, error);
  return records;
}

/* JSON-GLib escapes what JSON asks for: C0. A terminal obeys C1 and bidirectional controls as well; they
 * occur inside strings only, where \\u says the same to whoever reads JSON. */
static char *
escape_json (const char *json)
{
  g_autoptr (GString) escaped = g_string_sized_new (strlen (json));

  for (const char *at = json; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    char letter[7] = {0};

    g_unichar_to_utf8 (c, letter);
    if (c == '\n' || pb_text_is_display_safe (letter))
      g_string_append (escaped, letter);
    else
      g_string_append_printf (escaped, "\\u%04x", c);
  }
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

void
pb_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  escaped = escape_json (text);
  puts (escaped);
}

void
pb_cli_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

void
pb_cli_add_passages (JsonBuilder *builder, GPtrArray *passages)
{
  json_builder_set_member_name (builder, "passages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < passages->len; i++) {
    const PbPassage *passage = g_ptr_array_index (passages, i);

    json_builder_begin_object (builder);
    pb_cli_add_string (builder, "key", passage->row.key);
    pb_cli_add_string (builder, "exhibit",
                       passage->exhibit->row.key != NULL ? passage->exhibit->row.key
                                                         : passage->exhibit->row.id);
    if (passage->page > 0) {
      json_builder_set_member_name (builder, "page");
      json_builder_add_int_value (builder, passage->page);
    }
    pb_cli_add_string (builder, "quote", passage->quote);
    pb_cli_add_string (builder, "located", passage->located);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

char *
pb_cli_describe_passage (const PbPassage *passage)
{
  const char *exhibit
      = passage->exhibit->row.key != NULL ? passage->exhibit->row.key : passage->exhibit->row.id;
  g_autofree char *quote
      = passage->quote != NULL ? pb_text_for_display (passage->quote, MAX_QUOTE_CHARS) : NULL;
  g_autoptr (GString) text = g_string_new (exhibit);

  if (passage->page > 0)
    g_string_append_printf (text, C_ ("pinpoint", " p.%u"), passage->page);
  if (quote != NULL)
    g_string_append_printf (text, " “%s”", quote);
  if (g_strcmp0 (passage->located, "lost") == 0)
    g_string_append (text, C_ ("pinpoint", " (lost: look again)"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
