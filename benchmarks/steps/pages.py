"""The pages that staff open, asked for through the whole of Django, and the same list done plainly."""

import re
from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from typing import Any
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection, reset_queries
from django.http import HttpResponse, HttpResponseBase
from django.template import engines
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from benchmarks import worlds
from benchmarks.steps.register import fill
from benchmarks.steps.timing import timed
from talja.apps.accounts.models import User
from talja.apps.organisation.actors import system_actor
from talja.apps.placements.models import Placement
from talja.apps.placements.queries import list_placements

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_TRANSACTION = re.compile(r"^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)", re.IGNORECASE)
_NOON = datetime.combine(worlds.ON, time(12), timezone.get_default_timezone())
_PLAIN = """{% load i18n %}<!doctype html><table>{% for one in rows %}<tr>
<td>{{ one.person.family_name }}, {{ one.person.given_name }}</td><td>{{ one.person.number }}</td>
<td>{{ one.measure.name }}</td><td>{{ one.workplace.name }}</td><td>{{ one.workplace.unit.name }}</td>
<td>{{ one.workplace.employer.name }}</td><td>{{ one.first_day }}</td><td>{{ one.planned_last_day }}</td>
<td>{{ one.last_day }}</td><td>{{ one.extent }}</td><td>{{ one.person.case_worker.name }}</td></tr>
{% endfor %}</table>"""


def fill_and_prepare(*, factor: int, placements: int) -> dict[str, Any]:
    """Fill the register and gather the static files, as `talja serve` does."""
    call_command("collectstatic", interactive=False, verbosity=0)
    return fill(world="mixed", factor=factor, placements=placements)


def measure(*, paths: dict[str, str], loops: int, role: str = "coordinator") -> dict[str, Any]:
    """Ask for each page by what it is called: processor and wall per page, queries and bytes, after a first visit."""
    with patch("django.utils.timezone.now", return_value=_NOON):
        client = _signed_in(role)
        pages = {name: _measured(partial(_get, client, path), loops=loops) for name, path in paths.items()}
    return {"pages": pages}


def addresses() -> dict[str, Any]:
    """Return the addresses of the pages; the person is the one with most placements."""
    most: dict[int, int] = {}
    for person in Placement.objects.values_list("person_id", flat=True):
        most[person] = most.get(person, 0) + 1
    person = max(most, key=lambda pk: most[pk])
    placement = Placement.objects.select_related("person").filter(person_id=person).order_by("pk")[0]
    return {
        "list": reverse("coordinator:placement_list"),
        "person": reverse("coordinator:person", args=[placement.person.key]),
        "placement": reverse("coordinator:placement", args=[placement.key]),
        "overview": reverse("analyst:overview"),
        "placements": most[person],
    }


def queries_of_rows(*, size: int) -> dict[str, Any]:
    """Return how many queries the list's rows take when a page holds so many."""
    actor = system_actor(at=_NOON)
    with CaptureQueriesContext(connection) as captured:
        rows = list_placements(actor=actor, on=worlds.ON, size=size).rows
    return {"rows": len(rows), "queries": len(captured)}


def plain_list(*, loops: int, page: int = 50) -> dict[str, Any]:
    """Show the first page of running placements the way one would first write it: rows, and what they point at."""
    template = engines["django"].from_string(_PLAIN)

    def show() -> HttpResponse:
        running = Placement.objects.in_stock(on=worlds.ON).order_by("person__sort_key", "pk")
        return HttpResponse(template.render({"count": running.count(), "rows": running[:page]}))

    return {"page": _measured(show, loops=loops)}


def _signed_in(role: str) -> Client:
    """Return a browser in which somebody with the role has signed in."""
    user = User.objects.filter(roles__kind=role).order_by("pk")[0]
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend=_BACKEND)
    return client


def _get(client: Client, path: str) -> HttpResponseBase:
    response = client.get(path)
    assert response.status_code == 200, f"{path}: {response.status_code}"
    return response


def _measured(show: Callable[[], Any], *, loops: int) -> dict[str, Any]:
    show()
    with CaptureQueriesContext(connection) as captured:
        response = show()
    asked = [query["sql"] for query in captured.captured_queries if not _TRANSACTION.match(query["sql"])]
    reset_queries()
    _, taken = timed(show, times=loops)
    return taken | {"queries": len(asked), "bytes": len(response.content), "rows": response.content.count(b"<tr")}
