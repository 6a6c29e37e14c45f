/* pb-count-detail.c: see pb-count-detail.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-count-detail"

#include "config.h"

#include "pb-count-detail.h"
#include "pb-record-section.h"

#include <glib/gi18n.h>

static void
add_defences (PbDetailBox *box, PbCase *document, const PbCount *count)
{
  const char *const counts[] = {count->row.id, NULL};
  g_autofree char *target = pb_detail_box_make_target ("defence", "count", count->row.id, NULL);
  const PbRecordSectionSpec spec = {
      .kind = PB_KIND_DEFENCE,
      .column = "count_id",
      .values = counts,
      .title = C_ ("count detail", "Defences"),
      .empty = C_ ("count detail", "No defence is recorded. What will each of the accused say?"),
      .add = C_ ("count detail", "Add a defence"),
      .add_target = target,
  };

  pb_detail_box_add (box, pb_record_section_new (document, &spec));
}

/* NULL-terminated ids of the facts that bear on @count, each once. */
static GPtrArray *
list_facts (const PbSnapshot *snapshot, const PbCount *count)
{
  GPtrArray *facts = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < snapshot->bearings->len; i++) {
    const PbBearing *bearing = g_ptr_array_index (snapshot->bearings, i);

    if (bearing->count == count && g_hash_table_add (seen, bearing->fact))
      g_ptr_array_add (facts, (gpointer) bearing->fact->row.id);
  }
  g_ptr_array_add (facts, NULL);
  return facts;
}

static void
add_alternatives (PbDetailBox *box, PbCase *document, const PbCount *count)
{
  g_autoptr (GPtrArray) facts = list_facts (pb_case_get_review (document)->analysis->snapshot, count);
  const PbRecordSectionSpec spec = {
      .kind = PB_KIND_ALTERNATIVE,
      .column = "fact_id",
      .values = (const char *const *) facts->pdata,
      .title = C_ ("count detail", "What else its facts could mean"),
      .empty = C_ ("count detail", "No other explanation is recorded."),
      .add = C_ ("count detail", "Add another explanation"),
      .add_target = "alternative",
  };

  pb_detail_box_add (box, pb_record_section_new (document, &spec));
}

static void
add_indicators (PbDetailBox *box, PbCase *document, const PbCount *count)
{
  g_autoptr (GPtrArray) victims = g_ptr_array_new ();
  g_autofree char *target = NULL;

  for (guint i = 0; i < count->victims->len; i++)
    g_ptr_array_add (victims, (gpointer) ((PbParty *) g_ptr_array_index (count->victims, i))->row.id);
  target = pb_detail_box_make_target ("indicator_answer", "victim",
                                      victims->len == 1 ? g_ptr_array_index (victims, 0) : NULL, NULL);
  g_ptr_array_add (victims, NULL);

  pb_detail_box_add (
      box, pb_record_section_new (document,
                                  &(PbRecordSectionSpec) {
                                      .kind = PB_KIND_INDICATOR_ANSWER,
                                      .column = "victim_id",
                                      .values = (const char *const *) victims->pdata,
                                      .title = C_ ("count detail", "Indicators, as its victims answered"),
                                      .empty = C_ ("count detail", "No victim of this count was asked yet."),
                                      .add = C_ ("count detail", "Add an answer to an indicator"),
                                      .add_target = target,
                                  }));
}

void
pb_count_detail_fill (PbDetailBox *box, PbCase *document, const PbCount *count)
{
  g_autofree char *title = NULL;

  g_return_if_fail (PB_IS_DETAIL_BOX (box) && PB_IS_CASE (document) && count != NULL);

  title = g_strdup_printf (C_ ("count detail", "Count %d: %s"), count->number,
                           count->offence != NULL ? count->offence->label : count->offence_id);
  pb_detail_box_set_title (box, title);
  pb_detail_box_set_subject (box, count->row.id);
  add_defences (box, document, count);
  add_alternatives (box, document, count);
  add_indicators (box, document, count);
}
