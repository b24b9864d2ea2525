"""Reads `rules.toml`: what Apple allows together, and the first version of each system that has it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tools.bindgen.model import Class, ClassReferenceError, Constant, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

PLATFORMS = ("ios", "tvos", "visionos", "mac_catalyst")
# What a device answers to what it does not allow.
ERRORS = ("BadParam", "Unspecified")

# The groups of rules that are about the constants of an enum.
ENUMS = {
    "categories": "SessionCategory",
    "modes": "SessionMode",
    "policies": "RouteSharingPolicy",
    "options": "CategoryOptions",
}
_KEYS = {
    "categories": {"since"},
    "modes": {"since", "rule", "categories"},
    "policies": {"since", "rule", "settable", "categories", "modes", "options"},
    "options": {"since", "rule", "categories", "disputed", "modes", "needs", "error"},
    "features": {"since", "members"},
}
_REFERENCE = re.compile(r"\[constant (\w+)\]")

Version = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """Something that not every system has."""

    name: str
    since: Mapping[str, Version]
    """By platform; a platform that lacks it is not there."""


@dataclass(frozen=True)
class Rule(Row):
    """A constant that does not go with everything."""

    text: str
    """In words, as the class reference has it."""
    categories: tuple[str, ...]
    """Those that it goes with."""

    @property
    def plain_text(self) -> str:
        """The rule without the markup of the class reference."""
        return _REFERENCE.sub(r"\1", self.text)


@dataclass(frozen=True)
class Policy(Rule):
    """The rule of a route sharing policy."""

    settable: bool
    modes: tuple[str, ...]
    options: bool
    """Whether it goes with options."""


@dataclass(frozen=True)
class Option(Rule):
    """The rule of a category option."""

    value: int
    disputed: tuple[str, ...]
    """The categories that Apple's own texts disagree about."""
    modes: Mapping[str, tuple[str, ...]]
    """The modes that it goes with, for each category."""
    needs: str
    """Another option, or nothing."""
    error: str


@dataclass(frozen=True)
class Feature(Row):
    """Another part of the API; `members` are the places of the class reference that it is described at."""

    members: tuple[str, ...]


@dataclass(frozen=True)
class Rules:
    """The whole table; the constants are in the order of their enums."""

    categories: tuple[Row, ...]
    modes: tuple[Rule, ...]
    policies: tuple[Policy, ...]
    options: tuple[Option, ...]
    """An option that contains the bits of another stands before it."""
    features: tuple[Feature, ...]

    @property
    def texts(self) -> list[str]:
        """All that a message may say of them."""
        rules: tuple[Rule, ...] = (*self.modes, *self.policies, *self.options)
        names = [row.name for row in (*self.categories, *rules, *self.features)]
        return [*names, *(rule.plain_text for rule in rules)]


def read_rules(path: Path, classes: Sequence[Class]) -> Rules:
    """Read the rules that belong to these classes.

    :raises ClassReferenceError: at the first mistake, with its file and line.
    """
    return _Reader(path, classes).read()


class _Reader:
    def __init__(self, path: Path, classes: Sequence[Class]) -> None:
        self._path = path
        self._text = path.read_text(encoding="utf-8")
        enums = {enum.name: enum.constants for class_ in classes for enum in class_.enums}
        for name in ENUMS.values():
            if name not in enums:
                raise self._mistake(
                    "", f"the class reference has no enum '{name}', which the rules are about."
                )
        self._constants = {group: _settable(enums[enum]) for group, enum in ENUMS.items()}
        self._members = {
            part.name
            for class_ in classes
            for parts in (class_.properties, class_.methods, class_.signals)
            for part in parts
        } | {constant.name for constants in enums.values() for constant in constants}

    def read(self) -> Rules:
        try:
            table = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            raise self._mistake("", f"this is not well-formed TOML: {error}.") from None
        self._check_names("", table, _KEYS)
        for group in ENUMS:
            names = [constant.name for constant in self._constants[group]]
            for name in table.get(group, {}):
                self._check_names(f"{group}.{name}", [name], names)
            for name in names:
                if name not in table.get(group, {}):
                    raise self._mistake(group, f"there is no [{group}.{name}]. Add it.")
        for group, keys in _KEYS.items():
            for name, row in table.get(group, {}).items():
                self._check_names(f"{group}.{name}", row, keys)
        options = [self._read_option(constant, table["options"]) for constant in self._constants["options"]]
        return Rules(
            tuple(
                Row(name, self._read_since(f"categories.{name}", table["categories"][name]))
                for name in self._names("categories")
            ),
            tuple(
                Rule(**self._read_rule(f"modes.{name}", table["modes"][name]))
                for name in self._names("modes")
            ),
            tuple(self._read_policy(name, table["policies"][name]) for name in self._names("policies")),
            tuple(sorted(options, key=lambda option: -option.value.bit_count())),
            tuple(self._read_feature(name, row) for name, row in table.get("features", {}).items()),
        )

    def _read_policy(self, name: str, row: dict[str, Any]) -> Policy:
        place = f"policies.{name}"
        return Policy(
            **self._read_rule(place, row),
            settable=self._read_bool(place, row, "settable"),
            modes=self._read_names(place, row.get("modes", self._names("modes")), self._names("modes")),
            options=self._read_bool(place, row, "options"),
        )

    def _read_option(self, constant: Constant, table: dict[str, Any]) -> Option:
        row = table[constant.name]
        place = f"options.{constant.name}"
        modes = row.get("modes", {})
        self._check_names(place, modes, self._names("categories"))
        needs = row.get("needs", "")
        if needs:
            self._check_names(place, [needs], self._names("options"))
        error = row.get("error", ERRORS[0])
        self._check_names(place, [error], ERRORS)
        return Option(
            **self._read_rule(place, row),
            value=constant.value,
            disputed=self._read_names(place, row.get("disputed", ()), self._names("categories")),
            modes={
                category: self._read_names(
                    place, modes.get(category, self._names("modes")), self._names("modes")
                )
                for category in self._names("categories")
            },
            needs=needs,
            error=error,
        )

    def _read_feature(self, name: str, row: dict[str, Any]) -> Feature:
        place = f"features.{name}"
        members = tuple(row.get("members", ()))
        for member in members:
            if member not in self._members:
                raise self._mistake(
                    place, f"the class reference has no '{member}'. Use the name of a member."
                )
        return Feature(name, self._read_since(place, row), members)

    def _read_rule(self, place: str, row: dict[str, Any]) -> dict[str, Any]:
        """Give what every rule has, as arguments."""
        text = str(row.get("rule", ""))
        if not text.endswith("."):
            raise self._mistake(place, 'there is no sentence for the rule. Write rule = "It needs …."')
        if "[" in _REFERENCE.sub("", text):
            raise self._mistake(place, "of markup a rule can have [constant …] only. Correct the rule.")
        for reference in _REFERENCE.findall(text):
            if reference not in self._members:
                raise self._mistake(
                    place, f"the class reference has no constant '{reference}'. Correct the rule."
                )
        categories = self._names("categories")
        return {
            "name": place.partition(".")[2],
            "since": self._read_since(place, row),
            "text": text,
            "categories": self._read_names(place, row.get("categories", categories), categories),
        }

    def _read_since(self, place: str, row: dict[str, Any]) -> dict[str, Version]:
        since = row.get("since", {})
        if not since:
            raise self._mistake(place, 'there is no first version. Write since = { ios = "14.0" }.')
        self._check_names(place, since, PLATFORMS)
        result = {}
        for platform, text in since.items():
            match = re.fullmatch(r"(\d+)\.(\d+)", text) if isinstance(text, str) else None
            if match is None:
                advice = 'Write it like "14.0", or leave out a platform that lacks it.'
                raise self._mistake(place, f"{platform} = {text!r} is no version. {advice}")
            result[platform] = (int(match[1]), int(match[2]))
        return result

    def _read_bool(self, place: str, row: dict[str, Any], key: str) -> bool:
        value = row.get(key, True)
        if not isinstance(value, bool):
            raise self._mistake(place, f"{key} = {value!r} is neither true nor false.")
        return value

    def _read_names(self, place: str, names: Sequence[str], allowed: Collection[str]) -> tuple[str, ...]:
        self._check_names(place, names, allowed)
        return tuple(names)

    def _names(self, group: str) -> list[str]:
        return [constant.name for constant in self._constants[group]]

    def _check_names(self, place: str, names: Collection[str], allowed: Collection[str]) -> None:
        for name in names:
            if name not in allowed:
                raise self._mistake(place, f"'{name}' is not known here. Use {', '.join(sorted(allowed))}.")

    def _mistake(self, table: str, message: str) -> ClassReferenceError:
        """Give the error at the line that the table starts at; the first, where there is none."""
        heads = (f"[{table}]", table.rpartition(".")[2] + " = ")
        lines = enumerate(self._text.splitlines(), 1)
        line = next((number for number, text in lines if table and text.startswith(heads)), 1)
        where = f"[{table}]: " if table else ""
        return ClassReferenceError(Place(self._path, line), where + message)


def _settable(constants: Sequence[Constant]) -> list[Constant]:
    """Leave out what can only be read."""
    return [constant for constant in constants if not constant.name.lower().endswith("unknown")]
