"""What the build says when the class reference and the C++ do not fit together."""

from pathlib import Path

import pytest

from tests.repository import Repository
from tools.errors import ExitCode

METHOD = """\t\t<method name="describe">
\t\t\t<return type="{type}" />
\t\t\t<description>
\t\t\t\tText.
\t\t\t</description>
\t\t</method>
\t</methods>
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def add_method(repository: Repository, type_: str) -> int:
    """Add a method to the class reference, and return the line that says what it returns."""
    path = repository.root / "extension/doc_classes/AVAudioSession.xml"
    text = path.read_text()
    end = "\t</methods>\n"
    assert text.count(end) == 1
    path.write_text(text.replace(end, METHOD.format(type=type_)))
    return text[: text.index(end)].count("\n") + 2


def test_a_method_without_cpp_is_a_compile_error(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repository", built=True)
    add_method(repository, "String")
    finished = repository.run("build")
    assert finished.exit_code == ExitCode.BUILD_FAILED
    assert "describe" in finished.output
    assert "error: " in finished.output


def test_a_mistake_in_the_class_reference_stops_the_build(repository: Repository) -> None:
    line = add_method(repository, "Text")
    finished = repository.run("build")
    assert finished.exit_code == ExitCode.BUILD_FAILED
    mistake = f"extension/doc_classes/AVAudioSession.xml:{line}: the type 'Text' is not known."
    assert mistake in finished.output
    assert "Traceback" not in finished.output


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("foo=bar", "There is no option foo."),
        ("target=fast", "target"),
        ("bindings=godot-cpp", "bindings=godot-cpp needs godot_cpp=DIR"),
        ("godot_cpp=/nowhere", "godot_cpp=DIR goes with bindings=godot-cpp"),
    ],
)
def test_a_wrong_option(repository: Repository, argument: str, message: str) -> None:
    finished = repository.run("build", argument)
    assert finished.exit_code == ExitCode.BUILD_FAILED
    assert message in finished.output
    assert "Traceback" not in finished.output


def test_a_godot_cpp_that_is_none(repository: Repository, tmp_path: Path) -> None:
    finished = repository.run("build", "bindings=godot-cpp", f"godot_cpp={tmp_path}")
    assert finished.exit_code == ExitCode.BUILD_FAILED
    assert f"godot_cpp={tmp_path} has no include/godot_cpp/godot.hpp." in finished.output


def test_the_other_targets_and_the_database(repository: Repository) -> None:
    finished = repository.run("build", "target=editor", "compiledb=yes")
    assert finished.exit_code == ExitCode.OK, finished.output
    addon = repository.root / "godot_project/addons/av_audio_session"
    (library,) = addon.glob("lib/*.so")
    assert ".editor." in library.name
    assert library.name in (addon / "av_audio_session.gdextension").read_text()
    assert "av_audio_session.cpp" in (repository.root / "compile_commands.json").read_text()
