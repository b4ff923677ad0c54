"""The command that loads the measures, and what rows say of themselves in a log."""

from io import StringIO

import pytest
from django.core.management import call_command
from tests.factories.register import make_placement

from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person, PersonVersion
from talja.apps.placements.models import Measure, Placement, PlacementVersion


@pytest.mark.django_db
def test_the_command_says_how_many_changed_and_may_be_run_again() -> None:
    said = [StringIO(), StringIO()]
    for out in said:
        call_command("load_measures", stdout=out)
    assert [out.getvalue().strip() for out in said] == [
        f"Ändrade insatser: {Measure.objects.count()}",
        "Ändrade insatser: 0",
    ]


def test_rows_name_themselves_by_number_or_code_only(asta: Actor) -> None:
    placement = make_placement(actor=asta)
    for model in (Person, PersonVersion, Placement, PlacementVersion):
        row = model.objects.get()
        assert str(row) == f"#{row.pk}"
    assert str(placement.measure) == "nystartsjobb"
