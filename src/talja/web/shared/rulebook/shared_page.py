"""What the forms have in common: the shared figures, and how the cost of a month is built up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from talja.core.kernel.swedish import sort_key
from talja.core.rules.book import RuleBook
from talja.core.rules.scheme import Block, Scheme
from talja.web.shared.rulebook.form_page import FormulaLine, ParameterLine, formula, parameter_line
from talja.web.shared.rulebook.sentences import Speaker


@dataclass(frozen=True, slots=True)
class CommonCost:
    """A way to build up the cost of a month, and the forms that do so. `anchor` begins those of its steps."""

    anchor: str
    title: str
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
    return SharedPage(tuple(parameters), tuple(common_costs(book, on=on)))


def anchor_of_cost(cost: tuple[Block, ...], book: RuleBook) -> str:
    """Return where the cost stands among the common ones; empty when only one form builds it up so."""
    common = [alike[0].cost for alike in _common(book)]
    return f"kostnad-{common.index(cost) + 1}" if cost in common else ""


def common_costs(book: RuleBook, *, on: date | None) -> Iterator[CommonCost]:
    """Yield each cost that several forms have, with the values of the day where there is one."""
    for number, schemes in enumerate(_common(book), start=1):
        lines = tuple(formula(schemes[0].cost, Speaker(schemes[0], book, on)))
        yield CommonCost(f"kostnad-{number}", _title(schemes), lines, schemes)


def _common(book: RuleBook) -> Iterator[tuple[Scheme, ...]]:
    """Yield the forms that build up their cost alike, where there are several."""
    found: list[list[Scheme]] = []
    for scheme in sorted(book.schemes.values(), key=lambda one: sort_key(one.title)):
        alike = next((schemes for schemes in found if schemes[0].cost == scheme.cost), None)
        if alike is None:
            found.append([scheme])
        else:
            alike.append(scheme)
    yield from (tuple(schemes) for schemes in found if schemes[0].cost and len(schemes) > 1)


def _title(schemes: tuple[Scheme, ...]) -> str:
    first, second, *more = (scheme.title for scheme in schemes)
    pattern = (
        _("Kostnad före stöd: %(first)s, %(second)s med flera")
        if more
        else _("Kostnad före stöd: %(first)s och %(second)s")
    )
    return pattern % {"first": first, "second": second}
