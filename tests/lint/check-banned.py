#!/usr/bin/python3
"""Calls, types and words that have no place, or only in one (style 4.3).

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import lintlib

PURE = ('app/model/', 'app/law/', 'app/analysis/', 'app/remedies/')
CORE = ('app/base/', 'app/vault/', 'app/store/', 'app/output/', 'app/workspace/', 'app/intake/') + PURE
MONEY = ('app/remedies/', 'app/base/pb-ratio', 'app/base/pb-currency')

# Stands for the sources of probata-intake, a program with a standard output and error of its own.
CONFINED = 'probata-intake'

# Pattern, where it is looked for, where it is allowed all the same, message, remedy.
RULES = (
    (r'\b(strcpy|strcat|sprintf|vsprintf|gets|strncpy|strncat|strtok)\s*\(', ('app/', 'ui/', 'tests/'), (),
     '{} writes without looking where it ends', 'use g_strdup_printf(), GString or g_strlcpy()'),
    (r'\b(atoi|atol|atoll|atof)\s*\(', ('app/', 'ui/', 'tests/'), (),
     '{} takes anything for a number', 'use g_ascii_string_to_signed() or pb_ratio_new_from_text()'),
    (r'\b(strtol|strtoul|strtoll|strtoull|strtod)\s*\(', ('app/', 'ui/'), ('app/base/', CONFINED),
     '{} is easily used without its checks', 'use g_ascii_string_to_signed() or a reader of app/base'),
    (r'\b(system|popen|g_spawn_command_line_\w+)\s*\(', ('app/', 'ui/'), (),
     '{} starts a shell or splits words', 'use GSubprocess with an argument vector'),
    (r'\b(g_error|abort)\s*\(', ('app/', 'ui/'), (),
     '{} ends the program', 'set a GError; g_assert() for what can only be a bug'),
    (r'\b(printf|puts|putchar|g_print|g_printerr|perror)\s*\(|\bfprintf\s*\(\s*(?:stdout|stderr)\b', CORE, (CONFINED,),
     '{} in a room that only returns', 'return it; cli and ui decide what is shown'),
    (r'\b(g_message|g_warning|g_critical|g_info)\s*\(', CORE, (),
     '{}: the core does not log above debug', 'set a GError, or g_debug() without names, text or paths'),
    (r'\b(float|double|gfloat|gdouble)\b', MONEY, (),
     '{} where money is counted', 'use PbRatio'),
    (r'\b(time|clock|gettimeofday|clock_gettime|localtime|localtime_r|gmtime|gmtime_r|g_get_real_time|'
     r'g_get_monotonic_time|g_date_time_new_now\w*)\s*\(', PURE, (),
     '{} in a pure room: the same case must give the same answer', 'take the date as an argument'),
    (r'\b(rand|random|g_random_\w+|g_rand_\w+)\s*\(', PURE, (),
     '{} in a pure room: the same case must give the same answer', 'take it as an argument'),
    (r'\bsqlite3_exec\s*\(\s*[^,]+,(?!\s*")', ('app/',), (),
     'sqlite3_exec() with text that is put together', 'use a prepared statement with named binds'),
    (r'\b(sleep|usleep|nanosleep|g_usleep)\s*\(', ('tests/', 'ui/', 'app/analysis/', 'app/remedies/', 'app/cli/'), (),
     '{}: waiting for time instead of for the thing', 'iterate the main context, or wait for a condition'),
)

SQL = re.compile(r'^\s*(SELECT\s.+\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|'
                 r'REPLACE\s+INTO\s|CREATE\s+(TEMP\s+|VIRTUAL\s+|UNIQUE\s+)*(TABLE|INDEX|TRIGGER|VIEW)\s|'
                 r'(DROP|ALTER)\s+TABLE\s|WITH\s+(RECURSIVE\s+)?\w+\s+AS\s*\(|PRAGMA\s|SAVEPOINT\s|ATTACH\s)',
                 re.DOTALL)


def check(lint):
    rules = [(re.compile(pattern), *rest) for pattern, *rest in RULES]
    confined = lintlib.confined_files(lint)
    for name in lint.files(lintlib.C_SUFFIXES, ('app/', 'ui/', 'tests/')):
        text = lint.read(name)
        code = lintlib.code_only(text)
        for pattern, places, exceptions, message, remedy in rules:
            if not name.startswith(places) or name.startswith(exceptions) \
                    or (CONFINED in exceptions and name in confined):
                continue
            for match in pattern.finditer(code):
                word = match.group(1) if match.groups() and match.group(1) else 'fprintf'
                lint.report(name, lintlib.line_of(code, match.start()), message.format(word), remedy)
        check_sql(lint, name, text)


def check_sql(lint, name, text):
    """SQL is written in app/store; app/vault may set the pragmas of the connection it opens."""
    if not name.startswith(('app/', 'ui/')) or name.startswith('app/store/'):
        return
    for offset, literal in lintlib.strings(text):
        match = SQL.match(literal.replace('\\n', ' '))
        if match and not (name.startswith('app/vault/') and match.group(1).startswith('PRAGMA')):
            lint.report(name, lintlib.line_of(text, offset), 'SQL outside app/store',
                        'add a function to the file of its table in app/store')


if __name__ == '__main__':
    lintlib.main(check, __doc__)
