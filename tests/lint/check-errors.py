#!/usr/bin/python3
"""The error rules (style 3.5): one domain, a set error is followed by a return, one error variable, no goto.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re

import lintlib

# Calls that leave an error set: the next thing to happen is leaving the function.
SETS_ERROR = re.compile(r'\b(g_set_error|g_set_error_literal|pb_error_set_errno|g_propagate_error|'
                        r'g_propagate_prefixed_error)\s*\(')
# Calls that name a domain, and which argument it is.
NAMES_DOMAIN = re.compile(r'\b(g_set_error|g_set_error_literal|g_error_new|g_error_new_literal|'
                          r'g_task_return_new_error)\s*\(')
DOMAIN_ARGUMENT = {'g_set_error': 1, 'g_set_error_literal': 1, 'g_error_new': 0, 'g_error_new_literal': 0,
                   'g_task_return_new_error': 1}
# The next statement, once the braces that close around the call are passed.
LEAVES = re.compile(r'[\s}]*(return\b|break\s*;|continue\s*;|goto\b|exit\s*\(|g_task_return_)')
ELSE = re.compile(r'[\s}]*else\b')
# What the caller may have left NULL is looked at; and the question that makes it right.
LOOKS_INSIDE = re.compile(r'\(\s*\*\s*\w*error\w*\s*\)\s*->|\*\s*error\s*[!=]=\s*NULL|'
                          r'\bif\s*\(\s*!?\s*\*\s*error\s*\)')
ASKS_FIRST = re.compile(r'(?<!\*)\berror (== NULL \|\||!= NULL &&)')
# Freeing in C++ code or between threads may come between; two statements are still easy to see.
STATEMENTS_BETWEEN = 2


def arguments(code, opening):
    """The arguments of the call whose bracket opens there, and the offset after it."""
    end = lintlib.closing(code, opening)
    depth, start, found = 0, opening + 1, []
    for index in range(opening + 1, end):
        if code[index] in '([{':
            depth += 1
        elif code[index] in ')]}':
            depth -= 1
        if (code[index] == ',' and depth == 0) or index == end - 1:
            found.append(code[start:index].strip())
            start = index + 1
    return found, end


def leaves_soon(code, position, end):
    """Whether what follows position in the function ends it."""
    for _ in range(STATEMENTS_BETWEEN + 1):
        rest = code[position:end]
        if LEAVES.match(rest):
            return True
        if not rest.strip('} \n\t'):
            return False
        otherwise = ELSE.match(rest)
        if otherwise:
            # The other branch is looked at on its own: go past it to what both come to.
            position = skip_statement(code, position + otherwise.end(), end)
            continue
        semicolon = code.find(';', position, end)
        if semicolon < 0:
            return False
        position = semicolon + 1
    return False


def skip_statement(code, position, end):
    """Offset after the statement or block that starts at position (after an else, with its own if and else)."""
    while position < end and code[position].isspace():
        position += 1
    condition = re.compile(r'if\s*\(').match(code, position)
    if condition:
        position = skip_statement(code, lintlib.closing(code, condition.end() - 1), end)
        otherwise = re.compile(r'\s*else\b').match(code, position)
        return skip_statement(code, otherwise.end(), end) if otherwise else position
    if code.startswith('{', position):
        return lintlib.closing(code, position)
    semicolon = code.find(';', position, end)
    return end if semicolon < 0 else semicolon + 1


def check_function(lint, name, code, function):
    helper = function.returns_void and 'GError' in function.parameters
    for match in SETS_ERROR.finditer(code, function.start, function.end):
        line = lintlib.line_of(code, match.start())
        semicolon = lintlib.closing(code, match.end() - 1) + 1
        if not helper and not leaves_soon(code, semicolon, function.end):
            lint.report(name, line, f'{match.group(1)}() is not followed by a return',
                        'return at once; a function that only sets errors returns void and takes GError **')
    variables = re.findall(r'\bg_autoptr\s*\(GError\)\s*\w+|\bGError\s*\*\s*\w+\s*(?:=|;)', function.body)
    if len(variables) > 1:
        lint.report(name, function.line, f'{function.name}() has {len(variables)} error variables',
                    'use one; cut the function where the second begins')
    # A helper that converts what it is given first asks whether it was given anything.
    asks_first = helper and ASKS_FIRST.search(function.body)
    if 'GError **' in function.parameters and not asks_first:
        for match in LOOKS_INSIDE.finditer(code, function.start, function.end):
            guarded = ASKS_FIRST.match(code, code.rfind('error', 0, match.start()))
            if guarded and '->' not in match.group(0):
                continue
            lint.report(name, lintlib.line_of(code, match.start()),
                        'looks into *error, which is NULL when the caller does not want it',
                        'use g_autoptr(GError) local_error, then g_propagate_error()')


def check_domain(lint, name, code, match):
    given, _ = arguments(code, match.end() - 1)
    index = DOMAIN_ARGUMENT[match.group(1)]
    if len(given) <= index + 1:
        return
    domain, error_code = given[index], given[index + 1]
    if domain == 'PB_ERROR' or (domain == 'G_IO_ERROR' and error_code == 'G_IO_ERROR_CANCELLED'):
        return
    lint.report(name, lintlib.line_of(code, match.start()), f'error domain {domain}: Probata has one, PB_ERROR',
                'convert to a PB_ERROR code; only cancellation stays G_IO_ERROR_CANCELLED')


def check(lint):
    for name in lint.files(('.c', '.cc', '.cpp'), ('app/', 'ui/')):
        code = lintlib.code_only(lint.read(name))
        for function in lintlib.functions(code):
            check_function(lint, name, code, function)
        for match in NAMES_DOMAIN.finditer(code):
            check_domain(lint, name, code, match)
        for match in re.finditer(r'\bG_DEFINE_QUARK\s*\([^)]*error|\bg_quark_from_static_string\b', code):
            if name != 'app/base/pb-error.c':
                lint.report(name, lintlib.line_of(code, match.start()), 'a second error domain',
                            'add a code to PbError in app/base/pb-error.h')
        for match in re.finditer(r'\bgoto\b', code):
            if name != 'app/vault/pb-crypto.c':
                lint.report(name, lintlib.line_of(code, match.start()), 'goto',
                            'return early; g_auto… cleans up')


if __name__ == '__main__':
    lintlib.main(check, __doc__)
