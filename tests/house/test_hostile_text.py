"""Whatever somebody writes in a name, a list or a note stands on the pages as text, and never as markup."""

import html
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from tests.conftest import MOMENT
from tests.factories.clients import signed_in
from tests.factories.lists import HEADINGS, apply, make_source, read, row, text_of
from tests.factories.register import later, make_employer, make_number, make_person, make_placement, make_workplace
from tests.house.secret_world import World, world_of
from tests.house.walking import asked

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Contact
from talja.apps.placements.models import Measure
from talja.apps.reports.operations import save_view

EVIL = '"><img src=x onerror=alert(1)>'
MARKUP = re.compile(r"<img src=x", re.IGNORECASE)


@pytest.fixture(autouse=True)
def the_day(db: None) -> Iterator[None]:
    cache.clear()
    with time_machine.travel(MOMENT, tick=False):
        yield


@pytest.fixture
def hostile(asta: Actor) -> World:
    """Evil in every text that the register and its lists can hold."""
    place = make_workplace(f"Skola {EVIL}", employer=make_employer(f"Bolag {EVIL}", kind="private"))
    Contact.objects.create(employer=place.employer, workplace=place, name=EVIL, title=EVIL, phone=EVIL[:40])
    person = make_person(actor=asta, given_name=f"A {EVIL}", family_name=f"B {EVIL}", number=make_number(31))
    make_placement(actor=asta, person=person, workplace=place, supervisor=EVIL, decision_reference=EVIL)
    rows = [
        row(make_number(32), EVIL, EVIL, workplace=EVIL, extent=EVIL),
        row("", f"A {EVIL}", f"B {EVIL}", workplace=EVIL, first=EVIL),
    ]
    headings = (*HEADINGS, f"Rubrik {EVIL}")
    content = text_of([(*cells, EVIL) for cells in rows], headings=headings).replace(b'"', b'""').replace(b'""', b"'")
    source = make_source(asta, f"Lista {EVIL}")
    apply(read(content, actor=later(asta), source=source, name=f"{EVIL}.csv"), actor=later(asta, minutes=2))
    read(content, actor=later(asta, minutes=3), source=source, name=f"{EVIL}.csv")
    save_view(name=f"Vy {EVIL}"[:60], list_code="placements", filters={"query": "state=all"}, actor=asta)
    return world_of(tuple(Measure.objects.values_list("name", flat=True)))


def test_it_stands_as_text_on_every_page(asta: Actor, hostile: World) -> None:
    client = signed_in(asta)
    client.post(reverse("coordinator:placement_search"), {"text": EVIL, "query": "state=all"})
    found, escaped = set(), 0
    for where, text in asked(client, hostile):
        escaped += html.escape("<img src=x") in text
        if MARKUP.search(text) and "xml" not in text[:600] and "csv" not in text[:600]:
            found.add(where)
    assert found == set()
    assert escaped > 10
