"""The class of every field about support. The form of support can reveal health, and so can what was asked about it."""

from talja.core.kernel.personal_data import Fields, Purpose, Scrub, Subject, impersonal, participant, trace

_KEY = participant(Purpose.PLACE, Scrub.PSEUDONYM)
_HEALTH = participant(Purpose.PLACE, Scrub.KEEP, reveals_health=True)
_EMPTIED = participant(Purpose.PLACE, Scrub.EMPTY, reveals_health=True)
_KEPT = participant(Purpose.PLACE, Scrub.KEEP)
_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)

FIELDS: Fields = {
    "Calculation": {
        "placement_key": _KEY,
        "scheme": _HEALTH,
        "situation": _EMPTIED,
        "result": _EMPTIED,
        "note": _EMPTIED,
        "made_by": _BY,
        **impersonal("id", "key", "book_version", "made_at"),
    },
    "SupportDecision": {
        "placement_key": _KEY,
        "reference": participant(Purpose.PLACE, Scrub.EMPTY),
        "first_day": _KEPT,
        "last_day": _KEPT,
        "level": _HEALTH,
        "ceiling": _KEPT,
        "amount": _HEALTH,
        "recorded_by": _BY,
        **impersonal("id", "key", "replaces", "is_removed", "recorded_at"),
    },
    "RuleChange": {
        "proposed_by": _BY,
        "decided_by": _BY,
        **impersonal("id", "key", "title", "text", "takes_effect_on", "state", "proposed_at", "decided_at", "reason"),
    },
}
