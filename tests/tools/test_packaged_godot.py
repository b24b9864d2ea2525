"""Debian's Godot put into the cache, with small packages in place of the real ones."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.tools.conftest import Tree
from tools import compiler
from tools.errors import ExitCode

# Stands in for the engine: says a version, and that it ran a script.
ENGINE = r"""
#include <cstdio>
int main(int argc, char **) { std::puts(argc == 2 ? "4.6.3.stable.test" : "the script ran"); }
"""
BROKEN_ENGINE = """
int main() { return 3; }
"""


def build_packages(tree: Tree, source: str) -> None:
    """Pack a program as `godot`, and the machine's own C library as `libc6`."""
    program = tree.root / "program"
    command = [*compiler.find().command, "-x", "c++", "-", "-o", str(program)]
    subprocess.run(command, input=source, encoding="utf-8", check=True, timeout=60)
    tree.pack(
        "godot",
        {
            "usr/bin/godot": program.read_bytes(),
            "usr/share/applications/godot.desktop": b"not needed",
            "usr/share/doc/godot/copyright": b"the licence of godot",
        },
    )
    (loader,) = Path("/usr/lib").glob("*/ld-linux*.so.*")
    library = loader.with_name("libc.so.6")
    tree.pack(
        "libc6",
        {
            **{str(file.relative_to("/")): file.read_bytes() for file in (loader, library)},
            "usr/share/doc/libc6/copyright": b"the licence of libc6",
        },
    )
    tree.add_apt()
    # No Godot of the machine is to be found first.
    for name in ("godot", "godot4"):
        tree.add_program(name, "echo 3.5.2.stable")


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_what_is_needed_to_run_is_kept_and_nothing_else(tree: Tree) -> None:
    build_packages(tree, ENGINE)
    finished = tree.run("godot", "--", "--version")
    assert finished.stdout == "4.6.3.stable.test\n", finished.stderr
    (loader,) = Path("/usr/lib").glob("*/ld-linux*.so.*")
    cache = tree.root / ".cache"
    assert files(cache / "godot") == {
        "godot",
        "version",
        "bin/godot",
        f"lib/{loader.name}",
        "lib/libc.so.6",
        "licenses/godot",
        "licenses/libc6",
    }
    assert {path.name for path in cache.iterdir()} == {"godot", "lock"}
    assert "Debian's package" in tree.run("doctor").stdout


def test_an_engine_that_does_not_start_is_refused(tree: Tree) -> None:
    build_packages(tree, BROKEN_ENGINE)
    finished = tree.run("godot")
    assert finished.returncode == ExitCode.SETUP_FAILED
    assert "error: Debian's Godot could not be fetched: ended with exit code 3:" in finished.stderr
    assert not (tree.root / ".cache" / "godot").exists()


def test_a_library_that_no_package_brings_is_named(tree: Tree) -> None:
    build_packages(tree, ENGINE)
    (tree.root / "packages" / "libc6_1_all.deb").unlink()
    finished = tree.run("godot")
    assert finished.returncode == ExitCode.SETUP_FAILED
    assert "the packages bring 0 dynamic loaders" in finished.stderr


def test_a_failed_download_says_what_apt_said(tree: Tree) -> None:
    build_packages(tree, ENGINE)
    apt = (tree.programs / "apt-get").read_text()
    tree.add_program(
        "apt-get", apt + 'case "$*" in "-qq update") echo "E: no such suite" >&2; exit 100 ;; esac'
    )
    finished = tree.run("godot")
    assert finished.returncode == ExitCode.SETUP_FAILED
    assert (
        "http://mirror.test/debian: apt-get update ended with exit code 100:\nE: no such suite"
        in finished.stderr
    )
    assert "set the variable GODOT" in finished.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_leaves_nothing_that_is_taken_for_whole(
    tree: Tree, number: signal.Signals
) -> None:
    build_packages(tree, ENGINE)
    dpkg = tree.add_program("dpkg-deb", 'touch "$(dirname "$0")/unpacking"\nexec sleep 5')
    command = [sys.executable, "-m", "tools", "godot", "--", "--version"]
    environment = {name: value for name, value in os.environ.items() if name != "GODOT"}
    process = subprocess.Popen(
        command,
        cwd=tree.root,
        env={**environment, "PATH": f"{tree.programs}:{os.environ['PATH']}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    while not (tree.programs / "unpacking").exists():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(number)
    assert process.wait(30) != 0

    assert (tree.root / ".cache" / "godot.unfinished").exists()
    assert "there is no Godot yet" in tree.run("doctor").stdout

    dpkg.unlink()
    finished = tree.run("godot", "--", "--version")
    assert finished.stdout == "4.6.3.stable.test\n", finished.stderr
    assert not (tree.root / ".cache" / "godot.unfinished").exists()
