"""What the class reference says, as data. Every part knows its place, for error messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tools.bindgen.types import ValueType


@dataclass(frozen=True)
class Place:
    """A line of a class reference file, or of the rules."""

    path: Path
    line: int

    def __str__(self) -> str:
        """Give it in the form that editors jump to."""
        return f"{self.path}:{self.line}"


class ClassReferenceError(Exception):
    """A mistake in the class reference or in the rules: where it is, what is wrong and what to do."""

    def __init__(self, place: Place, message: str) -> None:
        """Put the place in front, as compilers do."""
        super().__init__(f"{place}: {message}")


@dataclass(frozen=True)
class Argument:
    """An argument of a method or of a signal."""

    name: str
    type: ValueType
    default: str | None = None
    """A C++ expression for the default, or None where the argument must be given."""


@dataclass(frozen=True)
class Method:
    """A method, or the getter or setter of a property."""

    name: str
    result: ValueType | None
    """None for `void`."""
    arguments: tuple[Argument, ...] = ()
    is_static: bool = False
    is_const: bool = False

    @property
    def defaults(self) -> list[str]:
        """The C++ expressions of the default arguments, which are the last ones."""
        return [argument.default for argument in self.arguments if argument.default is not None]


@dataclass(frozen=True)
class Property:
    """A property; `setter` is None where it is read-only."""

    name: str
    type: ValueType
    getter: Method
    setter: Method | None

    @property
    def is_stored(self) -> bool:
        """Whether it can have a default."""
        return self.type.usage != "PROPERTY_USAGE_NONE"


@dataclass(frozen=True)
class Signal:
    """A signal."""

    name: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True)
class Constant:
    """A constant of an enum, or of the class itself."""

    name: str
    value: int


@dataclass
class Enum:
    """An enum or bitfield; the name is empty for the constants that belong to none."""

    name: str
    is_bitfield: bool
    constants: list[Constant] = field(default_factory=list)


@dataclass(frozen=True)
class Class:
    """A class that GDScript sees."""

    name: str
    inherits: str
    properties: tuple[Property, ...]
    methods: tuple[Method, ...]
    signals: tuple[Signal, ...]
    enums: tuple[Enum, ...]
    xml: str
    """The whole text, for the editor's help."""

    @property
    def methods_and_setters(self) -> list[Method]:
        """The methods, setters among them."""
        setters = [property_.setter for property_ in self.properties if property_.setter is not None]
        return [*self.methods, *setters]

    @property
    def all_methods(self) -> list[Method]:
        """The methods, getters and setters among them."""
        accessors = [
            accessor
            for property_ in self.properties
            for accessor in (property_.setter, property_.getter)
            if accessor is not None
        ]
        return [*self.methods, *accessors]
