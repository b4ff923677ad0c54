"""What surrounds an agreement: the workplace's staff and notices, the supervisor's load, the person's time under LAS.

It is read as one who may see everything would: what the checks find must not depend on who looks at them. So nobody's
name or place is in it, and persons with a protected identity count in nothing that a list could be held against.
"""

from dataclasses import replace
from datetime import date

from talja.apps.agreements.employments import kinds_agreed
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.collaboration.shown import Signal, SignalCode
from talja.apps.organisation.actors import Actor, system_actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import KnownFacts, facts_known
from talja.apps.placements.queries import WorkplaceNumbers, load_of, supervisor_load, workplace_numbers
from talja.apps.subsidies.book import current_book
from talja.apps.subsidies.queries import protection_of
from talja.core.chain.checks import Protection, Redundancy, Supervision
from talja.core.kernel.period import Period
from talja.core.rules.las import Employment
from talja.core.rules.las_limits import redundancy_from


def facts_about(version: AgreementVersion, *, on: date) -> KnownFacts:
    """Return what is known of the workplace on the day."""
    (known,) = facts_known(version.workplace, days=[on])
    return known


def redundancy_of(version: AgreementVersion, known: KnownFacts) -> Redundancy:
    """Return what is known of notices for lack of work where the person is to be."""
    return Redundancy(
        from_day=redundancy_from(current_book(), version.first_day),
        as_of=known.redundancy_as_of,
        last_day=known.redundancy_day,
        in_unit=known.redundancy_in_unit,
    )


def supervision_of(
    agreement: Agreement, version: AgreementVersion, known: KnownFacts, *, on: date, actor: Actor
) -> Supervision:
    """Return who supervises, and how many others they have when it begins, or now when it has begun."""
    loads = supervisor_load(
        workplace_key=version.workplace.key,
        actor=_unprotected(actor),
        on=max(on, version.first_day),
        other_than=agreement.placement_key,
    )
    load = load_of(version.supervisor, loads) if version.supervisor.strip() else 0
    return Supervision(name=version.supervisor, load=load, capacity=known.supervisor_capacity)


def protection_for(agreement: Agreement, version: AgreementVersion, *, actor: Actor) -> Protection:
    """Return what the Employment Protection Act leads to."""
    return protection_of(
        person_key=agreement.person.key,
        employer_key=version.workplace.employer.key,
        form=version.measure.code,
        period=Period(version.first_day, version.last_day),
        actor=system_actor(at=actor.at),
        other_than=agreement.placement_key,
        kind=Employment(version.employment) if version.employment else None,
        kinds=kinds_agreed(agreement.person.key),
    )


def numbers_of(version: AgreementVersion, *, on: date, actor: Actor) -> WorkplaceNumbers:
    """Return the workplace in numbers, as the union is shown it."""
    return workplace_numbers(workplace_key=version.workplace.key, actor=system_actor(at=actor.at), on=on)


def signals_of(numbers: WorkplaceNumbers) -> tuple[Signal, ...]:
    """Return the signs that a union is told. That a number is not known shows in the number itself."""
    codes = set(SignalCode)
    told = (one for one in numbers.signals if one.code in codes)
    return tuple(Signal(SignalCode(one.code), one.number, one.day) for one in told)


def _unprotected(actor: Actor) -> Actor:
    """Return one who sees every workplace, and nobody with a protected identity."""
    knowing = system_actor(at=actor.at)
    return replace(knowing, rights=knowing.rights - {Right.PERSON_PROTECTED})
