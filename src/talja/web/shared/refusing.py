"""Run an operation for a form: a refusal becomes words on the field it is about, and nothing written is lost."""

from collections.abc import Callable, Mapping
from typing import Final

from django.forms import Form

from talja.core.kernel.verdict import Denied
from talja.web.shared.reasons import say

PAGES_OF_THEIR_OWN: Final = frozenset({"not_found", "missing_right"})


def done(form: Form, operation: Callable[[], object], *, fields: Mapping[str, str]) -> bool:
    """Run the operation, and return whether it was done. `fields` tells which field a reason code is about.

    What the user may not do at all is passed on: `Denied` with not_found or missing_right.
    """
    try:
        operation()
    except Denied as denied:
        if denied.code in PAGES_OF_THEIR_OWN:
            raise
        name = fields.get(denied.code)
        form.add_error(name if name in form.fields else None, say(denied))
        form.refused = denied.code  # type: ignore[attr-defined]  # asked by those who handle somebody else's change
        return False
    return True
