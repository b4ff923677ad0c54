"""When somebody is away from a placement that goes on: on its page, and beside the sums that do not know of it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from talja.apps.organisation.actors import Actor
from talja.apps.placements.queries import pauses_of
from talja.core.kernel.period import Period
from talja.web.shared.placement_rows import Badge


def pause_section(placement_key: UUID, *, actor: Actor, on: date) -> dict[str, Any]:
    """Return a placement's pauses as facts, and the badge of one that it has on the day."""
    pauses = pauses_of(placement_key=placement_key, actor=actor)
    return {
        "pauses": [{"label": _("Uppehåll"), "value": _days(one)} for one in pauses],
        "pause_badges": [Badge(_("Uppehåll"), "warning") for one in pauses if one.covers(on)],
    }


def _days(pause: Period) -> str:
    first = pause.first_day.isoformat()
    if pause.last_day is None:
        return _("från %(first)s, ingen sista dag än") % {"first": first}
    return f"{first} – {pause.last_day.isoformat()}"
