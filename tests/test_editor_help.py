"""What the editor shows of the addon: its classes and their help at F1, and the project setting."""

import re
import shutil

import pytest
from lxml import etree

from tests.godot_project import Project
from tools.paths import EXTENSION, TESTS

# What is packed has the direct binding.
pytestmark = pytest.mark.direct_only

EDITOR_LIMIT = 60.0  # seconds; it takes about four

ENABLE_PLUGIN = """
[editor_plugins]

enabled=PackedStringArray("res://addons/editor_help/plugin.cfg")
"""

# What the plugin prints of a page.
PAGE = re.compile(r"^page: (\w+)\n(.*?)(?=^page: |^end$)", re.MULTILINE | re.DOTALL)


def test_the_editor_lists_and_describes_all_there_is(installed_project: Project) -> None:
    shutil.copytree(TESTS / "editor_help", installed_project.path / "addons/editor_help")
    # The first start of an editor writes its cache of the engine's own help, and leaves extensions out.
    installed_project.run("--import", limit=EDITOR_LIMIT)
    with (installed_project.path / "project.godot").open("a") as file:
        file.write(ENABLE_PLUGIN)
    finished = installed_project.run("--editor", limit=EDITOR_LIMIT)
    assert finished.exit_code == 0, finished.log
    assert finished.errors + finished.warnings == []
    lines = finished.log.splitlines()
    assert lines[-1] == "end"
    assert "section: Av Audio Session" in lines

    pages = sorted((EXTENSION / "doc_classes").glob("*.xml"))
    names = {page.stem for page in pages}
    assert {line for line in lines if line.startswith("found: AV")} == {f"found: {name}" for name in names}
    shown = {match[1]: match[2] for match in PAGE.finditer(finished.log)}
    assert shown.keys() == names
    for page in pages:
        check_page(etree.parse(page), " ".join(shown[page.stem].split()))


def check_page(reference: etree._ElementTree, shown: str) -> None:
    """Check that a page has every member, with what the class reference says about it."""
    for element in reference.iter("brief_description", "method", "member", "signal", "constant"):
        description = " ".join((element.findtext("description") or element.text or "").split())
        assert description
        assert element.get("name", "") in shown
        # The first sentence, up to the first link or code in it.
        assert description.split("[")[0].strip() in shown
