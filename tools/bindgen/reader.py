"""Reads Godot class reference XML and refuses what the binding could not carry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from tools.bindgen import types
from tools.bindgen.model import (
    Argument,
    Class,
    ClassReferenceError,
    Constant,
    Enum,
    Method,
    Place,
    Property,
    Signal,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ALLOWED_TYPES = ", ".join((*types.BUILTIN, "a type with [] behind it", "a class of this extension"))
# What a class has, and what each of that has in turn; texts have nothing.
_GROUPS = {
    "brief_description": "",
    "description": "",
    "tutorials": "link",
    "methods": "method",
    "members": "member",
    "signals": "signal",
    "constants": "constant",
}
_ALLOWED_ELEMENTS = ", ".join((*types.ARRAY_ELEMENTS, "a class of this extension"))


def read_classes(paths: Sequence[Path]) -> list[Class]:
    """Read the class reference of one extension.

    :raises ClassReferenceError: at the first mistake, with its file and line.
    """
    roots = [_parse(path) for path in paths]
    names: dict[str, Place] = {}
    for path, root in zip(paths, roots, strict=True):
        name = _attribute(root, "name")
        _refuse_second(names, name, _place(root), "class")
        if name != path.stem:
            raise _mistake(root, f"the class is called '{name}': call the file {name}.xml.")
    enums = _read_all_enums(roots)
    return [_ClassReader(root, set(names), enums).read() for root in roots]


def _parse(path: Path) -> etree._Element:
    try:
        root = etree.parse(path).getroot()
    except etree.XMLSyntaxError as error:
        place = Place(path, error.lineno or 1)
        message = f"this is not well-formed XML: {error.msg}. Close or correct the element."
        raise ClassReferenceError(place, message) from None
    if root.tag != "class":
        raise _mistake(root, f"the outermost element is <{_tag(root)}>, but a class reference has <class>.")
    return root


def _place(element: etree._Element) -> Place:
    return Place(Path(element.getroottree().docinfo.URL or ""), element.sourceline or 1)


def _tag(element: etree._Element) -> str:
    return str(element.tag)


def _mistake(element: etree._Element, message: str) -> ClassReferenceError:
    return ClassReferenceError(_place(element), message)


def _attribute(element: etree._Element, name: str) -> str:
    value = element.get(name)
    if value is None:
        raise _mistake(element, f"<{_tag(element)}> has no attribute '{name}'. Add it.")
    return value


def _identifier(element: etree._Element, name: str = "name") -> str:
    value = _attribute(element, name)
    if value in types.RESERVED:
        raise _mistake(element, f"'{value}' means something else in C++ already. Use another name.")
    if not types.IDENTIFIER.fullmatch(value):
        raise _mistake(
            element,
            f"'{value}' cannot be a name. Use letters, digits and underscores, and no digit in front.",
        )
    return value


def _refuse_second(seen: dict[str, Place], name: str, place: Place, kind: str) -> None:
    if name in seen:
        raise ClassReferenceError(place, f"there is another {kind} '{name}', at {seen[name]}. Rename one.")
    seen[name] = place


def _children(root: etree._Element, group: str, tag: str) -> Iterable[etree._Element]:
    return root.iterfind(f"{group}/{tag}")


def _refuse_unknown_elements(root: etree._Element) -> None:
    """Find a misspelt element, which would be passed over without a word."""
    for group in root.iterchildren(etree.Element):
        if _tag(group) not in _GROUPS:
            raise _mistake(
                group, f"<{_tag(group)}> is not known in <class>. Use one of {', '.join(_GROUPS)}."
            )
        for element in group.iterchildren(etree.Element):
            if _tag(element) != _GROUPS[_tag(group)]:
                raise _mistake(element, f"<{_tag(group)}> has only <{_GROUPS[_tag(group)]}> in it.")


def _read_all_enums(roots: Sequence[etree._Element]) -> dict[str, list[Enum]]:
    """Read the enums of every class; C++ sees them side by side, so no two may share a name."""
    owners: dict[str, Place] = {}
    result: dict[str, list[Enum]] = {}
    for root in roots:
        _refuse_unknown_elements(root)
        enums = _read_enums(root)
        for enum in enums:
            if enum.name:
                _refuse_second(owners, enum.name, _place(root), "enum")
        result[_attribute(root, "name")] = enums
    return result


def _read_enums(root: etree._Element) -> list[Enum]:
    enums: dict[str, Enum] = {}
    names: dict[str, Place] = {}
    for element in _children(root, "constants", "constant"):
        place = _place(element)
        name = _identifier(element)
        _refuse_second(names, name, place, "constant")
        constant = Constant(name, _integer(element, "value"))
        is_bitfield = element.get("is_bitfield") == "true"
        enum_name = _identifier(element, "enum") if element.get("enum") else ""
        enum = enums.setdefault(enum_name, Enum(enum_name, is_bitfield))
        if enum.is_bitfield != is_bitfield:
            said = f"'{name}' says is_bitfield=\"{str(is_bitfield).lower()}\""
            raise _mistake(
                element, f"{said}, and the constants of '{enum.name}' above it do not. Make them agree."
            )
        for other in enum.constants:
            if enum.name and other.value == constant.value:
                both = f"'{name}' and '{other.name}' of the enum '{enum.name}'"
                raise _mistake(
                    element, f"{both} both have the value {other.value}. Give one of them another."
                )
        enum.constants.append(constant)
    return list(enums.values())


def _integer(element: etree._Element, name: str) -> int:
    value = types.parse_int(_attribute(element, name))
    if value is None:
        raise _mistake(element, f'{name}="{element.get(name)}" is not a whole number of 64 bits.')
    return value


class _ClassReader:
    """Reads one class; `classes` and `enums` are those of the whole extension."""

    def __init__(self, root: etree._Element, classes: set[str], enums: dict[str, list[Enum]]) -> None:
        self._root = root
        self._name = _identifier(root)
        self._classes = classes
        self._enums = enums

    def read(self) -> Class:
        inherits = _attribute(self._root, "inherits")
        if inherits != "RefCounted":
            allowed = "but the binding carries only classes that inherit RefCounted."
            raise _mistake(self._root, f"'{self._name}' inherits '{inherits}', {allowed}")
        methods = self._read_methods()
        properties = self._read_properties({method.name for method in methods})
        return Class(
            self._name,
            inherits,
            properties,
            methods,
            self._read_signals(),
            tuple(self._enums[self._name]),
            xml=_place(self._root).path.read_text(encoding="utf-8"),
        )

    def _read_methods(self) -> tuple[Method, ...]:
        methods = []
        names: dict[str, Place] = {}
        for element in _children(self._root, "methods", "method"):
            name = _identifier(element)
            _refuse_second(names, name, _place(element), "method")
            result = element.find("return")
            qualifiers = element.get("qualifiers", "").split()
            unsupported = set(qualifiers) - {"const", "static"}
            if unsupported:
                raise _mistake(
                    element,
                    f"the qualifier '{unsupported.pop()}' is not supported. Use const, static or none.",
                )
            methods.append(
                Method(
                    name,
                    None if result is None or result.get("type") == "void" else self._read_type(result),
                    self._read_arguments(element),
                    is_static="static" in qualifiers,
                    is_const="const" in qualifiers,
                )
            )
        return tuple(methods)

    def _read_arguments(self, element: etree._Element) -> tuple[Argument, ...]:
        arguments: list[Argument] = []
        names: dict[str, Place] = {}
        for index, param in enumerate(element.iterfind("param")):
            place = _place(param)
            name = _identifier(param)
            _refuse_second(names, name, place, "parameter")
            if _integer(param, "index") != index:
                raise _mistake(param, f"the parameter '{name}' is number {index}: write index=\"{index}\".")
            type_ = self._read_type(param)
            default = param.get("default")
            if default is None and arguments and arguments[-1].default is not None:
                before = arguments[-1].name
                raise _mistake(param, f"'{name}' needs a default, because '{before}' before it has one.")
            converted = None if default is None else self._convert_default(param, default, type_)
            arguments.append(Argument(name, type_, converted))
        return tuple(arguments)

    def _read_properties(self, methods: set[str]) -> tuple[Property, ...]:
        properties = []
        names: dict[str, Place] = {}
        accessors: dict[str, Place] = {}
        for element in _children(self._root, "members", "member"):
            name = _identifier(element)
            place = _place(element)
            _refuse_second(names, name, place, "member")
            type_ = self._read_type(element)
            if element.get("default") is not None:
                self._convert_default(element, _attribute(element, "default"), type_)
            getter = Method(_identifier(element, "getter"), type_, is_const=True)
            setter = None
            if element.get("setter"):
                setter = Method(_identifier(element, "setter"), None, (Argument("value", type_),))
            for accessor in (getter, setter):
                if accessor is None:
                    continue
                if accessor.name in methods:
                    advice = "Godot lists a getter or setter only with its member: remove the method."
                    raise _mistake(element, f"'{accessor.name}' is listed under <methods> as well. {advice}")
                _refuse_second(accessors, accessor.name, place, "getter or setter")
            properties.append(
                Property(name, types.property_type(type_, is_read_only=setter is None), getter, setter)
            )
        return tuple(properties)

    def _read_signals(self) -> tuple[Signal, ...]:
        names: dict[str, Place] = {}
        signals = []
        for element in _children(self._root, "signals", "signal"):
            name = _identifier(element)
            _refuse_second(names, name, _place(element), "signal")
            signals.append(Signal(name, self._read_arguments(element)))
        return tuple(signals)

    def _read_type(self, element: etree._Element) -> types.ValueType:
        name = _attribute(element, "type")
        if element.get("enum"):
            return self._read_enum_type(element, _attribute(element, "enum"))
        if name.endswith("[]"):
            element_name = name.removesuffix("[]")
            if element_name in types.ARRAY_ELEMENTS:
                return types.array_type(types.BUILTIN[element_name])
            if element_name in self._classes:
                return types.array_type(types.object_type(element_name))
            raise _mistake(
                element, f"an array of '{element_name}' is not supported. Use {_ALLOWED_ELEMENTS}."
            )
        if name in types.BUILTIN:
            return types.BUILTIN[name]
        if name in self._classes:
            return types.object_type(name)
        raise _mistake(element, f"the type '{name}' is not known. Use one of {_ALLOWED_TYPES}.")

    def _read_enum_type(self, element: etree._Element, name: str) -> types.ValueType:
        if element.get("type") != "int":
            raise _mistake(element, f"the enum '{name}' goes with type=\"int\", which is what Godot writes.")
        if name == "Error":
            return types.enum_type("gd::Error", name, is_bitfield=False)
        class_name, _, enum_name = name.partition(".")
        for enum in self._enums.get(class_name, ()):
            if enum.name == enum_name:
                is_bitfield = element.get("is_bitfield") == "true"
                if is_bitfield != enum.is_bitfield:
                    wanted = f'is_bitfield="{str(enum.is_bitfield).lower()}"'
                    raise _mistake(element, f"'{name}' needs {wanted} here, as its constants have it.")
                return types.enum_type(enum_name, name, is_bitfield=enum.is_bitfield)
        known = [f"{owner}.{enum.name}" for owner, enums in self._enums.items() for enum in enums]
        raise _mistake(element, f"the enum '{name}' is not known. Use one of {', '.join([*known, 'Error'])}.")

    def _convert_default(self, element: etree._Element, literal: str, type_: types.ValueType) -> str:
        converted = types.convert_default(literal, type_)
        name = _attribute(element, "name")
        if converted is None:
            fits = types.describe_default(type_)
            raise _mistake(
                element,
                f"the default {literal} of '{name}' does not fit its type {type_.name}. Write {fits}.",
            )
        class_name, _, enum_name = type_.name.partition(".")
        for enum in self._enums.get(class_name, ()):
            values = [constant.value for constant in enum.constants]
            if enum.name == enum_name and not enum.is_bitfield and int(literal) not in values:
                raise _mistake(element, f"the default {literal} of '{name}' is no value of {type_.name}.")
        return converted
