"""The one door for writing sources, batches and settlements."""

from talja.apps.imports.operations.applying import apply_batch, start_applying
from talja.apps.imports.operations.batches import choose_columns, discard_batch, receive_list, recover_batch
from talja.apps.imports.operations.reading import read_batch
from talja.apps.imports.operations.rows import correct_cell, decide_rows, settle_row, take_changes
from talja.apps.imports.operations.settling import settle_difference, unsettle_difference
from talja.apps.imports.operations.sources import add_source, change_source, forget_columns, set_trust, usual_categories
from talja.apps.imports.operations.undoing import start_undoing, undo_batch

__all__ = [
    "add_source",
    "apply_batch",
    "change_source",
    "choose_columns",
    "correct_cell",
    "decide_rows",
    "discard_batch",
    "forget_columns",
    "read_batch",
    "receive_list",
    "recover_batch",
    "set_trust",
    "settle_difference",
    "settle_row",
    "start_applying",
    "start_undoing",
    "take_changes",
    "undo_batch",
    "unsettle_difference",
    "usual_categories",
]
