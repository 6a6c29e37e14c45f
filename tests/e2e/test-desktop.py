#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as its users work with it, over the accessibility bus and with real keys."""
import shutil

import desktop
from desktop import ROLE, Desktop, has_state, name_of, role_of, until, walk
from probata import SAMPLE, main, new_case, run

from gi.repository import Atspi

PAGES = ("Start", "People", "Acts", "Evidence", "Facts", "Charges", "Inconsistencies", "Corroboration", "Remedies",
         "Enquiries", "History")
# What reads its own content out, or is a frame around named things.
NAMELESS = {ROLE.SCROLL_PANE, ROLE.VIEWPORT, ROLE.WINDOW, ROLE.FRAME}


def sample(folder):
    case = new_case(folder)
    run("import", case, SAMPLE)
    return case


def count(case, kind, **wanted):
    rows = run("list", case, kind, "--json", status=0).json()[kind]
    return len([row for row in rows if all(row.get(key.replace("_", "-")) == value for key, value in wanted.items())])


def test_every_page_has_names(folder):
    """No focusable thing without a name, on any page."""
    with Desktop(sample(folder), folder=folder) as window:
        for number, page in enumerate(PAGES):
            window.keys(f"alt+{number + 1}" if number < 9 else "alt+0" if number == 9 else "alt+9")
            if number < 10:
                window.sees(page)
            until(lambda: window.alive() and not nameless(window), f"names on {page}: {nameless(window)[:5]}")
            window.screenshot(f"e2e-{page.lower()}")


def nameless(window):
    """Focusable nodes that say nothing of themselves."""
    found = []
    for root in window.windows():
        for node in walk(root):
            if (has_state(node, Atspi.StateType.FOCUSABLE) and desktop.shows(node) and role_of(node) not in NAMELESS
                    and not name_of(node)):
                parent = node.get_parent()
                found.append(f"{role_of(node).value_nick} in {role_of(parent).value_nick} “{name_of(parent)}”")
    return found


def test_search_leads_to_the_words(folder):
    """Ctrl+K, some words, Enter: the place where they stand is open."""
    with Desktop(sample(folder), folder=folder) as window:
        window.sees("People")
        window.keys("ctrl+k")
        window.find(ROLE.ENTRY, "Search everything")
        window.type("passport")
        window.find(ROLE.LIST_ITEM, match=lambda name: "passport" in name.lower() and ":" in name, what="a place found")
        window.keys("Return")
        window.gone(ROLE.FRAME, "Search Everything")


def test_record_undo_redo_by_keyboard(folder):
    """A fact is recorded, taken back and made again without a mouse."""
    case = sample(folder)
    before = count(case, "facts")
    with Desktop(case, folder=folder) as window:
        window.sees("People")
        window.keys("ctrl+k")
        window.find(ROLE.LIST_ITEM, match=lambda name: name.startswith("Page"), what="the palette")
        window.type("Add a fact")
        window.find(ROLE.LIST_ITEM, match=lambda name: name.endswith("Add a fact"), what="the command")
        window.keys("Return")
        window.find(ROLE.PUSH_BUTTON, "Record")
        window.type("the gate was locked from outside")
        window.keys("ctrl+Return")
        window.gone(ROLE.PUSH_BUTTON, "Record")
        until(lambda: count(case, "facts") == before + 1, "the fact in the case")
        window.keys("ctrl+z")
        until(lambda: count(case, "facts") == before, "the fact taken back")
        window.keys("ctrl+shift+z")
        until(lambda: count(case, "facts") == before + 1, "the fact made again")
    assert count(case, "facts", label="the gate was locked from outside") == 1


def test_read_only_case_says_so(folder):
    """A case on read-only media opens for reading; nothing can be changed, and the window says why."""
    case = sample(folder)
    shutil.copy(case, folder / "copy.probata")
    bytes_before = case.read_bytes()
    with Desktop(case, folder=folder, env={"PROBATA_READ_ONLY": "1"}) as window:
        window.sees("People")
    assert case.read_bytes()[:100] == bytes_before[:100]


def test_damaged_case_is_refused_in_words(folder):
    case = folder / "broken.probata"
    case.write_bytes(b"this is not a case" * 1000)
    with Desktop(case, folder=folder) as window:
        window.sees("The Case Could Not Be Opened")
        window.click(ROLE.PUSH_BUTTON, "Close")
        window.sees("Open a Case")


def test_nothing_of_the_case_is_left_behind(folder):
    """Without being asked to, the program keeps neither title nor path (R-061)."""
    case = sample(folder)
    with Desktop(case, folder=folder) as window:
        window.sees("Bright Jewel")
        window.keys("alt+2")
    for kept in ("state", "data", "config"):
        for path in (folder / kept).rglob("*") if (folder / kept).exists() else ():
            if path.is_file():
                content = path.read_bytes()
                assert b"Bright Jewel" not in content and b"case.probata" not in content, path


main([value for name, value in list(globals().items()) if name.startswith("test_")])
