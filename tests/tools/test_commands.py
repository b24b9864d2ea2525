"""`build`, `demo`, `test`, `doctor` and `clean` as commands, with a build that does nothing or fails."""

import re
from pathlib import Path

import pytest

from tests.tools.conftest import Tree
from tools.errors import ExitCode

VERSION = '[ "$1" = --version ] && echo 4.6.3.stable.test && exit'
CONFTEST = """
def pytest_addoption(parser):
    parser.addoption("--bindings")
    parser.addoption("--godot-cpp")
"""


@pytest.fixture
def engine(tree: Tree) -> str:
    """Stand in for the engine: what it prints as the demo is in the file `said`."""
    return str(tree.add_program("engine", f'{VERSION}\ncat {tree.root}/said\nexit "$(cat {tree.root}/code)"'))


def test_build_passes_its_arguments_on(tree: Tree, engine: str) -> None:
    (tree.root / "SConstruct").write_text('print("target is", ARGUMENTS["target"])\nDefault(".")\n')
    finished = tree.run("build", "target=editor", "--dry-run", GODOT=engine)
    assert finished.returncode == ExitCode.OK, finished.stderr
    assert "target is editor" in finished.stdout


def test_a_failed_build_has_its_own_exit_code(tree: Tree, engine: str) -> None:
    (tree.root / "SConstruct").write_text('Default(Command("made", [], "false"))\n')
    finished = tree.run("build", GODOT=engine)
    assert finished.returncode == ExitCode.BUILD_FAILED
    assert re.search(r"error: ended with exit code 2: GODOT=\S+ CXX=\S+ \S+ -m SCons", finished.stderr)


@pytest.mark.parametrize(
    ("said", "code", "complaint"),
    [
        ("right\nDEMO PASSED\n", 0, None),
        ("right\n", 0, "the demo did not end with the line 'DEMO PASSED'"),
        ("NO DEMO PASSED\n", 0, "the demo did not end with the line 'DEMO PASSED'"),
        ("SCRIPT ERROR: Invalid call.\nDEMO PASSED\n", 0, "the demo has a script error"),
        ("DEMO PASSED\n", 1, "ended with exit code 1"),
    ],
)
def test_the_demo_is_judged(tree: Tree, engine: str, said: str, code: int, complaint: str | None) -> None:
    manifest = tree.root / "godot_project" / "addons" / "some_addon" / "some_addon.gdextension"
    manifest.parent.mkdir(parents=True)
    manifest.touch()
    (tree.root / "said").write_text(said)
    (tree.root / "code").write_text(str(code))
    finished = tree.run("demo", GODOT=engine)
    assert said in finished.stdout
    if complaint is None:
        assert finished.returncode == ExitCode.OK
    else:
        assert finished.returncode == ExitCode.DEMO_FAILED
        assert complaint in finished.stderr
    listing = tree.root / "godot_project" / ".godot" / "extension_list.cfg"
    assert listing.read_text() == "res://addons/some_addon/some_addon.gdextension\n"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("def test_it():\n    pass\n", ExitCode.OK),
        ("def test_it():\n    assert False\n", ExitCode.TESTS_FAILED),
        ("", ExitCode.TESTS_FAILED),
    ],
)
def test_the_tests_are_judged(tree: Tree, engine: str, source: str, code: ExitCode) -> None:
    (tree.root / ".cache" / "objective_c").mkdir(parents=True)
    tests = tree.root / "tests"
    tests.mkdir()
    (tests / "conftest.py").write_text(CONFTEST)
    (tests / "test_it.py").write_text(source)
    finished = tree.run("test", "--", "--numprocesses=0", GODOT=engine)
    assert finished.returncode == code, finished.stdout + finished.stderr


def test_the_doctor_says_what_was_found_and_from_where(tree: Tree, engine: str) -> None:
    compiler = tree.add_program("g++", "")
    finished = tree.run("doctor", GODOT=engine)
    assert finished.returncode == ExitCode.OK, finished.stdout
    lines = dict(line.split(maxsplit=1) for line in finished.stdout.splitlines())
    assert list(lines) == ["Python", "packages", "compiler", "clang", "Godot", "bindings"]
    assert lines["packages"] == f"as pinned, {tree.root}/.venv"
    assert lines["compiler"] == f"{compiler}, from PATH"
    assert lines["clang"] == "not set up yet; `test` does that"
    assert lines["Godot"] == f"4.6.3, {engine}, from the variable GODOT"
    assert "godot_cpp=DIR" in lines["bindings"]


def test_the_doctor_installs_nothing(tree: Tree) -> None:
    (tree.root / ".venv").unlink()
    for name in ("godot", "godot4"):
        tree.add_program(name, "echo 3.5.2.stable")
    finished = tree.run("doctor")
    assert finished.returncode == ExitCode.SETUP_FAILED
    assert re.search(r"^packages +missing: ", finished.stdout, re.MULTILINE)
    assert re.search(r"^Godot +missing: ", finished.stdout, re.MULTILINE)
    assert not (tree.root / ".venv").exists()
    assert not (tree.root / ".cache").exists()


def make(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "file").write_bytes(bytes(1_500_000))


def test_clean_removes_what_was_built_and_says_how_much(tree: Tree) -> None:
    make(tree.root / "build")
    make(tree.root / ".cache")
    finished = tree.run("clean")
    assert finished.returncode == ExitCode.OK
    assert finished.stdout == "removed build (1.5 MB)\nfreed 1.5 MB\n"
    assert not (tree.root / "build").exists()
    assert (tree.root / ".cache").exists()


def test_clean_all_removes_the_set_up_too(tree: Tree) -> None:
    (tree.root / ".venv").unlink()
    make(tree.root / ".venv")
    make(tree.root / ".cache")
    finished = tree.run("clean", "--all")
    assert finished.stdout == "removed .venv (1.5 MB)\nremoved .cache (1.5 MB)\nfreed 3.0 MB\n"
    assert not (tree.root / ".venv").exists()
    assert not (tree.root / ".cache").exists()
