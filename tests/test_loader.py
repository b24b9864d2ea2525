"""The packaged libraries in a program that stands in for Godot, where no Godot runs: for ARM and for Windows.

Those for Android run on musl in place of Android's own C library. The machine's own kind of library is
loaded as well, as a control.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from lxml import etree

from tools import emulators, process
from tools.emulators import Emulator
from tools.paths import BUILD, EXTENSION
from tools.process import Finished

PACKAGED = BUILD / "package/addons/av_audio_session/lib"
ENDINGS = {"linux": "so", "android": "so", "windows": "dll"}
SYSTEMS = ("linux.x86_64", "linux.arm64", "android.arm64", "android.arm32", "windows.x86_64")
TIME_LIMIT = 60.0  # seconds; it takes a tenth of one

ENTRY_SYMBOL = "av_audio_session_init"

# Wine says so at every start that has no desktop to prepare.
WINE_NOISE = "wine: failed to open"

UNAVAILABLE = """\
get_category() = 6
set_category(3) = null
get_category() = 6
activate_async() = null
signal activation_completed(true, 2)
"""
SIMULATED = """\
get_category() = 5
set_category(3) = null
get_category() = 3
activate_async() = null
signal route_changed(3, AVAudioSessionRouteDescription)
signal activation_changed(true)
signal activation_completed(true, 0)
"""
NOTHING_LEFT = ["left: 0 classes, 0 objects, 0 values", "closed"]

# Takes the arguments of the loader, and what is for the environment.
Run: TypeAlias = Callable[..., Finished]


@pytest.fixture(params=SYSTEMS)
def system(request: pytest.FixtureRequest) -> str:
    """Return a platform with its processor."""
    return str(request.param)


@pytest.fixture
def run(system: str, tmp_path: Path) -> Run:
    """Return what runs the loader for `system`."""
    emulator = find_emulator(system, tmp_path)
    loader = BUILD / "tests" / "loader" / system / "loader.exe"
    assert loader.is_file(), f"there is no {loader}: `python3 -m tools test` builds it"

    def run_loader(*arguments: str | Path, backend: str = "") -> Finished:
        return process.run(
            [*emulator.command, loader, *arguments],
            time_limit=TIME_LIMIT,
            env={**emulator.environment, "AV_AUDIO_SESSION_BACKEND": backend},
            capture=True,
            check=False,
        )

    return run_loader


def find_emulator(system: str, folder: Path) -> Emulator:
    """Return what runs a program for `system` here; the folder is for its files."""
    if system == "linux.x86_64":
        return Emulator([])
    if system == "windows.x86_64":
        return emulators.find_wine(folder / "wine")
    return emulators.find_qemu(system)


@pytest.fixture(params=["template_debug", "template_release"])
def library(request: pytest.FixtureRequest, system: str) -> Path:
    """Return a library of the package for `system`."""
    return find_library(system, request.param)


def find_library(system: str, target: str) -> Path:
    platform, architecture = system.split(".")
    library = PACKAGED / f"libav_audio_session.{platform}.{target}.{architecture}.{ENDINGS[platform]}"
    assert library.is_file(), f"there is no {library}: `python3 -m tools test` builds it"
    return library


def read_output(finished: Finished) -> list[str]:
    """Return what the loader printed, which has to have come to its end with nothing left."""
    lines = [line for line in finished.output.splitlines() if not line.startswith(WINE_NOISE)]
    assert finished.exit_code == 0, finished.output
    assert lines[-2:] == NOTHING_LEFT
    return lines[:-2]


def test_registers_what_the_class_reference_says(run: Run, library: Path) -> None:
    registered = read_output(run(library, ENTRY_SYMBOL, "AVAudioSession"))
    pages = sorted((EXTENSION / "doc_classes").glob("*.xml"))
    assert sorted(registered) == sorted(line for page in pages for line in describe_page(page))


@pytest.mark.parametrize(
    ("backend", "expected"), [("", UNAVAILABLE), ("simulated", SIMULATED)], ids=["unavailable", "simulated"]
)
def test_its_methods_can_be_called(run: Run, library: Path, backend: str, expected: str) -> None:
    calls = ["get_category", "set_category:3", "get_category", "activate_async", "await:activation_completed"]
    printed = read_output(run(library, ENTRY_SYMBOL, "AVAudioSession", *calls, backend=backend))
    first = expected.splitlines()[0]
    assert printed[printed.index(first) :] == expected.splitlines()


def test_a_wrong_value_is_an_error_of_the_extension(run: Run, library: Path) -> None:
    printed = read_output(run(library, ENTRY_SYMBOL, "AVAudioSession", "set_category:99", "get_category"))
    error, category = printed[-2:]
    assert error.startswith(
        "error: AVAudioSession: Cannot set the category to 99, which is not a SessionCategory."
    )
    assert category == "get_category() = 6"


def test_a_wrong_type_is_an_error_of_the_call(run: Run, library: Path) -> None:
    printed = read_output(run(library, ENTRY_SYMBOL, "AVAudioSession", "set_active:1"))
    assert printed[-1] == "call error 2, argument 0, expected 1"


def test_the_loader_refuses_a_library_without_the_symbol(run: Run, library: Path) -> None:
    finished = run(library, "another_init", "AVAudioSession")
    assert finished.exit_code != 0
    assert "loader: there is no symbol another_init" in finished.output


def test_the_loader_refuses_a_library_for_another_system(run: Run, system: str) -> None:
    # Of another processor: for one and the same, musl loads what was made for Linux.
    other = SYSTEMS[SYSTEMS.index(system) - 2]
    finished = run(find_library(other, "template_release"), ENTRY_SYMBOL, "AVAudioSession")
    assert finished.exit_code != 0
    assert "loader: " in finished.output


def describe_page(page: Path) -> Iterator[str]:
    """Give the lines that the loader prints for a class, from its page of the class reference."""
    root = etree.parse(page).getroot()
    owner = root.get("name")
    yield f"class {owner}: {root.get('inherits')}"
    for constant in root.iterfind("constants/constant"):
        enum = f"{constant.get('enum')}." if constant.get("enum") else ""
        bitfield = " bitfield" if constant.get("is_bitfield") == "true" else ""
        yield f"constant {owner}.{enum}{constant.get('name')} = {constant.get('value')}{bitfield}"
    for method in root.iterfind("methods/method"):
        qualifiers = "".join(f" {word}" for word in (method.get("qualifiers") or "").split())
        result = describe_type(method.find("return"))
        yield f"method {owner}.{method.get('name')}{describe_parameters(method)} -> {result}{qualifiers}"
    for member in root.iterfind("members/member"):
        accessors = f"{member.get('setter') or '-'} {member.get('getter')}"
        yield f"property {owner}.{member.get('name')}: {describe_type(member)} {accessors}"
    for signal in root.iterfind("signals/signal"):
        yield f"signal {owner}.{signal.get('name')}{describe_parameters(signal)}"


def describe_parameters(element: Any) -> str:
    parameters = []
    for parameter in element.iterfind("param"):
        default = f" = {parameter.get('default')}" if parameter.get("default") else ""
        parameters.append(f"{parameter.get('name')}: {describe_type(parameter)}{default}")
    return f"({', '.join(parameters)})"


def describe_type(element: Any) -> str:
    return str(element.get("enum") or element.get("type"))
