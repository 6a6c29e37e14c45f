#!/usr/bin/python3
"""The formatter ends the discussion: every C file is what clang-format makes of it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import subprocess

import lintlib

# A finding a line is enough to know the file; the formatter mends them all at once.
FINDING = re.compile(r'^(.*?):(\d+):\d+: \w+: code should be clang-formatted', re.MULTILINE)


def check(lint):
    files = lint.files(lintlib.C_SUFFIXES)
    if not files:
        return
    if shutil.which('clang-format') is None:
        lint.report('app/packages.txt', 1, 'clang-format is not installed', 'apt-get install clang-format')
        return
    done = subprocess.run(['clang-format', '--dry-run', '-Werror', *files], cwd=lint.root, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    found = {}
    for name, line in FINDING.findall(done.stdout):
        found.setdefault(os.path.relpath(os.path.join(lint.root, name), lint.root), int(line))
    for name, line in found.items():
        lint.report(name, line, 'not formatted', f'clang-format -i {name}')
    if done.returncode != 0 and not found:
        lint.report('.clang-format', 1, 'clang-format failed: ' + done.stdout.strip()[:500], 'see its message')


if __name__ == '__main__':
    lintlib.main(check, __doc__)
