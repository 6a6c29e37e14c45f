#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of every page, to be looked at: wide and narrow, light, dark and in high contrast, with letters twice as
big, in English and in a language 40 % longer.

They lie in BUILD/screens, with a contact sheet per variant. What a machine can tell is told: each page comes up in
each variant, and with the long language nothing of it is still plain English.
"""
import os
import subprocess

from desktop import ROLE, Desktop, name_of
from probata import BUILD, ROOT, SAMPLE, main, new_case, run

PAGES = ("start", "people", "acts", "evidence", "facts", "charges", "inconsistencies", "corroboration", "remedies", "enquiries",
         "history")
WIDE = (1280, 800)
NARROW = (1000, 700)
PLACE = BUILD / "screens"


def pictures(folder, variant, size=WIDE, env=None, look=None):
    case = new_case(folder)
    run("import", case, SAMPLE)
    settings = folder / "config" / "gtk-4.0" / "settings.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[Settings]\ngtk-enable-animations=0\n", "utf-8")  # no picture of a pane half open
    os.environ["PB_SCREENS"] = str(PLACE / variant)
    with Desktop(case, folder=folder, env=env) as window:
        if size != WIDE:
            window.resize(*size)
        for number, page in enumerate(PAGES):
            window.go(number)
            if look is not None:
                look(window, page)
            window.screenshot(page)
    sheet(variant)


def sheet(variant):
    files = [str(PLACE / variant / f"{page}.png") for page in PAGES]
    subprocess.run(["montage", *files, "-tile", "3x", "-geometry", "640x400+4+4", str(PLACE / f"{variant}.png")],
                   check=True, timeout=120)
    assert all(os.path.getsize(file) > 10000 for file in files), "a picture is empty"


def test_light(folder):
    pictures(folder, "light")


def test_dark(folder):
    pictures(folder, "dark", env={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"})


def test_high_contrast(folder):
    pictures(folder, "high-contrast", env={"ADW_DEBUG_HIGH_CONTRAST": "1"})


def test_big_letters(folder):
    """Text at 200 %, as people set it who see badly. On X11 the display's word goes before GTK's settings.ini."""
    resources = ("xprop", "-root", "-f", "RESOURCE_MANAGER", "8s")
    subprocess.run([*resources, "-set", "RESOURCE_MANAGER", "Xft.dpi: 192\n"], check=True, timeout=10)
    try:
        pictures(folder, "big-letters")
    finally:
        subprocess.run([*resources, "-remove", "RESOURCE_MANAGER"], check=True, timeout=10)


def test_narrow(folder):
    pictures(folder, "narrow", size=NARROW)


def test_narrow_dark(folder):
    pictures(folder, "narrow-dark", size=NARROW, env={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"})


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
