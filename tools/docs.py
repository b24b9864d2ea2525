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
from tools.site.apple_names import make_apple_names

# All that Sphinx reads: the guides, copied, and what is generated.
SOURCE = BUILD / "docs" / "source"
HTML = BUILD / "docs" / "html"
LINKS = BUILD / "docs" / "links"

# In seconds. Pages elsewhere can be slow to answer.
TIME_LIMIT = 900.0


def run(args: argparse.Namespace) -> ExitCode:
    """Build the pages. Raises ToolError for whatever Sphinx warns of, such as a link that leads nowhere."""
    build()
    write_source(SOURCE)
    run_sphinx("html", SOURCE, HTML)
    if args.check_links:
        run_sphinx("linkcheck", SOURCE, LINKS)
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
    scripts = documentation.write_script_reference(folder / "script_reference")
    class_pages.write_pages(
        sorted([*reference, *scripts]), engine_links.read_ancestors(api), folder / "classes"
    )
    rules = read_rules(EXTENSION / "rules.toml", read_classes(reference))
    tables = folder / "tables"
    tables.mkdir()
    texts = {**rule_tables.make_tables(rules), "apple_names.rst": make_apple_names(reference)}
    for name, text in texts.items():
        (tables / name).write_text(text, encoding="utf-8")


def run_sphinx(builder: str, source: Path, output: Path) -> None:
    """Make what the builder makes of the source. Raises ToolError for every warning."""
    release = version.read()
    process.run(
        [
            *(sys.executable, "-m", "sphinx", "--builder", builder),
            # A page that is not read again would not be warned of again.
            *("--fresh-env", "--nitpicky", "--fail-on-warning"),
            *("--define", f"version={release}", "--define", f"release={release}"),
            *(source, output),
        ],
        time_limit=TIME_LIMIT,
        code=ExitCode.DOCS_FAILED,
        hint="The guides were copied from docs, the rest is generated from extension: correct it there.",
    )
