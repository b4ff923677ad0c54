"""A form of support as a page: all that its file says, in the order that somebody asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from talja.core.rules.book import RuleBook
from talja.core.rules.parameters import Certainty, Parameter
from talja.core.rules.scheme import Block, Condition, Duty, Remark, Rounding, RoundingRule, Scheme
from talja.web.shared.rule_words import (
    CERTAINTY_TONES,
    DATED_BY,
    DAY_COUNTS,
    LAS,
    ROUNDING_PLACES,
    ROUNDING_RULES,
    WHO,
    certainty_text,
    quantity,
    unit_text,
)
from talja.web.shared.rulebook.forms import FormRow, form_rows, life_text
from talja.web.shared.rulebook.histories import Drawn, history_drawing
from talja.web.shared.rulebook.sentences import Sentence, Speaker
from talja.web.shared.rulebook.values import VersionLine, dimensions_text, version_lines


@dataclass(frozen=True, slots=True)
class Doubt:
    """How unsure something is, in words with where to check it, and the tone to say it in."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A condition, a target group, a duty or a remark, with its paragraph. No doubt: it was read in the statute."""

    code: str
    title: str
    source: str
    doubt: Doubt | None
    sentence: Sentence = ()
    who: str = ""
    life: str = ""


@dataclass(frozen=True, slots=True)
class FormulaLine:
    """A step of a formula: what it is called and how it is worked out."""

    code: str
    title: str
    sentence: Sentence
    source: str


@dataclass(frozen=True, slots=True)
class ParameterLine:
    """A figure with its versions, the latest first, and its chart where there is something to see."""

    key: str
    title: str
    unit: str
    dated_by: str
    rows_by: str
    now: VersionLine | None
    doubt: Doubt | None  # of what applies now
    versions: tuple[VersionLine, ...]
    drawn: Drawn | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form, whole."""

    row: FormRow
    legal_basis: str
    life_doubt: Doubt | None
    las: TextLine
    union: TextLine
    groups: tuple[TextLine, ...]
    conditions: tuple[TextLine, ...]
    durations: tuple[Sentence, ...]
    duties: tuple[TextLine, ...]
    support: tuple[FormulaLine, ...]
    caps: tuple[Sentence, ...]
    cost: tuple[FormulaLine, ...]
    day_count: str
    rounding: str
    needs_decided_level: bool
    parameters: tuple[ParameterLine, ...]

    @property
    def unsure(self) -> tuple[ParameterLine, ...]:
        """The figures that we are not sure of as they are now."""
        return tuple(line for line in self.parameters if line.doubt)


def form_page(scheme: Scheme, book: RuleBook, ours: RuleBook, *, on: date) -> FormPage:
    """Return the form as it is read on the day."""
    speaker = Speaker(scheme, book, on)
    own = (one for key, one in scheme.parameters.items() if book.shared.get(key) is not one)
    return FormPage(
        row=next(row for row in form_rows(book, ours, on=on) if row.code == scheme.code),
        legal_basis=scheme.legal_basis,
        life_doubt=doubt(scheme.in_force_certainty, scheme.decided_by),
        las=_remark(str(LAS[scheme.las]), scheme.las_remark, scheme),
        union=_remark(_("Facket"), scheme.union_remark, scheme),
        groups=tuple(_condition(one, speaker) for one in scheme.groups),
        conditions=tuple(_condition(one, speaker) for one in scheme.conditions),
        durations=speaker.of_duration(scheme.duration),
        duties=tuple(_duty(one, scheme) for one in scheme.duties),
        support=tuple(formula(scheme.steps, speaker)),
        caps=tuple(speaker.of_cap(cap) for cap in scheme.caps),
        cost=tuple(formula(scheme.cost, speaker)),
        day_count=str(DAY_COUNTS[scheme.day_count]),
        rounding=rounding_text(scheme.rounding, scheme.currency),
        needs_decided_level=scheme.needs_decided_level,
        parameters=tuple(parameter_line(one, scheme, ours, on=on) for one in own),
    )


def parameter_line(parameter: Parameter, scheme: Scheme | None, ours: RuleBook, *, on: date) -> ParameterLine:
    """Return a figure; without a form, one that the forms share."""
    titles = {group.code: group.title for group in scheme.groups} if scheme else {}
    known = _known(parameter.key, scheme, ours)
    versions = version_lines(parameter, titles, on=on, ours=known)
    now = next((version for version in versions if version.is_now), None)
    return ParameterLine(
        key=parameter.key,
        title=parameter.title,
        unit=unit_text(parameter.unit),
        dated_by=str(DATED_BY[parameter.dated_by]),
        rows_by=dimensions_text(parameter),
        now=now,
        doubt=doubt(now.certainty, scheme.decided_by if scheme else "") if now else None,
        versions=versions,
        drawn=history_drawing(parameter, titles, today=on),
        is_own=any(version.is_own for version in versions),
    )


def formula(blocks: tuple[Block, ...], speaker: Speaker) -> Iterator[FormulaLine]:
    """Yield the steps of a formula in words."""
    for block in blocks:
        yield FormulaLine(block.code, block.title, speaker.of_block(block), block.source)


def doubt(certainty: Certainty, decided_by: str) -> Doubt | None:
    """Return how unsure something is; nothing when it is sure."""
    if certainty is Certainty.HIGH:
        return None
    return Doubt(certainty_text(certainty, decided_by=decided_by), CERTAINTY_TONES[certainty])


def rounding_text(rounding: Rounding, currency: str) -> str:
    """Return how amounts are rounded: Avrundas nedåt till 1 kr, månad för månad."""
    if rounding.rule is RoundingRule.NONE:
        return str(ROUNDING_RULES[rounding.rule])
    words = {"rule": ROUNDING_RULES[rounding.rule], "to": quantity(rounding.to, currency)}
    return _("%(rule)s till %(to)s, %(place)s") % (words | {"place": ROUNDING_PLACES[rounding.place]})


def _known(key: str, scheme: Scheme | None, ours: RuleBook) -> Parameter | None:
    if scheme is None:
        return ours.shared.get(key)
    known = ours.schemes.get(scheme.code)
    return known.parameters.get(key) if known else None


def _condition(condition: Condition, speaker: Speaker) -> TextLine:
    return TextLine(
        condition.code,
        condition.title,
        condition.source,
        doubt(condition.certainty, speaker.scheme.decided_by),
        sentence=speaker.of_condition(condition),
        life=life_text((condition.in_force,)),
    )


def _duty(duty: Duty, scheme: Scheme) -> TextLine:
    doubted = doubt(duty.certainty, scheme.decided_by)
    return TextLine(duty.code, duty.title, duty.source, doubted, who=str(WHO[duty.who]))


def _remark(heading: str, remark: Remark, scheme: Scheme) -> TextLine:
    return TextLine(heading, remark.text, remark.source, doubt(remark.certainty, scheme.decided_by))
