/* pb-words.c: see pb-words.h. The tables are in pb-words-columns.c and pb-words-choices.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-words"

#include "config.h"

#include "pb-date.h"
#include "pb-words-private.h"
#include "pb-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct {
  const char *table;
  const char *one;  /* context "kind" */
  const char *many; /* context "kind" */
} kinds[] = {
    {"case_file", NC_ ("kind", "The case"), NC_ ("kind", "The case")},
    {"law_pin", NC_ ("kind", "Law pack used"), NC_ ("kind", "Law packs used")},
    {"law_confirmation", NC_ ("kind", "Confirmed legal figure"), NC_ ("kind", "Confirmed legal figures")},
    {"party", NC_ ("kind", "Person or body"), NC_ ("kind", "People and bodies")},
    {"identity", NC_ ("kind", "Identity"), NC_ ("kind", "Identities")},
    {"alias", NC_ ("kind", "Name used"), NC_ ("kind", "Names used")},
    {"role", NC_ ("kind", "Role"), NC_ ("kind", "Roles")},
    {"relation", NC_ ("kind", "Tie"), NC_ ("kind", "Ties")},
    {"influence", NC_ ("kind", "Possible influence"), NC_ ("kind", "Possible influences")},
    {"place", NC_ ("kind", "Place"), NC_ ("kind", "Places")},
    {"act", NC_ ("kind", "Act"), NC_ ("kind", "Acts")},
    {"act_party", NC_ ("kind", "Part in an act"), NC_ ("kind", "Parts in acts")},
    {"exhibit", NC_ ("kind", "Exhibit"), NC_ ("kind", "Exhibits")},
    {"custody_event", NC_ ("kind", "Custody entry"), NC_ ("kind", "Custody entries")},
    {"derivation", NC_ ("kind", "Copy or translation"), NC_ ("kind", "Copies and translations")},
    {"statement", NC_ ("kind", "Statement"), NC_ ("kind", "Statements")},
    {"statement_act", NC_ ("kind", "Act dealt with"), NC_ ("kind", "Acts dealt with")},
    {"question", NC_ ("kind", "Question and answer"), NC_ ("kind", "Questions and answers")},
    {"presence", NC_ ("kind", "Person present"), NC_ ("kind", "People present")},
    {"passage", NC_ ("kind", "Passage"), NC_ ("kind", "Passages")},
    {"assertion", NC_ ("kind", "Assertion"), NC_ ("kind", "Assertions")},
    {"assertion_source", NC_ ("kind", "Repetition"), NC_ ("kind", "Repetitions")},
    {"value", NC_ ("kind", "Value"), NC_ ("kind", "Values")},
    {"fact", NC_ ("kind", "Fact"), NC_ ("kind", "Facts")},
    {"assertion_fact", NC_ ("kind", "Support"), NC_ ("kind", "Support")},
    {"count", NC_ ("kind", "Count"), NC_ ("kind", "Counts")},
    {"count_accused", NC_ ("kind", "Accused of a count"), NC_ ("kind", "Accused of counts")},
    {"count_victim", NC_ ("kind", "Victim of a count"), NC_ ("kind", "Victims of counts")},
    {"count_act", NC_ ("kind", "Act of a count"), NC_ ("kind", "Acts of counts")},
    {"bearing", NC_ ("kind", "Bearing"), NC_ ("kind", "Bearings")},
    {"attribution", NC_ ("kind", "Attribution"), NC_ ("kind", "Attributions")},
    {"alternative", NC_ ("kind", "Other explanation"), NC_ ("kind", "Other explanations")},
    {"defence", NC_ ("kind", "Defence"), NC_ ("kind", "Defences")},
    {"indicator_answer", NC_ ("kind", "Answer to an indicator"), NC_ ("kind", "Answers to indicators")},
    {"control_mechanism", NC_ ("kind", "Means of control"), NC_ ("kind", "Means of control")},
    {"inconsistency", NC_ ("kind", "Recorded difference"), NC_ ("kind", "Recorded differences")},
    {"assessment", NC_ ("kind", "Explanation considered"), NC_ ("kind", "Explanations considered")},
    {"weighing", NC_ ("kind", "Weighing together"), NC_ ("kind", "Weighings together")},
    {"examination", NC_ ("kind", "Examination"), NC_ ("kind", "Examinations")},
    {"finding", NC_ ("kind", "Finding"), NC_ ("kind", "Findings")},
    {"finding_allegation", NC_ ("kind", "Finding and allegation"), NC_ ("kind", "Findings and allegations")},
    {"photograph_region", NC_ ("kind", "Part of a photograph"), NC_ ("kind", "Parts of photographs")},
    {"employment", NC_ ("kind", "Employment"), NC_ ("kind", "Employments")},
    {"term", NC_ ("kind", "Term of work"), NC_ ("kind", "Terms of work")},
    {"work_pattern", NC_ ("kind", "Work pattern"), NC_ ("kind", "Work patterns")},
    {"pay_line", NC_ ("kind", "Pay line"), NC_ ("kind", "Pay lines")},
    {"payment", NC_ ("kind", "Payment"), NC_ ("kind", "Payments")},
    {"debt", NC_ ("kind", "Debt"), NC_ ("kind", "Debts")},
    {"debt_entry", NC_ ("kind", "Debt entry"), NC_ ("kind", "Debt entries")},
    {"loss_item", NC_ ("kind", "Loss"), NC_ ("kind", "Losses")},
    {"route", NC_ ("kind", "Route"), NC_ ("kind", "Routes")},
    {"claim", NC_ ("kind", "Claim"), NC_ ("kind", "Claims")},
    {"proceeding", NC_ ("kind", "Proceedings"), NC_ ("kind", "Proceedings")},
    {"decision", NC_ ("kind", "Decision"), NC_ ("kind", "Decisions")},
    {"receipt", NC_ ("kind", "Money received"), NC_ ("kind", "Money received")},
    {"consent", NC_ ("kind", "Consent"), NC_ ("kind", "Consents")},
    {"information", NC_ ("kind", "Information given"), NC_ ("kind", "Information given")},
    {"wish", NC_ ("kind", "Wish"), NC_ ("kind", "Wishes")},
    {"disclosure", NC_ ("kind", "Disclosure"), NC_ ("kind", "Disclosures")},
    {"need", NC_ ("kind", "Need"), NC_ ("kind", "Needs")},
    {"referral", NC_ ("kind", "Referral"), NC_ ("kind", "Referrals")},
    {"enquiry", NC_ ("kind", "Enquiry"), NC_ ("kind", "Enquiries")},
    {"request_abroad", NC_ ("kind", "Request abroad"), NC_ ("kind", "Requests abroad")},
    {"user", NC_ ("kind", "User"), NC_ ("kind", "Users")},
    {"grant_entry", NC_ ("kind", "Permission"), NC_ ("kind", "Permissions")},
    {"legal_hold", NC_ ("kind", "Legal hold"), NC_ ("kind", "Legal holds")},
};

static const struct {
  const char *label;
  const char *words; /* context "gesture" */
} labels[] = {
    {"add", NC_ ("gesture", "Recorded")},           {"assert", NC_ ("gesture", "Assertion recorded")},
    {"delete", NC_ ("gesture", "Deleted")},         {"edit", NC_ ("gesture", "Changed")},
    {"import", NC_ ("gesture", "Files taken in")},  {"new", NC_ ("gesture", "Case made")},
    {"pin-law", NC_ ("gesture", "Law pack added")}, {"redo", NC_ ("gesture", "Made again")},
    {"undo", NC_ ("gesture", "Taken back")},
};

const char *
pb_words_for_kind (PbKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].table, pb_kind_get_info (kind)->table))
      return g_dpgettext2 (NULL, "kind", kinds[i].one);
  return pb_kind_get_info (kind)->table;
}

const char *
pb_words_for_kinds (PbKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].table, pb_kind_get_info (kind)->table))
      return g_dpgettext2 (NULL, "kind", kinds[i].many);
  return pb_kind_get_info (kind)->form;
}

/* "speaker_id" is the column "speaker" of the tables. */
static gboolean
is_column (const char *sql_name, const char *name)
{
  gsize length = strlen (name);

  return strncmp (sql_name, name, length) == 0
         && (sql_name[length] == '\0' || g_str_equal (sql_name + length, "_id"));
}

const char *
pb_words_for_column (PbKind kind, guint column)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  const char *name = info->columns[column].name;

  for (const PbColumnWords *words = pb_words_columns; words->column != NULL; words++)
    if ((words->table == NULL || g_str_equal (words->table, info->table)) && is_column (name, words->column))
      return g_dpgettext2 (NULL, "column", words->words);
  return name;
}

const char *
pb_words_for_choice (PbKind kind, guint column, const char *choice)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  g_autofree char *place = NULL;

  g_return_val_if_fail (choice != NULL, NULL);

  place = g_strdup_printf ("%s.%s", info->table, info->columns[column].name);
  for (const PbChoiceWords *words = pb_words_choices; words->choice != NULL; words++)
    if ((words->place == NULL || g_str_equal (words->place, place)) && g_str_equal (words->choice, choice))
      return g_dpgettext2 (NULL, "choice", words->words);
  return choice;
}

const char *
pb_words_for_label (const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].label, label))
      return g_dpgettext2 (NULL, "gesture", labels[i].words);
  return C_ ("gesture", "Changed");
}

/* A date in words; what is no EDTF text is shown as it stands. */
static char *
format_date (const char *edtf)
{
  PbDate date;

  if (!pb_date_parse (edtf, &date, NULL))
    return g_strdup (edtf);
  return pb_date_format (&date);
}

char *
pb_words_for_value (PbItem *item, guint column)
{
  PbKind kind;
  const PbColumn *info;
  const char *value;

  g_return_val_if_fail (PB_IS_ITEM (item), NULL);

  kind = pb_item_get_kind (item);
  info = &pb_kind_get_info (kind)->columns[column];
  value = pb_item_get_shown (item, info->name);
  if (value == NULL)
    return g_strdup ("");
  switch (info->type) {
  case PB_COLUMN_TYPE_CHOICE:
    return g_strdup (pb_words_for_choice (kind, column, value));
  case PB_COLUMN_TYPE_BOOL:
    return g_strdup (g_str_equal (value, "1") ? C_ ("value", "Yes") : C_ ("value", "No"));
  case PB_COLUMN_TYPE_DATE:
    return format_date (value);
  case PB_COLUMN_TYPE_TEXT:
  case PB_COLUMN_TYPE_INTEGER:
  case PB_COLUMN_TYPE_BLOB:
  case PB_COLUMN_TYPE_DECIMAL:
  case PB_COLUMN_TYPE_COUNTRY:
  case PB_COLUMN_TYPE_CURRENCY:
  case PB_COLUMN_TYPE_LANGUAGE:
  case PB_COLUMN_TYPE_SHA256:
  default:
    return g_strdup (value);
  }
}
