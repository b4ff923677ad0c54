"""The class of every field: possibilities are about work. Whom one asks is somebody in their work."""

from talja.core.kernel.personal_data import (
    Fields,
    Purpose,
    Scrub,
    Subject,
    contact,
    impersonal,
    participant,
    staff,
    trace,
)

_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)
_TEXT = participant(Purpose.PLACE, Scrub.EMPTY)  # free text can name anybody

FIELDS: Fields = {
    "Possibility": {
        **dict.fromkeys(("title", "hope", "need", "next_step", "stuck_on", "reason"), _TEXT),
        "owner": staff(Purpose.REACH, Scrub.PSEUDONYM),
        "created_by": _BY,
        **impersonal("id", "key", "workplace", "step", "step_since", "next_day", "whose_move", "created_at", "version"),
    },
    "Move": {
        "reason": _TEXT,
        "recorded_by": _BY,
        **impersonal("id", "possibility", "origin", "target", "day", "recorded_at"),
    },
    "Touch": {
        "text": _TEXT,
        "recorded_by": _BY,
        **impersonal("id", "possibility", "kind", "day", "recorded_at"),
    },
    "Asked": {
        "to_name": contact(Scrub.EMPTY),
        "to_email": contact(Scrub.EMPTY),
        "question": _TEXT,
        "answer": _TEXT,
        "asked_by": _BY,
        **impersonal("id", "key", "possibility", "who", "asked_day", "deadline", "outcome", "answered_day"),
    },
}
