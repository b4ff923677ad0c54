"""The whole demo municipality from a seed and a day."""

from datetime import date
from decimal import Decimal

from talja.project.demo.history import build_placements
from talja.project.demo.model import Goals, World
from talja.project.demo.people import build_persons
from talja.project.demo.places import build_places
from talja.project.demo.size import TALLKOPING, Size
from talja.project.demo.spells import build_careers

DEMO_SEED = 1
GOALS = Goals(
    running_baseline=130,
    running_target=170,
    onward_share=Decimal("0.7"),
    unemployed=313,
    unemployed_women=191,  # 61 %
    unemployed_born_abroad=228,  # 73 %
)


def build_world(on: date, *, seed: int = DEMO_SEED, size: Size = TALLKOPING) -> World:
    """Return Tallköping as it stands on the day. The same day, seed and size always give the same world."""
    places = build_places(seed)
    careers = build_careers(on, seed, places, size)
    persons = build_persons(on, seed, careers, places, size)
    placements = build_placements(on, seed, careers, persons, places)
    return World(on, seed, places, tuple(persons), tuple(placements), GOALS)
