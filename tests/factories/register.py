"""Small makers of what a test needs in the register: through the operations, so that history and rules hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, UnitKind
from talja.apps.organisation.models import Employer, Unit, Workplace
from talja.apps.people.models import Person
from talja.apps.people.operations import PersonInput, register_person
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import PlacementInput, register_placement
from talja.core.kernel.personal_number import check_digit
from talja.core.kernel.swedish import sort_key

_serials: Iterator[int] = count(1000)  # tests may use lower ones of their own


def make_number(serial: int, *, co_ordination: bool = False) -> str:
    """Return an official test number: birth number 980–999 with a right check digit, another day for each serial."""
    day = date(1960, 1, 1) + timedelta(days=serial // 20)
    written = f"{day:%y%m}{day.day + (60 if co_ordination else 0):02d}{980 + serial % 20}"
    return f"19{written}{check_digit(written)}"


def next_number() -> str:
    """Return a test number that no other call has returned."""
    return make_number(next(_serials))


def make_person(*, actor: Actor, **facts: Any) -> Person:
    """Register an invented person with a test number of their own, unless told otherwise."""
    defaults: dict[str, Any] = {"given_name": "Alva", "family_name": "Åkesson"}
    if "number" not in facts and "local_number" not in facts:
        defaults["number"] = next_number()
    case_worker = facts.pop("case_worker", None)
    return register_person(facts=PersonInput(**{**defaults, **facts}), actor=actor, case_worker=case_worker)


def make_employer(name: str = "Demokommun", *, kind: str = EmployerKind.MUNICIPAL, org_number: str = "") -> Employer:
    """Return the employer of that name, made if it is missing."""
    made, _ = Employer.objects.get_or_create(
        name=name, sort_key=sort_key(name), org_number=org_number, defaults={"kind": kind}
    )
    return made


def make_unit(name: str, *, parent: Unit | None = None, employer: Employer | None = None) -> Unit:
    """Make an administration, or a unit within one."""
    kind = UnitKind.ADMINISTRATION if parent is None else UnitKind.UNIT
    return Unit.objects.create(
        employer=employer or make_employer(), parent=parent, kind=kind, name=name, sort_key=sort_key(name)
    )


def make_workplace(name: str = "Ekens förskola", **fields: Any) -> Workplace:
    """Make a workplace, at the municipality unless told otherwise."""
    fields.setdefault("employer", fields["unit"].employer if fields.get("unit") else make_employer())
    return Workplace.objects.create(name=name, sort_key=sort_key(name), **fields)


def make_placement(
    *,
    actor: Actor,
    person: Person | None = None,
    workplace: Workplace | None = None,
    measure: str = "nystartsjobb",
    first_day: date = date(2026, 3, 1),
    **facts: Any,
) -> Placement:
    """Register a placement from 1 March 2026, for a person and at a workplace of its own, unless told otherwise."""
    person = person or make_person(actor=actor)
    workplace = workplace or make_workplace(f"Arbetsplats {next(_serials)}")
    return register_placement(
        person_key=person.key,
        workplace_key=workplace.key,
        measure_code=measure,
        facts=PlacementInput(first_day=first_day, **facts),
        actor=actor,
    )


def later(actor: Actor, *, minutes: int = 1, at: datetime | None = None) -> Actor:
    """Return the same actor some minutes later, or at a given moment."""
    return replace(actor, at=at or actor.at + timedelta(minutes=minutes))
