"""The class of every field: whom unions and Arbetsförmedlingen send, what they say, and about whose matter."""

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
_EMPTIED = participant(Purpose.PLACE, Scrub.EMPTY)
_HEALTH = participant(Purpose.PLACE, Scrub.KEEP, reveals_health=True)
_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)
_CONTACT = contact(Scrub.EMPTY)
_CALLED = dict.fromkeys(("name", "email", "phone", "sort_key"), _CONTACT)

_ANSWER: dict[str, Personal] = {
    "state": _KEPT,
    "text": _EMPTIED,
    "how": _KEPT,
    "wants_contact": _KEPT,
    "answered_at": _KEPT,
    "recorded_by": _BY,
    "to_name": _CONTACT,
    "to_email": _CONTACT,
}
_APPLICATION: dict[str, Personal] = {
    "state": _KEPT,
    "sent_day": _KEPT,
    "reference": _EMPTIED,
    "first_day": _KEPT,
    "last_day": _KEPT,
    "wish": participant(Purpose.PLACE, Scrub.EMPTY, reveals_health=True),
    "decided_day": _KEPT,
    "decision_reference": _EMPTIED,
    "amount": _HEALTH,
    "level": _HEALTH,
    "decision_first_day": _KEPT,
    "decision_last_day": _KEPT,
}

FIELDS: Fields = {
    "Union": impersonal("id", "key", "name", "email", "phone", "closed_day", "sort_key"),
    "Representative": {**_CALLED, **impersonal("id", "key", "union", "left_day")},
    "Coverage": impersonal("id", "key", "union", "representative", "workplace", "unit", "employer", "occupation"),
    "Consultation": _ANSWER
    | {
        "matter_key": _KEY,
        "person_key": _KEY,
        "workplace": _KEPT,
        "shown": _EMPTIED,
        "sent_by": _BY,
        **impersonal("id", "key", "union", "representative", "basis", "sent_at", "deadline", "sendings", "version"),
        **impersonal("reminded", "contacted_at"),
    },
    "ConsultationEntry": _ANSWER | {"by": _BY, "reason": _EMPTIED, **impersonal("id", "consultation", "event", "at")},
    "Officer": {**_CALLED, **impersonal("id", "key", "office", "left_day")},
    "Application": _APPLICATION
    | {
        "matter_key": _KEY,
        "placement_key": _KEY,
        "person_key": _KEY,
        "workplace": _KEPT,
        "measure_code": _HEALTH,
        "not_renewed": _EMPTIED,
        "recorded_by": _BY,
        **impersonal("id", "key", "officer", "send_by", "recorded_at", "version"),
    },
    "ApplicationEntry": _APPLICATION
    | {"by": _BY, "reason": _EMPTIED, **impersonal("id", "application", "officer_key", "event", "at")},
    "OwnProcedure": {
        "recorded_by": _BY,
        **impersonal("id", "measure_code", "is_reset", "needs_union", "basis", "union_days", "needs_agency"),
        **impersonal("agency_days", "shows_form", "reason", "recorded_at"),
    },
}
