/* people.h: the people and papers that the tables of facts are about, and short ways of letting them speak.
 *
 * V1, V2, V3 victims; A1 accused; I interested; N, D, W nobody's. Each P has a statement of 10 January 2020
 * in exhibit xP, passage pP; V1 and V2 a second one of 1 June 2020 (pV1b, pV2b). Papers: ledger pL made by A1
 * with its copy pLc and the copy's translation pLt; gate log pG made by an instrument and its copy pGc;
 * medical report pM made by D; a paper of unknown origin pU.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#define STATEMENT(mark, who, day)                                                                            \
  "exhibit key=x" mark " kind=statement label=x" mark " maker=W\n"                                           \
  "statement key=s" mark " exhibit=x" mark " speaker=" who " taken_on=" day "\n"                             \
  "passage key=p" mark " exhibit=x" mark " quote=" mark "\n"
#define PAPER(mark, more)                                                                                    \
  "exhibit key=x" mark " label=x" mark " " more "\n"                                                         \
  "passage key=p" mark " exhibit=x" mark " quote=" mark "\n"
#define PERSON(who, more)                                                                                    \
  "party key=" who " kind=person pseudonym=" who " " more "\n" STATEMENT (who, who, "2020-01-10")

#define PEOPLE                                                                                               \
  PERSON ("V1", "")                                                                                          \
  PERSON ("V2", "")                                                                                          \
  PERSON ("V3", "")                                                                                          \
  PERSON ("A1", "")                                                                                          \
  PERSON ("I", "interested=yes")                                                                             \
  PERSON ("N", "")                                                                                           \
  PERSON ("D", "")                                                                                           \
  PERSON ("W", "")                                                                                           \
  STATEMENT ("V1b", "V1", "2020-06-01")                                                                      \
  STATEMENT ("V2b", "V2", "2020-06-01")                                                                      \
  "role party=V1 role=victim\n"                                                                              \
  "role party=V2 role=victim\n"                                                                              \
  "role party=V3 role=victim\n"                                                                              \
  "role party=A1 role=accused\n" PAPER ("L", "kind=ledger maker=A1 made_on=2019-05")                         \
      PAPER ("Lc", "kind=ledger maker=W") PAPER ("Lt", "kind=translation maker=W")                           \
          PAPER ("G", "kind=video instrument=1 maker=A1 made_on=2019-05") PAPER ("Gc", "kind=video maker=W") \
              PAPER ("M", "kind=medical maker=D made_on=2020-01-12")                                         \
                  PAPER ("U", "kind=other") "derivation exhibit=xLc original=xL kind=copy\n"                 \
                                            "derivation exhibit=xLt original=xLc kind=translation\n"         \
                                            "derivation exhibit=xGc original=xG kind=copy\n"                 \
                                            "act key=E kind=work label=work date=2019-05\n"                  \
                                            "fact key=F label=F act=E\n"                                     \
                                            "fact key=T label=T act=E about=words utterer=A1\n"

/* An assertion and its link: from passage p<mark>, @more has speaker and basis. */
#define SAY(key, mark, fact, more)                                                                           \
  "assertion key=" key " passage=p" mark " proposition=x " more "\n"                                         \
  "assertion_fact assertion=" key " fact=" fact "\n"
/* @who saw it. */
#define SAW(key, who) SAY (key, who, "F", "speaker=" who " basis=saw")
#define TELLS(key, who, origin) SAY (key, who, "F", "speaker=" who " basis=told origin=" origin)
#define REPEATS(key, source) "assertion_source assertion=" key " source=" source "\n"
#define INFLUENCE(from, to, more) "influence party=" from " other=" to " kind=talk " more "\n"
