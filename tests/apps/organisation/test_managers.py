"""Who is manager of a workplace: whoever holds the role on the day and can sign in."""

from datetime import date

from tests.conftest import TODAY, make_actor
from tests.factories.register import make_workplace

from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Role, Workplace
from talja.apps.organisation.queries import managers_of


def names(place: Workplace, actor: Actor) -> list[tuple[str, str]]:
    return [(one.name, one.email) for one in managers_of(workplace_key=place.key, actor=actor, on=TODAY)]


def test_whoever_became_it_last_comes_first(asta: Actor, malik: Actor, ekens_forskola: Workplace) -> None:
    make_actor("Östen Åkesson", workplace=ekens_forskola)
    Role.objects.filter(user__name="Östen Åkesson").update(first_day=date(2026, 1, 1))
    expected = [("Östen Åkesson", "östen@demo.example"), ("Malik Haddad", "malik@demo.example")]
    assert names(ekens_forskola, asta) == expected


def test_nobody_whose_role_is_over_or_whose_account_is_closed(
    asta: Actor, malik: Actor, ekens_forskola: Workplace
) -> None:
    assert names(make_workplace("Almgården"), asta) == []
    Role.objects.filter(user__name="Malik Haddad").update(last_day=date(2026, 11, 1))
    assert names(ekens_forskola, asta) == []
    Role.objects.filter(user__name="Malik Haddad").update(last_day=None)
    User.objects.filter(name="Malik Haddad").update(is_active=False)
    assert names(ekens_forskola, asta) == []


def test_who_may_not_see_the_organisation_sees_nobody(ursula: Actor, malik: Actor, ekens_forskola: Workplace) -> None:
    assert names(ekens_forskola, ursula) == []
