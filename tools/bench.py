"""`bench`: what the extension costs, measured against the engine's own and, side by side, with godot-cpp.

Other programs disturb any single measurement, so what is compared alternates in short turns: each
ratio and each difference is of two neighbours, and the median of many is what counts.
"""

import argparse
import configparser
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from tools import engine, process
from tools.build import build
from tools.errors import ExitCode, ToolError
from tools.paths import ADDON, MANIFEST, PROJECT, ROOT, TOOLS
from tools.project import write_extension_list

TARGET = "template_release"
BACKENDS = ("auto", "simulated")

# What is expected of the direct binding, at most.
EXPECTED = {
    "property get": 1.1,
    "property set": 1.1,
    "get_category()": 1.4,
    "set_category()": 1.4,
    "event to 1 handle": 5,
    "event to 1000 handles": 1000,
    "size": 128,
}

SETTINGS = 'config_version=5\n\n[application]\n\nconfig/name="Measurements"\n'
SCRIPTS = ("bench.gd", "bench_events.gd")
# The engine's clock, and not how long the process takes: to end, it waits for its audio thread, which sleeps
# for longer than an extension takes to load.
START_SCRIPT = (
    "extends SceneTree\n\n\nfunc _initialize() -> void:\n\tprint(Time.get_ticks_usec())\n\tquit()\n"
)
ENGINE_TIME_LIMIT = 60.0  # seconds


@dataclass(frozen=True)
class Effort:
    """How often everything is measured."""

    builds: int
    starts: int
    """Of the engine, with each library and without any."""
    runs: int
    """Of the engine for each library and each backend."""
    blocks: int
    """In each run."""
    repetitions: int
    """Of an operation in each block."""


FULL = Effort(builds=3, starts=15, runs=3, blocks=100, repetitions=10_000)


@dataclass(frozen=True)
class Measurement:
    """One quantity for one binding; `expected` is what it should be at most."""

    binding: str
    group: str
    name: str
    unit: str
    samples: Sequence[float]
    expected: float | None = None

    @property
    def median(self) -> float:
        """Return the median of the samples."""
        return statistics.median(self.samples)

    @property
    def quartiles(self) -> tuple[float, float]:
        """Return the values that a quarter of the samples is below, and above."""
        if len(self.samples) == 1:
            return self.samples[0], self.samples[0]
        first, _, third = statistics.quantiles(self.samples, method="inclusive")
        return first, third

    @property
    def is_above(self) -> bool:
        """Tell whether more was measured than is expected."""
        return self.expected is not None and self.median > self.expected


def run(args: argparse.Namespace) -> ExitCode:
    """Measure, print the table and write the JSON. Raises ToolError if something cannot be measured."""
    if args.json and not args.json.absolute().parent.is_dir():
        raise ToolError(
            f"--json {args.json}: there is no folder {args.json.absolute().parent}", ExitCode.USAGE
        )
    if args.json and args.json.is_dir():
        raise ToolError(f"--json {args.json}: this is a folder; name a file", ExitCode.USAGE)
    options = {"direct": ["bindings=direct"]}
    if args.godot_cpp:
        options["godot-cpp"] = ["bindings=godot-cpp", f"godot_cpp={args.godot_cpp.absolute()}"]
    measurements = measure(options, FULL)
    Console().print(make_table(measurements))
    if args.json:
        args.json.write_text(make_json(measurements, options, FULL), encoding="utf-8")
    return ExitCode.OK


def measure(options: Mapping[str, Sequence[str]], effort: Effort) -> list[Measurement]:
    """Measure each binding; `options` are those that SCons builds it with, by its name."""
    with tempfile.TemporaryDirectory(prefix="av_audio_session_bench_") as name:
        folder = Path(name)
        libraries, measurements = _measure_builds(options, effort, folder)
        projects = {
            binding: _make_project(folder / binding, library) for binding, library in libraries.items()
        }
        bare = _make_project(folder / "bare", None)
        with Progress() as progress:
            measurements += _measure_starts(projects, bare, effort, progress)
            measurements += _measure_operations(projects, effort, progress)
            measurements += _measure_events(projects, effort, progress)
    return measurements


def make_table(measurements: Sequence[Measurement]) -> Table:
    """Lay out the measurements: a column for each binding, and what is expected of the direct one."""
    table = Table(
        title=f"{TARGET} in Godot {_engine().version}: medians (and quartiles)",
        caption="Ratios are to Curve.bake_resolution in the same run of the engine, both less an empty loop."
        " The engine has started when a script runs. Expected is what the direct binding takes at most.",
    )
    bindings = list(dict.fromkeys(each.binding for each in measurements))
    for heading in ("", *bindings, "expected"):
        table.add_column(heading)
    rows: dict[tuple[str, str], dict[str, Measurement]] = {}
    for each in measurements:
        rows.setdefault((each.group, each.name), {})[each.binding] = each
    last_group = ""
    for (group, label), row in rows.items():
        if group != last_group:
            table.add_section()
            table.add_row(f"[bold]{group}")
            last_group = group
        expected = row["direct"].expected
        table.add_row(
            f"  {label}, {row['direct'].unit}",
            *(_format(row[binding]) for binding in bindings),
            "" if expected is None else f"≤ {expected:g}",
        )
    return table


def make_json(
    measurements: Sequence[Measurement], options: Mapping[str, Sequence[str]], effort: Effort
) -> str:
    """Write the measurements, and what it takes to judge them, as JSON."""
    document = {
        "machine": {
            "system": platform.platform(),
            "processor": _processor(),
            "cores": os.cpu_count(),
            "load in the last minute": _load(),
        },
        "godot": str(_engine().version),
        "target": TARGET,
        "bindings": options,
        "effort": asdict(effort),
        "measurements": [
            {
                "binding": each.binding,
                "group": each.group,
                "name": each.name,
                "unit": each.unit,
                "median": each.median,
                "quartiles": each.quartiles,
                "samples": len(each.samples),
                "expected at most": each.expected,
            }
            for each in measurements
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def _format(measurement: Measurement) -> str:
    first, third = measurement.quartiles
    text = f"{measurement.median:.3g}"
    if len(measurement.samples) > 1:
        text += f" ({first:.3g} to {third:.3g})"
    return f"[red]{text} above[/]" if measurement.is_above else text


def _measure_builds(
    options: Mapping[str, Sequence[str]], effort: Effort, folder: Path
) -> tuple[dict[str, Path], list[Measurement]]:
    """Build each library anew in a private copy of the sources; return the last ones."""
    times: dict[str, list[float]] = {binding: [] for binding in options}
    libraries = {}
    for number in range(effort.builds):
        for binding, arguments in options.items():
            sources = folder / f"{binding}-{number}"
            shutil.copytree(
                ROOT, sources, ignore=shutil.ignore_patterns(".*", "__pycache__", "build", "addons")
            )
            start = time.perf_counter()
            build(["-C", str(sources), f"target={TARGET}", *arguments])
            times[binding].append(time.perf_counter() - start)
            (libraries[binding],) = (sources / ADDON.relative_to(ROOT) / "lib").iterdir()
    measurements = []
    for binding, library in libraries.items():
        size = library.stat().st_size / 1024
        measurements += [
            Measurement(binding, "library", "from clean to loadable", "s", times[binding]),
            Measurement(binding, "library", "size", "KiB", [size], _expected("size", binding)),
        ]
    return libraries, measurements


def _make_project(folder: Path, library: Path | None) -> Path:
    """Make a project with this library: an editor's engine would look for the debug library itself."""
    (folder / "home").mkdir(parents=True)
    (folder / "project.godot").write_text(SETTINGS, encoding="utf-8")
    (folder / "start.gd").write_text(START_SCRIPT, encoding="utf-8")
    for script in SCRIPTS:
        shutil.copy(TOOLS / script, folder)
    if library:
        addon = folder / ADDON.relative_to(PROJECT)
        (addon / "lib").mkdir(parents=True)
        shutil.copy(library, addon / "lib")
        manifest = configparser.ConfigParser(interpolation=None)
        manifest.read(MANIFEST, encoding="utf-8")
        manifest.remove_section("icons")
        # libNAME.PLATFORM.…: for whatever the engine was built for.
        manifest["libraries"] = {library.name.split(".")[1]: f'"lib/{library.name}"'}
        with (addon / f"{addon.name}.gdextension").open("w", encoding="utf-8") as file:
            manifest.write(file)
    write_extension_list(folder)
    return folder


def _measure_starts(
    projects: Mapping[str, Path], bare: Path, effort: Effort, progress: Progress
) -> list[Measurement]:
    """Time the engine until it runs its first script."""

    def time_start(project: Path) -> float:
        return int(_run_engine(project, "start.gd")) / 1000

    group = "start of the engine"
    without: list[float] = []
    times: dict[str, list[float]] = {binding: [] for binding in projects}
    for _ in progress.track(range(effort.starts), description="Starts of the engine"):
        without.append(time_start(bare))
        for binding, project in projects.items():
            times[binding].append(time_start(project))
    measurements = []
    for binding, with_it in times.items():
        differences = [one - other for one, other in zip(with_it, without, strict=True)]
        measurements += [
            Measurement(binding, group, "without the extension", "ms", without),
            Measurement(binding, group, "with the extension", "ms", with_it),
            Measurement(binding, group, "difference", "ms", differences),
        ]
    return measurements


def _measure_operations(
    projects: Mapping[str, Path], effort: Effort, progress: Progress
) -> list[Measurement]:
    ratios: dict[tuple[str, str, str], list[float]] = {}
    for _ in progress.track(range(effort.runs), description="Operations"):
        for backend in BACKENDS:
            for binding, project in projects.items():
                output = _run_engine(
                    project, "bench.gd", str(effort.blocks), str(effort.repetitions), backend=backend
                )
                for operation, times in json.loads(output).items():
                    ratios.setdefault((binding, backend, operation), []).extend(
                        (extension - loop) / (own - loop) for extension, own, loop in times
                    )
    return [
        Measurement(binding, f"backend {backend}", operation, "ratio", samples, _expected(operation, binding))
        for (binding, backend, operation), samples in ratios.items()
    ]


def _measure_events(projects: Mapping[str, Path], effort: Effort, progress: Progress) -> list[Measurement]:
    """Time an event from the call that made it happen to the last handle's function."""
    times: dict[tuple[str, str], list[float]] = {}
    for _ in progress.track(range(effort.runs), description="Events"):
        for binding, project in projects.items():
            output = _run_engine(project, "bench_events.gd", str(effort.blocks))
            for handles, samples in json.loads(output).items():
                times.setdefault((binding, handles), []).extend(samples)
    measurements = []
    for (binding, handles), samples in times.items():
        name = f"event to {handles} handle{'s' if handles != '1' else ''}"
        measurements.append(Measurement(binding, "events", name, "µs", samples, _expected(name, binding)))
    return measurements


def _run_engine(project: Path, script: str, *arguments: str, backend: str = "auto") -> str:
    """Run a script headless, with a home of its own, and return the last line it printed."""
    folders = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    output = process.run(
        [
            *(_engine().executable, "--headless", "--audio-driver", "Dummy", "--path", project),
            *("--script", f"res://{script}", "--", *arguments),
        ],
        time_limit=ENGINE_TIME_LIMIT,
        env={"AV_AUDIO_SESSION_BACKEND": backend} | dict.fromkeys(folders, str(project / "home")),
        capture=True,
        code=ExitCode.TESTS_FAILED,
    ).output
    if "ERROR" in output:
        raise ToolError(f"the engine cannot measure the extension; it said:\n{output}", ExitCode.TESTS_FAILED)
    return output.splitlines()[-1]


@cache
def _engine() -> engine.Engine:
    """Find the engine, once: it may have to be started to tell its version."""
    return engine.find()


def _expected(name: str, binding: str) -> float | None:
    return EXPECTED[name] if binding == "direct" else None


def _load() -> float | None:
    """Say how busy the machine was in the last minute; Windows does not count it."""
    if sys.platform == "win32":
        return None
    return os.getloadavg()[0]


def _processor() -> str:
    """Name the processor; Linux says it in a file only."""
    said = Path("/proc/cpuinfo")
    lines = said.read_text(encoding="utf-8").splitlines() if said.is_file() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()
