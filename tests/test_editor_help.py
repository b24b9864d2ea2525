"""The help that the editor shows at F1."""

import re
import shutil

import pytest
from lxml import etree

from tests.godot_project import Project
from tools.paths import EXTENSION, TESTS

ENABLE_PLUGIN = """
[editor_plugins]

enabled=PackedStringArray("res://addons/editor_help/plugin.cfg")
"""


@pytest.fixture
def page(project: Project) -> str:
    """Return the text of the help page, in one line."""
    shutil.copytree(TESTS / "editor_help", project.path / "addons/editor_help")
    with (project.path / "project.godot").open("a") as file:
        file.write(ENABLE_PLUGIN)
    # The first start of an editor writes its cache of the engine's own help, and leaves extensions out.
    project.run("--editor", limit=60)
    finished = project.run("--editor", limit=60)
    assert "\nend\n" in finished.log, finished.log
    return " ".join(finished.log.split())


def test_the_page_has_every_member_with_its_description(page: str) -> None:
    reference = etree.parse(EXTENSION / "doc_classes/AVAudioSession.xml")
    described = list(reference.iter("brief_description", "method", "member", "signal", "constant"))
    assert {element.tag for element in described} == {
        "brief_description",
        "method",
        "member",
        "signal",
        "constant",
    }
    for element in described:
        # The first sentence, up to the first link or code in it.
        description = element.findtext("description") or element.text or ""
        text = re.split(r"\[", " ".join(description.split()))[0]
        assert element.get("name", "") in page
        assert text.strip() in page
