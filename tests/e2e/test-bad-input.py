#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input: a clear message naming file, line and field, the promised exit status, and the case exactly as it was."""
import os
import pathlib
import resource
import shutil
import sqlite3
import subprocess

from probata import main, new_case, run, snapshot_of

PARTIES = "key,kind,pseudonym\nV1,person,V1\n"


def write(folder, **files):
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def logical(case):
    """What the case holds, apart from how SQLite lays it out."""
    with sqlite3.connect(f"file:{case}?mode=ro", uri=True) as database:
        return list(database.iterdump())


def refused(folder, forms, *expected):
    """Importing @forms is refused with status 3, says @expected, and leaves the case as it was."""
    case = new_case(folder, f"case-{len(list(folder.iterdir()))}.probata")
    before = logical(case)
    result = run("import", case, write(folder / f"forms-{len(list(folder.iterdir()))}", **forms), status=3)
    for words in expected:
        assert words in result.err, f"“{words}” not in:\n{result.err}"
    assert logical(case) == before
    run("check", case, status=0)


def test_wrong_columns(folder):
    refused(folder, {"parties__csv": "key,kind,nickname\nV1,person,x\n"}, "parties.csv:1", "nickname", "pseudonym")


def test_bad_date(folder):
    refused(folder, {"acts__csv": "key,kind,label,date\nT1,work,Work,2016-05-01\nT2,work,Work,2015-02-29\n"}, "acts.csv:3", "date")


def test_bad_choice(folder):
    refused(folder, {"parties__csv": "key,kind,pseudonym\nV1,alien,V1\n"}, "parties.csv:2", "kind", "person")


def test_dangling_reference(folder):
    refused(folder, {"parties__csv": PARTIES, "roles__csv": "party,role\nV1,victim\nV9,victim\n"}, "roles.csv:3", "V9", "parties")


def test_wrong_encoding(folder):
    refused(folder, {"parties__csv": "key,kind,pseudonym\nV1,person,Café\n".encode("latin-1")}, "parties.csv", "UTF-8")
    refused(folder, {"parties__csv": PARTIES.encode("utf-16")}, "parties.csv", "UTF-8")


def test_unclosed_quote(folder):
    refused(folder, {"parties__csv": 'key,kind,pseudonym\nV1,person,"V1\n'}, "parties.csv:2")


def test_binary_form(folder):
    refused(folder, {"parties__csv": bytes(range(256)) * 10}, "parties.csv")


def test_huge_form(folder):
    refused(folder, {"parties__csv": b"key,kind,pseudonym\n" + b"V1,person,V1\n" * 8_000_000}, "parties.csv", "MB")


def test_mistyped_form_name(folder):
    refused(folder, {"parties__csv": PARTIES, "rolls__csv": "party,role\nV1,victim\n"}, "rolls.csv")


def test_all_or_nothing(folder):
    """One bad row in the last form, and no file of the folder is taken in either."""
    refused(folder, {"parties__csv": PARTIES, "exhibits__csv": "key,kind,label,file\nS1,statement,Statement,a.txt\n", "a__txt": "I left in May.",
                     "wishes__csv": "key,party,words\nX1,V1,\n"}, "wishes.csv:2", "words")


def test_outside_the_folder(folder):
    (folder / "secret.txt").write_text("not yours")
    forms = {"exhibits__csv": "key,kind,label,file\nS1,other,Paper,../secret.txt\n"}
    refused(folder, forms, "exhibits.csv:2", "outside")


def test_byte_order_mark(folder):
    case = new_case(folder)
    run("import", case, write(folder / "forms", parties__csv=b"\xef\xbb\xbf" + PARTIES.encode()), status=0)
    assert run("list", case, "parties", "--json", status=0).json()["parties"][0]["key"] == "V1"


def test_failed_files_and_the_rest(folder):
    """A bad file is named with its reason, the rest goes on, and a row that names a bad file keeps its record."""
    case = new_case(folder)
    good = folder / "good.txt"
    good.write_text("I was promised nine thousand baht.")
    pdf = folder / "locked.pdf"
    plain = make_pdf(folder / "plain.pdf")
    subprocess.run(["qpdf", "--encrypt", "user", "owner", "256", "--", plain, pdf], check=True)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "cut.pdf").write_bytes(plain.read_bytes()[:200])
    (folder / "noise.jpg").write_bytes(os.urandom(3000))
    (folder / "picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(50))
    names = ["locked.pdf", "empty.txt", "cut.pdf", "noise.jpg", "picture.pdf"]
    result = run("import", case, good, *(folder / name for name in names), status=1)
    for name in names:
        assert name in result.err, f"{name} not in:\n{result.err}"
    assert "password" in result.err
    assert len(run("list", case, "exhibits", "--json", status=0).json()["exhibits"]) == 1
    run("check", case, status=0)


def make_pdf(path):
    """The smallest honest PDF."""
    words = b"BT /F 12 Tf 40 200 Td (I left in May 2016) Tj ET"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
               b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
    path.write_bytes(out)
    return path


def test_same_file_twice(folder):
    case = new_case(folder)
    (folder / "a.txt").write_text("the same words")
    (folder / "b.txt").write_text("the same words")
    result = run("import", case, folder / "a.txt", folder / "b.txt", status=0)
    assert "same file as exhibit E1" in result.err, result.err
    run("import", case, folder / "a.txt", status=0)
    assert len(run("list", case, "exhibits", "--json", status=0).json()["exhibits"]) == 1


def test_damaged_cases(folder):
    case = new_case(folder)
    whole = case.read_bytes()
    damaged = {"empty.probata": b"", "text.probata": b"this is no case at all, only words" * 50, "cut.probata": whole[:5000]}
    for name, content in damaged.items():
        path = folder / name
        path.write_bytes(content)
        for verb in (["review"], ["check"], ["import"]):
            result = run(verb[0], path, *([folder / "text.probata"] if verb[0] == "import" else []), status=3)
            assert name in result.err, result.err
        assert path.read_bytes() == content, f"{name} was touched"


def test_newer_case(folder):
    case = new_case(folder)
    with sqlite3.connect(case) as database:
        database.execute("PRAGMA user_version = 999")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    before = case.read_bytes()
    result = run("review", case, status=3)
    assert "newer" in result.err, result.err
    assert case.read_bytes() == before


def test_foreign_database(folder):
    path = folder / "other.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE birds (name)")
    database.close()
    before = path.read_bytes()
    run("review", path, status=3)
    assert path.read_bytes() == before


def test_new_never_overwrites(folder):
    path = folder / "precious.txt"
    path.write_text("precious")
    run("new", path, status=3)
    assert path.read_text() == "precious"
    run("new", folder / "no such folder" / "case", status=3)
    run("new", folder / "bad-law.probata", "--law", "atlantis", status=3)
    assert sorted(p.name for p in folder.iterdir()) == ["precious.txt"]


def as_nobody():
    os.setgid(65534)
    os.setuid(65534)


def test_read_only_folder(folder):
    """A case on a read-only medium can be read; writing says why not."""
    home = folder / "medium"
    home.mkdir()
    case = new_case(home)
    shutil.chown(case, 65534, 65534)
    os.chmod(folder, 0o755)
    case.chmod(0o444)
    home.chmod(0o555)
    (folder / "a.txt").write_text("words")
    os.chmod(folder / "a.txt", 0o644)
    before = snapshot_of(home)
    run("review", case, status=0, preexec=as_nobody)
    run("check", case, status=0, preexec=as_nobody)
    result = run("import", case, folder / "a.txt", status=3, preexec=as_nobody)
    assert "read-only" in result.err.lower(), result.err
    assert snapshot_of(home) == before


def limit_file_size():
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def test_full_disk(folder):
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], stderr=subprocess.DEVNULL).returncode == 0
    try:
        case = new_case(disk)
        before = logical(case)
        (folder / "large.txt").write_text("a long statement, again and again. " * 600_000)
        result = run("import", case, folder / "large.txt", status=3, preexec=None if mounted else limit_file_size)
        assert ("full" in result.err or "room" in result.err or "large" in result.err), result.err
        assert logical(case) == before
        run("check", case, status=0)
    finally:
        if mounted:
            subprocess.run(["umount", "-l", disk], check=False)


def test_wrong_use(folder):
    assert run(status=2).out == ""
    run("fly", status=2)
    run("merge", "a", "b", status=2)
    run("new", status=2)
    run("list", "a", "birds", status=2)
    run("review", "--today", "soon", "x", status=2)
    run("--help", status=0)
    for verb in ("new", "import", "list", "review", "search", "compare", "check", "changes", "undo", "redo", "law"):
        assert "Usage" in run(verb, "--help", status=0).out
    missing = run("review", folder / "nowhere.probata", status=3)
    assert "nowhere.probata" in missing.err
    assert not (folder / "nowhere.probata").exists()


def test_strange_names(folder):
    """Control characters and overrides in a file name reach no terminal."""
    case = new_case(folder)
    name = folder / "a\x1b[31m\u202egpj.exe"
    name.write_bytes(b"")
    result = run("import", case, name, status=1)
    assert "\x1b" not in result.err and "\u202e" not in result.err


main([value for name, value in sorted(globals().items()) if name.startswith("test_")])
