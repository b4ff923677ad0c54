"""Which placement of a person a row speaks of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from talja.core.intake.known import KnownPlacement
from talja.core.intake.links import PlacementLink, Placing, Reason
from talja.core.intake.record import Field, ReadRow, Value
from talja.core.intake.scoring import LinkParams
from talja.core.kernel.period import Period
from talja.core.kernel.swedish import fold


def place(
    rows: dict[int, ReadRow], placements: Sequence[KnownPlacement], *, params: LinkParams | None = None
) -> dict[int, PlacementLink]:
    """Place all the rows of one person, keyed by position, among that person's placements.

    A placement is taken by one row only, an exact hit before a moved first day. Rows that say the same thing word
    for word are one; rows that say different things of one placement need a person.
    """
    params = params or LinkParams()
    if len(rows) == 1:  # as nearly always: there is nothing beside it
        return {position: _place_one(_Said.of(row), placements, params) for position, row in rows.items()}
    first_of = _repeats(rows)
    said = {position: _Said.of(row) for position, row in sorted(rows.items()) if position not in first_of}
    links = {position: _place_one(one, placements, params) for position, one in said.items()}
    links |= _rivals(links)
    links |= _twice_new(links, said)
    for position, first in first_of.items():
        told = links[first]
        links[position] = PlacementLink(told.placing, told.placement_key, told.candidates, told.reasons, first)
    return links


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row says of its placement. Empty or None is not said."""

    measure: str
    workplace: str
    first_day: date | None
    last_day: date | None

    @classmethod
    def of(cls, row: ReadRow) -> "_Said":
        return cls(
            row.text(Field.MEASURE), row.text(Field.WORKPLACE), row.day(Field.FIRST_DAY), row.day(Field.LAST_DAY)
        )

    def same_workplace(self, known: KnownPlacement) -> bool | None:
        """Whether the workplaces are the same; None when one of them is not said."""
        called = [name for name in (known.workplace, known.workplace_name) if name]
        if not self.workplace or not called:
            return None
        return self.workplace in called or fold(self.workplace) in map(fold, called)

    def overlaps(self, first_day: date, known: KnownPlacement) -> bool:
        """Whether the row's period, which begins on the day, shares a day with the placement's."""
        last_day = None if self.last_day is None else max(first_day, self.last_day)
        return known.period.overlaps(Period(first_day, last_day))

    def alike(self, known: KnownPlacement) -> tuple[Reason, ...]:
        """Return what is told beside the days: the measure when it is the same, and the workplace either way."""
        same_place = self.same_workplace(known)
        codes = ("same_measure" if self.measure == known.measure else "", _WORKPLACE_CODES[same_place])
        return tuple(Reason(code) for code in codes if code)


_WORKPLACE_CODES = {True: "same_workplace", False: "workplace_differs", None: ""}


def _repeats(rows: dict[int, ReadRow]) -> dict[int, int]:
    """Return the position of each row that repeats an earlier one -> the position of that one."""
    seen: dict[frozenset[tuple[Field, Value]], int] = {}
    firsts = {
        position: seen.setdefault(frozenset(row.values.items()), position) for position, row in sorted(rows.items())
    }
    return {position: first for position, first in firsts.items() if position != first}


def _place_one(said: _Said, placements: Sequence[KnownPlacement], params: LinkParams) -> PlacementLink:
    judged = [link for known in placements if (link := _judge(said, known, params)) is not None]
    same = [link for link in judged if link.placing is Placing.SAME]
    for code in ("same_first_day", "same_workplace"):
        same = [link for link in same if link.because(code)] or same
    if len(same) == 1:
        return same[0]
    perhaps = same or [link for link in judged if link.placing is Placing.CANDIDATE]
    if not perhaps:
        return judged[0] if judged else PlacementLink(Placing.NEW)
    reasons = perhaps[0].reasons if len(perhaps) == 1 else (Reason("several_placements"),)
    keys = sorted(key for link in perhaps for key in (link.placement_key, *link.candidates) if key)
    return PlacementLink(Placing.CANDIDATE, candidates=tuple(keys), reasons=reasons)


def _judge(said: _Said, known: KnownPlacement, params: LinkParams) -> PlacementLink | None:
    """Judge one placement: the same, a candidate, NEW for one that the row goes on from, None for another one."""
    if said.first_day is None:
        return _judge_undated(said, known)
    if said.measure and said.measure != known.measure:
        return _judge_other_measure(said, said.first_day, known)
    if said.first_day == known.first_day:
        return _same(known, Reason("same_first_day"), *said.alike(known))
    if said.overlaps(said.first_day, known):
        return _judge_moved(said, said.first_day, known, params)
    return _judge_following(said, said.first_day, known, params)


def _judge_undated(said: _Said, known: KnownPlacement) -> PlacementLink | None:
    """Without a first day the measure or the workplace has to tell; the last day may rule it out."""
    if said.measure not in ("", known.measure) or (said.last_day is not None and said.last_day < known.first_day):
        return None
    reasons = (Reason("first_day_not_said"), *said.alike(known))
    same_place = said.same_workplace(known)
    told = same_place or (same_place is None and said.measure)
    return _same(known, *reasons) if told and known.last_day in (None, said.last_day) else _perhaps(known, *reasons)


def _judge_moved(said: _Said, first_day: date, known: KnownPlacement, params: LinkParams) -> PlacementLink:
    """Judge a row that shares days with the placement but begins on another one."""
    shift = abs((first_day - known.first_day).days)
    reasons = (Reason("first_day_differs", {"days": str(shift)}), *said.alike(known))
    same_place = said.same_workplace(known)
    told = same_place or (same_place is None and said.measure)
    return _same(known, *reasons) if told and shift <= params.first_day_shift_days else _perhaps(known, *reasons)


def _judge_following(said: _Said, first_day: date, known: KnownPlacement, params: LinkParams) -> PlacementLink | None:
    """Judge a row that shares no day with the placement: it goes on from it, or it is another one.

    An extension of a running placement moves its last day, when the row tells until when. One that really ended is
    never opened again by a list.
    """
    end = known.period.last_day
    if end is None or not said.measure or not said.same_workplace(known):
        return None
    if not end < first_day <= end + timedelta(days=params.contiguous_days):
        return None
    if known.last_day is None and said.last_day is not None:
        return _same(known, Reason("extends"), *said.alike(known))
    return PlacementLink(Placing.NEW, reasons=(Reason("extends"),))


def _judge_other_measure(said: _Said, first_day: date, known: KnownPlacement) -> PlacementLink | None:
    """Judge a row with another measure: perhaps the form is wrong somewhere, when the days or the place agree."""
    if first_day == known.first_day:
        return _perhaps(known, Reason("measure_differs"), Reason("same_first_day"), *said.alike(known))
    if said.overlaps(first_day, known) and said.same_workplace(known):
        return _perhaps(known, Reason("measure_differs"), Reason("dates_overlap"), *said.alike(known))
    return None


def _same(known: KnownPlacement, *reasons: Reason) -> PlacementLink:
    return PlacementLink(Placing.SAME, known.key, reasons=reasons)


def _perhaps(known: KnownPlacement, *reasons: Reason) -> PlacementLink:
    return PlacementLink(Placing.CANDIDATE, candidates=(known.key,), reasons=reasons)


def _rivals(links: dict[int, PlacementLink]) -> dict[int, PlacementLink]:
    """Where several rows hold one placement to be theirs, let the only exact one keep it; else ask a person.

    A row that goes on from a placement which another row of the list tells of is a new one.
    """
    takers: dict[str, list[int]] = defaultdict(list)
    for position, link in links.items():
        if link.placement_key is not None:
            takers[link.placement_key].append(position)
    return {
        position: _lost(links[position], key, len(positions))
        for key, positions in takers.items()
        for position in _losers(links, positions)
    }


def _losers(links: dict[int, PlacementLink], positions: list[int]) -> Iterable[int]:
    if len(positions) == 1:
        return ()
    exact = [position for position in positions if links[position].because("same_first_day")]
    return positions if len(exact) != 1 else (position for position in positions if position not in exact)


def _lost(link: PlacementLink, key: str, rows: int) -> PlacementLink:
    if link.because("extends"):
        return PlacementLink(Placing.NEW, reasons=(Reason("extends"),))
    reasons = (Reason("several_rows", {"rows": str(rows)}), *link.reasons)
    return PlacementLink(Placing.CANDIDATE, candidates=(key,), reasons=reasons)


def _twice_new(links: dict[int, PlacementLink], said: dict[int, _Said]) -> dict[int, PlacementLink]:
    """Return the new ones that say different things of what must be one placement: same measure, same first day."""
    alike: dict[tuple[str, date | None], list[int]] = defaultdict(list)
    for position, link in links.items():
        if link.placing is Placing.NEW:
            alike[said[position].measure, said[position].first_day].append(position)
    return {
        position: PlacementLink(Placing.CANDIDATE, reasons=(Reason("several_rows", {"rows": str(len(positions))}),))
        for positions in alike.values()
        if len(positions) > 1
        for position in positions
    }
