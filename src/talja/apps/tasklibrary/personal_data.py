"""The class of every field of the task library: it tells of kinds of workplace, and of staff only who wrote."""

from talja.core.kernel.personal_data import Fields, Scrub, Subject, impersonal, trace

_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)

FIELDS: Fields = {
    "LibraryFile": {
        "made_by": _BY,
        **impersonal("id", "key", "kind", "number", "text", "tasks", "origin", "made_at"),
    },
    "ReceivedLibrary": {"received_by": _BY, **impersonal("id", "key", "files", "received_at")},
    "OccupationFile": {
        "loaded_by": _BY,
        **impersonal("id", "key", "publisher", "number", "file_name", "text", "sha256", "statements", "loaded_at"),
    },
}
