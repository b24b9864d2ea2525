"""The manifest of an addon, made from the one in the sources."""

import re
from pathlib import Path

# A line of the section [libraries], such as: linux.debug.x86_64 = "lib/name.so"
_LIBRARY = re.compile(r'[\w.]+ *= *"(?P<path>lib/[^"]+)"')


def stage_manifest(template: Path, staged: Path) -> None:
    """Write the manifest `staged` with those libraries of `template` that are in its folder.

    Godot takes the first line that fits, and an editor that finds no file behind it is full of errors.
    """
    lines = [
        line
        for line in template.read_text(encoding="utf-8").splitlines()
        if (library := _LIBRARY.fullmatch(line)) is None or (staged.parent / library["path"]).exists()
    ]
    staged.write_text("\n".join(lines) + "\n", encoding="utf-8")
