#!/usr/bin/python3
"""Rooms see only the rooms below them, and foreign libraries only the room that confines them (design: the house).

Meson's include paths already make most wrong includes a compile error; headers of the system are not caught by
that, nor is a dependency somebody adds to a room's meson.build.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re

import lintlib

# Room: the rooms it may include besides itself. The order is that of the layers.
ROOMS = {
    'base': (),
    'model': ('base',),
    'law': ('base', 'model'),
    'vault': ('base', 'model'),
    'intake': ('base', 'model'),
    'analysis': ('base', 'model'),
    'remedies': ('base', 'model'),
    'output': ('base', 'model'),
    'store': ('base', 'model', 'vault'),
    'workspace': ('base', 'model', 'law', 'vault', 'intake', 'analysis', 'remedies', 'output', 'store'),
    'cli': ('base', 'model', 'workspace'),
    'ui': ('base', 'model', 'workspace'),
}

# Not a room but the program inside one: the sources of probata-intake that its library does not share.
CONFINED = 'probata-intake'

# Header as written between <> or "", the pkg-config names that go with it, and the rooms it may be in.
FOREIGN = (
    (r'sqlite3(ext)?\.h', ('sqlite3',), ('store', 'vault')),
    (r'gcrypt\.h', ('libgcrypt',), ('vault',)),
    (r'(gtk|gdk|adwaita|gsk)(/|\.h)', ('gtk4', 'libadwaita-1'), ('ui',)),
    (r'(poppler|glib/poppler)', ('poppler', 'poppler-glib', 'poppler-cpp'), (CONFINED,)),
    (r'gexiv2/', ('gexiv2',), (CONFINED,)),
    (r'gdk-pixbuf/', ('gdk-pixbuf-2.0',), (CONFINED,)),
    (r'(cairo|pango)', ('cairo', 'pango', 'pangocairo'), (CONFINED, 'output')),
    (r'(seccomp\.h|linux/(landlock|seccomp)\.h)', ('libseccomp',), ('intake',)),
    (r'(tesseract|leptonica)/', ('tesseract', 'lept'), (CONFINED,)),
    (r'fontconfig/', ('fontconfig',), (CONFINED,)),
    (r'libxml/', ('libxml-2.0',), ('law', 'output')),
    (r'unicode/', ('icu-uc', 'icu-i18n'), ('base', CONFINED)),
    (r'gmp\.h', ('gmp',), ('base',)),
    (r'json-glib/', ('json-glib-1.0',), ('base', 'model', 'cli')),
)

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def room_of(name):
    parts = name.split('/')
    return parts[1] if parts[0] == 'app' and len(parts) > 2 else parts[0]


def check_include(lint, name, line, header, homes, confined):
    room = room_of(name)
    for pattern, _, places in FOREIGN:
        if re.match(pattern, header) and room not in places and not (CONFINED in places and name in confined):
            lint.report(name, line, f'<{header}> may be included only in: {", ".join(places)}',
                        'ask that room for what you need, through its own header')
    home = homes.get(os.path.basename(header))
    if home is None or home == room or room not in ROOMS:
        return
    if home not in ROOMS[room]:
        lint.report(name, line, f'room {room} may not include {header}: it belongs to {home}',
                    'what both need sinks to model or base; what joins them belongs in workspace')


def check_dependencies(lint, name):
    """The dependency list of a room in its meson.build."""
    room = room_of(name)
    text = re.sub(r'#[^\n]*', lambda match: ' ' * len(match.group(0)), lint.read(name))
    for match in re.finditer(r'\b(\w+)_dep\b', text):
        other = match.group(1)
        if other in ROOMS and other != room and other not in ROOMS.get(room, ROOMS):
            lint.report(name, lintlib.line_of(text, match.start()),
                        f'room {room} may not link {other}', 'take it out of the dependency list')
    for match in re.finditer(r'''\b(?:dependency|find_library)\s*\(\s*'([^']+)\'''', text):
        for _, packages, places in FOREIGN:
            if match.group(1) in packages and room not in places and not (CONFINED in places and room == 'intake'):
                lint.report(name, lintlib.line_of(text, match.start()),
                            f'{match.group(1)} may be linked only in: {", ".join(places)}',
                            'ask that room for what you need')


def check(lint):
    homes = {os.path.basename(name): room_of(name) for name in lint.files('.h', ('app/', 'ui/'))}
    confined = lintlib.confined_files(lint)
    for name in lint.files(lintlib.C_SUFFIXES, ('app/', 'ui/', 'tests/')):
        text = lint.read(name)
        in_tests = name.startswith('tests/')
        for match in INCLUDE.finditer(text):
            line = lintlib.line_of(text, match.start())
            if in_tests:
                # Tests join rooms as they need; only the screen stays out of what runs without one.
                if re.match(r'(gtk|gdk|gsk|adwaita)(/|\.h)', match.group(2)) and not name.startswith('tests/ui/'):
                    lint.report(name, line, f'<{match.group(2)}> may be included only in tests/ui',
                                'test without a display, or move the test')
            else:
                check_include(lint, name, line, match.group(2), homes, confined)
    for name in lint.files('meson.build', ('app/', 'ui/')):
        if name.count('/') >= 2 or name.startswith('ui/'):
            check_dependencies(lint, name)


if __name__ == '__main__':
    lintlib.main(check, __doc__)
