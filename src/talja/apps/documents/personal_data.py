"""The class of every field of the app's models. A template is words of the municipality's own, about nobody."""

from talja.core.kernel.personal_data import Fields, Scrub, Subject, impersonal, trace

_BY = trace(Subject.STAFF, Scrub.PSEUDONYM)

FIELDS: Fields = {
    "TemplateFile": {
        "uploaded_by": _BY,
        **impersonal("id", "key", "kind", "number", "file_name", "sha256", "size", "content", "uploaded_at"),
    },
    "TemplateChoice": {"chosen_by": _BY, **impersonal("id", "kind", "file", "chosen_at")},
}
