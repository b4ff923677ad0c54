"""The class of every field about letters and links: what is written to somebody may tell anything of somebody."""

from talja.core.kernel.personal_data import Fields, Purpose, Scrub, Subject, impersonal, participant, trace

_REACHED = participant(Purpose.REACH, Scrub.EMPTY)
_TEXT = participant(Purpose.REACH, Scrub.EMPTY, reveals_health=True)
_KEY = participant(Purpose.REACH, Scrub.PSEUDONYM)
_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)

FIELDS: Fields = {
    "Letter": {
        "address": _REACHED,
        "to_email": _REACHED,
        "to_name": _REACHED,
        "postal": _REACHED,
        "subject": _TEXT,
        "body": _TEXT,
        "attachment_text": _TEXT,
        "matter_key": _KEY,
        "person_key": _KEY,
        "queued_by": _BY,
        "printed_by": _BY,
        **impersonal("id", "key", "kind", "once", "attachment_name", "attachment_kind", "link", "state", "trouble"),
        **impersonal("attempts", "queued_at", "due_at", "claimed_at", "settled_at", "printed_at"),
    },
    "Link": {
        "email": _REACHED,
        "address": _REACHED,
        "matter_key": _KEY,
        "person_key": _KEY,
        "made_by": _BY,
        "opened_at": trace(Subject.PARTICIPANT, Scrub.KEEP),
        **impersonal("id", "key", "purpose", "needs_code", "made_at", "expires_at", "expired_at", "revoked_at"),
        **impersonal("replaced_at", "code_hash", "code_until", "code_tries"),
    },
    "Bounce": {
        "address": _REACHED,
        "person_key": _KEY,
        "lifted_by": _BY,
        **impersonal("id", "key", "reply", "noted_at", "lifted_at"),
    },
    "Turn": impersonal("id", "name", "held_until"),
}
