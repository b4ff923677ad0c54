"""The class of every field of the app's models. Free text can name anybody, and say anything about them."""

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
_KEY = participant(Purpose.PLACE, Scrub.PSEUDONYM)
_TEXT = participant(Purpose.PLACE, Scrub.EMPTY, reveals_health=True)
_GUEST = contact(Scrub.EMPTY)

FIELDS: Fields = {
    "Request": {
        "asked_by": _BY,
        "guest_name": _GUEST,
        "guest_email": _GUEST,
        "guest_phone": _GUEST,
        "guest_organisation": _GUEST,
        "wish": _TEXT,
        "hours": _TEXT,
        "demands": _TEXT,
        "outcome_reason": _TEXT,
        "placement_key": _KEY,
        "person_key": _KEY,
        "owner": staff(Purpose.ACCOUNT, Scrub.PSEUDONYM),
        **impersonal("id", "key", "kind", "origin", "state", "state_since", "version", "workplace", "employer"),
        **impersonal("from_day", "made_at", "asked_at", "promised_day", "due_day", "reminded"),
        **impersonal("answered_at", "answer_minutes", "kept_promise", "settled_at", "solution_minutes", "outcome"),
    },
    "Message": {
        "text": _TEXT,
        "written_by": _BY,
        **impersonal("id", "key", "request", "voice", "written_at"),
    },
    "Happening": {
        "happened_by": _BY,
        "owner_key": _BY,
        **impersonal("id", "request", "code", "happened_at"),
    },
    "ReplyTemplate": {
        "changed_by": _BY,
        **impersonal("id", "key", "title", "text", "version", "changed_at", "removed_at", "sort_key"),
    },
    "PublishedAnswer": {
        "changed_by": _BY,
        **impersonal("id", "key", "question", "text", "request_key", "version", "published_at", "changed_at"),
        **impersonal("withdrawn_at", "search_text", "sort_key"),
    },
    "DeskRules": impersonal("id", "key", "answer_days", "waiting_days"),
    "Away": {
        "user": staff(Purpose.ACCOUNT, Scrub.PSEUDONYM),
        "last_day": staff(Purpose.ACCOUNT, Scrub.EMPTY),
        **impersonal("id", "key"),
    },
}
