"""Makes tables of `rules.toml`, for the guides to include."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.site.bbcode import Translator
from tools.site.rst import CLASS, list_table, refer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tools.bindgen.rules import Rule, Rules, Version

PLATFORMS = {"ios": "iOS", "tvos": "tvOS", "visionos": "visionOS", "mac_catalyst": "Mac Catalyst"}
# The oldest systems that the extension runs on, of which nothing needs to be said.
OLDEST = {"ios": (14, 0), "tvos": (14, 0), "visionos": (1, 0), "mac_catalyst": (14, 0)}


def make_tables(rules: Rules) -> dict[str, str]:
    """Give the text of each table by the name of its file."""
    categories = [row.name for row in rules.categories]
    # As the class reference has them; the rules are in the order in which they are judged.
    options = sorted(rules.options, key=lambda option: option.value)
    translator = Translator(CLASS, {row.name for row in (*rules.categories, *rules.modes, *options)})

    def describe(rule: Rule) -> str:
        return translator.translate_line(f"{rule.text} {describe_since(rule.since)}".strip())

    return {
        "modes.rst": list_table(
            ["Mode", *map(_constant, categories)],
            ([_constant(mode.name), *_marks(categories, mode.categories)] for mode in rules.modes),
            html_class="names",
        ),
        "options.rst": list_table(
            ["Option", *map(_constant, categories)],
            (
                [_constant(option.name), *_marks(categories, option.categories, option.disputed)]
                for option in options
            ),
            html_class="names",
        ),
        "rules.rst": list_table(
            ["Constant", "Rule"],
            ([_constant(rule.name), describe(rule)] for rule in (*rules.modes, *rules.policies, *options)),
        ),
    }


def describe_since(since: Mapping[str, Version]) -> str:
    """Say what a reader has to know: the versions that are newer than the oldest, and who lacks it."""
    newer = [
        f"{PLATFORMS[platform]} {major}.{minor}"
        for platform, (major, minor) in since.items()
        if (major, minor) > OLDEST[platform]
    ]
    if list(since) == ["ios"]:
        return f"Since {newer[0]}, iOS only." if newer else "iOS only."
    lacking = " and ".join(PLATFORMS[platform] for platform in PLATFORMS if platform not in since)
    said = [f"since {' and '.join(newer)}" if newer else "", f"not on {lacking}" if lacking else ""]
    text = ", ".join(part for part in said if part)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _constant(name: str) -> str:
    return refer(name, f"class_{CLASS}_constant_{name}")


def _marks(
    categories: Sequence[str], allowed: Collection[str], disputed: Collection[str] = ()
) -> Iterable[str]:
    for category in categories:
        yield "yes" if category in allowed else "the system decides" if category in disputed else "–"  # noqa: RUF001
