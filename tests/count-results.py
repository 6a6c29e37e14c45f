#!/usr/bin/python3
"""Prints "PASSED FAILED SKIPPED" for one meson test log (meson-logs/testlog.json), then a line for each failed test.

A TAP program counts with each of its points, any other test as one. A program that ends badly with all its
points green (a crash after the last one, a leak, a time-out) is one failure more: nothing red may vanish.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import re
import sys

# Only points at the left margin: indented ones are subtests, which their parent sums up.
TAP_POINT = re.compile(r'^(not )?ok\b[^#\n]*(#\s*SKIP\b)?', re.MULTILINE | re.IGNORECASE)
GOOD = ('OK', 'EXPECTEDFAIL')


def count(record):
    passed = failed = skipped = 0
    for point in TAP_POINT.finditer(record.get('stdout') or ''):
        if point.group(2):
            skipped += 1
        elif point.group(1):
            failed += 1
        else:
            passed += 1
    if record['result'] in GOOD:
        # meson has judged it: an exit-code test that happens to print "not ok" has still passed.
        return max(passed, 1), 0, skipped
    if record['result'] == 'SKIP':
        return passed, 0, max(skipped, 1)
    return passed, max(failed, 1), skipped


def main():
    totals = [0, 0, 0]
    bad = []
    path = sys.argv[1]
    # No log means that nothing was selected; tests/run knows from meson's exit status when it means worse.
    if os.path.exists(path):
        with open(path, encoding='utf-8') as log:
            for line in log:
                record = json.loads(line)
                counts = count(record)
                totals = [a + b for a, b in zip(totals, counts)]
                if counts[1] > 0:
                    bad.append(f'{record["name"]} ({record["result"].lower()})')
    print(*totals)
    print(*bad, sep='\n')


if __name__ == '__main__':
    main()
