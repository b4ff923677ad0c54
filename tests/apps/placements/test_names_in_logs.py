"""What rows say of themselves in a log."""

from tests.factories.register import make_placement

from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person, PersonVersion
from talja.apps.placements.models import Placement, PlacementVersion


def test_rows_name_themselves_by_number_or_code_only(asta: Actor) -> None:
    placement = make_placement(actor=asta)
    for model in (Person, PersonVersion, Placement, PlacementVersion):
        row = model.objects.get()
        assert str(row) == f"#{row.pk}"
    assert str(placement.measure) == "nystartsjobb"
