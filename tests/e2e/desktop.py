# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window as a person with a keyboard and a screen reader would: over the accessibility bus, with real keys.

Nothing sleeps: what is waited for is looked for until a deadline. A node can go at any moment; then one looks again.
"""
import os
import pathlib
import re
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import probata  # noqa: E402

PROGRAM = probata.BUILD / "ui" / "probata-desktop"
PATIENCE = 20.0 * float(os.environ.get("PB_PATIENCE", "1"))
LOOK_AGAIN_MS = 20
# What the watchdog of the program (ui/shell/pb-watchdog.h) counts as standing still.
BLOCK_MS = 50
ROLE = Atspi.Role
# What a list, a tree or a page can be asked for within reason.
MOST_NODES = 20000


def children(node):
    try:
        return [child for child in (node.get_child_at_index(i) for i in range(node.get_child_count())) if child]
    except GLib.Error:
        return []


def walk(node):
    """@node and everything below it, but what is hidden."""
    stack, seen = [node], 0
    while stack and seen < MOST_NODES:
        current = stack.pop()
        seen += 1
        if not has_state(current, Atspi.StateType.VISIBLE):
            continue
        yield current
        stack.extend(reversed(children(current)))


def name_of(node):
    """GTK 4.8 says "Add Add" of a button "_Add"."""
    try:
        name = (node.get_name() or "").replace("_", "").strip()
    except GLib.Error:
        return ""
    half = len(name) // 2
    if len(name) % 2 == 1 and name[half] == " " and name[:half] == name[half + 1:]:
        return name[:half]
    return name


def role_of(node):
    try:
        return node.get_role()
    except GLib.Error:
        return ROLE.INVALID


def has_state(node, state):
    try:
        return node.get_state_set().contains(state)
    except GLib.Error:
        return False


def shows(node):
    """GTK 4.8 says of windows only that they show; what is not laid out has no size."""
    try:
        extents = node.get_extents(Atspi.CoordType.WINDOW)
    except GLib.Error:
        return False
    return extents.width > 0 and extents.height > 0


def text_of(node):
    try:
        interface = node.get_text_iface()
        if interface is None:
            return ""
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    except GLib.Error:
        return ""


def until(find, what, patience=PATIENCE):
    """The first true answer of @find; AssertionError naming @what otherwise."""
    deadline = time.monotonic() + patience
    while True:
        try:
            found = find()
        except GLib.Error:
            found = None
        if found:
            return found
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        wait_for_news()


def wait_for_news():
    """Until the bus tells something, or it is time to look again."""
    GLib.timeout_add(LOOK_AGAIN_MS, lambda: GLib.SOURCE_REMOVE)
    GLib.MainContext.default().iteration(True)


class Stillness:
    """How long the main loop of each program that ended stood still, in ms."""
    programs = 0
    blocks = []  # (on the clock, working)

    @classmethod
    def note(cls, said):
        if re.search(r"watchdog: \d+ blocks over \d+ ms", said) is None:
            return
        cls.programs += 1
        for took, worked in re.findall(r"stood still for (\d+) ms, (\d+) ms of it working", said):
            cls.blocks.append((int(took), int(worked)))

    @classmethod
    def describe(cls):
        took, worked = ([block[i] for block in cls.blocks] or [0] for i in range(2))
        return (f"{cls.programs} programs: {len(cls.blocks)} blocks over {BLOCK_MS} ms, longest {max(took)} ms; working "
                f"{sum(1 for block in worked if block > BLOCK_MS)} over {BLOCK_MS} ms, longest {max(worked)} ms")


# Of the pages in the order of the sidebar, after Alt.
PAGE_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "minus")


class Desktop:
    def __init__(self, *arguments, folder, env=None):
        environment = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", XDG_STATE_HOME=str(folder / "state"),
                           XDG_DATA_HOME=str(folder / "data"), XDG_CONFIG_HOME=str(folder / "config"),
                           G_APPLICATION_ID_SUFFIX="", PROBATA_WATCHDOG=str(BLOCK_MS))
        environment.update(env or {})
        self.folder = folder
        self.log = open(folder / "desktop.log", "wb")
        self.process = subprocess.Popen([str(PROGRAM), *map(str, arguments)], env=environment, stdout=self.log,
                                        stderr=self.log)
        self.application = until(self._find_application, "the program on the accessibility bus")

    def _find_application(self):
        assert self.process.poll() is None, "the program ended: " + self.said()
        desktop = Atspi.get_desktop(0)
        for node in children(desktop):
            if node.get_process_id() == self.process.pid:
                return node
        return None

    def said(self, most=4000):
        """The end of what it told on stderr, all of it with None."""
        self.log.flush()
        return pathlib.Path(self.log.name).read_text("utf-8", "replace")[-(most or 0):]

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.screenshot("failed")
        self.close()
        self.log.close()

    def close(self):
        """Ends it as a session does; anything but a clean end is a failure."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(PATIENCE)
        Stillness.note(self.said(None))
        assert status == 0, f"it ended with {status}: {self.said()}"

    def alive(self):
        assert self.process.poll() is None, "the program ended: " + self.said()
        return True

    # --- looking

    def windows(self):
        """The one opened last comes first: it is in front."""
        return [node for node in reversed(children(self.application)) if has_state(node, Atspi.StateType.VISIBLE)]

    def all(self, role=None, name=None, within=None, match=None):
        """Every node that shows, has @role, and whose name is @name or fits @match(name)."""
        roots = [within] if within is not None else self.windows()
        return [node for root in roots for node in walk(root)
                if (role is None or role_of(node) == role) and (name is None or name_of(node) == name)
                and (match is None or match(name_of(node))) and shows(node)]

    def find(self, role=None, name=None, within=None, match=None, what=None):
        def look():
            self.alive()
            found = self.all(role, name, within, match)
            return found[0] if found else None
        return until(look, what or f"{role.value_nick if role else 'something'} “{name}”")

    def gone(self, role=None, name=None, match=None):
        return until(lambda: self.alive() and not self.all(role, name, match=match), f"“{name}” to go")

    def sees(self, text):
        """Waits until @text stands in the name or the text of something that shows."""
        def look():
            self.alive()
            for root in self.windows():
                for node in walk(root):
                    if text in name_of(node) or text in text_of(node):
                        return node
            return None
        return until(look, f"the words “{text}”")

    def focused(self):
        for root in self.windows():
            for node in walk(root):
                if has_state(node, Atspi.StateType.FOCUSED):
                    return node
        return None

    # --- doing

    def click(self, role, name=None, match=None, within=None):
        node = self.find(role, name, within, match)
        self.press(node)
        return node

    def press(self, node):
        assert node.get_n_actions() > 0, f"“{name_of(node)}” can do nothing"
        node.do_action(0)

    def fill(self, node, text):
        assert Atspi.EditableText.set_text_contents(node, text), f"“{name_of(node)}” took no text"

    def choose(self, container, index):
        assert Atspi.Selection.select_child(container, index)

    def keys(self, *keys):
        """Real key presses: "ctrl+k", "Return"."""
        self._focus_window()
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "20", *keys], check=True)

    def type(self, text):
        self._focus_window()
        subprocess.run(["xdotool", "type", "--delay", "10", text], check=True)

    def _focus_window(self):
        """There is no window manager: the window that was opened last gets the keys."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               stdout=subprocess.PIPE, check=False).stdout.split()
        if found:
            subprocess.run(["xdotool", "windowfocus", "--sync", found[-1].decode()], check=False,
                           stderr=subprocess.DEVNULL)

    def go(self, number):
        """The page of this number, by its key; waits until it is in front: its title stands above it too."""
        self.keys("alt+" + PAGE_KEYS[number])
        row = until(lambda: self._sidebar_row(number), f"page {number}")
        title = name_of(row).split(",")[0]
        until(lambda: has_state(row, Atspi.StateType.SELECTED) and len(self.all(ROLE.LABEL, title)) > 1,
              f"“{title}” above the page, not in the sidebar alone")

    def _sidebar_row(self, number):
        """The sidebar is known by its rows, one for each page; its name is another in the long language."""
        self.alive()
        rows = next((rows for rows in self.all(ROLE.LIST) if rows.get_child_count() == len(PAGE_KEYS)), None)
        return rows.get_child_at_index(number) if rows is not None else None

    def resize(self, width, height):
        self._focus_window()
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               stdout=subprocess.PIPE, check=False).stdout.split()
        subprocess.run(["xdotool", "windowsize", "--sync", found[-1].decode(), str(width), str(height)], check=False,
                       stderr=subprocess.DEVNULL, timeout=PATIENCE)

    def screenshot(self, name):
        place = pathlib.Path(os.environ.get("PB_SCREENS", probata.BUILD / "screens"))
        place.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-window", "root", str(place / f"{name}.png")], check=False,
                       stderr=subprocess.DEVNULL)
        return place / f"{name}.png"
