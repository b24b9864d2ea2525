"""`release-guard`: what may be released, and what it says about the rest."""

import pytest

from tests.tools.conftest import Tree
from tools import release_guard, version
from tools.errors import ExitCode
from tools.paths import ROOT

CHANGELOG = """\
# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-23

### Added

- Something.

## [1.1.0] - 2026-11-22

- Something else.

[1.2.0]: nowhere
"""


def find_problems(tag: str = "v1.2.0", number: str = "1.2.0", changelog: str = CHANGELOG) -> str:
    return "\n".join(release_guard.find_problems(tag, number, changelog))


@pytest.mark.parametrize("number", ["1.2.0", "1.2.0-beta.1", "10.20.30"])
def test_what_agrees_can_be_released(number: str) -> None:
    assert find_problems(f"v{number}", number, CHANGELOG.replace("1.2.0", number)) == ""


@pytest.mark.parametrize("tag", ["1.2.0", "v1.2.1", "v1.1.0", "V1.2.0", "v1.2.0-beta.1", "v1.2", ""])
def test_another_tag_is_refused(tag: str) -> None:
    problems = find_problems(tag)
    assert len(problems.splitlines()) == 1
    for named in (
        f'The tag is "{tag}"',
        '"1.2.0"',
        'only the tag "v1.2.0"',
        "Correct the one that is wrong.",
    ):
        assert named in problems


@pytest.mark.parametrize("number", ["1.2", "1.2.0.0", "01.2.0", "1.2.0b1", "latest", ""])
def test_a_version_that_is_none_is_refused(number: str) -> None:
    problems = find_problems(f"v{number}", number, CHANGELOG.replace("1.2.0", number))
    assert len(problems.splitlines()) == 1
    assert f'The version in pyproject.toml is "{number}"; a version of Semantic Versioning' in problems


@pytest.mark.parametrize(
    ("number", "changelog", "sections"),
    [
        ("1.3.0", CHANGELOG, "[Unreleased], [1.2.0] - 2026-11-23, [1.1.0] - 2026-11-22"),
        ("1.2.0", CHANGELOG.replace("[1.2.0]", "1.2.0"), "[Unreleased], 1.2.0 - 2026-11-23, [1.1.0]"),
        # Another version that begins with the same characters.
        ("1.2.0", CHANGELOG.replace("1.2.0", "1.2.0-beta.1"), "[Unreleased], [1.2.0-beta.1] - 2026"),
        ("1.2.0", "", "none"),
    ],
)
def test_a_changelog_without_the_version_is_refused(number: str, changelog: str, sections: str) -> None:
    problems = find_problems(f"v{number}", number, changelog)
    assert f'has no section "## [{number}] - YYYY-MM-DD", only: {sections}' in problems
    assert "[Unreleased] that heading" in problems


@pytest.mark.parametrize("ending", ["", " - ", " - soon", " - 2026-02-30", " - 20261123", " 2026-11-23"])
def test_a_section_without_a_date_is_refused(ending: str) -> None:
    problems = find_problems(changelog=CHANGELOG.replace(" - 2026-11-23", ending))
    assert f'has the section "## [1.2.0]{ending.rstrip()}"; "## [1.2.0] - YYYY-MM-DD"' in problems
    assert "Write the day of the release there." in problems


def test_an_empty_section_is_refused() -> None:
    problems = find_problems(changelog=CHANGELOG.replace("- Something.\n", ""))
    assert 'no entry, a line that begins with "- ", under "## [1.2.0] - 2026-11-23"' in problems


def test_all_problems_are_said_at_once() -> None:
    assert len(find_problems("1.2", "1.2", CHANGELOG).splitlines()) == 3


@pytest.mark.parametrize(
    ("tag", "code", "said"),
    [
        ("v1.2.0", ExitCode.OK, "v1.2.0 can be released.\n"),
        ("v1.2.1", ExitCode.RELEASE_REFUSED, "error: v1.2.1 cannot be released:\nThe tag is"),
    ],
)
def test_the_command_reads_the_version_and_the_changelog(
    tree: Tree, tag: str, code: ExitCode, said: str
) -> None:
    pyproject = tree.root / "pyproject.toml"
    own = f'version = "{version.read()}"'
    pyproject.write_text(pyproject.read_text().replace(own, 'version = "1.2.0"'))
    (tree.root / "CHANGELOG.md").write_text(CHANGELOG)
    finished = tree.run("release-guard", tag)
    assert finished.returncode == code, finished.stderr
    assert said in finished.stdout + finished.stderr


def test_the_projects_own_changelog_is_read() -> None:
    problems = find_problems("v999.0.0", "999.0.0", (ROOT / "CHANGELOG.md").read_text())
    assert problems.startswith('CHANGELOG.md has no section "## [999.0.0] - YYYY-MM-DD", only: [Unreleased]')
