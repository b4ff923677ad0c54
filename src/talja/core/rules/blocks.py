"""The building blocks that formulas are put together from. Each takes named terms and gives one amount per month.

A term that is not known makes the amount unknown, but for the blocks that say otherwise. A figure that was abolished
counts as no ceiling where it would be a ceiling, and as nothing where it would be paid.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from talja.core.rules.results import Term
from talja.core.rules.scheme import Block

_ZERO = Decimal(0)
Amount: TypeAlias = Decimal | None


class Number(NamedTuple):
    """A term bare of where it comes from: its number, None when not known, and whether the figure was abolished."""

    number: Amount
    is_ended: bool = False


Many: TypeAlias = Sequence[Term | Number]


@dataclass(slots=True)
class Terms:
    """A block's arguments, looked up: one term for each name, or several where the block takes a list."""

    by_name: Mapping[str, Many]
    words: Mapping[str, str]

    def __getitem__(self, name: str) -> Amount:
        """Return the number of a required argument; an abolished figure counts as nothing."""
        term = self.by_name[name][0]
        return _ZERO if term.is_ended else term.number

    def limit(self, name: str) -> tuple[bool, Amount]:
        """Return whether the argument limits anything, and its number, times the quantity and scale where given."""
        term = self.by_name[name][0]
        if term.is_ended:
            return False, None
        return True, _times(term.number, self.quantity, self.scale)

    @property
    def scale(self) -> Amount:
        """The argument `scale` (the extent, as a rule), or 1 without it."""
        return self["scale"] if "scale" in self.by_name else Decimal(1)

    @property
    def quantity(self) -> Amount:
        """The argument `quantity` (days or hours per month), or 1 without it."""
        return self["quantity"] if "quantity" in self.by_name else Decimal(1)

    def many(self, name: str) -> tuple[Amount, ...]:
        """Return the numbers of a list; abolished figures count as nothing."""
        return tuple([_ZERO if term.is_ended else term.number for term in self.by_name.get(name, ())])


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A kind of block: what it is given and does. `lists` take several names, `words` one of some."""

    work_out: Callable[[Terms], Amount]
    required: frozenset[str]
    optional: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    takes_first: bool = False  # the first term that is known is the amount, and the rest are not needed

    @property
    def allowed(self) -> frozenset[str]:
        """All argument names."""
        return self.required | self.optional | frozenset(self.words)


def _times(*numbers: Amount) -> Amount:
    product = Decimal(1)
    for number in numbers:
        if number is None:
            return None
        product *= number
    return product


def _total(numbers: tuple[Amount, ...]) -> Amount:
    total = _ZERO
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def _amount(terms: Terms) -> Amount:
    """Take an amount as it is, scaled by the extent where asked for."""
    return _times(terms["of"], terms.scale)


def _eligible_wage(terms: Terms) -> Amount:
    """min(wage, ceiling x extent)."""
    wage = terms["wage"]
    limits, ceiling = terms.limit("ceiling")
    if not limits or wage is None:
        return wage
    return None if ceiling is None else min(wage, ceiling)


def _share_of(terms: Terms) -> Amount:
    """A share of an amount: a level, a contribution rate, an on-cost."""
    return _times(terms["of"], terms["share"])


def _banded_share(terms: Terms) -> Amount:
    """One rate up to a limit, another above it: contributions that are reduced on the first part of the wage."""
    of, share, above = terms["of"], terms["share"], terms["above"]
    limits, limit = terms.limit("up_to")
    if not limits:
        return _times(of, share)
    if of is None or limit is None or share is None or above is None:
        return None
    return min(of, limit) * share + max(_ZERO, of - limit) * above


def _multiples(terms: Terms) -> Amount:
    """So many times the contributions: the first at the actual rate, the rest at the full one."""
    of, times, first, rest = terms["of"], terms["times"], terms["first"], terms["rest"]
    if of is None or times is None or first is None or rest is None:
        return None
    return of * min(times, Decimal(1)) * first + max(_ZERO, times - 1) * of * rest


def _fixed(terms: Terms) -> Amount:
    """A fixed amount per month, day, hour or year, as an amount per month."""
    match terms.words["per"]:
        case "day" | "hour":
            return _times(terms["amount"], terms["quantity"], terms.scale)
        case "year":
            yearly = _times(terms["amount"], terms.scale)
            return None if yearly is None else yearly / 12
        case _:
            return _times(terms["amount"], terms.scale)


def _for_first_months(terms: Terms) -> Amount:
    """An amount for the first months only."""
    elapsed, months = terms["elapsed"], terms["months"]
    if elapsed is None or months is None:
        return None
    return terms["of"] if elapsed < months else _ZERO


def _capped(terms: Terms) -> Amount:
    """An amount, at most so much per month, or per day or hour times how many of them there are in a month."""
    of = terms["of"]
    limits, cap = terms.limit("at")
    if not limits or of is None:
        return of
    return None if cap is None else min(of, cap)


def _raised(terms: Terms) -> Amount:
    """An amount, at least so much per month."""
    of, least = terms["of"], terms["to"]
    return None if of is None or least is None else max(of, least)


def _nothing_below(terms: Terms) -> Amount:
    """An amount, or nothing when it is less than the least that is paid."""
    of, least = terms["of"], terms["at"]
    if of is None or least is None:
        return None
    return of if of >= least else _ZERO


def _sum_of(terms: Terms) -> Amount:
    """Several amounts together."""
    return _total(terms.many("of"))


def _difference(terms: Terms) -> Amount:
    """An amount less others, never below nothing: other support for the same thing is deducted."""
    whole, less = terms["of"], _total(terms.many("less"))
    return None if whole is None or less is None else max(_ZERO, whole - less)


def _smallest(terms: Terms) -> Amount:
    """The least of several amounts."""
    numbers = [number for number in terms.many("of") if number is not None]
    return min(numbers) if len(numbers) == len(terms.by_name["of"]) else None


def _largest(terms: Terms) -> Amount:
    """The largest of several amounts."""
    numbers = [number for number in terms.many("of") if number is not None]
    return max(numbers) if len(numbers) == len(terms.by_name["of"]) else None


def _first_known(terms: Terms) -> Amount:
    """The first of several that is known: the municipality's own on-cost before the general one."""
    return next((number for number in terms.many("of") if number is not None), None)


def _kind(
    work_out: Callable[[Terms], Amount],
    *required: str,
    optional: str = "",
    lists: str = "",
    words: Mapping[str, tuple[str, ...]] | None = None,
    takes_first: bool = False,
) -> BlockKind:
    named = (frozenset(required), frozenset(optional.split()), frozenset(lists.split()))
    return BlockKind(work_out, *named, words or {}, takes_first)


BLOCKS: Mapping[str, BlockKind] = MappingProxyType(
    {
        "amount": _kind(_amount, "of", optional="scale"),
        "eligible_wage": _kind(_eligible_wage, "wage", "ceiling", optional="scale"),
        "share_of": _kind(_share_of, "of", "share"),
        "banded_share": _kind(_banded_share, "of", "up_to", "share", "above"),
        "multiples": _kind(_multiples, "of", "times", "first", "rest"),
        "fixed": _kind(_fixed, "amount", optional="quantity scale", words={"per": ("month", "day", "hour", "year")}),
        "for_first_months": _kind(_for_first_months, "of", "elapsed", "months"),
        "capped": _kind(_capped, "of", "at", optional="quantity scale"),
        "raised": _kind(_raised, "of", "to"),
        "nothing_below": _kind(_nothing_below, "of", "at"),
        "sum_of": _kind(_sum_of, "of", lists="of"),
        "difference": _kind(_difference, "of", "less", lists="less"),
        "smallest": _kind(_smallest, "of", lists="of"),
        "largest": _kind(_largest, "of", lists="of"),
        "first_known": _kind(_first_known, "of", lists="of", takes_first=True),
    }
)


def names_of(block: Block) -> Iterator[str]:
    """Yield what the block's arguments name: steps, parameters and facts. Words such as `day` are no names."""
    words = BLOCKS[block.kind].words
    for argument, names in block.arguments.items():
        if argument not in words:
            yield from (names if isinstance(names, tuple) else (names,))
