"""The class of every field about goals and saved views."""

from talja.core.kernel.personal_data import Fields, Purpose, Scrub, Subject, impersonal, staff, trace

_OWN = staff(Purpose.ACCOUNT, Scrub.EMPTY)

FIELDS: Fields = {
    "Goal": {
        "recorded_by": trace(Subject.STAFF, Scrub.PSEUDONYM),
        **impersonal("id", "key", "code", "valid_from", "baseline", "target_count", "target_share", "population"),
        **impersonal("women", "born_abroad", "source", "source_day", "recorded_at"),
    },
    "SavedView": {
        "user": staff(Purpose.ACCOUNT, Scrub.PSEUDONYM),
        "name": _OWN,
        "filters": _OWN,
        **impersonal("id", "key", "list_code"),
    },
}
