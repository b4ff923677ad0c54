"""What the documents about somebody's time at a workplace say of the place and its people. Nobody knows: empty."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import timezone

from talja.apps.followups.enums import FollowUpKind
from talja.apps.followups.queries import FollowUpDay
from talja.apps.organisation.queries import ContactLine, ManagerLine, WorkplaceLine
from talja.web.shared.rule_words import day_text

Pairs = Iterator[tuple[str, object]]


def at_place(place: WorkplaceLine, org_number: str) -> Pairs:
    """Yield where it is. `org_number` is the employer's ten digits."""
    yield "arbetsplats.namn", place.name
    yield "arbetsplats.enhet", place.unit_name
    yield "arbetsplats.forvaltning", place.above[0].name if place.above else ""
    yield "arbetsgivare.namn", place.employer.name
    yield "arbetsgivare.organisationsnummer", f"{org_number[:6]}-{org_number[6:]}" if org_number else ""


def people(supervisor: str, manager: ManagerLine | None, contacts: Sequence[ContactLine]) -> Pairs:
    """Yield manager and supervisor: a contact of the same name tells how to reach them."""
    known = {one.name.casefold(): one for one in contacts}
    yield "handledare.namn", supervisor
    if found := known.get(supervisor.casefold()):
        yield "handledare.telefon", found.phone
        yield "handledare.epost", found.email
    if manager is not None:
        found = known.get(manager.name.casefold())
        yield "chef.namn", manager.name
        yield "chef.telefon", found.phone if found else ""
        yield "chef.epost", manager.email


def to_come(days: Sequence[FollowUpDay]) -> Iterator[dict[str, str]]:
    """Yield the follow-ups that are to be held."""
    for one in days:
        if one.held_day is None:
            day = one.due_day if one.starts_at is None else timezone.localdate(one.starts_at)
            yield {"dag": day_text(day), "slag": str(FollowUpKind(one.kind).label)}


def text_lines(text: str) -> tuple[str, ...]:
    """Return each line of a text: what stands on lines of its own is an item of its own."""
    return tuple(line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t"))


def day_or_nothing(on: date | None) -> str:
    """Return a day in words."""
    return "" if on is None else day_text(on)
