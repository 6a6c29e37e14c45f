#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A case file under attack: killed writers, flipped bytes, full disks, two at once, a terminal that would obey."""
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import time

from probata import PROGRAM, SAMPLE, TODAY, main, new_case, run

# No verb may take longer on these small cases, whatever is done to them.
PATIENCE = 30
SEED = 20261125
CLEAR = (0, 1, 2, 3)


def clear(*arguments, timeout=PATIENCE, **more):
    """Runs the program, which must end by itself, with a documented status and a word when it could not."""
    result = run(*arguments, timeout=timeout, **more)
    assert result.status in CLEAR, f"status {result.status}: {arguments}\n{result.err}"
    assert result.status != 3 or result.err.startswith("probata"), f"no word about it: {arguments}\n{result.err}"
    assert "CRITICAL" not in result.err and "WARNING" not in result.err, result.err
    return result


def logical(case):
    """What the case holds, apart from how SQLite lays it out; None when SQLite itself cannot tell."""
    try:
        with sqlite3.connect(f"file:{case}?mode=ro", uri=True) as database:
            return list(database.iterdump())
    except (sqlite3.Error, UnicodeDecodeError, ValueError):
        return None


def small_folder(folder):
    """Two files and two forms: every region of a case file is there, and it stays quick to check."""
    folder.mkdir()
    (folder / "parties.csv").write_text("key,kind,pseudonym\nV1,person,V1\nA1,person,A1\nA2,person,A2\n")
    (folder / "exhibits.csv").write_text("key,kind,label,file\nS1,statement,First statement,a.txt\nS2,statement,Second,b.pdf\n")
    (folder / "passages.csv").write_text("key,exhibit,page,quote\nP1,S1,1,nine thousand baht\n")
    (folder / "a.txt").write_text("I was promised nine thousand baht every month.\n" * 60)
    shutil.copy(SAMPLE / "files" / "ex-18.pdf", folder / "b.pdf")
    return folder


def count(case, kind):
    return len(run("list", case, kind, "--json", status=0).json()[kind])


def start(*arguments, **more):
    environment = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", LANGUAGE="")
    return subprocess.Popen([str(PROGRAM), *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, env=environment, **more)


# --- a writer that dies


def test_killed_while_importing(folder):
    """kill -9 at any moment: the case opens and is whole, the forms are all in or not at all, and again completes it."""
    chance = random.Random(SEED)
    whole = new_case(folder, "whole.probata")
    begun = time.monotonic()
    run("import", whole, SAMPLE, status=0)
    lasted = time.monotonic() - begun
    wanted = {kind: count(whole, kind) for kind in ("exhibits", "parties", "assertions", "wishes")}
    forms_in = set()
    for attempt in range(15):
        case = new_case(folder, f"killed-{attempt}.probata")
        process = start("import", case, SAMPLE)
        time.sleep(lasted * (chance.random() if attempt < 8 else 0.75 + 0.3 * chance.random()))
        process.kill()
        process.communicate(timeout=PATIENCE)
        clear("check", case, status=0)
        held = {kind: count(case, kind) for kind in wanted}
        assert held["exhibits"] <= wanted["exhibits"]
        forms = {kind: held[kind] for kind in ("parties", "assertions", "wishes")}
        assert forms in ({kind: 0 for kind in forms}, {kind: wanted[kind] for kind in forms}), held
        forms_in.add(forms["wishes"] > 0)
        if attempt % 3 == 0:
            run("import", case, SAMPLE, status=0)
            assert {kind: count(case, kind) for kind in wanted} == wanted
            run("check", case, status=0)
    assert not list(folder.glob("*-journal"))


def test_killed_while_made(folder):
    """A case that was never finished being made is refused or whole, and never taken for an empty one."""
    chance = random.Random(SEED)
    for attempt in range(12):
        case = folder / f"new-{attempt}.probata"
        process = start("new", case, "--law", "thailand")
        time.sleep(chance.random() * 0.06)
        process.kill()
        process.communicate(timeout=PATIENCE)
        if case.exists():
            result = clear("check", case)
            assert result.status in (0, 3), result.err


# --- a file that was changed


def test_flipped_bytes(folder):
    """One byte wrong anywhere: said, or it lies where nothing is kept."""
    chance = random.Random(SEED)
    case = new_case(folder)
    run("import", case, small_folder(folder / "forms"), status=0)
    whole, before = case.read_bytes(), logical(case)
    places = list(range(0, 100, 5)) + [chance.randrange(100, 4096) for _ in range(20)]
    places += [chance.randrange(4096, len(whole)) for _ in range(110)]
    flipped = folder / "flipped.probata"
    silent = []
    for place in places:
        content = bytearray(whole)
        content[place] ^= chance.choice((0x01, 0x80, 0xff, 0x20))
        flipped.write_bytes(content)
        result = clear("check", flipped)
        for ending in ("-wal", "-shm"):
            pathlib.Path(f"{flipped}{ending}").unlink(missing_ok=True)
        if result.status == 0:
            if logical(flipped) != before:
                silent.append(place)
        elif place % 7 == 0:
            flipped.write_bytes(content)
            clear("review", flipped, "--today", TODAY)
            clear("list", flipped, "exhibits")
            clear("search", flipped, "baht")
            clear("undo", flipped)
    assert silent == [], silent


def test_cut_anywhere(folder):
    chance = random.Random(SEED)
    case = new_case(folder)
    whole = case.read_bytes()
    cut = folder / "cut.probata"
    lengths = [1, 15, 16, 99, 100, 511, 512, 4095, 4096, 4097, 8192, len(whole) - 1, len(whole) - 4096]
    for length in lengths + [chance.randrange(len(whole)) for _ in range(15)]:
        cut.write_bytes(whole[:length])
        for verb in ("check", "review", "undo"):
            result = clear(verb, cut)
            assert result.status == 3, f"{verb} of {length} bytes: {result.status}"
        assert cut.read_bytes() == whole[:length]
    cut.write_bytes(whole + b"x" * 4096)
    assert clear("check", cut).status in (1, 3)


def test_what_is_no_case(folder):
    """Folders, pipes, devices, links to nowhere: said at once, none waited for."""
    os.mkfifo(folder / "pipe.probata")
    (folder / "loop.probata").symlink_to("loop.probata")
    (folder / "lost.probata").symlink_to("nowhere")
    (folder / "folder.probata").mkdir()
    for name in ("pipe.probata", "loop.probata", "lost.probata", "folder.probata"):
        for verb in ("check", "review", "undo", "changes"):
            assert clear(verb, folder / name, timeout=5).status == 3, (verb, name)
        assert clear("import", folder / name, SAMPLE / "README.md", timeout=5).status == 3
    for device in ("/dev/full", "/dev/null", "/dev/zero", "/"):
        assert clear("check", device, timeout=5).status == 3
        assert clear("new", device, timeout=5).status == 3


# --- two at once


def test_two_imports(folder):
    """Both end; nothing is twice, nothing is lost, and who had to give way says so."""
    case = new_case(folder)
    both = [start("import", case, SAMPLE) for _ in range(2)]
    results = [(process, *process.communicate(timeout=60)) for process in both]
    for process, _, err in results:
        assert process.returncode in (0, 1, 3), err
        if process.returncode == 3:
            assert b"holds" in err or b"busy" in err or b"already" in err or b"Somebody" in err, err
    run("check", case, status=0)
    run("import", case, SAMPLE, status=0)
    assert count(case, "exhibits") == 30 and count(case, "assertions") == 185
    run("check", case, status=0)


def test_reading_beside_an_import(folder):
    case = new_case(folder)
    writer = start("import", case, SAMPLE)
    reads = 0
    while writer.poll() is None:
        for verb in (["review", case, "--today", TODAY], ["list", case, "exhibits"], ["search", case, "baht"]):
            result = clear(*verb)
            assert result.status in (0, 1), result.err
            reads += 1
    assert writer.wait() == 0 and reads > 0, writer.communicate()
    run("check", case, status=0)


# --- what reaches the terminal

POISON = "\x1b]0;owned\x07 \x1b[31m \x9b31m \u202egpj.exe\u202c \u200bx \x7f \x08\x08"
RAW = ("\x1b", "\x07", "\x9b", "\u202e", "\x7f", "\x08", "\r")


def test_escape_sequences_in_the_case(folder):
    """Words of a case may hold what a terminal obeys: no verb, not even with --json, passes it on."""
    case = new_case(folder)
    forms = folder / "forms"
    forms.mkdir()
    (forms / "parties.csv").write_text(f"key,kind,pseudonym,note\nV1,person,V1 {POISON},{POISON}\n")
    (forms / "exhibits.csv").write_text(f"key,kind,label,file\nS1,statement,Paper {POISON},a.txt\n")
    (forms / "passages.csv").write_text(f"key,exhibit,page,quote\nP1,S1,1,nine {POISON} baht\n")
    (forms / "statements.csv").write_text("key,exhibit,speaker\nST1,S1,V1\n")
    (forms / "facts.csv").write_text(f'key,label\nF1,Fact {POISON}\nF2,"two\nFORGED line"\n')
    (forms / "assertions.csv").write_text(f"key,passage,statement,speaker,origin,basis,stance,proposition\n"
                                          f"A1,P1,ST1,V1,V1,saw,affirms,He said {POISON}\n")
    (forms / "assertion-facts.csv").write_text("assertion,fact,direction\nA1,F1,for\n")
    (forms / "a.txt").write_text(f"I was promised nine {POISON} baht\n")
    result = clear("import", case, forms)
    outputs = [result]
    for kind in ("parties", "exhibits", "passages", "facts", "assertions"):
        outputs += [run("list", case, kind, status=0), run("list", case, kind, "--json", status=0)]
    for verb in (["review", case], ["review", case, "--json"], ["review", case, "--passages"], ["search", case, "baht"],
                 ["search", case, "baht", "--json"], ["changes", case], ["changes", case, "--json"],
                 ["review", case, "--without", f"{POISON}"], ["list", case, f"{POISON}"], ["search", case, f"{POISON}"],
                 [f"{POISON}"], ["review", f"{POISON}"], ["law", "show", f"{POISON}"], ["compare", forms / "a.txt", forms / "a.txt"],
                 ["compare", forms / "a.txt", forms / "a.txt", "--json"], ["import", case, f"{POISON}"],
                 [f"review", f"--{POISON}"], ["review", case, "--today", f"{POISON}"]):
        outputs.append(clear(*verb))
    for output in outputs:
        for raw in RAW:
            assert raw not in output.out and raw not in output.err, f"{raw!r} in {output.out}\n{output.err}"
        assert not any(line.startswith("FORGED") for line in output.out.splitlines()), output.out


def test_stdout_closed_early(folder):
    case = new_case(folder)
    run("import", case, SAMPLE, status=0)
    for verb in (["review", "--json"], ["review"], ["list", "--json"]):
        words = [verb[0], case, *(["assertions"] if verb[0] == "list" else []), *verb[1:]]
        process = start(*words)
        process.stdout.read(1)
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait(PATIENCE) in (0, 3, -signal.SIGPIPE) and err == b"", (process.returncode, err)


def test_output_that_cannot_be_written(folder):
    """A list cut short by a full disk is not passed off as whole."""
    case = new_case(folder)
    for verb in (["review", case], ["review", case, "--json"], ["list", case, "parties", "--json"], ["law", "list"],
                 ["--help"], ["--version"], ["review", "--help"], ["check", case], ["changes", case]):
        with open("/dev/full", "w", encoding="ascii") as full:
            process = subprocess.run([str(PROGRAM), *map(str, verb)], stdout=full, stderr=subprocess.PIPE, timeout=PATIENCE, check=False)
        assert process.returncode == 3 and process.stderr, (verb, process.returncode, process.stderr)


def test_names_as_typed(folder):
    """Messages name a file as it was typed, and no folder that was not."""
    case = new_case(folder)
    (folder / "cut.probata").write_bytes(case.read_bytes()[:5000])
    (folder / "other.probata").write_bytes(b"SQLite format 3\0" + b"\0" * 5000)
    (folder / "words.probata").write_text("words")
    (folder / "empty.probata").write_bytes(b"")
    (folder / "folder.probata").mkdir()
    for name in ("cut.probata", "other.probata", "words.probata", "empty.probata", "folder.probata", "nowhere.probata"):
        for verb in ("review", "check", "undo"):
            result = run(verb, name, status=3, cwd=folder)
            assert name in result.err and str(folder) not in result.err, result.err
            assert result.err.count(name) == 1, result.err
    result = run("new", case.name, status=3, cwd=folder)
    assert case.name in result.err and str(folder) not in result.err, result.err
    result = run("import", case.name, "nowhere", status=3, cwd=folder)
    assert "nowhere" in result.err and str(folder) not in result.err, result.err
    result = run("compare", "nowhere", "words.probata", status=3, cwd=folder)
    assert "nowhere" in result.err and str(folder) not in result.err, result.err


# --- what is read without a case


def test_law_files_made_to_do_harm(folder):
    """Entities that multiply or read a file, tags without end, pipes: refused by name at once."""
    secret = folder / "secret"
    secret.write_text("canary-7f3a")
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    packs = {"bomb.xml": f'<!DOCTYPE l [<!ENTITY a0 "x">{entities}]><law>&a9;</law>', "read.xml": f'<!DOCTYPE l [<!ENTITY x SYSTEM "{secret}">]><law>&x;</law>',
             "deep.xml": "<a>" * 200_000, "wide.xml": "<law " + " ".join(f'a{i}="x"' for i in range(200_000)) + "/>", "empty.xml": "",
             "escape.xml": "<law><\x1b[31m/></law>"}
    for name, text in packs.items():
        (folder / name).write_text(text)
    os.mkfifo(folder / "pipe.xml")
    for name in (*packs, "pipe.xml"):
        result = clear("law", "check", folder / name, timeout=10)
        assert result.status == 3 and name in result.err and "canary" not in result.err + result.out, result.err
        assert "\x1b" not in result.err
        assert clear("new", folder / "x.probata", "--law", folder / name, timeout=10).status == 3 and not (folder / "x.probata").exists()


def test_statements_without_end(folder):
    """What would take for ever to compare is refused by its size, what is only odd is compared."""
    texts = {"long.txt": "I left on 5 May 2015 with 9000 baht. " * 40_000, "dots.txt": "." * 900_000, "digits.txt": "9" * 900_000,
             "numbers.txt": "twenty one hundred thousand and " * 20_000, "thai.txt": "เก้าพันบาท" * 30_000}
    for name, text in texts.items():
        (folder / name).write_text(text)
    for name in texts:
        clear("compare", folder / name, folder / name)
        clear("compare", folder / name, folder / "thai.txt", "--json")
    assert clear("compare", folder / "long.txt", folder / "dots.txt").status == 3


# --- no room, no permission


def leave_room(disk, kilobytes):
    """Fills @disk but for so much; None: empties it of what filled it."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    if kilobytes is not None:
        state = os.statvfs(disk)
        filler.write_bytes(b"x" * max(0, state.f_bavail * state.f_bsize - kilobytes * 1024))


def test_no_room_anywhere(folder):
    """A disk that is full after any number of bytes: nothing changed and said so, or all done."""
    forms = small_folder(folder / "forms")
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk], stderr=subprocess.DEVNULL, check=False).returncode != 0:
        return
    try:
        case = new_case(disk)
        whole = case.read_bytes()
        outcomes = set()
        for spare in (0, 4, 8, 16, 32, 36, 40, 48, 64, 80, 96, 112, 128, 160, 192, 256, 320, 400, 512, 700, 1000, 2000, 4000):
            leave_room(disk, spare)
            result = clear("import", case, forms)
            outcomes.add(result.status)
            assert result.status in (0, 3), result.err
            assert result.status == 0 or "full" in result.err, result.err
            leave_room(disk, None)
            run("check", case, status=0)
            assert count(case, "parties") == (3 if result.status == 0 else 0)
            case.write_bytes(whole)
            assert sorted(p.name for p in disk.iterdir()) == [case.name], list(disk.iterdir())
        assert outcomes == {0, 3}, outcomes
        for size in (4, 40, 100, 400, 1000, 1400):
            leave_room(disk, size)
            result = clear("new", disk / "new.probata", "--law", "thailand")
            assert result.status == 3 and "full" in result.err, (size, result.err)
            assert sorted(p.name for p in disk.iterdir()) == [case.name, "filler"], list(disk.iterdir())
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


def test_few_descriptors(folder):
    """Out of descriptors is said, and nothing is half done."""
    forms = small_folder(folder / "forms")
    for most in (12, 14, 16, 18, 20, 24):
        case = new_case(folder, f"case-{most}.probata")
        result = clear("import", case, forms, preexec=lambda most=most: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most)))
        run("check", case, status=0)
        run("import", case, forms, status=0)
        assert count(case, "exhibits") == 2, result.err


main([value for name, value in sorted(globals().items()) if name.startswith("test_")])
