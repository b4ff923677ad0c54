"""What finished inventories tell of time that may be handed over."""

from tests.factories.inventories import make_inventory, make_line

from talja.apps.jobdesign.enums import InventoryState
from talja.apps.jobdesign.models import Inventory, StaffGroup
from talja.apps.jobdesign.queries.handing_over import handed_over
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace


def test_only_what_may_be_handed_over_and_takes_time_today_counts(
    asta: Actor, ursula: Actor, ekens_forskola: Workplace
) -> None:
    made = make_inventory(actor=asta, workplace=ekens_forskola)
    make_line(made, actor=asta)
    make_line(made, actor=asta, title="Läkemedel", hand_over="no")
    make_line(made, actor=asta, title="Promenader", is_undone=True)
    StaffGroup.objects.create(inventory=made, occupation="5311", full_time=4, shortage=150)
    assert handed_over(actor=asta) == ()
    Inventory.objects.update(state=InventoryState.READY)
    (told,) = handed_over(actor=asta)
    assert (told.workplace_key, told.minutes, told.full_time, told.is_short) == (ekens_forskola.key, 100, 4.0, True)
    assert handed_over(actor=ursula) == ()
    StaffGroup.objects.create(inventory=made, occupation="2343", full_time=None)
    assert handed_over(actor=asta) == ()
