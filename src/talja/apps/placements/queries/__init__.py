"""What others may know about placements. Every answer is made for the actor, masked before it leaves."""

from talja.apps.placements.filters import PlacementFilter
from talja.apps.placements.lines import MeasureLine, PlacementLine, PlacementPage
from talja.apps.placements.queries.listing import list_placements, person_timeline
from talja.apps.placements.queries.pages import get_placement, list_measures, measure_vocabulary

__all__ = [
    "MeasureLine",
    "PlacementFilter",
    "PlacementLine",
    "PlacementPage",
    "get_placement",
    "list_measures",
    "list_placements",
    "measure_vocabulary",
    "person_timeline",
]
