"""What measuring has taught stands where the task is looked at: in the library, and on the line of an inventory."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.inventories import make_inventory, make_task
from tests.factories.positions import make_filled, said_of
from tests.factories.register import make_workplace

from talja.apps.jobdesign.enums import Source
from talja.apps.jobdesign.models import Line
from talja.apps.jobdesign.operations import add_lines
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.positions.enums import Occasion
from talja.apps.positions.operations.measuring import measure_freed
from talja.core.inventory.task_files import load_library
from talja.web.strategist.measured_words import measured_text

TASK = load_library().tasks[0]


def line_at(workplace: Workplace, *, actor: Actor) -> Line:
    inventory = make_inventory(actor=actor, workplace=workplace)
    task = make_task(TASK.title, library_key=TASK.id)
    add_lines(inventory_key=inventory.key, lines=[task], source=Source.LIBRARY, actor=actor)
    return inventory.lines.get()


def measure(line: Line, workplace: Workplace, *, minutes: int, actor: Actor) -> None:
    """Measure a position of one task, done five days a week, that came of the line."""
    task = replace(said_of(workplace).tasks[0], line_key=line.key)
    position = make_filled(actor=actor, workplace=workplace, days_ago=50, tasks=(task,))
    told = {position.tasks.get().key: minutes}
    measure_freed(position_key=position.key, occasion=Occasion.WEEKS_6, minutes=told, actor=actor)


@pytest.mark.usefixtures("the_day")
def test_it_is_told_how_long_it_took_and_at_how_many_places(
    asta: Actor, malik: Actor, as_asta: Client, ekens_forskola: Workplace
) -> None:
    solrosen = make_workplace("Solrosen")
    line = line_at(ekens_forskola, actor=asta)
    kind, _slash, name = TASK.id.partition("/")
    pages = (
        reverse("strategist:inventory_line", args=[line.key]),
        reverse("strategist:library_task", args=[kind, name]),
    )
    assert measured_text(TASK.id, actor=asta) == ""
    measure(line, ekens_forskola, minutes=175, actor=asta)
    assert measured_text(TASK.id, actor=asta) == "35 min på 1 ställe"
    measure(line_at(solrosen, actor=asta), solrosen, minutes=200, actor=asta)
    assert measured_text(TASK.id, actor=asta) == "35–40 min på 2 ställen"
    assert measured_text(TASK.id, actor=malik) == "35 min på 1 ställe"  # a manager's own places
    assert measured_text("", actor=asta) == ""
    for page in pages:
        assert "35–40 min på 2 ställen" in as_asta.get(page).content.decode(), page
