"""A stored calculation as it was stored, and what today's rules give beside it, in lines for the page and the paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from talja.apps.subsidies.queries import Difference, Reopened
from talja.core.rules.results import Calculation, Segment
from talja.core.rules.scheme import Scheme
from talja.web.coordinator.calculation_answer import counted_with, tiles
from talja.web.public.calculator.answer import Comparison
from talja.web.public.calculator.page import chart, levels_table
from talja.web.shared.calculation_lines import form_line
from talja.web.shared.rule_steps import StepLine, step_lines
from talja.web.shared.rule_words import ANSWERS, day_text, money


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """Days on which every whole month comes to the same, with its steps. Shown as a form's steps are."""

    title: str
    cost_steps: tuple[StepLine, ...]
    support_steps: tuple[StepLine, ...]
    cost_month: Decimal | None
    support_month: Decimal | None

    @property
    def net_month(self) -> Decimal | None:
        """What is left for the budget to pay."""
        return None if self.cost_month is None or self.support_month is None else self.cost_month - self.support_month


@dataclass(frozen=True, slots=True)
class BesideLine:
    """A figure as it was stored and as it is today. `differs` in a word, so that it is not told by colour alone."""

    label: str
    stored: str
    today: str

    @property
    def differs(self) -> bool:
        """Whether today's rules give something else."""
        return self.stored != self.today


def stored_comparison(found: Reopened, scheme: Scheme) -> Comparison:
    """Return the stored calculation as the comparison of one form that files are made from."""
    return Comparison(
        first_day=found.line.first_day,
        last_day=found.line.last_day,
        lines=(form_line(found.stored, scheme),),
        out=(),
        gone=(),
        counted_with=tuple(counted_with(found.situation, scheme)),
        book_version=found.line.book_version,
    )


def stored_page(found: Reopened, scheme: Scheme | None) -> dict[str, Any]:
    """Return what the page needs. Without the scheme there are no words about the form, but every number."""
    context: dict[str, Any] = {
        "stored": found.line,
        "periods": tuple(_periods(found.stored, scheme)),
        "month_rows": found.stored.months,
        "today": today_text(found),
        "beside": tuple(_beside(found.stored, found.today)),
        "differences": found.differences,
        "line": None,
        "tiles": (),
        "drawing": None,
        "months": (),
    }
    if scheme is not None:
        one = stored_comparison(found, scheme)
        (line,) = one.lines
        context |= {"found": one, "line": line, "tiles": tuple(tiles(line, one.last_day))}
        context |= {"drawing": chart((line,)), "months": tuple(levels_table(one))}
    return context


def today_text(found: Reopened) -> str:
    """Return in a sentence what today's rules give beside what was stored."""
    if found.today is None:
        return _("Formen finns inte längre i regelboken. Det som sparades står kvar här.")
    if found.is_same:
        return _("Dagens regler ger samma belopp, dag för dag.")
    first = found.differences[0]
    return _("Dagens regler ger något annat: %(what)s från %(day)s.") % {
        "what": difference_text(first),
        "day": day_text(first.first_day),
    }


def difference_text(one: Difference) -> str:
    """Return how much more or less support a month gives, or that the cost differs, in words."""
    more = one.support
    if more is None:
        return _("ett belopp som inte är känt")
    if more == 0:
        return _("samma stöd men en annan kostnad")
    words = {"amount": money(abs(more))}
    return _("%(amount)s mer i stöd i månaden") % words if more > 0 else _("%(amount)s mindre i stöd i månaden") % words


def _periods(stored: Calculation, scheme: Scheme | None) -> Iterator[PeriodLine]:
    """Yield the segments with neighbours that come to the same as one."""
    for (cost, support), run in groupby(stored.segments, key=lambda one: (one.monthly_cost, one.monthly_support)):
        segments: list[Segment] = list(run)
        yield PeriodLine(
            title=f"{segments[0].first_day.isoformat()} – {segments[-1].last_day.isoformat()}",
            cost_steps=step_lines(segments[0].cost, scheme.cost if scheme else (), scheme),
            support_steps=step_lines(segments[0].support, scheme.steps if scheme else (), scheme),
            cost_month=cost,
            support_month=support,
        )


def _beside(stored: Calculation, today: Calculation | None) -> Iterator[BesideLine]:
    if today is None:
        return
    amounts = (
        (_("Stöd hela tiden"), stored.support, today.support),
        (_("Kostnad före stöd hela tiden"), stored.cost, today.cost),
        (_("Att betala hela tiden"), stored.net, today.net),
    )
    yield BesideLine(_("Går det?"), str(ANSWERS[stored.answer]), str(ANSWERS[today.answer]))
    for label, then, now in amounts:
        yield BesideLine(label, money(then), money(now))
    yield BesideLine(_("Stödets sista dag"), _day(stored.extent.last_day), _day(today.extent.last_day))


def _day(on: date | None) -> str:
    return on.isoformat() if on else _("ingen gräns")
