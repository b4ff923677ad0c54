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
class Place:
    """A place that those with the right can go to: its URL name, what it is called, its icon and its group."""

    name: str
    label: str | Promise
    right: Right
    icon: str
    group: str | Promise = ""
    bound: bool = False  # only for those who are bound to certain workplaces
    starts: bool = True  # whether a role can start here
    unless: Right | None = None  # those with this right have another place instead

    def opens_to(self, actor: Actor) -> bool:
        """Whether the actor has this place in the navigation."""
        has_another = self.unless is not None and actor.may(self.unless)
        return actor.may(self.right) and (actor.workplaces is not None or not self.bound) and not has_another


@dataclass(frozen=True, slots=True)
class Item:
    """A place in the navigation of this page."""

    url: str
    label: str | Promise
    icon: str
    group: str | Promise
    current: bool


_HIDDEN_JOBS = _("Hitta jobb")
_REGISTER, _FIGURES, _HELP, _SETTINGS = _("Register"), _("Siffror"), _("Till hands"), _("Inställningar")
PLACES: tuple[Place, ...] = (  # in the order of the navigation; the first that a role opens is where it starts
    Place("shared:my_day", _("Min dag"), Right.DESK_WORK, "sun"),
    Place("shared:my_day", _("Min dag"), Right.AGREEMENT_ANSWER, "sun", bound=True),
    Place("shared:my_day", _("Min dag"), Right.JOBDESIGN_EDIT, "sun", unless=Right.DESK_WORK),
    Place("coordinator:request_list", _("Ärenden"), Right.DESK_WORK, "inbox"),
    Place("coordinator:agreement_list", _("Överenskommelser"), Right.AGREEMENT_VIEW, "handshake"),
    Place("coordinator:conversion_list", _("Praktik till anställning"), Right.AGREEMENT_EDIT, "arrow-up-right"),
    Place("coordinator:followup_list", _("Uppföljning"), Right.FOLLOWUP_EDIT, "clipboard-check"),
    Place("manager:placement_list", _("Mina arbetsplatser"), Right.PLACEMENT_VIEW, "list", bound=True),
    Place("manager:agreement_list", _("Överenskommelser"), Right.AGREEMENT_ANSWER, "handshake", bound=True),
    Place("manager:request_list", _("Fråga oss"), Right.REQUEST_ASK, "message-circle-question-mark", bound=True),
    Place("strategist:possibility_list", _("Möjligheter"), Right.JOBDESIGN_VIEW, "sprout", _HIDDEN_JOBS),
    Place("strategist:inventory_list", _("Inventeringar"), Right.JOBDESIGN_VIEW, "list-checks", _HIDDEN_JOBS),
    Place("strategist:library", _("Uppgiftsbibliotek"), Right.JOBDESIGN_VIEW, "library", _HIDDEN_JOBS, starts=False),
    Place("strategist:carving_list", _("Snickra befattningar"), Right.JOBDESIGN_EDIT, "hammer", _HIDDEN_JOBS),
    Place("strategist:position_list", _("Befattningar"), Right.JOBDESIGN_VIEW, "briefcase", _HIDDEN_JOBS),
    Place("coordinator:placement_list", _("Placeringar"), Right.MEASURE_VIEW, "list", _REGISTER),
    Place("coordinator:person_list", _("Personer"), Right.PERSON_VIEW, "users", _REGISTER),
    Place("coordinator:batch_list", _("Import"), Right.IMPORT_RUN, "file-up", _REGISTER),
    Place("coordinator:reconciliation", _("Avstämning"), Right.IMPORT_RUN, "scale", _REGISTER),
    Place("analyst:overview", _("Översikt"), Right.FIGURES_VIEW, "chart-column", _FIGURES),
    Place("analyst:budget", _("Budget"), Right.BUDGET_VIEW, "wallet", _FIGURES),
    Place("coordinator:letter_list", _("Utskick"), Right.LETTERS_VIEW, "mail", _HELP, starts=False),
    Place("coordinator:officer_list", _("Arbetsförmedlingen"), Right.AGREEMENT_VIEW, "landmark", _HELP, starts=False),
    Place("calculator", _("Räkna på en anställning"), Right.SIGNED_IN, "calculator", _HELP, starts=False),
    Place("rulebook", _("Regelbok"), Right.SIGNED_IN, "book-open", _HELP, starts=False),
    Place("settings:organisation", _("Organisation"), Right.ORGANISATION_VIEW, "building-2", _SETTINGS),
    Place("settings:union_list", _("Facken"), Right.ORGANISATION_VIEW, "users-round", _SETTINGS),
    Place("settings:procedure_list", _("Så gör vi för varje form"), Right.RULES_PROPOSE, "list-checks", _SETTINGS),
    Place("settings:user_list", _("Användare"), Right.USERS_EDIT, "users", _SETTINGS),
    Place("settings:rule_list", _("Egna regler"), Right.RULES_PROPOSE, "gavel", _SETTINGS),
    Place("settings:template_list", _("Dokumentmallar"), Right.DOCUMENTS_EDIT, "file-text", _SETTINGS),
    Place("settings:audit_log", _("Logg"), Right.AUDIT_VIEW, "scroll-text", _SETTINGS),
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
    places = [(reverse(place.name), place) for place in PLACES if place.opens_to(actor)]
    return [
        Item(url, place.label, place.icon, place.group, current=request.path.startswith(url)) for url, place in places
    ]
