"""Random registers: few persons, few years, many coincidences, so that the edges of months and ties are hit often."""

from datetime import date, timedelta

from hypothesis import strategies as st

from talja.core.statistics.spells import Born, Category, Destination, Kolada, Sex, Spell

FIRST = date(2023, 11, 1)
DAYS = st.integers(0, 800).map(lambda days: FIRST + timedelta(days=days))
MONTH_ENDS = st.sampled_from([date(2024, 1, 31), date(2024, 2, 29), date(2024, 5, 31), date(2024, 12, 31)])


@st.composite
def spell_lists(draw: st.DrawFn) -> list[Spell]:
    """Draw up to 25 spells of up to 8 persons."""
    return [draw(spells(key=str(number))) for number in range(draw(st.integers(0, 25)))]


@st.composite
def spells(draw: st.DrawFn, *, key: str) -> Spell:
    """Draw one spell; about every third is still open."""
    first_day = draw(DAYS)
    ends = st.one_of(st.none(), st.integers(0, 500).map(lambda days: first_day + timedelta(days=days)), MONTH_ENDS)
    last_day = draw(ends)
    return Spell(
        placement_key=key,
        person_key=draw(st.sampled_from("abcdefgh")),
        category=draw(st.sampled_from(Category)),
        measure="nystartsjobb",
        first_day=first_day,
        last_day=max(first_day, last_day) if last_day else None,
        destination=draw(st.sampled_from(Destination)),
        kolada=draw(st.sampled_from(Kolada)),
        sex=draw(st.sampled_from(Sex)),
        born=draw(st.sampled_from(Born)),
    )
