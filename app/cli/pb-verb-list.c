/* pb-verb-list.c: probata list CASE KIND [--json], probata list --forms
 *
 * Columns that can say who a protected person is are not shown where they are the record itself (names,
 * aliases): no reveal without an entry in the log (design 4a), and this version cannot make one yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-verb-list"

#include "config.h"

#include "pb-cli.h"

#include <glib/gi18n.h>

static PbExit
print_forms (gboolean json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "forms");
  json_builder_begin_array (builder);
  for (guint i = 0; i < PB_N_KINDS; i++) {
    const PbKindInfo *info = pb_kind_get_info ((PbKind) i);

    if (!json)
      pb_cli_print ("%s.csv: %s", info->form, info->doc);
    json_builder_begin_object (builder);
    pb_cli_add_string (builder, "form", info->form);
    pb_cli_add_string (builder, "doc", info->doc);
    json_builder_set_member_name (builder, "columns");
    json_builder_begin_array (builder);
    for (guint j = 1; j < info->n_columns; j++) {
      const PbColumn *column = &info->columns[j];
      g_autofree char *choices
          = column->choices != NULL ? g_strjoinv (" | ", (char **) column->choices) : NULL;

      if (!json)
        pb_cli_print ("    %-16s %s%s%s%s", column->form_name, column->doc,
                      column->required ? _ (" (needed)") : "", choices != NULL ? ": " : "",
                      choices != NULL ? choices : "");
      json_builder_begin_object (builder);
      pb_cli_add_string (builder, "name", column->form_name);
      pb_cli_add_string (builder, "doc", column->doc);
      pb_cli_add_string (builder, "choices", choices);
      if (column->reference != PB_KIND_NONE)
        pb_cli_add_string (builder, "refers-to", pb_kind_get_info (column->reference)->form);
      json_builder_end_object (builder);
    }
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (json)
    pb_cli_print_json (builder);
  return PB_EXIT_DONE;
}

static gboolean
is_hidden (PbKind kind, const PbColumn *column)
{
  return column->identity && (kind == PB_KIND_IDENTITY || kind == PB_KIND_ALIAS);
}

/* Ids of every kind that @kind refers to, with the keys people know them by. (transfer full) (nullable) */
static GHashTable *
load_keys (PbCliWait *wait, PbWorkspace *workspace, const PbKindInfo *info)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < info->n_columns; i++) {
    g_autoptr (GPtrArray) targets = NULL;

    if (info->columns[i].reference == PB_KIND_NONE)
      continue;
    targets = pb_cli_list (wait, workspace, info->columns[i].reference);
    if (targets == NULL)
      return NULL;
    for (guint j = 0; j < targets->len; j++) {
      PbRecord *target = g_ptr_array_index (targets, j);

      if (pb_record_get_key (target) != NULL)
        g_hash_table_insert (keys, g_strdup (pb_record_get_id (target)),
                             g_strdup (pb_record_get_key (target)));
    }
  }
  return g_steal_pointer (&keys);
}

/* As a form would have it: references by key. */
static const char *
show_value (PbRecord *record, guint column, GHashTable *keys)
{
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (record));
  const char *value = pb_record_get_nth (record, column);
  const char *key;

  if (value == NULL)
    return NULL;
  if (is_hidden (info->kind, &info->columns[column]))
    return _ ("(kept apart)");
  if (info->columns[column].reference == PB_KIND_NONE)
    return value;
  key = g_hash_table_lookup (keys, value);
  return key != NULL ? key : value;
}

static void
print_records (GPtrArray *records, const PbKindInfo *info, GHashTable *keys)
{
  for (guint i = 0; i < records->len; i++) {
    PbRecord *record = g_ptr_array_index (records, i);
    g_autoptr (GString) line
        = g_string_new (pb_record_get_key (record) != NULL ? pb_record_get_key (record) : "-");

    for (guint j = 2; j < info->n_columns; j++) {
      const char *value = show_value (record, j, keys);

      if (value != NULL && info->columns[j].type != PB_COLUMN_TYPE_SHA256
          && g_strcmp0 (info->columns[j].name, "boxes") != 0)
        g_string_append_printf (line, "  %s: %s", info->columns[j].form_name, value);
    }
    pb_cli_print ("%s", line->str);
  }
}

static void
print_records_json (GPtrArray *records, const PbKindInfo *info, GHashTable *keys)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, info->form);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++) {
    PbRecord *record = g_ptr_array_index (records, i);

    json_builder_begin_object (builder);
    for (guint j = 0; j < info->n_columns; j++)
      if (info->columns[j].type != PB_COLUMN_TYPE_BLOB)
        pb_cli_add_string (builder, info->columns[j].form_name, show_value (record, j, keys));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

PbExit
pb_verb_list (int argc, char **argv)
{
  gboolean json = FALSE, forms = FALSE;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("One JSON document"), NULL},
      {"forms", 0, 0, G_OPTION_ARG_NONE, &forms,
       N_ ("The kinds there are, and the columns of their CSV forms"), NULL},
      {NULL},
  };
  PbExit status;
  PbKind kind;

  if (!pb_cli_parse (argc, argv, entries, "CASE KIND",
                     _ ("Lists the records of one kind: parties, exhibits, facts, counts …"), 0, 2,
                     &arguments, &status))
    return status;
  if (forms)
    return print_forms (json);
  if (g_strv_length (arguments) != 2) {
    pb_cli_say (_ ("Usage: probata %s %s"), "list", "CASE KIND [--json]");
    return PB_EXIT_USAGE;
  }
  kind = pb_kind_from_form (arguments[1]);
  if (kind == PB_KIND_NONE) {
    pb_cli_say (_ ("probata list: there is no kind “%s”; probata list --forms names them."), arguments[1]);
    return PB_EXIT_USAGE;
  }

  g_autoptr (PbCliWait) wait = pb_cli_wait_new ();
  g_autoptr (PbCliCase) workspace = pb_cli_open (wait, arguments[0], TRUE);
  g_autoptr (GPtrArray) records = workspace != NULL ? pb_cli_list (wait, workspace, kind) : NULL;
  g_autoptr (GHashTable) keys = records != NULL ? load_keys (wait, workspace, pb_kind_get_info (kind)) : NULL;

  if (keys == NULL)
    return PB_EXIT_FAILED;
  if (json)
    print_records_json (records, pb_kind_get_info (kind), keys);
  else
    print_records (records, pb_kind_get_info (kind), keys);
  return PB_EXIT_DONE;
}
