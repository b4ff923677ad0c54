"""What the page shell needs on every page: who is here, where they can go, how it should look."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.organisation.queries import municipality_name

COLOR_SCHEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Item:
    """A place in the navigation."""

    url: str
    label: str | Promise
    current: bool


PLACES: tuple[tuple[str, str | Promise, Right], ...] = (
    ("analyst:overview", _("Översikt"), Right.FIGURES_VIEW),
    ("coordinator:placement_list", _("Placeringar"), Right.PLACEMENT_VIEW),
    ("coordinator:person_list", _("Personer"), Right.PERSON_VIEW),
    ("coordinator:batch_list", _("Import"), Right.IMPORT_RUN),
    ("coordinator:reconciliation", _("Avstämning"), Right.IMPORT_RUN),
    ("settings:organisation", _("Organisation"), Right.ORGANISATION_VIEW),
    ("settings:user_list", _("Användare"), Right.USERS_EDIT),
    ("settings:audit_log", _("Logg"), Right.AUDIT_VIEW),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the page shell. Works without an actor, as on error pages."""
    actor: Actor | None = getattr(request, "actor", None)
    scheme = request.COOKIES.get("color_scheme", "auto")
    return {
        "actor": actor,
        "demo": settings.DEMO,
        "municipality": municipality_name() if actor else "",
        "navigation": _navigation(request, actor) if actor else [],
        "color_scheme": scheme if scheme in COLOR_SCHEMES else "auto",
    }


def _navigation(request: HttpRequest, actor: Actor) -> list[Item]:
    places = [(reverse(name), label) for name, label, right in PLACES if actor.may(right)]
    return [Item(url, label, current=request.path.startswith(url)) for url, label in places]
