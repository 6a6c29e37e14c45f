/* pb-page-list.c: see pb-page-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page-list"

#include "config.h"

#include "pages/acts/pb-acts-page.h"
#include "pages/charges/pb-charges-page.h"
#include "pages/corroboration/pb-corroboration-page.h"
#include "pages/enquiries/pb-enquiries-page.h"
#include "pages/evidence/pb-evidence-page.h"
#include "pages/facts/pb-facts-page.h"
#include "pages/history/pb-history-page.h"
#include "pages/inconsistencies/pb-inconsistencies-page.h"
#include "pages/people/pb-people-page.h"
#include "pages/remedies/pb-remedies-page.h"
#include "pages/start/pb-start-page.h"
#include "pb-page-list.h"

#include <glib/gi18n.h>

/* --- open work on a page, for its count in the sidebar */

static guint
count_differences (PbReview *review)
{
  guint n = 0;

  for (guint i = 0; i < review->analysis->differences->len; i++) {
    const PbDifference *difference = g_ptr_array_index (review->analysis->differences, i);

    n += difference->recorded == NULL || difference->recorded->n_assessments == 0 ? 1 : 0;
  }
  return n;
}

static guint
count_gaps (PbReview *review)
{
  return review->analysis->gaps->len;
}

/* Ended by an entry without an id. */
static const PbPageEntry entries[] = {
    {"start", NC_ ("page", "Start"), "go-home-symbolic", pb_start_page_get_type, NULL, FALSE},
    {"people", NC_ ("page", "People"), "system-users-symbolic", pb_people_page_get_type, NULL, FALSE},
    {"acts", NC_ ("page", "Acts"), "x-office-calendar-symbolic", pb_acts_page_get_type, NULL, FALSE},
    {"evidence", NC_ ("page", "Evidence"), "document-open-symbolic", pb_evidence_page_get_type, NULL, TRUE},
    {"facts", NC_ ("page", "Facts"), "view-list-bullet-symbolic", pb_facts_page_get_type, pb_facts_page_count,
     FALSE},
    {"charges", NC_ ("page", "Charges"), "view-grid-symbolic", pb_charges_page_get_type, NULL, FALSE},
    {"inconsistencies", NC_ ("page", "Inconsistencies"), "view-dual-symbolic",
     pb_inconsistencies_page_get_type, count_differences, FALSE},
    {"corroboration", NC_ ("page", "Corroboration"), "emblem-shared-symbolic", pb_corroboration_page_get_type,
     count_gaps, FALSE},
    {"remedies", NC_ ("page", "Remedies"), "x-office-spreadsheet-symbolic", pb_remedies_page_get_type, NULL,
     FALSE},
    {"enquiries", NC_ ("page", "Enquiries"), "dialog-question-symbolic", pb_enquiries_page_get_type,
     pb_enquiries_page_count, FALSE},
    {"history", NC_ ("page", "History"), "document-open-recent-symbolic", pb_history_page_get_type, NULL,
     FALSE},
    {NULL, NULL, NULL, NULL, NULL, FALSE},
};

const PbPageEntry *
pb_page_list_get (guint *out_n)
{
  *out_n = G_N_ELEMENTS (entries) - 1;
  return entries;
}

const PbPageEntry *
pb_page_list_find (const char *id)
{
  for (const PbPageEntry *entry = entries; entry->id != NULL; entry++)
    if (g_strcmp0 (entry->id, id) == 0)
      return entry;
  return NULL;
}
