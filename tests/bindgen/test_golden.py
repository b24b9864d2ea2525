"""The generator's output for the probe class and a few rules, compared with the files in golden/.

`python3 -m tools test -- tests/bindgen --update-golden` writes them anew; review the difference as text.
"""

from pathlib import Path

import pytest

from tools.bindgen import emit
from tools.bindgen.reader import read_classes
from tools.bindgen.rules import read_rules
from tools.paths import TESTS

GOLDEN = Path(__file__).parent / "golden"
RULES = Path(__file__).parent / "rules"
CLASS_REFERENCE = sorted((TESTS / "binding_probe/doc_classes").glob("*.xml"))


def generate() -> dict[str, str]:
    classes = read_classes(CLASS_REFERENCE)
    return {
        "rules.h": emit.emit_rules(read_rules(RULES / "rules.toml", read_classes([RULES / "Session.xml"]))),
        "enums.h": emit.emit_enums(classes),
        "BindingProbe.h": emit.emit_interface(classes[0]),
        "BindingProbeItem.h": emit.emit_interface(classes[1]),
        "direct.cpp": emit.emit_direct(classes, "binding_probe_init"),
        "godot_cpp.cpp": emit.emit_godot_cpp(classes, "binding_probe_init"),
    }


@pytest.mark.parametrize(
    "name", ["rules.h", "enums.h", "BindingProbe.h", "BindingProbeItem.h", "direct.cpp", "godot_cpp.cpp"]
)
def test_output_is_the_golden_one(name: str, pytestconfig: pytest.Config) -> None:
    text = generate()[name]
    golden = GOLDEN / f"{name}.golden"
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_output() -> None:
    assert generate() == generate()


def test_help_is_the_class_reference_itself() -> None:
    classes = read_classes(CLASS_REFERENCE)
    text = emit.emit_help(classes)
    for path in CLASS_REFERENCE:
        assert path.read_text(encoding="utf-8") in text
    assert "help_page_count = 2" in text


def test_a_release_has_no_help() -> None:
    assert "help_page_count = 0" in emit.emit_help([])
