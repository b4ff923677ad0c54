"""The class of every field about imports.

A list and its rows are working material: they are kept as long as logs are, so that an import can be explained and
undone, and are emptied then; what a list led to stands in the register with its own retention. A list that is laid
aside is emptied at once. Cells can hold anything that somebody wrote in a spreadsheet, health included.
"""

from talja.core.kernel.personal_data import (
    Basis,
    Fields,
    Personal,
    Purpose,
    Retention,
    Scrub,
    Subject,
    impersonal,
    participant,
    trace,
)


def _working(scrub: Scrub, *, reveals_health: bool = False) -> Personal:
    """Return the class of what stands in a list: kept as long as logs."""
    return Personal(
        Subject.PARTICIPANT, Purpose.PLACE, Basis.PUBLIC_TASK, Retention.TRACE, scrub, reveals_health=reveals_health
    )


_LISTED = _working(Scrub.EMPTY, reveals_health=True)
_KEY = _working(Scrub.PSEUDONYM)
_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)
_CLAIMED = participant(Purpose.PLACE, Scrub.EMPTY, reveals_health=True)
_CLAIM_KEY = participant(Purpose.PLACE, Scrub.PSEUDONYM)

FIELDS: Fields = {
    "Source": impersonal(
        "id", "key", "name", "sort_key", "kind", "owner", "covers", "trusted_for", "own_staff_only", "mapping"
    ),
    "BatchFile": {"sha256": _working(Scrub.EMPTY), "content": _LISTED, **impersonal("id")},
    "Batch": {
        "created_by": _BY,
        "file_name": _working(Scrub.EMPTY),  # people name files after people
        "left": _LISTED,  # titles and notes, and now and then a row that was taken for one
        **impersonal("id", "key", "source", "file", "list_day", "state", "sheet", "sheets", "parts", "columns"),
        **impersonal("counts", "done", "total", "fault", "created_at", "moved_at", "applied_at"),
    },
    "StagedRow": {
        "cells": _LISTED,
        "corrections": _LISTED,
        "values": _LISTED,
        "findings": _LISTED,
        "changes": _LISTED,
        "search_text": _LISTED,
        "candidates": _KEY,
        "chosen": _KEY,
        "person_key": _KEY,
        "placement_key": _KEY,
        "is_protected": _working(Scrub.EMPTY),
        "reasons": _working(Scrub.EMPTY),
        **impersonal("id", "batch", "key", "number", "status", "decision", "group", "refusal"),
    },
    "Trace": {
        "target_key": _KEY,
        **impersonal("id", "batch", "row", "order", "deed", "target_kind", "left_at", "undone"),
    },
    "Claim": {
        "person_key": _CLAIM_KEY,
        "placement_key": _CLAIM_KEY,
        "values": _CLAIMED,
        **impersonal("id", "source", "batch", "is_known"),
    },
    "Settlement": {
        "note": _CLAIMED,
        "settled_by": _BY,
        "difference_key": _CLAIM_KEY,
        "fingerprint": _CLAIM_KEY,
        **impersonal("id", "chosen", "settled_at"),
    },
}
