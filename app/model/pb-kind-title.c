/* pb-kind-title.c: see pb-kind-title.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-kind-title"

#include "config.h"

#include "pb-kind-title.h"

#define TITLE(KIND, n, ...) [PB_KIND_##KIND] = {PB_KIND_##KIND, {__VA_ARGS__, NULL}, n}

static const PbKindTitle titles[PB_N_KINDS] = {
    TITLE (CASE_FILE, 1, "title"),
    TITLE (LAW_PIN, 2, "pack", "version"),
    TITLE (LAW_CONFIRMATION, 2, "pack", "rule"),
    TITLE (PARTY, 1, "pseudonym"),
    TITLE (IDENTITY, 2, "party_id", "exhibit_id", "kind"),
    TITLE (ALIAS, 2, "party_id", "key"),
    TITLE (ROLE, 2, "party_id", "role", "act_id"),
    TITLE (RELATION, 3, "party_id", "kind", "other_id"),
    TITLE (INFLUENCE, 3, "party_id", "kind", "other_id"),
    TITLE (PLACE, 1, "label"),
    TITLE (ACT, 1, "label"),
    TITLE (ACT_PARTY, 2, "act_id", "party_id", "part"),
    TITLE (EXHIBIT, 1, "key", "label"),
    TITLE (CUSTODY_EVENT, 2, "exhibit_id", "kind", "date"),
    TITLE (DERIVATION, 2, "exhibit_id", "kind", "original_id"),
    TITLE (STATEMENT, 1, "key", "speaker_id", "exhibit_id"),
    TITLE (STATEMENT_ACT, 2, "statement_id", "act_id"),
    TITLE (QUESTION, 2, "statement_id", "number"),
    TITLE (PRESENCE, 2, "statement_id", "party_id", "capacity"),
    TITLE (PASSAGE, 2, "exhibit_id", "page", "quote"),
    TITLE (ASSERTION, 2, "speaker_id", "proposition"),
    TITLE (ASSERTION_SOURCE, 2, "assertion_id", "source_id"),
    /* Not by what was said (identity): by what was made of it. */
    TITLE (VALUE, 2, "type", "slot", "date", "low", "currency", "unit"),
    TITLE (FACT, 1, "label"),
    TITLE (ASSERTION_FACT, 2, "assertion_id", "fact_id"),
    TITLE (COUNT, 1, "key", "offence"),
    TITLE (COUNT_ACCUSED, 2, "count_id", "party_id"),
    TITLE (COUNT_VICTIM, 2, "count_id", "party_id"),
    TITLE (COUNT_ACT, 2, "count_id", "act_id"),
    TITLE (BEARING, 2, "fact_id", "element", "accused_id"),
    TITLE (ATTRIBUTION, 2, "bearing_id", "accused_id", "mode"),
    TITLE (ALTERNATIVE, 2, "fact_id", "explanation"),
    TITLE (DEFENCE, 3, "count_id", "accused_id", "defence"),
    TITLE (INDICATOR_ANSWER, 2, "victim_id", "indicator", "answer"),
    TITLE (CONTROL_MECHANISM, 2, "victim_id", "kind"),
    TITLE (INCONSISTENCY, 2, "kind", "assertion_id", "other_id"),
    TITLE (ASSESSMENT, 2, "inconsistency_id", "explanation", "outcome"),
    TITLE (WEIGHING, 2, "party_id", "outcome"),
    TITLE (EXAMINATION, 2, "party_id", "date"),
    TITLE (FINDING, 2, "examination_id", "kind", "body_region"),
    TITLE (FINDING_ALLEGATION, 2, "finding_id", "fact_id"),
    TITLE (PHOTOGRAPH_REGION, 2, "exhibit_id", "shows"),
    TITLE (EMPLOYMENT, 2, "worker_id", "employer_id", "occupation"),
    TITLE (TERM, 2, "employment_id", "subject", "side"),
    TITLE (WORK_PATTERN, 2, "employment_id", "period"),
    TITLE (PAY_LINE, 2, "employment_id", "period", "kind"),
    TITLE (PAYMENT, 2, "employment_id", "date", "kind", "low", "currency"),
    TITLE (DEBT, 2, "debtor_id", "creditor_id", "purpose"),
    TITLE (DEBT_ENTRY, 2, "debt_id", "date", "kind"),
    TITLE (LOSS_ITEM, 2, "victim_id", "label"),
    TITLE (ROUTE, 2, "victim_id", "route"),
    TITLE (CLAIM, 2, "loss_item_id", "route_id"),
    TITLE (PROCEEDING, 2, "forum", "number"),
    TITLE (DECISION, 2, "proceeding_id", "kind", "date"),
    TITLE (RECEIPT, 2, "date", "amount", "currency"),
    TITLE (CONSENT, 2, "party_id", "subject", "date"),
    TITLE (INFORMATION, 2, "party_id", "subject", "date"),
    TITLE (WISH, 2, "party_id", "words"),
    TITLE (DISCLOSURE, 2, "recipient", "date"),
    TITLE (NEED, 2, "party_id", "kind"),
    TITLE (REFERRAL, 2, "need_id", "to_id"),
    TITLE (ENQUIRY, 1, "label"),
    TITLE (REQUEST_ABROAD, 2, "country", "channel", "enquiry_id"),
    TITLE (USER, 1, "label"),
    TITLE (GRANT_ENTRY, 2, "user_id", "class", "may"),
    TITLE (LEGAL_HOLD, 2, "subject", "since"),
};

const PbKindTitle *
pb_kind_get_title (PbKind kind)
{
  g_return_val_if_fail (kind >= 0 && kind < PB_N_KINDS, NULL);

  return &titles[kind];
}

gboolean
pb_kind_may_show (PbKind kind, guint column)
{
  const PbKindInfo *info = pb_kind_get_info (kind);

  g_return_val_if_fail (info != NULL && column < info->n_columns, FALSE);

  return !info->columns[column].identity
         || (kind == PB_KIND_PASSAGE && g_str_equal (info->columns[column].name, "quote"))
         || (kind == PB_KIND_ASSERTION && g_str_equal (info->columns[column].name, "proposition"));
}
