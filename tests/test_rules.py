"""The rules that the code goes by stand in the class reference, word for word and with every version."""

import re

import pytest
from lxml import etree

from tools.bindgen.reader import read_classes
from tools.bindgen.rules import Feature, Row, Rule, Rules, read_rules
from tools.documentation import DOC_CLASSES
from tools.paths import EXTENSION
from tools.site.rule_tables import OLDEST, PLATFORMS, describe_since

PAGES = sorted(DOC_CLASSES.glob("*.xml"))
TEXTS = {
    element.attrib["name"]: [
        line.strip() for line in "".join(element.itertext()).splitlines() if line.strip()
    ]
    for path in PAGES
    for element in etree.parse(path).iter("method", "member", "signal", "constant")
}


def read() -> Rules:
    return read_rules(EXTENSION / "rules.toml", read_classes(PAGES))


RULES = read()
CONSTANTS: list[Rule] = [*RULES.modes, *RULES.policies, *RULES.options]


@pytest.mark.parametrize("rule", CONSTANTS, ids=lambda rule: rule.name)
def test_the_rule_stands_at_its_constant(rule: Rule) -> None:
    expected = " ".join(part for part in (rule.text, describe_since(rule.since)) if part)
    assert expected in TEXTS[rule.name]


@pytest.mark.parametrize("category", RULES.categories, ids=lambda row: row.name)
def test_every_system_has_every_category(category: Row) -> None:
    """The class reference says nothing about versions there."""
    assert describe_since(category.since) == ""


@pytest.mark.parametrize(
    ("feature", "member"),
    [(feature, member) for feature in RULES.features for member in feature.members],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_the_version_of_a_feature_stands_at_its_members(feature: Feature, member: str) -> None:
    text = " ".join(TEXTS[member])
    ios = feature.since["ios"]
    if ios > OLDEST["ios"]:
        version = ".".join(str(number) for number in ios if number)
        assert re.search(rf"iOS {re.escape(version)}(?!\.?\d)", text)
    for platform in ("tvos", "visionos"):
        if platform not in feature.since:
            assert PLATFORMS[platform] in text


def test_every_feature_is_described_somewhere() -> None:
    assert [feature.name for feature in RULES.features if not feature.members] == []
