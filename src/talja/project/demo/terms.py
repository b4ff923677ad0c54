"""How the demo's measures usually run: lengths, extents, employers, endings. Shapes of life, not rules of law."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MUNICIPAL, PRIVATE, ASSOCIATION = "municipal", "private", "association"
_MOST = {MUNICIPAL: 0.78, PRIVATE: 0.15, ASSOCIATION: 0.07}
_OWN = {MUNICIPAL: 1.0}


@dataclass(frozen=True, slots=True)
class Terms:
    """The usual terms of a measure: least, usual and most months in all, and how long one decision can be."""

    category: str
    months: tuple[float, float, float]
    decisions: tuple[int, ...]
    extents: Mapping[float, float] = field(default_factory=lambda: {100: 1.0})
    employers: Mapping[str, float] = field(default_factory=lambda: _MOST)
    open_ended: float = 0.0  # share of employments until further notice, where only the support has an end
    decided_by_af: bool = True


TERMS: Mapping[str, Terms] = {
    "nystartsjobb": Terms(
        "subsidised",
        (4, 15, 24),
        (6, 12),
        {100: 60, 75: 28, 50: 12},
        {MUNICIPAL: 0.65, PRIVATE: 0.29, ASSOCIATION: 0.06},
    ),
    "introduktionsjobb": Terms("subsidised", (4, 14, 24), (6, 12), {100: 70, 75: 20, 50: 10}),
    "lonebidrag_anstallning": Terms(
        "subsidised", (12, 30, 60), (12, 24, 48), {100: 35, 75: 35, 50: 30}, open_ended=0.4
    ),
    "lonebidrag_utveckling": Terms("subsidised", (6, 12, 24), (6, 12), {100: 30, 75: 35, 50: 35}),
    "lonebidrag_trygghet": Terms("subsidised", (18, 40, 70), (24, 48), {75: 45, 50: 55}, open_ended=0.7),
    "osa": Terms("subsidised", (10, 24, 48), (12, 24), {75: 30, 50: 60, 62.5: 10}, _OWN),
    "arbetspraktik": Terms("internship", (2, 4, 6), (3, 6), {100: 60, 75: 20, 50: 20}),
    "arbetstraning": Terms("internship", (2, 4, 6), (3, 6), {75: 30, 50: 50, 25: 20}),
    "forstarkt_arbetstraning": Terms("internship", (3, 6, 11), (6,), {75: 20, 50: 50, 25: 30}),
    "kompetensbedomning": Terms("internship", (0.5, 0.6, 0.7), (1,), {100: 1}),
    "kommunal_anstallning": Terms("municipal", (3, 8, 12), (6, 12), {100: 70, 75: 30}, _OWN, decided_by_af=False),
    "kaa": Terms("activity", (2, 6, 12), (6,), {50: 60, 100: 40}, _OWN, decided_by_af=False),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """Why a placement ended and where it led, in the register's codes."""

    reason: str
    destination: str
    kolada: str


TO_EMPLOYMENT = Ending("time_ran_out", "other_measure", "D")  # the internship became an employment
UNKNOWN_YET = Ending("time_ran_out", "unknown", "U")  # written before anybody has asked

_WORK = {Ending("got_work", "ordinary_municipal_job", "A"): 15.0, Ending("got_work", "ordinary_private_job", "A"): 19.0}
_STUDIES = {
    Ending("started_studies", "studies_basic", "B"): 3.0,
    Ending("started_studies", "studies_upper_secondary", "B"): 7.0,
    Ending("started_studies", "studies_vocational", "B"): 3.0,
    Ending("started_studies", "studies_university", "B"): 2.0,
    Ending("started_studies", "studies_folk_high_school", "B"): 3.0,
}
_LIFE = {
    Ending("moved", "moved", "E"): 4.0,
    Ending("ill", "ill", "C"): 5.0,
    Ending("parental_leave", "parental_leave", "E"): 3.0,
    Ending("deceased", "deceased", "E"): 0.5,
}
_NOT_ASKED = {
    UNKNOWN_YET: 5.0,
    Ending("ended_by_person", "unknown", "U"): 3.0,
    Ending("unknown", "unknown", "U"): 2.0,
}
_EMPLOYMENT_ENDINGS = {
    **_WORK,
    **_STUDIES,
    **_LIFE,
    **_NOT_ASKED,
    Ending("support_ended", "ordinary_municipal_job", "A"): 3.0,
    TO_EMPLOYMENT: 7.0,
    Ending("time_ran_out", "unemployed", "D"): 10.0,
    Ending("ended_by_employer", "unemployed", "E"): 2.5,
    Ending("ended_by_person", "unemployed", "E"): 2.0,
}
_TRAINING_ENDINGS = {
    **{ending: share / 3 for ending, share in _WORK.items()},
    **{ending: share * 0.6 for ending, share in _STUDIES.items()},
    **_LIFE,
    **_NOT_ASKED,
    TO_EMPLOYMENT: 12.0,
    Ending("time_ran_out", "unemployed", "D"): 26.0,
    Ending("ended_by_person", "unemployed", "E"): 6.0,
}
ENDINGS: Mapping[str, Mapping[Ending, float]] = {
    "subsidised": _EMPLOYMENT_ENDINGS,
    "municipal": _EMPLOYMENT_ENDINGS,
    "internship": _TRAINING_ENDINGS,
    "activity": _TRAINING_ENDINGS,
}
MONTH_WEIGHTS = (1.0, 0.8, 0.9, 0.8, 1.0, 1.6, 0.5, 1.2, 0.9, 0.9, 0.9, 1.4)  # when placements end, January first
