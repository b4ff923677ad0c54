"""The steps that lead to the pages of the organisation."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.queries import Named, UnitBranch, WorkplaceLine
from talja.web.settings.pages import Crumb


def to_organisation() -> list[Crumb]:
    """The way to the organisation as a whole."""
    return [Crumb(_("Organisation"), reverse("settings:organisation"))]


def to_employer(key: UUID, name: str) -> list[Crumb]:
    """The way to an employer's page."""
    return [*to_organisation(), Crumb(name, reverse("settings:employer", args=[key]))]


def to_holder(employer: Named, above: tuple[Named, ...]) -> list[Crumb]:
    """The way to what holds a unit or a workplace: the employer, and the units above it."""
    units = [Crumb(unit.name, reverse("settings:unit", args=[unit.key])) for unit in above]
    return [*to_employer(employer.key, employer.name), *units]


def to_unit(unit: UnitBranch) -> list[Crumb]:
    """The way to a unit's page."""
    return to_holder(unit.employer, (*unit.above, Named(unit.key, unit.name)))


def to_workplace(place: WorkplaceLine) -> list[Crumb]:
    """The way to a workplace's page."""
    return [
        *to_holder(place.employer, place.above),
        Crumb(place.name, reverse("settings:workplace", args=[place.key])),
    ]


def to_users() -> list[Crumb]:
    """The way to the list of users."""
    return [Crumb(_("Användare"), reverse("settings:user_list"))]


def to_user(key: UUID, name: str) -> list[Crumb]:
    """The way to a user's page."""
    return [*to_users(), Crumb(name, reverse("settings:user", args=[key]))]
