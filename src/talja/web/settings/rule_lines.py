"""The municipality's own rules in words: a row in the list, the facts of one, and what is wrong in a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from talja.apps.subsidies.enums import RuleKind, RuleState
from talja.apps.subsidies.queries import RuleLine
from talja.core.rules.reading import Problem
from talja.web.shared.rule_texts import problem_text

_TONES = {RuleState.PROPOSED: "warning", RuleState.APPROVED: "success", RuleState.REJECTED: "danger"}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the list."""

    key: str
    title: str
    kind: str
    state: str
    tone: str
    takes_effect_on: date
    proposed: str
    decided: str


@dataclass(frozen=True, slots=True)
class Said:
    """A label and what stands beside it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """What is wrong in a rule file, and where."""

    line: int
    key: str
    text: str


def rule_rows(lines: Sequence[RuleLine]) -> tuple[RuleRow, ...]:
    """Return the rows of the list."""
    return tuple(
        RuleRow(
            line.key,
            line.title,
            str(capfirst(RuleKind(line.kind).label)),
            state_text(line),
            "danger" if line.is_unreadable else _TONES.get(RuleState(line.state), "neutral"),
            line.takes_effect_on,
            _by(line.proposed_by),
            _by(line.decided_by) if line.decided_at else "",
        )
        for line in lines
    )


def state_text(line: RuleLine) -> str:
    """Return where a rule stands, in words."""
    return _("går inte att läsa") if line.is_unreadable else str(RuleState(line.state).label)


def rule_facts(line: RuleLine) -> list[Said]:
    """Return what is known of a rule besides what it says."""
    facts = [
        Said(_("Läge"), capfirst(state_text(line))),
        Said(_("Slag"), str(capfirst(RuleKind(line.kind).label))),
        Said(_("Ändrar belopp från och med"), date_format(line.takes_effect_on, "DATE_FORMAT")),
        Said(_("Föreslagen"), _("%(day)s av %(who)s") % {"day": _day(line.proposed_at), "who": _by(line.proposed_by)}),
    ]
    if line.decided_at is not None:
        decided = _("%(day)s av %(who)s") % {"day": _day(line.decided_at), "who": _by(line.decided_by)}
        facts.append(Said(_("Avgjord"), decided))
    if line.reason:
        facts.append(Said(_("Skäl"), line.reason))
    return facts


def problem_lines(problems: Sequence[Problem]) -> tuple[ProblemLine, ...]:
    """Return every problem in words, in the order of the file."""
    found = sorted(problems, key=lambda problem: (problem.line, problem.key))
    return tuple(ProblemLine(problem.line, problem.key, problem_text(problem)) for problem in found)


def _by(name: str) -> str:
    return {"": _("okänd"), "system": _("den som sköter servern")}.get(name, name)


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at), "DATE_FORMAT")
