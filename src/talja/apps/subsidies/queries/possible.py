"""Which forms are possible for what is known, and what each leaves to pay: nothing is guessed, and nothing stored."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from talja.core.rules.book import RuleBook
from talja.core.rules.compare import compare
from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.results import Answer
from talja.core.rules.scheme import Kind

_MONTHS: Final = 12  # how far ahead the cost is compared
_MOST_KEPT: Final = 4_000
_kept: dict[tuple[Any, ...], tuple["Possible", ...]] = {}  # by rule book and what is known: no person is in the key


@dataclass(frozen=True, slots=True)
class Possible:
    """A form that somebody may get. `net` is kronor a month for the employer; None = not known.

    `is_certain`: all its conditions are met as far as is known; else `missing` names the facts to ask about.
    """

    scheme: str
    title: str
    net: Decimal | None
    is_certain: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an employment. None or nothing = not known. `wage` is kronor a month for full time."""

    first_day: date
    birth_date: date | None = None
    extent: Decimal | None = None
    wage: Decimal | None = None
    employer: str = ""


def possible_forms(
    book: RuleBook, known: Known, *, kinds: Collection[Kind] = (Kind.EMPLOYMENT,)
) -> tuple[Possible, ...]:
    """Return the forms of these kinds that can be had, and then those that may be; the cheapest of each first.

    They are worked out once for all of whom the same is known.
    """
    key = (book.version, known, frozenset(kinds))
    if key not in _kept:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = tuple(_worked_out(book, known, kinds))
    return _kept[key]


def _worked_out(book: RuleBook, known: Known, kinds: Collection[Kind]) -> Iterator[Possible]:
    facts: dict[str, FactValue] = {"employer": known.employer} if known.employer else {}
    if known.extent is not None:
        facts["extent"] = known.extent
        if known.wage is not None:
            facts["wage"] = known.wage * known.extent / 100
    situation = Situation(first_day=known.first_day, birth_date=known.birth_date, facts=facts)
    for one in compare(book, situation, months=_MONTHS):
        scheme = book.schemes[one.scheme]
        if one.answer != Answer.NO and scheme.kind in kinds:
            net = None if one.net is None or not one.months else one.net / len(one.months)
            yield Possible(one.scheme, scheme.title, net, one.answer == Answer.YES, one.missing)
