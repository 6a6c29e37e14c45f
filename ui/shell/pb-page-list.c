/* pb-page-list.c: see pb-page-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page-list"

#include "config.h"

#include "pages/acts/pb-acts-page.h"
#include "pages/enquiries/pb-enquiries-page.h"
#include "pages/evidence/pb-evidence-page.h"
#include "pages/facts/pb-facts-page.h"
#include "pages/history/pb-history-page.h"
#include "pages/people/pb-people-page.h"
#include "pb-page-list.h"

#include <glib/gi18n.h>

/* Ended by an entry without an id. */
static const PbPageEntry entries[] = {
    {"people", NC_ ("page", "People"), "system-users-symbolic", pb_people_page_get_type, NULL},
    {"acts", NC_ ("page", "Acts"), "x-office-calendar-symbolic", pb_acts_page_get_type, NULL},
    {"evidence", NC_ ("page", "Evidence"), "document-open-symbolic", pb_evidence_page_get_type, NULL},
    {"facts", NC_ ("page", "Facts"), "view-list-bullet-symbolic", pb_facts_page_get_type,
     pb_facts_page_count},
    {"enquiries", NC_ ("page", "Enquiries"), "task-due-symbolic", pb_enquiries_page_get_type,
     pb_enquiries_page_count},
    {"history", NC_ ("page", "History"), "document-open-recent-symbolic", pb_history_page_get_type, NULL},
    {NULL, NULL, NULL, NULL, NULL},
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
