"""The class of every field about placements."""

from talja.core.kernel.personal_data import (
    Fields,
    Personal,
    Purpose,
    Scrub,
    Subject,
    contact,
    impersonal,
    participant,
    trace,
)

_KEPT = participant(Purpose.PLACE, Scrub.KEEP)
_HEALTH = participant(Purpose.PLACE, Scrub.KEEP, reveals_health=True)  # lönebidrag, OSA, illness as a reason to leave
_EMPTIED = participant(Purpose.PLACE, Scrub.EMPTY)
_KEY = participant(Purpose.PLACE, Scrub.PSEUDONYM)
_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)
_FACTS: dict[str, Personal] = {
    "first_day": _KEPT,
    "planned_last_day": _KEPT,
    "last_day": _KEPT,
    "extent": _KEPT,
    "occupation": _KEPT,
    "supervisor": contact(Scrub.EMPTY),
    "decision_reference": _EMPTIED,
    "decision_first_day": _KEPT,
    "decision_last_day": _KEPT,
    "end_reason": _HEALTH,
    "destination": _HEALTH,
    "kolada": _KEPT,
}

FIELDS: Fields = {
    "Measure": impersonal(
        "id",
        "code",
        "name",
        "category",
        "exclusive_group",
        "can_reveal_health",
        "first_day",
        "last_day",
        "spellings",
        "source",
        "certainty",
        "checked",
        "sort_key",
    ),
    "Placement": _FACTS
    | {
        "key": _KEY,
        "person": _KEPT,
        "workplace": _KEPT,
        "measure": _HEALTH,
        "exclusive_group": _HEALTH,
        "recorded_by": _BY,
        **impersonal("id", "recorded_from"),
    },
    "Pause": {
        "placement_key": _KEY,
        "first_day": _KEPT,
        "last_day": _KEPT,
        "recorded_by": _BY,
        **impersonal("id", "recorded_at"),
    },
    "PlacementVersion": _FACTS
    | {
        "placement_key": _KEY,
        "person_key": _KEY,
        "workplace_key": _KEPT,
        "measure_code": _HEALTH,
        "category": _KEPT,
        "recorded_by": _BY,
        "reason": _EMPTIED,
        **impersonal("id", "recorded_from", "recorded_to", "event"),
    },
}
