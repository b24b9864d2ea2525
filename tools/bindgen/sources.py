"""The one call that the build makes: from class reference files to C++ files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.bindgen import emit
from tools.bindgen.engine_api import read_engine_api
from tools.bindgen.reader import read_classes
from tools.bindgen.rules import read_rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def generate(
    class_reference: Sequence[Path], engine_api: Path, binding: str, entry_symbol: str, *, with_help: bool
) -> dict[str, str]:
    """Give the text of every generated file by its name.

    :param class_reference: the XML files of one extension, in the order in which its classes are registered,
        and its `rules.toml` if it has one.
    :param engine_api: `extension_api.json`.
    :param binding: `direct` or `godot-cpp`.
    :param entry_symbol: the function that the manifest names.
    :param with_help: whether the editor's help goes into the library.
    :raises ClassReferenceError: for a mistake in the class reference.
    """
    pages, rules = _split(class_reference)
    classes = read_classes(pages)
    emit_glue = {"direct": emit.emit_direct, "godot-cpp": emit.emit_godot_cpp}[binding]
    tables = {f"{path.stem}.h": emit.emit_rules(read_rules(path, classes)) for path in rules}
    return {
        **tables,
        "engine.h": emit.emit_engine(read_engine_api(engine_api)),
        "enums.h": emit.emit_enums(classes),
        **{f"{class_.name}.h": emit.emit_interface(class_) for class_ in classes},
        "glue.cpp": emit_glue(classes, entry_symbol),
        "help.cpp": emit.emit_help(classes if with_help else []),
    }


def list_generated(class_reference: Sequence[Path]) -> list[str]:
    """Give the names of the files that `generate` makes, without reading anything."""
    # Each page and the rules become a header of their own.
    headers = [f"{path.stem}.h" for path in class_reference]
    return ["engine.h", "enums.h", *headers, "glue.cpp", "help.cpp"]


def _split(class_reference: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Give the pages and the rules."""
    pages = [path for path in class_reference if path.suffix == ".xml"]
    return pages, [path for path in class_reference if path not in pages]
