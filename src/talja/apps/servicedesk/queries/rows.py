"""From rows of the database to lines made for the actor: the one place where requests are masked."""

from collections.abc import Iterable, Sequence
from datetime import date

from talja.apps.accounts.queries import names_by_key
from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk import permissions
from talja.apps.servicedesk.enums import Origin
from talja.apps.servicedesk.lines import RequestLine
from talja.apps.servicedesk.models import Request, RequestQuerySet


def with_facts(rows: RequestQuerySet) -> RequestQuerySet:
    """Ask for what a line needs, in the same query."""
    return rows.with_protection().with_confirmation().select_related("workplace", "employer", "owner")


def lines_of(rows: Sequence[Request], *, actor: Actor, on: date) -> tuple[RequestLine, ...]:
    """Return the lines of these rows. The rows must come from `visible_to` and `with_facts`. One query."""
    names = names_by_key(row.asked_by for row in rows)
    return tuple(line_of(row, names=names, actor=actor, on=on) for row in rows)


def line_of(row: Request, *, names: dict[str, str], actor: Actor, on: date) -> RequestLine:
    """Return one row's line, masked for the actor."""
    masked = not permissions.may_read_words(row, actor=actor)
    return RequestLine(
        key=str(row.key),
        kind=row.kind,
        state=row.state,
        origin=row.origin,
        place="" if masked else place_of(row),
        asker="" if masked else (row.guest_name or names.get(row.asked_by, "")),
        asked_at=row.asked_at,
        made_at=row.made_at,
        promised_day=row.promised_day,
        due_day=row.due_day,
        is_late=row.due_day is not None and row.due_day < on,
        asker_wrote=row.due_day is not None and row.answered_at is not None,
        is_confirmed=row.origin == Origin.ACCOUNT or row.is_confirmed,  # type: ignore[attr-defined]  # annotated
        is_masked=masked,
        owner_key="" if row.owner is None else str(row.owner.key),
        owner="" if row.owner is None else row.owner.name,
        outcome=row.outcome,
        settled_at=row.settled_at,
    )


def place_of(row: Request) -> str:
    """Return who asks: the workplace, or the employer as it is known or as it says itself."""
    if row.workplace is not None:
        return row.workplace.name
    return row.employer.name if row.employer is not None else row.guest_organisation


def speakers(row: Request, keys: Iterable[str]) -> dict[str, str]:
    """Return the names of those who have said or done something; guests are named as they named themselves."""
    wanted = set(keys)
    guests = {key: row.guest_name for key in wanted if key.startswith("link:")}
    return names_by_key(wanted - guests.keys()) | guests
