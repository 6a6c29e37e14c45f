#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What makes Probata a citizen of the desktop: each file against its own validator, and a case known by its content."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ["PB_SOURCE_ROOT"])
BUILD = pathlib.Path(os.environ["PB_BUILD_ROOT"])
ID = "io.github.probata.Probata"
MIME = "application/vnd.probata.case"


def run(*words, env=None):
    done = subprocess.run([str(w) for w in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=dict(os.environ, **(env or {})), timeout=120)
    assert done.returncode == 0, f"{words[0]}: {done.stdout.decode('utf-8', 'replace')}"
    return done.stdout.decode("utf-8", "replace")


def test_desktop_file():
    out = run("desktop-file-validate", BUILD / "data" / f"{ID}.desktop")
    assert out.strip() == "", out


def test_metainfo():
    run("appstreamcli", "validate", "--no-net", BUILD / "data" / f"{ID}.metainfo.xml")


def test_settings_schema():
    run("glib-compile-schemas", "--strict", "--dry-run", ROOT / "schemas")


def test_templates_are_xml():
    run("xmllint", "--noout", "--nonet", *sorted((ROOT / "ui").rglob("*.ui")), ROOT / "data" / f"{ID}.mime.xml")


def test_icons_are_drawn():
    for icon in (ROOT / "data" / "icons").glob("*.svg"):
        run("xmllint", "--noout", "--nonet", icon)
        assert "<script" not in icon.read_text()


def test_service_starts_what_is_installed():
    service = (BUILD / "data" / f"{ID}.service").read_text()
    assert f"Name={ID}" in service and "probata-desktop --gapplication-service" in service, service


def test_a_case_is_known_by_its_content():
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        packages = folder / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy(ROOT / "data" / f"{ID}.mime.xml", packages / f"{ID}.xml")
        run("update-mime-database", folder / "mime")
        run(BUILD / "app" / "cli" / "probata", "new", folder / "case.probata", "--title", "Case 1")
        shutil.copy(folder / "case.probata", folder / "without-an-ending")
        (folder / "other.sqlite").write_bytes(b"SQLite format 3\0" + bytes(200))
        env = {"XDG_DATA_DIRS": f"{folder}:/usr/share", "XDG_DATA_HOME": str(folder / "home")}
        for name in ("case.probata", "without-an-ending"):
            assert MIME in run("gio", "info", "-a", "standard::content-type", folder / name, env=env), name
        assert MIME not in run("gio", "info", "-a", "standard::content-type", folder / "other.sqlite", env=env)
    finally:
        shutil.rmtree(folder)


def main():
    tests = [(name, value) for name, value in globals().items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} /ui/desktop-data/{name.removeprefix('test_').replace('_', '-')}")
        except Exception as error:  # the others still run
            failed += 1
            print("# " + str(error).replace("\n", "\n# "))
            print(f"not ok {number} /ui/desktop-data/{name.removeprefix('test_').replace('_', '-')}")
    sys.exit(1 if failed else 0)


main()
