#!/usr/bin/python3
"""Every function another file can call begins with the name of its file, so that its home is known from the call.

A file split by concern (pb-date-edtf.c beside pb-date.h) may keep the name of the header it implements, and small value
types may share a header: what that header declares as PbElement is served by pb_element_….

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re

import lintlib


# A type a header declares: the end of a typedef, or G_DECLARE_FINAL_TYPE (PbDate, …).
TYPE = re.compile(r'(?:\}|\btypedef\b[^;{]*?) (Pb[A-Z]\w*);|\bG_DECLARE_\w+ \((Pb\w+),')


def stem_of(name):
    return os.path.splitext(os.path.basename(name))[0]


def own_headers(stem, headers):
    """Of the room's headers (stem: text) those this file implements: pb-date, pb-date-private for pb-date-edtf."""
    return {header: text for header, text in headers.items()
            if (stem + '-').startswith(header.replace('-private', '') + '-')}


def allowed_prefixes(name, headers):
    """The file's own name and those of its headers; and, less visibly, those of the types they declare."""
    stem = stem_of(name)
    own = own_headers(stem, headers)
    names = {stem.replace('-', '_')} | {header.replace('-private', '').replace('-', '_') for header in own}
    types = {type_name for text in own.values() for type_name in map(''.join, TYPE.findall(text))}
    return sorted(names), {snake(type_name) for type_name in types}


def snake(type_name):
    return re.sub(r'(?<=[a-z0-9])(?=[A-Z])', '_', type_name).lower()


def check(lint):
    folders = {}
    for name in lint.files('.h', ('app/', 'ui/')):
        folders.setdefault(os.path.dirname(name), {})[stem_of(name)] = lint.read(name)
    for name in lint.files(('.c', '.cc', '.cpp'), ('app/', 'ui/')):
        code = lintlib.code_only(lint.read(name))
        names, types = allowed_prefixes(name, folders.get(os.path.dirname(name), {}))
        for function in lintlib.functions(code):
            bare = function.name.lstrip('_')
            if function.static or function.name == 'main':
                continue
            if not any(bare == prefix or bare.startswith(prefix + '_') for prefix in (*names, *types)):
                lint.report(name, function.line, f'{function.name}() does not begin with {" or ".join(names)}',
                            'rename it, make it static, or move it to the file of its name')
        if not os.path.basename(name).startswith(('pb-', 'probata')):
            lint.report(name, 1, 'file name does not begin with pb-', 'rename it')
    for name in lint.files('.h', ('app/', 'ui/')):
        if not re.search(r'^#pragma once$', lint.read(name), re.MULTILINE):
            lint.report(name, 1, 'no #pragma once', 'add it after the header comment')


if __name__ == '__main__':
    lintlib.main(check, __doc__)
