"""The GDScript in README.md, the guides and the class reference, run in a game that is set up as they say."""

import html
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.godot_project import PROBLEM, Project, Run
from tools.documentation import DOC_CLASSES
from tools.paths import ADDON, DOCS, EXTENSION, ROOT

# How GDScript stands in each kind of file, after the options that it may have.
BLOCKS = {
    ".md": re.compile(r"^```gdscript\n(?P<code>.*?)^```", re.DOTALL | re.MULTILINE),
    ".rst": re.compile(
        r"^( *)\.\. code-block:: gdscript\n(?:\1   :\S.*\n)*\n(?P<code>(?:\1   .*\n|\n)+)", re.MULTILINE
    ),
    ".xml": re.compile(r"\[codeblock\]\n(?P<code>.*?)\[/codeblock\]", re.DOTALL),
}


@dataclass(frozen=True)
class Snippet:
    """A piece of GDScript in a document."""

    place: str
    """The file and the line."""
    text: str

    @property
    def script(self) -> str:
        """All of a script, which extends a node; what stands in no function is run when it is in the tree."""
        if self.text.startswith("extends "):
            return self.text
        if re.search(r"^func ", self.text, re.MULTILINE):
            return f"extends Node\n\n{self.text}"
        body = textwrap.indent(self.text.replace("    ", "\t"), "\t")
        return f'extends Node\n\nvar my_game := {{"is_paused": true}}\n\n\nfunc run() -> void:\n{body}'


def read_snippets(path: Path) -> list[Snippet]:
    text = path.read_text()
    snippets = []
    for block in BLOCKS[path.suffix].finditer(text):
        line = text.count("\n", 0, block.start("code")) + 1
        script = textwrap.dedent(block["code"]).strip() + "\n"
        if path.suffix == ".xml":
            script = html.unescape(script)
        snippets.append(Snippet(f"{path.relative_to(ROOT)}:{line}", script))
    return snippets


DOCUMENTS = [
    ROOT / "README.md",
    EXTENSION / "README.md",
    *sorted(DOCS.glob("*.rst")),
    *sorted(DOC_CLASSES.glob("*.xml")),
]
SNIPPETS = [snippet for path in DOCUMENTS for snippet in read_snippets(path)]
# Those of the README are run one by one besides.
SCRIPTS = {
    snippet.text.split("\n", 1)[0].removeprefix("extends "): snippet.text
    for snippet in read_snippets(ROOT / "README.md")
}
# An error that a snippet is about.
EXPECTED_ERRORS = {
    "fail_next_call": "InsufficientPriority",
    "error.attempted": "MODE_VOICE_CHAT",
}

AUTOLOAD = """
[autoload]

AudioHelper="*res://addons/av_audio_session/av_audio_session_helper.gd"
"""
GAME = '[gd_scene format=3]\n\n[node name="Game" type="Node"]\n'

RUN_NODE = """
    extends SceneTree

    func _initialize() -> void:
        var node: Node = load("res://snippet.gd").new()
        root.add_child(node)
        await process_frame
        print("category: ", AVAudioSession.new().category)
        quit()
"""
RUN_BUTTON = """
    extends SceneTree

    func _initialize() -> void:
        var phone := AVAudioSessionSimulator.new()
        phone.start()
        var button: Button = load("res://snippet.gd").new()
        root.add_child(button)
        await create_timer(0.1).timeout
        print("at the start: ", button.visible)
        phone.begin_interruption()
        phone.end_interruption(false)
        await create_timer(0.1).timeout
        print("after the call: ", button.visible)
        button.pressed.emit()
        await create_timer(0.1).timeout
        print("pressed: ", button.visible)
        quit()
"""

# As much of gdUnit4 as the snippets use.
TEST_SUITE = """\
extends Node

var _actual: bool


func scene_runner(scene: String) -> void:
	add_child(load(scene).instantiate())


func assert_bool(actual: bool) -> Node:
	_actual = actual
	return self


func is_true() -> void:
	print("assertion: ", _actual)


func is_false() -> void:
	print("assertion: ", not _actual)
"""
RUN_TEST_SUITE = """
    extends SceneTree

    func _initialize() -> void:
        var suite: Node = load("res://snippet.gd").new()
        root.add_child(suite)
        await process_frame
        await suite.test_a_call_pauses_the_game()
        print("simulated after it: ", AVAudioSessionSimulator.new().is_running())
        quit()
"""


RUN_BY_HAND = """
    extends SceneTree

    func _initialize() -> void:
        var phone := AVAudioSessionSimulator.new()
        phone.start()
        root.add_child(load("res://snippet.gd").new())
        phone.begin_phone_call()
        await create_timer(0.1).timeout
        print("paused by the call: ", paused)
        phone.end_phone_call()
        await create_timer(0.1).timeout
        print("paused after it: ", paused)
        phone.begin_interruption()
        await create_timer(0.1).timeout
        print("paused by another: ", paused)
        phone.end_interruption(false)
        await create_timer(0.1).timeout
        print("paused when it is not to go on: ", paused)
        AVAudioSession.new().activate_async()
        await create_timer(0.1).timeout
        print("paused after the tap: ", paused)
        phone.begin_interruption()
        phone.fail_next_call("InsufficientPriority")
        notification(Node.NOTIFICATION_APPLICATION_FOCUS_IN)
        await create_timer(0.1).timeout
        print("paused while it is refused: ", paused)
        phone.end_interruption_silently()
        await create_timer(0.1).timeout
        print("paused when nobody tells the end: ", paused)
        notification(Node.NOTIFICATION_APPLICATION_FOCUS_IN)
        await create_timer(0.1).timeout
        print("paused when the focus is back: ", paused)
        quit()
"""


def make_game(folder: Path, settings: str = AUTOLOAD) -> Project:
    project = Project(folder, addons=(ADDON,))
    with (project.path / "project.godot").open("a") as file:
        file.write(settings)
    (project.path / "main.tscn").write_text(GAME)
    (project.path / "test_suite.gd").write_text(TEST_SUITE)
    (project.path / "audio_session.gd").write_text(SCRIPTS["Node"])
    return project


def with_test_suite(script: str) -> str:
    return script.replace("extends GdUnitTestSuite", 'extends "res://test_suite.gd"')


def run(folder: Path, script: str, runner: str = "", settings: str = AUTOLOAD) -> Run:
    """Run a script in a game of its own: by itself, or by another script."""
    project = make_game(folder, settings)
    (project.path / "snippet.gd").write_text(with_test_suite(script))
    return project.run_script(runner or script)


RUN_ALL = """
    extends SceneTree

    func _initialize() -> void:
        for index in COUNT:
            print("SNIPPET ", index)
            var phone := AVAudioSessionSimulator.new()
            phone.start()
            var node: Node = load("res://snippet_%d.gd" % index).new()
            root.add_child(node)
            await process_frame
            if node.has_method("run"):
                await node.run()
            await process_frame
            node.free()
            phone.stop()
            paused = false
        print("ALL RUN")
        quit()
"""


def test_every_snippet_is_found() -> None:
    """A block that the patterns pass over would not be run."""
    marks = {".md": "```gdscript", ".rst": "code-block:: gdscript", ".xml": "[codeblock]"}
    counts = {path.name: path.read_text().count(marks[path.suffix]) for path in DOCUMENTS}
    assert counts == {path.name: len(read_snippets(path)) for path in DOCUMENTS}
    # Nor would one in a language that is not named.
    assert [
        path.name for path in DOCS.glob("*.rst") if re.search(r"(?m)code(-block)?::$", path.read_text())
    ] == []


def test_all_snippets_run_without_an_unexpected_error(tmp_path: Path) -> None:
    nodes = [snippet for snippet in SNIPPETS if not snippet.text.startswith("extends SceneTree")]
    project = make_game(tmp_path)
    for index, snippet in enumerate(nodes):
        (project.path / f"snippet_{index}.gd").write_text(with_test_suite(snippet.script))
    finished = project.run_script(RUN_ALL.replace("COUNT", str(len(nodes))))
    assert "ALL RUN" in finished.log.splitlines()
    logs = re.split(r"^SNIPPET \d+$", finished.log, flags=re.MULTILINE)[1:]
    for snippet, log in zip(nodes, logs, strict=True):
        expected = [error for mark, error in EXPECTED_ERRORS.items() if mark in snippet.text]
        problems = [match["message"] for match in PROBLEM.finditer(log)]
        unexpected = [each for each in problems if not any(error in each for error in expected)]
        assert not unexpected, snippet.place
        assert len(problems) >= len(expected), snippet.place


def test_interruptions_by_hand(tmp_path: Path) -> None:
    (snippet,) = [
        each for each in SNIPPETS if each.place.startswith("docs/interruptions") and "_began(_" in each.text
    ]
    finished = run(tmp_path, snippet.text, RUN_BY_HAND, settings="")
    (refused,) = finished.errors
    assert "InsufficientPriority" in refused
    assert [line for line in finished.log.splitlines() if line.startswith("paused")] == [
        "paused by the call: true",
        "paused after it: false",
        "paused by another: true",
        "paused when it is not to go on: true",
        "paused after the tap: false",
        "paused while it is refused: true",
        "paused when nobody tells the end: true",
        "paused when the focus is back: false",
    ]
    assert finished.log.splitlines().count("Tap to resume") == 2


def test_every_script_of_the_readme_is_run_here() -> None:
    assert list(SCRIPTS) == ["Node", "Button", "SceneTree", "GdUnitTestSuite", "Node2D"]


@pytest.mark.parametrize(("backend", "category"), [("simulated", 0), ("auto", 6)])
def test_the_first_script(tmp_path: Path, backend: str, category: int) -> None:
    project = Project(tmp_path, addons=(ADDON,))
    (project.path / "snippet.gd").write_text(SCRIPTS["Node"])
    finished = project.run_script(RUN_NODE, environment={"AV_AUDIO_SESSION_BACKEND": backend})
    assert not finished.errors
    assert f"category: {category}" in finished.log.splitlines()
    assert ("no audio session" in finished.log) == (backend == "auto")


def test_the_button(tmp_path: Path) -> None:
    finished = run(tmp_path, SCRIPTS["Button"], RUN_BUTTON)
    assert not finished.errors
    shown = [line for line in finished.log.splitlines() if line.endswith(("true", "false"))]
    assert shown == ["at the start: false", "after the call: true", "pressed: false"]


@pytest.mark.parametrize(("settings", "exit_code"), [(AUTOLOAD, 0), ("", 1)], ids=["helper", "no helper"])
def test_the_plain_test_of_a_game(tmp_path: Path, settings: str, exit_code: int) -> None:
    finished = run(tmp_path, SCRIPTS["SceneTree"], settings=settings)
    assert not finished.errors
    assert finished.exit_code == exit_code


@pytest.mark.parametrize(
    ("settings", "holds"),
    [(AUTOLOAD, ["true", "true"]), ("", ["false", "true"])],
    ids=["helper", "no helper"],
)
def test_the_test_suite_of_a_game(tmp_path: Path, settings: str, holds: list[str]) -> None:
    finished = run(tmp_path, SCRIPTS["GdUnitTestSuite"], RUN_TEST_SUITE, settings)
    assert not finished.errors
    lines = finished.log.splitlines()
    assert [line for line in lines if "assertion" in line] == [f"assertion: {each}" for each in holds]
    assert "simulated after it: false" in lines
