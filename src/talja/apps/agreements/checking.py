"""What an agreement needs before it is approved, and what stands in its way: told by the page, asked by operations."""

from collections.abc import Iterator
from datetime import date

from talja.apps.agreements import policies
from talja.apps.agreements.casing import case_of
from talja.apps.agreements.enums import NEEDS, Change
from talja.apps.agreements.lines import CheckLine, Demand
from talja.apps.agreements.models import Acknowledgement, Agreement, AgreementVersion, Approval
from talja.apps.collaboration.enums import ANSWERS, GIVING, ApplicationState, ConsultationState
from talja.apps.collaboration.models import Application, Consultation
from talja.apps.collaboration.queries import procedure_for
from talja.apps.organisation.actors import Actor
from talja.apps.people.queries import user_names
from talja.apps.subsidies.book import current_book
from talja.core.chain.checks import check
from talja.core.chain.procedures import Procedure

OBJECTION = "union_objects"
"""What a warning about a union's objection is called; somebody reads it and goes on, or does not."""


def checks_of(agreement: Agreement, version: AgreementVersion, *, on: date, actor: Actor) -> tuple[CheckLine, ...]:
    """Return what the checks say of the version, with who has read each warning and goes on."""
    found = check(case_of(agreement, version, on=on, actor=actor))
    read = {row.finding: row for row in Acknowledgement.objects.filter(agreement=agreement)}
    names = user_names([row.by for row in read.values()])
    return tuple(
        CheckLine(
            code=one.code,
            severity=one.severity.value,
            key=one.key,
            params=dict(one.params),
            source=one.source,
            acknowledged_by=names.get(read[one.key].by, "") if one.key in read else "",
            acknowledged_reason=read[one.key].reason if one.key in read else "",
        )
        for one in found
    )


def demands_of(agreement: Agreement, version: AgreementVersion, *, on: date, actor: Actor) -> tuple[Demand, ...]:
    """Return everything that the agreement needs before it is approved, and whether it is there."""
    procedure = procedure_for(version.measure.code)
    checks = checks_of(agreement, version, on=on, actor=actor)
    return tuple(_demands(agreement, version, procedure, checks))


def grant_of(agreement: Agreement) -> Application | None:
    """Return what Arbetsförmedlingen granted last for the agreement, if anything."""
    granted = Application.objects.filter(matter_key=agreement.key, state__in=GIVING)
    return granted.order_by("decided_day", "pk").last()


def _demands(
    agreement: Agreement, version: AgreementVersion, procedure: Procedure, checks: tuple[CheckLine, ...]
) -> Iterator[Demand]:
    has_rules = version.measure.code in current_book().schemes
    missing = policies.missing(version, category=version.measure.category, needs_calculation=has_rules)
    yield Demand("facts", is_met=not missing, params={"missing": " ".join(missing)} if missing else {})
    if procedure.needs_union:
        yield _union(agreement)
    if procedure.needs_agency:
        yield _agency(agreement)
    stops = [one for one in checks if one.severity == "stop"]
    unread = [one for one in checks if one.severity == "warn" and not one.acknowledged_reason]
    count = {"stops": str(len(stops)), "unread": str(len(unread))}
    yield Demand("checks", is_met=not stops and not unread, params=count if stops or unread else {})
    approved = set(Approval.objects.standing().filter(version=version).values_list("party", flat=True))
    for party in NEEDS[Change(version.change)]:
        yield Demand(party.value, is_met=party.value in approved)


def _union(agreement: Agreement) -> Demand:
    """Whether every union that was asked has answered, or let its time run out. Somebody has read its objections."""
    asked = Consultation.objects.filter(matter_key=agreement.key).exclude(state=ConsultationState.WITHDRAWN)
    states = list(asked.values_list("state", flat=True))
    is_answered = bool(states) and all(state in ANSWERS for state in states)
    objects = ConsultationState.OBJECTS in states
    is_read = not objects or Acknowledgement.objects.filter(agreement=agreement, finding=OBJECTION).exists()
    status = "objects" if objects and is_answered else "answered" if is_answered else "waits" if states else "not_asked"
    return Demand("union", is_met=is_answered and is_read, params={"status": status})


def _agency(agreement: Agreement) -> Demand:
    states = list(Application.objects.filter(matter_key=agreement.key).order_by("pk").values_list("state", flat=True))
    is_granted = any(state in GIVING for state in states)
    last = states[-1] if states else ""
    status = "granted" if is_granted else "waits" if last == ApplicationState.SENT else last or "not_asked"
    return Demand("agency", is_met=is_granted, params={"status": str(status)})
