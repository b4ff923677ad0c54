"""When an inventory may be changed, answered and moved on, and what can be told. The button asks the same function."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from talja.apps.jobdesign.enums import (
    CARVABLE,
    CHANGEABLE,
    TRANSITIONS,
    Company,
    Family,
    HandOver,
    InventoryState,
    Kind,
    Per,
    WhyNot,
)
from talja.apps.jobdesign.inputs import AnswerInput, LineInput, RiskInput, StaffInput
from talja.core.inventory.demands import is_level
from talja.core.inventory.lines import DAY_MINUTES, FEELINGS, YEAR_WEEKS
from talja.core.kernel.verdict import Verdict, no, yes

TITLE_LENGTH: Final = 160
NAME_LENGTH: Final = 120
REASON_LENGTH: Final = 300
TEXT_LENGTH: Final = 4000
MOST_LINES: Final = 400  # of one workplace: more is a mistake, or somebody's joke
MOST_ADDED: Final = 30  # that one phone adds
MOST_CONTRIBUTORS: Final = 300
LONGEST_LINK_DAYS: Final = 60
_MOST_TIMES = 100
_MOST_PEOPLE = 20
_MOST_VALUE = 500_000  # öre an hour: more is kronor written as öre twice over


@dataclass(frozen=True, slots=True)
class Gates:
    """What must be so before positions are carved out of an inventory. Each count is of what hinders."""

    lines: int  # that can be handed over, at least in part
    unsettled: int  # findings that nobody has mended or given a reason for
    has_risk: bool
    union_asked: int
    union_waiting: int
    union_objecting: int  # objections that nobody has said how they were met


def may_begin(*, title: str, kind: str, is_closed: bool) -> Verdict:
    """Whether an inventory can begin at the workplace under that name."""
    if is_closed:
        return no("workplace_closed")
    return may_be_named(title=title, kind=kind)


def may_be_named(*, title: str, kind: str) -> Verdict:
    """Whether an inventory can be called that, of that kind of workplace."""
    if not title.strip():
        return no("name_missing")
    if len(title.strip()) > NAME_LENGTH:
        return no("text_too_long")
    return yes() if kind in Kind.values else no("unknown_code")


def may_change(state: str) -> Verdict:
    """Whether what stands in the inventory can be changed: until it is ready to carve."""
    return yes() if state in CHANGEABLE else no("inventory_not_changeable")


def may_be_answered(state: str) -> Verdict:
    """Whether the staff can fill it in now."""
    return yes() if state == InventoryState.OPEN else no("inventory_not_open")


def may_move(state: str, *, to: str) -> Verdict:
    """Whether the table of transitions lets the inventory go there from where it is."""
    if any((state, to) == (origin, target) for origin, target, _event in TRANSITIONS):
        return yes()
    return no("inventory_not_in_state")


def hindrances(gates: Gates) -> tuple[Verdict, ...]:
    """Return what hinders carving, in the order in which one deals with it; nothing when nothing does."""
    judged = (
        yes() if gates.lines else no("inventory_without_lines"),
        no("findings_unsettled") if gates.unsettled else yes(),
        yes() if gates.has_risk else no("risk_not_assessed"),
        yes() if gates.union_asked else no("union_not_asked"),
        no("union_has_not_answered") if gates.union_waiting else yes(),
        no("union_objection_unmet") if gates.union_objecting else yes(),
    )
    return tuple(verdict for verdict in judged if not verdict)


def may_be_ready(gates: Gates) -> Verdict:
    """Whether the inventory can be called ready to carve; else the first thing that hinders."""
    return next(iter(hindrances(gates)), yes())


def ready_to_carve(state: str, gates: Gates) -> Verdict:
    """Whether positions may be carved out of it: somebody has called it ready, and nothing has come between."""
    if state not in CARVABLE:
        return no("inventory_not_ready")
    return may_be_ready(gates)


def has_reason(reason: str) -> Verdict:
    """Whether a reason is given where one is demanded, and fits."""
    if not reason.strip():
        return no("no_reason_given")
    return yes() if len(reason.strip()) <= REASON_LENGTH else no("text_too_long")


def may_hold(count: int, *, more: int = 1) -> Verdict:
    """Whether the inventory has room for more lines."""
    return yes() if count + more <= MOST_LINES else no("too_many_lines")


def may_add_more(added: int) -> Verdict:
    """Whether one of the staff can add another line from the same phone."""
    return yes() if added < MOST_ADDED else no("too_many_lines")


def may_be_one_more(contributors: int) -> Verdict:
    """Whether one more can answer: a workplace is not a town."""
    return yes() if contributors < MOST_CONTRIBUTORS else no("too_many_contributors")


def may_stand(said: LineInput) -> Verdict:
    """Whether a line can say that: a task, how often and how long, all within what a week can hold."""
    if not said.title.strip():
        return no("task_missing")
    if len(said.title.strip()) > TITLE_LENGTH or len(said.place.strip()) > 80:
        return no("text_too_long")
    return _codes_known(said) and _time_possible(said) and _window_possible(said) and _handing_over(said)


def may_say(said: AnswerInput) -> Verdict:
    """Whether one of the staff can answer that. Who says that it is not done here says nothing more of it."""
    if said.minutes is not None and not 0 < said.minutes <= DAY_MINUTES:
        return no("minutes_out_of_range")
    if said.times is not None and not 0 < said.times <= _MOST_TIMES:
        return no("times_out_of_range")
    known = said.per in ("", *Per.values) and said.hand_over in ("", *HandOver.values)
    if not known or not (said.feeling is None or said.feeling in FEELINGS) or not _are_days(said.days):
        return no("unknown_code")
    if (said.earliest is None) != (said.latest is None):
        return no("window_in_disorder")
    if said.earliest is not None and said.latest is not None and not 0 <= said.earliest < said.latest <= DAY_MINUTES:
        return no("window_in_disorder")
    return yes() if len(said.comment.strip()) <= REASON_LENGTH else no("text_too_long")


def may_be_staffed(said: StaffInput, *, known: frozenset[str]) -> Verdict:
    """Whether an occupation can be told like that. `known` are the codes of SSYK 2012."""
    if said.occupation not in known:
        return no("occupation_unknown")
    if said.full_time is not None and not 0 < said.full_time <= 2000:
        return no("full_time_out_of_range")
    if said.full_week_minutes is not None and not 0 < said.full_week_minutes <= 60 * 60:
        return no("full_week_out_of_range")
    if said.hour_value is not None and not 0 < said.hour_value <= _MOST_VALUE:
        return no("hour_value_out_of_range")
    if said.shortage is not None and not 100 <= said.shortage <= 500:
        return no("shortage_out_of_range")
    return yes() if len(said.title.strip()) <= 80 else no("text_too_long")


def may_be_assessed(said: RiskInput, *, on: date) -> Verdict:
    """Whether a risk assessment says what it must: risks, what is done, who took part, and a day that has been."""
    if not said.text.strip() or not said.measures.strip():
        return no("risk_text_missing")
    if not said.who.strip():
        return no("risk_without_people")
    if said.day > on:
        return no("risk_in_future")
    fits = max(len(said.text), len(said.measures)) <= TEXT_LENGTH and len(said.who.strip()) <= 200
    return yes() if fits else no("text_too_long")


def may_live(days: int) -> Verdict:
    """Whether a shared link can live so many days."""
    return yes() if 0 < days <= LONGEST_LINK_DAYS else no("link_days_out_of_range")


def has_not_changed(version: int, *, seen: int | None) -> Verdict:
    """Whether a line stands as the form that is sent was shown for. None: whoever asks looked at no form."""
    return yes() if seen is None or seen == version else no("changed_by_other")


def may_settle(may_stand: bool | None) -> Verdict:
    """Whether a finding can be given a reason: it stands now (None: it does not), and is nothing impossible."""
    if may_stand is None:
        return no("finding_gone")
    return yes() if may_stand else no("finding_is_fault")


def _codes_known(said: LineInput) -> Verdict:
    pairs = ((said.family, Family), (said.per, Per), (said.company, Company), (said.hand_over, HandOver))
    known = all(code in words.values for code, words in pairs) and said.why_not in ("", *WhyNot.values)
    demands = all(is_level(code, level) for code, level in said.demands.items())
    return yes() if known and demands and said.feeling in FEELINGS else no("unknown_code")


def _time_possible(said: LineInput) -> Verdict:
    if not 0 <= said.minutes <= DAY_MINUTES:
        return no("minutes_out_of_range")
    if (said.low or said.high) and not 0 <= said.low <= said.high <= DAY_MINUTES:
        return no("minutes_out_of_range")
    if not (0 < said.times <= _MOST_TIMES and 0 < said.weeks <= YEAR_WEEKS and 0 < said.people_at_once <= _MOST_PEOPLE):
        return no("times_out_of_range")
    return yes()


def _window_possible(said: LineInput) -> Verdict:
    if not said.days or not _are_days(said.days):
        return no("days_missing")
    return yes() if 0 <= said.earliest < said.latest <= DAY_MINUTES else no("window_in_disorder")


def _handing_over(said: LineInput) -> Verdict:
    keeps = said.hand_over in (HandOver.NO, HandOver.PARTLY)
    return no("why_not_without_no") if said.why_not and not keeps else yes()


def _are_days(days: frozenset[int] | None) -> bool:
    return days is None or days <= frozenset(range(7))
