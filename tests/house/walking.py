"""Every address, asked with every key that there is to ask about, and everything that it answers."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from uuid import UUID, uuid4
from zipfile import ZipFile

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.house.secret_world import World
from tests.house.test_access import ALLAUTH, SHUT, TABLE, address
from tests.papers import pages_of

from talja.apps.organisation.actors import Actor
from talja.web.shared.edge import PUBLIC

QUERIES = (
    "",
    "?state=all&search=1&flik=all&avgjorda=1&visa=settled",
    "?state=all&order=-workplace&flik=read&visa=field_differs&known=2026-11-21",
)
KINDS = {"person_key": "person", "workplace_key": "workplace", "unit_key": "unit", "administration_key": "unit"}
"""What an address asks for by the name of its parameter. A bare `key` is told by the address' own name."""
ANYTHING = ("person", "placement", "batch")
"""Where the name does not tell what is asked for, in a new kind of page: the first of each, which are of a secret."""
POSTS = 3  # keys that a form is sent with: nobody, and the first two
SHUT_ASKED = 2  # keys that a shut address is asked with: nobody, and the first. The gate shuts before it sees a key
REMOVES = {"account_logout"}
REFUSED = SHUT - {404}


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """Yield every address of the table with every key that it could be asked with, and one that nobody has."""
    for name, pattern in TABLE.items():
        groups = set(pattern.pattern.converters)
        if "row" in groups:
            yield from ((name, reverse(name, args=[batch, row])) for batch, row in world.rows)
        elif name in ALLAUTH or len(groups & {"key", *KINDS}) != 1 or len(groups) > 1:
            yield name, address(name, pattern)
        else:
            (group,) = groups
            yield from ((name, reverse(name, args=[key])) for key in (uuid4(), *_keys(name, group, world)))


def _keys(name: str, group: str, world: World) -> Iterator[UUID]:
    words = KINDS.get(group) or name.partition(":")[2].partition("_")[0]
    if words in world.keys:
        yield from world.keys[words]
    else:
        yield from (key for kind in ANYTHING for key in world.keys[kind][:1])


def worth_asking(world: World, actor: Actor) -> Iterator[tuple[str, str]]:
    """Yield every address: with every key those that the gate opens to the actor, with a few those it keeps shut."""
    times = Counter[str]()
    for name, path in addresses(world):
        times[name] += 1
        if name not in REMOVES and not (times[name] > SHUT_ASKED and is_shut(name, actor)):
            yield name, path


def shown(client: Client, world: World) -> Iterator[tuple[str, str]]:
    """Yield what each address answers when it is looked at, as text, with where it was asked."""
    actor = actor_of(client)
    for name, path in worth_asking(world, actor):
        shut = is_shut(name, actor)
        for query in QUERIES if name.endswith(("list", "batch", "reconciliation", "overview")) else QUERIES[:1]:
            answer = client.get(path + query)
            assert not shut or answer.status_code in REFUSED, name
            yield f"GET {name}{query}", said(answer)


def asked(client: Client, world: World) -> Iterator[tuple[str, str]]:
    """Yield what each address answers, looked at and sent to; what a POST does is taken back."""
    yield from shown(client, world)
    actor, posted = actor_of(client), Counter[str]()
    for name, path in worth_asking(world, actor):
        shut = is_shut(name, actor)
        posted[name] += 1
        if posted[name] <= POSTS:
            with transaction.atomic():
                answer = client.post(path + QUERIES[1] * name.endswith("_export"), {"text": "zz"}, follow=not shut)
                assert not shut or answer.status_code in REFUSED, name
                yield f"POST {name}", said(answer)
                transaction.set_rollback(True)


def actor_of(client: Client) -> Actor:
    """Return who the program takes the browser's user for."""
    actor: Actor = client.get(reverse("start")).wsgi_request.actor
    return actor


def is_shut(name: str, actor: Actor) -> bool:
    """Whether the gate keeps the actor out, whatever key the address is asked with."""
    right, _reads = getattr(TABLE[name].callback, "access", (PUBLIC, False))
    return right != PUBLIC and not actor.may(right)


def said(response: HttpResponse) -> str:
    """Return everything an answer says: headers, and its body whatever it is packed in."""
    assert response.status_code < 500
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as archive:
            body = b"\n".join(archive.read(part) for part in archive.namelist())
    elif body.startswith(b"%PDF"):
        body = words_of(body)
    return f"{response.request['PATH_INFO']} {response.headers}\n{body.decode()}"


@lru_cache
def words_of(pdf: bytes) -> bytes:
    """Return what a PDF says. Reading it takes longer than making it, and many are asked for the same one."""
    return "\n".join(pages_of(pdf)).encode()
