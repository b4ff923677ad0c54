"""A calculation's steps as sums that can be checked by hand: 20 000 kr × 50 %, each with its source and certainty."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from django.utils.translation import gettext as _

from talja.core.rules.blocks import BLOCKS
from talja.core.rules.parameters import Certainty
from talja.core.rules.results import Step, Term
from talja.core.rules.scheme import Block, Scheme
from talja.web.shared.fact_words import label_of
from talja.web.shared.rule_words import decimal_text, money, quantity

ByArgument: TypeAlias = Mapping[str, tuple[Term, ...]]


@dataclass(frozen=True, slots=True)
class PartLine:
    """Something that a step was made of: what it is called, its value, where it stands and from when it applies."""

    label: str
    value: str
    source: str
    certainty: Certainty
    since: date | None


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of a calculation. `sum` is how the amount came about, in numbers; `amount` None: not known."""

    code: str
    title: str
    amount: Decimal | None
    amount_text: str
    sum: str
    source: str
    certainty: Certainty
    since: date | None  # the latest of the versions that it rests on
    parts: tuple[PartLine, ...]


def step_lines(steps: tuple[Step, ...], blocks: tuple[Block, ...], scheme: Scheme | None) -> tuple[StepLine, ...]:
    """Return the steps with their sums. `blocks` are those of the scheme that the steps were made from.

    Without the scheme, which may be gone from the rule book since, the numbers stand by their codes.
    """
    by_code = {block.code: block for block in blocks}
    return tuple(_line(step, by_code.get(step.code), scheme) for step in steps)


def sum_text(step: Step, block: Block | None) -> str:
    """Return how the amount came about, in numbers. Without its block, the numbers it was made of."""
    if block is None or block.kind not in _SUMS:
        return ", ".join(term_text(term) for term in step.terms)
    return _SUMS[block.kind](_by_argument(step, block))


def term_text(term: Term) -> str:
    """Return a term's value as it stands in a sum. Percentages are counted with as shares and shown as per cent."""
    return _("avskaffat") if term.is_ended else quantity(term.number, term.unit, is_scaled=True)


def _line(step: Step, block: Block | None, scheme: Scheme | None) -> StepLine:
    parts = tuple(
        PartLine(label_of(term.name, scheme), term_text(term), term.source, term.certainty, term.version)
        for term in step.terms
    )
    versions = [term.version for term in step.terms if term.version is not None]
    return StepLine(
        code=step.code,
        title=step.title,
        amount=step.amount,
        amount_text=money(step.amount, currency=step.unit.partition("/")[0]),
        sum=sum_text(step, block),
        source=step.source,
        certainty=step.certainty,
        since=max(versions, default=None),
        parts=parts,
    )


def _by_argument(step: Step, block: Block) -> ByArgument:
    """Return the terms under the names of the arguments they were given as, in the order that the core read them."""
    left = list(step.terms)
    found: dict[str, tuple[Term, ...]] = {}
    for argument, names in block.arguments.items():
        if argument not in BLOCKS[block.kind].words:
            count = len(names) if isinstance(names, tuple) else 1
            found[argument], left = tuple(left[:count]), left[count:]
    return found


def _one(terms: ByArgument, name: str) -> str:
    return term_text(terms[name][0])


def _many(terms: ByArgument, name: str) -> list[str]:
    return [term_text(term) for term in terms.get(name, ())]


def _scaled(terms: ByArgument, name: str) -> str:
    """Return a value times the quantity and the extent that it counts for, where they are given."""
    factors = [terms[factor][0] for factor in ("quantity", "scale") if factor in terms]
    return " × ".join([_one(terms, name), *(term_text(factor) for factor in factors if factor.number != 1)])


def _least(terms: ByArgument, name: str, limit: str) -> str:
    if terms[limit][0].is_ended:
        return _("%(amount)s, inget tak") % {"amount": _one(terms, name)}
    return _("det lägsta av %(amount)s och %(limit)s") % {"amount": _one(terms, name), "limit": _scaled(terms, limit)}


def _banded(terms: ByArgument) -> str:
    of, limit = terms["of"][0].number, terms["up_to"][0].number
    share, above = terms["share"][0], terms["above"][0]
    is_one_rate = terms["up_to"][0].is_ended or share.number == above.number
    if is_one_rate or of is None or limit is None or of <= limit:
        return f"{_one(terms, 'of')} × {term_text(share)}"
    over = money(of - limit)
    return f"{_one(terms, 'up_to')} × {term_text(share)} + {over} × {term_text(above)}"


def _multiples(terms: ByArgument) -> str:
    of, first, rest = (_one(terms, name) for name in ("of", "first", "rest"))
    times = terms["times"][0].number
    if times is None:
        return f"{of} × {term_text(terms['times'][0])} × {first}"
    if times <= 1:
        return f"{of} × {quantity(times, 'times')} × {first}"
    return f"{of} × ({first} + {quantity(times - 1, 'times')} × {rest})"


def _first_months(terms: ByArgument) -> str:
    months = terms["months"][0].number
    named = _("okänt") if months is None else decimal_text(months)
    return _("%(amount)s de första %(months)s månaderna") % {"amount": _one(terms, "of"), "months": named}


def _not_below(terms: ByArgument) -> str:
    return _("%(amount)s, om det är minst %(limit)s") % {"amount": _one(terms, "of"), "limit": _one(terms, "at")}


def _of_several(words: str, terms: ByArgument) -> str:
    return words % {"amounts": _(" och ").join(_many(terms, "of"))}


_SUMS: Mapping[str, Callable[[ByArgument], str]] = {
    "amount": lambda terms: _scaled(terms, "of"),
    "eligible_wage": lambda terms: _least(terms, "wage", "ceiling"),
    "share_of": lambda terms: f"{_one(terms, 'of')} × {_one(terms, 'share')}",
    "banded_share": _banded,
    "multiples": _multiples,
    "fixed": lambda terms: _scaled(terms, "amount"),
    "for_first_months": _first_months,
    "capped": lambda terms: _least(terms, "of", "at"),
    "raised": lambda terms: (
        _("det högsta av %(amounts)s") % {"amounts": _(" och ").join((_one(terms, "of"), _one(terms, "to")))}
    ),
    "nothing_below": _not_below,
    "sum_of": lambda terms: " + ".join(_many(terms, "of")),
    "difference": lambda terms: " − ".join((_one(terms, "of"), *_many(terms, "less"))),
    "smallest": lambda terms: _of_several(_("det lägsta av %(amounts)s"), terms),
    "largest": lambda terms: _of_several(_("det högsta av %(amounts)s"), terms),
    "first_known": lambda terms: next((term_text(one) for one in terms["of"] if one.number is not None), _("okänt")),
}
