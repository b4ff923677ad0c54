"""Gathering what an agreement's documents are made of, from every app that knows of it."""

from datetime import date
from uuid import UUID

from talja.apps.accounts.queries import emails_by_key
from talja.apps.agreements.lines import AgreementPage
from talja.apps.agreements.queries import reopen_for_agreement
from talja.apps.collaboration.queries import applications_of, consultations_of, list_officers
from talja.apps.followups.queries import FollowUpDay, PlanLine, followup_days, plans_for
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.queries import facts_of, get_employer, get_workplace, list_contacts, managers_of
from talja.apps.people.queries import get_person
from talja.apps.subsidies.queries import current_book
from talja.web.shared.agreement_papers import Papers
from talja.web.shared.calculation_lines import FormLine, form_line


def papers_of(page: AgreementPage, *, actor: Actor, on: date) -> Papers:
    """Gather what the agreement's documents are made of, as the actor may see it. Not for somebody masked."""
    key, place = UUID(page.line.key), UUID(page.current.workplace_key)
    person = get_person(key=UUID(page.line.person_key), actor=actor)
    workplace = get_workplace(key=place, actor=actor, on=on)
    plan, followups = _afterwards(page, actor=actor)
    return Papers(
        page=page,
        person=person,
        place=workplace,
        org_number=get_employer(key=workplace.employer.key, actor=actor, on=on).org_number,
        manager=next(iter(managers_of(workplace_key=place, actor=actor, on=on)), None),
        contacts=list_contacts(actor=actor, workplace_key=place),
        facts=facts_of(workplace_key=place, actor=actor),
        worker_email=emails_by_key([person.case_worker_key]).get(person.case_worker_key, ""),
        consultations=consultations_of(matter_key=key, actor=actor),
        applications=applications_of(matter_key=key, actor=actor),
        officers=list_officers(actor=actor),
        calculation=_calculation(page, actor=actor, on=on),
        plan=plan,
        followups=followups,
    )


def _afterwards(page: AgreementPage, *, actor: Actor) -> tuple[PlanLine | None, tuple[FollowUpDay, ...]]:
    """Return the plan and the days of the follow-ups: there are none before the placement stands in the register."""
    if not page.is_registered:
        return None, ()
    key = UUID(page.line.placement_key)
    plans = plans_for(keys=[key], actor=actor)
    return plans.get(str(key)), followup_days(placement_key=key, actor=actor)


def _calculation(page: AgreementPage, *, actor: Actor, on: date) -> FormLine | None:
    """Return the calculation that the agreement rests on, while its form stands in the rule book."""
    if not (page.sees_money and page.current.calculation_key):
        return None
    found = reopen_for_agreement(key=UUID(page.line.key), actor=actor, on=on)
    scheme = current_book().schemes.get(found.line.scheme)
    return None if scheme is None else form_line(found.stored, scheme)
