"""What the register itself tells of how it went, so that nobody has to be called about it.

An internship or an activity is there to lead on. Where the person goes on to another placement of ours, the register
knows where they are: the first is not asked about after 3, 6 and 12 months as long as the other runs, and does not
stand among the unknown. What came after is asked of the other one, when that ends.

Employments are asked about whatever follows: figures tell how many are still in ordinary work months later, and an
answer that nobody asked for would be an unknown there.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, Exists, Func, OuterRef, Q

from talja.apps.placements.enums import Category
from talja.apps.placements.models import Placement
from talja.core.chain.schedule import CHECK_OPEN_DAYS, check_days

LEADS_ON = (Category.INTERNSHIP, Category.ACTIVITY)


class MonthsLater(Func):
    """The same day so many months later, or that month's last day if it is shorter, and some days: `add_months`."""

    output_field = DateField()

    def __init__(self, day: Any, months: int, days: int = 0) -> None:
        super().__init__(day)
        self.extra |= {"months": months, "over": months + 1, "days": days}

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite runs over into the next month where the day is missing: the earlier of that and the month's last."""
        day, params = compiler.compile(self.source_expressions[0])
        same = f"date({day}, '+{self.extra['months']} months')"
        last = f"date({day}, 'start of month', '+{self.extra['over']} months', '-1 day')"
        return f"date(min({same}, {last}), '+{self.extra['days']} days')", [*params, *params]

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """PostgreSQL counts months as we do."""
        template = "(%(expressions)s + interval '%(months)s months' + interval '%(days)s days')::date"
        return super().as_sql(compiler, connection, template=template, **context)


def is_known(months: int, *, on: Any) -> Q:
    """Whether the person was in another placement, begun by the day, while one would have called about the check."""
    opens = MonthsLater(OuterRef("last_day"), months)
    closes = MonthsLater(OuterRef("last_day"), months, CHECK_OPEN_DAYS)
    return _led_on(_others(until=on).filter(first_day__lte=closes).filter(Q(last_day=None) | Q(last_day__gte=opens)))


def is_with_us(*, on: Any) -> Q:
    """Whether the person is in another placement on the day."""
    return _led_on(_others(until=on).filter(Q(last_day=None) | Q(last_day__gte=on)))


def placed_after(placement: Placement, *, on: date) -> dict[int, Placement]:
    """Return, by check in months, the placement where the register knows the person to have been when it was due.

    For a check that is not due yet it is the one that runs on the day. Only after what is there to lead on; one query.
    """
    if placement.last_day is None or placement.measure.category not in LEADS_ON:
        return {}
    begun = Placement.objects.filter(person=placement.person_id, first_day__lte=on).exclude(pk=placement.pk)
    others = list(begun.select_related("measure").order_by("first_day", "pk"))
    days = check_days(placement.last_day)
    found = {months: [one for one in others if _covers(one, min(day, on))] for months, day in days.items()}
    return {months: there[-1] for months, there in found.items() if there}


def _covers(other: Placement, opens: date) -> bool:
    """Whether it ran at some time while one would have called."""
    in_time = other.first_day <= opens + timedelta(days=CHECK_OPEN_DAYS)
    return in_time and (other.last_day is None or other.last_day >= opens)


def _others(*, until: Any) -> Any:
    return Placement.objects.filter(person=OuterRef("person"), first_day__lte=until).exclude(pk=OuterRef("pk"))


def _led_on(others: Any) -> Q:
    return Q(Exists(others), measure__category__in=LEADS_ON)
