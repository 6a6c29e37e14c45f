#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of every page, wide and narrow, light and dark, in English and in a language 40 % longer, to be looked at.

They lie in BUILD/screens, with a contact sheet per variant. What a machine can tell is told: each page comes up in
each variant, and with the long language nothing of it is still plain English.
"""
import os
import subprocess

import desktop
from desktop import ROLE, Desktop, name_of, until
from probata import BUILD, ROOT, SAMPLE, main, new_case, run

PAGES = ("start", "people", "acts", "evidence", "facts", "charges", "inconsistencies", "corroboration", "remedies", "enquiries")
PLACE = BUILD / "screens"


def pictures(folder, variant, size=(1280, 800), env=None, look=None):
    case = new_case(folder)
    run("import", case, SAMPLE)
    os.environ["PB_SCREENS"] = str(PLACE / variant)
    with Desktop(case, folder=folder, env=env) as window:
        window.find(ROLE.LIST_ITEM, match=lambda name: len(name) > 0, what="the sidebar")
        if size != (1280, 800):
            window.resize(*size)
        for number, page in enumerate(PAGES):
            window.keys(f"alt+{(number + 1) % 10}")
            chosen(window, number)
            if look is not None:
                look(window, page)
            window.screenshot(page)
    sheet(variant)


def chosen(window, number):
    """Waits until the page is the one chosen in the sidebar."""
    def look():
        window.alive()
        rows = [node for node in window.all(ROLE.LIST_ITEM) if desktop.has_state(node, desktop.Atspi.StateType.SELECTED)]
        return any(row.get_index_in_parent() == number for row in rows)
    until(look, f"page {number}")


def sheet(variant):
    files = [str(PLACE / variant / f"{page}.png") for page in PAGES]
    subprocess.run(["montage", *files, "-tile", "3x", "-geometry", "640x400+4+4", str(PLACE / f"{variant}.png")],
                   check=True, timeout=120)
    assert all(os.path.getsize(file) > 10000 for file in files), "a picture is empty"


def test_light(folder):
    pictures(folder, "light")


def test_dark(folder):
    pictures(folder, "dark", env={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"})


def test_narrow(folder):
    pictures(folder, "narrow", size=(1000, 700))


def test_long_language(folder):
    """Buttons and heads of lists come from translations: in the long language each carries its mark."""
    subprocess.run(["/usr/bin/python3", str(ROOT / "tests" / "ui" / "make-pseudo-locale.py"), str(folder / "locale")],
                   check=True, stderr=subprocess.DEVNULL, timeout=120)
    plain = set()

    def look(window, page):
        if page == "charges":  # elements are the law pack's words, translated with the packs
            return
        for node in window.all(ROLE.PUSH_BUTTON):
            name = name_of(node)
            if name and "~" not in name and name.isascii() and name.replace(" ", "").isalpha() and len(name) > 3:
                plain.add(f"{page}: {name}")

    pictures(folder, "long", env={"LANGUAGE": "qps", "PROBATA_LOCALE_DIR": str(folder / "locale")}, look=look)
    # Title buttons are the toolkit's own words.
    plain_of_ours = sorted(word for word in plain if word.split(": ")[1] not in ("Minimize", "Maximize", "Close")
                           and not word.split(": ")[1].startswith(("Gtk", "Adw", "Pb")))
    assert plain_of_ours == [], plain_of_ours


main([value for name, value in list(globals().items()) if name.startswith("test_")])
