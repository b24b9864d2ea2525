"""Where Godot's own documentation has what the pages refer to.

It is an inventory for Sphinx, of what the engine says it has: a wrong name is found without a network.
"""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING, Any

from tools.site.rst import GLOBAL_SCOPE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The class reference's name of each group of members in a label, and the engine's.
_KINDS = {"method": "methods", "property": "properties", "signal": "signals", "constant": "constants"}
_HEADER = """\
# Sphinx inventory version 2
# Project: Godot Engine
# Version: {}
# The remainder of this file is compressed using zlib.
"""


def read_ancestors(api: Path) -> dict[str, str]:
    """Give what each class of the engine inherits; `api` is what `godot --dump-extension-api` wrote."""
    return {each["name"]: each["inherits"] for each in _load(api)["classes"] if "inherits" in each}


def write_inventory(api: Path, file: Path) -> None:
    """Write the inventory of what the engine has."""
    content = _load(api)
    lines = [
        f"{label} std:label -1 {_place(owner, label)} {shown}\n" for owner, label, shown in _labels(content)
    ]
    header = _HEADER.format(content["header"]["version_full_name"])
    file.write_bytes(header.encode() + zlib.compress("".join(lines).encode()))


def _load(api: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(api.read_text(encoding="utf-8"))
    return content


def _labels(api: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Give, for each label, the class whose page has it, the label, and what it is called."""
    # Variant is in no list of the engine's, since it is what all the others are.
    yield "Variant", "class_variant", "Variant"
    for class_ in (*api["builtin_classes"], *api["classes"]):
        owner = class_["name"]
        yield owner, f"class_{owner}".lower(), owner
        for kind, group in _KINDS.items():
            for member in class_.get(group, ()):
                yield owner, f"class_{owner}_{kind}_{member['name']}".lower(), member["name"]
        yield from _enum_labels(owner, class_.get("enums", ()))
    yield from _enum_labels(GLOBAL_SCOPE, api["global_enums"])


def _enum_labels(owner: str, enums: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    for enum in enums:
        yield owner, f"enum_{owner}_{enum['name']}".lower(), enum["name"]
        for constant in enum["values"]:
            yield owner, f"class_{owner}_constant_{constant['name']}".lower(), constant["name"]


def _place(owner: str, label: str) -> str:
    """Give the page and the place on it, which is called as Sphinx calls it."""
    return f"classes/class_{owner.lower()}.html#" + re.sub(r"[^a-z0-9]+", "-", label).strip("-")
