"""The libraries for Android, read back: what is in them, and what they ask of a phone.

No Android runs here. The library for this machine's processor does run, in the engine, on the C library of
this machine, and those for phones do in test_loader.py: that shows all but what lies in Android's own C
library and loader.
"""

import platform
import subprocess
from pathlib import Path

import lief
import pytest

from tests.godot_project import Project
from tests.test_package_libraries import PACKAGED, TARGETS
from tools import android_toolchain
from tools.android_toolchain import API_LEVEL, PROCESSORS, SYSTEM_LIBRARY
from tools.paths import BUILD

PAGE = 16 * 1024  # bytes; the largest page that a phone has
TIME_LIMIT = 60.0  # seconds

TAGS = lief.ELF.DynamicEntry.TAG
# What the loader of the oldest Android knows.
KNOWN_ENTRIES = {
    TAGS.NEEDED,
    TAGS.SONAME,
    TAGS.FLAGS,
    TAGS.FLAGS_1,
    TAGS.HASH,
    TAGS.GNU_HASH,
    TAGS.SYMTAB,
    TAGS.SYMENT,
    TAGS.STRTAB,
    TAGS.STRSZ,
    TAGS.REL,
    TAGS.RELSZ,
    TAGS.RELENT,
    TAGS.RELCOUNT,
    TAGS.RELA,
    TAGS.RELASZ,
    TAGS.RELAENT,
    TAGS.RELACOUNT,
    TAGS.JMPREL,
    TAGS.PLTREL,
    TAGS.PLTRELSZ,
    TAGS.PLTGOT,
    TAGS.INIT_ARRAY,
    TAGS.INIT_ARRAYSZ,
    TAGS.FINI_ARRAY,
    TAGS.FINI_ARRAYSZ,
    TAGS.NULL,
}
# The address of something, in this library or in another: nothing of threads, and nothing packed.
KNOWN_RELOCATIONS = {
    "arm64": {"AARCH64_RELATIVE", "AARCH64_GLOB_DAT", "AARCH64_JUMP_SLOT", "AARCH64_ABS64"},
    "arm32": {"ARM_RELATIVE", "ARM_GLOB_DAT", "ARM_JUMP_SLOT", "ARM_ABS32"},
    "x86_64": {"X86_64_RELATIVE", "X86_64_GLOB_DAT", "X86_64_JUMP_SLOT", "X86_64_64"},
}
# Numbers with a fraction are passed in the registers for whole ones, as Android's 32-bit processors do it.
ARM_HARD_FLOAT = 0x400

PLAY = """
    extends SceneTree

    func _initialize() -> void:
        var session := AVAudioSession.new()
        session.activation_completed.connect(
            func(active: bool, error: Error) -> void: print("active: ", active, " ", error)
        )
        session.category = AVAudioSession.ambient
        print("category: ", session.category)
        session.activate_async()
        await session.activation_completed
        print("outputs: ", session.current_route.outputs.size())
        session.category = 77
        quit()
"""


def find_library(target: str, arch: str) -> Path:
    return PACKAGED / "lib" / f"libav_audio_session.android.{target}.{arch}.so"


def parse(library: Path) -> lief.ELF.Binary:
    binary = lief.ELF.parse(library)
    assert binary is not None
    return binary


@pytest.fixture(params=[(target, arch) for target in TARGETS for arch in PROCESSORS], ids="-".join)
def built(request: pytest.FixtureRequest) -> tuple[str, Path]:
    """Return the processor and the library."""
    target, arch = request.param
    return arch, find_library(target, arch)


def test_it_takes_from_the_system_what_every_android_has(built: tuple[str, Path]) -> None:
    _, library = built
    binary = parse(library)
    allowed = android_toolchain.read_allowed()
    imported = {str(symbol.name) for symbol in binary.imported_symbols}
    assert imported
    assert imported <= set(allowed)
    assert max(allowed[name].level for name in imported) <= API_LEVEL
    assert not list(binary.symbols_version_requirement)


def test_nothing_is_allowed_that_nobody_needs() -> None:
    binaries = [parse(find_library(target, arch)) for target in TARGETS for arch in PROCESSORS]
    imported = {str(symbol.name) for binary in binaries for symbol in binary.imported_symbols}
    assert imported == set(android_toolchain.read_allowed())


def test_the_loader_of_an_old_android_knows_all_that_is_in_it(built: tuple[str, Path]) -> None:
    arch, library = built
    binary = parse(library)
    assert {entry.tag for entry in binary.dynamic_entries} <= KNOWN_ENTRIES
    assert {relocation.type.name for relocation in binary.relocations} <= KNOWN_RELOCATIONS[arch]
    assert lief.ELF.Segment.TYPE.TLS not in {segment.type for segment in binary.segments}
    # Later versions look for the sections, too.
    assert binary.has_section(".dynamic")


def test_its_segments_fit_pages_of_every_size(built: tuple[str, Path]) -> None:
    _, library = built
    binary = parse(library)
    loaded = [segment for segment in binary.segments if segment.type == lief.ELF.Segment.TYPE.LOAD]
    assert loaded
    for segment in loaded:
        assert segment.alignment == PAGE
        assert segment.virtual_address % PAGE == segment.file_offset % PAGE
        # Android loads nothing that can be written and run.
        assert not (segment.has(lief.ELF.Segment.FLAGS.W) and segment.has(lief.ELF.Segment.FLAGS.X))
    ends = [(each.virtual_address + each.virtual_size - 1) // PAGE for each in loaded]
    starts = [each.virtual_address // PAGE for each in loaded]
    # Each has its own pages: they differ in what may be done with them.
    assert all(end < start for end, start in zip(ends, starts[1:], strict=False))


@pytest.mark.parametrize("target", TARGETS)
def test_the_32_bit_library_passes_numbers_as_android_does(target: str) -> None:
    assert not int(parse(find_library(target, "arm32")).header.processor_flag) & ARM_HARD_FLOAT


@pytest.mark.parametrize("function", ["__errno_location", "dlopen", "clock_gettime"])
def test_the_linker_refuses_what_is_not_in_the_list(tmp_path: Path, function: str) -> None:
    """The first is not in Android's; the others are only not used so far."""
    toolchain = android_toolchain.find("arm64")
    source = tmp_path / "source.cpp"
    source.write_text(f'extern "C" int {function}();\n\nint call() {{\n\treturn {function}();\n}}\n')
    code = tmp_path / "source.o"
    subprocess.run(
        [*toolchain.compiler, *toolchain.compile_flags, "-fPIC", "-c", source, "-o", code],
        check=True,
        timeout=TIME_LIMIT,
    )
    flags = [flag for flag in toolchain.link_flags if flag != "--gc-sections"]
    linked = subprocess.run(
        [
            *toolchain.linker,
            "-shared",
            *flags,
            code,
            BUILD / "android.arm64" / SYSTEM_LIBRARY,
            "-o",
            tmp_path / "a.so",
        ],
        check=False,
        timeout=TIME_LIMIT,
        capture_output=True,
        text=True,
    )
    assert linked.returncode != 0
    assert f"undefined symbol: {function}" in linked.stderr


@pytest.mark.parametrize(
    ("backend", "said"),
    [
        ("auto", ["category: 6", "active: true 2", "outputs: 0"]),
        ("simulated", ["category: 0", "active: true 0", "outputs: 1"]),
    ],
)
def test_the_code_runs_in_the_engine_on_the_c_library_of_this_machine(
    tmp_path: Path, backend: str, said: list[str]
) -> None:
    arch = {"x86_64": "x86_64", "aarch64": "arm64"}[platform.machine()]
    project = Project(tmp_path, addons=(PACKAGED,))
    addon = project.path / "addons" / PACKAGED.name
    binary = parse(find_library("template_debug", arch))
    binary.remove_library(SYSTEM_LIBRARY)
    binary.add_library("libc.so.6")
    name = f"libav_audio_session.linux.template_debug.{arch}.so"
    binary.write(str(addon / "lib" / name))
    run = project.run_script(PLAY, environment={"AV_AUDIO_SESSION_BACKEND": backend})
    assert run.exit_code == 0, run.log
    assert [
        line for line in run.log.splitlines() if line.startswith(("category", "active", "outputs"))
    ] == said
    assert [error.partition("77")[0] for error in run.errors] == [
        "AVAudioSession: Cannot set the category to "
    ]
