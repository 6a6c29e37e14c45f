"""What the lints share: which files there are, how a finding reads, and just enough C to look at.

A lint is a script check-NAME.py with a function check(lint). Run as `check-NAME.py [--root FOLDER]`; it prints
`file:line: message` with the remedy below it and exits 1 when it found something. Standard library only.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import argparse
import os
import re
import subprocess
import sys

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# Violating on purpose; each is looked at by test-lints.py with its own folder as the root.
SAMPLES = 'tests/lint/samples/'
# What a tree without git is walked without; with git .gitignore says it.
NOT_OURS = re.compile(r'^(\.git|build|build-.*|__pycache__)$')

C_SUFFIXES = ('.c', '.h', '.cc', '.cpp', '.hpp')


def list_files(root):
    """Files of the project below root, relative, sorted: tracked and new ones, never ignored ones."""
    found = []
    git = None
    # Only its own git tree says what belongs to it: a copy inside somebody else's may be ignored there.
    if os.path.exists(os.path.join(root, '.git')):
        try:
            # -c safe.directory: a tree that belongs to another user is read here, never executed from.
            git = subprocess.run(['git', '-c', 'safe.directory=*', '-C', root, 'ls-files', '-co',
                                  '--exclude-standard', '-z'], stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL, check=False)
        except FileNotFoundError:
            git = None
    if git is not None and git.returncode == 0:
        found = [name for name in git.stdout.decode('utf-8', 'surrogateescape').split('\0') if name]
    else:
        for folder, folders, names in os.walk(root):
            folders[:] = [name for name in folders if not NOT_OURS.match(name)]
            found += [os.path.relpath(os.path.join(folder, name), root) for name in names
                      if not name.endswith('.pyc')]
    # git lists what was deleted but not yet committed, too.
    return sorted(name for name in set(found)
                  if not name.startswith(SAMPLES) and os.path.isfile(os.path.join(root, name)))


class Lint:
    """One run of one rule over one tree."""

    def __init__(self, root):
        self.root = os.path.abspath(root)
        self.findings = []
        self._files = None

    def files(self, suffixes=None, under=('',)):
        if self._files is None:
            self._files = list_files(self.root)
        under = (under,) if isinstance(under, str) else tuple(under)
        return [name for name in self._files
                if name.startswith(under) and (suffixes is None or name.endswith(suffixes))]

    def exists(self, name):
        return os.path.exists(os.path.join(self.root, name))

    def read_bytes(self, name):
        with open(os.path.join(self.root, name), 'rb') as file:
            return file.read()

    def read(self, name):
        return self.read_bytes(name).decode('utf-8', 'replace')

    def report(self, name, line, message, remedy):
        self.findings.append((name, line, message, remedy))


def confined_files(lint):
    """The sources of probata-intake, the program that alone links parsers of foreign formats, with their headers.

    The build says which they are; a source it shares with the library of the room is not confined.
    """
    build = 'app/intake/meson.build'
    if not lint.exists(build):
        return set()
    text = lint.read(build)
    stems = {'library': set(), 'executable': set()}
    for match in re.finditer(r"\b(?:static_)?(library|executable)\s*(?=\(\s*'(?:pb-intake|probata-intake)')", text):
        call = text[match.end():closing(text, match.end())]
        stems[match.group(1)] |= set(re.findall(r"'([\w-]+)\.(?:c|cc)'", call))
    inside = stems['executable'] - stems['library']
    return {f'app/intake/{stem}{suffix}' for stem in inside for suffix in C_SUFFIXES}


def main(check, description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('--root', default=PROJECT)
    lint = Lint(parser.parse_args().root)
    check(lint)
    for name, line, message, remedy in sorted(lint.findings):
        print(f'{name}:{line}: {message}\n    → {remedy}')
    if lint.findings:
        print(f'{len(lint.findings)} to mend')
    sys.exit(1 if lint.findings else 0)


# Just enough C ------------------------------------------------------------------------------------------------

_LEXEME = re.compile(r'''/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*\'''', re.DOTALL)


def _blank(text):
    return re.sub(r'[^\n]', ' ', text)


def code_only(text):
    """text with comments and the insides of literals blanked; every offset and line stays where it was."""
    def blank(match):
        lexeme = match.group(0)
        if lexeme[0] in '"\'':
            return lexeme[0] + _blank(lexeme[1:-1]) + lexeme[-1]
        return _blank(lexeme)
    return _LEXEME.sub(blank, text)


def strings(text):
    """(offset, text) of string literals, neighbours joined as the compiler joins them."""
    last_end, joined, start = -1, None, 0
    for match in _LEXEME.finditer(text):
        lexeme = match.group(0)
        if lexeme[0] != '"':
            continue
        if joined is not None and not re.sub(r'/\*.*?\*/', '', text[last_end:match.start()], flags=re.DOTALL).strip():
            joined += lexeme[1:-1]
        else:
            if joined is not None:
                yield start, joined
            start, joined = match.start(), lexeme[1:-1]
        last_end = match.end()
    if joined is not None:
        yield start, joined


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def closing(code, opening):
    """Offset just after the bracket that closes the one at opening; len(code) when none does."""
    pairs = {'(': ')', '{': '}', '[': ']'}
    start, end = code[opening], pairs[code[opening]]
    depth = 0
    for index in range(opening, len(code)):
        if code[index] == start:
            depth += 1
        elif code[index] == end:
            depth -= 1
            if depth == 0:
                return index + 1
    return len(code)


class Function:
    """A function definition in formatted C: its name starts a line and its brace another."""

    def __init__(self, code, match, parameters_end, body_end):
        before = code[:match.start()].rstrip('\n')
        # The return type stands on the line above, after the end of whatever came before.
        head = re.split(r'[;}]|^#.*$', before, flags=re.MULTILINE)[-1]
        self.name = match.group(1)
        self.line = line_of(code, match.start())
        self.static = re.search(r'\bstatic\b', head) is not None
        self.returns_void = re.search(r'\bvoid\s*$', head) is not None
        self.parameters = code[match.end() - 1:parameters_end]
        self.start = parameters_end
        self.end = body_end
        self.body = code[self.start:self.end]
        self.lines = code.count('\n', self.start, body_end) - 2


_FUNCTION_NAME = re.compile(r'^([A-Za-z_]\w*) ?\(', re.MULTILINE)


def functions(code):
    """The function definitions in code, which code_only() has been over."""
    position = 0
    while True:
        match = _FUNCTION_NAME.search(code, position)
        if match is None:
            return
        parameters_end = closing(code, match.end() - 1)
        body = re.match(r'\s*\{', code[parameters_end:])
        if body is None:
            position = match.end()
            continue
        opening = parameters_end + body.end() - 1
        body_end = closing(code, opening)
        yield Function(code, match, parameters_end, body_end)
        position = body_end
