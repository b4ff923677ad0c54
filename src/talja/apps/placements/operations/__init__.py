"""The one door for writing placements and measures."""

from talja.apps.placements.inputs import PlacementInput
from talja.apps.placements.operations.measures import load_measures
from talja.apps.placements.operations.pausing import pause_placement, resume_placement
from talja.apps.placements.operations.register import (
    change_placement,
    end_placement,
    register_placement,
    reopen_placement,
)
from talja.apps.placements.operations.undo import remove_placement, restore_placement, restore_placements

__all__ = [
    "PlacementInput",
    "change_placement",
    "end_placement",
    "load_measures",
    "pause_placement",
    "register_placement",
    "remove_placement",
    "reopen_placement",
    "restore_placement",
    "restore_placements",
    "resume_placement",
]
