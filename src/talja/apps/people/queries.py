"""What others may know about persons. Every answer is made for the actor, masked before it leaves."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, Value, When

from talja.apps.accounts.models import User
from talja.apps.accounts.queries import names_by_key
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import ROLE_RIGHTS, Right
from talja.apps.organisation.models import Role
from talja.apps.people import masking, permissions
from talja.apps.people.lines import CaseWorker, PersonLine, PersonPage, ReachLine
from talja.apps.people.models import Person, PersonContact, PersonVersion
from talja.apps.people.searching import by_name_or_number
from talja.core.intake.known import KnownPerson
from talja.core.intake.record import Field
from talja.core.kernel.page import Page, page_within
from talja.core.kernel.swedish import sort_key

__all__ = [
    "CaseWorker",
    "PersonLine",
    "PersonPage",
    "ReachLine",
    "case_workers",
    "contact_of",
    "contacts_of",
    "get_person",
    "hidden_persons",
    "list_people",
    "people_for_linking",
    "person_lines",
    "recorded_moments",
    "search_people",
    "user_names",
]

PAGE_SIZE = 50
_LINE = ("key", "given_name", "family_name", "number", "local_number", "birth_date", "protection", "case_worker__name")


def get_person(*, key: UUID, actor: Actor) -> PersonPage:
    """Return a person's page. Raises `Person.DoesNotExist` for those who may not see persons."""
    person = Person.objects.visible_to(actor).select_related("case_worker").get(key=key)
    masked = masking.is_masked(person.protection, actor=actor)
    return PersonPage(
        key=str(person.key),
        name=masking.shown_name(**_names(person), actor=actor),
        given_name="" if masked else person.given_name,
        family_name="" if masked else person.family_name,
        number="" if masked or not person.number else f"{person.number[:8]}-{person.number[8:]}",
        number_kind=person.number_kind,
        local_number="" if masked else person.local_number,
        birth_date=None if masked else person.birth_date,
        sex=person.sex,
        born=person.born,
        education=person.education,
        protection=person.protection,
        is_protected=bool(person.protection),
        is_masked=masked,
        case_worker_key="" if person.case_worker is None else str(person.case_worker.key),
        case_worker="" if person.case_worker is None else person.case_worker.name,
        recorded_from=person.recorded_from,
        recorded_by=user_names([person.recorded_by]).get(person.recorded_by, ""),
        may_change=permissions.may_change(person, actor=actor),
    )


def list_people(*, actor: Actor, text: str = "", page: int = 1, size: int = PAGE_SIZE) -> Page[PersonLine]:
    """Return a page of persons in Swedish order of name; protected ones the actor may not identify come last.

    `text` is matched as in `search_people`.
    """
    people = _found(text, actor=actor) if text.strip() else Person.objects.visible_to(actor)
    count = people.count()
    number = page_within(page, count=count, size=size)
    return Page(_lines(people, actor=actor, first=(number - 1) * size, size=size), number, size, count)


def search_people(*, text: str, actor: Actor, limit: int = 20) -> tuple[PersonLine, ...]:
    """Return persons by the start of their names, in any order, or of their number in any form. Empty text: nobody.

    Protected persons are found only by those who may see them.
    """
    return _lines(_found(text, actor=actor), actor=actor, first=0, size=limit) if text.strip() else ()


def person_lines(*, keys: Iterable[UUID | str], actor: Actor) -> dict[str, PersonLine]:
    """Return these persons by key, as the actor may see them; those that are gone are not there. One query."""
    rows = Person.objects.visible_to(actor).filter(key__in=list(keys)).values_list(*_LINE)
    return {str(row[0]): _line(row, actor=actor) for row in rows}


def contact_of(*, person_key: UUID | str, actor: Actor) -> ReachLine:
    """Return how to reach a person; nothing of somebody protected whom the actor may not identify. One query."""
    return contacts_of(keys=[person_key], actor=actor).get(str(person_key), ReachLine())


def contacts_of(*, keys: Iterable[UUID | str], actor: Actor) -> dict[str, ReachLine]:
    """Return how to reach these persons by key, those of whom anything is known and may be shown. One query."""
    if not actor.may(Right.PERSON_VIEW):
        return {}
    contacts = PersonContact.objects.filter(person__key__in=list(keys))
    open_ones = contacts if actor.may(Right.PERSON_PROTECTED) else contacts.filter(person__protection="")
    rows = open_ones.values_list("person__key", "email", "phone", "street", "postcode", "town", "language")
    return {str(key): ReachLine(*said) for key, *said in rows}


def people_for_linking(*, actor: Actor) -> tuple[KnownPerson, ...]:
    """Return everybody, as far as the import needs it. Of a protected person others get the number and nothing else.

    The number must be there, or the import would register the same person twice.
    """
    earlier = _earlier_names()
    names = ("key", "number", "local_number", "birth_date", "given_name", "family_name", "protection")
    rows = Person.objects.visible_to(actor).values_list(*names, "sex", "born", "education", "case_worker__name")
    return tuple(_known(row, earlier=earlier, actor=actor) for row in rows.iterator())


def hidden_persons(*, actor: Actor) -> frozenset[str]:
    """Return the keys of the persons whose identity is hidden from the actor: an import must let them be."""
    if actor.may(Right.PERSON_PROTECTED):
        return frozenset()
    hidden = Person.objects.visible_to(actor).exclude(protection="").values_list("key", flat=True)
    return frozenset(map(str, hidden))


def recorded_moments(*, keys: Iterable[UUID], actor: Actor) -> dict[UUID, datetime]:
    """Return when each of these persons was last written, by key; those that are gone are not there."""
    return dict(Person.objects.visible_to(actor).filter(key__in=list(keys)).values_list("key", "recorded_from"))


def case_workers(*, on: date) -> tuple[CaseWorker, ...]:
    """Return the users who hold a role that edits persons on the day, in order of name."""
    editing = [kind for kind, rights in ROLE_RIGHTS.items() if Right.PERSON_EDIT in rights]
    holders = Role.objects.held(on=on).filter(kind__in=editing).values("user_id")
    users = User.objects.filter(pk__in=holders, is_active=True).values_list("name", "key")
    return tuple(
        CaseWorker(str(key), name) for name, key in sorted(users, key=lambda user: (sort_key(user[0]), user[1]))
    )


def user_names(keys: list[str]) -> dict[str, str]:
    """Return the names behind `recorded_by`: users by key; the operator on the server is `system`.

    Who came by a link (`link:…`) has no name here: what they came for says who they are.
    """
    return names_by_key(keys) | {"system": "system"}


def _found(text: str, *, actor: Actor) -> QuerySet[Person]:
    return Person.objects.visible_to(actor).identified_to(actor).filter(by_name_or_number(text))


def _lines(people: QuerySet[Person], *, actor: Actor, first: int, size: int) -> tuple[PersonLine, ...]:
    order = (*masked_last(actor), unless_masked("sort_key", actor), "key")
    rows = people.order_by(*order).values_list(*_LINE)[first : first + size]
    return tuple(_line(row, actor=actor) for row in rows)


def masked_last(actor: Actor, *, prefix: str = "") -> list[Case]:
    """Order protected persons last for those who may not identify them: their place would tell their name."""
    if actor.may(Right.PERSON_PROTECTED):
        return []
    open_one = When(Q(**{f"{prefix}protection": ""}), then=Value(0))
    return [Case(open_one, default=Value(1), output_field=IntegerField())]


def unless_masked(name: str, actor: Actor, *, prefix: str = "") -> Case | F:
    """Return what to sort by, the same for every protected person whom the actor may not identify.

    Else their order among themselves would tell of their names and places. What follows must not tell either: a row's
    number follows the order of registration, which often is that of the alphabet; its public key follows nothing.
    """
    if actor.may(Right.PERSON_PROTECTED):
        return F(name)
    return Case(When(Q(**{f"{prefix}protection": ""}), then=F(name)), default=Value(""), output_field=CharField())


def _line(row: tuple[Any, ...], *, actor: Actor) -> PersonLine:
    key, given_name, family_name, number, local_number, birth_date, protection, case_worker = row
    masked = masking.is_masked(protection, actor=actor)
    return PersonLine(
        key=str(key),
        name=masking.shown_name(given_name=given_name, family_name=family_name, protection=protection, actor=actor),
        number=masking.shown_number(number=number, local_number=local_number, protection=protection, actor=actor),
        birth_date=None if masked else birth_date,
        is_protected=bool(protection),
        is_masked=masked,
        case_worker=case_worker or "",
    )


def _names(person: Person) -> dict[str, str]:
    return {name: getattr(person, name) for name in ("given_name", "family_name", "protection")}


def _known(row: tuple[Any, ...], *, earlier: dict[UUID, set[str]], actor: Actor) -> KnownPerson:
    key, number, local_number, birth_date, given_name, family_name, protection, sex, born, education, worker = row
    if masking.is_masked(protection, actor=actor):
        return KnownPerson(key=str(key), number=number or None, local_number=local_number or None)
    said = {
        Field.SEX: sex,
        Field.BORN: born,
        Field.EDUCATION: education,
        Field.PROTECTION: protection,
        Field.CASE_WORKER: worker,
    }
    return KnownPerson(
        key=str(key),
        number=number or None,
        local_number=local_number or None,
        birth_date=birth_date,
        given_name=given_name,
        family_name=family_name,
        other_names=tuple(sorted(earlier.get(key, set()) - {masking.full_name(given_name, family_name)})),
        values={code: value for code, value in said.items() if value},
    )


def _earlier_names() -> dict[UUID, set[str]]:
    names: dict[UUID, set[str]] = defaultdict(set)
    closed = PersonVersion.objects.exclude(recorded_to=None).exclude(given_name="", family_name="")
    for key, given_name, family_name in closed.values_list("person_key", "given_name", "family_name").distinct():
        names[key].add(masking.full_name(given_name, family_name))
    return names
