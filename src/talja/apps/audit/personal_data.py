"""The class of every field of the audit trail."""

from talja.core.kernel.personal_data import Fields, Scrub, Subject, impersonal, trace

_WHO = trace(Subject.STAFF, Scrub.PSEUDONYM)
_WHOM = trace(Subject.PARTICIPANT, Scrub.PSEUDONYM)

FIELDS: Fields = {
    "Event": {
        "at": trace(Subject.STAFF, Scrub.KEEP),
        "actor_key": _WHO,
        "target_key": _WHOM,
        "data": trace(Subject.PARTICIPANT, Scrub.EMPTY),  # codes, days and numbers only
        **impersonal("id", "code", "target_kind"),
    },
    "ReadEvent": {
        "at": trace(Subject.STAFF, Scrub.KEEP),
        "actor_key": _WHO,
        "persons": _WHOM,
        **impersonal("id", "code", "person_count"),
    },
}
