"""The class of every field about agreements."""

from talja.core.kernel.personal_data import Fields, Purpose, Scrub, Subject, contact, impersonal, participant, trace

_KEPT = participant(Purpose.PLACE, Scrub.KEEP)
_EMPTIED = participant(Purpose.PLACE, Scrub.EMPTY)
_HEALTH = participant(Purpose.PLACE, Scrub.KEEP, reveals_health=True)
_KEY = participant(Purpose.PLACE, Scrub.PSEUDONYM)
_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)

FIELDS: Fields = {
    "Agreement": {
        "key": _KEY,
        "placement_key": _KEY,
        "person": _KEPT,
        "drafted_by": _BY,
        "request_key": _KEY,
        "converts_key": _KEY,
        **impersonal("id", "state", "state_since", "drafted_at"),
    },
    "AgreementVersion": {
        "agreement": _KEPT,
        "made_by": _BY,
        "reason": _EMPTIED,
        "workplace": _KEPT,
        "measure": _HEALTH,
        "employment": _KEPT,
        "first_day": _KEPT,
        "last_day": _KEPT,
        "extent": _KEPT,
        "weekly_hours": _KEPT,
        "schedule": _EMPTIED,
        "occupation": _KEPT,
        "tasks": _EMPTIED,
        "wage": _EMPTIED,
        "supervisor": contact(Scrub.EMPTY),
        "goals": _EMPTIED,
        "offers": _EMPTIED,
        "afterwards": _EMPTIED,
        "aim": _KEPT,
        "calculation_key": _KEY,
        **impersonal("id", "number", "standing", "change", "effective_day", "made_at"),
    },
    "Approval": {
        "key": _KEY,
        "version": _KEPT,
        "approved_by": _BY,
        "on_behalf_of": _EMPTIED,
        "reason": _EMPTIED,
        "revoked_by": _BY,
        **impersonal("id", "party", "approved_at", "revoked_at"),
    },
    "Refusal": {
        "agreement": _KEPT,
        "message": _EMPTIED,
        "by": _BY,
        **impersonal("id", "number", "party", "at"),
    },
    "AgreementStep": {
        "agreement": _KEPT,
        "by": _BY,
        "reason": _EMPTIED,
        **impersonal("id", "state", "day", "at"),
    },
    "Acknowledgement": {
        "agreement": _KEPT,
        "reason": _EMPTIED,
        "by": _BY,
        **impersonal("id", "finding", "at"),
    },
    "Conversion": {
        "key": _KEY,
        "placement_key": _KEY,
        "wish_by": _BY,
        "explanation": _EMPTIED,
        "lost_by": _BY,
        **impersonal("id", "wish", "wish_at", "cause", "lost_at"),
    },
}
