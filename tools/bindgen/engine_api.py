"""What `extension_api.json`, which Godot itself writes, says of the engine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_SIZES = {
    "String": "size_of_string",
    "StringName": "size_of_string_name",
    "Array": "size_of_array",
    "Callable": "size_of_callable",
    "PackedByteArray": "size_of_packed_array",  # all packed arrays are of one size
    "Variant": "size_of_variant",
}
_FLAGS = (
    "PROPERTY_HINT_NONE",
    "PROPERTY_HINT_ARRAY_TYPE",
    "PROPERTY_USAGE_NONE",
    "PROPERTY_USAGE_DEFAULT",
    "PROPERTY_USAGE_NIL_IS_VARIANT",
    "PROPERTY_USAGE_CLASS_IS_ENUM",
    "PROPERTY_USAGE_CLASS_IS_BITFIELD",
)
_OBJECT_METHODS = ("emit_signal", "get_signal_connection_list", "notification")


@dataclass(frozen=True)
class Size:
    """The size of one of the engine's types, in bytes."""

    name: str
    bits_32: int
    bits_64: int


@dataclass(frozen=True)
class EngineApi:
    """The part of the engine's API that the direct binding uses."""

    version: str
    sizes: list[Size]
    flags: dict[str, int]
    """`PropertyHint` and `PropertyUsageFlags`, as far as they are used."""
    errors: dict[str, int]
    """The global enum `Error`."""
    notification_postinitialize: int
    object_hashes: dict[str, int]
    """What the engine knows the methods of `Object` by, as far as they are used."""


def read_engine_api(path: Path) -> EngineApi:
    """Read the file that `godot --dump-extension-api` wrote."""
    api = json.loads(path.read_text(encoding="utf-8"))
    precision = {"single": "float", "double": "double"}[api["header"]["precision"]]
    bits_32 = _read_sizes(api, f"{precision}_32")
    bits_64 = _read_sizes(api, f"{precision}_64")
    global_enums = {enum["name"]: _read_enum(enum) for enum in api["global_enums"]}
    object_ = _find(api["classes"], "Object")
    flags = global_enums["PropertyHint"] | global_enums["PropertyUsageFlags"]
    return EngineApi(
        api["header"]["version_full_name"],
        [Size(name, bits_32[type_], bits_64[type_]) for type_, name in _SIZES.items()],
        {name: flags[name] for name in _FLAGS},
        global_enums["Error"],
        _find(object_["constants"], "NOTIFICATION_POSTINITIALIZE")["value"],
        {name: _find(object_["methods"], name)["hash"] for name in _OBJECT_METHODS},
    )


def _read_sizes(api: dict[str, Any], configuration: str) -> dict[str, int]:
    for sizes in api["builtin_class_sizes"]:
        if sizes["build_configuration"] == configuration:
            return {size["name"]: size["size"] for size in sizes["sizes"]}
    raise KeyError(configuration)


def _find(entries: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(entry for entry in entries if entry["name"] == name)


def _read_enum(enum: dict[str, Any]) -> dict[str, int]:
    return {value["name"]: value["value"] for value in enum["values"]}
