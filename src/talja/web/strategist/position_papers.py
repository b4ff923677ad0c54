"""What the description of a position is filled with: each placeholder as words. What nobody knows stays empty."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from talja.apps.accounts.queries import emails_by_key, names_by_key
from talja.apps.documents.fields import Data
from talja.apps.documents.kinds import nested
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.queries import PlaceWithin, municipality_name, places_within
from talja.apps.positions.lines import PositionPage
from talja.apps.positions.queries.places import manager_of_position
from talja.web.shared.rule_words import day_text
from talja.web.strategist.demand_words import demand_list
from talja.web.strategist.position_costs import Priced, cost_data
from talja.web.strategist.position_words import hours, times_of, week_of
from talja.web.strategist.week_words import times_text, week_rows

Pairs = Iterator[tuple[str, object]]


def position_data(page: PositionPage, *, wage: Decimal | None, actor: Actor, on: date) -> Data:
    """Return what the description of a position is made of. Costs only for a wage that somebody has said."""
    told = {
        **dict(common(actor)),
        **dict(_place(page, actor=actor, on=on)),
        **dict(_work(page)),
        **cost_data([priced(page)], wage=wage, on=on),
    }
    return nested({name: value for name, value in told.items() if value})


def priced(page: PositionPage) -> Priced:
    """Return the position as what it costs is counted on."""
    place = places_within([page.line.workplace_key]).get(str(page.line.workplace_key))
    kind = None if place is None else place.employer_kind
    return Priced(exact_extent(page.line.paid_minutes, page.full_time_minutes), kind)


def exact_extent(paid: int, full_time: int) -> Decimal:
    """Return per cent of full time, to two decimals and never above it."""
    return min(Decimal(100), (Decimal(100 * paid) / full_time).quantize(Decimal("0.01")))


def common(actor: Actor) -> Pairs:
    """Yield what every such document begins with, and whom to ask: whoever makes it."""
    yield "dokument.datum", day_text(timezone.localdate(actor.at))
    yield "kommun.namn", municipality_name()
    yield "handlaggare.namn", names_by_key([actor.key]).get(actor.key, "")
    yield "handlaggare.titel", str(RoleKind(actor.roles[0]).label) if actor.roles else ""
    yield "handlaggare.epost", emails_by_key([actor.key]).get(actor.key, "")


def _place(page: PositionPage, *, actor: Actor, on: date) -> Pairs:
    key = page.line.workplace_key
    yield "arbetsplats.namn", page.line.workplace
    place = places_within([key]).get(str(key))
    if place is not None:
        yield from _within(place)
    if boss := manager_of_position(UUID(page.line.key), actor=actor, on=on):
        yield from {"chef.namn": boss.name, "chef.telefon": boss.phone, "chef.epost": boss.email}.items()


def _within(place: PlaceWithin) -> Pairs:
    number = place.org_number
    yield "arbetsplats.enhet", place.unit
    yield "arbetsplats.forvaltning", place.administration
    yield "arbetsgivare.namn", place.employer
    yield "arbetsgivare.organisationsnummer", f"{number[:6]}-{number[6:]}" if number else ""


def _work(page: PositionPage) -> Pairs:
    line = page.line
    yield "befattning.titel", line.title
    yield "befattning.omfattning", _("%(percent)s procent") % {"percent": line.extent}
    yield "befattning.timmar", per_week(line.paid_minutes)
    yield "befattning.beskrivning", page.description
    yield "befattning.uppgifter", tuple(_tasks(page))
    yield "befattning.vecka", tuple(week_rows(week_of(page).slots))
    yield "befattning.krav", tuple(demand_list(page.demands))
    yield "befattning.vaxa", page.development
    yield "befattning.om_tom", page.if_empty
    yield "befattning.frigor", per_week(line.promised)


def per_week(minutes: int) -> str:
    """Return time as hours a week."""
    return _("%(hours)s i veckan") % {"hours": hours(minutes)}


def _tasks(page: PositionPage) -> Sequence[dict[str, str]]:
    return [
        {
            "text": task.title,
            "tid": times_of(task),
            "nar": times_text(task.starts, task.minutes),
            "plats": task.workplace,
        }
        for task in page.tasks
    ]
