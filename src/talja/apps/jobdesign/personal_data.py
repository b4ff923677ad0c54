"""The class of every field of an inventory. It tells of work; only free text and who did what can tell of somebody."""

from talja.core.kernel.personal_data import Fields, Purpose, Scrub, Subject, impersonal, staff, trace

_SAID = staff(Purpose.PLACE, Scrub.EMPTY)  # free text: people are told to name nobody, and may all the same
_TOKEN = staff(Purpose.PLACE, Scrub.EMPTY)  # tells one phone's answers from another's, and nothing more
_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)

_FACTS = impersonal("title", "family", "occupation", "minutes", "low", "high", "people_at_once", "per", "times") | (
    impersonal("weeks", "days", "earliest", "latest", "is_movable", "place", "company", "demands", "hand_over")
    | impersonal("why_not", "is_undone", "feeling")
)

FIELDS: Fields = {
    "Inventory": {
        "owner": _BY,
        "made_by": _BY,
        "reason": _SAID,
        **impersonal("id", "key", "workplace", "title", "kind", "state", "state_at", "made_at"),
    },
    "StaffGroup": {
        # an occupation that one person holds tells what their hour is worth: the sum is told, not a person's wage
        "full_time": staff(Purpose.STATISTICS, Scrub.KEEP),
        "hour_value": staff(Purpose.STATISTICS, Scrub.KEEP),
        **impersonal("id", "key", "inventory", "occupation", "title", "full_week_minutes", "shortage"),
    },
    "Line": {
        **_FACTS,
        "contributor": _TOKEN,
        "dropped_reason": _SAID,
        **impersonal("id", "key", "inventory", "source", "library_key", "is_decided", "version", "dropped_at"),
        **impersonal("sort_key"),
    },
    "Contribution": {
        "contributor": _TOKEN,
        "comment": _SAID,
        **impersonal("id", "line", "does_it", "minutes", "times", "per", "days", "earliest", "latest", "hand_over"),
        **impersonal("feeling", "answered_on"),
    },
    "SharedLink": {
        "made_by": _BY,
        **impersonal("id", "key", "inventory", "made_at", "expires_at", "revoked_at", "opened"),
    },
    "Settled": {
        "reason": _SAID,
        "settled_by": _BY,
        **impersonal("id", "key", "inventory", "finding", "settled_at"),
    },
    "RiskAssessment": {
        "text": _SAID,
        "measures": _SAID,
        "who": staff(Purpose.ACCOUNT, Scrub.EMPTY),
        "recorded_by": _BY,
        **impersonal("id", "key", "inventory", "day", "recorded_at"),
    },
}
