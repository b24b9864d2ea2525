"""Makes the table from Apple's names to ours, of what the class reference says of each member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from tools.site.bbcode import Translator
from tools.site.rst import CLASS, list_table, refer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# Where each group of members is, and what their labels say.
_GROUPS = {"methods/method": "method", "members/member": "property", "signals/signal": "signal"}
_START = "Apple: "


def make_apple_names(xml: Sequence[Path]) -> str:
    """Give the table, in the order of Apple's names; `xml` are class reference files."""
    rows = [row for path in xml for row in _read(etree.parse(path).getroot())]
    return list_table(["Apple", "Here"], sorted(rows, key=lambda row: row[0].lower()))


def _read(root: etree._Element) -> Iterator[tuple[str, str]]:
    name = root.attrib["name"]
    shown = "" if name == CLASS else f"{name}."
    translator = Translator(name, set())
    for path, kind in _GROUPS.items():
        for element in root.iterfind(path):
            member = element.attrib["name"]
            for line in "".join(element.itertext()).splitlines():
                if line.strip().startswith(_START):
                    apple = line.strip().removeprefix(_START).removesuffix(".")
                    here = refer(f"{shown}{member}", f"class_{name}_{kind}_{member}")
                    yield translator.translate_line(apple), here
