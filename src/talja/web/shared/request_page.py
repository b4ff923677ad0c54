"""One request as those who asked see it: a manager of the workplace, or a guest."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from talja.apps.servicedesk.queries import RequestPage
from talja.web.shared.request_line import AgreementOnLine, line_steps
from talja.web.shared.request_words import badge, outcome_of, talk, title_of, when_answered, who_has_it


def asker_context(page: RequestPage, *, on: date, agreements: Sequence[AgreementOnLine] = ()) -> dict[str, Any]:
    """Return what templates/requests/asked.html needs, but for the form. `agreements` are what came of it."""
    word, tone = badge(page.line)
    return {
        "page": page,
        "title": title_of(page.line),
        "badge": {"label": word, "tone": tone},
        "outcome": outcome_of(page.line),
        "who": "" if page.line.outcome else who_has_it(page),
        "when": when_answered(page, on=on),
        "we_wait": page.line.state == "waiting_for_asker",
        "entries": talk(page, for_desk=False),
        "steps": line_steps(page.line, agreements),
    }
