#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample and the second case get the review that their author worked out by hand (tests/fixtures/*expected.json)."""
import json
from fractions import Fraction

from probata import FIXTURES, SAMPLE, TODAY, main, new_case, run


def review_of(folder, source):
    case = new_case(folder)
    run("import", case, source, status=0)
    return run("review", case, "--json", "--today", TODAY, status=0).json()["review"]


def differences(review):
    return {(d["kind"], frozenset(filter(None, (d.get("a"), d.get("b"))))) for d in review["inconsistencies"]}


def columns(review, count, accused, element):
    """Every cell of @element in the columns of @count and @accused (None: whoever did it)."""
    return [(column, cell) for column in review["matrix"] if column["count"] == count and column.get("accused") == accused
            for cell in column["cells"] if cell["element"] == element]


def check_differences(review, expected):
    found = differences(review)
    for wanted in expected["differences"]:
        assert (wanted["kind"], frozenset(wanted["assertions"])) in found, f"not found: {wanted}\nfound: {sorted(map(str, found))}"
    for pair in expected["non_differences"]:
        hits = [d for d in found if frozenset(pair["assertions"]) == d[1]]
        assert not hits, f"reported, though it is none: {pair}"


def check_facts(review, expected):
    states = {fact["key"]: fact for fact in review["facts"]}
    for wanted in expected["facts"]:
        got = states[wanted["key"]]
        assert got["state"] == wanted["strength"], (wanted, got)
        if "contradicted" in wanted:
            assert got["contradicted"] == wanted["contradicted"], (wanted, got)
        if "sources" in wanted:
            assert got["sources"] == wanted["sources"], (wanted, got)


def check_cells(review, expected):
    for wanted in expected["cells"]:
        cells = columns(review, wanted["count"], wanted["accused"], wanted["element"])
        cells = [(column, cell) for column, cell in cells if all(column.get(part) == wanted[part] for part in ("victim", "act", "reading") if part in wanted)]
        assert cells, f"no such cell: {wanted}"
        for column, cell in cells:
            if not cell["needed"] and wanted.get("state") != "not-needed":
                continue
            state = "not-needed" if not cell["needed"] else cell["state"]
            assert state == wanted["state"], (wanted, {k: v for k, v in column.items() if k != "cells"}, cell)


def check_readings(review, expected):
    for wanted in expected.get("readings", []):
        readings = {column["reading"] for column in review["matrix"] if column["count"] == wanted["count"]
                    and column.get("victim") == wanted["victim"] and column.get("act") == wanted["act"]}
        assert readings == set(wanted["readings"]), (wanted, readings)


def number(text):
    return Fraction(text)


def check_ledgers(review, expected):
    for wanted in expected.get("owed", []):
        ledger = next(l for l in review["ledgers"] if l["employment"] == wanted["employment"])
        period = next(p for p in ledger["periods"] if p["from"][:7] == wanted["month"])
        for name in ("due", "paid", "owed"):
            if name in wanted:
                for end, value in wanted[name].items():
                    assert number(period[name][end]) == number(value), (wanted, name, end, period)
    for wanted in expected.get("debts", []):
        debt = next(d for d in review["debts"] if d["debt"] == wanted["debt"])
        for name in ("claimed", "computed"):
            if name in wanted:
                assert number(debt[name]["high"]) == number(wanted[name]), (wanted, debt)
        if "amounts_unknown" in wanted:
            assert debt["amounts-unknown"] == wanted["amounts_unknown"], (wanted, debt)


def check(folder, source, expected_path):
    expected = json.loads(expected_path.read_text())
    review = review_of(folder, source)
    for part in (check_differences, check_facts, check_cells, check_readings, check_ledgers):
        part(review, expected)


def test_sample(folder):
    check(folder, SAMPLE, FIXTURES / "sample-expected.json")


def test_second_case(folder):
    check(folder, FIXTURES / "second-case", FIXTURES / "second-expected.json")


main([test_sample, test_second_case])
