/* pb-verb-compare.c: probata compare A B [--json]: exits 0 with or without conflicts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-verb-compare"

#include "config.h"

#include "pb-cli.h"
#include "pb-statement-compare.h"

#include <glib/gi18n.h>

static void
add_side (JsonBuilder *builder, const char *name, const PbConflictSide *side)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "page");
  json_builder_add_int_value (builder, side->page);
  pb_cli_add_string (builder, "quote", side->quote);
  pb_cli_add_string (builder, "value", side->value);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *conflicts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < conflicts->len; i++) {
    const PbConflict *conflict = g_ptr_array_index (conflicts, i);

    json_builder_begin_object (builder);
    pb_cli_add_string (builder, "type", conflict->type);
    pb_cli_add_string (builder, "rule", conflict->rule);
    add_side (builder, "a", &conflict->a);
    add_side (builder, "b", &conflict->b);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

static void
print_text (GPtrArray *conflicts, const char *name_a, const char *name_b)
{
  for (guint i = 0; i < conflicts->len; i++) {
    const PbConflict *conflict = g_ptr_array_index (conflicts, i);

    pb_cli_print ("△ %s: %s", conflict->type, conflict->rule);
    pb_cli_print ("    %s p.%u: “%s”", name_a, conflict->a.page, conflict->a.quote);
    pb_cli_print ("    %s p.%u: “%s”", name_b, conflict->b.page, conflict->b.quote);
  }
  if (conflicts->len == 0)
    pb_cli_print ("%s", _ ("Nothing that can be compared differs."));
  else
    pb_cli_print ("%s", _ ("Not yet evaluated: a difference may have many reasons, and a person weighs each "
                           "alone and all together."));
}

PbExit
pb_verb_compare (int argc, char **argv)
{
  gboolean json = FALSE;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[]
      = {{"json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("One JSON document"), NULL}, {NULL}};
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  PbExit status;

  if (!pb_cli_parse (
          argc, argv, entries, "A B",
          _ ("Compares two statements (PDF or text): dates, sums, durations, counts, places, yes and no."), 2,
          2, &arguments, &status))
    return status;
  conflicts = pb_statement_compare (arguments[0], arguments[1], NULL, &error);
  if (conflicts == NULL)
    return pb_cli_fail (NULL, error);
  if (json)
    print_json (conflicts);
  else
    print_text (conflicts, arguments[0], arguments[1]);
  return PB_EXIT_DONE;
}
