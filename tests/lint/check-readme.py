#!/usr/bin/python3
"""Each room says in a README.md of at most 40 lines what it is for, what it may see and where to start reading.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os

import lintlib

MAX_LINES = 40
SECTIONS = ('What lives here', 'May include', 'Must not', 'Start reading at', 'Dependencies', 'Decisions')


def check(lint):
    sources = lint.files(lintlib.C_SUFFIXES, ('app/', 'ui/'))
    # A room is a folder right below app; what it keeps in folders of its own it explains itself.
    rooms = {'/'.join(name.split('/')[:2]) for name in sources if name.startswith('app/')}
    rooms |= {os.path.dirname(name) for name in sources if name.startswith('ui/')}
    for room in sorted(rooms):
        readme = room + '/README.md'
        if not lint.exists(readme):
            lint.report(readme, 1, f'{room} has no README.md', 'write one: ' + ' · '.join(SECTIONS))
            continue
        text = lint.read(readme)
        lines = text.count('\n')
        if lines > MAX_LINES:
            lint.report(readme, MAX_LINES + 1, f'{lines} lines; {MAX_LINES} is the most',
                        'move detail into the header comment of its file')
        for section in SECTIONS:
            if section.lower() not in text.lower():
                lint.report(readme, 1, f'no section "{section}"', 'add it; "none" is an answer')


if __name__ == '__main__':
    lintlib.main(check, __doc__)
