#!/usr/bin/python3
"""po/POTFILES.in names exactly the files that hold text for translators, and po/LINGUAS the languages there are.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import lintlib

POTFILES = 'po/POTFILES.in'
LINGUAS = 'po/LINGUAS'
# Calls gettext extracts from C, and the mark it looks for in templates.
IN_C = re.compile(r'(?<![A-Za-z0-9_])(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dgettext|gettext) ?\(')
IN_TEMPLATE = re.compile(r'translatable="yes"')


def entries(lint, name):
    """(line, entry) of a list with # comments."""
    for line, text in enumerate(lint.read(name).split('\n'), 1):
        entry = text.split('#')[0].strip()
        if entry:
            yield line, entry


def has_text(lint, name):
    text = lint.read(name)
    if name.endswith('.ui'):
        return IN_TEMPLATE.search(text) is not None
    # A macro that defines _() is not a use of it.
    return IN_C.search(re.sub(r'^[ \t]*#[^\n]*', '', lintlib.code_only(text), flags=re.MULTILINE)) is not None


def check(lint):
    for name in (POTFILES, LINGUAS):
        if not lint.exists(name):
            lint.report(name, 1, 'is missing', 'see po/README.md')
            return
    listed = list(entries(lint, POTFILES))
    names = [name for _, name in listed]
    if names != sorted(set(names)):
        lint.report(POTFILES, 1, 'is not sorted, or names a file twice', 'LC_ALL=C sort -u')
    for line, name in listed:
        if not lint.exists(name):
            lint.report(POTFILES, line, f'{name} does not exist', 'take the line out')
        elif name.endswith(('.c', '.h', '.ui')) and not has_text(lint, name):
            lint.report(POTFILES, line, f'{name} has no text for translators', 'take the line out')
    for name in lint.files(('.c', '.h', '.ui'), ('app/', 'ui/')):
        if name not in names and has_text(lint, name):
            lint.report(name, 1, f'has text for translators but is not in {POTFILES}', f'add the line {name}')
    languages = [language for _, language in entries(lint, LINGUAS)]
    there = [name[len('po/'):-len('.po')] for name in lint.files('.po', 'po/')]
    for language in sorted(set(languages) ^ set(there)):
        lint.report(LINGUAS, 1, f'{language}: {LINGUAS} and po/*.po disagree', 'a line for each .po, and the other way')


if __name__ == '__main__':
    lintlib.main(check, __doc__)
