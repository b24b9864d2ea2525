"""Making .venv, with nothing to install."""

import io
import re
import shutil
import sys
import zipfile

import pytest

from tests.tools.conftest import Tree
from tools import venv
from tools.errors import ExitCode, ToolError
from tools.paths import VENV

# In the place of pip: shows what it was asked for.
PIP = """
import sys
print("pip got", *sys.argv[1:])
"""
NO_ENSUREPIP = """
import sys
sys.modules["ensurepip"] = None
"""


@pytest.fixture
def fresh(tree: Tree) -> Tree:
    """Make a copy without .venv, whose set-up needs no packages."""
    (tree.root / ".venv").unlink()
    pyproject = tree.root / "pyproject.toml"
    pyproject.write_text("[dependency-groups]\ntools = []\n")
    return tree


def is_missing(tree: Tree) -> bool:
    return re.search(r"^packages +missing: ", tree.run("doctor").stdout, re.MULTILINE) is not None


def test_the_first_run_makes_it_and_the_second_does_nothing(fresh: Tree) -> None:
    engine = str(fresh.add_program("engine", "echo 4.6.3.stable.test"))
    assert is_missing(fresh)
    first = fresh.run("godot", GODOT=engine)
    assert first.returncode == ExitCode.OK, first.stderr
    assert "pip install " in first.stderr
    assert not is_missing(fresh)
    second = fresh.run("godot", GODOT=engine)
    assert second.stderr == f"$ {engine} --version\n"


def test_without_ensurepip_debians_pip_is_used(fresh: Tree) -> None:
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("pip/__main__.py", PIP)
    fresh.pack("python3-pip-whl", {"usr/share/python-wheels/pip-1-py3-none-any.whl": wheel.getvalue()})
    fresh.add_apt()
    (fresh.programs / "sitecustomize.py").write_text(NO_ENSUREPIP)
    engine = str(fresh.add_program("engine", "echo 4.6.3.stable.test"))
    finished = fresh.run("godot", GODOT=engine, PYTHONPATH=str(fresh.programs))
    assert finished.returncode == ExitCode.OK, finished.stderr
    assert "pip got install" in finished.stdout
    assert not is_missing(fresh)
    assert {path.name for path in (fresh.root / ".cache").iterdir()} == {"lock"}


def test_a_failed_installation_is_said_and_not_taken_for_whole(fresh: Tree) -> None:
    pyproject = fresh.root / "pyproject.toml"
    pyproject.write_text(pyproject.read_text().replace("tools = []", 'tools = ["./nowhere"]'))
    finished = fresh.run("godot")
    assert finished.returncode == ExitCode.SETUP_FAILED
    assert "This step needs the network" in finished.stderr
    assert (fresh.root / ".venv" / "unfinished.txt").exists()
    assert is_missing(fresh)


def test_an_interrupted_one_is_made_anew(fresh: Tree) -> None:
    binaries = fresh.root / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").symlink_to(shutil.which("false") or "")
    (fresh.root / ".venv" / "unfinished.txt").touch()
    assert is_missing(fresh)
    engine = str(fresh.add_program("engine", "echo 4.6.3.stable.test"))
    assert fresh.run("godot", GODOT=engine).returncode == ExitCode.OK
    assert not is_missing(fresh)


def test_it_is_out_of_date_when_a_pin_changes(tree: Tree) -> None:
    assert not is_missing(tree)
    pyproject = tree.root / "pyproject.toml"
    pyproject.write_text(re.sub(r'"scons==[^"]+"', '"scons==0.1"', pyproject.read_text()))
    assert is_missing(tree)


def test_one_that_is_in_use_does_not_remove_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(venv, "is_made", lambda: False)
    monkeypatch.setattr(sys, "prefix", str(VENV))
    with pytest.raises(ToolError, match=r"is out of date, and this Python is its own.* `deactivate` first"):
        venv.make()
    assert VENV.is_dir()
