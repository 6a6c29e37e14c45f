# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests share: the program, throw-away folders, and points for TAP."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

ROOT = pathlib.Path(os.environ["PB_SOURCE_ROOT"])
BUILD = pathlib.Path(os.environ["PB_BUILD_ROOT"])
PROGRAM = BUILD / "app" / "cli" / "probata"
SAMPLE = ROOT / "data" / "sample"
FIXTURES = ROOT / "tests" / "fixtures"
PACKS = ("international", "thailand", "cambodia")
TODAY = "2018-06-30"


class Result:
    def __init__(self, completed):
        self.status = completed.returncode
        self.out = completed.stdout.decode("utf-8", "replace")
        self.err = completed.stderr.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.out)


def run(*arguments, status=None, env=None, cwd=None, preexec=None, timeout=300):
    """Runs the program; with @status, insists on it."""
    environment = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC", LANGUAGE="")
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(display, None)
    environment.update(env or {})
    result = Result(subprocess.run([str(PROGRAM), *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   stdin=subprocess.DEVNULL, env=environment, cwd=cwd, preexec_fn=preexec, timeout=timeout))
    if status is not None:
        assert result.status == status, f"status {result.status}, not {status}: {arguments}\n{result.out}\n{result.err}"
    return result


def new_case(folder, name="case.probata"):
    case = pathlib.Path(folder) / name
    laws = [word for pack in PACKS for word in ("--law", pack)]
    run("new", case, "--title", "Case 1/26", *laws, status=0)
    return case


def snapshot_of(path):
    """The bytes of every file beside a case: what must not change when something is refused."""
    return {str(p.relative_to(path)): p.read_bytes() for p in sorted(pathlib.Path(path).rglob("*")) if p.is_file()}


def main(tests):
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.removeprefix("test_").replace("_", "-")
        folder = tempfile.mkdtemp(prefix="probata-test-")
        try:
            test(pathlib.Path(folder))
            print(f"ok {number} /e2e/{pathlib.Path(sys.argv[0]).stem.removeprefix('test-')}/{name}", flush=True)
        except Exception:  # a test may fail in any way; the others still run
            failed += 1
            print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), end="")
            print(f"not ok {number} /e2e/{pathlib.Path(sys.argv[0]).stem.removeprefix('test-')}/{name}", flush=True)
        finally:
            subprocess.run(["chmod", "-R", "u+rwX", folder], check=False)
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failed else 0)
