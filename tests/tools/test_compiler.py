"""Which C++ compiler is used."""

import re
from pathlib import Path

import pytest

from tools import compiler
from tools.compiler import PACKAGED
from tools.errors import ToolError


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the PATH."""
    monkeypatch.delenv("CXX", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def add(programs: Path, name: str) -> None:
    (programs / name).touch(mode=0o755)


def test_the_variable_comes_first(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(programs, "g++")
    add(programs, "ccache")
    monkeypatch.setenv("CXX", "ccache 'my c++'")
    assert compiler.find().command == ["ccache", "my c++"]


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("nonsense -m64", "there is no program nonsense"),
        (" ", "there is no program"),
        ("g++ 'x", "No closing quotation"),
    ],
)
def test_the_variable_is_refused_if_it_is_no_program(
    monkeypatch: pytest.MonkeyPatch, value: str, complaint: str
) -> None:
    monkeypatch.setenv("CXX", value)
    with pytest.raises(
        ToolError, match=rf"CXX={re.escape(value)}: {complaint}.*\. Set CXX to a C\+\+ compiler"
    ):
        compiler.find()


@pytest.mark.parametrize("name", ["g++", "clang++", "c++"])
def test_a_compiler_on_the_path_is_used(programs: Path, name: str) -> None:
    add(programs, name)
    assert compiler.find().command == [str(programs / name)]


def test_without_a_compiler_the_package_is_used() -> None:
    assert compiler.find() is PACKAGED
    assert PACKAGED.command[1:] == ["-m", "ziglang", "c++"]
