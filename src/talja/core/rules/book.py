"""The rule book: every scheme there is, with the version that a stored calculation names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TypeVar

from talja.core.rules.parameters import Parameter
from talja.core.rules.reading import read_files
from talja.core.rules.scheme import Block, Scheme

_DATA = files("talja.core.rules") / "data"
Part = TypeVar("Part", Parameter, Block, Scheme)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Schemes by code and the common parameters. `version` is made of the files: the same rules, the same name."""

    version: str
    schemes: Mapping[str, Scheme]
    shared: Mapping[str, Parameter]

    def beginning(self, on: date) -> tuple[Scheme, ...]:
        """Return the schemes that can begin on the day."""
        return tuple(scheme for scheme in self.schemes.values() if scheme.can_begin(on))

    def parameters(self) -> Mapping[str, Parameter]:
        """Return every parameter once, by `scheme/parameter` or `shared/parameter`."""
        found = {f"shared/{key}": one for key, one in self.shared.items()}
        for code, scheme in self.schemes.items():
            own = (one for one in scheme.parameters.items() if self.shared.get(one[0]) is not one[1])
            found |= {f"{code}/{key}": one for key, one in own}
        return found


def our_files() -> tuple[tuple[str, str], ...]:
    """Return the rule files that ship with Talja, as (name, text), the common one first."""
    shared = _DATA / "shared.yaml"
    schemes = sorted((_DATA / "schemes").iterdir(), key=lambda file: file.name)
    return tuple((file.name, file.read_text("utf-8")) for file in (shared, *schemes) if file.name.endswith(".yaml"))


def make_book(texts: Iterable[tuple[str, str]]) -> RuleBook:
    """Return the book of the files. Raises `UnreadableRules` with every fault."""
    named = tuple(texts)
    shared, schemes = read_files(named)
    digest = sha256("\0".join(f"{name}\0{text}" for name, text in named).encode()).hexdigest()
    return RuleBook(digest[:12], schemes, shared.parameters)


def in_common(book: RuleBook, other: RuleBook) -> RuleBook:
    """Return the book with the other's own parameters, blocks and schemes wherever they say the same.

    What is made ready for counting, and what has been counted, then holds for both books.
    """
    shared = {key: _the_same(one, other.shared.get(key)) for key, one in book.shared.items()}
    common = {one: shared[key] for key, one in book.shared.items()}
    pairs = [(code, scheme, other.schemes.get(code)) for code, scheme in book.schemes.items()]
    schemes = {code: scheme if old is None else _alike(scheme, old, common) for code, scheme, old in pairs}
    return RuleBook(book.version, schemes, shared)


def _alike(scheme: Scheme, other: Scheme, common: Mapping[Parameter, Parameter]) -> Scheme:
    """Return the scheme with the other's parts; the other itself when they say the same in everything."""
    own = {key: common.get(one) or _the_same(one, other.parameters.get(key)) for key, one in scheme.parameters.items()}
    cost, steps = _blocks(scheme.cost, other.cost), _blocks(scheme.steps, other.steps)
    return _the_same(replace(scheme, parameters=own, cost=cost, steps=steps), other)


def _blocks(ours: tuple[Block, ...], theirs: tuple[Block, ...]) -> tuple[Block, ...]:
    by_code = {block.code: block for block in theirs}
    return tuple(_the_same(block, by_code.get(block.code)) for block in ours)


def _the_same(one: Part, other: Part | None) -> Part:
    """Return the other when it says the same in everything, else the one."""
    if other is None or any(getattr(one, each.name) != getattr(other, each.name) for each in fields(one)):
        return one
    return other


@cache
def load_book(own: tuple[tuple[str, str], ...] = ()) -> RuleBook:
    """Return our book, with a municipality's own files after ours. Read once for each set of files."""
    return make_book((*our_files(), *own))
