"""`docs`: the guides and the class reference, as pages for a browser."""

import argparse
import shutil
import sys
from pathlib import Path

from tools import documentation, engine, process, version
from tools.bindgen.reader import read_classes
from tools.bindgen.rules import read_rules
from tools.build import build
from tools.documentation import DOC_CLASSES
from tools.errors import ExitCode
from tools.paths import BUILD, DOCS, EXTENSION, ROOT
from tools.site import class_pages, engine_links, rule_tables

# All that Sphinx reads: the guides, copied, and what is generated.
SOURCE = BUILD / "docs" / "source"
HTML = BUILD / "docs" / "html"

# In seconds.
SPHINX_TIME_LIMIT = 300.0
LINKS_TIME_LIMIT = 900.0


def run(args: argparse.Namespace) -> ExitCode:
    """Build the pages. Raises ToolError for whatever Sphinx warns of, such as a link that leads nowhere."""
    build()
    write_source(SOURCE)
    _run_sphinx("html", HTML, SPHINX_TIME_LIMIT)
    if args.check_links:
        _run_sphinx("linkcheck", BUILD / "docs" / "links", LINKS_TIME_LIMIT)
    print(f"The documentation is in {(HTML / 'index.html').relative_to(ROOT)}.")
    return ExitCode.OK


def write_source(folder: Path) -> None:
    """Write all that Sphinx reads into the folder, in place of what is there; the addon is built."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCS, folder)
    found = engine.find()
    api = BUILD / "engine" / str(found.version) / "extension_api.json"
    engine_links.write_inventory(api, folder / "godot.inv")
    reference = sorted(DOC_CLASSES.glob("*.xml"))
    # The helper's page comes from the comments in its script.
    scripts = documentation.write_script_reference(folder.with_name("script_reference"))
    class_pages.write_pages(
        sorted([*reference, *scripts]), engine_links.read_ancestors(api), folder / "classes"
    )
    rules = read_rules(EXTENSION / "rules.toml", read_classes(reference))
    tables = folder / "tables"
    tables.mkdir()
    for name, text in rule_tables.make_tables(rules).items():
        (tables / name).write_text(text, encoding="utf-8")


def _run_sphinx(builder: str, output: Path, time_limit: float) -> None:
    release = version.read()
    process.run(
        [
            *(sys.executable, "-m", "sphinx", "--builder", builder),
            # A page that is not read again would not be warned of again.
            *("--fresh-env", "--nitpicky", "--fail-on-warning"),
            *("--define", f"version={release}", "--define", f"release={release}"),
            *(SOURCE, output),
        ],
        time_limit=time_limit,
        code=ExitCode.DOCS_FAILED,
        hint=f"What is in {SOURCE.relative_to(ROOT)} was copied from docs or generated: correct it there.",
    )
