#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures to be looked at, taken in process: every dialog, an empty case, and a case in seven scripts with names
that are too long; sheets of them lie in BUILD/screens. test-screens.py has the sample's pages as they stand on a screen.

What a machine can tell is told: everything comes up, and no two dialogs are the same picture.
"""
import hashlib
import os
import subprocess

from probata import BUILD, FIXTURES, PACKS, ROOT, SAMPLE, main, new_case, run

CAMERA = BUILD / "tests" / "ui" / "camera"
PLACE = BUILD / "screens"
PAGES = ("start", "people", "acts", "evidence", "facts", "charges", "inconsistencies", "corroboration", "remedies", "enquiries",
         "history")
# What nobody fills in by hand: made by the program, or not shown anywhere.
NOT_BY_HAND = ("law", "users", "grants", "disclosures", "legal-holds")
# What is chosen on each page, to see it in the pane.
PAPERS = 2  # of the sample, in the reader
CHOSEN = {"people": "parties", "acts": "acts", "facts": "facts", "enquiries": "enquiries"}
# A list has to be there before something can be chosen from it: a picture waits for that.
REVIEWED = [order for page in ("start", "inconsistencies", "corroboration", "remedies", "history")
            for order in (f"do win.go {page}", f"picture {page}-before", "choose 1", f"picture {page}-chosen")]
REVIEWED += ["do win.go charges", "picture charges-before", "press corroborated", "picture charges-chosen"]


def photograph(folder, case, orders, variant, env=None):
    """The pictures that @orders ask for, in the order asked; and a sheet of them."""
    place = PLACE / variant
    place.mkdir(parents=True, exist_ok=True)
    for old in place.glob("*.png"):
        old.unlink()
    environment = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", GTK_A11Y="none", **(env or {}))
    for kept in ("STATE", "DATA", "CONFIG"):
        environment[f"XDG_{kept}_HOME"] = str(folder / kept.lower())
    command = [str(CAMERA), str(place), *([str(case)] if case else [])]
    done = subprocess.run(command, input="\n".join(orders).encode(), env=environment, timeout=200,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    said = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, said[-4000:]
    assert "without a current allocation" not in said, "something was blank: " + said[-4000:]
    files = [place / f"{order.split()[1]}.png" for order in orders if order.startswith("picture ")]
    sheet(files, variant)
    return files


def sheet(files, variant):
    subprocess.run(["montage", *map(str, files), "-tile", "6x", "-background", "gray50", "-geometry", "480x400>+6+6",
                    str(PLACE / f"{variant}.png")], check=True, timeout=120)


def all_differ(files):
    seen = {}
    for file in files:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert digest not in seen, f"{file.name} is the same picture as {seen[digest]}"
        seen[digest] = file.name


def pages(size, letters=100):
    orders = [f"letters {letters}", f"size {size[0]} {size[1]}"]
    for page in PAGES:
        orders += [f"do win.go {page}", f"picture {page}"]
    return orders


def ids(case, form):
    return {row["key"]: row["id"] for row in run("list", case, form, "--json", status=0).json()[form]}


def scripts_case(folder):
    case = new_case(folder)
    run("import", case, FIXTURES / "scripts-case", status=0)
    return case


def chosen(case):
    """Each page with something of it chosen, and a paper in the reader."""
    orders = []
    for page, form in CHOSEN.items():
        record = next(iter(ids(case, form).values()))
        orders += [f"do win.open {page}/{form_kind(form)}/{record}", f"do win.inspect {form_kind(form)}/{record}",
                   f"picture {page}-chosen"]
    for key, record in ids(case, "exhibits").items():
        orders += [f"do win.open evidence/exhibit/{record}", f"picture evidence-{key}"]
    return orders


def form_kind(form):
    return {"parties": "party", "enquiries": "enquiry", "identities": "identity"}.get(form, form[:-1])


def test_scripts(folder):
    case = scripts_case(folder)
    all_differ(photograph(folder, case, pages((1280, 800)) + chosen(case), "scripts"))


def test_scripts_narrow(folder):
    case = scripts_case(folder)
    photograph(folder, case, pages((1000, 700)) + chosen(case), "scripts-narrow")


def test_chosen(folder):
    """The sample with something chosen on each page, as most people see it most of the time."""
    case = new_case(folder)
    run("import", case, SAMPLE)
    some = chosen(case)[:3 * len(CHOSEN) + 2 * PAPERS] + REVIEWED
    photograph(folder, case, ["size 1280 800", *some, "size 1000 700", *small(some)], "chosen")


def small(orders):
    return [order + "-narrow" if order.startswith("picture") else order for order in orders]


def test_empty(folder):
    all_differ(photograph(folder, new_case(folder), pages((1280, 800)), "empty"))


# --- dialogs

def forms():
    told = run("list", "--forms", status=0).out
    return [name for name in (line.split(".csv:")[0] for line in told.split("\n") if ".csv: " in line)
            if name not in NOT_BY_HAND]


def record_dialogs(case):
    orders = []
    for form in forms():
        orders += [f"do win.add {form}", f"picture add-{form}", "close"]
    for form in ("parties", "acts", "exhibits", "assertions", "facts", "bearings", "enquiries", "identities"):
        rows = run("list", case, form, "--json", status=0).json()[form]
        orders += [f"do win.edit {form_kind(form)}/{rows[0]['id']}", f"picture edit-{form}", "close"]
    return orders


def other_dialogs(folder):
    broken = folder / "broken"
    broken.mkdir(exist_ok=True)
    (broken / "facts.csv").write_text("key,label,about\nF-1,,event\nF-2,x,nothing\n", "utf-8")
    wrong = folder / "wrong.probata"
    wrong.write_bytes(b"not a case" * 400)
    return ["do app.preferences", "picture preferences", "close", "do app.new-case", "picture new-case", "close",
            "do win.show-help-overlay", "picture shortcuts", "close", "do app.about", "picture about", "close",
            "do win.palette", "picture palette", "type add", "picture palette-commands", "type passport",
            "picture palette-words", "type zzzz", "picture palette-nothing", "close",
            f"drop {broken}", "picture import-refused", "close",
            f"do app.open-uri {wrong.as_uri()}", "picture open-refused", "close"]


def pseudo_locale(folder):
    subprocess.run(["/usr/bin/python3", str(ROOT / "tests" / "ui" / "make-pseudo-locale.py"), str(folder / "locale")],
                   check=True, stderr=subprocess.DEVNULL, timeout=120)
    return {"LANGUAGE": "qps", "PROBATA_LOCALE_DIR": str(folder / "locale")}


def test_dialogs(folder):
    case = scripts_case(folder)
    all_differ(photograph(folder, case, ["scheme light", *other_dialogs(folder), *record_dialogs(case)], "dialogs"))


def test_dialogs_dark(folder):
    case = scripts_case(folder)
    photograph(folder, case, ["scheme dark", *other_dialogs(folder)], "dialogs-dark")


def test_dialogs_long(folder):
    case = scripts_case(folder)
    photograph(folder, case, ["scheme light", *other_dialogs(folder)], "dialogs-long", env=pseudo_locale(folder))


def test_dialogs_long_dark(folder):
    case = scripts_case(folder)
    orders = ["scheme dark", *other_dialogs(folder), *record_dialogs(case)]
    photograph(folder, case, orders, "dialogs-long-dark", env=pseudo_locale(folder))


def test_welcome(folder):
    orders = ["picture welcome", "size 1000 700", "scheme dark", "picture welcome-dark", "size 400 700", "picture welcome-small"]
    photograph(folder, None, orders, "welcome")


main([value for name, value in list(globals().items()) if name.startswith("test_")])
