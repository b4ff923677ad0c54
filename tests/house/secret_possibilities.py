"""A possibility in the municipality with secrets: its pages are walked, and the ranking that knows every workplace."""

from uuid import UUID

from tests.factories.possibilities import make_asked, make_possibility

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.possibilities.models import Asked, Possibility


def make_possibilities(*, berit: Actor, ekens: Workplace) -> None:
    """Find work at an open workplace. The ranking counts who has been at every place, and never the protected."""
    make_asked(make_possibility(actor=berit, workplace=ekens), actor=berit)


def possibility_keys() -> dict[str, list[UUID]]:
    """Return what there is to ask about possibilities."""
    return {
        "possibility": list(Possibility.objects.order_by("pk").values_list("key", flat=True)),
        "asked": list(Asked.objects.order_by("pk").values_list("key", flat=True)),
    }
