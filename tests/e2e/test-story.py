#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job in the terminal: make a case, take the sample in, list, review, search, undo, redo, check."""
import shutil
import sqlite3

from probata import SAMPLE, TODAY, main, new_case, run


def imported(folder):
    case = new_case(folder)
    result = run("import", case, SAMPLE, status=0)
    assert "not taken in" not in result.err, result.err
    return case


def imported_without_custody(folder):
    """Entries of custody stay for good, and an import that holds some cannot be taken back: so this one leaves them out."""
    shutil.copytree(SAMPLE, folder / "sample")
    (folder / "sample" / "custody.csv").unlink()
    case = new_case(folder)
    run("import", case, folder / "sample", status=0)
    return case


def dump(case):
    with sqlite3.connect(f"file:{case}?mode=ro", uri=True) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")]
        skip = {"change", "change_payload", "gesture", "seal", "replica"}
        return {table: sorted(map(repr, database.execute(f'SELECT * FROM "{table}"'))) for table in tables if table not in skip}


def test_import_twice_changes_nothing(folder):
    case = imported(folder)
    before = dump(case)
    result = run("import", case, SAMPLE, status=0)
    assert "0 new, 0 changed" in result.out, result.out
    assert "exhibits taken in: 0" in result.out, result.out
    assert dump(case) == before


def test_undo_and_redo(folder):
    case = imported_without_custody(folder)
    before = dump(case)
    run("undo", case, status=0)
    assert run("list", case, "assertions", "--json", status=0).json()["assertions"] == []
    run("check", case, status=0)
    run("redo", case, status=0)
    assert dump(case) == before
    run("check", case, status=0)


def test_custody_stays(folder):
    """What cannot be taken back is refused by name, and nothing is changed."""
    case = imported(folder)
    before = dump(case)
    assert "changed since" in run("undo", case, status=3).err
    assert dump(case) == before


def test_undo_everything(folder):
    case = imported_without_custody(folder)
    count = 0
    while run("undo", case).status == 0:
        count += 1
        assert count < 500
    assert run("list", case, "exhibits", "--json", status=0).json()["exhibits"] == []
    assert run("undo", case, status=3).err != ""
    run("check", case, status=0)


def test_list_every_kind(folder):
    case = imported(folder)
    for form in run("list", "--forms", "--json", status=0).json()["forms"]:
        listed = run("list", case, form["form"], "--json", status=0).json()
        assert list(listed) == [form["form"]]
    exhibits = run("list", case, "exhibits", "--json", status=0).json()["exhibits"]
    assert all(e["sha256"] for e in exhibits if e["key"].startswith("S"))


def test_names_stay_apart(folder):
    """People appear by pseudonym; their names are in no list, no history and no review."""
    case = imported(folder)
    with sqlite3.connect(f"file:{case}?mode=ro", uri=True) as database:
        names = [row[0] for row in database.execute("SELECT value FROM identity WHERE kind = 'name'")]
    assert names
    shown = run("list", case, "identities", status=0).out + run("changes", case, "--limit", "0", status=0).out
    for name in names:
        assert name not in shown, name


def test_review_cites(folder):
    """Every line of a review that speaks of evidence names the passage it rests on."""
    case = imported(folder)
    review = run("review", case, "--json", "--today", TODAY, status=0).json()["review"]
    sections = {section["id"]: section for section in review["sections"]}
    assert {"prosecutor", "lawyer", "investigator", "one-source", "inconsistencies", "owed", "clocks"} <= set(sections)
    for line in sections["inconsistencies"]["lines"]:
        assert line["passages"] and all(p["exhibit"] and (p.get("quote") or p["located"] == "region") for p in line["passages"]), line
    for line in sections["one-source"]["lines"]:
        assert line["state"] == "open" or line["passages"], line
    text = run("review", case, "--today", TODAY, status=0).out
    for words in ("Matrix", "not yet evaluated", "▸ ", "○ ", "● "):
        assert words in text, words
    for banned in ("credib", "liar", "lying", "%"):
        assert banned not in text.lower(), banned


def lines(case, section, *options):
    review = run("review", case, "--json", "--today", TODAY, *options, status=0).json()["review"]
    return [line["text"] for s in review["sections"] if s["id"] == section for line in s["lines"]]


def test_what_is_missing_is_said(folder):
    """Accounts nobody has weighed together, and victims nobody has told of remedies, stand on the start lists."""
    case = imported(folder)
    assert any("V2" in line and "not yet weighed together" in line for line in lines(case, "prosecutor"))
    assert not any("account of V1" in line and "weighed together" in line for line in lines(case, "prosecutor"))
    told = [line for line in lines(case, "lawyer") if "has not been told" in line]
    assert any("V2" in line for line in told) and not any("V1 has" in line for line in told), told


def test_what_falls(folder):
    """Without a witness: which facts weaken, which elements are open; without somebody who proves nothing: nothing."""
    case = imported(folder)
    fallen = lines(case, "fall-away", "--without", "V1")
    assert any("open without it" in line for line in fallen) and any("→" in line for line in fallen), fallen
    assert lines(case, "fall-away", "--without", "W2") == []
    assert "nobody-at-all" in run("review", case, "--without", "nobody-at-all", status=3).err


def test_search(folder):
    case = imported(folder)
    assert run("search", case, "passport", "--json", status=0).json()["hits"]
    for query in ("O'Brien", '"', "NEAR(", "a AND", "*", "%", "", "12/03/2020", "--help-me"):
        run("search", case, "--json", "--", query, status=0)


def test_check_finds_a_change_behind_the_log(folder):
    case = imported(folder)
    with sqlite3.connect(case) as database:
        database.execute("UPDATE assertion SET proposition = 'something else' WHERE id = (SELECT min (id) FROM assertion)")
    database.close()
    result = run("check", case, "--json", status=1)
    assert any("assertion" in problem["where"] for problem in result.json()["problems"]), result.out


def test_law(folder):
    packs = run("law", "list", "--json", status=0).json()["packs"]
    assert {"international", "thailand", "cambodia"} <= {pack["pack"] for pack in packs}
    assert "any of" in run("law", "show", "international", status=0).out
    findings = run("law", "check", "thailand", "--json", status=1).json()["findings"]
    assert any(finding["kind"] == "unverified" for finding in findings)


def test_law_comes_later(folder):
    """A count under a law that the case has not pinned is refused with what to do; then it is done."""
    case = folder / "case.probata"
    run("new", case, "--law", "international", status=0)
    result = run("import", case, SAMPLE, status=3)
    assert "counts.csv:" in result.err and "law pin" in result.err, result.err
    run("law", "pin", case, "thailand", "cambodia", status=0)
    run("import", case, SAMPLE, status=0)
    assert run("law", "pin", case, "thailand", status=3).err
    assert run("law", "pin", case, "atlantis", status=3).err
    assert len(run("list", case, "law", "--json", status=0).json()["law"]) == 3


def test_readers_beside_a_writer(folder):
    """Read-only verbs work while another process holds the case open for writing."""
    case = imported(folder)
    writer = sqlite3.connect(case, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        run("review", case, "--today", TODAY, status=0)
        run("list", case, "facts", status=0)
        result = run("undo", case, status=3)
        assert "another program" in result.err.lower() or "holds" in result.err.lower(), result.err
    finally:
        writer.execute("ROLLBACK")
        writer.close()


main([value for name, value in sorted(globals().items()) if name.startswith("test_")])
