#!/usr/bin/python3
"""Reports what has grown beyond the comfortable (style 3.7). It never fails: people decide.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import lintlib

# Kind: comfortable, talk about it.
FILE = {'.c': (350, 700), '.cc': (350, 700), '.cpp': (350, 700), '.h': (60, 120), '.ui': (200, 300)}
TEST_FILE = (300, 600)
FUNCTION = (40, 80)


def check(lint):
    grown = []
    for name in lint.files(tuple(FILE), ('app/', 'ui/', 'tests/')):
        text = lint.read(name)
        suffix = '.' + name.rsplit('.', 1)[1]
        comfortable, most = TEST_FILE if name.startswith('tests/') and suffix == '.c' else FILE[suffix]
        lines = text.count('\n')
        if lines > comfortable:
            grown.append((lines / most, lines > most, f'{name}: {lines} lines ({comfortable} / {most})'))
        if suffix in ('.h', '.ui'):
            continue
        for function in lintlib.functions(lintlib.code_only(text)):
            if function.lines > FUNCTION[0]:
                grown.append((function.lines / FUNCTION[1], function.lines > FUNCTION[1],
                              f'{name}:{function.line}: {function.name}() {function.lines} lines {FUNCTION}'))
    print(f'{len(grown)} beyond the comfortable, {sum(1 for _, much, _ in grown if much)} to talk about')
    for _, much, text in sorted(grown, reverse=True):
        print('! ' if much else '  ', text, sep='')


if __name__ == '__main__':
    lintlib.main(check, __doc__)
