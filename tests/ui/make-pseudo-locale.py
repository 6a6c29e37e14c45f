#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-pseudo-locale.py FOLDER: translations into a language nobody speaks, 40 % longer and full of accents.

What is still plain on the screen is not translatable; what is clipped has no room for German or Khmer. Writes
FOLDER/qps/LC_MESSAGES/probata.mo, to be used with LANGUAGE=qps.
"""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(os.environ["PB_SOURCE_ROOT"])
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dgettext:2", "gettext"]
ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ")
# What must come through as it is: conversions (of dates too), markup, mnemonics, entities.
KEPT = re.compile(r"%-?[bBdHMY]|%[-+ #0]*\d*(?:\.\d+)?(?:[hlLjzt]*[diouxXeEfgGcsp%])|%\"\s*[A-Z0-9_]+\s*\"|<[^>]*>|&[a-z]+;|\\.|_")
LONGER = 0.4


def pseudo(text):
    if not text.strip():
        return text
    out, at = [], 0
    for match in KEPT.finditer(text):
        out += [text[at:match.start()].translate(ACCENTS), match.group()]
        at = match.end()
    out.append(text[at:].translate(ACCENTS))
    padding = "~" * max(1, round(len(KEPT.sub("", text)) * LONGER))
    end = "\\n" if text.endswith("\\n") else ""
    body = "".join(out)
    return (body[:-2] if end else body) + padding + end


def rewrite(catalogue):
    """msgstr from msgid, line by line of what msgen and msgattrib have put on one line each."""
    lines, wanted = [], None
    for line in catalogue.split("\n"):
        match = re.match(r'(msgid|msgid_plural) "(.*)"$', line)
        if match:
            wanted = match.group(2)
        match = re.match(r'(msgstr(?:\[\d\])?) "(.*)"$', line)
        if match and wanted:
            line = f'{match.group(1)} "{pseudo(wanted)}"'
        lines.append(line)
    return "\n".join(lines)


def main():
    folder = pathlib.Path(sys.argv[1]) / "qps" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    template = folder / "probata.pot"
    sources = [line for line in (ROOT / "po" / "POTFILES.in").read_text().split("\n")
               if line.endswith((".c", ".h", ".ui"))]
    subprocess.run(["xgettext", "--from-code=UTF-8", "-D", str(ROOT), "-o", str(template), "--no-wrap", "--add-comments",
                    *[f"--keyword={word}" for word in KEYWORDS], *sources], check=True)
    text = template.read_text("utf-8").replace("charset=CHARSET", "charset=UTF-8").replace(
        "nplurals=INTEGER; plural=EXPRESSION;", "nplurals=2; plural=n != 1;")
    template.write_text(text, "utf-8")
    english = subprocess.run(["msgen", "--no-wrap", "--lang=en", str(template)], check=True, stdout=subprocess.PIPE)
    catalogue = rewrite(english.stdout.decode("utf-8"))
    source = folder / "probata.po"
    source.write_text(catalogue, "utf-8")
    subprocess.run(["msgfmt", "-c", "-o", str(folder / "probata.mo"), str(source)], check=True)


main()
