"""Makes the pages of the class reference, in the layout and with the labels of Godot's own class pages.

They are read from class reference XML as it is, and not by way of the binding generator: the page of the
helper, a script, comes from XML that the engine writes, and has what no binding could carry.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from lxml import etree

from tools.errors import ExitCode, ToolError
from tools.site.bbcode import MarkupError, Translator
from tools.site.rst import GLOBAL_SCOPE, grid_table, refer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TEMPLATE = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    autoescape=False,  # noqa: S701 - reStructuredText, not HTML
).get_template("class.rst.j2")
_LINK = "\N{LINK SYMBOL}"


def write_pages(xml: Iterable[Path], ancestors: Mapping[str, str], folder: Path) -> None:
    """Write a page for each class into the folder.

    :param xml: class reference files.
    :param ancestors: what each class of the engine inherits.
    :raises ToolError: for markup that is not known, with its file and line.
    """
    folder.mkdir(parents=True)
    for path in xml:
        page = _ClassPage(path, ancestors)
        text = _TEMPLATE.render(page=page)
        (folder / f"class_{page.name.lower()}.rst").write_text(text, encoding="utf-8")


class _ClassPage:
    """What the template asks for."""

    def __init__(self, path: Path, ancestors: Mapping[str, str]) -> None:
        self._path = path
        self._root = etree.parse(path).getroot()
        self._ancestors = ancestors
        self.name = self._root.attrib["name"]
        constants = {constant.attrib["name"] for constant in self._root.iterfind("constants/constant")}
        self._translator = Translator(self.name, constants)

    @property
    def inherits(self) -> str:
        chain = [self._root.attrib["inherits"]]
        while parent := self._ancestors.get(chain[-1]):
            chain.append(parent)
        return " **<** ".join(refer(name, f"class_{name}") for name in chain)

    def all(self, path: str) -> list[etree._Element]:
        """Give the elements at the path, without those whose names say that they are private."""
        return [each for each in self._root.iterfind(path) if not each.get("name", "").startswith("_")]

    @property
    def enums(self) -> dict[str, list[etree._Element]]:
        """The constants of each enum."""
        enums: dict[str, list[etree._Element]] = {}
        for constant in self.all("constants/constant"):
            if name := constant.get("enum"):
                enums.setdefault(name, []).append(constant)
        return enums

    @property
    def plain_constants(self) -> list[etree._Element]:
        return [constant for constant in self.all("constants/constant") if constant.get("enum") is None]

    def describe(self, element: etree._Element, child: str = "") -> str:
        """Give the description that an element, or a child of it, has as its text."""
        holder = element.find(child) if child else element
        text = holder.text if holder is not None else None
        try:
            return self._translator.translate(text or "")
        except MarkupError as error:
            place = f"{self._path}:{element.sourceline}"
            raise ToolError(f"{place}: {error}. Correct the text.", ExitCode.DOCS_FAILED) from None

    def describe_class(self, child: str) -> str:
        return self.describe(self._root, child)

    def link(self, label: str) -> str:
        """Give the sign that links a heading to itself."""
        return f":ref:`{_LINK}<{label}>`"

    def show_type(self, element: etree._Element | None) -> str:
        if element is None or element.attrib["type"] == "void":
            return "|void|"
        name = element.attrib["type"]
        if enum := element.get("enum"):
            owner, _, short = enum.rpartition(".")
            shown = refer(short, f"enum_{owner or GLOBAL_SCOPE}_{short}")
            return rf"|bitfield|\[{shown}\]" if element.get("is_bitfield") == "true" else shown
        if name.endswith("[]"):
            inside = name.removesuffix("[]")
            return rf"{refer('Array', 'class_Array')}\[{refer(inside, f'class_{inside}')}\]"
        return refer(name, f"class_{name}")

    def show_arguments(self, element: etree._Element) -> str:
        arguments = [
            rf"{param.attrib['name']}\: {self.show_type(param)}"
            + (f" = {param.attrib['default']}" if "default" in param.attrib else "")
            for param in element.iterfind("param")
        ]
        return rf"\ (\ {', '.join(arguments)}\ )" if arguments else r"\ (\ )"

    def show_qualifiers(self, method: etree._Element) -> str:
        return "".join(f" |{qualifier}|" for qualifier in method.get("qualifiers", "").split())

    def list_properties(self) -> str:
        return grid_table(
            (
                self.show_type(member),
                refer(member.attrib["name"], f"class_{self.name}_property_{member.attrib['name']}"),
                f"``{member.attrib['default']}``" if "default" in member.attrib else "",
            )
            for member in self.all("members/member")
        )

    def list_methods(self) -> str:
        return grid_table(
            (
                self.show_type(method.find("return")),
                refer(method.attrib["name"], f"class_{self.name}_method_{method.attrib['name']}")
                + self.show_arguments(method)
                + self.show_qualifiers(method),
            )
            for method in self.all("methods/method")
        )
