"""What the file of a library says of itself: ELF, PE and Mach-O in the same terms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lief

from tools.errors import ToolError

_ELF_ARCHITECTURES = {
    lief.ELF.ARCH.X86_64: "x86_64",
    lief.ELF.ARCH.AARCH64: "arm64",
    lief.ELF.ARCH.ARM: "arm32",
}
_PE_ARCHITECTURES = {
    lief.PE.Header.MACHINE_TYPES.AMD64: "x86_64",
    lief.PE.Header.MACHINE_TYPES.ARM64: "arm64",
}
_MACHO_ARCHITECTURES = {
    lief.MachO.Header.CPU_TYPE.X86_64: "x86_64",
    lief.MachO.Header.CPU_TYPE.ARM64: "arm64",
}
_MACHO_PLATFORMS = {
    lief.MachO.BuildVersion.PLATFORMS.MACOS: "macos",
    lief.MachO.BuildVersion.PLATFORMS.IOS: "ios",
    lief.MachO.BuildVersion.PLATFORMS.IOS_SIMULATOR: "ios-simulator",
    lief.MachO.BuildVersion.PLATFORMS.VISIONOS: "xros",
    lief.MachO.BuildVersion.PLATFORMS.VISIONOS_SIMULATOR: "xros-simulator",
}
_GLIBC_VERSION = re.compile(r"GLIBC_([\d.]+)")


@dataclass(frozen=True)
class Contents:
    """What a library says for one processor."""

    platform: str
    architecture: str
    minimum: tuple[int, ...]
    """The version of the oldest system that can load it; on Linux of the oldest C library."""
    exports: tuple[str, ...]
    libraries: tuple[str, ...]
    """What is loaded along."""
    leftovers: tuple[str, ...] = ()
    """What is of no use on another machine than the one that built it, or in the way there."""
    install_name: str = ""
    """Where an Apple system is to find it, for those that were linked with it."""


def read(library: Path) -> list[Contents]:
    """Read a library, for each processor that it has code for.

    Raises ToolError if it is no library.
    """
    # What is taken out of a binary does not keep it alive: it is bound to a name until all is read.
    binary = lief.parse(library)
    if isinstance(binary, lief.ELF.Binary):
        return [_read_elf(binary)]
    if isinstance(binary, lief.PE.Binary):
        return [_read_pe(binary)]
    if isinstance(binary, lief.MachO.Binary):
        # For a file with several, lief.parse() gives one of them.
        fat = lief.MachO.parse(library)
        return [_read_macho(each) for each in fat or ()]
    raise ToolError("is no library that can be read")


def _read_elf(binary: lief.ELF.Binary) -> Contents:
    libraries = tuple(str(name) for name in binary.libraries)
    tags = lief.ELF.DynamicEntry.TAG
    leftovers = [f"the entry {tag.name}" for tag in (tags.RPATH, tags.RUNPATH) if binary.has(tag)]
    sections = [str(section.name) for section in binary.sections]
    leftovers += [f"the section {name}" for name in sections if name.startswith(".debug")]
    if list(binary.symtab_symbols):
        leftovers.append("a table of symbols that are not exported")
    # Android's C library has no version in its name.
    platform = "android" if "libc.so" in libraries else "linux"
    return Contents(
        platform,
        _ELF_ARCHITECTURES.get(binary.header.machine_type, str(binary.header.machine_type)),
        max(_glibc_versions(binary), default=()) if platform == "linux" else _android_version(binary),
        tuple(str(symbol.name) for symbol in binary.exported_symbols),
        libraries,
        tuple(leftovers),
    )


def _glibc_versions(binary: lief.ELF.Binary) -> Iterator[tuple[int, ...]]:
    for requirement in binary.symbols_version_requirement:
        for version in requirement.get_auxiliary_symbols():
            if match := _GLIBC_VERSION.fullmatch(str(version.name)):
                yield parse_version(match[1])


def _android_version(binary: lief.ELF.Binary) -> tuple[int, ...]:
    return tuple(note.sdk_version for note in binary.notes if isinstance(note, lief.ELF.AndroidIdent))


def parse_version(version: str) -> tuple[int, ...]:
    """Read "2.17"; raises ValueError on anything but numbers with dots between them."""
    return tuple(int(number) for number in version.split("."))


def _read_pe(binary: lief.PE.Binary) -> Contents:
    header = binary.optional_header
    exports = binary.get_export()
    imports = [*binary.imports, *binary.delay_imports]
    # One says that the file is the same whenever it is built.
    reproducible = lief.PE.Debug.TYPES.REPRO
    leftovers = [f"the debug entry {each.type.name}" for each in binary.debug if each.type != reproducible]
    return Contents(
        "windows",
        _PE_ARCHITECTURES.get(binary.header.machine, str(binary.header.machine)),
        (header.major_subsystem_version, header.minor_subsystem_version),
        tuple(str(entry.name) for entry in exports.entries) if exports else (),
        # Windows does not tell capitals apart.
        tuple(str(each.name).lower() for each in imports),
        tuple(leftovers),
    )


def _read_macho(binary: lief.MachO.Binary) -> Contents:
    version = binary.build_version
    kinds = lief.MachO.LoadCommand.TYPE
    loads = [command for command in binary.commands if isinstance(command, lief.MachO.DylibCommand)]
    return Contents(
        _MACHO_PLATFORMS.get(version.platform, str(version.platform))
        if version
        else "an Apple platform before 10.14",
        _MACHO_ARCHITECTURES.get(binary.header.cpu_type, str(binary.header.cpu_type)),
        tuple(version.minos[:2]) if version else (),
        # Apple's compilers put an underscore in front.
        tuple(str(symbol.name).removeprefix("_") for symbol in binary.exported_symbols),
        tuple(str(each.name) for each in loads if each.command != kinds.ID_DYLIB),
        tuple(f"the search path {command.path}" for command in binary.rpaths),
        "".join(str(each.name) for each in loads if each.command == kinds.ID_DYLIB),
    )
