"""Invented employers, units, workplaces, users and roles."""

from datetime import UTC, date, datetime

import factory

from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor, actor_for
from talja.apps.organisation.enums import EmployerKind, RoleKind, UnitKind
from talja.apps.organisation.models import Contact, Employer, Municipality, Role, Unit, Workplace
from talja.core.kernel.swedish import sort_key

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PASSWORD = "fyra ord i en rad"


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality
        django_get_or_create = ("id",)

    id = 1
    name = "Prövby kommun"
    code = "9999"


class EmployerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Employer

    kind = EmployerKind.MUNICIPAL
    name = factory.Sequence(lambda n: f"Arbetsgivare {n}")
    sort_key = factory.LazyAttribute(lambda employer: sort_key(employer.name))


class UnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Unit

    employer = factory.SubFactory(EmployerFactory)
    parent = None
    kind = factory.LazyAttribute(lambda unit: UnitKind.UNIT if unit.parent else UnitKind.ADMINISTRATION)
    name = factory.Sequence(lambda n: f"Enhet {n}")
    sort_key = factory.LazyAttribute(lambda unit: sort_key(unit.name))


class WorkplaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Workplace

    employer = factory.LazyAttribute(lambda place: place.unit.employer if place.unit else EmployerFactory())
    unit = None
    name = factory.Sequence(lambda n: f"Arbetsplats {n}")
    sort_key = factory.LazyAttribute(lambda place: sort_key(place.name))


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contact

    employer = factory.SubFactory(EmployerFactory)
    name = "Kim Kontakt"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.Sequence(lambda n: f"person{n}@kommun.example")

    @factory.post_generation
    def password(self, create: bool, extracted: str | None, **_: object) -> None:
        if create:
            self.set_password(extracted or PASSWORD)
            self.save()


class RoleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Role
        skip_postgeneration_save = True

    user = factory.SubFactory(UserFactory)
    kind = RoleKind.COORDINATOR
    first_day = date(2020, 1, 1)

    @factory.post_generation
    def workplaces(self, create: bool, extracted: list[Workplace] | None, **_: object) -> None:
        if create and extracted:
            self.workplaces.set(extracted)


def user_with(*kinds: RoleKind, **fields: object) -> User:
    """A user who holds the roles since long ago."""
    user = UserFactory(**fields)
    for kind in kinds:
        RoleFactory(user=user, kind=kind)
    return user


def actor_with(*kinds: RoleKind, at: datetime = NOW) -> Actor:
    """The actor of a new user who holds the roles."""
    return actor_for(user_with(*kinds), at=at, today=at.date())
