"""The library that was built: what is in it, and what the engine says when it cannot be loaded."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lief
import pytest

from tests.godot_project import Project, Run
from tests.repository import Repository
from tools import library_check
from tools.paths import BUILD, EXTENSION, PROJECT
from tools.project import write_extension_list

# A game ships the release library; the limit is a promise of the direct binding.
RELEASE_LIMIT = 128 * 1024  # bytes
TARGETS = ["template_debug", "template_release"]

# Every Linux has these.
SYSTEM_LIBRARIES = library_check.PROMISES["linux"].libraries | {"libgcc_s.so.1", "libstdc++.so.6"}

IS_THERE = """
    extends SceneTree

    func _initialize() -> void:
        print("class exists: ", ClassDB.class_exists("AVAudioSession"))
        quit()
"""


def find_library(build: Path, target: str, bindings: str) -> Path:
    found = list(build.glob(f"linux.{target}.*.{bindings}/av_audio_session/*.so"))
    assert len(found) == 1, f"{found} in {build}; `scons tests` builds the library for {target}"
    return found[0]


def parse(library: Path) -> lief.ELF.Binary:
    """Read a library. Keep the result in a variable: what is taken out of it does not keep it alive."""
    binary = lief.ELF.parse(library)
    assert binary is not None
    return binary


@pytest.fixture(params=TARGETS)
def library(request: pytest.FixtureRequest, bindings: str) -> Path:
    return find_library(BUILD, request.param, bindings)


def test_is_what_a_library_of_this_machine_has_to_be(library: Path) -> None:
    promise = replace(
        library_check.PROMISES["linux"],
        architectures=(library.stem.split(".")[-1],),
        # It is for this machine's C and C++ library, and what is of another size has a test of its own.
        minimum=(99,),
        libraries=SYSTEM_LIBRARIES,
        limit=1024 * 1024,
    )
    assert list(library_check.compare(library, promise)) == []


def test_the_release_library_is_small(bindings: str, record_property: Callable[[str, object], None]) -> None:
    size = find_library(BUILD, "template_release", bindings).stat().st_size
    record_property("bytes of the release library", size)
    if bindings == "direct":
        assert size <= RELEASE_LIMIT


def test_only_the_debug_library_has_the_help(bindings: str) -> None:
    debug = find_library(BUILD, "template_debug", bindings).read_bytes()
    release = find_library(BUILD, "template_release", bindings).read_bytes()
    for page in (EXTENSION / "doc_classes").glob("*.xml"):
        assert page.read_bytes().strip() in debug
    assert b"<brief_description>" not in release


def test_what_is_for_the_tests_is_not_in_it(library: Path) -> None:
    content = library.read_bytes()
    assert b"DeviceRemote" not in content
    assert b"__llvm_profile" not in content


def test_a_build_in_another_folder_gives_the_same_bytes(
    tmp_path: Path, pytestconfig: pytest.Config, bindings: str
) -> None:
    target = "template_release"
    other = Repository(tmp_path / "a folder with another name")
    options = [f"target={target}", f"bindings={bindings}"]
    if godot_cpp := pytestconfig.getoption("--godot-cpp"):
        options.append(f"godot_cpp={godot_cpp.absolute()}")
    built = other.run("build", *options)
    assert built.exit_code == 0, built.output
    ours = find_library(BUILD, target, bindings).read_bytes()
    assert find_library(other.root / "build", target, bindings).read_bytes() == ours


def run(project: Project) -> tuple[bool, Run]:
    """Return whether the class is there, and the run, which has to end well."""
    finished = project.run_script(IS_THERE)
    assert finished.exit_code == 0, finished.log
    return "class exists: true" in finished.log, finished


def staged_manifest(project: Project) -> Path:
    return project.path / "addons/av_audio_session/av_audio_session.gdextension"


def staged_library(project: Project) -> Path:
    (library,) = staged_manifest(project).parent.glob("lib/*.template_debug.*.so")
    return library


def test_loads_without_a_word(project: Project) -> None:
    loaded, finished = run(project)
    assert loaded
    assert finished.errors + finished.warnings == []


def test_a_missing_library_is_reported(project: Project) -> None:
    staged_library(project).unlink()
    loaded, finished = run(project)
    assert not loaded
    manifest = "res://addons/av_audio_session/av_audio_session.gdextension"
    assert f"GDExtension dynamic library not found: '{manifest}'." in finished.errors
    assert f"Error loading extension: '{manifest}'." in finished.errors


def test_a_library_for_another_processor_is_reported(project: Project) -> None:
    library = staged_library(project)
    binary = parse(library)
    arm64, x86_64 = lief.ELF.ARCH.AARCH64, lief.ELF.ARCH.X86_64
    binary.header.machine_type = x86_64 if binary.header.machine_type == arm64 else arm64
    binary.write(str(library))
    loaded, finished = run(project)
    assert not loaded
    assert any(error.startswith(f"Can't open dynamic library: {library}") for error in finished.errors)


def test_an_engine_that_is_too_old_is_reported(project: Project) -> None:
    manifest = staged_manifest(project)
    text = manifest.read_text()
    assert 'compatibility_minimum = "4.2"' in text
    manifest.write_text(text.replace('"4.2"', '"99.0"'))
    loaded, finished = run(project)
    assert not loaded
    assert any("only compatible with Godot version 99.0" in error for error in finished.errors)


def test_the_demo_opens_in_the_editor_without_a_word(bare_project: Project) -> None:
    shutil.copytree(PROJECT, bare_project.path, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".godot"))
    write_extension_list(bare_project.path)
    finished = bare_project.run("--editor", "--quit", limit=60)
    assert finished.exit_code == 0, finished.log
    assert finished.errors + finished.warnings == []
