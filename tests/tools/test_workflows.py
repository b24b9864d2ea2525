"""The workflows of GitHub: what the linter does not know about them."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from tools import cli
from tools.lint import WORKFLOWS
from tools.paths import ROOT

COMMAND = re.compile(r"\bpython3 -m tools (.+)")


def read(workflow: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(workflow.read_text(encoding="utf-8")))


@pytest.fixture(params=sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.stem)
def workflow(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(request.param)


def commands(workflow: dict[str, Any]) -> list[str]:
    steps = [step for job in workflow["jobs"].values() for step in job.get("steps", [])]
    return [command for step in steps for command in COMMAND.findall(step.get("run", ""))]


def test_every_command_is_one_of_the_tools(workflow: dict[str, Any]) -> None:
    assert commands(workflow)
    for command in commands(workflow):
        # Ends the test if it is wrong.
        cli.parse(shlex.split(command))


def test_every_job_that_is_waited_for_is_there(workflow: dict[str, Any]) -> None:
    jobs = workflow["jobs"]
    waited_for = {job["needs"] for job in jobs.values() if "needs" in job}
    assert waited_for <= jobs.keys()


def test_no_workflow_waits_for_the_one_that_called_it() -> None:
    groups = [read(path)["concurrency"]["group"] for path in sorted(WORKFLOWS.glob("*.yml"))]
    # In a workflow that is called, the name of the workflow is the caller's.
    assert "github.workflow" not in "".join(groups)
    assert len({group.lower() for group in groups}) == len(groups)


def test_nothing_is_secret_but_the_token_that_makes_the_release() -> None:
    writing = []
    for path in sorted(WORKFLOWS.glob("*.yml")):
        assert "secrets" not in path.read_text(encoding="utf-8")
        jobs = read(path)["jobs"]
        writing += [name for name, job in jobs.items() if "write" in job["permissions"].values()]
    assert writing == ["release"]


def test_the_linux_job_is_the_one_command_that_checks_a_clone() -> None:
    steps = read(WORKFLOWS / "ci.yml")["jobs"]["test"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [".ci/run"]
    assert (ROOT / ".ci" / "run").is_file()
