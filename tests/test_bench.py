"""The measurements: that all of them are made and shown. How long anything takes is not judged."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.console import Console

from tools import bench
from tools.bench import Effort, Measurement
from tools.errors import ExitCode, ToolError

SHORT = Effort(builds=1, starts=2, runs=1, blocks=4, repetitions=1000)
DIRECT = {"direct": ["bindings=direct"]}
OPERATIONS = ("property get", "property set", "get_category()", "set_category()")


def show(measurements: Sequence[Measurement]) -> list[str]:
    """Print the table, and return its lines without the frame."""
    console = Console(width=120)
    with console.capture() as printed:
        console.print(bench.make_table(measurements))
    return [" ".join(line.replace("│", " ").split()) for line in printed.get().splitlines()]


def ratio(binding: str, samples: Sequence[float]) -> Measurement:
    expected = 1.1 if binding == "direct" else None
    return Measurement(binding, "backend auto", "property get", "ratio", samples, expected)


def test_measures_everything() -> None:
    measurements = bench.measure(DIRECT, SHORT)
    counts = {(each.group, each.name, each.unit): len(each.samples) for each in measurements}
    assert counts == {
        ("library", "from clean to loadable", "s"): SHORT.builds,
        ("library", "size", "KiB"): 1,
        ("start of the engine", "without the extension", "ms"): SHORT.starts,
        ("start of the engine", "with the extension", "ms"): SHORT.starts,
        ("start of the engine", "difference", "ms"): SHORT.starts,
        **{
            (f"backend {backend}", operation, "ratio"): SHORT.runs * SHORT.blocks
            for backend in ("auto", "simulated")
            for operation in OPERATIONS
        },
        ("events", "event to 1 handle", "µs"): SHORT.runs * SHORT.blocks,
        ("events", "event to 1000 handles", "µs"): SHORT.runs * SHORT.blocks,
    }
    document = json.loads(bench.make_json(measurements, DIRECT, SHORT))
    assert document["target"] == "template_release"
    assert document["machine"]["cores"] >= 1
    assert [each["name"] for each in document["measurements"]] == [each.name for each in measurements]
    lines = show(measurements)
    for name in {each.name for each in measurements}:
        assert any(line.startswith(f"{name}, ") for line in lines), name


def test_shows_bindings_side_by_side() -> None:
    assert "property get, ratio 0.9 (0.8 to 1) 1.5 (1.4 to 1.6) ≤ 1.1" in show(
        [ratio("direct", [0.9, 0.7, 0.8, 1.0, 1.1]), ratio("godot-cpp", [1.5, 1.4, 1.6, 1.3, 1.7])]
    )


def test_marks_what_is_above_the_expectation() -> None:
    assert "property get, ratio 1.11 above ≤ 1.1" in show([ratio("direct", [1.11])])
    assert "property get, ratio 1.1 ≤ 1.1" in show([ratio("direct", [1.1])])


def test_a_folder_that_is_missing_is_an_error_before_anything_is_measured(tmp_path: Path) -> None:
    args = argparse.Namespace(godot_cpp=None, json=tmp_path / "missing" / "bench.json")
    with pytest.raises(ToolError, match=r"--json \S+bench\.json: there is no folder \S+missing") as raised:
        bench.run(args)
    assert raised.value.code == ExitCode.USAGE
