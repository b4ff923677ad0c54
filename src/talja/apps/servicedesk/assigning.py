"""Who gets a new request: a rule simple enough to be told on the page.

Whoever had the last request from the workplace; else the one at the desk who has fewest open. Those who are away get
none, and when everybody is, nobody has it.
"""

from datetime import date

from talja.apps.accounts.models import User
from talja.apps.organisation.models import Workplace
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.queries.desk import away_until, holders
from talja.core.kernel.swedish import sort_key


def next_owner(*, workplace: Workplace | None, on: date) -> User | None:
    """Return who gets a request from the workplace on the day; None when nobody takes any."""
    there = {user.pk: user for user in holders(on=on) if away_until(user, on=on) is None}
    if not there:
        return None
    if workplace is not None and (usual := _last_owner(workplace, among=list(there))):
        return there[usual]
    return min(
        there.values(),
        key=lambda user: (user.open_requests, sort_key(user.name), user.pk),  # type: ignore[attr-defined]  # annotated
    )


def _last_owner(workplace: Workplace, *, among: list[int]) -> int | None:
    """Return who had the workplace's last request, if they are there to have another."""
    rows = Request.objects.filter(workplace=workplace).exclude(owner=None).order_by("-made_at", "-pk")
    last = rows.values_list("owner_id", flat=True).first()
    return last if last in among else None
