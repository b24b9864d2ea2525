"""Which backend the environment variable and the project setting choose."""

import re

import pytest

from tests.godot_project import Project

VARIABLE = "AV_AUDIO_SESSION_BACKEND"
SETTING = "av_audio_session/backend"
# What a fresh session reads tells the backends apart.
UNAVAILABLE = 6
SIMULATED = 5

READ_CATEGORY = """
    extends SceneTree

    func _initialize() -> void:
        print("category: ", AVAudioSession.new().category)
        quit()
"""


def read_category(project: Project, settings: dict[str, str], variable: str | None) -> tuple[int, list[str]]:
    """Return what a fresh session reads, and the errors. Settings are in section [audio]."""
    lines = [f"{name}={value}\n" for name, value in settings.items()]
    with (project.path / "project.godot").open("a") as file:
        file.write("\n[audio]\n\n" + "".join(lines))
    environment = {} if variable is None else {VARIABLE: variable}
    run = project.run_script(READ_CATEGORY, environment=environment)
    assert run.exit_code == 0, run.log
    category = re.search(r"^category: (\d+)$", run.log, re.MULTILINE)
    assert category, run.log
    return int(category[1]), run.errors + run.warnings


@pytest.mark.parametrize(
    ("settings", "variable", "category"),
    [
        pytest.param({}, None, UNAVAILABLE, id="nothing"),
        pytest.param({SETTING: '"auto"'}, None, UNAVAILABLE, id="setting auto"),
        pytest.param({SETTING: '"simulated"'}, None, SIMULATED, id="setting simulated"),
        pytest.param({f"{SETTING}.linux": '"simulated"'}, None, SIMULATED, id="setting for this platform"),
        pytest.param({f"{SETTING}.editor": '"simulated"'}, None, SIMULATED, id="setting for the editor"),
        pytest.param({f"{SETTING}.ios": '"simulated"'}, None, UNAVAILABLE, id="setting for another platform"),
        pytest.param(
            {SETTING: '"simulated"', f"{SETTING}.linux": '"auto"'},
            None,
            UNAVAILABLE,
            id="setting for this platform wins",
        ),
        pytest.param({}, "auto", UNAVAILABLE, id="variable auto"),
        pytest.param({}, "simulated", SIMULATED, id="variable simulated"),
        pytest.param({SETTING: '"simulated"'}, "auto", UNAVAILABLE, id="variable auto wins"),
        pytest.param({SETTING: '"auto"'}, "simulated", SIMULATED, id="variable simulated wins"),
        pytest.param({SETTING: '"radio"'}, "simulated", SIMULATED, id="variable wins over a wrong setting"),
        pytest.param({SETTING: '"simulated"'}, "", SIMULATED, id="an empty variable is none"),
    ],
)
def test_chooses(project: Project, settings: dict[str, str], variable: str | None, category: int) -> None:
    assert read_category(project, settings, variable) == (category, [])


def complaint(source: str, word: str) -> str:
    return f"AVAudioSession: The {source} is '{word}'. It must be auto or simulated; auto is used."


@pytest.mark.parametrize(
    ("setting", "shown"),
    [('"radio"', "radio"), ('"Simulated"', "Simulated"), ('""', ""), ("3", "3")],
    ids=["radio", "upper case", "empty", "a number"],
)
def test_a_wrong_setting_is_an_error_and_auto_is_used(project: Project, setting: str, shown: str) -> None:
    error = complaint(f"project setting audio/{SETTING}", shown)
    assert read_category(project, {SETTING: setting}, None) == (UNAVAILABLE, [error])


@pytest.mark.parametrize("variable", ["radio", "SIMULATED", "simulated ", "auto,simulated"])
def test_a_wrong_variable_is_an_error_and_auto_is_used(project: Project, variable: str) -> None:
    error = complaint(f"environment variable {VARIABLE}", variable)
    assert read_category(project, {SETTING: '"simulated"'}, variable) == (UNAVAILABLE, [error])
