"""Pieces of reStructuredText."""

import re
from collections.abc import Iterable, Sequence

GLOBAL_SCOPE = "@GlobalScope"
"""The page of Godot's documentation that has what belongs to no class, as labels call it."""

CLASS = "AVAudioSession"
"""The class that the guides mean if they name none."""

_ESCAPED = re.compile(r"[\\*`|]|_(?!\w)")


def escape(text: str) -> str:
    """Give text that shows what would be markup."""
    return _ESCAPED.sub(lambda match: f"\\{match[0]}", text)


def refer(shown: str, label: str) -> str:
    """Give a reference to a label."""
    return f":ref:`{escape(shown)}<{label}>`"


def list_table(head: Sequence[str], rows: Iterable[Sequence[str]], html_class: str = "") -> str:
    """Give a table with a head; its cells may be long."""
    options = ["   :header-rows: 1", *([f"   :class: {html_class}"] if html_class else [])]
    lines = ["   * - " + "\n     - ".join(row) for row in (head, *rows)]
    return "\n".join([".. list-table::", *options, "", *lines, ""])


def grid_table(rows: Iterable[Sequence[str]]) -> str:
    """Give a table as Godot's class pages have it."""
    cells = list(rows)
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    edge = "+" + "".join("-" * (width + 2) + "+" for width in widths)
    lines = [edge]
    for row in cells:
        shown = (f" {cell.ljust(width)} |" for cell, width in zip(row, widths, strict=True))
        lines += ["|" + "".join(shown), edge]
    return "\n".join([".. table::", "   :widths: auto", "", *(f"   {line}" for line in lines)])
