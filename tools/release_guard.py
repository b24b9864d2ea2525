"""`release-guard`: refuses a release whose tag, version and changelog do not agree."""

import argparse
import re
from collections.abc import Iterator
from datetime import date

from semver import Version

from tools import version
from tools.errors import ExitCode, ToolError
from tools.paths import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"

SECTION = re.compile(r"^## ", re.MULTILINE)
ENTRY = re.compile(r"^- \S", re.MULTILINE)


def run(args: argparse.Namespace) -> ExitCode:
    """Allow the release of a tag. Raises ToolError with all that is in its way."""
    problems = [*find_problems(args.tag, version.read(), CHANGELOG.read_text(encoding="utf-8"))]
    if problems:
        raise ToolError("\n".join([f"{args.tag} cannot be released:", *problems]), ExitCode.RELEASE_REFUSED)
    print(f"{args.tag} can be released.")
    return ExitCode.OK


def find_problems(tag: str, number: str, changelog: str) -> Iterator[str]:
    """Give what keeps the version `number` from being released under a tag."""
    if not Version.is_valid(number):
        yield (
            f'The version in pyproject.toml is "{number}"; a version of Semantic Versioning is allowed,'
            ' such as "1.2.3" or "1.2.3-beta.1". Correct it there.'
        )
    if tag != f"v{number}":
        yield (
            f'The tag is "{tag}", but the version in pyproject.toml is "{number}", and only the tag'
            f' "v{number}" is allowed for it. Correct the one that is wrong.'
        )
    yield from _find_problems_of_changelog(number, changelog)


def _find_problems_of_changelog(number: str, changelog: str) -> Iterator[str]:
    sections = dict(_split(section) for section in SECTION.split(changelog)[1:])
    allowed = f'"## [{number}] - YYYY-MM-DD"'
    heading = next((each for each in sections if each.startswith(f"[{number}]")), None)
    if heading is None:
        yield (
            f"CHANGELOG.md has no section {allowed}, only: {', '.join(sections) or 'none'}."
            " Give what is under [Unreleased] that heading."
        )
        return
    if not _is_date(heading.removeprefix(f"[{number}] - ")):
        yield (
            f'CHANGELOG.md has the section "## {heading}"; {allowed} is allowed.'
            " Write the day of the release there."
        )
    if not ENTRY.search(sections[heading]):
        yield (
            f'CHANGELOG.md has no entry, a line that begins with "- ", under "## {heading}".'
            " Say there what is new for those who use the addon."
        )


def _split(section: str) -> tuple[str, str]:
    """Return the heading of a section, and its text."""
    heading, _, text = section.partition("\n")
    return heading.strip(), text


def _is_date(text: str) -> bool:
    try:
        # It reads other forms of the standard as well.
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
