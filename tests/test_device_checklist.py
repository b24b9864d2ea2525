"""The scene for a developer with a phone, on a machine that is none."""

import shutil

from tests.godot_project import Project
from tools.paths import PROJECT
from tools.project import write_extension_list


def test_runs_and_says_that_this_is_not_a_device(bare_project: Project) -> None:
    shutil.copytree(PROJECT, bare_project.path, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".godot"))
    write_extension_list(bare_project.path)
    finished = bare_project.run("res://device_checklist.tscn")
    assert finished.exit_code == 0, finished.log
    lines = finished.log.splitlines()
    assert "DEMO PASSED" in lines
    assert "CHECKLIST NOT RUN: this is not a device" in lines
    assert "SCRIPT ERROR" not in finished.log
