"""The class of every field: carvings are about work. Who asked and decided is a trace of staff."""

from talja.core.kernel.personal_data import Fields, Scrub, Subject, impersonal, trace

_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)

FIELDS: Fields = {
    "Carving": {
        "created_by": _BY,
        "accepted_by": _BY,
        **impersonal("id", "key", "title", "state", "inventories", "problem", "created_at", "accepted_at"),
        **impersonal("accepted_draft"),
    },
    "Draft": {
        "made_by": _BY,
        **impersonal("id", "key", "carving", "number", "parent", "name", "edit", "about", "params", "choices"),
        **impersonal("plan", "score", "faults", "made_at"),
    },
    "Run": {
        "asked_by": _BY,
        **impersonal("id", "key", "carving", "start", "draft", "state", "params", "choices", "without", "seed"),
        **impersonal("seconds", "rounds", "best", "total", "history", "bound", "bound_proof", "version", "fault"),
        **impersonal("conflicts", "asked_at", "started_at", "ended_at", "stop_asked_at"),
    },
}
