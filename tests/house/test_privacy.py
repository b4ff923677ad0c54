"""Every address is asked by every role, and answers nothing that it may not know. New pages are covered at once."""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker
from tests.conftest import MOMENT, make_actor
from tests.factories.clients import BACKEND, signed_in
from tests.factories.organisation import RoleFactory, UserFactory, user_with
from tests.factories.register import make_workplace
from tests.house.secret_world import ELSEWHERE, MITTEN, PLACES, PROTECTED, SUPPORT, World, make_world, world_of
from tests.house.test_access import ALLAUTH, OPEN
from tests.house.walking import asked, said, shown, worth_asking

from talja.apps.accounts.models import User
from talja.apps.audit.models import Event, ReadEvent
from talja.apps.imports.models import Batch
from talja.apps.organisation.actors import Actor, outsider, system_actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Workplace
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import load_measures

OPEN_TO_CHOOSE = re.compile(r"<option\b.*?</option>|<li class=\"t-chip.*?</li>", re.DOTALL)
"""Where a place may stand though a protected person is there: among all the places that can be chosen."""
OF_PLACES = ("/installningar/organisation/", "/installningar/facken/vem-fragas/", "/mojligheter/leta/")
"""Pages that list every place there is, whoever is there."""
OF_THE_LAW = ("/regelbok/", "/rakna/")
"""Open pages that tell what the law says of every form of support, whoever reads and whoever has one."""
WITHOUT = re.compile(r"[0-9a-zA-Z]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4,12}){4}")  # tokens, and keys that were asked for


@dataclass(frozen=True)
class Cast:
    """The people of the walks, and the world they stand in."""

    asta: Actor
    berit: Actor
    malik: Actor
    protector: Actor
    world: World


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Build the world once: each test finds it as new, as what a test does is taken back."""
    with django_db_blocker.unblock(), time_machine.travel(MOMENT, tick=False), transaction.atomic():
        load_measures(actor=system_actor(at=MOMENT))
        ekens = make_workplace("Ekens förskola")
        berit, asta = make_actor("Berit Norell"), make_actor("Asta Öberg")
        protector, malik = make_actor("Petra Ek", sees_protected=True), make_actor("Malik Haddad", workplace=ekens)
        world = make_world(berit=berit, protector=protector, malik=malik, ekens=ekens)
        yield Cast(asta, berit, malik, protector, world)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def the_day(made: Cast, db: None) -> Iterator[None]:
    """Stand in the world on its day. Nobody looks at what is logged or at which templates were used."""
    cache.clear()
    logging.disable()
    with time_machine.travel(MOMENT, tick=False), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.test.client.store_rendered_templates", lambda *_, **__: None)
        yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def asta(made: Cast) -> Actor:
    return made.asta


@pytest.fixture
def berit(made: Cast) -> Actor:
    return made.berit


@pytest.fixture
def malik(made: Cast) -> Actor:
    return made.malik


@pytest.fixture
def protector(made: Cast) -> Actor:
    return made.protector


@pytest.fixture
def world(made: Cast) -> World:
    return made.world


Answers = Iterable[tuple[str, str]]


def leaks(client: Client, world: World, secrets: tuple[str, ...], places: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    return told(asked(client, world), world, secrets, places)


def told(
    answers: Answers, world: World, secrets: tuple[str, ...], places: tuple[str, ...] = ()
) -> set[tuple[str, str]]:
    found, said_by_law = set(), {*SUPPORT, *world.measures}
    for where, text in answers:
        is_law = text.startswith(OF_THE_LAW)
        found |= {(where, secret) for secret in secrets if secret in text and not (is_law and secret in said_by_law)}
        if not any(listing in text.partition("\n")[0] for listing in OF_PLACES):
            chosen_from = OPEN_TO_CHOOSE.sub("", text)
            found |= {(where, place) for place in places if place in chosen_from}
    return found


def test_the_one_who_may_sees_every_secret(protector: Actor, world: World) -> None:
    """The words of the test are there to be found: else its silence would say nothing."""
    every = {*PROTECTED, *PLACES, *SUPPORT, *ELSEWHERE}
    whole = "".join(text for _, text in asked(signed_in(protector), world))
    assert {secret for secret in every if secret not in whole} <= {number for number in every if number.isdigit()}


def test_a_coordinator_without_the_right_finds_no_protected_person(asta: Actor, world: World) -> None:
    assert leaks(signed_in(asta), world, PROTECTED, PLACES) == set()


@pytest.mark.parametrize("move", ["apply", "correct", "uncover", "columns"])
def test_a_list_read_again_by_somebody_who_cannot_tell_stays_masked(move: str, asta: Actor, world: World) -> None:
    """Who reads it again does not know the protected person's name: the row must not come out as somebody new."""
    client, batch = signed_in(asta), Batch.objects.get(source__name="Petras lista")
    rows = [str(key) for key in batch.rows.filter(number__gt=0).order_by("number").values_list("key", flat=True)]
    if move == "apply":
        client.post(reverse("coordinator:batch_apply", args=[batch.key]))
    elif move == "columns":
        client.post(reverse("coordinator:batch_columns", args=[batch.key]), {"column-0": "name"})
    else:
        field, text, chosen = ("protection", "nej", rows) if move == "uncover" else ("extent", "50 %", rows[2:3])
        said = {"field": field, "text": text, "row": chosen}
        client.post(reverse("coordinator:batch_correct", args=[batch.key]), said)
    assert Event.objects.filter(actor_key=asta.key, target_key=str(batch.key)).exists()
    now = world_of(world.measures)
    assert told(shown(client, now), now, PROTECTED, PLACES) == set()


def test_who_handed_in_a_list_sees_its_cells_but_nothing_else(berit: Actor, world: World) -> None:
    """What the register knows, or somebody else wrote, stays hidden also from them."""
    unheard = ("Fordomsson", "Handledarlöv", "AF-DOLD-77", "hemligt skäl", "hemlig anteckning")
    assert leaks(signed_in(berit), world, unheard, ("Förra gömstället",)) == set()


@pytest.mark.parametrize("kind", sorted(set(RoleKind) - {RoleKind.COORDINATOR, RoleKind.MANAGER}))
def test_no_other_role_finds_a_protected_person(kind: RoleKind, world: World) -> None:
    client = Client()
    client.force_login(user_with(kind), backend=BACKEND)
    assert leaks(client, world, PROTECTED, PLACES) == set()


def test_a_manager_never_sees_support_ends_or_other_workplaces(malik: Actor, world: World) -> None:
    secrets = (*PROTECTED, *SUPPORT, *ELSEWHERE, *PLACES, *world.measures)
    assert leaks(signed_in(malik), world, secrets) == set()


def test_a_manager_of_the_place_does_not_see_who_is_protected_there(world: World) -> None:
    user = UserFactory()
    RoleFactory(user=user, kind=RoleKind.MANAGER, workplaces=list(Workplace.objects.filter(name__in=PLACES)))
    client = Client()
    client.force_login(user, backend=BACKEND)
    assert leaks(client, world, (*PROTECTED, *world.measures)) == set()


def _stranger(kind: str, protector: Actor) -> Client:
    client = Client()
    user = UserFactory(is_active=True)
    client.force_login(user, backend=BACKEND)
    if kind == "nobody":
        client.logout()
    if kind == "role ended yesterday":
        RoleFactory(user=user, sees_protected=True, last_day=date(2026, 11, 21))
    if kind == "role begins tomorrow":
        RoleFactory(user=user, sees_protected=True, first_day=date(2026, 11, 23))
    if kind == "manager of nothing":
        RoleFactory(user=user, kind=RoleKind.MANAGER, sees_protected=True)
    if kind == "account closed meanwhile":
        RoleFactory(user=user, sees_protected=True)
        User.objects.filter(pk=user.pk).update(is_active=False)
    return client


STRANGERS = ("nobody", "no role", "role ended yesterday", "role begins tomorrow", "manager of nothing")


@pytest.mark.parametrize("kind", [*STRANGERS, "account closed meanwhile"])
def test_strangers_see_nobody(kind: str, protector: Actor, world: World) -> None:
    secrets = (*PROTECTED, *SUPPORT, *ELSEWHERE, *PLACES, *world.measures, "Öppnadis", "Synligsson")
    assert leaks(_stranger(kind, protector), world, secrets) == set()


@pytest.mark.parametrize("method", ["head", "options", "put", "delete", "patch"])
def test_other_methods_open_nothing(method: str, malik: Actor, world: World) -> None:
    client = Client()
    for name, path in worth_asking(world, outsider(at=MOMENT)):
        if name not in OPEN | ALLAUTH:
            assert getattr(client, method)(path).status_code in {302, 405}, name
    client = signed_in(malik)
    for name, path in worth_asking(world, malik):
        if name not in OPEN | ALLAUTH:
            with transaction.atomic():
                text = said(getattr(client, method)(path))
                transaction.set_rollback(True)
            assert not any(secret in text for secret in (*PROTECTED, *ELSEWHERE, *world.measures)), name


@pytest.mark.parametrize("name", ["coordinator:person", "coordinator:placement", "manager:placement"])
def test_what_is_forbidden_is_answered_as_what_does_not_exist(name: str, malik: Actor, world: World) -> None:
    kind = name.partition(":")[2]
    client = signed_in(malik)
    answers = set()
    for key in (uuid4(), *world.keys[kind]):
        response = client.get(reverse(name, args=[key]))
        if response.status_code != 200:
            answers.add((response.status_code, WITHOUT.sub("", response.content.decode())))
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("text", "nothing"),
    [("Skuggvina", "Finnsinte"), ("Mittfrid", "Finnsinte"), ("Dunkel", "Finnsinte"), (MITTEN, "190001010009")],
)
def test_a_search_tells_a_protected_person_from_nobody_in_no_way(
    text: str, nothing: str, asta: Actor, world: World
) -> None:
    """The same counts, the same rows: a search is no way to ask whether somebody is in the register."""
    client = signed_in(asta)
    one, other = (list(searched(client, world, words)) for words in (text, nothing))
    assert len(one) > 3
    assert one == other


def searched(client: Client, world: World, words: str) -> Iterator[str]:
    """Yield what every search answers, without the words themselves."""
    for name in ("placement", "person"):
        client.post(reverse(f"coordinator:{name}_search"), {"text": words, "query": "state=all"})
        yield plain(client.get(reverse(f"coordinator:{name}_list") + "?state=all&search=1"), words)
    for key in world.keys["batch"]:
        client.post(reverse("coordinator:batch_search", args=[key]), {"text": words})
        yield plain(client.get(reverse("coordinator:batch", args=[key]) + "?flik=all"), words)
    yield plain(client.post(reverse("coordinator:placement_new"), {"text": words}), words)


def plain(response: HttpResponse, words: str) -> str:
    return WITHOUT.sub("", response.content.decode().replace(words, ""))


def test_a_place_chosen_as_filter_finds_no_protected_person(asta: Actor, world: World) -> None:
    client, nobody = signed_in(asta), str(uuid4())
    for name, kind in (("workplace", "workplace"), ("unit", "unit")):
        for key in world.keys[kind]:
            page = client.get(f"{reverse('coordinator:placement_list')}?state=all&{name}={key}").content.decode()
            assert "Skyddad person" not in page
    assert "Skyddad person" not in client.get(f"/placeringar/?state=all&employer={nobody}").content.decode()


@pytest.mark.parametrize("order", ["name", "-name", "workplace", "-workplace", "first_day", "-extent"])
def test_the_order_of_protected_persons_does_not_follow_their_names_or_places(
    order: str, asta: Actor, protector: Actor, world: World
) -> None:
    """Who comes first must not be the one whose name does: it is the same when the names change places."""
    client = signed_in(asta)

    def in_order(url: str) -> list[str]:
        page = client.get(url).content.decode()
        return [
            key
            for key, masked in re.findall(r'href="[^"]*/([0-9a-f-]{36})/"[^>]*>\s*(Skyddad person)?', page)
            if masked
        ]

    urls = (f"{reverse('coordinator:placement_list')}?state=all&order={order}", reverse("coordinator:person_list"))
    before = [in_order(url) for url in urls]
    assert all(len(keys) > 1 for keys in before)
    one, other = Person.objects.exclude(protection="")[:2]
    one.sort_key, other.sort_key = other.sort_key, one.sort_key
    Person.objects.bulk_update([one, other], ["sort_key"])
    here, there = Placement.objects.filter(person__in=[one, other])[:2]
    here.workplace, there.workplace = there.workplace, here.workplace
    Placement.objects.bulk_update([here, there], ["workplace"])
    assert [in_order(url) for url in urls] == before


def test_a_page_that_shows_a_person_is_recorded_also_when_its_form_was_refused(asta: Actor, world: World) -> None:
    key = Person.objects.get(given_name="Öppnadis").key
    client = signed_in(asta)
    answer = client.post(reverse("coordinator:person_change", args=[key]), {"number": "fel"})
    assert answer.status_code == 422
    assert ReadEvent.objects.filter(code="person_change", persons__contains=str(key)).exists()
