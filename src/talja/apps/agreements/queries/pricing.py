"""What is known of a placement that an agreement plans, for a calculation of what its form gives and costs."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from talja.apps.agreements import permissions
from talja.apps.agreements.enums import Standing
from talja.apps.agreements.models import Agreement, AgreementVersion
from talja.apps.agreements.queries.rows import lines_of
from talja.apps.organisation.actors import Actor
from talja.apps.people import masking
from talja.apps.placements.enums import State
from talja.apps.placements.models import Placement
from talja.apps.placements.queries import PlacementLine
from talja.apps.subsidies.lines import CalculationLine, KnownSituation, Reopened
from talja.apps.subsidies.models import Calculation
from talja.apps.subsidies.queries.calculations import reopened, told_calculations
from talja.apps.subsidies.queries.knowing import known_of

AGREED = frozenset({"scheme", "wage", "extent", "first_day", "last_day"})
"""What of a calculation's questions an agreement answers itself."""


def known_for_agreement(*, key: UUID, actor: Actor) -> KnownSituation:
    """Return what the agreement and the register tell together; what neither knows is left out, to be asked about.

    What is agreed goes before what was said in an earlier calculation. Raises `Agreement.DoesNotExist` for what is
    unknown to the actor, and `Denied`: missing_right.
    """
    agreement = Agreement.objects.visible_to(actor).select_related("person").get(key=key)
    version = _current(agreement)
    planned = Placement(
        key=agreement.placement_key,
        person=agreement.person,
        workplace=version.workplace,
        measure=version.measure,
        first_day=version.first_day,
        planned_last_day=version.last_day,
        extent=version.extent,
    )
    known = known_of(planned, actor=actor)
    if version.wage is None:
        return known
    return replace(known, said_before={**known.said_before, "wage": version.wage})


def calculation_of_agreement(*, key: UUID, actor: Actor) -> CalculationLine | None:
    """Return the calculation that the agreement rests on, if there is one and the actor may see what support there is.

    Raises `Agreement.DoesNotExist` for what is unknown to the actor.
    """
    agreement = Agreement.objects.visible_to(actor).select_related("person").get(key=key)
    if not permissions.may_see_money(actor=actor):
        return None
    rests_on = _current(agreement).calculation_key
    told = told_calculations(agreement.placement_key) if rests_on else ()
    line = next((one for one in told if one.key == str(rests_on)), None)
    masked = masking.is_masked(agreement.person.protection, actor=actor)
    return replace(line, note="") if line is not None and masked else line


def reopen_for_agreement(*, key: UUID, actor: Actor, on: date) -> Reopened:
    """Return the calculation that the agreement rests on as it was stored, and what today's rules give.

    Raises `DoesNotExist` where there is none, or the actor may not see it.
    """
    agreement = Agreement.objects.visible_to(actor).select_related("person").get(key=key)
    permissions.may_see_money(actor=actor).require()
    version = _current(agreement)
    row = Calculation.objects.of(agreement.placement_key).filter(key=version.calculation_key or UUID(int=0)).first()
    if row is None:
        raise Calculation.DoesNotExist
    return reopened(row, _planned(agreement, version, actor=actor, on=on))


def _current(agreement: Agreement) -> AgreementVersion:
    rows = AgreementVersion.objects.filter(agreement=agreement, standing=Standing.CURRENT)
    return rows.select_related("workplace__employer", "measure").get()


def _planned(agreement: Agreement, version: AgreementVersion, *, actor: Actor, on: date) -> PlacementLine:
    """Return the placement as it is planned, in the words of the register, masked as it would be there."""
    (line,) = lines_of([version.pk], actor=actor)
    return PlacementLine(
        key=line.placement_key,
        person_key=line.person_key,
        person_name=line.person_name,
        person_number="",
        is_protected=bool(agreement.person.protection),
        is_masked=line.is_masked,
        measure_code=version.measure.code,
        measure=line.measure,
        category=line.category,
        workplace_key="" if line.is_masked else str(version.workplace.key),
        workplace=line.workplace,
        unit="",
        administration=line.administration,
        employer="" if line.is_masked else version.workplace.employer.name,
        employer_kind="" if line.is_masked else version.workplace.employer.kind,
        first_day=line.first_day,
        planned_last_day=line.last_day,
        last_day=None,
        extent=line.extent,
        occupation=version.occupation,
        supervisor="" if line.is_masked else version.supervisor,
        case_worker="",
        end_reason="",
        destination="",
        kolada="",
        state=State.PLANNED if on < line.first_day else State.RUNNING,
    )
