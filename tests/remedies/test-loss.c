/* test-loss.c: assessed, claimed, ordered, received: an award is not money, and one loss is one loss.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pb-remedies.h"
#include "remedies-case.h"

#define WORK                                                                                                 \
  "employment key=E worker=V pack=testland started=2023-01-01 ended=2023-03-31\n"                            \
  "term employment=E subject=pay side=promised low=9000 currency=THB per=month\n"
#define LOSS(values) "loss-item key=L victim=V label=Loss " values "\n"
#define ROUTES                                                                                               \
  "route key=R1 victim=V pack=testland route=court channel=civil\n"                                          \
  "route key=R2 victim=V pack=testland route=fund channel=fund\n"
#define CLAIM(key, route, values) "claim key=" key " loss_item=L route=" route " currency=THB " values "\n"
#define RECEIPT(values) "receipt currency=THB " values "\n"

static const struct {
  const char *rule, *lines, *assessed, *claimed, *ordered, *received, *outstanding;
} states[] = {
    {"wages from the ledger", WORK LOSS ("head=wages employment=E"), "27000", "0", "0", "0", "27000"},
    {"for its time only", WORK LOSS ("head=wages employment=E period=2023-02/2023-03"), "18000", "0", "0",
     "0", "18000"},
    {"a part of a month pro rata by days: 9,000 × 14/28",
     WORK LOSS ("head=wages employment=E period=2023-02-01/2023-02-14"), "4500", "0", "0", "0", "4500"},
    {"payments during the work are off already",
     WORK "payment employment=E period=2023-02 low=4000 currency=THB\n" LOSS ("head=wages employment=E"),
     "23000", "0", "0", "0", "23000"},
    {"another head of the same work as entered", WORK LOSS ("head=medical employment=E low=500 currency=THB"),
     "500", "0", "0", "0", "500"},
    {"as entered, a range", LOSS ("head=moral low=1000 likely=1500 high=3000 currency=THB"), "1000;1500;3000",
     "0", "0", "0", "1000;1500;3000"},
    {"no sum yet", LOSS ("head=moral currency=THB"), "unset", "0", "0", "0", "unset"},
    {"an award is not money",
     LOSS ("head=fees low=1000 currency=THB") ROUTES CLAIM ("C1", "R1", "claimed=1000 ordered=800"), "1000",
     "1000", "800", "0", "1000"},
    {"money in the hand of the victim is",
     LOSS ("head=fees low=1000 currency=THB") ROUTES CLAIM ("C1", "R1", "claimed=1000 ordered=800")
         RECEIPT ("claim=C1 amount=300"),
     "1000", "1000", "800", "300", "700"},
    {"in the hand of a bailiff it is not",
     LOSS ("head=fees low=1000 currency=THB") ROUTES CLAIM ("C1", "R1", "claimed=1000 ordered=800")
         RECEIPT ("claim=C1 amount=300 holder=bailiff"),
     "1000", "1000", "800", "0", "1000"},
    {"nor with a lawyer, a court or the family",
     LOSS ("head=fees low=1000 currency=THB") RECEIPT ("loss_item=L amount=300 holder=lawyer")
         RECEIPT ("loss_item=L amount=300 holder=court") RECEIPT ("loss_item=L amount=300 holder=family"),
     "1000", "0", "0", "0", "1000"},
    {"a receipt that names claim and loss counts once",
     LOSS ("head=fees low=1000 currency=THB") ROUTES CLAIM ("C1", "R1", "claimed=1000")
         RECEIPT ("claim=C1 loss_item=L amount=300"),
     "1000", "1000", "0", "300", "700"},
    {"one loss on two routes is one loss",
     LOSS ("head=fees low=1000 currency=THB") ROUTES CLAIM ("C1", "R1", "claimed=1000 ordered=1000")
         CLAIM ("C2", "R2", "claimed=1000 ordered=700"),
     "1000", "1000", "1000", "0", "1000"},
    {"two halves of it make the whole",
     LOSS ("head=fees low=1000 currency=THB") ROUTES CLAIM ("C1", "R1", "claimed=600")
         CLAIM ("C2", "R2", "claimed=400"),
     "1000", "1000", "0", "0", "1000"},
    {"more claimed than assessed is shown as claimed",
     LOSS ("head=fees low=1000 currency=THB") ROUTES CLAIM ("C1", "R1", "claimed=1200"), "1000", "1200", "0",
     "0", "1000"},
    {"money from one route lowers what is outstanding on all",
     LOSS ("head=fees low=1000 currency=THB") ROUTES CLAIM ("C1", "R1", "claimed=1000")
         CLAIM ("C2", "R2", "claimed=1000") RECEIPT ("claim=C1 amount=300") RECEIPT ("claim=C2 amount=200"),
     "1000", "1000", "0", "500", "500"},
    {"never below zero", LOSS ("head=fees low=1000 currency=THB") RECEIPT ("loss_item=L amount=1300"), "1000",
     "0", "0", "1300", "0"},
    {"another currency is not netted",
     LOSS ("head=fees low=1000 currency=THB") "receipt currency=USD loss_item=L amount=300\n", "1000", "0",
     "0", "0", "1000"},
};

static void
test_states (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (PbSnapshot) snapshot = remedies_case_build (states[i].lines, 0);
    g_autoptr (PbRemedies) remedies
        = pb_remedies_compute (snapshot, remedies_case_day ("2026-11-25"), NULL, NULL);
    PbLossState *state = remedies->losses->pdata[0];
    g_autofree char *claimed = pb_ratio_to_text (state->claimed);
    g_autofree char *ordered = pb_ratio_to_text (state->ordered);
    g_autofree char *received = pb_ratio_to_text (state->received);

    g_test_message ("%s", states[i].rule);
    remedies_case_assert_range (&state->assessed, states[i].assessed);
    g_assert_cmpstr (claimed, ==, states[i].claimed);
    g_assert_cmpstr (ordered, ==, states[i].ordered);
    g_assert_cmpstr (received, ==, states[i].received);
    remedies_case_assert_range (&state->outstanding, states[i].outstanding);
    g_assert_cmpstr (state->currency, ==, "THB");
  }
}

/* Money for one head reduces that head alone. */
static void
test_heads_in_parallel (void)
{
  g_autoptr (PbSnapshot) snapshot = remedies_case_build (
      LOSS ("head=fees low=1000 currency=THB") "loss-item key=M victim=V label=Pain head=pain low=5000 "
                                               "currency=THB\n" RECEIPT ("loss_item=L amount=1000"),
      0);
  g_autoptr (PbRemedies) remedies
      = pb_remedies_compute (snapshot, remedies_case_day ("2026-11-25"), NULL, NULL);

  remedies_case_assert_range (&((PbLossState *) remedies->losses->pdata[0])->outstanding, "0");
  remedies_case_assert_range (&((PbLossState *) remedies->losses->pdata[1])->outstanding, "5000");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remedies/loss/states", test_states);
  g_test_add_func ("/remedies/loss/heads-in-parallel", test_heads_in_parallel);
  return g_test_run ();
}
