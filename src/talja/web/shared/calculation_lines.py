"""A calculation as it is shown: what a form gives, costs and demands, how long, how sure it is, and what is not known.

Pure: from the core's answer and the scheme's own words to lines that a page, a workbook or a paper can show as they
are. The public calculator, a placement's own page and the printed decision basis show the same lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from talja.core.rules.parameters import Certainty
from talja.core.rules.results import Answer, Calculation, Checked, Month, Net, Segment
from talja.core.rules.scheme import Duty, Kind, Scheme
from talja.web.shared.fact_words import is_question, question_of
from talja.web.shared.rule_steps import StepLine, step_lines
from talja.web.shared.rule_words import (
    CERTAINTIES,
    DECIDED_BY,
    KINDS,
    LAS,
    WHO,
    checked_with,
    condition_text,
    months_text,
)

_LEVELS = (Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW)
_TONES = {Answer.YES: "success", Answer.UNKNOWN: "warning", Answer.NO: "neutral"}
Spell = tuple[date, date, Decimal | None]
"""Days on which every whole month leaves the same to pay: first, last, amount."""


@dataclass(frozen=True, slots=True)
class PhaseLine(Net):
    """Days on which every whole month comes to the same: cost before support, support, and what is left to pay."""

    first_day: date
    last_day: date
    cost: Decimal | None
    support: Decimal | None


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A condition with its answer and its paragraph."""

    text: str
    answer: Answer
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """Something not known: its code, the question, and whether it can be answered or is missing in the rules."""

    code: str
    text: str
    is_question: bool
    decides: bool  # whether it decides if the form can be had, and not only how much


@dataclass(frozen=True, slots=True)
class DutyLine:
    """What somebody must do, in order."""

    who: str
    text: str
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class FormLine(Net):
    """One form, whole, as it is shown. Amounts are None when they are not known; the `_text`s say so in words."""

    code: str
    title: str
    summary: str
    kind: Kind
    kind_text: str
    answer: Answer
    group: str  # the target group counted with, in words
    other_groups: tuple[str, ...]  # the others that are still possible
    phases: tuple[PhaseLine, ...]
    spells: tuple[Spell, ...]
    cost: Decimal | None
    support: Decimal | None
    support_month: Decimal | None
    net_month: Decimal | None
    after_month: Decimal | None
    ends: date | None  # the last day of support, when it ends within the time that is counted
    length_text: str
    decided_by: str
    legal_basis: str
    las: str
    las_text: str
    las_source: str
    union_text: str
    union_source: str
    duties: tuple[DutyLine, ...]
    conditions: tuple[ConditionLine, ...]
    questions: tuple[QuestionLine, ...]
    cost_steps: tuple[StepLine, ...]
    support_steps: tuple[StepLine, ...]
    certainty: Certainty
    checked_with: str
    book_version: str

    @property
    def cost_month(self) -> Decimal | None:
        """What a whole month costs before support, as it begins."""
        return self.phases[0].cost

    @property
    def changes(self) -> tuple[PhaseLine, ...]:
        """The phases in which something else is left to pay, while the support still runs: from when, and what."""
        return tuple(
            phase
            for before, phase in pairwise(self.phases)
            if phase.net != before.net and (self.ends is None or phase.first_day <= self.ends)
        )

    @property
    def deciding(self) -> tuple[QuestionLine, ...]:
        """The questions that decide whether the form can be had."""
        return tuple(question for question in self.questions if question.decides)

    @property
    def is_employment(self) -> bool:
        """Whether the person is employed."""
        return self.kind is not Kind.PROGRAMME

    @property
    def status_text(self) -> str:
        """Return in a few words whether the form can be had."""
        if self.kind is Kind.NONE:
            return _("Går alltid")
        words = {Answer.YES: _("Går"), Answer.UNKNOWN: _("Kan gå"), Answer.NO: _("Går inte")}
        return words[self.answer]

    @property
    def tone(self) -> str:
        """Return the tone of the status."""
        return _TONES[self.answer]

    @property
    def certainty_word(self) -> str:
        """Return how sure it is in a word."""
        return str(CERTAINTIES[self.certainty])

    @property
    def refusals(self) -> tuple[ConditionLine, ...]:
        """The conditions that are not met: why not, with the paragraph."""
        return tuple(line for line in self.conditions if line.answer is Answer.NO)

    @property
    def surer_with(self) -> tuple[QuestionLine, ...]:
        """What would make the amounts or the time surer, though it does not decide whether the form can be had."""
        return tuple(question for question in self.questions if not question.decides)


def form_line(found: Calculation, scheme: Scheme) -> FormLine:
    """Return the calculation as it is shown, with the scheme's own words."""
    phases = tuple(_phases(found))
    first = found.segments[0]
    titles = {group.code: group.title for group in scheme.groups}
    certainty = _certainty(found, first)
    return FormLine(
        code=scheme.code,
        title=scheme.title,
        summary=scheme.summary,
        kind=Kind(scheme.kind),
        kind_text=str(KINDS[scheme.kind]),
        answer=found.answer,
        group=titles.get(found.group, ""),
        other_groups=tuple(titles[code] for code in found.possible_groups if code != found.group),
        phases=phases,
        spells=_spells(found, _ends(found, scheme) if scheme.kind == Kind.PROGRAMME else None),
        cost=found.cost,
        support=found.support,
        support_month=first.monthly_support,
        net_month=phases[0].net,
        after_month=_after(found),
        ends=_ends(found, scheme),
        length_text=_length(found, scheme),
        decided_by=str(DECIDED_BY[scheme.decided_by]),
        legal_basis=scheme.legal_basis,
        las=str(LAS[scheme.las]),
        las_text=scheme.las_remark.text,
        las_source=scheme.las_remark.source,
        union_text=scheme.union_remark.text,
        union_source=scheme.union_remark.source,
        duties=tuple(_duty(duty) for duty in scheme.duties),
        conditions=tuple(_condition(one) for one in found.conditions if one.code != "form_exists" or _is_no(one)),
        questions=tuple(_questions(found, scheme)),
        cost_steps=step_lines(first.cost, scheme.cost, scheme),
        support_steps=step_lines(first.support, scheme.steps, scheme),
        certainty=certainty,
        checked_with=checked_with(certainty, decided_by=scheme.decided_by),
        book_version=found.book_version,
    )


def _phases(found: Calculation) -> Iterator[PhaseLine]:
    """Yield the segments with neighbours that come to the same amounts as one."""
    for amounts, run in groupby(found.segments, key=lambda one: (one.monthly_cost, one.monthly_support)):
        segments = list(run)
        yield PhaseLine(segments[0].first_day, segments[-1].last_day, *amounts)


def _spells(found: Calculation, ends: date | None) -> tuple[Spell, ...]:
    """Return what a whole month leaves to pay, day by day, after what is capped by the year or in all."""
    months = [(one.first_day, one.last_day, _whole_month(one)) for one in found.months]
    until = [month for month in months if ends is None or month[0] <= ends]
    spells: list[Spell] = []
    for net, run in groupby(until, key=lambda one: one[2]):
        days = list(run)
        spells.append((days[0][0], days[-1][1], net))
    return tuple(spells)


def _whole_month(month: Month) -> Decimal | None:
    if month.cost is None or month.support is None:
        return None
    cost = month.cost / month.cost_share if month.cost_share else Decimal(0)
    support = month.support / month.share if month.share else Decimal(0)
    return (cost - support).quantize(Decimal("0.01"))


def _ends(found: Calculation, scheme: Scheme) -> date | None:
    """Return the last day of support, or of the programme, when there is a limit."""
    has_something_to_end = scheme.kind == Kind.PROGRAMME or any(segment.support for segment in found.segments)
    return found.extent.last_day if has_something_to_end else None


def _after(found: Calculation) -> Decimal | None:
    """Return what a month costs when the support has ended, at the same wage; the last that is known of it."""
    return found.segments[-1].monthly_cost


def _length(found: Calculation, scheme: Scheme) -> str:
    extent = found.extent
    if extent.left_months is None:
        if scheme.kind == Kind.NONE:
            return _("Ingen gräns")
        return _("Ingen gräns är känd") if extent.is_known else _("Beror på svar som saknas")
    longest = _("Högst %(months)s") % {"months": months_text(extent.left_months)}
    if not extent.is_known:
        return _("%(longest)s, kanske kortare") % {"longest": longest}
    if extent.per_decision_months is not None and extent.per_decision_months < extent.left_months:
        per_decision = months_text(extent.per_decision_months)
        return _("%(longest)s, %(per)s per beslut") % {"longest": longest, "per": per_decision}
    return longest


def _condition(checked: Checked) -> ConditionLine:
    return ConditionLine(condition_text(checked), checked.answer, checked.source, checked.certainty)


def _is_no(checked: Checked) -> bool:
    return checked.answer is Answer.NO


def _duty(duty: Duty) -> DutyLine:
    return DutyLine(str(WHO[duty.who]), duty.title, duty.source, duty.certainty)


def _questions(found: Calculation, scheme: Scheme) -> Iterator[QuestionLine]:
    """Yield what is not known, each once: first what decides whether, then what decides how much."""
    asked: set[str] = set()
    deciding = [name for checked in found.conditions for name in checked.missing]
    for place, name in enumerate((*deciding, *found.missing)):
        code = "months_without_work" if name.startswith("months_without_work_of_") else name
        if code not in asked:
            asked.add(code)
            decides = place < len(deciding)
            yield QuestionLine(code, question_of(code, scheme), is_question(code, scheme), decides)


def _certainty(found: Calculation, first: Segment) -> Certainty:
    """Return the least sure of all that the form's own answer rests on: its conditions and its support."""
    rests_on = [checked.certainty for checked in found.conditions]
    rests_on += [step.certainty for step in first.support]
    return max(rests_on, key=_LEVELS.index, default=Certainty.HIGH)
