"""A mistake in the class reference: the message has the file, the line, what is wrong and what to do."""

from pathlib import Path

import pytest

from tools.bindgen.model import ClassReferenceError
from tools.bindgen.reader import read_classes
from tools.bindgen.types import BUILTIN, convert_default

# Line 1 is the declaration, line 2 the class; what a test puts in starts at line 4.
CLASS = """<?xml version="1.0" encoding="UTF-8" ?>
<class name="Thing" inherits="RefCounted">
	<{group}>
		{content}
	</{group}>
</class>
"""


def read(folder: Path, group: str, *content: str) -> None:
    path = folder / "Thing.xml"
    path.write_text(CLASS.format(group=group, content="\n\t\t".join(content)), encoding="utf-8")
    read_classes([path])


def constant(name: str, value: str, enum: str = "Kind", more: str = "") -> str:
    return f'<constant name="{name}" value="{value}" enum="{enum}"{more}>Text.</constant>'


def method(name: str, *inside: str, qualifiers: str = "") -> str:
    return f'<method name="{name}"{qualifiers}>{"".join(inside)}</method>'


@pytest.mark.parametrize(
    ("group", "content", "line", "message"),
    [
        (
            "methods",
            [method("go", '<return type="Foo" />')],
            4,
            "the type 'Foo' is not known. Use one of bool, int, float, String",
        ),
        (
            "methods",
            [method("go", '<return type="void" />', '<param index="0" name="a" type="Vector2[]" />')],
            4,
            "an array of 'Vector2' is not supported. Use bool, int",
        ),
        (
            "members",
            ['<member name="size" type="int" setter="set_size">Text.</member>'],
            4,
            "<member> has no attribute 'getter'. Add it.",
        ),
        (
            "members",
            ['<member name="size" type="int" setter="set size" getter="get_size">Text.</member>'],
            4,
            "'set size' cannot be a name.",
        ),
        (
            "members",
            [
                '<member name="size" type="int" setter="set_it" getter="get_size">Text.</member>',
                '<member name="width" type="int" setter="set_it" getter="get_width">Text.</member>',
            ],
            5,
            "there is another getter or setter 'set_it', at ",
        ),
        (
            "members",
            ['<member name="size" type="int" setter="" getter="get_size" default="big">Text.</member>'],
            4,
            "the default big of 'size' does not fit its type int. Write a whole number.",
        ),
        (
            "members",
            ['<member name="size" type="float" setter="" getter="get_size" default="true">Text.</member>'],
            4,
            "the default true of 'size' does not fit its type float. Write a number.",
        ),
        (
            "constants",
            [constant("ONE", "1"), constant("UNO", "1")],
            5,
            "'UNO' and 'ONE' of the enum 'Kind' both have the value 1. Give one of them another.",
        ),
        (
            "constants",
            [constant("ONE", "1"), constant("ONE", "2")],
            5,
            "there is another constant 'ONE', at ",
        ),
        ("constants", [constant("BIG", "9" * 20)], 4, "is not a whole number of 64 bits."),
        ("constants", [constant("ONE", "1", enum="a kind")], 4, "'a kind' cannot be a name."),
        ("constants", [constant("default", "1")], 4, "'default' means something else in C++ already."),
        ("methods", [method("get_class_name")], 4, "'get_class_name' means something else in C++ already."),
        ("methods", ["<methode />"], 4, "<methods> has only <method> in it."),
        ("methodes", [method("go")], 3, "<methodes> is not known in <class>. Use one of brief_description,"),
        ("constants", [constant("ONE", "one")], 4, 'value="one" is not a whole number of 64 bits.'),
        (
            "constants",
            [constant("ONE", "1"), constant("TWO", "2", more=' is_bitfield="true"')],
            5,
            "'TWO' says is_bitfield=\"true\", and the constants of 'Kind' above it do not. Make them agree.",
        ),
        (
            "methods",
            [method("go"), method("go")],
            5,
            "there is another method 'go', at ",
        ),
        (
            "methods",
            [method("go", qualifiers=' qualifiers="vararg"')],
            4,
            "the qualifier 'vararg' is not supported. Use const, static or none.",
        ),
        (
            "methods",
            [
                method(
                    "go",
                    '<param index="0" name="a" type="int" default="1" />',
                    '<param index="1" name="b" type="int" />',
                )
            ],
            4,
            "'b' needs a default, because 'a' before it has one.",
        ),
        (
            "methods",
            [method("go", '<param index="1" name="a" type="int" />')],
            4,
            "the parameter 'a' is number 0: write index=\"0\".",
        ),
        (
            "methods",
            [method("go", '<return type="int" enum="Thing.Sort" />')],
            4,
            "the enum 'Thing.Sort' is not known. Use one of Error.",
        ),
        (
            "methods",
            [method("go", '<param index="0" name="a" type="String" enum="Error" />')],
            4,
            "the enum 'Error' goes with type=\"int\", which is what Godot writes.",
        ),
        ("methods", ["<method>"], 5, "this is not well-formed XML"),
    ],
)
def test_mistake(tmp_path: Path, group: str, content: list[str], line: int, message: str) -> None:
    with pytest.raises(ClassReferenceError) as caught:
        read(tmp_path, group, *content)
    text = str(caught.value)
    assert text.startswith(f"{tmp_path / 'Thing.xml'}:{line}: ")
    assert message in text


def test_an_accessor_must_not_be_listed_as_a_method_too(tmp_path: Path) -> None:
    path = tmp_path / "Thing.xml"
    path.write_text(
        '<class name="Thing" inherits="RefCounted">\n'
        '<methods><method name="get_size"><return type="int" /></method></methods>\n'
        '<members><member name="size" type="int" setter="" getter="get_size">Text.</member></members>\n'
        "</class>\n",
        encoding="utf-8",
    )
    with pytest.raises(
        ClassReferenceError, match=r"Thing\.xml:3: 'get_size' is listed under <methods> as well"
    ):
        read_classes([path])


def test_only_ref_counted_classes(tmp_path: Path) -> None:
    path = tmp_path / "Thing.xml"
    path.write_text('<class name="Thing" inherits="Node">\n</class>\n', encoding="utf-8")
    with pytest.raises(ClassReferenceError, match=r"Thing\.xml:1: 'Thing' inherits 'Node'"):
        read_classes([path])


def test_two_classes_of_one_name(tmp_path: Path) -> None:
    paths = [tmp_path / "a/Thing.xml", tmp_path / "b/Thing.xml"]
    for path in paths:
        path.parent.mkdir()
        path.write_text('<class name="Thing" inherits="RefCounted">\n</class>\n', encoding="utf-8")
    with pytest.raises(
        ClassReferenceError, match=r"b/Thing\.xml:1: there is another class 'Thing', at .*a/Thing\.xml:1"
    ):
        read_classes(paths)


def test_a_class_and_its_file_have_one_name(tmp_path: Path) -> None:
    path = tmp_path / "Other.xml"
    path.write_text('<class name="Thing" inherits="RefCounted">\n</class>\n', encoding="utf-8")
    with pytest.raises(
        ClassReferenceError, match=r"Other\.xml:1: the class is called 'Thing': call the file Thing\.xml"
    ):
        read_classes([path])


def test_a_default_that_is_no_constant_of_its_enum(tmp_path: Path) -> None:
    path = tmp_path / "Thing.xml"
    path.write_text(
        '<class name="Thing" inherits="RefCounted">\n'
        "<members>\n"
        '<member name="kind" type="int" setter="" getter="kind" enum="Thing.Kind" default="77">Text.</member>'
        "</members>\n"
        '<constants><constant name="ONE" value="1" enum="Kind">Text.</constant></constants>\n'
        "</class>\n",
        encoding="utf-8",
    )
    with pytest.raises(ClassReferenceError, match=r"Thing\.xml:3: the default 77 of 'kind' is no value"):
        read_classes([path])


@pytest.mark.parametrize(
    ("literal", "converted"),
    [
        ("010", "gd::Variant(std::int64_t{10})"),
        ("9223372036854775807", "gd::Variant(std::int64_t{9223372036854775807})"),
        ("-9223372036854775808", "gd::Variant(std::int64_t{INT64_MIN})"),
        ("9223372036854775808", None),
        ("1.5", None),
    ],
)
def test_whole_numbers(literal: str, converted: str | None) -> None:
    assert convert_default(literal, BUILTIN["int"]) == converted
