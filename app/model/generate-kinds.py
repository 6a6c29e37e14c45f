#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes pb-kinds.h and pb-kinds.c from schemas/sql: the record kinds, their columns, choices, references and marks.

SQLite itself says which columns, defaults and references a table has; the comments say the rest (schemas/README.md).
Usage: generate-kinds.py OUT.h OUT.c SQL...
"""
import re
import sqlite3
import sys

TYPES = ("date", "decimal", "bool", "country", "currency", "language", "sha256")


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if text is not None else "NULL"


def comments_of(sql):
    """{table: (comment, {column: (comment, choices)})} from the text of the migrations."""
    tables = {}
    for match in re.finditer(r"((?:^--[^\n]*\n)+)CREATE TABLE (\w+) \(\n(.*?)^\)", sql, re.S | re.M):
        lines = [l[2:].strip() for l in match.group(1).splitlines() if not l.startswith("-----")]
        columns = {}
        for line in match.group(3).splitlines():
            column = re.match(r"\s+([a-z_0-9]+) (?:TEXT|INTEGER|BLOB)(.*?)(?:--\s*(.*))?$", line)
            if column:
                listed = re.search(r"IN \('(.*?)'\)", column.group(2))
                choices = listed.group(1).split("', '") if listed else []
                columns[column.group(1)] = (column.group(3) or "", choices)
        tables[match.group(2)] = (" ".join(lines), columns)
    return tables


def read_kinds(paths):
    sql = "\n".join(open(path, encoding="utf-8").read() for path in paths)
    database = sqlite3.connect(":memory:")
    database.executescript(sql)
    comments = comments_of(sql)
    kinds = []
    for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rootpage"):
        if table not in comments:
            sys.exit(f"schemas/sql: table {table} has no comment, or is not written in the form the README asks for")
        doc, columns = comments[table]
        if "@internal" in doc:
            continue
        references = {row[3]: row[2] for row in database.execute(f'PRAGMA foreign_key_list("{table}")')}
        form = re.search(r"@form ([\w-]+)", doc)
        same = re.search(r"@same ?([^@]*)", doc)
        kind = {
            "table": table,
            "doc": re.sub(r"\s*@.*", "", doc),
            "form": form.group(1) if form else None,
            "fixed": "@fixed" in doc,
            "single": bool(same) and not same.group(1).strip(),
            "same": [s.strip() for s in same.group(1).split(",") if s.strip()] if same else [],
            "columns": [],
        }
        for _, name, sqltype, notnull, default, _pk in database.execute(f'PRAGMA table_info("{table}")'):
            comment, choices = columns.get(name, ("", []))
            if not comment:
                sys.exit(f"schemas/sql: {table}.{name} has no comment")
            marks = re.findall(r"@(\w+)", comment)
            kind["columns"].append({
                "name": name,
                "form_name": name[:-3] if name in references and name.endswith("_id") else name,
                "type": "choice" if choices else next((m for m in marks if m in TYPES), None)
                        or {"TEXT": "text", "INTEGER": "integer", "BLOB": "blob"}[sqltype],
                "integer": sqltype == "INTEGER",
                "reference": references.get(name),
                "required": bool(notnull) and default is None,
                "default": default.strip("'") if default is not None else None,
                "identity": "identity" in marks,
                "choices": choices,
                "doc": re.sub(r"@\w+ ?", "", comment).strip(),
            })
        names = [c["name"] for c in kind["columns"]]
        if names[:2] != ["id", "key"] or not set(kind["same"]) <= set(names):
            sys.exit(f"schemas/sql: {table} must begin with id and key, and @same must name its columns")
        kinds.append(kind)
    return kinds


def constant(*words):
    return "PB_" + "_".join(words).upper()


def write_header(kinds, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write("/* Made by generate-kinds.py from schemas/sql. */\n#pragma once\n\ntypedef enum {\n")
        for kind in kinds:
            out.write(f"  {constant('kind', kind['table'])}, /* {kind['doc'].split('. ')[0]} */\n")
        out.write("  PB_N_KINDS,\n  PB_KIND_NONE = -1\n} PbKind;\n\n")
        for kind in kinds:
            out.write("enum {\n")
            for column in kind["columns"]:
                out.write(f"  {constant('column', kind['table'], column['name'])},\n")
            out.write(f"  {constant('n_columns', kind['table'])}\n}};\n\n")


def write_source(kinds, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write('/* Made by generate-kinds.py from schemas/sql. */\n#include "pb-kind.h"\n\n')
        for kind in kinds:
            table = kind["table"]
            for column in kind["columns"]:
                if column["choices"]:
                    listed = ", ".join(quote(c) for c in column["choices"])
                    out.write(f"static const char *const {table}_{column['name']}_choices[] = {{ {listed}, NULL }};\n")
            out.write(f"static const PbColumn {table}_columns[] = {{\n")
            for c in kind["columns"]:
                reference = constant("kind", c["reference"]) if c["reference"] else "PB_KIND_NONE"
                choices = f"{table}_{c['name']}_choices" if c["choices"] else "NULL"
                out.write(f"  {{ {quote(c['name'])}, {quote(c['form_name'])}, {quote(c['doc'])}, PB_COLUMN_TYPE_{c['type'].upper()}, "
                          f"{reference}, {choices}, {quote(c['default'])}, {int(c['required'])}, {int(c['identity'])}, {int(c['integer'])} }},\n")
            out.write("};\n")
            indices = ", ".join(constant("column", table, s) for s in kind["same"]) or "0"
            out.write(f"static const guint {table}_same[] = {{ {indices} }};\n\n")
        out.write("const PbKindInfo pb_kind_infos[PB_N_KINDS] = {\n")
        for kind in kinds:
            out.write(f"  {{ {constant('kind', kind['table'])}, {quote(kind['table'])}, {quote(kind['form'])}, {quote(kind['doc'])}, "
                      f"{constant('n_columns', kind['table'])}, {kind['table']}_columns, {len(kind['same'])}, {kind['table']}_same, "
                      f"{int(kind['fixed'])}, {int(kind['single'])} }},\n")
        out.write("};\n")


def main():
    kinds = read_kinds(sys.argv[3:])
    write_header(kinds, sys.argv[1])
    write_source(kinds, sys.argv[2])


main()
