"""What the register knows of a placement that a calculation asks about: only what is truly known."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db.models import Q

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind
from talja.apps.people import masking
from talja.apps.placements.models import Placement
from talja.apps.subsidies import permissions
from talja.apps.subsidies.book import current_book
from talja.apps.subsidies.lines import KnownSituation
from talja.apps.subsidies.models import SupportDecision
from talja.apps.subsidies.queries.calculations import latest_result
from talja.core.rules.day_counts import months_between
from talja.core.rules.facts import FactValue, Situation

_HUNDREDTH = Decimal("0.01")
EMPLOYERS: Final = {
    EmployerKind.MUNICIPAL: "municipality",
    EmployerKind.PRIVATE: "company",
    EmployerKind.ASSOCIATION: "association",
}
"""What the rules call each kind of employer."""


def known_situation(*, actor: Actor, placement_key: UUID) -> KnownSituation:
    """Return what the register knows of the placement; what it does not know is left out, to be asked about.

    The first day of a registered decision stands for the day it was decided. Months used are those of the same form in
    this register, and are left out when there are none: somebody may have had the form elsewhere. Raises
    `Placement.DoesNotExist` for what is unknown to the actor, and `Denied`: missing_right.
    """
    permissions.may_see_support(actor=actor).require()
    related = ("person", "measure", "workplace__employer")
    placement = Placement.objects.visible_to(actor).select_related(*related).get(key=placement_key)
    return known_of(placement, actor=actor)


def known_of(placement: Placement, *, actor: Actor) -> KnownSituation:
    """Return what is known of a placement in the caller's hand, also one that is planned and not registered yet.

    Raises `Denied`: missing_right.
    """
    permissions.may_see_support(actor=actor).require()
    masked = masking.is_masked(placement.person.protection, actor=actor)
    situation = Situation(
        first_day=placement.first_day,
        last_day=placement.last_day or placement.planned_last_day,
        decision_day=placement.decision_first_day,
        birth_date=None if masked else placement.person.birth_date,
        facts=dict(_facts(placement, actor=actor, masked=masked)),
    )
    before = latest_result(placement.key)
    said = {} if before is None else before[0].facts
    return KnownSituation(
        scheme=placement.measure.code if placement.measure.code in current_book().schemes else "",
        situation=situation,
        said_before={code: told for code, told in said.items() if code not in situation.facts},
        group_before="" if before is None else before[0].group,
    )


def _facts(placement: Placement, *, actor: Actor, masked: bool) -> Iterator[tuple[str, FactValue]]:
    if placement.extent is not None:
        yield "extent", placement.extent
    if not masked:
        yield "employer", EMPLOYERS[EmployerKind(placement.workplace.employer.kind)]
    level = _decided_level(placement)
    if level is not None:
        yield "decided_level", level
    earlier = list(_earlier(placement, actor=actor))
    if earlier:
        used = sum((months_between(one.first_day, one.last_day) for one in earlier if one.last_day), Decimal(0))
        yield "months_used", used.quantize(_HUNDREDTH)
        day_after = max(one.last_day for one in earlier if one.last_day) + timedelta(days=1)
        since = months_between(day_after, placement.first_day - timedelta(days=1))
        yield "months_since_last", since.quantize(_HUNDREDTH)


def _decided_level(placement: Placement) -> Decimal | None:
    """Return the level of the latest decision that tells one."""
    told = SupportDecision.objects.current().filter(placement_key=placement.key).exclude(level=None)
    return told.order_by("first_day", "pk").values_list("level", flat=True).last()


def _earlier(placement: Placement, *, actor: Actor) -> Iterator[Placement]:
    """Yield the person's earlier placements under the same measure that are over."""
    over = Q(person_id=placement.person_id, measure_id=placement.measure_id, last_day__lt=placement.first_day)
    yield from Placement.objects.visible_to(actor).filter(over).order_by("first_day", "pk")
