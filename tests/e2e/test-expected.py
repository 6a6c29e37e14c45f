#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample and the second case get the review that their author worked out by hand (tests/fixtures/*-expected.json)."""
import json
from fractions import Fraction

from probata import FIXTURES, SAMPLE, TODAY, main, new_case, run

# Kinds of which the expectations are complete: anything more is a false alarm.
COMPLETE = ("contradiction", "omission", "new-detail", "arithmetic", "sequence")


def check_differences(review, expected, case):
    found = {(d["kind"], d["slot"], d.get("a"), d.get("b")) for d in review["inconsistencies"]}
    both = found | {(kind, slot, b, a) for kind, slot, a, b in found}
    for wanted in expected["differences"]:
        assert (wanted["kind"], wanted["slot"], wanted["a"], wanted.get("b")) in both, f"not found: {wanted}\nfound: {sorted(map(str, found))}"
    planted = {frozenset(filter(None, (d["a"], d.get("b")))) for d in expected["differences"]}
    alarms = [d for d in found if d[0] in COMPLETE and frozenset(filter(None, d[2:])) not in planted]
    assert not alarms, f"reported, though nothing differs: {alarms}"
    pairs = {frozenset((a, b)) for _, _, a, b in found}
    for near in expected["not_differences"]:
        assert frozenset((near["a"], near["b"])) not in pairs, f"reported: {near}"
    for denial in expected["denials"]:
        assert any(kind == "denial" and denial["a"] in (a, b) for kind, _, a, b in found), denial


def check_facts(review, expected, case):
    states = {fact["key"]: fact for fact in review["facts"]}
    for wanted in expected["facts"]:
        got = states[wanted["fact"]]
        assert got["state"] == wanted["strength"] and got["contradicted"] == wanted["contradicted"], (wanted, got)
        assert got["unknown-origin"] == wanted.get("unknown_origin", got["unknown-origin"]), (wanted, got)


def columns(review, wanted):
    for column in review["matrix"]:
        if (column["count"] == wanted["count"] and column.get("accused") == (None if wanted["accused"] == "all" else wanted["accused"])
                and all(column.get(part) == wanted[part] for part in ("victim", "act", "reading") if part in wanted)):
            yield column


def check_cells(review, expected, case):
    for wanted in expected["cells"]:
        cells = [cell for column in columns(review, wanted) for cell in column["cells"] if cell["element"] == wanted["element"]]
        # A victim whom an act does not concern has no cell for it: nothing is supported there.
        assert cells or not wanted["supported"], f"no such cell: {wanted}"
        for cell in cells:
            if "needed" in wanted:
                assert cell["needed"] == wanted["needed"], (wanted, cell)
            if not cell["needed"]:
                continue
            assert (cell["state"] == "supported") == wanted["supported"], (wanted, cell)
            for name in ("strength", "contradicted"):
                assert name not in wanted or cell[name] == wanted[name], (wanted, cell)


def check_readings(review, expected, case):
    for wanted in expected["readings"]:
        readings = {c["reading"] for c in review["matrix"]
                    if c["count"] == wanted["count"] and c.get("victim") == wanted["victim"] and c.get("act") == wanted["act"]}
        assert readings == set(wanted["readings"]), (wanted, readings)
    for wanted in expected["law_differs"]:
        differs = {c["law-differs"] for c in review["matrix"] if c["count"] == wanted["count"] and c.get("act") == wanted["act"]}
        assert differs == {wanted["differs"]}, (wanted, differs)


def same_range(got, wanted, what):
    for end, value in (wanted.items() if isinstance(wanted, dict) else (("low", wanted), ("high", wanted))):
        assert Fraction(got[end]) == Fraction(value), (what, end, got, wanted)


def check_pay(review, expected, case):
    for wanted in expected["pay"]:
        ledger = next(l for l in review["ledgers"] if l["employment"] == wanted["employment"])
        period = next(p for p in ledger["periods"] if p["from"][:7] == wanted["period"])
        assert ledger["currency"] == wanted["currency"]
        assert period["due-on"] == wanted["due_on"], period["due-on"]
        for name in ("hours", "overtime", "promised", "due", "deducted", "deducted_lawful", "paid", "owed"):
            if name in wanted:
                same_range(period[name.replace("_", "-")], wanted[name], (wanted["employment"], name))
        assert period["steps"] and period["passages"], "no steps or no proof"
    for wanted in expected.get("pay_open", []):
        ledger = next(l for l in review["ledgers"] if l["employment"] == wanted["employment"])
        assert ledger["open"], wanted
        assert "owed" not in ledger or not ledger["owed"].get("high") or Fraction(ledger["owed"]["high"]) == 0, ledger["owed"]


def check_debts(review, expected, case):
    for wanted in expected["debts"]:
        debt = next(d for d in review["debts"] if d["debt"] == wanted["debt"])
        assert wanted["claimed"] is not None or "claimed" not in debt, debt
        if wanted["claimed"] is not None:
            same_range(debt["claimed"], wanted["claimed"], "claimed")
            same_range(debt["computed"], wanted["computed"], "computed")
        assert debt["amounts-unknown"] == wanted["amounts_unknown"], debt
        notes = " ".join(debt["notes"])
        if "ratio" in wanted:
            assert wanted["ratio"] + " times" in notes, notes
        if "transfer_to" in wanted:
            assert wanted["transfer_to"] in notes, notes


def check_losses(review, expected, case):
    losses = {loss["loss"]: loss for loss in review["losses"]}
    for wanted in expected["losses"]:
        for name in ("claimed", "ordered", "received"):
            assert name not in wanted or Fraction(losses[wanted["loss"]][name]) == Fraction(wanted[name]), (wanted, losses[wanted["loss"]])


def check_clocks(review, expected, case):
    for wanted in expected["clocks"]:
        days = {c["last-day"] for c in review["clocks"] if c["victim"] == wanted["party"] and c["limit"] == wanted["limit"] and "last-day" in c}
        assert wanted["last_day"] in days, (wanted, days)


def check_enquiries(review, expected, case):
    listed = {e["key"]: e for e in run("list", case, "enquiries", "--json", status=0).json()["enquiries"]}
    for wanted in expected["enquiries"]:
        for name in ("state", "result", "expires"):
            assert name not in wanted or listed[wanted["enquiry"]][name] == wanted[name], wanted


CHECKS = (check_differences, check_facts, check_cells, check_readings, check_pay, check_debts, check_losses, check_clocks, check_enquiries)


def make_test(name, source, expectations, part):
    def test(folder):
        case = new_case(folder)
        run("import", case, source, status=0)
        review = run("review", case, "--json", "--today", TODAY, status=0).json()["review"]
        part(review, json.loads(expectations.read_text()), case)

    test.__name__ = f"test_{name}_{part.__name__.removeprefix('check_')}"
    return test


main([make_test(name, source, FIXTURES / f"{name}-expected.json", part)
      for name, source in (("sample", SAMPLE), ("second-case", FIXTURES / "second-case")) for part in CHECKS])
