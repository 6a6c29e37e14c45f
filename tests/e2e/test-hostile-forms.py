#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders of forms made to do harm: taken in as they are said, or refused by name and line; never a crash, never a wait."""
import os
import pathlib
import shutil
import threading
import time

from probata import SAMPLE, TODAY, main, new_case, run

PATIENCE = 30
PARTIES = "key,kind,pseudonym\nV1,person,V1\n"


def write(folder, forms):
    folder.mkdir()
    for name, content in forms.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))
    return folder


def attack(folder, forms, *expected, review=True, most=PATIENCE):
    """Imports @forms into a case of its own. With @expected: refused, with these words. Else the case must review."""
    number = len(list(folder.iterdir()))
    case = new_case(folder, f"case-{number}.probata")
    begun = time.monotonic()
    result = run("import", case, write(folder / f"forms-{number}", forms), timeout=PATIENCE)
    assert result.status in (0, 1, 3), f"status {result.status}\n{result.err}"
    assert (result.status == 3) == bool(expected), f"status {result.status}, expected {expected}\n{result.err}"
    for words in expected:
        assert words in result.err, f"“{words}” not in:\n{result.err}"
    if review:
        for verb in (["review", case, "--today", TODAY], ["review", case, "--json", "--today", TODAY]):
            run(*verb, status=0, timeout=most)
    run("check", case, status=0, timeout=PATIENCE)
    assert time.monotonic() - begun < 4 * PATIENCE
    return case


# --- bytes


def test_bytes_that_are_no_table(folder):
    attack(folder, {"parties.csv": b"key,kind,pseudonym\nV1,person,V\x001\n"}, "parties.csv:2")
    attack(folder, {"parties.csv": "\ufeff" + PARTIES}, review=True)
    attack(folder, {"parties.csv": "\ufeff\ufeff" + PARTIES})
    attack(folder, {"parties.csv": PARTIES.encode("utf-16-le")}, "parties.csv", "UTF-8")
    attack(folder, {"parties.csv": PARTIES.encode("utf-32")}, "parties.csv")
    attack(folder, {"parties.csv": b"\xed\xa0\x80," + PARTIES.encode()}, "parties.csv:1")
    attack(folder, {"parties.csv": b""}, "parties.csv")
    attack(folder, {"parties.csv": b"\xef\xbb\xbf"}, "parties.csv")
    attack(folder, {"parties.csv": b"\n" * 100000}, "parties.csv")


def test_sizes(folder):
    attack(folder, {"parties.csv": "key,kind,pseudonym,note\nV1,person,V1," + "x" * 1_100_000 + "\n"}, "parties.csv:2", "column 4")
    attack(folder, {"parties.csv": "key,kind,pseudonym,note\nV1,person,V1," + "x" * 1_000_000 + "\n"})
    attack(folder, {"parties.csv": ",".join(f"c{i}" for i in range(10_000)) + "\n"}, "parties.csv:1", "columns")
    attack(folder, {"parties.csv": "key,kind,pseudonym" + "," * 10_000 + "\n"}, "parties.csv:1")
    attack(folder, {"parties.csv": "key,kind,pseudonym\nV1,person,V1" + "," * 10_000 + "\n"}, "parties.csv:2")
    attack(folder, {"parties.csv": "key,kind,pseudonym\n" + "V1,person,V1\n" * 300_000}, "parties.csv:3", "more")


def test_long_words_do_not_hide_the_message(folder):
    """A cell of a megabyte is not said back: the choices and the place are."""
    long_word = "y" * 900_000
    for forms in ({"parties.csv": f"key,kind,pseudonym\nV1,{long_word},V1\n"},
                  {"parties.csv": f"key,kind,pseudonym,born\nV1,person,V1,{long_word}\n"},
                  {"parties.csv": f"key,kind,pseudonym,home\nV1,person,V1,{long_word}\n"},
                  {"parties.csv": f"key,{long_word},pseudonym\nV1,person,V1\n"},
                  {"parties.csv": PARTIES, "employments.csv": f"key,worker,pay_due_day\nE1,V1,{long_word}\n"},
                  {"parties.csv": PARTIES, "claims.csv": f"key,claimed\nE1,{long_word}\n"},
                  {"exhibits.csv": f"key,kind,label,file\nS1,other,S1,{long_word}\n"},
                  {"exhibits.csv": f"key,kind,label,file\nS1,other,S1,../{long_word}\n"}):
        number = len(list(folder.iterdir()))
        case = new_case(folder, f"case-{number}.probata")
        result = run("import", case, write(folder / f"forms-{number}", forms), timeout=PATIENCE)
        assert result.status in (1, 3) and ".csv:" in result.err, result.err[:2000]
        assert "y" * 300 not in result.err, f"{len(result.err)} characters: {result.err[:300]} … {result.err[-300:]}"


def test_columns_and_keys_twice(folder):
    attack(folder, {"parties.csv": "key,kind,kind,pseudonym\nV1,person,person,V1\n"}, "parties.csv:1", "kind")
    attack(folder, {"parties.csv": "key,kind,pseudonym\nV1,person,V1\nV1,person,V2\n"}, "parties.csv:3", "V1")
    attack(folder, {"parties.csv": "key,kind,pseudonym,id\nV1,person,V1,00000000-0000-7000-8000-000000000000\n"}, "parties.csv:1", "id")
    attack(folder, {"roles.csv": "party,role\nV1,victim\n"}, "roles.csv:2", "V1")
    attack(folder, {"parties.csv": PARTIES, "roles.csv": "party,role\nV1,victim\nV1,victim\n"}, "roles.csv:3", "roles.csv:2")


def test_one_form_named_as_another(folder):
    attack(folder, {"exhibits.csv": PARTIES}, "exhibits.csv:1", "pseudonym")
    attack(folder, {"acts.csv": (SAMPLE / "values.csv").read_text()}, "acts.csv:1")


# --- relations that bite their tail


def test_rings(folder):
    """Everything that can go round goes round."""
    ring = {
        "parties.csv": "key,kind,pseudonym\nV1,person,V1\nA1,person,A1\nA2,person,A2\n",
        "places.csv": "key,label,within\nL1,Here,L2\nL2,There,L1\nL3,Self,L3\n",
        "exhibits.csv": "key,kind,label\nS1,statement,One\nS2,statement,Two\nS3,statement,Three\n",
        "derivations.csv": "exhibit,original,kind\nS1,S2,copy\nS2,S3,translation\nS3,S1,copy\n",
        "statements.csv": "key,exhibit,speaker,corrects\nT1,S1,V1,T2\nT2,S2,V1,T1\nT3,S3,V1,T3\n",
        "passages.csv": "key,exhibit,page,quote\nP1,S1,1,one\nP2,S2,1,two\nP3,S3,1,three\n",
        "assertions.csv": "key,passage,statement,speaker,origin,basis,stance,proposition\n"
                          "B1,P1,T1,V1,A1,told,affirms,It was so\nB2,P2,T2,A1,A2,told,affirms,It was so\nB3,P3,T3,A2,V1,told,affirms,It was so\n",
        "assertion-sources.csv": "assertion,source\nB1,B2\nB2,B3\nB3,B1\n",
        "facts.csv": "key,label\nF1,It was so\n",
        "assertion-facts.csv": "assertion,fact,direction\nB1,F1,for\nB2,F1,for\nB3,F1,for\n",
        "influences.csv": "party,other,mutual,kind\nV1,A1,yes,joint-interview\nA1,A2,yes,joint-interview\nA2,V1,no,joint-interview\n",
        "relations.csv": "party,other,kind\nA1,A2,employs\nA2,A1,employs\nA1,A1,owns\n",
        "employments.csv": "key,worker,employer,started,ended\nE1,V1,V1,2015-01-01,2015-12-31\n",
        "debts.csv": "key,debtor,creditor,currency\nD1,V1,V1,THB\n",
        "values.csv": "key,assertion,type,slot,said,before_act,after_act\nO1,B1,order,order,first,K1,K2\nO2,B2,order,order,then,K2,K1\nO3,B3,order,order,self,K1,K1\n",
        "acts.csv": "key,kind,label,date\nK1,work,One,2016\nK2,work,Two,2015\n",
    }
    attack(folder, ring)
    for name in ("places.csv", "derivations.csv", "statements.csv", "assertion-sources.csv", "influences.csv", "relations.csv"):
        alone = {key: value for key, value in ring.items() if key in
                 (name, "parties.csv", "exhibits.csv", "passages.csv", "assertions.csv", "acts.csv", "facts.csv", "assertion-facts.csv", "statements.csv")}
        attack(folder, alone)


def test_long_chains(folder):
    """Thousands of copies of copies and hearsay of hearsay: deep, and still no stack to overrun."""
    many = 3_000
    numbers = range(many)
    forms = {
        "parties.csv": "key,kind,pseudonym\n" + "".join(f"W{i},person,W{i}\n" for i in numbers),
        "places.csv": "key,label,within\n" + "".join(f"L{i},Place,{f'L{i + 1}' if i + 1 < many else ''}\n" for i in numbers),
        "exhibits.csv": "key,kind,label\n" + "".join(f"X{i},statement,Paper\n" for i in numbers),
        "derivations.csv": "exhibit,original,kind\n" + "".join(f"X{i},X{i + 1},copy\n" for i in numbers[:-1]),
        "passages.csv": "key,exhibit,page,quote\n" + "".join(f"P{i},X{i},1,word\n" for i in numbers),
        "assertions.csv": "key,passage,speaker,origin,basis,stance,proposition\n"
                          + "".join(f"B{i},P{i},W{i},W{min(i + 1, many - 1)},told,affirms,It was so\n" for i in numbers),
        "assertion-sources.csv": "assertion,source\n" + "".join(f"B{i},B{i + 1}\n" for i in numbers[:-1]),
        "facts.csv": "key,label\nF1,It was so\n",
        "assertion-facts.csv": "assertion,fact,direction\n" + "".join(f"B{i},F1,for\n" for i in numbers),
    }
    attack(folder, forms)


def test_many_accused_and_victims(folder):
    """Forty accused and forty victims in four counts with all elements: a matrix of six thousand columns."""
    many = range(40)
    forms = {
        "parties.csv": "key,kind,pseudonym\n" + "".join(f"V{i},person,V{i}\nA{i},person,A{i}\n" for i in many),
        "roles.csv": "party,role\n" + "".join(f"V{i},victim\nA{i},accused\n" for i in many),
        "acts.csv": "key,kind,label,date\nK1,recruitment,Recruiting,2016-05\n",
        "counts.csv": "key,number,pack,offence,state\n" + "".join(f"C{i},{i},thailand,th.tip.s6.2008,charged\n" for i in range(4)),
        "count-accused.csv": "count,party\n" + "".join(f"C{c},A{i}\n" for c in range(4) for i in many),
        "count-victims.csv": "count,party\n" + "".join(f"C{c},V{i}\n" for c in range(4) for i in many),
        "count-acts.csv": "count,act\n" + "".join(f"C{c},K1\n" for c in range(4)),
    }
    attack(folder, forms)


# --- values at the ends of the world

ENDS = ("0000", "0000-01-01", "0001-01-01", "9999", "9999-12-31", "XXXX-XX", "-0001", "20XX", "2015-XX-XX", "2558-05-18",
        "BE 2558-05-18", "18/5/2558 BE", "BE 0001-01-01", "0001/9999", "../..", "/2016", "2016/", "2016-06/2015-05", "2015-05-18T10:00",
        "99999-01-01", "Y170000002", "2015-02-29", "2015-13", "1/1/1", "2015?", "2015~", "2015%", "[2015,2016]", "๒๕๕๘-๐๕-๑๘")


def test_dates_at_the_ends(folder):
    """Each is taken as said or refused with file, line and column; those taken are reviewed together."""
    taken = []
    case = new_case(folder, "probe.probata")
    for number, date in enumerate(ENDS):
        forms = {"acts.csv": f'key,kind,label,date\nK1,work,Work,"{date}"\n'}
        result = run("import", case, write(folder / f"date-{number}", forms), timeout=PATIENCE)
        assert result.status in (0, 3), result.err
        assert result.status == 0 or "acts.csv:2: date" in result.err, result.err
        if result.status == 0:
            taken.append(date)
    assert "2558-05-18" in taken and "2015-02-29" not in taken
    forms = {"parties.csv": "key,kind,pseudonym,born\n" + "".join(f'V{i},person,V{i},"{d}"\n' for i, d in enumerate(taken)),
             "roles.csv": "party,role\n" + "".join(f"V{i},victim\n" for i in range(len(taken))) + "A1,accused\n",
             "acts.csv": "key,kind,label,date\n" + "".join(f'K{i},work,Work,"{d}"\n' for i, d in enumerate(taken)),
             "counts.csv": "key,number,pack,offence,state\nC1,1,thailand,th.tip.s6.2008,charged\n",
             "count-accused.csv": "count,party\nC1,A1\n",
             "count-victims.csv": "count,party\n" + "".join(f"C1,V{i}\n" for i in range(len(taken))),
             "count-acts.csv": "count,act\n" + "".join(f"C1,K{i}\n" for i in range(len(taken))),
             "act-parties.csv": "act,party,part\n" + "".join(f"K{i},V{i},suffered\n" for i in range(len(taken))),
             "employments.csv": "key,worker,employer,started,ended,pack,pay_due_day\n"
                                + "".join(f'E{i},V{i},A1,"{d}","{taken[-1 - i]}",thailand,5\n' for i, d in enumerate(taken)),
             "work-patterns.csv": "employment,period,hours_low,days_low\n" + "".join(f'E{i},"{d}",12,6\n' for i, d in enumerate(taken)),
             "terms.csv": "employment,subject,side,low,currency,per,period\n" + "".join(f'E{i},pay,promised,9000,THB,month,"{d}"\n' for i, d in enumerate(taken)),
             "payments.csv": "key,employment,period,date,low,currency,kind\n" + "".join(f'M{i},E{i},"{d}","{d}",100,THB,money\n' for i, d in enumerate(taken)),
             "routes.csv": "key,victim,pack,route,channel\n" + "".join(f"R{i},V{i},thailand,th.route.inspector,administrative\n" for i in range(len(taken)))}
    forms["parties.csv"] += "A1,person,A1,\n"
    attack(folder, forms)


AMOUNTS = ("9" * 30, "-" + "9" * 30, "0." + "0" * 29 + "1", "9" * 30 + "." + "9" * 30, "๙๐๐๐", "៩០០០", "၉၀၀၀", "-9000", "0", "1e5",
           "9,000.50", "9.000,50", "1/3", "NaN", "inf", "9" * 4000, "--5", "+5", "5-", "=9000", "9 000", "٩٠٠٠")


def test_amounts_at_the_ends(folder):
    taken = []
    case = new_case(folder, "probe.probata")
    for number, amount in enumerate(AMOUNTS):
        forms = {"parties.csv": PARTIES, "loss-items.csv": f'key,victim,head,label,low,currency\nL1,V1,wages,Wages,"{amount}",THB\n'}
        result = run("import", case, write(folder / f"amount-{number}", forms), timeout=PATIENCE)
        assert result.status in (0, 3), result.err
        assert result.status == 0 or "loss-items.csv:2: low" in result.err, result.err
        if result.status == 0:
            taken.append(amount)
    assert "9" * 30 in taken and "NaN" not in taken and "1e5" not in taken, taken
    count = range(len(taken))
    forms = {"parties.csv": PARTIES + "A1,person,A1\n",
             "employments.csv": "key,worker,employer,started,ended,pack,pay_due_day\n"
                                + "".join(f"E{i},V1,A1,2015-05-19,2018-02-24,thailand,5\n" for i in count),
             "work-patterns.csv": "employment,period,hours_low,hours_high,days_low,days_high\n"
                                  + "".join(f'E{i},2015-05/2017-02,"{a}","{a}","{a}","{a}"\n' for i, a in enumerate(taken)),
             "terms.csv": "employment,subject,side,low,high,currency,per\n" + "".join(f'E{i},pay,promised,"{a}","{a}",THB,month\n' for i, a in enumerate(taken)),
             "payments.csv": "key,employment,period,date,low,currency,kind\n" + "".join(f'M{i},E{i},2015-09,2015-10-05,"{a}",THB,money\n' for i, a in enumerate(taken)),
             "pay-lines.csv": "key,employment,period,kind,low,currency\n" + "".join(f'N{i},E{i},2015-09,fee,"{a}",THB\n' for i, a in enumerate(taken)),
             "debts.csv": "key,debtor,creditor,currency\nD1,V1,A1,THB\n",
             "debt-entries.csv": "key,debt,date,kind,amount\n" + "".join(f'G{i},D1,2015-05-18,principal,"{a}"\n' for i, a in enumerate(taken)),
             "loss-items.csv": "key,victim,head,label,low,currency\n" + "".join(f'L{i},V1,wages,Wages,"{a}",THB\n' for i, a in enumerate(taken))}
    attack(folder, forms)


def test_two_hundred_years_of_pay(folder):
    forms = {"parties.csv": PARTIES + "A1,person,A1\n",
             "employments.csv": "key,worker,employer,started,ended,pack,pay_due_day\n" + "".join(
                 f"E{i},V1,A1,1820-01-01,2020-12-31,thailand,5\n" for i in range(20)),
             "terms.csv": "employment,subject,side,low,currency,per\n" + "".join(f"E{i},pay,promised,300,THB,day\n" for i in range(20)),
             "work-patterns.csv": "employment,period,hours_low,hours_high,days_low,days_high\n" + "".join(
                 f"E{i},1820/2020,14,16,7,7\n" for i in range(20)),
             "pay-lines.csv": "key,employment,period,kind,low,currency\n" + "".join(f"N{i},E{i},1820/2020,wage,300,THB\n" for i in range(20)),
             "payments.csv": "key,employment,period,date,low,currency,kind\n" + "".join(f"M{i},E{i},1820/2020,2020,5,THB,money\n" for i in range(20))}
    attack(folder, forms)


def test_contradicting_relations(folder):
    """One person is victim and accused, older than her mother, works for herself, and leaves before she came."""
    forms = {"parties.csv": "key,kind,pseudonym,born\nV1,person,V1,2020-01-01\nV2,person,V2,2001\n",
             "relations.csv": "party,other,kind,period\nV1,V2,parent-of,2000\nV2,V1,parent-of,2000\nV1,V1,sibling-of,\n",
             "roles.csv": "party,role\nV1,victim\nV1,accused\nV1,witness\n",
             "acts.csv": "key,kind,label,date\nK1,work,Work,1990\n",
             "act-parties.csv": "act,party,part\nK1,V1,did\nK1,V1,suffered\n",
             "counts.csv": "key,number,pack,offence,state\nC1,1,thailand,th.tip.s6.2008,charged\n",
             "count-accused.csv": "count,party\nC1,V1\n", "count-victims.csv": "count,party\nC1,V1\n", "count-acts.csv": "count,act\nC1,K1\n",
             "employments.csv": "key,worker,employer,started,ended,pack\nE1,V1,V1,2018-02-24,2015-05-19,thailand\n",
             "terms.csv": "employment,subject,side,low,high,currency,per\nE1,pay,promised,9000,300,THB,month\n",
             "work-patterns.csv": "employment,period,hours_low,hours_high,days_low,days_high\nE1,2016/2017,30,-5,9,-2\n"}
    attack(folder, forms)


STRANGE = ("Z\u0351\u0352\u0353" * 200, "\u202eabc\u202c", "\u200b\u200c\u200d", "\u2066\u2067\u2069", "=cmd|' /C calc'!A0", "@SUM(1)", "%s%n%s%n",
           "<b>&amp;</b>", "'; DROP TABLE party;--", "{{x}}", "\U000e0001\U000e0041", "\ufdd0", "\uffff", "\U0010ffff", "ក្រុមហ៊ុន", "e\u0301" * 3000, "''''''''")


def test_strange_words(folder):
    forms = {"parties.csv": "key,kind,pseudonym,note\n" + "".join(
        '"{0}",person,"{0}","{0}"\n'.format(f"{i}{word}".replace('"', '""')) for i, word in enumerate(STRANGE)),
        "facts.csv": "key,label\n" + "".join('F{0},"{1}"\n'.format(i, word.replace('"', '""')) for i, word in enumerate(STRANGE) if i != 2)}
    case = attack(folder, forms)
    kept = {row["key"]: row for row in run("list", case, "parties", "--json", status=0).json()["parties"]}
    assert kept["5@SUM(1)"]["note"] == "5@SUM(1)" and "6%s%n%s%n" in kept
    for word in STRANGE + ('"', "*", "a OR", "NEAR(", "^", "x" * 100_000, "-", "a-b", "12/03/2020", "O'Brien"):
        run("search", case, "--", word, status=0, timeout=PATIENCE)


# --- what lies in the folder


def test_special_files_as_forms(folder):
    """A pipe, a device or a link to one is refused at once, not waited for and not read for ever."""
    case = new_case(folder)
    for name, make in {"pipe": lambda path: os.mkfifo(path), "zero": lambda path: path.symlink_to("/dev/zero"),
                       "loop": lambda path: path.symlink_to(path.name), "lost": lambda path: path.symlink_to("nowhere"),
                       "dir": lambda path: path.mkdir()}.items():
        home = folder / name
        home.mkdir()
        make(home / "parties.csv")
        result = run("import", case, home, timeout=5)
        assert result.status in (0, 3), (name, result.status)
        if name != "dir":
            assert result.status == 3 and "parties.csv" in result.err, (name, result.err)


def test_special_files_as_exhibits(folder):
    case = new_case(folder)
    home = write(folder / "home", {"exhibits.csv": "key,kind,label,file\nS1,other,S1,pipe\nS2,other,S2,link\nS3,other,S3,zero\n"})
    os.mkfifo(home / "pipe")
    (folder / "elsewhere.txt").write_text("not part of it")
    (home / "link").symlink_to(folder / "elsewhere.txt")
    (home / "zero").symlink_to("/dev/zero")
    (home / "self").symlink_to("self")
    result = run("import", case, home, timeout=5)
    assert result.status == 3 and "outside" in result.err, result.err
    (home / "exhibits.csv").write_text("key,kind,label,file\nS1,other,S1,pipe\n")
    result = run("import", case, home, timeout=5)
    assert result.status in (1, 3), result.err


def test_links_that_lead_out_of_the_folder(folder):
    """A folder that somebody sent must not draw in what lies elsewhere on this computer."""
    case = new_case(folder)
    (folder / "private.txt").write_text("a private diary of the person at this computer")
    (folder / "private").mkdir()
    (folder / "private" / "more.txt").write_text("more private words")
    home = write(folder / "home", {"parties.csv": PARTIES, "honest.txt": "honest words"})
    (home / "holiday.txt").symlink_to(folder / "private.txt")
    (home / "folder").symlink_to(folder / "private")
    (home / "round").symlink_to(home)
    result = run("import", case, home, timeout=PATIENCE)
    for words in ("diary", "more private"):
        assert run("search", case, words, "--json", status=0).json()["hits"] == [], words
    assert result.status == 1 and "holiday.txt" in result.err and "link" in result.err, (result.status, result.err)
    assert run("search", case, "honest", "--json", status=0).json()["hits"] != []
    assert run("list", case, "parties", "--json", status=0).json()["parties"] != []
    (folder / "typed.txt").symlink_to(folder / "private.txt")
    run("import", case, folder / "typed.txt", status=0)


def test_hard_links_are_files(folder):
    case = new_case(folder)
    home = write(folder / "home", {"a.txt": "the same words"})
    os.link(home / "a.txt", home / "b.txt")
    run("import", case, home, status=0)
    assert len(run("list", case, "exhibits", "--json", status=0).json()["exhibits"]) == 1


def test_names(folder):
    """Names with line breaks, bytes that are no UTF-8, dashes, 255 bytes: taken in, and no message is forged."""
    case = new_case(folder)
    home = folder / "home"
    home.mkdir()
    forged = "a\nprobata: everything is in order\n.txt"
    (home / forged).write_bytes(b"")
    (home / "-rf.txt").write_text("dash")
    (home / ("n" * 251 + ".txt")).write_text("long")
    (home / "percent %s%n.txt").write_text("percent")
    (pathlib.Path(os.fsdecode(os.fsencode(home) + b"/bytes\xff\xfe.txt"))).write_text("bytes")
    result = run("import", case, home, timeout=PATIENCE)
    assert result.status == 1, result.err
    assert not any(line.startswith("probata: everything") for line in result.err.splitlines()), result.err
    assert len(run("list", case, "exhibits", "--json", status=0).json()["exhibits"]) == 4
    run("check", case, status=0)
    forms = write(folder / "forms", {"exhibits.csv": 'key,kind,label,file\nS1,other,S1,"x\n../../y"\nS2,other,S2,"/etc/passwd"\n'})
    result = run("import", case, forms, status=3)
    assert "exhibits.csv:2" in result.err or "exhibits.csv:3" in result.err, result.err


def test_paths_in_forms(folder):
    """However it is written, a path does not leave its folder."""
    (folder / "secret.txt").write_text("not yours to read")
    for path in ("../secret.txt", "./../secret.txt", "a/../../secret.txt", "/etc/hostname", "..", ".", "", "file:///etc/hostname", "~/x", "a\\..\\secret.txt",
                 "....//secret.txt", "\u2025/secret.txt", "x" * 5000, "a/" * 2000 + "b"):
        number = len(list(folder.iterdir()))
        case = new_case(folder, f"case-{number}.probata")
        forms = write(folder / f"forms-{number}", {"exhibits.csv": f'key,kind,label,file\nS1,other,S1,"{path}"\n'})
        (forms / "a").mkdir()
        result = run("import", case, forms, timeout=PATIENCE)
        assert result.status in (0, 1, 3), (path[:50], result.status)
        assert run("search", case, "yours", "--json", status=0).json()["hits"] == [], path


def test_unreadable(folder):
    """A form that may not be read refuses the folder; an exhibit that may not be read is named, the rest goes on."""
    os.chmod(folder, 0o755)
    home = write(folder / "home", {"parties.csv": PARTIES, "a.txt": "words", "b.txt": "other words"})
    case = new_case(folder)
    for path in (case, folder):
        shutil.chown(path, 65534, 65534)
    os.chmod(home, 0o755)

    def nobody():
        os.setgid(65534)
        os.setuid(65534)
    (home / "a.txt").chmod(0)
    (home / "b.txt").chmod(0o644)
    (home / "parties.csv").chmod(0o644)
    result = run("import", case, home, preexec=nobody, timeout=PATIENCE)
    assert result.status == 1 and "a.txt" in result.err, (result.status, result.err)
    (home / "parties.csv").chmod(0)
    result = run("import", case, home, preexec=nobody, timeout=PATIENCE)
    assert result.status == 3 and "parties.csv" in result.err, (result.status, result.err)


def test_changed_while_importing(folder):
    """Files that grow, shrink and vanish meanwhile: what is in the case is one honest state of them."""
    case = new_case(folder)
    home = folder / "home"
    home.mkdir()
    stop = threading.Event()

    def meddle():
        turn = 0
        while not stop.is_set():
            turn += 1
            try:
                (home / f"f{turn % 20}.txt").write_text(f"words {turn} " * (turn % 5000 + 1))
                if turn % 7 == 0:
                    (home / f"f{(turn * 3) % 20}.txt").unlink(missing_ok=True)
            except OSError:
                pass

    for number in range(20):
        (home / f"f{number}.txt").write_text("words " * 1000)
    meddler = threading.Thread(target=meddle)
    meddler.start()
    try:
        for _ in range(3):
            result = run("import", case, home, timeout=PATIENCE)
            assert result.status in (0, 1, 3), result.err
    finally:
        stop.set()
        meddler.join()
    run("check", case, status=0)


main([value for name, value in sorted(globals().items()) if name.startswith("test_")])
