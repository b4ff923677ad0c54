"""From a consultation or an application to the matter that it is about, and back through its own operations."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.agreements.operations import apply_to_agency, record_agency_outcome, remove_agency_outcome
from talja.apps.agreements.queries import get_agreement
from talja.apps.collaboration.operations import (
    About,
    ApplicationInput,
    OutcomeInput,
    record_outcome,
    remove_outcome,
    send_application,
)
from talja.apps.collaboration.queries import ApplicationLine
from talja.apps.jobdesign.queries import get_inventory
from talja.web.coordinator.collaboration_pages import Way
from talja.web.shared.edge import Request


def matter_way(request: Request, matter_key: str) -> list[Way]:
    """Return the way to the agreement or the inventory that the matter is, if it is one that the actor may see."""
    if _is_inventory(request, matter_key):
        return [Way(_("Inventeringen"), reverse("strategist:inventory", args=[matter_key]))]
    if not _is_agreement(request, matter_key):
        return []
    return [Way(_("Överenskommelsen"), reverse("coordinator:agreement", args=[matter_key]))]


def enter_outcome(
    request: Request, line: ApplicationLine, said: OutcomeInput, *, seen: int | None, reason: str = ""
) -> object:
    """Record what was decided: through the agreement where there is one, which enters the support as well.

    Raises as `agreements.operations.record_agency_outcome` and `collaboration.operations.record_outcome`.
    """
    told: dict[str, Any] = {"said": said, "seen": seen, "reason": reason, "actor": request.actor}
    if _is_agreement(request, line.matter_key):
        return record_agency_outcome(agreement_key=UUID(line.matter_key), application_key=UUID(line.key), **told)
    return record_outcome(application_key=UUID(line.key), **told)


def take_outcome_away(request: Request, line: ApplicationLine, *, reason: str) -> object:
    """Take away what was decided: through the agreement where there is one, which takes the support back as well.

    Raises as `agreements.operations.remove_agency_outcome` and `collaboration.operations.remove_outcome`.
    """
    told: dict[str, Any] = {"application_key": UUID(line.key), "reason": reason, "actor": request.actor}
    if _is_agreement(request, line.matter_key):
        return remove_agency_outcome(agreement_key=UUID(line.matter_key), **told)
    return remove_outcome(**told)


def note_sent(request: Request, line: ApplicationLine, said: ApplicationInput) -> object:
    """Note that a planned application was sent: through the agreement where there is one, which then waits for it.

    Raises as `agreements.operations.apply_to_agency` and `collaboration.operations.send_application`.
    """
    if _is_agreement(request, line.matter_key):
        return apply_to_agency(agreement_key=UUID(line.matter_key), said=said, actor=request.actor)
    about = About(
        matter_key=UUID(line.matter_key),
        person_key=UUID(line.person_key) if line.person_key else None,
        workplace_key=UUID(line.workplace_key),
        placement_key=UUID(line.placement_key) if line.placement_key else None,
    )
    return send_application(about=about, said=said, actor=request.actor)


def _is_inventory(request: Request, matter_key: str) -> bool:
    try:
        get_inventory(key=UUID(matter_key), actor=request.actor)
    except ObjectDoesNotExist:
        return False
    return True


def _is_agreement(request: Request, matter_key: str) -> bool:
    try:
        get_agreement(key=UUID(matter_key), actor=request.actor, on=request.today)
    except ObjectDoesNotExist:
        return False
    return True
