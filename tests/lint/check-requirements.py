#!/usr/bin/python3
"""tests/requirements.tsv: every requirement once, in order, with its state and, when it is met, the tests that show it.

Three columns between tabs: id, state, tests. States: done · partly · open · not-software. Tests, with a space
between, are GTest paths (/store/exhibits/delete-removes-links), which must stand in a file below tests/, or
suite/test-name (cli/test-review), a file tests/suite/test-name.*; or both, suite/test-name:/path.
A path that a table makes ("/analysis/trap/%s") is found when its beginning and its last name stand in one file.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import lintlib

TABLE = 'tests/requirements.tsv'
HEADER = 'id\tstate\ttests'
COUNT = 404
STATES = ('done', 'partly', 'open', 'not-software')
TEST_SUFFIXES = ('.c', '.cc', '.cpp', '.py', '.sh')
# A path or a name of a test; anything else in the third column is a slip.
PATH = re.compile(r'^/[a-z0-9-]+(/[A-Za-z0-9_.-]+)+$')
NAME = re.compile(r'^([a-z0-9-]+)/([A-Za-z0-9_.-]+)$')


def path_stands_in(path, text):
    if f'"{path}"' in text or f"'{path}'" in text:
        return True
    parent, last = path.rsplit('/', 1)
    quoted = re.search(rf'''["']{re.escape(last)}["']''', text)
    made = re.search(rf'''["']{re.escape(parent)}/(%s)?["']''', text)
    return quoted is not None and made is not None


def why_missing(test, sources):
    """None when the test exists, otherwise what is wrong with how it is named."""
    name, _, path = test.partition(':')
    if test.startswith('/'):
        name, path = '', test
    if path and not PATH.match(path):
        return 'is not a path of a test'
    files = list(sources)
    if name:
        match = NAME.match(name)
        if match is None:
            return 'is neither a path (/room/subject/behaviour) nor suite/test-name'
        files = [file for file in sources if file.startswith(f'tests/{name}.')]
        if not files:
            return f'does not exist: there is no tests/{name}.*'
    if path and not any(path_stands_in(path, sources[file]) for file in files):
        return 'does not exist: no test has that path' if not name else f'does not exist: not in {files[0]}'
    return None


def check_row(lint, line, row, expected, sources):
    columns = row.split('\t')
    if len(columns) not in (2, 3):
        lint.report(TABLE, line, f'{len(columns)} columns instead of 3', 'id, state and tests, with tabs between')
        return
    ident, state, tests = (columns + [''])[:3]
    if ident != expected:
        lint.report(TABLE, line, f'{ident} where {expected} belongs', 'R-001 to R-404 in order, each once')
    if state not in STATES:
        lint.report(TABLE, line, f'{ident}: unknown state "{state}"', 'one of ' + ', '.join(STATES))
    names = tests.split()
    if state in ('done', 'partly') and not names:
        lint.report(TABLE, line, f'{ident} is {state} without a test that shows it', 'name one, or say open')
    if state in ('open', 'not-software') and names:
        lint.report(TABLE, line, f'{ident} is {state} and names tests', 'say partly or done, or take them out')
    for test in names:
        reason = why_missing(test, sources)
        if reason:
            lint.report(TABLE, line, f'{ident}: {test} {reason}', 'name an existing test, or say open')


def check(lint):
    if not lint.exists(TABLE):
        lint.report(TABLE, 1, 'is missing', 'write it; see tests/README.md')
        return
    rows = lint.read(TABLE).split('\n')
    if rows and rows[-1] == '':
        rows.pop()
    if not rows or rows[0] != HEADER:
        lint.report(TABLE, 1, 'the first line is not the header', 'id, state, tests, with tabs between')
    sources = {name: lint.read(name) for name in lint.files(TEST_SUFFIXES, 'tests/')
               if not name.startswith('tests/lint/')}
    for index, row in enumerate(rows[1:]):
        check_row(lint, index + 2, row, f'R-{index + 1:03}', sources)
    if len(rows) - 1 != COUNT:
        lint.report(TABLE, len(rows), f'{len(rows) - 1} requirements instead of {COUNT}',
                    f'R-001 to R-{COUNT}, each once')


if __name__ == '__main__':
    lintlib.main(check, __doc__)
