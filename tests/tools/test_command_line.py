"""The command line, which is read before anything is set up."""

import re

import pytest

from tests.tools.conftest import Tree
from tools import cli
from tools.errors import ExitCode

COMMANDS = (
    "demo",
    "test",
    "build",
    "package",
    "godot",
    "lint",
    "docs",
    "doctor",
    "clean",
    "bench",
    "compare-libraries",
    "release-guard",
)


@pytest.fixture
def fresh(tree: Tree) -> Tree:
    """Make a copy in which nothing is set up."""
    (tree.root / ".venv").unlink()
    return tree


def test_help_names_every_command(fresh: Tree) -> None:
    finished = fresh.run("--help")
    assert finished.returncode == ExitCode.OK
    named = re.findall(r"^ {4}(\S+)", finished.stdout, re.MULTILINE)
    assert sorted(named) == sorted(COMMANDS)
    assert "`python3 -m tools build -- --help` lists" in " ".join(finished.stdout.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_without_set_up(fresh: Tree, command: str) -> None:
    finished = fresh.run(command, "--help")
    assert finished.returncode == ExitCode.OK
    assert finished.stdout.startswith(f"usage: python3 -m tools {command}")
    assert not (fresh.root / ".venv").exists()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((), "COMMAND"),
        (("nonsense",), "nonsense"),
        (("demo", "--nonsense"), "--nonsense"),
        (("demo", "extra"), "extra"),
        (("demo", "--", "extra"), "demo"),
        (("test", "--bindings", "nonsense"), "nonsense"),
        (("test", "--godot-cpp"), "--godot-cpp"),
        (("godot", "--version"), "--version"),
        (("clean", "--al"), "--al"),
        (("bench", "--json"), "--json"),
        (("compare-libraries",), "ADDON"),
        (("release-guard",), "TAG"),
    ],
)
def test_a_wrong_argument_gets_one_line(fresh: Tree, arguments: tuple[str, ...], named: str) -> None:
    finished = fresh.run(*arguments)
    assert finished.returncode == ExitCode.USAGE
    assert finished.stdout == ""
    assert len(finished.stderr.splitlines()) == 1
    assert named in finished.stderr
    assert not (fresh.root / ".venv").exists()


@pytest.mark.parametrize("separator", [[], ["--"]])
def test_what_is_for_scons_may_stand_behind_a_separator(separator: list[str]) -> None:
    assert cli.parse(["build", *separator, "target=template_release"]).passed_on == [
        "target=template_release"
    ]


def test_exit_codes_are_distinct() -> None:
    assert len(set(ExitCode.__members__.values())) == len(ExitCode.__members__)
