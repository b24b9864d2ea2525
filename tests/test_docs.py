"""The documentation: that the pages can be built, that they have everything, and that what they say is so."""

import csv
import re
import textwrap
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from tests.godot_project import Project, Run
from tools import cli, docs
from tools.documentation import DOC_CLASSES
from tools.errors import ExitCode, ToolError
from tools.paths import ADDON, DOCS, ROOT
from tools.site.bbcode import MarkupError, Translator

HELPER = "AVAudioSessionHelper"
TABS = "\t\t"
# What Sphinx makes besides the pages.
GENERATED = {"genindex.html", "search.html"}
# Outside pages are not asked for here; `python3 -m tools docs --check-links` does that.
HOSTS = {"developer.apple.com", "docs.godotengine.org"}
FRAMEWORK_HOSTS = {"github.com", "pradyunsg.me", "www.sphinx-doc.org"}  # the theme's own links


# Pieces of the page of the class, as Godot's own generator would make them.
LAYOUT = r"""
.. _class_AVAudioSession:

AVAudioSession
==============

**Inherits:** :ref:`RefCounted<class_RefCounted>` **<** :ref:`Object<class_Object>`

…
.. rst-class:: classref-introduction-group

Description
-----------

…
.. rst-class:: classref-reftable-group

Properties
----------

.. table::
   :widths: auto

   +-
…
:ref:`Array<class_Array>`\[:ref:`AVAudioSessionPortDescription<class_AVAudioSessionPortDescription>`\] |
…
.. rst-class:: classref-section-separator

----

.. rst-class:: classref-descriptions-group

Enumerations
------------

.. _enum_AVAudioSession_SessionCategory:

.. rst-class:: classref-enumeration

enum **SessionCategory**: :ref:`🔗<enum_AVAudioSession_SessionCategory>`

.. _class_AVAudioSession_constant_ambient:

.. rst-class:: classref-enumeration-constant

:ref:`SessionCategory<enum_AVAudioSession_SessionCategory>` **ambient** = ``0``

…
.. rst-class:: classref-item-separator

----

.. _class_AVAudioSession_property_category:

.. rst-class:: classref-property

:ref:`int<class_int>` **category** = ``6`` :ref:`🔗<class_AVAudioSession_property_category>`

.. rst-class:: classref-property-setget

- |void| **set_category**\ (\ value\: :ref:`int<class_int>`\ )
- :ref:`int<class_int>` **get_category**\ (\ )

…
.. _class_AVAudioSession_method_configure:

.. rst-class:: classref-method

:ref:`Error<enum_@GlobalScope_Error>` **configure**\ (\ category\: :ref:`SessionCategory<enum_AVAudioSession_SessionCategory>`, mode\: :ref:`SessionMode<enum_AVAudioSession_SessionMode>` = 0,
…
options\: |bitfield|\[:ref:`CategoryOptions<enum_AVAudioSession_CategoryOptions>`\] = 0\ ) :ref:`🔗
…
.. _class_AVAudioSession_signal_interruption_ended:

.. rst-class:: classref-signal

**interruption_ended**\ (\ should_resume\: :ref:`bool<class_bool>`\ ) :ref:`🔗
…
flags **CategoryOptions**: :ref:`🔗<enum_AVAudioSession_CategoryOptions>`
"""  # noqa: E501


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write what Sphinx reads."""
    folder = tmp_path_factory.mktemp("docs") / "source"
    docs.write_source(folder)
    return folder


@pytest.fixture(scope="session")
def site(source: Path) -> Path:
    """Build the pages; a warning is an error."""
    folder = source.with_name("html")
    docs.run_sphinx("html", source, folder)
    return folder


def class_files(source: Path) -> list[Path]:
    """Give the class reference, with what the engine wrote of the helper."""
    files = [*DOC_CLASSES.glob("*.xml"), *(source / "script_reference").glob("*.xml")]
    return sorted(files)


@cache
def read_page(path: Path) -> html.HtmlElement:
    return html.parse(path).getroot()


def test_every_class_has_a_page(source: Path) -> None:
    pages = {path.stem for path in (source / "classes").iterdir()}
    assert pages == {f"class_{path.stem.lower()}" for path in class_files(source)}
    assert f"class_{HELPER.lower()}" in pages


def test_everything_public_is_described_and_has_its_label(source: Path) -> None:
    groups = {
        "members/member": ("property", None),
        "methods/method": ("method", "description"),
        "signals/signal": ("signal", "description"),
        "constants/constant": ("constant", None),
    }
    missing = []
    for path in class_files(source):
        root = etree.parse(path).getroot()
        page = (source / "classes" / f"class_{path.stem.lower()}.rst").read_text()
        for group, (kind, child) in groups.items():
            for element in root.iterfind(group):
                name = element.attrib["name"]
                if name.startswith("_"):  # private, as in Godot
                    assert f"_{kind}_{name}:" not in page
                    continue
                text = element.text if child is None else element.findtext(child)
                if not (text or "").strip():
                    missing.append(f"{path.stem}.{name} has no description")
                if f"\n.. _class_{path.stem}_{kind}_{name}:\n" not in page:
                    missing.append(f"{path.stem}.{name} has no label")
                if enum := element.get("enum") if kind == "constant" else None:
                    assert f"\n.. _enum_{path.stem}_{enum}:\n" in page
    assert missing == []


def test_the_layout_is_that_of_godots_class_pages(source: Path) -> None:
    page = (source / "classes" / "class_avaudiosession.rst").read_text()
    parts = LAYOUT.split("\n…\n")
    assert len(parts) == 10
    assert [part for part in parts if part not in page] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read [member name], then.", "Read :ref:`name<class_Sound_property_name>`, then."),
        ("[method play]s", ":ref:`play()<class_Sound_method_play>`\\ s"),
        ("[method Other.play]", ":ref:`Other.play()<class_Other_method_play>`"),
        ("[constant loud]", ":ref:`loud<class_Sound_constant_loud>`"),
        ("[constant OK]", ":ref:`OK<class_@GlobalScope_constant_OK>`"),
        ("[enum Error] [enum Kind]", ":ref:`Error<enum_@GlobalScope_Error>` :ref:`Kind<enum_Sound_Kind>`"),
        ("[signal Other.heard]", ":ref:`Other.heard<class_Other_signal_heard>`"),
        ("[Node] [param one] [i]a*b[/i]", ":ref:`Node<class_Node>` ``one`` *a\\*b*"),
        ("[b]Note:[/b] [code]a[0][/code]", "**Note:** ``a[0]``"),
        ("[url=https://example.org/]here[/url]", "`here <https://example.org/>`__"),
        ("one\n\t\ttwo[br]three", "one\n\ntwo\n\nthree"),
        ("[codeblock]\n\tfunc f():\n\t    pass\n[/codeblock]\nend",
         ".. code-block:: gdscript\n\n   func f():\n       pass\n\nend"),
        ("snake_ `x` 2 * 3 [lb]", "snake\\_ \\`x\\` 2 \\* 3 ["),
    ],
)  # fmt: skip
def test_the_markup_is_translated(text: str, expected: str) -> None:
    assert Translator("Sound", {"loud"}).translate(text) == expected


@pytest.mark.parametrize("text", ["[nonsense]", "[method]", "[b]bold", "[b][i]both[/i][/b]", "[code]x"])
def test_markup_that_is_not_known_is_refused(text: str) -> None:
    with pytest.raises(MarkupError):
        Translator("Sound", set()).translate(text)


def test_all_links_between_the_pages_lead_somewhere(site: Path) -> None:
    checked = 0
    for path in site.rglob("*.html"):
        for link in read_page(path).iterfind(".//a[@href]"):
            parts = urlsplit(link.attrib["href"])
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path.name}: {link.attrib['href']}"
            if parts.fragment:
                assert read_page(target).get_element_by_id(parts.fragment, None) is not None
            checked += 1
    assert checked > 1000


def test_links_elsewhere_are_of_the_right_form(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if path.name not in GENERATED]
    links = {link.attrib["href"] for path in pages for link in read_page(path).iterfind(".//a[@href]")}
    outside = [urlsplit(link) for link in links if urlsplit(link).scheme]
    assert {parts.scheme for parts in outside} == {"https"}
    assert {parts.hostname for parts in outside} - FRAMEWORK_HOSTS == HOSTS
    engine = {
        parts.path + "#" + parts.fragment for parts in outside if parts.hostname == "docs.godotengine.org"
    }
    for place in (
        "class_node.html#class-node-constant-process-mode-always",
        "class_@globalscope.html#enum-globalscope-error",
        "class_@globalscope.html#class-globalscope-constant-err-busy",
        "class_refcounted.html#class-refcounted",
    ):
        assert f"/en/stable/classes/{place}" in engine


def test_a_reference_that_leads_nowhere_is_an_error(
    source: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "source"
    folder.mkdir()
    for name in ("conf.py", "godot.inv"):
        (folder / name).write_bytes((source / name).read_bytes())
    (folder / "static").symlink_to(source / "static")
    wrong = ("class_Node_constant_NOTHING", "class_AVAudioSession_method_nothing", "enum_@GlobalScope_Eror")
    references = "".join(f":ref:`shown<{label}>`\n" for label in (*wrong, "enum_@GlobalScope_Error"))
    (folder / "index.rst").write_text(f"Title\n=====\n\n{references}")
    with pytest.raises(ToolError) as caught:
        docs.run_sphinx("html", folder, tmp_path / "html")
    assert caught.value.code == ExitCode.DOCS_FAILED
    reported = re.findall(r"undefined label: '([^']+)'", capfd.readouterr().err)
    assert reported == [label.lower() for label in wrong]


@pytest.mark.parametrize(("check_links", "builders"), [(False, ["html"]), (True, ["html", "linkcheck"])])
def test_the_command_names_the_start_page(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    check_links: bool,
    builders: list[str],
) -> None:
    done: list[str] = []
    monkeypatch.setattr(docs, "build", lambda: done.append("addon"))
    monkeypatch.setattr(docs, "write_source", lambda _folder: done.append("source"))
    monkeypatch.setattr(docs, "run_sphinx", lambda builder, *_folders: done.append(builder))
    arguments = ["docs", "--check-links"] if check_links else ["docs"]
    assert docs.run(cli.parse(arguments)) == ExitCode.OK
    assert done == ["addon", "source", *builders]
    assert capsys.readouterr().out == "The documentation is in build/docs/html/index.html.\n"


def read_table(name: str) -> list[dict[str, str]]:
    with (DOCS / name).open(newline="") as file:
        return list(csv.DictReader(file))


def run_rows(folder: Path, rows: list[str], body: str) -> Run:
    """Run GDScript for each row, an array, on a new simulated device; a simple print tells the result."""
    project = Project(folder, addons=(ADDON,))
    return project.run_script(
        "extends SceneTree\n\nfunc _initialize() -> void:\n"
        "\tvar phone := AVAudioSessionSimulator.new()\n\tvar session := AVAudioSession.new()\n"
        f"\tfor row: Array in [{', '.join(rows)}]:\n\t\tphone.start()\n"
        f"{textwrap.indent(textwrap.dedent(body).strip(), TABS)}\n\tquit()\n"
    )


def observe(folder: Path, configurations: list[str]) -> list[str]:
    """Set each configuration; tell what another app does, what the ring switch does, and if it records."""
    finished = run_rows(
        folder,
        configurations,
        """
        var error := session.configure(row[0], row[1], AVAudioSession.POLICY_DEFAULT, row[2])
        phone.start_other_audio()
        session.set_active(true)
        var others := session.other_audio_playing
        phone.stop_other_audio()
        var audible := phone.is_game_audible()
        phone.set_muted(true)
        var records := not session.current_route.inputs.is_empty()
        print("ROW ", [error, others, audible, phone.is_game_audible(), records])
        """,
    )
    assert not finished.errors
    return [line for line in finished.log.splitlines() if line.startswith("ROW")]


def test_the_table_of_categories_is_what_happens(tmp_path: Path) -> None:
    table = read_table("decisions.csv")
    configurations = []
    for row in table:
        category, *more = re.findall(r"``(\w+)``", row["Set"])
        mode = next((name for name in more if name.startswith("MODE_")), "MODE_DEFAULT")
        options = [f"AVAudioSession.{name}" for name in more if name.startswith("OPTION_")]
        flags = " | ".join(options) or "0"
        configurations.append(f"[AVAudioSession.{category}, AVAudioSession.{mode}, {flags}]")
    others = {"plays on": "true", "stops": "false"}
    switch = {
        "silences the game": "true, false",
        "changes nothing": "true, true",
        "silent anyway": "false, false",
    }
    microphone = {"yes": "true", "no": "false"}
    assert observe(tmp_path, configurations) == [
        f"ROW [0, {others[row['Music of another app']]}, {switch[row['Ring switch on silent']]},"
        f" {microphone[row['Uses the microphone']]}]"
        for row in table
    ]


def test_the_table_of_the_readme_is_what_happens(tmp_path: Path) -> None:
    line = r"^\| `(\w+)`.* \| (yes|no) \| (yes|no|) ?\| (yes|no) \|$"
    table = re.findall(line, (ROOT / "README.md").read_text(), re.MULTILINE)
    assert len(table) == 6
    yes = {"yes": "true", "no": "false"}
    switch = {"yes": "true, false", "no": "true, true", "": "false, false"}
    assert observe(tmp_path, [f"[AVAudioSession.{row[0]}, 0, 0]" for row in table]) == [
        f"ROW [0, {yes[mixes]}, {switch[obeys]}, {yes[records]}]" for _, mixes, obeys, records in table
    ]


def test_the_table_of_errors_is_what_happens(tmp_path: Path) -> None:
    table = [list(row.values()) for row in read_table("errors.csv")]
    errors = [(*cells[0].replace("`", "").split(), cells[1].strip("`")) for cells in table]
    finished = run_rows(
        tmp_path,
        [f'["{name}", {returned}]' for name, _, returned in errors],
        """
        phone.fail_next_call(row[0])
        print("ROW ", session.set_active(true) == row[1], " ", session.get_last_error().code)
        phone.fail_next_call("nonsense")
        """,
    )
    lines = [line for line in finished.log.splitlines() if line.startswith("ROW")]
    assert lines == [f"ROW true {number}" for _, number, _ in errors]
    known = re.search(r"Apple has no error 'nonsense'. Use one of (.*)\.", finished.log)
    assert known is not None
    assert known[1].split(", ") == [name for name, _, _ in errors]


def test_every_file_and_every_command_that_the_guides_name_is_there() -> None:
    texts = {path: path.read_text() for path in DOCS.glob("*.rst")}
    files = {name for text in texts.values() for name in re.findall(r"``(tests/[\w/.]+)``", text)}
    assert len(files) > 30
    assert [name for name in sorted(files) if not (ROOT / name).is_file()] == []
    commands = {name for text in texts.values() for name in re.findall(r"python3 -m tools (\w+)", text)}
    for name in commands:
        assert cli.parse([name]).command == name


def test_the_links_of_the_readme_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        links = re.findall(r"\]\((?!https:)([^)#]+)", (ROOT / name).read_text())
        assert [link for link in links if not (ROOT / link).exists()] == []
