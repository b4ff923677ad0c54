"""From internship to employment: what the workplace wants, the offer with what is known, and why it came to nothing."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from tests.conftest import TODAY, make_actor
from tests.factories.agreements import make_draft
from tests.factories.register import later, make_person, make_placement, make_workplace

from talja.apps.agreements.enums import State
from talja.apps.agreements.models import Agreement, Conversion
from talja.apps.agreements.operations import ask_to_keep, give_up, offer_employment, say_wish, take_up_again
from talja.apps.agreements.queries import BoardFilter, conversion_board, get_conversion, wish_of, work_of
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.models import Placement
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations import Wish
from talja.core.kernel.verdict import Denied
from talja.core.kernel.work import Rest


@pytest.fixture
def berit(measures: None) -> Actor:
    return make_actor("Berit Norell")


def intern(actor: Actor, place: Workplace, *, days: int = 40, **said) -> Placement:
    facts = {"planned_last_day": TODAY + timedelta(days=days), "extent": Decimal(50)} | said
    return make_placement(actor=actor, measure="arbetspraktik", workplace=place, **facts)


@pytest.fixture
def internship(asta: Actor, ekens_forskola: Workplace) -> Placement:
    return intern(asta, ekens_forskola, occupation="5311", supervisor="Märta Ås")


def test_the_offer_begins_the_day_after_with_what_is_known(asta: Actor, internship: Placement) -> None:
    agreement = offer_employment(placement_key=internship.key, measure_code="nystartsjobb", actor=asta)
    version = agreement.versions.get()
    assert version.first_day == internship.planned_last_day + timedelta(days=1)
    assert (version.workplace, version.extent, version.occupation) == (internship.workplace, 50, "5311")
    assert (agreement.converts_key, version.supervisor) == (internship.key, "Märta Ås")
    with pytest.raises(Denied, match="already_drafted"):
        offer_employment(placement_key=internship.key, measure_code="nystartsjobb", actor=asta)


def test_one_that_should_have_ended_already_begins_tomorrow(asta: Actor, ekens_forskola: Workplace) -> None:
    late = intern(asta, ekens_forskola, days=-5)
    agreement = offer_employment(placement_key=late.key, measure_code="nystartsjobb", actor=asta)
    assert agreement.versions.get().first_day == TODAY + timedelta(days=1)


def test_the_manager_says_what_the_workplace_wants(malik: Actor, asta: Actor, internship: Placement) -> None:
    assert say_wish(placement_key=internship.key, wish="yes", actor=malik).wish_by == malik.key
    assert say_wish(placement_key=internship.key, wish="maybe", actor=later(asta)).wish == "maybe"
    for wrong in ("unasked", "gärna"):
        with pytest.raises(Denied, match="unknown_code"):
            say_wish(placement_key=internship.key, wish=wrong, actor=malik)
    with pytest.raises(Denied, match="missing_right"):
        give_up(placement_key=internship.key, cause="money", explanation="Budgeten", actor=malik)
    elsewhere = intern(asta, make_workplace("Almgården"))
    with pytest.raises(Placement.DoesNotExist):
        say_wish(placement_key=elsewhere.key, wish="yes", actor=malik)


def test_whoever_asks_to_keep_somebody_is_not_asked_whether(malik: Actor, asta: Actor, internship: Placement) -> None:
    assert [one.code for one in work_of(actor=malik, on=TODAY).items] == ["wish_to_ask"]
    asked = Wish("keep_intern", "Vi vill behålla hen", placement_key=internship.key)
    ask_to_keep(workplace_key=internship.workplace.key, wish=asked, actor=malik)
    assert Conversion.objects.get().wish == "yes"
    assert work_of(actor=malik, on=TODAY).items == ()
    assert [one.code for one in work_of(actor=asta, on=TODAY).items] == ["offer_to_make"]


def test_what_was_given_up_can_be_asked_for_again(malik: Actor, asta: Actor, internship: Placement) -> None:
    give_up(placement_key=internship.key, cause="money", explanation="Ingen budget 2027", actor=asta)
    for key in (internship.key, None):
        wish = Wish("keep_intern", "Nu finns det pengar", placement_key=key)
        ask_to_keep(workplace_key=internship.workplace.key, wish=wish, actor=later(malik))
    assert Conversion.objects.get().wish == "unasked"
    assert Request.objects.count() == 2


def test_giving_up_says_why_and_whose_cause_and_can_be_taken_back(asta: Actor, internship: Placement) -> None:
    for cause, why, code in (("vädret", "Regn", "unknown_code"), ("money", " ", "no_reason_given")):
        with pytest.raises(Denied, match=code):
            give_up(placement_key=internship.key, cause=cause, explanation=why, actor=asta)
    give_up(placement_key=internship.key, cause="money", explanation="Ingen budget 2027", actor=asta)
    with pytest.raises(Denied, match="already_given_up"):
        say_wish(placement_key=internship.key, wish="yes", actor=asta)
    assert conversion_board(actor=asta, on=TODAY).page.count == 0
    take_up_again(placement_key=internship.key, actor=asta)
    with pytest.raises(Denied, match="not_given_up"):
        take_up_again(placement_key=internship.key, actor=asta)
    assert conversion_board(actor=asta, on=TODAY).page.count == 1


def test_only_internships(asta: Actor) -> None:
    employment = make_placement(actor=asta, measure="nystartsjobb")
    for ask in (
        lambda: say_wish(placement_key=employment.key, wish="yes", actor=asta),
        lambda: offer_employment(placement_key=employment.key, measure_code="nystartsjobb", actor=asta),
    ):
        with pytest.raises(Denied, match="no_internship"):
            ask()


def test_a_protected_person_only_by_those_who_may(asta: Actor, protector: Actor, ekens_forskola: Workplace) -> None:
    person = make_person(actor=protector, protection="sekretessmarkering")
    hidden = intern(protector, ekens_forskola, person=person)
    with pytest.raises(Denied, match="protected_person"):
        say_wish(placement_key=hidden.key, wish="yes", actor=asta)
    assert not Conversion.objects.exists()
    (row,) = conversion_board(actor=asta, on=TODAY).page.rows
    assert (row.placement.person_name, row.placement.workplace) == ("Skyddad person", "")
    assert not [one for one in work_of(actor=asta, on=TODAY).items if one.key == str(hidden.key)]
    assert [one.code for one in work_of(actor=protector, on=TODAY).items] == ["wish_to_ask"]


def test_the_board_holds_those_that_end_within_ninety_days(asta: Actor, ekens_forskola: Workplace) -> None:
    soon, late, far = (intern(asta, ekens_forskola, days=days) for days in (90, -3, 91))
    intern(asta, ekens_forskola, planned_last_day=None)
    keys = [row.placement.key for row in conversion_board(actor=asta, on=TODAY).page.rows]
    assert keys == [str(late.key), str(soon.key)]
    assert str(far.key) not in keys


def test_a_form_its_cost_and_how_long_there_is(asta: Actor, internship: Placement) -> None:
    (blank,) = conversion_board(actor=asta, on=TODAY).page.rows
    assert all(form.net is None for form in blank.forms)
    (row,) = conversion_board(actor=asta, on=TODAY, filters=BoardFilter(wage=Decimal(24_000))).page.rows
    assert row.best is not None
    assert row.best.net == min(
        form.net for form in row.forms if form.net is not None and form.is_certain == row.best.is_certain
    )
    assert row.best.net <= Decimal(24_000) / 2 * Decimal("1.3142")  # never dearer than the wage with contributions
    assert row.best.missing  # months without work are not known, and are not guessed
    assert row.days_left == (row.first_day - TODAY).days - 21  # what Arbetsförmedlingen is given
    assert {one.code for one in row.deadlines} >= {"agency"}


def test_the_board_by_wish_and_with_the_offer(asta: Actor, internship: Placement, ekens_forskola: Workplace) -> None:
    other = intern(asta, ekens_forskola)
    say_wish(placement_key=internship.key, wish="yes", actor=asta)
    assert conversion_board(actor=asta, on=TODAY).counts == {"unasked": 1, "yes": 1, "maybe": 0, "no": 0}
    for wish, key in (("yes", internship.key), ("unasked", other.key)):
        (row,) = conversion_board(actor=asta, on=TODAY, filters=BoardFilter(wish=wish)).page.rows
        assert row.placement.key == str(key)
    assert conversion_board(actor=asta, on=TODAY, filters=BoardFilter(wish="no")).page.rows == ()
    agreement = offer_employment(placement_key=internship.key, measure_code="nystartsjobb", actor=asta)
    (row,) = conversion_board(actor=asta, on=TODAY, filters=BoardFilter(wish="yes")).page.rows
    assert row.offer is not None
    assert row.offer.key == str(agreement.key)
    Agreement.objects.filter(pk=agreement.pk).update(state=State.CANCELLED)
    (row,) = conversion_board(actor=asta, on=TODAY, filters=BoardFilter(wish="yes")).page.rows
    assert row.offer is None


def test_who_may_not_see_forms_has_no_board(malik: Actor, internship: Placement, ursula: Actor) -> None:
    for actor in (malik, ursula):
        with pytest.raises(Denied, match="missing_right"):
            conversion_board(actor=actor, on=TODAY)
        with pytest.raises(Placement.DoesNotExist):
            get_conversion(placement_key=internship.key, actor=actor, on=TODAY)
    assert wish_of(placement_key=internship.key, actor=malik)[0] == "unasked"
    with pytest.raises(Placement.DoesNotExist):
        wish_of(placement_key=internship.key, actor=ursula)


def test_one_internships_page(asta: Actor, internship: Placement) -> None:
    before = get_conversion(placement_key=internship.key, actor=asta, on=TODAY, wage=Decimal(24_000))
    assert (before.row.wish, before.wish_by, bool(before.may_offer)) == ("unasked", "", True)
    say_wish(placement_key=internship.key, wish="yes", actor=asta)
    offer_employment(placement_key=internship.key, measure_code="nystartsjobb", actor=asta)
    after = get_conversion(placement_key=internship.key, actor=asta, on=TODAY)
    assert (after.wish_by, after.may_offer.code) == ("Asta Öberg", "already_drafted")
    give_up(placement_key=internship.key, cause="union", explanation="Facket sa nej", actor=asta)
    assert get_conversion(placement_key=internship.key, actor=asta, on=TODAY).may_wish.code == "already_given_up"
    assert wish_of(placement_key=internship.key, actor=asta)[1].code == "already_given_up"


def test_as_many_queries_for_two_as_for_twenty(
    asta: Actor, ekens_forskola: Workplace, django_assert_max_num_queries
) -> None:
    for _ in range(20):
        intern(asta, ekens_forskola)
    with django_assert_max_num_queries(7):
        conversion_board(actor=asta, on=TODAY, filters=BoardFilter(wage=Decimal(24_000)))


def test_what_waits_and_for_whom(asta: Actor, berit: Actor, malik: Actor, internship: Placement) -> None:
    assert [one.code for one in work_of(actor=malik, on=TODAY).items] == ["wish_to_ask"]
    say_wish(placement_key=internship.key, wish="yes", actor=malik)
    assert [one.code for one in work_of(actor=malik, on=TODAY).items] == []
    assert [one.code for one in work_of(actor=asta, on=TODAY).items] == ["offer_to_make"]
    draft = make_draft(
        actor=asta, workplace=internship.workplace, person=internship.person, converts_key=internship.key
    )
    Agreement.objects.filter(pk=draft.pk).update(state=State.CONSULTED)
    (mine,) = work_of(actor=asta, on=TODAY).items
    assert (mine.code, mine.due, mine.about) == ("agreement_begins_soon", date(2026, 12, 1), "Alva Åkesson")
    assert [one.code for one in work_of(actor=berit, on=TODAY).items] == ["agreement_to_approve"]
    assert [one.code for one in work_of(actor=malik, on=TODAY).items] == ["agreement_to_answer"]
    Agreement.objects.filter(pk=draft.pk).update(state=State.APPROVED)
    assert [one.code for one in work_of(actor=asta, on=date(2026, 12, 1)).items] == ["agreement_to_start"]


def test_ones_own_internships_and_agreements_come_first(
    asta: Actor, berit: Actor, ekens_forskola: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More of others', and more urgent, than are told of a sort."""
    monkeypatch.setattr("talja.apps.agreements.queries.work.MOST", 2)
    for number, worker in enumerate([berit, berit, berit, None, None, asta]):
        person = make_person(actor=asta, case_worker=UUID(worker.key) if worker else None)
        own = intern(asta, ekens_forskola, days=number, person=person)
        draft = make_draft(actor=worker or asta, workplace=ekens_forskola)
    found = work_of(actor=asta, on=TODAY)
    assert [one.key for one in found.items if one.owner and one.code == "wish_to_ask"] == [str(own.key)]
    assert [one.owner for one in found.items if one.code == "agreement_begins_soon"] == [asta.key] * 2
    assert found.rest == (Rest("agreements", 1), Rest("internships", 1))
    everybodys = work_of(actor=asta, on=TODAY, everybody=True)
    assert {one.owner for one in everybodys.items} == {berit.key}
    assert everybodys.rest == (Rest("agreements", None), Rest("internships", None))
    assert draft.drafted_by == asta.key
