#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exhibits made to do harm: each costs at most its limits, is named with its reason, and the rest goes on."""
import os
import pathlib
import signal
import struct
import subprocess
import time
import zlib

from probata import PROGRAM, SAMPLE, main, new_case, run

# What one file may cost at most, with room for a slow machine (PB_INTAKE_WALL_SECONDS and some).
PATIENCE = 100


def take_in(folder, files):
    """Imports @files (name → bytes) with one honest file behind them all; → the result and what was taken in."""
    home = folder / "home"
    home.mkdir()
    for name, content in files.items():
        (home / name).write_bytes(content)
    (home / "zz-honest.txt").write_text("honest words at the end")
    case = new_case(folder)
    temporary_folder = folder / "tmp"
    temporary_folder.mkdir()
    result = run("import", case, home, timeout=PATIENCE, env={"TMPDIR": str(temporary_folder)})
    assert result.status in (0, 1), f"status {result.status}\n{result.err}"
    assert run("search", case, "honest words", "--json", status=0).json()["hits"], "the honest file is not in"
    assert list(temporary_folder.iterdir()) == []
    run("check", case, status=0)
    return result, run("list", case, "exhibits", "--json", status=0).json()["exhibits"]


def png(width, height, rows=b"", depth=8, color=0):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def pdf(objects, trailer=b""):
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start))


def stream(content, extra=b""):
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), extra, content)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
ROOT = b"<</Type/Catalog/Pages 2 0 R>>"


def with_page(content, page=PAGE):
    return pdf([ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content, FONT])


def test_page_trees(folder):
    """Trees that go in a ring, claim a million pages, or are a hundred thousand deep."""
    many = b"".join(b"3 0 R " for _ in range(50_000))
    deep = [ROOT] + [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (i + 3) for i in range(60_000)] + [PAGE, stream(b""), FONT]
    result, _ = take_in(folder, {
        "ring.pdf": pdf([ROOT, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 1>>"]),
        "million.pdf": pdf([ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>", PAGE, stream(b"BT /F 9 Tf (x) Tj ET"), FONT]),
        "many.pdf": pdf([ROOT, b"<</Type/Pages/Kids[" + many + b"]/Count 50000>>", PAGE, stream(b""), FONT]),
        "negative.pdf": pdf([ROOT, b"<</Type/Pages/Kids[3 0 R]/Count -5>>", PAGE, stream(b""), FONT]),
        "deep.pdf": pdf(deep),
        "self.pdf": pdf([b"<</Type/Catalog/Pages 1 0 R>>"]),
        "none.pdf": pdf([ROOT, b"<</Type/Pages/Kids[]/Count 0>>"]),
        "outline.pdf": pdf([b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, stream(b""), FONT,
                            b"<</First 6 0 R/Next 6 0 R/Last 6 0 R/Title(x)>>"]),
    })
    assert "many.pdf" in result.err, result.err


def test_streams(folder):
    """Content that unpacks to a gigabyte, twice packed pictures, forms that call themselves, odd pages."""
    bomb = zlib.compress(b"q Q " * 20_000_000, 9)
    twice = zlib.compress(zlib.compress(b"\0" * 300_000_000, 1), 9)
    picture = (b"<</Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1"
               b"/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n" % len(twice) + twice + b"\nendstream")
    with_picture = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
    ring = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 5 0 R>>>>/Length 5>>stream\n/I Do\nendstream"
    sizes = {name: with_page(stream(b"BT /F 9 Tf 9 9 Td (x) Tj ET"), PAGE.replace(b"[0 0 300 300]", box)) for name, box in {
        "wide.pdf": b"[0 0 2000000 1]", "flat.pdf": b"[0 0 0 0]", "minus.pdf": b"[9 9 -9 -9]", "nan.pdf": b"[0 0 1e400 nan]",
        "huge.pdf": b"[-1e300 -1e300 1e300 1e300]"}.items()}
    began = time.monotonic()
    take_in(folder, {
        "bomb.pdf": with_page(stream(bomb, b"/Filter/FlateDecode")),
        "twice.pdf": pdf([ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", with_picture, stream(b"300 0 0 300 0 0 cm /I Do"), picture]),
        "ring.pdf": pdf([ROOT, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", with_picture, stream(b"/I Do"), ring]),
        "nested.pdf": with_page(stream(b"[" * 3_000_000)),
        "letters.pdf": with_page(stream(b"BT /F 9 Tf 9 9 Td (" + b"x" * 5_000_000 + b") Tj ET")),
        **sizes,
    })
    assert time.monotonic() - began < PATIENCE


def test_locked_and_broken(folder):
    plain = (SAMPLE / "files" / "ex-18.pdf").read_bytes()
    (folder / "plain.pdf").write_bytes(plain)
    subprocess.run(["qpdf", "--encrypt", "user", "owner", "256", "--", folder / "plain.pdf", folder / "locked.pdf"], check=True)
    subprocess.run(["qpdf", "--encrypt", "", "owner", "256", "--", folder / "plain.pdf", folder / "open.pdf"], check=True)
    jpeg = (SAMPLE / "files" / "ex-20.jpg").read_bytes()
    exif = jpeg.find(b"Exif\0\0")
    files = {"locked.pdf": (folder / "locked.pdf").read_bytes(), "open.pdf": (folder / "open.pdf").read_bytes(),
             "unknown.pdf": pdf([ROOT, b"<</Type/Pages/Kids[]/Count 0>>"], b"/Encrypt<</Filter/Nobody/V 99>>")}
    for number, length in enumerate((3, 20, exif + 8, exif + 30, exif + 100, len(jpeg) // 2, len(jpeg) - 2)):
        files[f"cut-{number}.jpg"] = jpeg[:length]
    for place in range(exif, exif + 120, 4):
        files[f"exif-{place}.jpg"] = jpeg[:place] + b"\xff\xff\xff\xff" + jpeg[place + 4:]
    for number in range(1, 8):
        files[f"cut-{number}.pdf"] = plain[:len(plain) * number // 8]
    result, _ = take_in(folder, files)
    assert "locked.pdf" in result.err and "password" in result.err, result.err


def test_pictures(folder):
    """Headers that promise a hundred thousand pixels square; data that is short, long, or unpacks for ever."""
    result, exhibits = take_in(folder, {
        "promise.png": png(100_000, 100_000), "zero.png": png(0, 0), "sign.png": png(0x7fffffff, 0x7fffffff), "short.png": png(3000, 3000),
        "bomb.png": png(12_000, 12_000, b"\0" * (12_001 * 12_000)), "deep.png": png(9000, 16_000, b"\0" * 1000, 16, 6),
        "long.png": png(8, 8, b"\0" * 200_000_000), "flat.png": png(1_000_000, 1), "empty.png": b"\x89PNG\r\n\x1a\n", "wrong.jpg": png(8, 8, b"\0" * 72),
        "promise.jpg": b"\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\xff\xff\x01\x01\x11\0\xff\xd9"})
    assert "promise.png" in result.err and "sign.png" in result.err, result.err


def test_texts(folder):
    """Words in every odd encoding, all controls, a line of fifty megabytes, an archive that is called a text."""
    _, exhibits = take_in(folder, {
        "line.txt": b"x" * 50_000_000, "lines.txt": b"\n" * 5_000_000, "controls.txt": bytes(range(1, 32)) * 1000 + b"words",
        "nul.txt": b"words\0words", "zalgo.txt": ("Z" + "\u0351" * 100_000).encode(), "bidi.txt": ("\u202e" * 100_000 + "abc").encode(),
        "utf16.txt": "คำให้การ".encode("utf-16"), "utf32.txt": "words".encode("utf-32"), "tis.txt": "คำให้การของพยาน".encode("tis-620"),
        "half.txt": b"\xff\xfe\x00", "broken.txt": b"\xf0\x9f" * 5000, "zip.txt": b"PK\x03\x04" + os.urandom(5000), "script.txt": b"#!/bin/sh\nrm -rf /\n",
        "lone.txt": b"\xed\xa0\x80\xed\xb0\x80" * 100})
    assert exhibits


# --- the reader itself


def worker(folder, script):
    path = folder / "worker"
    path.write_text("#!/bin/sh\n" + script + "\n")
    path.chmod(0o755)
    return {"PROBATA_INTAKE": str(path)}


def test_a_reader_that_is_none(folder):
    """A program of another name, one that lies, dies, or is not there: refused; the case is as it was."""
    (folder / "a.txt").write_text("words to read")
    case = new_case(folder)
    (folder / "data").write_text("no program")
    for env in ({"PROBATA_INTAKE": "/nonexistent"}, {"PROBATA_INTAKE": str(folder)}, {"PROBATA_INTAKE": str(folder / "data")}, {"PROBATA_INTAKE": "/bin/true"},
                {"PROBATA_INTAKE": "/bin/false"}, worker(folder, "kill -9 $$"), worker(folder, "kill -SEGV $$"), worker(folder, "head -c 3000000 /dev/urandom >&4; exit 0"),
                worker(folder, "yes | head -c 900000000 >&4; exit 0"), worker(folder, "exec 4>&-; exit 0"), {"PROBATA_INTAKE": "probata-intake", "PATH": str(folder)}):
        result = run("import", case, folder / "a.txt", env=env, timeout=PATIENCE)
        assert result.status in (1, 3), (env, result.status, result.err)
        assert result.err and "words to read" not in result.err
        assert run("list", case, "exhibits", "--json", status=0).json()["exhibits"] == [], env
    run("check", case, status=0)
    run("import", case, folder / "a.txt", status=0, env={"PATH": str(folder)})


def test_readers_that_are_killed(folder):
    """The reader is shot while it reads, again and again: those files are named, the import ends, the next completes it."""
    case = new_case(folder)
    process = subprocess.Popen([str(PROGRAM), "import", str(case), str(SAMPLE / "files")], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               stdin=subprocess.DEVNULL)
    shot = 0
    while process.poll() is None:
        children = pathlib.Path(f"/proc/{process.pid}/task").glob("*/children")
        try:
            for child in " ".join(path.read_text() for path in children).split():
                if shot % 3 == 0:
                    os.kill(int(child), signal.SIGKILL)
                shot += 1
        except (OSError, ValueError):
            pass
        time.sleep(0.005)
    err = process.stderr.read().decode()
    assert process.returncode in (0, 1), (process.returncode, err)
    run("check", case, status=0)
    run("import", case, SAMPLE / "files", status=0)
    assert len(run("list", case, "exhibits", "--json", status=0).json()["exhibits"]) == 28


main([value for name, value in sorted(globals().items()) if name.startswith("test_")])
