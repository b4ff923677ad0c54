"""From an agreement to a case that the checks can judge: what its form demands, and what is known around it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q

from talja.apps.agreements.enums import State
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.surroundings import facts_about, protection_for, redundancy_of, supervision_of
from talja.apps.collaboration.enums import GIVING
from talja.apps.collaboration.models import Application
from talja.apps.collaboration.queries import procedure_for
from talja.apps.organisation.actors import Actor
from talja.apps.placements.enums import Category
from talja.apps.placements.models import Measure, Placement
from talja.apps.subsidies.book import current_book
from talja.apps.subsidies.queries.calculations import latest_result
from talja.core.chain.checks import Beside, Case, Counted, Form
from talja.core.chain.procedures import Procedure
from talja.core.kernel.period import Period
from talja.core.rules.calculate import calculate
from talja.core.rules.conditions import facts_in
from talja.core.rules.day_counts import add_months
from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.results import Calculation
from talja.core.rules.scheme import Scheme

_A_DAY = timedelta(days=1)
_REDUNDANCY = "redundancy_12_months"  # the fact that a form asks about when the regulation forbids it
_EMPLOYMENTS = (Category.SUBSIDISED, Category.MUNICIPAL)


def case_of(agreement: Agreement, version: AgreementVersion, *, on: date, actor: Actor) -> Case:
    """Return the case as it stands on the day. Reads the agreement's person and the version's workplace and measure."""
    known = facts_about(version, on=on)
    counted = latest_result(agreement.placement_key)
    return Case(
        on=on,
        period=Period(version.first_day, version.last_day),
        form=_form(agreement, version, procedure_for(version.measure.code), counted),
        others=tuple(_others(agreement, version)),
        is_starting=agreement.state == State.APPROVED or version.first_day <= on,
        closed_day=version.workplace.closed_day,
        redundancy=redundancy_of(version, known),
        supervision=supervision_of(agreement, version, known, on=on, actor=actor),
        protection=protection_for(agreement, version, actor=actor),
        decision=_decision(agreement),
        wage=version.wage,
        extent=version.extent,
        counted=None if counted is None else _counted(version, *counted),
    )


def _form(
    agreement: Agreement, version: AgreementVersion, procedure: Procedure, counted: tuple[Situation, Calculation] | None
) -> Form:
    measure = version.measure
    form = Form(
        is_employment=measure.category in _EMPLOYMENTS,
        group=measure.exclusive_group,
        is_decided_by_agency=procedure.needs_agency,
        waits=procedure.needs_agency,
        can_begin=tuple(_life(measure)),
        is_limit_known=False,
        source=procedure.source,
    )
    scheme = current_book().schemes.get(measure.code)
    if scheme is None:
        return form
    result = _calculated(agreement, version, scheme, counted)
    months = result.extent.per_decision_months
    return replace(
        form,
        longest_day=result.extent.last_day,
        is_limit_known=result.extent.is_known,
        decision_day=None if months is None else add_months(version.first_day, int(months)) - _A_DAY,
        forbids_redundancy=any(_REDUNDANCY in facts_in(condition.test) for condition in scheme.conditions),
        changes=tuple(segment.first_day for segment in result.segments[1:]),
    )


def _counted(version: AgreementVersion, situation: Situation, result: Calculation) -> Counted:
    """Return what was counted with. A form without rules of its own is counted as another."""
    extent, wage = (situation.facts.get(name) for name in ("extent", "wage"))
    return Counted(
        period=Period(situation.first_day, situation.last_day),
        extent=extent if isinstance(extent, Decimal) else None,
        wage=wage if isinstance(wage, Decimal) else None,
        is_same_form=result.scheme == version.measure.code or version.measure.code not in current_book().schemes,
    )


def _calculated(
    agreement: Agreement, version: AgreementVersion, scheme: Scheme, counted: tuple[Situation, Calculation] | None
) -> Calculation:
    """Return what the rules say of the form over the agreement's time, with what was counted with if anything was."""
    if counted is not None and counted[1].scheme == scheme.code:
        situation = replace(counted[0], first_day=version.first_day, last_day=version.last_day)
    else:
        born = agreement.person.birth_date
        facts: dict[str, FactValue] = {} if version.extent is None else {"extent": version.extent}
        situation = Situation(version.first_day, version.last_day, birth_date=born, facts=facts)
    return calculate(scheme, situation)


def _life(measure: Measure) -> Iterator[Period]:
    """Yield the days on which placements can begin under the measure, where that is known."""
    if measure.first_day is not None:
        yield Period(measure.first_day, measure.last_day)


def _others(agreement: Agreement, version: AgreementVersion) -> Iterator[Beside]:
    """Yield the person's other placements that are not over by the first day, without the one this comes after."""
    open_then = Q(last_day=None) | Q(last_day__gte=version.first_day)
    rows = Placement.objects.filter(open_then, person_id=agreement.person_id).exclude(key=agreement.placement_key)
    if agreement.converts_key is not None:
        rows = rows.exclude(key=agreement.converts_key)
    for key, first_day, last_day, group in rows.values_list("key", "first_day", "last_day", "exclusive_group"):
        yield Beside(str(key), Period(first_day, last_day), group)


def _decision(agreement: Agreement) -> Period | None:
    """Return the days that Arbetsförmedlingen has decided for, from the first of its decisions to the last."""
    granted = Application.objects.filter(matter_key=agreement.key, state__in=GIVING)
    days = [
        (first_day, last_day)
        for first_day, last_day in granted.values_list("decision_first_day", "decision_last_day")
        if first_day is not None
    ]
    if not days:
        return None
    last_days = [last_day for _, last_day in days if last_day is not None]
    is_open = len(last_days) < len(days)
    return Period(min(first_day for first_day, _ in days), None if is_open else max(last_days))
