"""Fills the templates: from the classes of the model to C++ text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from tools.bindgen.rules import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.bindgen.engine_api import EngineApi
    from tools.bindgen.model import Argument, Class, Method, Signal
    from tools.bindgen.rules import Rules
    from tools.bindgen.types import ValueType

_TEMPLATES = Path(__file__).parent / "templates"


def _quote(text: str) -> str:
    """Give a C++ string literal of plain text."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _names(member: Method | Signal) -> str:
    """Give a C++ string literal of a member's name and those of its arguments, with a NUL between them."""
    names = (member.name, *(argument.name for argument in member.arguments))
    return " ".join(_quote(name) for name in names).replace('" "', '\\0" "')


def _type_info(type_: ValueType) -> str:
    """Give the `TypeInfo` of a type; defaults at the end are left out."""
    fields = [
        (f"GDEXTENSION_VARIANT_TYPE_{type_.variant_type}", None),
        (type_.usage, "PROPERTY_USAGE_DEFAULT"),
        (_quote(type_.class_name or type_.element), '""'),
    ]
    while fields[-1][0] == fields[-1][1]:
        fields.pop()
    return "{ " + ", ".join(text for text, _ in fields) + " }"


def _used_types(classes: Sequence[Class]) -> list[ValueType]:
    """Give the types of the arguments and results of all members, each once."""
    methods = [method for class_ in classes for method in class_.all_methods]
    used = [method.result for method in methods if method.result is not None]
    used += [argument.type for method in methods for argument in method.arguments]
    used += [
        argument.type for class_ in classes for signal in class_.signals for argument in signal.arguments
    ]
    return sorted(set(used), key=lambda type_: type_.name)


def _parameters(arguments: Sequence[Argument]) -> str:
    return ", ".join(argument.type.cpp_argument + argument.name for argument in arguments)


def _variants(arguments: Sequence[Argument]) -> str:
    return ", ".join(f"gd::Variant({argument.name})" for argument in arguments)


def _snake(name: str) -> str:
    """Give a name in snake_case, as Godot does it: `AVAudioSession` is `av_audio_session`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def _header(class_name: str) -> str:
    """Give the header of the C++ class that implements a class."""
    return f"classes/{_snake(class_name)}.h"


def _used_classes(class_: Class) -> list[str]:
    """Give the own classes that the interface of a class mentions, itself included."""
    values = [argument.type for method in class_.all_methods for argument in method.arguments]
    values += [method.result for method in class_.all_methods if method.result is not None]
    values += [argument.type for signal in class_.signals for argument in signal.arguments]
    return sorted({class_.name, *(value.owner for value in values if value.owner)})


def _result(method: Method) -> str:
    return method.result.cpp if method.result else "void"


def _godot_result(method: Method) -> str:
    return method.result.godot_cpp if method.result else "void"


def _godot_parameters(arguments: Sequence[Argument]) -> str:
    return ", ".join(f"Argument<{argument.type.godot_cpp}> {argument.name}" for argument in arguments)


def _godot_call(method: Method, class_name: str) -> str:
    """Give the call of our method with converted arguments, its result converted back."""
    arguments = ", ".join(f"from_godot<{_qualify(a.type.cpp)}>({a.name}.value)" for a in method.arguments)
    target = f"classes::{class_name}::" if method.is_static else "instance."
    call = f"{target}{method.name}({arguments})"
    return f"return to_godot<{method.result.godot_cpp}>({call})" if method.result else call


def _godot_nothing(method: Method) -> str:
    """Give what follows `return` in a method that was called wrongly."""
    return f" to_godot<{method.result.godot_cpp}>({_qualify(method.result.cpp)}())" if method.result else ""


def _qualify(cpp: str) -> str:
    """Give a type of the interface from outside its namespace."""
    return re.sub(r"(?<![:\w])(?!gd::|std::|bool|double)([A-Z]\w*)", r"classes::\1", cpp)


def _method_definition(method: Method) -> str:
    return ", ".join(
        _quote(name) for name in (method.name, *(argument.name for argument in method.arguments))
    )


def _property_info(type_: ValueType, name: str) -> str:
    fields = (
        f"godot::Variant::{type_.variant_type}",
        _quote(name),
        f"godot::{type_.hint}",
        _quote(type_.element),
        " | ".join(f"godot::{flag}" for flag in type_.usage.split(" | ")),
        _quote(type_.class_name),
    )
    return f"godot::PropertyInfo({', '.join(fields)})"


def _signal_definition(signal: Signal) -> str:
    infos = (_property_info(argument.type, argument.name) for argument in signal.arguments)
    return ", ".join((_quote(signal.name), *infos))


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - C++, not HTML
    )
    environment.filters.update(
        godot_call=_godot_call,
        godot_nothing=_godot_nothing,
        godot_parameters=_godot_parameters,
        godot_result=_godot_result,
        header=_header,
        method_definition=_method_definition,
        names=_names,
        parameters=_parameters,
        property_info=_property_info,
        qualify=_qualify,
        quote=_quote,
        result=_result,
        signal_definition=_signal_definition,
        snake=_snake,
        type_info=_type_info,
        used_types=_used_types,
        used_classes=_used_classes,
        variants=_variants,
    )
    return environment


_ENVIRONMENT = _environment()


def emit_engine(api: EngineApi) -> str:
    """Give `engine.h`: what the code has to know of the engine it is built for."""
    return _ENVIRONMENT.get_template("engine.h.j2").render(api=api)


def emit_enums(classes: Sequence[Class]) -> str:
    """Give `enums.h`: the enums of all classes."""
    return _ENVIRONMENT.get_template("enums.h.j2").render(classes=classes)


def emit_rules(rules: Rules) -> str:
    """Give `rules.h`: the rules as tables."""
    template = _ENVIRONMENT.get_template("rules.h.j2")
    return template.render(rules=rules, platforms=PLATFORMS, texts=_find_offsets(rules.texts))


def _find_offsets(texts: Sequence[str]) -> dict[str, int]:
    """Give where each text begins when they stand behind each other, each with a NUL at its end."""
    offsets: dict[str, int] = {}
    end = 0
    for text in texts:
        if text not in offsets:
            offsets[text] = end
            end += len(text.encode()) + 1
    return offsets


def emit_interface(class_: Class) -> str:
    """Give the header with the interface that the C++ class has to implement."""
    return _ENVIRONMENT.get_template("interface.h.j2").render(class_=class_)


def emit_direct(classes: Sequence[Class], entry_symbol: str) -> str:
    """Give the glue on Godot's C interface."""
    return _ENVIRONMENT.get_template("direct.cpp.j2").render(classes=classes, entry_symbol=entry_symbol)


def emit_godot_cpp(classes: Sequence[Class], entry_symbol: str) -> str:
    """Give the glue for godot-cpp."""
    return _ENVIRONMENT.get_template("godot_cpp.cpp.j2").render(classes=classes, entry_symbol=entry_symbol)


def emit_help(classes: Sequence[Class]) -> str:
    """Give the class reference as C++ text, for the editor's help. No classes: no help, as in a release."""
    return _ENVIRONMENT.get_template("help.cpp.j2").render(classes=classes)
