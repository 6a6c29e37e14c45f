/* test-differences.c: what is reported as not fitting together, between whom, and what is not (design 2
 * "Inconsistency"; traps 11, 25, 39).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "answer.h"
#include "build-case.h"
#include "pb-analysis.h"
#include "pb-difference.h"
#include "pb-ring.h"
#include "people.h"
#include "small-law.h"

static const char law_text[] = "offence o\n all\n  do act\n";

/* F is leaned on; G, H are not. */
#define CASE                                                                                                 \
  PEOPLE "fact key=G label=G act=E\nfact key=H label=H\n"                                                    \
         "act key=R kind=recruitment label=recruitment date=2019-01\n"                                       \
         "act key=P kind=payment label=payment date=2019-02\n"                                               \
         "act key=U kind=transfer label=transfer\n"                                                          \
         "act key=Z kind=rescue label=rescue\n"                                                              \
         "count key=C number=1 pack=small version=1 offence=o\n"                                             \
         "bearing key=B fact=F count=C element=do weight=proves\n"
#define VALUE(assertion, more) "value assertion=" assertion " " more "\n"
#define V1B(key) SAY (key, "V1b", "F", "speaker=V1 basis=saw")

typedef struct {
  const char *rule;
  const char *lines;
  const char *answer;
} Case;

static const Case value_cases[] = {
    {"one person, two statements, two dates",
     SAW ("a", "V1") VALUE ("a", "type=date date=2019-05-12") V1B ("b")
         VALUE ("b", "type=date date=2019-06-20"),
     "contradiction F date a b: 12 May 2019 ≠ 20 Jun 2019 [same]\n"},
    {"... vague is not contradictory",
     SAW ("a", "V1") VALUE ("a", "type=date date=2019-05-12") V1B ("b") VALUE ("b", "type=date date=2019"),
     ""},
    {"... equal is no difference",
     SAW ("a", "V1") VALUE ("a", "type=count low=6 unit=people") V1B ("b")
         VALUE ("b", "type=count low=6 unit=people"),
     ""},
    {"two witnesses",
     SAW ("a", "V1") VALUE ("a", "type=frequency low=6 unit=day per=week") SAW ("b", "V2")
         VALUE ("b", "type=frequency low=7 unit=day per=week"),
     "contradiction F frequency a b: 6 days per week ≠ 7 days per week\n"},
    {"a paper against a word",
     SAY ("b", "L", "F", "basis=record") VALUE ("b", "type=amount slot=rate low=500 currency=THB")
         SAW ("a", "V1") VALUE ("a", "type=amount slot=rate low=300 currency=THB"),
     "contradiction F amount/rate b a: 500 THB ≠ 300 THB\n"},
    {"two of the accused's papers against each other",
     SAY ("a", "L", "F", "basis=record") VALUE ("a", "type=amount low=500 currency=THB")
         SAY ("b", "U", "F", "basis=record") VALUE ("b", "type=amount low=300 currency=THB"),
     "contradiction F amount a b: 500 THB ≠ 300 THB\n"},
    {"other facts are other matters",
     SAW ("a", "V1") VALUE ("a", "type=count low=6 unit=people") SAY ("b", "N", "G", "speaker=N basis=saw")
         VALUE ("b", "type=count low=7 unit=people"),
     ""},
    {"other slots are other matters",
     SAW ("a", "V1") VALUE ("a", "type=amount slot=promised low=9000 currency=THB") V1B ("b")
         VALUE ("b", "type=amount slot=paid low=3000 currency=THB"),
     ""},
    {"periods that cannot coincide speak of different times",
     SAY ("a", "V1", "F", "speaker=V1 basis=saw period=2018") VALUE ("a", "type=amount low=9000 currency=THB")
         SAY ("b", "V1b", "F", "speaker=V1 basis=saw period=2019")
             VALUE ("b", "type=amount low=7000 currency=THB"),
     ""},
    {"... one that may coincide does not excuse",
     SAY ("a", "V1", "F", "speaker=V1 basis=saw period=2018") VALUE ("a", "type=amount low=9000 currency=THB")
         SAY ("b", "V1b", "F", "speaker=V1 basis=saw period=2018-07")
             VALUE ("b", "type=amount low=7000 currency=THB"),
     "contradiction F amount a b: 9,000 THB ≠ 7,000 THB [same]\n"},
    {"does not know differs from nothing",
     SAW ("a", "V1") VALUE ("a", "type=count low=6 unit=people")
         SAY ("b", "V1b", "F", "speaker=V1 basis=saw stance=does-not-know")
             VALUE ("b", "type=count low=7 unit=people"),
     ""},
    {"said twice alike and once otherwise is one difference for each pair of speakers",
     SAW ("a", "V1") VALUE ("a", "type=count low=6 unit=people") V1B ("b") VALUE (
         "b", "type=count low=6 unit=people") SAW ("c", "N") VALUE ("c", "type=count low=7 unit=people"),
     "contradiction F count a c: 6 people ≠ 7 people\n"},
    {"three different values of one person are three",
     SAW ("a", "V1") VALUE ("a", "type=count low=1 unit=x") V1B ("b") VALUE ("b", "type=count low=2 unit=x")
         V1B ("c") VALUE ("c", "type=count low=3 unit=x"),
     "contradiction F count a b: 1 x ≠ 2 x [same]\ncontradiction F count a c: 1 x ≠ 3 x [same]\n"
     "contradiction F count b c: 2 x ≠ 3 x [same]\n"},
    {"yes and no",
     SAW ("a", "V1") VALUE ("a", "type=yes-no truth=1") V1B ("b") VALUE ("b", "type=yes-no truth=0"),
     "contradiction F yes-no a b: yes ≠ no [same]\n"},
    {"a person's record of it is found, the sides either way",
     SAW ("a", "V1") VALUE ("a", "type=count low=6 unit=people") V1B ("b")
         VALUE ("b", "type=count low=7 unit=people") "inconsistency key=i kind=contradiction assertion=b "
                                                     "other=a slot=count\n",
     "contradiction F count a b: 6 people ≠ 7 people [same] [recorded]\n"},
    {"... also without a slot",
     SAW ("a", "V1") VALUE ("a", "type=count low=6 unit=people") V1B ("b") VALUE (
         "b", "type=count low=7 unit=people") "inconsistency key=i kind=contradiction assertion=a other=b\n",
     "contradiction F count a b: 6 people ≠ 7 people [same] [recorded]\n"},
    {"... not of another slot or kind",
     SAW ("a", "V1") VALUE ("a", "type=count low=6 unit=people") V1B ("b")
         VALUE ("b", "type=count low=7 unit=people") "inconsistency key=i kind=contradiction assertion=a "
                                                     "other=b slot=amount\n"
                                                     "inconsistency key=j kind=denial assertion=a other=b\n",
     "contradiction F count a b: 6 people ≠ 7 people [same]\n"},
};

#define DENIES(key, mark, who)                                                                               \
  "assertion key=" key " passage=p" mark " speaker=" who " basis=did stance=denies proposition=x\n"          \
  "assertion_fact assertion=" key " fact=F direction=against\n"

static const Case denial_cases[] = {
    {"one affirms, one denies", SAW ("a", "V1") DENIES ("b", "A1", "A1"),
     "denial F - a b: affirmed ≠ denied\n"},
    {"a retraction", SAW ("a", "V1") DENIES ("b", "V1b", "V1"), "denial F - a b: affirmed ≠ denied [same]\n"},
    {"the link decides: a denial linked for the fact denies nothing",
     SAW ("a", "V1") SAY ("b", "N", "F", "speaker=N basis=saw stance=denies"), ""},
    {"what speaks against without denying",
     SAW ("a", "V1") "assertion key=b passage=pN speaker=N basis=saw proposition=x\nassertion_fact "
                     "assertion=b fact=F direction=against\n",
     "denial F - a b: spoken for ≠ spoken against\n"},
    {"... with other values it is a contradiction",
     SAW ("a", "V1") VALUE (
         "a",
         "type=amount low=300 currency=THB") "assertion key=b passage=pN speaker=N basis=saw proposition=x\n"
                                             "assertion_fact assertion=b fact=F direction=against\n" VALUE (
                                                 "b", "type=amount low=500 currency=THB"),
     "contradiction F amount a b: 300 THB ≠ 500 THB\n"},
    {"what a denial mentions is not asserted",
     SAW ("a", "V1") VALUE ("a", "type=amount low=300 currency=THB") DENIES ("b", "A1", "A1")
         VALUE ("b", "type=amount low=500 currency=THB"),
     "denial F - a b: affirmed ≠ denied\n"},
    {"does not know is no denial",
     SAW ("a", "V1") "assertion key=b passage=pN speaker=N basis=saw stance=does-not-know proposition=x\n"
                     "assertion_fact assertion=b fact=F direction=against\n",
     ""},
    {"once for each pair of people", SAW ("a", "V1") V1B ("c") SAW ("d", "V2") DENIES ("b", "A1", "A1"),
     "denial F - a b: affirmed ≠ denied\ndenial F - b d: affirmed ≠ denied\n"},
};

static const Case omission_cases[] = {
    {"said first, passed over later though the act was dealt with",
     SAW ("a", "V1") "statement_act statement=sV1b act=E\n",
     "omission F - a - silent sV1b: said on 10 Jan 2020, not said on 1 Jun 2020 [same]\n"},
    {"... not when the later statement did not deal with the act", SAW ("a", "V1"), ""},
    {"... dealt with through another fact about it",
     SAW ("a", "V1") SAY ("b", "V1b", "G", "speaker=V1 basis=saw"),
     "omission F - a - silent sV1b: said on 10 Jan 2020, not said on 1 Jun 2020 [same]\n"},
    {"passed over first, said later", V1B ("a") "statement_act statement=sV1 act=E\n",
     "new-detail F - a - silent sV1: not said on 10 Jan 2020, said on 1 Jun 2020 [same]\n"},
    {"not remembered is not silence",
     SAW ("a", "V1") SAY ("b", "V1b", "F", "speaker=V1 basis=saw stance=does-not-know"), ""},
    {"nor is a denial", SAW ("a", "V1") DENIES ("b", "V1b", "V1"),
     "denial F - a b: affirmed ≠ denied [same]\n"},
    {"nothing leans on it",
     SAY ("a", "V1", "G", "speaker=V1 basis=saw") "statement_act statement=sV1b act=E\n", ""},
    {"another person's silence is no omission", SAW ("a", "V1") "statement_act statement=sN act=E\n", ""},
    {"statements whose order is open",
     "exhibit key=xQ kind=statement label=xQ\nstatement key=sQ exhibit=xQ speaker=V1 "
     "taken_on=2020\nstatement_act statement=sQ act=E\n" SAW ("a", "V1"),
     ""},
    {"the nearest silent statement",
     STATEMENT ("V1c", "V1", "2020-09-01")
         SAW ("a", "V1") "statement_act statement=sV1b act=E\nstatement_act statement=sV1c act=E\n",
     "omission F - a - silent sV1b: said on 10 Jan 2020, not said on 1 Jun 2020 [same]\n"},
    {"a record of it",
     SAW ("a",
          "V1") "statement_act statement=sV1b act=E\ninconsistency key=i kind=omission assertion=a fact=F\n",
     "omission F - a - silent sV1b: said on 10 Jan 2020, not said on 1 Jun 2020 [same] [recorded]\n"},
};

#define ORDER(assertion, first, second) VALUE (assertion, "type=order before_act=" first " after_act=" second)
#define SAYS_H(key, mark, who) SAY (key, mark, "H", "speaker=" who " basis=saw")

static const Case sequence_cases[] = {
    {"opposite order",
     SAYS_H ("a", "V1", "V1") ORDER ("a", "U", "Z") SAYS_H ("b", "V1b", "V1") ORDER ("b", "Z", "U"),
     "sequence H order a b: transfer before rescue ≠ rescue before transfer [same]\n"},
    {"... the same order twice",
     SAYS_H ("a", "V1", "V1") ORDER ("a", "U", "Z") SAYS_H ("b", "N", "N") ORDER ("b", "U", "Z"), ""},
    {"an order that the dates rule out", SAYS_H ("a", "V1", "V1") ORDER ("a", "P", "R"),
     "sequence H order a -: payment before recruitment (V1); recruitment before payment (Jan 2019, Feb 2019) "
     "[same]\n"},
    {"... that they allow", SAYS_H ("a", "V1", "V1") ORDER ("a", "R", "P"), ""},
    {"... that vague dates allow", SAYS_H ("a", "V1", "V1") ORDER ("a", "P", "U") ORDER ("a", "U", "Z"), ""},
    {"a ring of three",
     SAYS_H ("a", "V1", "V1") ORDER ("a", "U", "Z") SAYS_H ("b", "N", "N") ORDER ("b", "Z", "E")
         SAYS_H ("c", "W", "W") ORDER ("c", "E", "U"),
     "sequence H order a b: work before transfer (W); transfer before rescue (V1); rescue before work (N)\n"},
    {"a ring closed by dates",
     SAYS_H ("a", "V1", "V1") ORDER ("a", "P", "U") SAYS_H ("b", "N", "N") ORDER ("b", "U", "R"),
     "sequence H order a b: payment before transfer (V1); transfer before recruitment (N); "
     "recruitment before payment (Jan 2019, Feb 2019)\n"},
    {"opposite orders of dated acts: the pair, and the one that the dates rule out",
     SAYS_H ("a", "V1", "V1") ORDER ("a", "P", "R") SAYS_H ("b", "N", "N") ORDER ("b", "R", "P"),
     "sequence H order a -: payment before recruitment (V1); recruitment before payment (Jan 2019, Feb 2019) "
     "[same]\n"
     "sequence H order a b: payment before recruitment ≠ recruitment before payment\n"},
    {"a denial of an order says no order",
     SAYS_H ("a", "V1", "V1")
         ORDER ("a", "U", "Z") "assertion key=b passage=pN speaker=N basis=saw stance=denies "
                               "proposition=x\nassertion_fact assertion=b fact=H\n" ORDER ("b", "Z", "U"),
     ""},
};

#define SUM(rate, quantity, total)                                                                           \
  VALUE ("a", "type=amount slot=rate " rate)                                                                 \
  VALUE ("a", "type=duration slot=quantity " quantity) VALUE ("a", "type=amount slot=total " total)
#define DEBT "debt key=Q debtor=V1 creditor=A1 currency=THB\n"
#define ENTRY(more) "debt_entry debt=Q assertion=a " more "\n"
#define WORK "employment key=W1 worker=V1\n"
#define PAY(more) "pay_line employment=W1 period=2019-05 currency=THB assertion=a " more "\n"
#define G_SAW(key, who) SAY (key, who, "G", "speaker=" who " basis=saw")

static const Case sum_cases[] = {
    {"rate times quantity is not the total",
     G_SAW ("a", "V1") SUM ("low=500 currency=THB per=month", "low=6 unit=month", "low=3600 currency=THB"),
     "arithmetic G amount/total a -: 500 × 6 = 3,000 ≠ 3,600 [same]\n"},
    {"... it is",
     G_SAW ("a", "V1") SUM ("low=500 currency=THB per=month", "low=6 unit=month", "low=3000 currency=THB"),
     ""},
    {"... years are twelve months",
     G_SAW ("a", "V1") SUM ("low=500 currency=THB per=month", "low=2 unit=year", "low=12000 currency=THB"),
     ""},
    {"... other units do not go together",
     G_SAW ("a", "V1") SUM ("low=500 currency=THB per=day", "low=6 unit=month", "low=3600 currency=THB"), ""},
    {"... other currencies do not",
     G_SAW ("a", "V1") SUM ("low=500 currency=THB per=month", "low=6 unit=month", "low=100 currency=USD"),
     ""},
    {"... a range that holds it",
     G_SAW ("a", "V1")
         SUM ("low=500 high=600 currency=THB per=month", "low=6 unit=month", "low=3600 currency=THB"),
     ""},
    {"... about",
     G_SAW ("a", "V1")
         SUM ("low=500 currency=THB per=month approximate=1", "low=6 unit=month", "low=3600 currency=THB"),
     ""},
    {"... about, and still not",
     G_SAW ("a", "V1")
         SUM ("low=500 currency=THB per=month approximate=1", "low=6 unit=month", "low=9000 currency=THB"),
     "arithmetic G amount/total a -: about 500 × 6 = 3,000 ≠ 9,000 [same]\n"},
    {"over assertions of one statement about one fact",
     G_SAW ("a", "V1") VALUE ("a", "type=amount slot=rate low=500 currency=THB per=month")
         VALUE ("a", "type=duration slot=quantity low=6 unit=month") G_SAW ("b", "V1")
             VALUE ("b", "type=amount slot=total low=3600 currency=THB"),
     "arithmetic G amount/total a b: 500 × 6 = 3,000 ≠ 3,600 [same]\n"},
    {"... not over two statements",
     G_SAW ("a", "V1") VALUE ("a", "type=amount slot=rate low=500 currency=THB per=month") VALUE (
         "a", "type=duration slot=quantity low=6 unit=month") SAY ("b", "V1b", "G", "speaker=V1 basis=saw")
         VALUE ("b", "type=amount slot=total low=3600 currency=THB"),
     ""},
    {"... once, though it speaks for two facts",
     G_SAW ("a", "V1") "assertion_fact assertion=a fact=H\n" SUM (
         "low=500 currency=THB per=month", "low=6 unit=month", "low=3600 currency=THB"),
     "arithmetic G amount/total a -: 500 × 6 = 3,000 ≠ 3,600 [same]\n"},
    {"... also for no fact",
     "assertion key=a passage=pV1 speaker=V1 basis=saw proposition=x\n" SUM (
         "low=500 currency=THB per=month", "low=6 unit=month", "low=3600 currency=THB"),
     "arithmetic - amount/total a -: 500 × 6 = 3,000 ≠ 3,600 [same]\n"},
    {"by the piece",
     G_SAW ("a", "V1") VALUE ("a", "type=amount slot=rate low=2 currency=THB per=piece")
         VALUE ("a", "type=count slot=quantity low=100 unit=pieces")
             VALUE ("a", "type=amount slot=total low=150 currency=THB"),
     "arithmetic G amount/total a -: 2 × 100 = 200 ≠ 150 [same]\n"},
    {"hours of a day",
     G_SAW ("a", "V1") VALUE ("a", "type=time slot=start words=07:00")
         VALUE ("a", "type=time slot=end words=21:00") VALUE ("a", "type=hours slot=day low=12"),
     "arithmetic G hours/day a -: 07:00 to 21:00 = 14 hours ≠ 12 hours per day [same]\n"},
    {"... less the break",
     G_SAW ("a", "V1") VALUE ("a", "type=time slot=start words=07:00")
         VALUE ("a", "type=time slot=end words=21:00") VALUE ("a", "type=hours slot=day low=12")
             VALUE ("a", "type=duration slot=break low=2 unit=hour"),
     ""},
    {"... over midnight",
     G_SAW ("a", "V1") VALUE ("a", "type=time slot=start words=20:00")
         VALUE ("a", "type=time slot=end words=06:00") VALUE ("a", "type=hours slot=day low=10"),
     ""},
    {"... about",
     G_SAW ("a", "V1") VALUE ("a", "type=time slot=start words=07:00 approximate=1")
         VALUE ("a", "type=time slot=end words=21:00") VALUE ("a", "type=hours slot=day low=13"),
     ""},
    /* ledgers */
    {"a debt that does not add up",
     DEBT G_SAW ("a", "V1") ENTRY ("kind=principal amount=10000 date=2019-01-01")
         ENTRY ("kind=interest amount=500 date=2019-02-01") ENTRY ("kind=credit amount=3000 date=2019-03-01")
             ENTRY ("kind=balance amount=9000 date=2019-04-01"),
     "arithmetic G debt/balance a -: 10,000 + 500 − 3,000 = 7,500 ≠ 9,000 THB (balance of 1 Apr 2019) "
     "[same]\n"},
    {"... that does",
     DEBT G_SAW ("a", "V1") ENTRY ("kind=principal amount=10000 date=2019-01-01")
         ENTRY ("kind=credit amount=3000 date=2019-03-01") ENTRY ("kind=balance amount=7000 date=2019-04-01"),
     ""},
    {"... nobody was told the amount",
     DEBT G_SAW ("a", "V1") ENTRY ("kind=principal date=2019-01-01")
         ENTRY ("kind=balance amount=9000 date=2019-04-01"),
     ""},
    {"... an undated line may be anywhere",
     DEBT G_SAW ("a", "V1") ENTRY ("kind=principal amount=10000 date=2019-01-01")
         ENTRY ("kind=credit amount=3000") ENTRY ("kind=balance amount=9000 date=2019-04-01"),
     ""},
    {"... an undated principal began it",
     DEBT G_SAW ("a", "V1") ENTRY ("kind=principal amount=10000")
         ENTRY ("kind=balance amount=9000 date=2019-04-01"),
     "arithmetic G debt/balance a -: 10,000 = 10,000 ≠ 9,000 THB (balance of 1 Apr 2019) [same]\n"},
    {"... what came later does not count",
     DEBT G_SAW ("a", "V1") ENTRY ("kind=principal amount=10000 date=2019-01-01") ENTRY (
         "kind=addition amount=700 date=2019-05-01") ENTRY ("kind=balance amount=10000 date=2019-04-01"),
     ""},
    {"... of the same month it may count or not",
     DEBT G_SAW ("a", "V1") ENTRY ("kind=principal amount=10000 date=2019-01-01")
         ENTRY ("kind=addition amount=700 date=2019-04") ENTRY ("kind=balance amount=10000 date=2019-04-10"),
     ""},
    {"... a wrong balance is reported once, the next is reckoned from it",
     DEBT G_SAW ("a", "V1") ENTRY ("kind=principal amount=10000 date=2019-01-01") ENTRY (
         "kind=balance amount=12000 date=2019-02-01") ENTRY ("kind=addition amount=500 date=2019-03-01")
         ENTRY ("kind=balance amount=12500 date=2019-04-01"),
     "arithmetic G debt/balance a -: 10,000 = 10,000 ≠ 12,000 THB (balance of 1 Feb 2019) [same]\n"},
    {"... resting on no assertion there is nothing to cite",
     DEBT "debt_entry debt=Q kind=principal amount=1 date=2019-01-01\n"
          "debt_entry debt=Q kind=balance amount=2 date=2019-02-01\n",
     ""},
    {"a payslip that does not add up",
     WORK G_SAW ("a", "V1") PAY ("kind=gross low=9000") PAY ("kind=food low=1500")
         PAY ("kind=housing low=1000") PAY ("kind=net low=6000"),
     "arithmetic G pay/net a -: 9,000 − 2,500 = 6,500 ≠ 6,000 THB (May 2019) [same]\n"},
    {"... that does",
     WORK G_SAW ("a", "V1") PAY ("kind=gross low=9000") PAY ("kind=food low=3000") PAY ("kind=net low=6000"),
     ""},
    {"... without a gross line nothing is said",
     WORK G_SAW ("a", "V1") PAY ("kind=wage low=9000") PAY ("kind=net low=6000"), ""},
    {"... another paper's line is not mixed in",
     WORK G_SAW ("a", "V1") SAY ("b", "L", "G", "basis=record") PAY ("kind=gross low=9000")
         PAY ("kind=net low=9000") "pay_line employment=W1 period=2019-05 currency=THB assertion=b kind=net "
                                   "low=3000\n",
     ""},
    /* ages */
    {"an age against the birth date",
     "party key=Y kind=person pseudonym=Y born=2003-03-01\n" G_SAW ("a", "N")
         VALUE ("a", "type=age low=18 party=Y"),
     "arithmetic G age a -: Y, born 1 Mar 2003: 16 years on May 2019 ≠ 18 years [same]\n"},
    {"... that fits",
     "party key=Y kind=person pseudonym=Y born=2003-03-01\n" G_SAW ("a", "N")
         VALUE ("a", "type=age low=16 party=Y"),
     ""},
    {"... about",
     "party key=Y kind=person pseudonym=Y born=2003-03-01\n" G_SAW ("a", "N")
         VALUE ("a", "type=age low=18 party=Y approximate=1"),
     ""},
    {"... at the time it speaks of",
     "party key=Y kind=person pseudonym=Y born=2003-03-01\n" SAY (
         "a", "N", "G", "speaker=N basis=saw period=2021-06") VALUE ("a", "type=age low=18 party=Y"),
     ""},
    {"... a neighbour who names nobody does not speak of himself",
     "party key=Y kind=person pseudonym=Y born=2003-03-01\n" SAY ("a", "N", "G", "speaker=Y basis=saw")
         VALUE ("a", "type=age low=18"),
     ""},
};

static PbAnalysis *
analyse (const char *lines, guint order)
{
  g_autoptr (PbLawPack) law = small_law (law_text);
  PbLawPack *packs[] = {law, NULL};
  g_autofree char *all = g_strconcat (CASE, lines, NULL);
  g_autoptr (PbSnapshot) snapshot = build_case_shuffled (all, packs, order);

  return pb_analyse (snapshot, NULL, NULL);
}

/* In every order of rows. */
static void
test_rule (gconstpointer data)
{
  const Case *rule = data;

  g_test_summary (rule->rule);
  for (guint order = 0; order < 4; order++) {
    g_autoptr (PbAnalysis) analysis = analyse (rule->lines, order);
    g_autofree char *answer = answer_differences (analysis);

    g_assert_cmpstr (answer, ==, rule->answer);
  }
}

/* Only what lies on a ring or between two is left: 1 2 3 are one; 0 leads to it and 4 away from it; 5 6 are
 * apart. */
static void
test_ring (void)
{
  static const PbArc arcs[] = {{0, 1}, {1, 2}, {2, 3}, {3, 1}, {3, 4}, {5, 6}};
  static const gboolean expected[] = {FALSE, TRUE, TRUE, TRUE, FALSE, FALSE, FALSE};
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (PbArc));
  g_autofree gboolean *left = NULL;

  g_array_append_vals (list, arcs, G_N_ELEMENTS (arcs));
  left = pb_ring_trim (list, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (left[i], ==, expected[i]);
}

/* What a difference touches, and both its values. */
static void
test_parts (void)
{
  g_autoptr (PbAnalysis) analysis = analyse (SAW ("a", "V1") VALUE ("a", "type=count low=6 unit=x") V1B ("b")
                                                 VALUE ("b", "type=count low=7 unit=x"),
                                             0);
  const PbDifference *difference = g_ptr_array_index (analysis->differences, 0);

  g_assert_cmpuint (difference->elements->len, ==, 1);
  g_assert_cmpstr (((PbBearing *) g_ptr_array_index (difference->elements, 0))->element, ==, "do");
  g_assert_true (difference->value_a->assertion == difference->a);
  g_assert_true (difference->value_b->assertion == difference->b);
  g_assert_null (difference->recorded);
}

/* Hundreds who speak of one fact do not bury the list; nobody's own contradiction is lost. */
static void
test_many_speakers (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (PbAnalysis) analysis = NULL;
  guint same = 0;

  for (guint i = 0; i < 300; i++) {
    g_string_append_printf (lines, "party key=m%u kind=person pseudonym=m%u\n", i, i);
    g_string_append_printf (
        lines,
        SAY ("n%u", "W", "F", "speaker=m%u basis=saw") "value assertion=n%u type=count low=%u unit=x\n", i, i,
        i, i, i % 7);
  }
  g_string_append (lines, SAY ("other", "W", "F", "speaker=m299 basis=saw")
                              VALUE ("other", "type=count low=100 unit=x"));
  analysis = analyse (lines->str, 0);
  for (guint i = 0; i < analysis->differences->len; i++)
    same += ((PbDifference *) g_ptr_array_index (analysis->differences, i))->same_speaker;
  g_assert_cmpuint (same, ==, 1);
  g_assert_cmpuint (analysis->differences->len, <=,
                    PB_DIFFERENCE_MAX_PAIRS_PER_SLOT + PB_DIFFERENCE_MAX_PAIRS_PER_VALUES + 1);
  g_assert_cmpuint (analysis->differences->len, >=, PB_DIFFERENCE_MAX_PAIRS_PER_SLOT);
}

static void
test_switched_off (void)
{
  g_autoptr (PbLawPack) law = small_law (law_text);
  PbLawPack *packs[] = {law, NULL};
  g_autoptr (PbSnapshot) snapshot = build_case (CASE SAW ("a", "V1") VALUE ("a", "type=count low=6 unit=x")
                                                    SAW ("b", "N") VALUE ("b", "type=count low=7 unit=x"),
                                                packs);
  g_autoptr (GHashTable) off = g_hash_table_new (NULL, NULL);
  g_autoptr (PbAnalysis) with = pb_analyse (snapshot, NULL, NULL);
  g_autoptr (PbAnalysis) without = NULL;

  g_hash_table_add (off, pb_snapshot_find (snapshot->parties, "N"));
  without = pb_analyse_without (snapshot, off, NULL, NULL);
  g_assert_cmpuint (with->differences->len, ==, 1);
  g_assert_cmpuint (without->differences->len, ==, 0);
}

static void
add_table (const char *name, const Case *table, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autofree char *path = g_strdup_printf ("/analysis/differences/%s-%02u", name, i);

    g_test_add_data_func (path, &table[i], test_rule);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_table ("value", value_cases, G_N_ELEMENTS (value_cases));
  add_table ("denial", denial_cases, G_N_ELEMENTS (denial_cases));
  add_table ("omission", omission_cases, G_N_ELEMENTS (omission_cases));
  add_table ("sequence", sequence_cases, G_N_ELEMENTS (sequence_cases));
  add_table ("sum", sum_cases, G_N_ELEMENTS (sum_cases));
  g_test_add_func ("/analysis/differences/ring", test_ring);
  g_test_add_func ("/analysis/differences/parts", test_parts);
  g_test_add_func ("/analysis/differences/many-speakers", test_many_speakers);
  g_test_add_func ("/analysis/differences/switched-off", test_switched_off);
  return g_test_run ();
}
