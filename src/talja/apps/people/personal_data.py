"""The class of every field about persons."""

from talja.core.kernel.personal_data import (
    Fields,
    Personal,
    Purpose,
    Scrub,
    Subject,
    impersonal,
    participant,
    trace,
)

_IDENTITY = participant(Purpose.IDENTIFY, Scrub.EMPTY)
_GROUP = participant(Purpose.STATISTICS, Scrub.KEEP)
_KEY = participant(Purpose.IDENTIFY, Scrub.PSEUDONYM)
_REACH = participant(Purpose.REACH, Scrub.EMPTY)
_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)
_FACTS: dict[str, Personal] = {
    "number": _IDENTITY,
    "number_kind": _GROUP,
    "local_number": _IDENTITY,
    "birth_date": participant(Purpose.IDENTIFY, Scrub.YEAR),
    "given_name": _IDENTITY,
    "family_name": _IDENTITY,
    "sex": _GROUP,
    "born": _GROUP,
    "education": _GROUP,
    "protection": participant(Purpose.PROTECT, Scrub.EMPTY),
}

FIELDS: Fields = {
    "Person": _FACTS
    | {
        "key": _KEY,
        "case_worker": participant(Purpose.PLACE, Scrub.EMPTY),
        "sort_key": _IDENTITY,
        "search_text": _IDENTITY,
        "recorded_by": _BY,
        **impersonal("id", "recorded_from"),
    },
    "PersonContact": {
        "person": _KEY,
        "email": _REACH,
        "phone": _REACH,
        "street": _REACH,
        "postcode": _REACH,
        "town": _REACH,
        "language": participant(Purpose.REACH, Scrub.EMPTY),
        "recorded_by": _BY,
        **impersonal("id", "recorded_at"),
    },
    "PersonVersion": _FACTS
    | {
        "person_key": _KEY,
        "case_worker_key": participant(Purpose.PLACE, Scrub.EMPTY),
        "recorded_by": _BY,
        "reason": participant(Purpose.PLACE, Scrub.EMPTY),
        **impersonal("id", "recorded_from", "recorded_to", "event"),
    },
}
