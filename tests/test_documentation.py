"""The class reference against the engine, and against the facts that the project started from."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from tools import documentation
from tools.documentation import DOC_CLASSES
from tools.errors import ExitCode, ToolError

NAME = "AVAudioSession.xml"
ENUM = "SessionCategory"
CATEGORIES = {
    "ambient": 0,
    "multiRoute": 1,
    "playAndRecord": 2,
    "playback": 3,
    "record": 4,
    "soloAmbient": 5,
    "unknown": 6,
}


@dataclass(frozen=True)
class Facts:
    """What a class reference says, without its texts."""

    inherits: str
    # (type, setter, getter, default) by name
    members: dict[str, tuple[str, ...]]
    # value by (enum, name)
    constants: dict[tuple[str, str], int]
    methods: list[str]
    signals: list[str]

    def check_published(self) -> None:
        """Names and numbers of what the project started with stay for ever."""
        assert self.inherits == "RefCounted"
        assert self.members["category"] == ("int", "set_category", "get_category", "6")
        categories = {name: value for (enum, name), value in self.constants.items() if enum == ENUM}
        assert categories == CATEGORIES


def read_facts(path: Path) -> Facts:
    root = etree.parse(path).getroot()
    return Facts(
        root.attrib["inherits"],
        {
            member.attrib["name"]: tuple(
                member.get(name, "") for name in ("type", "setter", "getter", "default")
            )
            for member in root.iter("member")
        },
        {
            (constant.attrib["enum"], constant.attrib["name"]): int(constant.attrib["value"])
            for constant in root.iter("constant")
        },
        [method.attrib["name"] for method in root.iter("method")],
        [signal.attrib["name"] for signal in root.iter("signal")],
    )


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the class reference, for a test to change."""
    return shutil.copytree(DOC_CLASSES, tmp_path / "copied")


def change(folder: Path, old: str, new: str) -> None:
    file = folder / NAME
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))


def test_the_engine_writes_the_class_reference_back_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    # The environment of the user does not count.
    monkeypatch.setenv("AV_AUDIO_SESSION_BACKEND", "simulated")
    assert "\n".join(documentation.find_differences(DOC_CLASSES)) == ""


def test_the_class_reference_has_what_was_published() -> None:
    read_facts(DOC_CLASSES / NAME).check_published()


def test_the_extension_has_what_was_published(tmp_path: Path) -> None:
    """The engine writes this one without help from ours."""
    empty = tmp_path / "empty"
    empty.mkdir()
    # All of it is new: for each file, three lines about it, then its lines, each after a plus.
    lines = documentation.find_differences(empty)
    starts = [number for number, line in enumerate(lines) if line.startswith("--- ")]
    (start,) = [number for number in starts if lines[number].endswith(f"/{NAME}")]
    end = min((number for number in starts if number > start), default=len(lines))
    written = [line.removeprefix("+") for line in lines[start + 3 : end]]
    (tmp_path / NAME).write_text("\n".join(written))
    facts = read_facts(tmp_path / NAME)
    facts.check_published()
    assert facts == read_facts(DOC_CLASSES / NAME)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('default="6"', 'default="5"'),
        ('name="playback" value="3"', 'name="playback" value="30"'),
        ('name="record"', 'name="recording"'),
        ('setter="set_category"', 'setter="set_it"'),
        ('getter="get_category"', 'getter="get_it"'),
        ('inherits="RefCounted"', 'inherits="Object"'),
    ],
)
def test_a_change_of_a_fact_is_found(copied: Path, old: str, new: str) -> None:
    change(copied, old, new)
    differences = documentation.find_differences(copied)
    assert any(line.startswith("-") and new in line for line in differences)
    assert any(line.startswith("+") and old in line for line in differences)


def test_a_class_that_the_extension_does_not_have_is_found(copied: Path) -> None:
    text = (copied / NAME).read_text()
    (copied / "Nothing.xml").write_text(text.replace('<class name="AVAudioSession"', '<class name="Nothing"'))
    differences = documentation.find_differences(copied)
    assert any(line.startswith('-<class name="Nothing"') for line in differences)
    assert not any(line.startswith("+<") for line in differences)


def test_an_addon_that_was_not_built_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="python3 -m tools build"):
        documentation.find_differences(DOC_CLASSES, tmp_path / "missing")


def test_an_addon_that_cannot_be_loaded_is_reported(tmp_path: Path) -> None:
    addon = tmp_path / "av_audio_session"
    addon.mkdir()
    (addon / "av_audio_session.gdextension").write_text("[configuration]\n")
    with pytest.raises(ToolError, match="ERROR: "):
        documentation.find_differences(DOC_CLASSES, addon)


def test_everything_is_described() -> None:
    assert documentation.find_undescribed(DOC_CLASSES) == []


def test_what_is_not_described_is_found(copied: Path) -> None:
    change(copied, "Records and silences all playback.", "")
    change(copied, "Apple: [code]AVAudioSessionCategoryRecord[/code].", "")
    (undescribed,) = documentation.find_undescribed(copied)
    assert undescribed.endswith(": <constant> has no description")


def test_the_check_shows_the_differences(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(copied, 'default="6"', 'default="5"')
    monkeypatch.setattr(documentation, "DOC_CLASSES", copied)
    monkeypatch.setattr(documentation, "build", lambda: None)
    with pytest.raises(ToolError, match=r'-\t\t<member name="category" .* default="5">') as caught:
        documentation.check()
    assert caught.value.code == ExitCode.LINT_FAILED
