"""Which Godot is used."""

import re
from pathlib import Path

import pytest

from tests.tools.conftest import Tree
from tools import engine
from tools.engine import Version
from tools.errors import ExitCode, ToolError

RECENT = 'echo "4.6.3.stable.test"'
GODOT_3 = 'echo "3.5.2.stable"\nexit 255'


def add_to_cache(tree: Tree, version: str) -> None:
    folder = tree.root / ".cache" / "godot"
    folder.mkdir(parents=True)
    (folder / "version").write_text(version)


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        (GODOT_3, "this is Godot 3.5.2; building needs 4.5 or later"),
        ("echo 4.4.1.stable.official", "this is Godot 4.4.1; building needs 4.5 or later"),
        ("echo Python 3.11.2", "this is not a Godot"),
        ("exit 1", "this is not a Godot"),
    ],
)
def test_the_variable_is_refused_if_it_is_no_recent_godot(tree: Tree, script: str, complaint: str) -> None:
    program = tree.add_program("chosen", script)
    finished = tree.run("godot", GODOT=str(program))
    assert finished.returncode == ExitCode.SETUP_FAILED
    assert f"error: GODOT={program}: {complaint}" in finished.stderr
    assert "Set GODOT to the executable of a Godot 4.5 or later" in finished.stderr


def test_the_variable_is_refused_if_there_is_no_such_file(tree: Tree) -> None:
    finished = tree.run("godot", GODOT="/nowhere/godot")
    assert finished.returncode == ExitCode.SETUP_FAILED
    assert "error: GODOT=/nowhere/godot: there is no such file" in finished.stderr


@pytest.mark.parametrize("name", ["project.godot", "folder"])
def test_the_variable_is_refused_if_it_is_not_executable(tree: Tree, name: str) -> None:
    (tree.root / "project.godot").touch()
    (tree.root / "folder").mkdir()
    finished = tree.run("godot", GODOT=str(tree.root / name))
    assert finished.returncode == ExitCode.SETUP_FAILED
    assert "this is not an executable file" in finished.stderr


def test_the_variable_is_refused_if_it_cannot_be_started(tree: Tree) -> None:
    program = tree.add_program("chosen", "")
    program.write_bytes(b"\x7fELF")
    finished = tree.run("godot", GODOT=str(program))
    assert finished.returncode == ExitCode.SETUP_FAILED
    assert "could not start (Exec format error)" in finished.stderr


def test_the_variable_is_refused_if_it_hangs(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tree.add_program("chosen", "sleep 60 & wait")
    monkeypatch.setenv("GODOT", str(program))
    monkeypatch.setattr(engine, "VERSION_TIME_LIMIT", 0.2)
    with pytest.raises(ToolError, match=r"stopped, because it took longer than 0\.2 s"):
        engine.find(fetch=False)


def test_the_variable_comes_first(tree: Tree) -> None:
    program = tree.add_program("chosen", RECENT)
    tree.add_program("godot", "echo 4.5.stable.test")
    add_to_cache(tree, "4.5.stable.test")
    assert f"4.6.3, {program}, from the variable GODOT" in tree.run("doctor", GODOT=str(program)).stdout


def test_the_variable_may_be_a_name_on_the_path(tree: Tree) -> None:
    program = tree.add_program("chosen", RECENT)
    assert f"4.6.3, {program}, from the variable GODOT" in tree.run("doctor", GODOT="chosen").stdout


def test_the_path_comes_before_the_cache(tree: Tree) -> None:
    old = tree.add_program("godot", GODOT_3)
    recent = tree.add_program("godot4", RECENT)
    add_to_cache(tree, "4.5.stable.test")
    finished = tree.run("doctor")
    assert f"4.6.3, {recent}, from PATH" in finished.stdout
    assert f"{old} is passed over: this is Godot 3.5.2" in finished.stderr


def test_the_cache_is_used_without_starting_it(tree: Tree) -> None:
    tree.add_program("godot", GODOT_3)
    tree.add_program("godot4", GODOT_3)
    add_to_cache(tree, "4.5.stable.test")
    assert re.search(r"Godot +4\.5, .*/\.cache/godot/godot, ", tree.run("doctor").stdout)


def test_a_cached_engine_that_became_too_old_is_not_used(tree: Tree) -> None:
    tree.add_program("godot", GODOT_3)
    tree.add_program("godot4", GODOT_3)
    add_to_cache(tree, "4.4.stable.test")
    assert re.search(r"Godot +missing: there is no Godot yet\.", tree.run("doctor").stdout)


def test_without_apt_a_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GODOT", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("tools.packaged_program.CACHE", tmp_path)
    with pytest.raises(ToolError, match=r"Install Godot 4\.5 or later .* set the variable GODOT"):
        engine.find()


def test_the_engine_gets_its_arguments_and_gives_its_exit_code(tree: Tree) -> None:
    program = tree.add_program(
        "chosen", f'[ "$1" = --version ] && {RECENT} && exit\necho "$#:$1:$2"\nexit 42'
    )
    finished = tree.run("godot", "--", "--two words", "--help", GODOT=str(program))
    assert finished.returncode == 42
    assert finished.stdout == "2:--two words:--help\n"


@pytest.mark.parametrize(
    ("output", "version"),
    [
        ("4.6.3.stable.debian4.6.3+ds-2\n", (4, 6, 3)),
        ("4.2.stable.official.46dc27791\n", (4, 2, 0)),
        ("4.7.dev1.custom_build\n", (4, 7, 0)),
        ("a warning\n4.6.stable.mono.official\n", (4, 6, 0)),
        ("Python 3.11.2\n", None),
        ("11.3.0\n", None),
        ("", None),
    ],
)
def test_versions_are_read(output: str, version: tuple[int, int, int] | None) -> None:
    assert Version.printed(output) == version


def test_versions_compare_by_number() -> None:
    assert Version.parse("4.10") > Version.parse("4.9.1") > Version.parse("4.9")
    assert str(Version.parse("4.10")) == "4.10"
    assert str(Version.parse("4.6.3")) == "4.6.3"
