"""A mistake in the rules: the message has the file, the line, what is wrong and what is allowed."""

from pathlib import Path

import pytest

from tools.bindgen.model import ClassReferenceError
from tools.bindgen.reader import read_classes
from tools.bindgen.rules import read_rules

RULES = Path(__file__).parent / "rules"
CLASSES = read_classes([RULES / "Session.xml"])
RIGHT = (RULES / "rules.toml").read_text(encoding="utf-8")


def read(folder: Path, text: str) -> None:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    read_rules(path, CLASSES)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (
            'categories = ["playback"]\nrule',
            'categories = ["radio"]\nrule',
            9,
            "[modes.MODE_FILM]: 'radio' is not known here. Use ambient, playback.",
        ),
        (
            '"MODE_DEFAULT"]',
            '"MODE_RADIO"]',
            18,
            "[policies.POLICY_SYSTEM]: 'MODE_RADIO' is not known here. Use MODE_DEFAULT, MODE_FILM.",
        ),
        ('{ playback = ["MODE_FILM"] }', '{ radio = ["MODE_FILM"] }', 31, "'radio' is not known here."),
        ('{ playback = ["MODE_FILM"] }', '{ playback = ["FILM"] }', 31, "'FILM' is not known here."),
        ('disputed = ["ambient"]', 'disputed = ["unknown"]', 25, "'unknown' is not known here."),
        ('needs = "OPTION_MIX"', 'needs = "MIX"', 31, "Use OPTION_FAR, OPTION_MIX, OPTION_MIX_MORE."),
        ('"Unspecified"', '"Whatever"', 31, "'Whatever' is not known here. Use BadParam, Unspecified."),
        ("settable = false", "settable = 0", 18, "settable = 0 is neither true nor false."),
        (
            'rule = "It needs [constant playback]."\nsince = { ios = "26.2"',
            'since = { ios = "26.2"',
            9,
            '[modes.MODE_FILM]: there is no sentence for the rule. Write rule = "It needs …."',
        ),
        ("Only the system sets it.", "", 18, "there is no sentence for the rule."),
        ("Only the system sets it.", "Only the system sets it", 18, "there is no sentence for the rule."),
        ("Only the system sets it.", "See [member mode].", 18, "a rule can have [constant …] only."),
        (
            "It needs [constant OPTION_MIX]",
            "It needs [constant OPTION_MUX]",
            31,
            "the class reference has no constant 'OPTION_MUX'. Correct the rule.",
        ),
        (
            'since = { ios = "5.0" }',
            'since = { ios = "5" }',
            5,
            "ios = '5' is no version. Write it like \"14.0\", or leave out a platform that lacks it.",
        ),
        ('since = { ios = "5.0" }', "since = { ios = 5.0 }", 5, "ios = 5.0 is no version."),
        ('since = { ios = "5.0" }', "", 5, "there is no first version."),
        (
            'since = { ios = "5.0" }',
            'since = { android = "5.0" }',
            5,
            "'android' is not known here. Use ios, mac_catalyst, tvos, visionos.",
        ),
        ('playback = { since = { ios = "3.0" } }', "playback = {}", 3, "there is no first version."),
        ('playback = { since = { ios = "3.0" } }', "", 1, "there is no [categories.playback]. Add it."),
        ("[modes.MODE_FILM]", "[modes.MODE_RADIO]", 9, "'MODE_RADIO' is not known here. Use MODE_DEFAULT,"),
        ("needs =", "need =", 31, "'need' is not known here. Use categories, disputed,"),
        ("[features.muted]", "[feature.muted]", 1, "'feature' is not known here. Use categories, features,"),
        ('members = ["muted"]', 'members = ["mute"]', 42, "the class reference has no 'mute'."),
        ("[features.muted]", "[features.muted", 1, "this is not well-formed TOML: "),
    ],
)
def test_mistake(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in RIGHT
    with pytest.raises(ClassReferenceError) as caught:
        read(tmp_path, RIGHT.replace(old, new, 1))
    text = str(caught.value)
    assert text.startswith(f"{tmp_path / 'rules.toml'}:{line}: ")
    assert message in text


def test_without_mistakes(tmp_path: Path) -> None:
    read(tmp_path, RIGHT)


def test_a_class_reference_without_the_enums(tmp_path: Path) -> None:
    page = tmp_path / "Thing.xml"
    page.write_text('<class name="Thing" inherits="RefCounted">\n</class>\n', encoding="utf-8")
    with pytest.raises(
        ClassReferenceError, match=r"rules\.toml:1: the class reference has no enum 'SessionCategory'"
    ):
        read_rules(RULES / "rules.toml", read_classes([page]))
