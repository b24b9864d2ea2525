"""The bill of materials of a package, in CycloneDX's format: its files, and what is linked into them."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6

from tools import engine, zig_toolchain
from tools.errors import ToolError

# It is about what is in the package, which is the same whenever it is made.
TIMESTAMP = datetime(1980, 1, 1, tzinfo=UTC)

LLVM_LICENSE = "Apache-2.0 WITH LLVM-exception"


def make(name: str, version: str, files: Mapping[str, Path]) -> str:
    """Return the bill of a package, as JSON; `files` are by their path in the package."""
    addon = _describe(name, version, "MIT")
    addon.components = [_describe_file(place, path) for place, path in files.items()]
    zig = _describe("zig", metadata.version("ziglang"), "MIT", ComponentType.APPLICATION)
    bom = Bom(
        components=_list_linked(),
        serial_number=uuid5(NAMESPACE_URL, f"{name}-{version}"),
        metadata=BomMetaData(component=addon, timestamp=TIMESTAMP),
    )
    bom.metadata.tools.components.add(zig)
    bom.register_dependency(addon, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _list_linked() -> Iterator[Component]:
    """Give what is in the libraries and is not ours."""
    parts = zig_toolchain.find_libraries()
    llvm = _read(parts / "libcxx/include/__config", r"define _LIBCPP_VERSION (\d\d)(\d\d)(\d\d)")
    for library in ("libc++", "libc++abi", "libunwind"):
        yield _describe(library, llvm, LLVM_LICENSE)
    yield _describe("zig compiler_rt", metadata.version("ziglang"), "MIT")
    macros = r"(?s)_VERSION_MAJOR (\d+).*?_VERSION_MINOR (\d+).*?_VERSION_BUGFIX (\d+)"
    mingw = _read(parts / "libc/include/any-windows-any/_mingw_mac.h", macros)
    yield _describe("mingw-w64", mingw, "ZPL-2.1")
    yield _describe("gdextension_interface.h", str(engine.find(fetch=False).version), "MIT")


def _read(header: Path, pattern: str) -> str:
    """Return the version that a header names in three numbers."""
    found = re.search(pattern, header.read_text(encoding="utf-8"))
    if found is None:
        raise ToolError(f"{header} names no version, so the bill of materials would lack it: {pattern}")
    return ".".join(str(int(number)) for number in found.groups())


def _describe(
    name: str, version: str, license_: str, type_: ComponentType = ComponentType.LIBRARY
) -> Component:
    licenses = [LicenseFactory().make_from_string(license_)]
    return Component(name=name, version=version, type=type_, licenses=licenses, bom_ref=f"{name}@{version}")


def _describe_file(place: str, path: Path) -> Component:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest)]
    return Component(name=place, type=ComponentType.FILE, hashes=hashes, bom_ref=place)
