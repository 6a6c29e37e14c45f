#!/usr/bin/python3
"""Each rule fires on the sample that breaks it, there and nowhere else, and is run by tests/lint/meson.build.

samples/NAME/ is a small tree; its expected.txt says for check-NAME.py, a line each, `file:line: part of the message`.
What stands beside a violation unreported is a near-miss: it is right and must stay so. TAP on standard output.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import importlib.util
import io
import os
import re
import shutil
import sys
import tempfile

import lintlib

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, 'samples')
EXPECTED = re.compile(r'^(.+?):(\d+): (.+)$')


def load(name):
    spec = importlib.util.spec_from_file_location('check_' + name, os.path.join(HERE, f'check-{name}.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(name, root):
    """The findings of a rule on a tree, and what it printed besides."""
    lint = lintlib.Lint(root)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        load(name).check(lint)
    return lint.findings, printed.getvalue()


def read_expected(root):
    with open(os.path.join(root, 'expected.txt'), encoding='utf-8') as file:
        return [(match.group(1), int(match.group(2)), match.group(3)) for match in map(EXPECTED.match, file) if match]


def differences(findings, expected):
    """One line for each finding nobody expects and each expectation nothing meets."""
    left = list(findings)
    for name, line, part in expected:
        met = [finding for finding in left if finding[:2] == (name, line) and part in finding[2]]
        if met:
            left.remove(met[0])
        else:
            yield f'not reported: {name}:{line}: {part}'
    for name, line, message, _ in left:
        yield f'reported, though right: {name}:{line}: {message}'


def write(root, name, content):
    with open(os.path.join(root, name), 'wb') as file:
        file.write(content)


def add_what_cannot_be_kept(root):
    """Files that check-text.py itself would refuse in the tree."""
    write(root, 'large.txt', b'x' * 500_001)
    write(root, 'binary.c', b'int a;\0\n')
    write(root, 'latin.md', 'first\ncaf\xe9\n'.encode('latin-1'))
    write(root, 'marked.csv', '\ufeffa,b\n'.encode('utf-8'))


def test_sample(name):
    with tempfile.TemporaryDirectory() as scratch:
        root = os.path.join(SAMPLES, name)
        expected = read_expected(root)
        if name == 'text':
            root = shutil.copytree(root, os.path.join(scratch, name), ignore=lambda *_: ['expected.txt'])
            add_what_cannot_be_kept(root)
        findings, printed = run(name, root)
        found = list(differences(findings, expected))
        if name == 'sizes' and 'pb_long() 91 lines' not in printed:
            found.append('the long function is not reported')
        return found


def test_every_rule_is_run():
    with open(os.path.join(HERE, 'meson.build'), encoding='utf-8') as file:
        build = file.read()
    rules = sorted(name[len('check-'):-len('.py')] for name in os.listdir(HERE) if name.startswith('check-'))
    found = [f'{rule} is not in meson.build' for rule in rules if f"'{rule}'" not in build]
    return found + [f'{rule} has no sample' for rule in rules if not os.path.isdir(os.path.join(SAMPLES, rule))]


def test_tree_without_git():
    """A tree that came as an archive is walked: builds and caches stay out, samples too."""
    with tempfile.TemporaryDirectory() as root:
        for name in ('app/a.c', 'build/b.c', 'build-asan/c.c', 'app/__pycache__/d.pyc', lintlib.SAMPLES + 'x/e.c'):
            os.makedirs(os.path.join(root, os.path.dirname(name)), exist_ok=True)
            write(root, name, b'')
        names = lintlib.list_files(root)
    return [] if names == ['app/a.c'] else [f'found {names}']


def main():
    # Bytecode beside the scripts would be written into a source tree that may be read-only.
    sys.dont_write_bytecode = True
    tests = [(f'/lint/sample/{name}', lambda name=name: test_sample(name)) for name in sorted(os.listdir(SAMPLES))]
    tests += [('/lint/every-rule-is-run', test_every_rule_is_run), ('/lint/tree-without-git', test_tree_without_git)]
    print(f'1..{len(tests)}')
    failed = 0
    for number, (path, test) in enumerate(tests, 1):
        found = test()
        failed += bool(found)
        print(f'{"not ok" if found else "ok"} {number} {path}')
        for line in found:
            print('# ' + line)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
