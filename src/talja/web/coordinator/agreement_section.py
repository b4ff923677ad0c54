"""The agreements about a placement or a person, as a section of the pages about those."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode

from talja.apps.agreements.queries import agreements_of_person, agreements_of_placements
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.placements.enums import Category
from talja.apps.placements.queries import PlacementLine
from talja.web.coordinator.agreement_list import rows


def agreements_of_placement(line: PlacementLine, *, actor: Actor) -> dict[str, Any]:
    """Return the agreements about a placement or that follow on it, and where a new one is written.

    An internship that runs leads on to the page where it is made an employment.
    """
    found = agreements_of_placements(keys=[line.key], actor=actor)[line.key]
    address = _new(line.person_key, actor=actor, is_masked=line.is_masked)
    query = f"?{urlencode({'placering': line.key})}"
    converts = address and line.category == Category.INTERNSHIP and line.last_day is None
    return {
        "agreements": rows(found),
        "agreement_url": address + query if address else "",
        "conversion_url": reverse("coordinator:conversion", args=[line.key]) if converts else "",
    }


def agreements_of(person_key: UUID, *, is_masked: bool, actor: Actor) -> dict[str, Any]:
    """Return a person's agreements, and where a new one is written."""
    found = agreements_of_person(person_key=person_key, actor=actor)
    return {
        "agreements": rows(reversed(found)),
        "agreement_url": _new(str(person_key), actor=actor, is_masked=is_masked),
        "conversion_url": "",
    }


def _new(person_key: str, *, actor: Actor, is_masked: bool) -> str:
    if is_masked or not actor.may(Right.AGREEMENT_EDIT):
        return ""
    return reverse("coordinator:agreement_new_for", args=[person_key])
