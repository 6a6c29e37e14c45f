#!/usr/bin/python3
"""What is in the tree is text a person can review: small, UTF-8, without trailing space, tied to no machine.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re

import lintlib

# Larger than any source should be; a reviewer cannot read it and git keeps it for ever.
MAX_BYTES = 500_000
# Exhibits, damaged files and icons are what they are.
BINARIES = ('data/sample/', 'data/icons/', 'data/screenshots/', 'tests/fixtures/')
CORPUS = re.compile(r'^tests/fuzz/[^/]+\.corpus/')
# Spaces at the end of a line mean something there, or are not ours to change.
SPACE_IS_KEPT = ('.csv', '.po', '.pot', '.patch', '.tsv')
# Where a developer's own folders begin; the file works on one machine only. Not this script, which names them.
MACHINE_PATH = re.compile(r'(?<![\w.$~-])(/work/|/home/[a-z]|/root/|/Users/|/tmp/b(uild)?[-/])')
UNOWNED = re.compile(r'\b(TODO|FIXME|HACK)\b')
OWNER = re.compile(r'R-\d{3}|issue \d+|#\d+')


def check_lines(lint, name, text):
    lines = text.split('\n')
    if lines[-1] != '':
        lint.report(name, len(lines), 'no newline at the end', 'add one')
    for number, line in enumerate(lines, 1):
        if line.endswith('\r'):
            lint.report(name, number, 'a carriage return', 'end lines with a newline alone')
        elif line != line.rstrip() and not name.endswith(SPACE_IS_KEPT):
            lint.report(name, number, 'space at the end of the line', 'take it out')
        if name.startswith('tests/lint/'):
            continue
        match = MACHINE_PATH.search(line)
        if match:
            lint.report(name, number, f'{match.group(0)} is a path of one machine',
                        'use a path of the project, or a temporary folder')
        match = UNOWNED.search(line)
        if match and not OWNER.search(line):
            lint.report(name, number, f'{match.group(0)} without a requirement or an issue',
                        'do it now, or name R-… or issue …')


def check(lint):
    for name in lint.files():
        size = os.path.getsize(os.path.join(lint.root, name))
        if size > MAX_BYTES:
            lint.report(name, 1, f'{size} bytes; {MAX_BYTES} is the most', 'make it smaller, or generate it')
            continue
        if name.startswith(BINARIES) or CORPUS.match(name) or name == 'LICENSE':
            continue
        content = lint.read_bytes(name)
        if b'\0' in content:
            lint.report(name, 1, 'is a binary', f'binaries live in {", ".join(BINARIES)} or a fuzz corpus')
            continue
        try:
            text = content.decode('utf-8')
        except UnicodeDecodeError as error:
            lint.report(name, content.count(b'\n', 0, error.start) + 1, 'is not UTF-8', 'convert it with iconv')
            continue
        if text.startswith('\ufeff'):
            lint.report(name, 1, 'begins with a byte-order mark', 'take it out')
        if text:
            check_lines(lint, name, text)


if __name__ == '__main__':
    lintlib.main(check, __doc__)
