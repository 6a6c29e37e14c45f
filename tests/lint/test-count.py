#!/usr/bin/python3
"""The last line of tests/run is counted from meson's log: nothing red may vanish on the way. TAP.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import importlib.util
import os
import sys

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# Name, meson's verdict, what the program printed, (passed, failed, skipped).
CASES = (
    ('exit-code-test-counts-as-one', 'OK', '', (1, 0, 0)),
    ('exit-code-test-fails', 'FAIL', 'ok it said', (1, 1, 0)),
    ('each-point-counts', 'OK', '1..3\nok 1 /a\nok 2 /b\nok 3 /c\n', (3, 0, 0)),
    ('skipped-is-not-passed', 'OK', '1..2\nok 1 /a\nok 2 /b # SKIP no display\n', (1, 0, 1)),
    ('red-point', 'FAIL', '1..2\nok 1 /a\nnot ok 2 /b\n', (1, 1, 0)),
    ('crash-after-green-points', 'ERROR', '1..3\nok 1 /a\nok 2 /b\n', (2, 1, 0)),
    ('leak-after-the-last-point', 'FAIL', '1..1\nok 1 /a\n', (1, 1, 0)),
    ('time-out', 'TIMEOUT', '', (0, 1, 0)),
    ('unexpected-pass', 'UNEXPECTEDPASS', '1..1\nok 1 /a\n', (1, 1, 0)),
    ('whole-test-skipped', 'SKIP', '', (0, 0, 1)),
    ('subtests-are-summed-by-their-parent', 'OK', '1..1\n    ok 1 - inner\nok 1 /a\n', (1, 0, 0)),
    ('no-output-at-all', 'OK', None, (1, 0, 0)),
)


def main():
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location('count_results', os.path.join(TESTS, 'count-results.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    print(f'1..{len(CASES)}')
    failed = 0
    for number, (name, result, stdout, expected) in enumerate(CASES, 1):
        counted = module.count({'result': result, 'stdout': stdout})
        failed += counted != expected
        print(f'{"ok" if counted == expected else "not ok"} {number} /lint/count/{name}')
        if counted != expected:
            print(f'# {counted} instead of {expected}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
