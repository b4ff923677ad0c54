"""The class of every field: positions are about work. Who wrote of them is a trace of staff."""

from talja.core.kernel.personal_data import Fields, Purpose, Scrub, Subject, impersonal, participant, trace

_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)
_TEXT = participant(Purpose.PLACE, Scrub.EMPTY)  # free text can name anybody
_KEY = participant(Purpose.PLACE, Scrub.PSEUDONYM)

FIELDS: Fields = {
    "Position": {
        "description": _TEXT,
        "development": _TEXT,
        "if_empty": _TEXT,
        "closed_reason": _TEXT,
        "placement_key": _KEY,
        "created_by": _BY,
        **impersonal("id", "key", "workplace", "title", "state", "state_since", "paid_minutes", "full_time_minutes"),
        **impersonal("demands", "carving_key", "filled_day", "created_at", "version"),
    },
    "PositionTask": impersonal(
        "id", "key", "position", "workplace", "order", "title", "family", "occupation", "minutes", "starts", "weeks"
    )
    | impersonal("line_key"),
    "Measured": {
        "note": _TEXT,
        "recorded_by": _BY,
        **impersonal("id", "key", "position", "occasion", "day", "recorded_at"),
    },
    "MeasuredTask": impersonal("id", "measured", "task", "minutes"),
}
