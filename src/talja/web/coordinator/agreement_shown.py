"""What every page about one agreement shares: the agreement as the actor may see it, its heading, and the way back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.functional import Promise

from talja.apps.agreements.lines import AgreementPage
from talja.apps.agreements.queries import get_agreement
from talja.core.kernel.verdict import Verdict
from talja.web.coordinator.agreement_list import badges
from talja.web.coordinator.writing import stopped
from talja.web.shared.edge import Request, saw


def shown(request: Request, key: UUID) -> AgreementPage:
    """Return the agreement, and note that its person has been seen. Raises `Agreement.DoesNotExist`."""
    page = get_agreement(key=key, actor=request.actor, on=request.today)
    saw(request, [page.line.person_key])
    return page


def address(key: UUID | str, place: str = "") -> str:
    """Return the address of the agreement's page, at a part of it."""
    return reverse("coordinator:agreement", args=[key]) + (f"#{place}" if place else "")


def held_up(request: Request, page: AgreementPage, verdict: Verdict) -> HttpResponseRedirect | None:
    """Return to the agreement's page with the reason, when something may not be done now."""
    return stopped(request, verdict, way_back=address(page.line.key))


def heading(page: AgreementPage, title: str | Promise) -> dict[str, Any]:
    """Return the context of a page about the agreement."""
    return {"line": page.line, "badges": badges(page.line), "title": title, "page_url": address(page.line.key)}


def sent(request: Request) -> QueryDict | None:
    """Return what was sent, or nothing when the page is just opened."""
    return request.POST if request.method == "POST" else None
