"""Lists, figures and work: who sees which requests, in what order, and how the desk does."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.servicedesk.conftest import MONDAY
from tests.apps.servicedesk.test_asking import Asked
from tests.factories.organisation import RoleFactory, UserFactory
from tests.factories.register import later, make_workplace

from talja.apps.organisation.actors import Actor, actor_for
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Unit, Workplace
from talja.apps.people.operations import change_person
from talja.apps.placements.models import Placement
from talja.apps.servicedesk import queries
from talja.apps.servicedesk.models import Request
from talja.apps.servicedesk.operations import Ending, reply, withdraw, write
from talja.apps.servicedesk.queries import RequestFilter

TODAY = MONDAY.date()


def keys(actor: Actor, **filters: object) -> list[str]:
    page = queries.list_requests(actor=actor, on=TODAY + timedelta(days=9), filters=RequestFilter(**filters))  # type: ignore[arg-type]
    return [line.key for line in page.rows]


def test_the_queue_is_by_age_and_filtered(
    asked: Asked, asta: Actor, protector: Actor, malik: Actor, guest_request: Request
) -> None:
    early = asked(actor=later(malik, at=MONDAY - timedelta(days=2)))
    late = asked(kind="question", actor=later(malik, at=MONDAY + timedelta(days=1)))
    reply(request_key=late.key, text="Va?", version=1, asks_back=True, actor=later(asta, at=MONDAY + timedelta(days=1)))
    done = asked(actor=later(malik, at=MONDAY))
    withdraw(request_key=done.key, actor=later(malik, at=MONDAY))
    assert keys(asta) == [str(early.key), str(guest_request.key)]
    assert keys(asta, queue="waiting", kind="question") == [str(late.key)]
    assert keys(asta, queue="settled") == [str(done.key)]
    assert keys(asta, queue="okänd", late=True) == [str(early.key), str(guest_request.key)]
    assert set(keys(asta, holder="me") + keys(protector, holder="me")) == set(keys(asta))
    assert keys(asta, holder=asta.key) == keys(asta, holder="me")
    assert keys(asta, holder="nobody") == []
    counts = queries.count_queues(actor=asta, on=TODAY + timedelta(days=9))
    assert counts == {"open": 2, "waiting": 1, "settled": 1, "late": 2}


def test_the_desk_is_closed_to_others(asked: Asked, malik: Actor, ursula: Actor, gunn: Actor, asta: Actor) -> None:
    request = asked()
    for actor in (malik, ursula, gunn):
        assert keys(actor) == []
        assert queries.count_queues(actor=actor, on=TODAY) == {}
    for actor in (ursula, gunn):
        with pytest.raises(Request.DoesNotExist):
            queries.get_request(key=request.key, actor=actor)
        assert queries.work_of(actor=ursula, on=TODAY).items == ()
    with pytest.raises(Request.DoesNotExist):
        queries.get_request(key=uuid4(), actor=asta)


def test_another_manager_of_the_workplace_sees_it_and_another_workplaces_does_not(
    asked: Asked, ekens_forskola: Workplace, asta: Actor, malik: Actor
) -> None:
    request = asked()
    for place, seen in ((ekens_forskola, [str(request.key)]), (make_workplace("Annan"), [])):
        user = UserFactory()
        RoleFactory(user=user, kind=RoleKind.MANAGER, workplaces=[place])
        page = queries.requests_of(actor=actor_for(user, at=MONDAY, today=TODAY))
        assert [line.key for line in page.rows] == seen
    assert queries.requests_of(actor=asta).rows == ()


def test_own_requests_are_open_first_and_masked_ones_left_out(
    asked: Asked, malik: Actor, protector: Actor, intern: Placement
) -> None:
    done, still = asked(), asked(actor=later(malik))
    secret = asked("Iris", kind="keep_intern", placement_key=intern.key)
    withdraw(request_key=done.key, actor=later(malik))
    facts = {"protection": "sekretessmarkering"}
    change_person(person_key=intern.person.key, facts=facts, reason="x", actor=later(protector))
    assert [line.key for line in queries.requests_of(actor=malik).rows] == [str(still.key), str(done.key)]
    assert str(secret.key) in keys(protector)


def test_lists_cost_the_same_for_two_and_twenty(asked: Asked, asta: Actor, malik: Actor) -> None:
    costs = []
    for many in (2, 18):
        for _ in range(many):
            asked()
        with CaptureQueriesContext(
            connection,
        ) as desk:
            queries.list_requests(actor=asta, on=TODAY)
        with CaptureQueriesContext(connection) as own:
            queries.requests_of(actor=malik)
        with CaptureQueriesContext(connection) as work:
            assert queries.work_of(actor=asta, on=TODAY).items
        costs.append((len(desk), len(own), len(work)))
    assert costs[0] == costs[1] == (3, 3, 1)


def test_work_comes_by_urgency_and_goes_by_being_done(
    asked: Asked, asta: Actor, malik: Actor, guest_request: Request
) -> None:
    request = asked(actor=later(malik, at=MONDAY))
    codes = {item.key: item.code for item in queries.work_of(actor=asta, on=TODAY).items}
    assert codes == {str(request.key): "request_promise", str(guest_request.key): "request_promise"}
    before = queries.work_of(actor=asta, on=TODAY - timedelta(days=4)).items
    assert {item.code for item in before} == {"request_new"}
    reply(request_key=request.key, text="Va?", version=1, asks_back=True, actor=later(asta, at=MONDAY))
    reply(request_key=guest_request.key, text="Ja", version=1, ending=Ending("answered"), actor=later(asta, at=MONDAY))
    assert queries.work_of(actor=asta, on=TODAY).items == ()
    (mine,) = queries.work_of(actor=malik, on=TODAY).items
    assert (mine.code, mine.place) == ("request_waits_for_you", "Ekens förskola")
    write(request_key=request.key, text="Så", actor=later(malik, at=MONDAY))
    assert [item.code for item in queries.work_of(actor=asta, on=TODAY).items] == ["request_asker_wrote"]
    assert queries.work_of(actor=malik, on=TODAY).items == ()


def test_figures_count_the_unanswered_as_late_when_the_promise_has_run_out(
    asked: Asked, asta: Actor, malik: Actor, guest_request: Request, ekens_forskola: Workplace
) -> None:
    own = Unit.objects.create(employer=ekens_forskola.employer, kind="administration", name="Barn", sort_key="barn")
    Workplace.objects.filter(pk=ekens_forskola.pk).update(unit=own)
    quick, slow, silent = (asked(actor=later(malik, at=MONDAY)) for _ in range(3))
    asked(kind="question", actor=later(malik, at=MONDAY + timedelta(days=4)))
    at = MONDAY + timedelta(hours=1)
    reply(request_key=quick.key, text="Ja", version=1, ending=Ending("answered"), actor=later(asta, at=at))
    reply(request_key=slow.key, text="Ja", version=1, actor=later(asta, at=at + timedelta(days=3)))
    on = date(2026, 11, 27)
    whole, kinds, places = queries.desk_figures(actor=asta, first_day=TODAY, last_day=on, on=on)
    assert (whole.asked, whole.answered, whole.within_promise, whole.too_early, whole.judged) == (5, 2, 1, 1, 4)
    assert (whole.solved, whole.answer_hours, whole.solution_hours) == (1, 13.0, 1.0)
    assert [(each.label, each.asked) for each in kinds] == [("hands", 3), ("question", 2)]
    assert [(each.label, each.asked) for each in places] == [("Barn", 4), ("-", 1)]
    assert silent.answered_at is None
    empty, *rest = queries.desk_figures(actor=malik, first_day=TODAY, last_day=on, on=on)
    assert (empty.asked, empty.answer_hours, rest) == (0, None, [(), ()])
