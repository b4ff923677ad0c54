"""The typed reading of nodes: what is missing, unknown or of the wrong kind becomes a problem with its place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from talja.core.kernel.period import Period
from talja.core.kernel.reading.nodes import Node
from talja.core.kernel.reading.problems import Problem

E = TypeVar("E", bound=StrEnum)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_ODD_NUMBERS = (
    (re.compile(r"-[0-9]+(\.[0-9]+)?"), "number_below_zero"),
    (re.compile(r"[-+]?([0-9.]+([eE][-+]?[0-9]+)?|\.?(nan|inf|infinity))", re.IGNORECASE), "number_out_of_range"),
)
_SHOWN = 40  # characters of a text that is shown again in a message
_LONGEST_TEXT = 1000
_NAME = "abcdefghijklmnopqrstuvwxyz0123456789_"
EARLIEST, LATEST = date(1974, 1, 1), date(2100, 12, 31)  # the first labour-market subsidies; beyond it is a slip


@dataclass(slots=True)
class Fields:
    """The members of a mapping, taken one by one. What nobody takes is unknown and becomes a problem in `close`."""

    node: Node
    problems: list[Problem]
    taken: set[str] = field(default_factory=set)

    @property
    def members(self) -> Mapping[str, Node]:
        """The members by name; none when the node is something else, which is then a problem once."""
        if isinstance(self.node.content, Mapping):
            return self.node.content
        self._refuse(self.node, "not_a_mapping")
        self.node = Node({}, self.node.file, self.node.key, self.node.line)
        return {}

    def close(self) -> None:
        """Tell of members that nobody asked for: a misspelt key must not be passed over in silence."""
        for name, node in self.members.items():
            if name not in self.taken:
                self._refuse(node, "unknown_key", name=name, known=", ".join(sorted(self.taken)))

    def node_of(self, name: str, *, required: bool = True) -> Node | None:
        """Return the member, or None; a problem when it is required."""
        self.taken.add(name)
        found = self.members.get(name)
        if required and (found is None or found.content is None):
            self._refuse(found or self.node, "missing_key", name=name)
            return None
        return found

    def text(self, name: str, *, required: bool = True) -> str:
        """Return a text, or an empty one."""
        found = self.node_of(name, required=required)
        if found is None or found.content is None:
            return ""
        if not isinstance(found.content, str) or len(found.content) > _LONGEST_TEXT:
            self._refuse(found, "not_a_text")
            return ""
        return found.content.strip()

    def name(self, name: str, *, required: bool = True) -> str:
        """Return an identifier: small letters, digits and underscores."""
        found = self.text(name, required=required)
        if found and not is_name(found):
            self._refuse(self.members[name], "not_a_name", name=found)
            return ""
        return found

    def day(self, name: str, *, required: bool = True) -> date | None:
        """Return a day written as 2026-01-31."""
        found = self.text(name, required=required)
        return day_of(found, self.members[name], self.problems) if found else None

    def choice(self, name: str, kind: type[E], default: E | None = None) -> E:
        """Return one of the alternatives; the default when the key is left out, else a problem."""
        found = self.text(name, required=default is None)
        try:
            return kind(found)
        except ValueError:
            fallback = default if default is not None else next(iter(kind))
            if found:
                self._refuse(self.members[name], "not_a_choice", given=found, known=", ".join(kind))
            return fallback

    def truth(self, name: str) -> bool:
        """Return true or false; false when the key is left out."""
        found = self.text(name, required=False)
        if found not in {"", "true", "false"}:
            self._refuse(self.members[name], "not_a_truth", given=found)
        return found == "true"

    def items(self, name: str, *, required: bool = False) -> tuple[Node, ...]:
        """Return the parts of a list."""
        found = self.node_of(name, required=required)
        if found is None or found.content is None:
            return ()
        if not isinstance(found.content, tuple):
            self._refuse(found, "not_a_list")
            return ()
        return found.content

    def mappings(self, name: str, *, required: bool = False) -> Iterator["Fields"]:
        """Yield the parts of a list as fields, each closed after use."""
        for node in self.items(name, required=required):
            yield from self._opened(node)

    def mapping(self, name: str, *, required: bool = True) -> Iterator["Fields"]:
        """Yield the member as fields, at most once, closed after use."""
        found = self.node_of(name, required=required)
        if found is not None and found.content is not None:
            yield from self._opened(found)

    def named(self, name: str) -> Iterator[tuple[str, "Fields"]]:
        """Yield the members of a member, each with its name and as fields, closed after use."""
        found = self.node_of(name, required=False)
        if found is None or found.content is None:
            return
        for key, node in Fields(found, self.problems).members.items():
            if not is_name(key):
                self._refuse(node, "not_a_name", name=key)
            for fields in self._opened(node):
                yield key, fields

    def numbers(self) -> Iterator[tuple[str, Decimal]]:
        """Yield every member as a number, whatever it is called."""
        for name, node in self.members.items():
            self.taken.add(name)
            number = number_of(node, self.problems)
            if number is not None:
                yield name, number

    def period(self) -> Period:
        """Return the days from `first_day` to `last_day`, both of which may be left out."""
        first_day, last_day = self.day("first_day", required=False), self.day("last_day", required=False)
        if first_day and last_day and last_day < first_day:
            self._refuse(self.node, "days_in_wrong_order", first=first_day.isoformat(), last=last_day.isoformat())
            return Period(first_day)
        return Period(first_day or date.min, last_day)

    def _opened(self, node: Node) -> Iterator["Fields"]:
        fields = Fields(node, self.problems)
        yield fields
        fields.close()

    def _refuse(self, node: Node, code: str, **params: str) -> None:
        self.problems.append(node.problem(code, **params))


def is_name(text: str) -> bool:
    """Whether a text may name something in a file."""
    return 0 < len(text) <= 60 and text[0].isalpha() and all(letter in _NAME for letter in text)


def day_of(text: str, node: Node, problems: list[Problem]) -> date | None:
    """Return the day of a text, or None and a problem: dates that do not exist, or years that cannot be meant."""
    try:
        day = date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        problems.append(node.problem("not_a_day", given=text[:_SHOWN]))
        return None
    if not EARLIEST <= day <= LATEST:
        problems.append(node.problem("day_out_of_range", given=text, first=str(EARLIEST), last=str(LATEST)))
        return None
    return day


def number_of(node: Node, problems: list[Problem]) -> Decimal | None:
    """Return the number of a node, or None and a problem: a text, a comma, an infinity, too many digits."""
    text = node.content if isinstance(node.content, str) else ""
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    code = next((code for pattern, code in _ODD_NUMBERS if pattern.fullmatch(text)), "not_a_number")
    problems.append(node.problem(code, given=text[:_SHOWN]))
    return None


def twice(names: Iterable[str]) -> str:
    """Return the first name that stands twice, or an empty text."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return ""
