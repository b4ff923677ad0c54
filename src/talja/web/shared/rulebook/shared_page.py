"""What the forms have in common: the shared figures, and how the cost of a month is built up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from talja.core.kernel.swedish import sort_key
from talja.core.rules.book import RuleBook
from talja.core.rules.scheme import Block, Scheme
from talja.web.shared.rulebook.form_page import FormulaLine, ParameterLine, formula, parameter_line
from talja.web.shared.rulebook.sentences import Speaker


@dataclass(frozen=True, slots=True)
class CommonCost:
    """A way to build up the cost of a month, and the forms that do so."""

    lines: tuple[FormulaLine, ...]
    schemes: tuple[Scheme, ...]


@dataclass(frozen=True, slots=True)
class SharedPage:
    """The common rules."""

    parameters: tuple[ParameterLine, ...]
    costs: tuple[CommonCost, ...]


def shared_page(book: RuleBook, ours: RuleBook, *, on: date) -> SharedPage:
    """Return the common rules as they are read on the day."""
    parameters = (parameter_line(one, None, ours, on=on) for one in book.shared.values())
    return SharedPage(tuple(parameters), tuple(_costs(book, on)))


def is_common(cost: tuple[Block, ...], book: RuleBook) -> bool:
    """Whether more than one form builds up its cost so."""
    return bool(cost) and sum(scheme.cost == cost for scheme in book.schemes.values()) > 1


def _costs(book: RuleBook, on: date) -> Iterator[CommonCost]:
    """Yield each cost that several forms have, told by the first of them."""
    told: list[tuple[Block, ...]] = []
    for scheme in book.schemes.values():
        if scheme.cost in told or not is_common(scheme.cost, book):
            continue
        told.append(scheme.cost)
        alike = (one for one in book.schemes.values() if one.cost == scheme.cost)
        lines = tuple(formula(scheme.cost, Speaker(scheme, book, on)))
        yield CommonCost(lines, tuple(sorted(alike, key=lambda one: sort_key(one.title))))
