"""The types of the class reference: what each is in C++, and how Godot describes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CPP_KEYWORDS = """
    alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t class
    compl const const_cast constexpr continue decltype default delete do double dynamic_cast else enum
    explicit export extern false float for friend goto if inline int long mutable namespace new noexcept
    not not_eq nullptr operator or or_eq private protected public register reinterpret_cast return short
    signed sizeof static static_assert static_cast struct switch template this thread_local throw true
    try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq
"""
# Of gd::Instance, which every class is.
_INSTANCE_MEMBERS = {"class_name", "emit_signal", "get_class_name", "get_owner", "set_owner"}
RESERVED = _INSTANCE_MEMBERS | set(_CPP_KEYWORDS.split())
"""The names that a member cannot have, because C++ or gd::Instance has them."""


@dataclass(frozen=True)
class ValueType:
    """The type of an argument, a result or a property."""

    name: str
    """As the class reference writes it."""
    cpp: str
    """In C++ code that knows nothing of the engine."""
    variant_type: str
    """The end of `GDEXTENSION_VARIANT_TYPE_…`."""
    by_reference: bool = True
    """Whether a C++ argument of the type is passed as a const reference."""
    usage: str = "PROPERTY_USAGE_DEFAULT"
    """Godot's `PropertyUsageFlags`."""
    class_name: str = ""
    """Godot's name of the class, or of the enum as `Class.Enum`."""
    element: str = ""
    """Of a typed array: Godot's name of the element type."""
    owner: str = ""
    """Of an object: the C++ class."""
    enum: str = ""
    """Of an enum or bitfield: the C++ name."""
    is_bitfield: bool = False

    @property
    def cpp_argument(self) -> str:
        """The type of a C++ argument."""
        return f"const {self.cpp} &" if self.by_reference else f"{self.cpp} "

    @property
    def godot_cpp(self) -> str:
        """The type in godot-cpp."""
        if self.enum == "gd::Error":
            return "godot::Error"
        if self.enum:
            return f"godot::BitField<{self.enum}>" if self.is_bitfield else self.enum
        if self.element:
            element = self.owner or BUILTIN[self.element].godot_cpp
            return f"godot::TypedArray<{element}>"
        if self.owner:
            return f"godot::Ref<{self.owner}>"
        return f"godot::{self.name}" if self.by_reference else self.cpp.removeprefix("std::")

    @property
    def hint(self) -> str:
        """Godot's `PropertyHint`."""
        return "PROPERTY_HINT_ARRAY_TYPE" if self.element else "PROPERTY_HINT_NONE"


BUILTIN = {
    type_.name: type_
    for type_ in (
        ValueType("bool", "bool", "BOOL", by_reference=False),
        ValueType("int", "std::int64_t", "INT", by_reference=False),
        ValueType("float", "double", "FLOAT", by_reference=False),
        ValueType("String", "std::string", "STRING"),
        ValueType("StringName", "gd::StringName", "STRING_NAME"),
        ValueType("Callable", "gd::Callable", "CALLABLE"),
        ValueType("Dictionary", "gd::Dictionary", "DICTIONARY"),
        ValueType("Array", "gd::Array", "ARRAY"),
        ValueType("PackedByteArray", "gd::PackedByteArray", "PACKED_BYTE_ARRAY"),
        ValueType("PackedInt32Array", "gd::PackedInt32Array", "PACKED_INT32_ARRAY"),
        ValueType("PackedInt64Array", "gd::PackedInt64Array", "PACKED_INT64_ARRAY"),
        ValueType("PackedFloat32Array", "gd::PackedFloat32Array", "PACKED_FLOAT32_ARRAY"),
        ValueType("PackedFloat64Array", "gd::PackedFloat64Array", "PACKED_FLOAT64_ARRAY"),
        ValueType("PackedStringArray", "gd::PackedStringArray", "PACKED_STRING_ARRAY"),
        ValueType(
            "Variant", "gd::Variant", "NIL", usage="PROPERTY_USAGE_DEFAULT | PROPERTY_USAGE_NIL_IS_VARIANT"
        ),
    )
}

ARRAY_ELEMENTS = ("bool", "int", "float", "String", "StringName", "Dictionary")
"""The built-in types that an array can be of; besides these, our own classes."""


def object_type(class_name: str) -> ValueType:
    """Give the type of a reference to one of our own classes."""
    return ValueType(class_name, f"gd::Ref<{class_name}>", "OBJECT", class_name=class_name, owner=class_name)


def property_type(type_: ValueType, *, is_read_only: bool) -> ValueType:
    """Give the type of a property.

    An object that is made for whoever reads it cannot be the default of a property, and the engine takes a
    default of whatever can be stored.
    """
    is_made_when_read = is_read_only and type_.variant_type == "OBJECT"
    return replace(type_, usage="PROPERTY_USAGE_NONE") if is_made_when_read else type_


def array_type(element: ValueType) -> ValueType:
    """Give the type of an `Array[element]`."""
    return ValueType(
        f"{element.name}[]",
        f"gd::TypedArray<{element.cpp}>",
        "ARRAY",
        element=element.name,
        owner=element.owner,
    )


def enum_type(cpp_name: str, godot_name: str, *, is_bitfield: bool) -> ValueType:
    """Give the type of an enum or bitfield, which is an int to Godot."""
    flag = "PROPERTY_USAGE_CLASS_IS_BITFIELD" if is_bitfield else "PROPERTY_USAGE_CLASS_IS_ENUM"
    return replace(
        BUILTIN["int"],
        name=godot_name,
        cpp=cpp_name,
        usage=f"PROPERTY_USAGE_DEFAULT | {flag}",
        class_name=godot_name,
        enum=cpp_name,
        is_bitfield=is_bitfield,
    )


def _pattern(pattern: str, expression: str) -> Callable[[str], str | None]:
    """Give a function from a literal to C++: `expression` with the match's group put in for `{}`."""

    def convert(literal: str) -> str | None:
        match = re.fullmatch(pattern, literal)
        return expression.format(*match.groups()) if match else None

    return convert


def parse_int(text: str) -> int | None:
    """Give the whole number of 64 bits that a text is, or None."""
    value = int(text) if re.fullmatch(r"-?\d+", text) else None
    return value if value is not None and -(2**63) <= value < 2**63 else None


def _convert_int(literal: str) -> str | None:
    value = parse_int(literal)
    if value is None:
        return None
    # C++ has no literal for the smallest.
    number = "INT64_MIN" if value == -(2**63) else f"{value}"
    return f"gd::Variant(std::int64_t{{{number}}})"


_STRING = r'"((?:[^"\\\n]|\\["\\nt])*)"'
_LITERALS: dict[str, Callable[[str], str | None]] = {
    "bool": _pattern("(true|false)", "gd::Variant({})"),
    "int": _convert_int,
    "float": _pattern(r"(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)", "gd::Variant(double{{{}}})"),
    "String": _pattern(_STRING, 'gd::Variant("{}")'),
    "StringName": _pattern("&" + _STRING, 'gd::Variant(gd::StringName{{"{}"}})'),
    "Callable": _pattern(r"Callable\(\)", "gd::Callable()"),
    "Dictionary": _pattern(r"\{\}", "gd::Dictionary()"),
    "Array": _pattern(r"\[\]", "gd::Array()"),
    "Variant": _pattern("null", "gd::Variant()"),
}


def convert_default(literal: str, type_: ValueType) -> str | None:
    """Give the C++ expression of a default value, or None where it does not fit the type.

    :param literal: as Godot's class reference writes it: `0`, `1.5`, `true`, `"text"`, `&"name"`, `[]`, `{}`,
        `null`, `Callable()` or `PackedByteArray()`.
    """
    if type_.element:
        # Godot writes the first for a parameter and the second for a member.
        return f"{type_.cpp}()" if literal in ("[]", f"Array[{type_.element}]([])") else None
    if type_.owner:
        return "gd::Variant()" if literal == "null" else None
    if type_.name.startswith("Packed"):
        return f"gd::Variant({type_.cpp}())" if literal == f"{type_.name}()" else None
    return _LITERALS["int" if type_.enum else type_.name](literal)


def describe_default(type_: ValueType) -> str:
    """Say what `convert_default` takes for the type, for an error message."""
    if type_.element:
        return "[]"
    if type_.owner:
        return "null"
    if type_.enum:
        return "a whole number"
    examples = {
        "bool": "true or false",
        "int": "a whole number",
        "float": "a number",
        "String": 'a text in double quotes, like "text"',
        "StringName": 'a name in double quotes, like &"name"',
        "Callable": "Callable()",
        "Dictionary": "{}",
        "Array": "[]",
        "Variant": "null",
    }
    return examples.get(type_.name, f"{type_.name}()")
