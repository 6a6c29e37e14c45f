#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No result may depend on the order of rows or on what people are called: the sample with its rows shuffled and its people renamed
gets the same review (issue "the house stands", 5)."""
import csv
import json
import random
import re
import shutil

from probata import SAMPLE, TODAY, main, new_case, run


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def party_columns():
    forms = run("list", "--forms", "--json", status=0).json()["forms"]
    return {form["form"]: {c["name"] for c in form["columns"] if c.get("refers-to") == "parties"} for form in forms}


def permute(source, target, seed):
    """A copy of the folder with every form shuffled and every party renamed. Returns {new name: old name}."""
    shutil.copytree(source, target)
    chance = random.Random(seed)
    header, rows = read(target / "parties.csv")
    old = [row[header.index("key")] for row in rows]
    numbers = list(range(len(old)))
    chance.shuffle(numbers)
    names = {key: f"Qx{number:03d}z" for key, number in zip(old, numbers)}
    pseudonym = header.index("pseudonym")
    back = {}
    for row in rows:
        new = names[row[header.index("key")]]
        back[new] = row[pseudonym]
        row[header.index("key")] = row[pseudonym] = new
    write(target / "parties.csv", header, rows)
    columns = party_columns()
    for path in sorted(target.glob("*.csv")):
        header, rows = read(path)
        for row in rows:
            for i, name in enumerate(header):
                if path.stem != "parties" and name in columns.get(path.stem, ()) and i < len(row) and row[i]:
                    row[i] = names[row[i]]
        chance.shuffle(rows)
        write(path, header, rows)
    return back


def normal(value):
    """The same whatever order lists come in."""
    if isinstance(value, dict):
        return {key: normal(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((normal(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def sort_names(value):
    """Lists of names inside a sentence ("V1, V2") come in the order of names."""
    return re.sub(r"\(([^()]*)\)", lambda m: "(" + ", ".join(sorted(m.group(1).split(", "))) + ")", value)


def review(case):
    return run("review", case, "--json", "--today", TODAY, status=0).json()["review"]


def each_string(value, change):
    if isinstance(value, dict):
        return {key: each_string(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [each_string(item, change) for item in value]
    return change(value) if isinstance(value, str) else value


def test_same_review(folder):
    plain = new_case(folder)
    run("import", plain, SAMPLE)
    expected = normal(each_string(review(plain), sort_names))
    for seed in (1, 2):
        back = permute(SAMPLE, folder / f"permuted-{seed}", seed)
        case = new_case(folder, f"permuted-{seed}.probata")
        run("import", case, folder / f"permuted-{seed}")
        renamed = each_string(review(case), lambda text: sort_names(re.sub(r"Qx\d{3}z", lambda m: back[m.group(0)], text)))
        got = normal(renamed)
        for part in ("facts", "matrix", "inconsistencies", "ledgers", "debts", "clocks"):
            assert len(expected[part]) > 0, part
            assert got[part] == expected[part], difference(part, expected[part], got[part])
        # The start lists show the first few of what is equally pressing: only whole lists can be compared.
        for section in ("one-source", "inconsistencies", "owed", "clocks"):
            pick = lambda r: [s for s in r["sections"] if s["id"] == section]
            assert pick(got) == pick(expected), difference(section, pick(expected), pick(got))


def difference(part, expected, got):
    lines = {json.dumps(item, sort_keys=True, ensure_ascii=False) for item in expected}
    others = {json.dumps(item, sort_keys=True, ensure_ascii=False) for item in got}
    return part + "\nonly in the plain one:\n" + "\n".join(sorted(lines - others)[:3]) + "\nonly in the permuted one:\n" + "\n".join(sorted(others - lines)[:3])


main([test_same_review])
