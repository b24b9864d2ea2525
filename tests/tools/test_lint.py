"""`lint`: all checks run, and what failed is said."""

import argparse
from pathlib import Path

import pytest

from tools import lint, process
from tools.errors import ExitCode, ToolError
from tools.process import Finished


def test_all_checks_run_and_those_that_failed_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[str] = []

    def run(command: list[str | Path], **_options: object) -> Finished:
        words = " ".join(str(word) for word in command)
        commands.append(words)
        return Finished(1 if "ruff format" in words or "gdtoolkit.linter" in words else 0, "")

    def check() -> None:
        raise ToolError("the help and the XML differ")

    monkeypatch.setattr(process, "run", run)
    monkeypatch.setattr("tools.documentation.check", check)
    with pytest.raises(ToolError) as caught:
        lint.run(argparse.Namespace())
    assert str(caught.value) == "these checks failed: ruff format, gdlint, documentation"
    assert caught.value.code == ExitCode.LINT_FAILED
    assert len(commands) == 7


def test_hidden_files_and_other_kinds_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lint, "ROOT", tmp_path)
    for name in ("a.gd", "below/b.gd", ".godot/c.gd", "d.cpp"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    assert lint.files({".gd"}, tmp_path) == [Path("a.gd"), Path("below/b.gd")]


WORKFLOW = """\
on: push
permissions: {}
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@0123456789012345678901234567890123456789 # v0
        with:
          persist-credentials: false
      - run: python3 -m tools lint
"""


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("", "", "No findings to report"),
        ("- run:", "- runs:", "'runs' was unexpected"),
        ("on: push", "on: pushed", "on: "),
        ("@0123456789012345678901234567890123456789 # v0", "@main", "unpinned-uses"),
        ("tools lint", "tools lint ${{ github.event.pull_request.title }}", "template-injection"),
        ("    steps:", "  steps:", "load"),
    ],
)
def test_a_broken_workflow_is_refused(tmp_path: Path, right: str, wrong: str, complaint: str) -> None:
    workflows = tmp_path / ".github" / "workflows"
    workflows.mkdir(parents=True)
    (workflows / "build.yml").write_text(WORKFLOW.replace(right, wrong, 1))
    finished = process.run(lint.check_workflows(workflows), time_limit=60, capture=True, check=False)
    assert complaint in finished.output
    assert (finished.exit_code == 0) == (right == wrong)
