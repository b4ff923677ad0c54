from collections import Counter, defaultdict
from csv import reader
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from stdnum.se import orgnr

import talja.apps.placements
from talja.apps.organisation.enums import EmployerKind, RoleKind
from talja.apps.people.enums import Born, Education, Protection, Sex
from talja.apps.placements.enums import Category, Destination, EndReason, Kolada
from talja.core.kernel.period import Period
from talja.core.kernel.personal_number import NumberKind, parse
from talja.core.statistics.spells import ONWARD
from talja.project.demo.chance import stream
from talja.project.demo.model import Facts, Placement, World
from talja.project.demo.numbers import InventedNumbers
from talja.project.demo.size import TALLKOPING
from talja.project.demo.world import build_world

ON = date(2026, 11, 22)
DAYS = (ON, date(2026, 3, 1), date(2027, 2, 28), date(2028, 2, 29))
SEEDS = (1, 2, 3, 11)


@cache
def world(seed: int = 1, on: date = ON) -> World:
    return build_world(on, seed=seed)


def known(placement: Placement) -> Facts:
    facts = placement.known
    assert facts is not None
    return facts


def running(of: World, category: str) -> list[Placement]:
    return [each for each in of.registered() if each.category == category and known(each).runs(on=of.on)]


def test_the_same_seed_gives_the_same_world_and_another_seed_another() -> None:
    first, second = build_world(ON, seed=7), build_world(ON, seed=7)
    assert first == second
    assert build_world(ON, seed=8) != first


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("on", DAYS)
def test_130_subsidised_employments_and_60_internships_run(seed: int, on: date) -> None:
    assert len(running(world(seed, on), "subsidised")) == 130
    assert len(running(world(seed, on), "internship")) == 60


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_has_two_placements_at_once(seed: int) -> None:
    by_person: defaultdict[str, list[Placement]] = defaultdict(list)
    for placement in world(seed).placements:
        by_person[placement.person].append(placement)
    for own in by_person.values():
        for before, after in pairwise(own):
            first = Period(before.truth.first_day, before.truth.last_day)
            assert not first.overlaps(Period(after.truth.first_day, after.truth.last_day))
    assert max(map(len, by_person.values())) >= 3


@pytest.mark.parametrize("on", DAYS)
def test_every_personal_number_is_an_official_test_number_and_given_once(on: date) -> None:
    numbered = [person for person in world(1, on).persons if person.number]
    for person in numbered:
        read = parse(person.number, on=on)
        assert read.kind.value == person.number_kind
        assert read.birth_date == person.birth_date
        assert 980 <= int(person.number[8:11]) <= 999
        assert read.is_woman == (person.sex == Sex.WOMAN)
    assert len({person.number for person in numbered}) == len(numbered)


def test_some_have_a_samordningsnummer_without_a_whole_birth_date_and_some_only_a_local_number() -> None:
    kinds = Counter(person.number_kind for person in world().persons)
    assert kinds[NumberKind.SAMORDNINGSNUMMER] > 10
    assert kinds[NumberKind.LOCAL] >= 3
    unknown = [
        each for each in world().persons if each.number_kind == NumberKind.SAMORDNINGSNUMMER and not each.birth_date
    ]
    assert unknown
    assert all(each.local_number for each in world().persons if not each.number)


def test_test_numbers_of_one_day_come_to_an_end_instead_of_repeating() -> None:
    numbers = InventedNumbers(stream(1, "test"))
    given = [numbers.personnummer(date(1990, 5, 5), woman=True) for _ in range(11)]
    assert len(set(given[:10])) == 10
    assert given[10] is None


def test_organisation_numbers_have_a_right_check_digit_in_a_series_that_is_not_given_out() -> None:
    numbers = [employer.org_number for employer in world().places.employers]
    assert all(orgnr.is_valid(number) for number in numbers)
    assert all(number.startswith("4") and int(number[2:4]) >= 20 for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_the_organisation_has_its_parts() -> None:
    places = world().places
    kinds = Counter(employer.kind for employer in places.employers)
    assert kinds == {EmployerKind.MUNICIPAL: 1, EmployerKind.PRIVATE: 12, EmployerKind.ASSOCIATION: 6}
    municipal = [place for place in places.workplaces if places.is_municipal(place)]
    assert len(municipal) == 25
    assert all(place.cost_centre and place.unit for place in municipal)
    assert {each.role for each in places.staff} == set(RoleKind)
    assert all(each.email.endswith("@tallkoping.example") and each.email.isascii() for each in places.staff)


def test_every_code_is_one_of_the_registers() -> None:
    for person in world().persons:
        assert person.sex in Sex.values
        assert person.born in Born.values
        assert person.education in Education.values
        assert person.protection in Protection.values
    for placement in world().placements:
        assert placement.category in Category.values
        truth = placement.truth
        if truth.last_day:
            assert (truth.end_reason, truth.destination, truth.kolada) != ("", "", "")
            assert truth.end_reason in EndReason.values
            assert truth.destination in Destination.values
            assert truth.kolada in Kolada.values
        else:
            assert (truth.end_reason, truth.destination, truth.kolada) == ("", "", "")


def test_every_occupation_is_in_the_table_of_ssyk() -> None:
    path = Path(talja.apps.placements.__file__).parent / "data" / "ssyk.csv"
    with path.open(encoding="utf-8") as file:
        rows = [row for row in reader(file, delimiter=";") if not row[0].startswith("#")]
    codes = {code for code, _ in rows[1:]}
    assert rows[0] == ["kod", "namn"]
    assert len(codes) == len(rows) - 1 == 400
    assert {occupation for place in world().places.workplaces for occupation in place.occupations} <= codes


@pytest.mark.parametrize("seed", SEEDS)
def test_the_share_onward_is_plausible_and_some_are_unknown(seed: int) -> None:
    ended = [known(each) for each in world(seed).registered() if each.category == "subsidised" and known(each).last_day]
    unknown = [each for each in ended if each.destination == "unknown"]
    onward = [each for each in ended if each.destination in ONWARD]
    assert 0.55 <= len(onward) / (len(ended) - len(unknown)) <= 0.62
    assert 0.05 <= len(unknown) / len(ended) <= 0.2


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("on", DAYS)
def test_the_register_learns_in_order_within_three_years_and_never_from_the_future(seed: int, on: date) -> None:
    for placement in world(seed, on).registered():
        moments = [version.at for version in placement.versions]
        assert moments == sorted(set(moments))
        assert on - timedelta(days=3 * 366) <= moments[0].date()
        assert moments[-1].date() < on
        for version in placement.versions:
            last_day = version.facts.last_day
            assert last_day is None or last_day <= version.at.date()


def test_some_things_are_told_late_and_some_never() -> None:
    placements = list(world().registered())
    late = [each for each in placements if (each.versions[0].at.date() - known(each).first_day).days > 20]
    assert len(placements) * 0.05 < len(late) < len(placements) * 0.4
    gaps = [each for each in running(world(), "subsidised") if known(each).extent is None or not known(each).occupation]
    assert 10 <= len(gaps) <= 35


def test_the_register_is_behind_in_the_ways_that_the_lists_can_mend() -> None:
    untold = Counter(each.category for each in world().untold())
    assert untold == {"subsidised": 8, "internship": 5}
    overdue = [each for each in running(world(), "subsidised") if (known(each).planned_last_day or ON) < ON]
    ended = [each for each in overdue if each.truth.last_day]
    assert len(ended) == TALLKOPING.silently_ended
    assert len(overdue) >= TALLKOPING.silently_ended + TALLKOPING.silently_extended
    truly = [each for each in world().placements if each.category == "subsidised" and each.truth.runs(on=ON)]
    assert len(truly) == 130 - 5 + 8


def test_protected_identities_and_namesakes_exist() -> None:
    protected = Counter(person.protection for person in world().persons if person.protection)
    assert protected == dict(TALLKOPING.protected)
    names = Counter((person.given_name, person.family_name) for person in world().persons)
    assert sum(count > 1 for count in names.values()) >= TALLKOPING.namesakes


def test_planned_starts_have_not_begun() -> None:
    planned = [each for each in world().registered() if known(each).first_day > ON]
    assert len(planned) == sum(TALLKOPING.planned.values())


def test_the_goals_hold_the_reference_figures() -> None:
    goals = world().goals
    assert (goals.running_baseline, goals.onward_share, goals.unemployed) == (130, Decimal("0.7"), 313)
    assert round(100 * goals.unemployed_women / goals.unemployed) == 61
    assert round(100 * goals.unemployed_born_abroad / goals.unemployed) == 73


def test_a_larger_municipality_is_so_many_times_larger() -> None:
    larger = build_world(ON, seed=3, size=TALLKOPING.times(3))
    assert len(running(larger, "subsidised")) == 390
    assert len({person.number for person in larger.persons if person.number}) > 2000


def test_no_person_shows_a_name_or_number_when_printed() -> None:
    person = world().persons[0]
    assert person.family_name not in repr(person)
    assert person.number not in repr(world())
