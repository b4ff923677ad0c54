"""Formulas and conditions as sentences, in pieces, so that a page can link each name to where its value stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.core.rules.blocks import BLOCKS
from talja.core.rules.book import RuleBook
from talja.core.rules.parameters import Parameter
from talja.core.rules.scheme import All, AnyOf, Block, Cap, Compare, Condition, Duration, Not, Scheme, Test
from talja.web.shared.fact_words import CHOICES, label_of
from talja.web.shared.rule_words import Words
from talja.web.shared.rulebook.values import value_text


class PieceKind(StrEnum):
    """What a piece of a sentence names."""

    WORDS = "words"
    OWN = "own"  # a parameter of the form
    SHARED = "shared"  # a parameter of the common rules
    STEP = "step"  # an earlier line of the formula
    FACT = "fact"  # what somebody tells of the person or the work


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence: how it reads, the name it stands for, and the value that name has on the day."""

    text: str
    kind: PieceKind = PieceKind.WORDS
    name: str = ""
    value: str = ""


Sentence = tuple[Piece, ...]
_HOLE = re.compile(r"\{(\w+)\}")
_RELATIONS: Mapping[str, Words] = {
    "at_least": gettext_lazy("{fact} är minst {limit}"),
    "more_than": gettext_lazy("{fact} är mer än {limit}"),
    "at_most": gettext_lazy("{fact} är högst {limit}"),
    "less_than": gettext_lazy("{fact} är mindre än {limit}"),
}
_BLOCKS: Mapping[str, Words] = {
    "share_of": gettext_lazy("{of} × {share}"),
    "banded_share": gettext_lazy("{share} på {of} upp till {up_to}, och {above} på resten"),
    "multiples": gettext_lazy("{of} × så många avgifter som {times} säger: den första är {first}, resten {rest}"),
    "for_first_months": gettext_lazy("{of} så länge {elapsed} är färre än {months}, sedan ingenting"),
    "raised": gettext_lazy("{of}, men minst {to}"),
    "nothing_below": gettext_lazy("{of}, men ingenting om det är mindre än {at}"),
    "difference": gettext_lazy("{of} minus {less}, men aldrig under noll"),
    "smallest": gettext_lazy("det lägsta av {of}"),
    "largest": gettext_lazy("det högsta av {of}"),
    "sum_of": gettext_lazy("{of}"),
    "first_known": gettext_lazy("det första som är känt av {of}"),
    "amount": gettext_lazy("{of}"),
    "eligible_wage": gettext_lazy("{wage}, men högst {ceiling}"),
    "capped": gettext_lazy("{of}, men högst {at}"),
}
_FIXED: Mapping[str, Words] = {
    "month": gettext_lazy("{amount} varje månad"),
    "day": gettext_lazy("{amount} för varje dag"),
    "hour": gettext_lazy("{amount} för varje timme"),
    "year": gettext_lazy("{amount} om året, delat på tolv"),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Puts a form's formulas and conditions into words. The book tells which parameters are common.

    `on`: the day whose values are told beside their names; without it, the names stand alone.
    """

    scheme: Scheme
    book: RuleBook
    on: date | None = None

    def of_block(self, block: Block) -> Sentence:
        """Return how a step is worked out."""
        pattern = _FIXED[str(block.arguments["per"])] if block.kind == "fixed" else _BLOCKS.get(block.kind, "")
        if not pattern:
            return self._listed(block)
        words = BLOCKS[block.kind].words
        said = list(_filled(pattern, {name: self._argument(block, name) for name in block.arguments.keys() - words}))
        for factor in ("quantity", "scale"):
            if factor in block.arguments:
                said += [Piece(" × "), *self._argument(block, factor)]
        return tuple(said)

    def of_test(self, test: Test) -> Sentence:
        """Return what a condition asks, as one sentence."""
        return tuple(self._test(test))

    def of_condition(self, condition: Condition) -> Sentence:
        """Return how a condition is tried; nothing where it is a question of yes or no, which its title says."""
        test = condition.test
        is_plain = isinstance(test, Compare) and set(test.among) in ({"true"}, {"false"})
        return () if is_plain else self.of_test(test)

    def of_duration(self, duration: Duration) -> tuple[Sentence, ...]:
        """Return for how long, one sentence for each limit. None: no limit is known."""
        return tuple(tuple(sentence) for sentence in self._durations(duration))

    def of_cap(self, cap: Cap) -> Sentence:
        """Return the most that may be paid over a longer time."""
        per = _("Högst så här mycket om året: ") if cap.per == "year" else _("Högst så här mycket sammanlagt: ")
        return (Piece(per), self.named(cap.at))

    def named(self, name: str) -> Piece:
        """Return a name of the formula as a piece."""
        label = label_of(name, self.scheme)
        if any(block.code == name for block in (*self.scheme.cost, *self.scheme.steps)):
            return Piece(label, PieceKind.STEP, name)
        if name not in self.scheme.parameters:
            return Piece(label, PieceKind.FACT, name)
        is_shared = self.book.shared.get(name) is self.scheme.parameters[name]
        kind = PieceKind.SHARED if is_shared else PieceKind.OWN
        return Piece(_lowered(label), kind, name, self._value(self.scheme.parameters[name]))

    def _limit(self, name: str) -> Piece:
        """Return a limit: its number, where it is known on the day, stands for its name."""
        piece, parameter = self.named(name), self.scheme.parameters.get(name)
        value = parameter.at(self.on) if parameter and self.on else None
        is_known = value is not None and value.number is not None
        return Piece(piece.value, piece.kind, name) if is_known else piece

    def _value(self, parameter: Parameter) -> str:
        return "" if parameter.by or self.on is None else value_text(parameter, {}, on=self.on)

    def _argument(self, block: Block, name: str) -> Iterator[Piece]:
        given = block.arguments[name]
        names = ([self.named(one)] for one in (given if isinstance(given, tuple) else (given,)))
        is_sum = block.kind in {"sum_of", "difference"}
        yield from _joined(names, " + ", " + ") if is_sum else _joined(names, ", ", _(" och "))

    def _listed(self, block: Block) -> Sentence:
        """Return the arguments one by one: a building block that has no words of its own yet."""
        names = chain.from_iterable(one if isinstance(one, tuple) else (one,) for one in block.arguments.values())
        return (Piece(f"{block.kind}: "), *_joined(([self.named(name)] for name in names), ", ", ", "))

    def _test(self, test: Test) -> Iterator[Piece]:
        match test:
            case All(parts):
                yield from _joined((self._inner(part) for part in parts), ", ", _(" och "))
            case AnyOf(parts):
                yield from _joined((self._inner(part) for part in parts), ", ", _(" eller "))
            case Not(Compare(_, "is", _, ("true",)) as part):
                yield from self._test(Compare(part.fact, "is", among=("false",)))
            case Not(part):
                yield from (Piece(_("inte så att ")), *self._inner(part))
            case Compare(fact, "is", _, among):
                yield from self._is(fact, among)
            case Compare(fact, relation, than):
                yield from _filled(_RELATIONS[relation], {"fact": [self.named(fact)], "limit": [self._limit(than)]})

    def _inner(self, test: Test) -> list[Piece]:
        said = list(self._test(test))
        is_whole = isinstance(test, Compare) or (isinstance(test, All | AnyOf) and len(test.parts) == 1)
        return said if is_whole or isinstance(test, Not) else [Piece("("), *said, Piece(")")]

    def _is(self, fact: str, among: tuple[str, ...]) -> Iterator[Piece]:
        yield self.named(fact)
        if set(among) <= {"true", "false"}:
            yield Piece(_(": ja eller nej") if len(among) > 1 else _(": ja") if among == ("true",) else _(": nej"))
            return
        words = (
            [Piece(_("inget") if word == "none" else str(CHOICES.get(fact, {}).get(word, word)))] for word in among
        )
        yield from (Piece(_(" är ")), *_joined(words, ", ", _(" eller ")))

    def _durations(self, duration: Duration) -> Iterator[Iterable[Piece]]:
        limits = (
            (duration.per_decision, _("Ett beslut gäller högst så här länge: {name}")),
            (duration.total, _("Sammanlagt kan stödet ges högst så här länge: {name}")),
        )
        yield from (_filled(pattern, {"name": [self._limit(name)]}) for name, pattern in limits if name)
        if duration.no_longer_than:
            yield self._no_longer_than(duration)

    def _no_longer_than(self, duration: Duration) -> Iterator[Piece]:
        yield from (Piece(_("Stödet kan inte ges längre än så här: ")), self.named(duration.no_longer_than))
        if duration.times:
            yield from (Piece(" × "), self.named(duration.times))
        if duration.groups:
            titles = {group.code: group.title for group in self.scheme.groups}
            whom = ", ".join(titles.get(code, code) for code in duration.groups)
            yield Piece(_(" (gäller %(groups)s)") % {"groups": whom})


def as_text(sentence: Sentence) -> str:
    """Return a sentence without its links: what would be one stands in quotation marks."""
    return "".join(_quoted(piece) for piece in sentence)


def _quoted(piece: Piece) -> str:
    is_name = piece.kind in {PieceKind.OWN, PieceKind.SHARED, PieceKind.STEP} and not piece.text[:1].isdigit()
    value = f" ({piece.value})" if piece.value else ""
    return f"”{piece.text}”{value}" if is_name else f"{piece.text}{value}"


def _filled(pattern: Words, holes: Mapping[str, Iterable[Piece]]) -> Iterator[Piece]:
    for place, part in enumerate(_HOLE.split(str(pattern))):
        if place % 2:
            yield from holes[part]
        elif part:
            yield Piece(part)


def _joined(parts: Iterable[Iterable[Piece]], between: str, last: str) -> Iterator[Piece]:
    listed = list(parts)
    for place, part in enumerate(listed):
        if place:
            yield Piece(last if place == len(listed) - 1 else between)
        yield from part


def _lowered(title: str) -> str:
    """Return a title as it stands within a sentence. Abbreviations and names of authorities keep their capitals."""
    first = title.partition(" ")[0]
    is_name = not first[1:].islower() or first.startswith(("Arbetsförmedling", "Försäkringskass", "Samhall"))
    return title if is_name else title[:1].lower() + title[1:]
