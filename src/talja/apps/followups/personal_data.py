"""The class of every field about follow-ups. How somebody feels and what would help can reveal health."""

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

_KEY = participant(Purpose.PLACE, Scrub.PSEUDONYM)
_KEPT = participant(Purpose.PLACE, Scrub.KEEP)
_WORDS = participant(Purpose.PLACE, Scrub.EMPTY, reveals_health=True)
_HEALTH = participant(Purpose.PLACE, Scrub.KEEP, reveals_health=True)
_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)
_TOLD: dict[str, Personal] = {"recorded_by": _BY}
_NEUTRAL = impersonal("id", "key", "recorded_at", "replaced_at")

FIELDS: Fields = {
    "Plan": {
        "placement_key": _KEY,
        "aim": _KEPT,
        "next_step": _WORDS,
        "next_step_day": _KEPT,
        "responsible_key": _BY,
        **_TOLD,
        **_NEUTRAL,
    },
    "FollowUp": {
        "placement_key": _KEY,
        "due_day": _KEPT,
        "held_day": _KEPT,
        "starts_at": _KEPT,
        "place": participant(Purpose.PLACE, Scrub.EMPTY),
        "planned_by": _BY,
        **impersonal("id", "key", "kind", "number", "is_moved", "planned_at", "minutes", "invitations", "reminded_day"),
    },
    "Held": {
        "held_day": _KEPT,
        "attended": _KEPT,
        "going": _HEALTH,
        "note": _WORDS,
        "agreed": _WORDS,
        "belief": _HEALTH,
        **_TOLD,
        **_NEUTRAL,
        **impersonal("followup"),
    },
    "Ask": {
        "to_name": contact(Scrub.EMPTY),
        "to_email": contact(Scrub.EMPTY),
        **_TOLD,
        **_NEUTRAL,
        **impersonal("followup", "audience", "last_day", "answered_at", "reminded_at"),
    },
    "Answer": {
        "said": _HEALTH,
        "words": _WORDS,
        "answered_by": trace(Subject.PARTICIPANT, Scrub.PSEUDONYM),
        **impersonal("id", "ask", "version", "answered_at"),
    },
    "Assessment": {
        "placement_key": _KEY,
        "last_day": _KEPT,
        "evidence": _KEPT,
        "note": _WORDS,
        **_TOLD,
        **_NEUTRAL,
    },
    "Check": {
        "placement_key": _KEY,
        "last_day": _KEPT,
        "months": _KEPT,
        "status": _HEALTH,
        "still": _KEPT,
        "evidence": _KEPT,
        "note": _WORDS,
        "checked_day": _KEPT,
        **_TOLD,
        **_NEUTRAL,
    },
}
