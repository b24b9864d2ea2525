"""Translates the markup of the class reference, Godot's BBCode, into reStructuredText."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.site.rst import GLOBAL_SCOPE, escape, refer

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_CODE_BLOCK = re.compile(r"\[codeblock\b[^\]]*\]\n?(.*?)\[/codeblock\]", re.DOTALL)
# A tag with what is between it and its end, a tag that stands alone, or plain text.
_TOKEN = re.compile(
    r"\[(?P<pair>code|kbd|b|i)\](?P<inside>.*?)\[/(?P=pair)\]"
    r"|\[url=(?P<url>[^\]]+)\](?P<title>.*?)\[/url\]"
    r"|\[(?P<tag>[^\]]*)\]?"
    r"|(?P<text>[^\[]+)"
)
_CLASS = re.compile(r"@?[A-Z]\w*|bool|int|float")
# Next to these, reStructuredText recognizes the start and the end of its markup by itself.
_BEFORE = re.compile(r"[\s(\[{<\-/'\":]$")
_AFTER = re.compile(r"^[\s)\]}>\-/'\":.,;!?\\]")

_PAIRS = {"code": "``{}``", "kbd": ":kbd:`{}`", "b": "**{}**", "i": "*{}*"}
# What a label says instead of the tag, and what is shown behind the name.
_MEMBERS = {
    "method": ("method", "()"),
    "member": ("property", ""),
    "signal": ("signal", ""),
    "constant": ("constant", ""),
}
_BRACKETS = {"lb": "[", "rb": "]"}


class MarkupError(Exception):
    """Markup that cannot be translated."""


@dataclass(frozen=True)
class _Piece:
    text: str
    is_markup: bool


@dataclass(frozen=True)
class Translator:
    """Translates the texts of one class; short names in them mean its members."""

    class_name: str
    constants: Collection[str]
    """Those of the class."""

    def translate(self, text: str) -> str:
        """Give the paragraphs of a description. Every line of it is a paragraph, as in Godot.

        Raises MarkupError for a tag that is not known.
        """
        parts: list[str] = []
        end = 0
        for block in _CODE_BLOCK.finditer(text):
            parts += self._translate_lines(text[end : block.start()])
            parts.append(_code_block(block[1]))
            end = block.end()
        parts += self._translate_lines(text[end:])
        return "\n\n".join(parts)

    def translate_line(self, line: str) -> str:
        """Give one paragraph.

        Raises MarkupError for a tag that is not known.
        """
        return _join([self._translate_token(token) for token in _TOKEN.finditer(line)])

    def _translate_lines(self, text: str) -> list[str]:
        lines = text.replace("[br]", "\n").splitlines()
        return [self.translate_line(line.strip()) for line in lines if line.strip()]

    def _translate_token(self, token: re.Match[str]) -> _Piece:
        if (text := token["text"]) is not None:
            return _Piece(escape(text), is_markup=False)
        if (pair := token["pair"]) is not None:
            inside = token["inside"]
            if pair not in ("code", "kbd"):
                if "[" in inside:
                    raise MarkupError(f"[{pair}] has other markup in it, which the pages cannot show")
                inside = escape(inside)
            return _Piece(_PAIRS[pair].format(inside), is_markup=True)
        if (url := token["url"]) is not None:
            return _Piece(f"`{escape(token['title'])} <{url}>`__", is_markup=True)
        kind, _, name = token["tag"].partition(" ")
        if kind in _BRACKETS:
            return _Piece(_BRACKETS[kind], is_markup=False)
        return _Piece(self._refer(kind, name), is_markup=True)

    def _refer(self, kind: str, name: str) -> str:
        owner, _, member = name.rpartition(".")
        if not name and _CLASS.fullmatch(kind):
            return refer(kind, f"class_{kind}")
        if name and kind == "param":
            return f"``{name}``"
        if name and kind == "enum":
            holder = owner or (GLOBAL_SCOPE if member == "Error" else self.class_name)
            return refer(member, f"enum_{holder}_{member}")
        if name and kind in _MEMBERS:
            group, end = _MEMBERS[kind]
            # As in Godot, a constant that the class does not have is a global one.
            is_global = kind == "constant" and not owner and member not in self.constants
            holder = GLOBAL_SCOPE if is_global else owner or self.class_name
            return refer(name + end, f"class_{holder}_{group}_{member}")
        raise MarkupError(f"[{kind}{' ' if name else ''}{name}] is not known")


def _join(pieces: Sequence[_Piece]) -> str:
    """Put an escaped space, which is not shown, where markup would not be seen as such."""
    line = ""
    was_markup = False
    for piece in pieces:
        closes = was_markup and not _AFTER.search(piece.text)
        opens = piece.is_markup and line != "" and not _BEFORE.search(line)
        line += ("\\ " if closes or opens else "") + piece.text
        was_markup = piece.is_markup
    return line


def _code_block(code: str) -> str:
    lines = textwrap.dedent(code).strip("\n").rstrip()
    return ".. code-block:: gdscript\n\n" + textwrap.indent(lines, "   ")
