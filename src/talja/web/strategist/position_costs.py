"""What positions would cost with each form of support, for a wage that somebody says. What nobody knows stays unknown.

No person is known yet. So whether a form can be had is mostly unknown, and the page says what to find out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.organisation.enums import EmployerKind
from talja.apps.subsidies.queries import current_book
from talja.apps.subsidies.queries.knowing import EMPLOYERS
from talja.apps.subsidies.queries.possible import Known, Possible, possible_forms
from talja.core.rules.book import RuleBook
from talja.core.rules.scheme import Kind
from talja.web.public.calculator.numbers import NumberField
from talja.web.shared.fact_words import is_question, label_of
from talja.web.shared.rule_words import money

_KINDS: Final = (Kind.NONE, Kind.EMPLOYMENT)
_MOST_ASKED: Final = 4  # facts named for a form; more would be read by nobody


class WageForm(forms.Form):
    """The wage to count with."""

    lon = NumberField(
        label=gettext_lazy("Räkna med månadslön på heltid"),
        help_text=gettext_lazy("Före skatt. Vi räknar om den till omfattningen."),
        required=False,
        min_value=Decimal(1_000),
        max_value=Decimal(200_000),
    )

    @property
    def wage(self) -> Decimal | None:
        """The wage, if one is said and can be counted with."""
        return self.cleaned_data.get("lon") if self.is_valid() else None

    @property
    def query(self) -> str:
        """The wage as the end of an address, to count with the same elsewhere."""
        return "" if self.wage is None else "?" + urlencode({"lon": self.wage})


@dataclass(frozen=True, slots=True)
class Priced:
    """Work that is counted on: per cent of full time, and what sort of employer has it, None when not known."""

    extent: Decimal
    employer: EmployerKind | None


@dataclass(frozen=True, slots=True)
class CostRow:
    """A form, what the employer pays a month (empty: not known), and what must be found out first."""

    title: str
    cost: str
    asks: str
    is_certain: bool


def cost_rows(work: Sequence[Priced], *, wage: Decimal, on: date) -> tuple[CostRow, ...]:
    """Return what all of the work would cost a month, if everybody had the same form. Without support first."""
    book = current_book()
    found: dict[str, list[Possible]] = {}
    for one in work:
        for form in possible_forms(book, _known(one, wage=wage, on=on), kinds=_KINDS):
            found.setdefault(form.scheme, []).append(form)
    rows = [_row(book, forms, of=len(work)) for forms in found.values()]
    return tuple(row for _order, row in sorted(rows, key=lambda it: it[0]))


def cost_context(form: WageForm, priced: Priced, *, on: date) -> dict[str, Any]:
    """Return what the card of costs shows: the form and, for a wage, the rows."""
    wage = form.wage
    told = {"extent": f"{priced.extent.normalize():f}"} | ({} if wage is None else {"wage": f"{wage.normalize():f}"})
    return {
        "wage_form": form,
        "costs": () if wage is None else cost_rows([priced], wage=wage, on=on),
        "calculator_url": f"{reverse('calculator')}?{urlencode(told)}",
        "papers_query": form.query,
    }


def cost_data(work: Sequence[Priced], *, wage: Decimal | None, on: date) -> Mapping[str, object]:
    """Return the costs under the names of the documents' placeholders; nothing without a wage."""
    if wage is None or not work:
        return {}
    rows = cost_rows(work, wage=wage, on=on)
    return {
        "stodkostnad.lon": money(wage),
        "stodkostnad.former": tuple({"text": it.title, "per_manad": it.cost, "fraga": it.asks} for it in rows),
        "stodkostnad.regelbok": _("regelbok %(version)s") % {"version": current_book().version},
    }


def _known(one: Priced, *, wage: Decimal, on: date) -> Known:
    employer = "" if one.employer is None else EMPLOYERS[one.employer]
    return Known(first_day=on.replace(day=1), extent=one.extent, wage=wage, employer=employer)


def _row(book: RuleBook, found: Sequence[Possible], *, of: int) -> tuple[tuple[bool, bool, Decimal, str], CostRow]:
    """Return a form with its place in the order: without support first, what is not known last, then by cost."""
    first = found[0]
    scheme = book.schemes[first.scheme]
    nets = [form.net for form in found]
    net = None if None in nets else sum((net for net in nets if net is not None), Decimal(0))
    part = _("%(title)s (%(count)s av %(all)s)") % {"title": first.title, "count": len(found), "all": of}
    asked = dict.fromkeys(label_of(code, scheme) for code in first.missing if is_question(code, scheme))
    row = CostRow(
        title=first.title if len(found) == of else part,
        cost="" if net is None else money(net),
        asks=", ".join(list(asked)[:_MOST_ASKED]),
        is_certain=all(form.is_certain for form in found),
    )
    return (scheme.kind != Kind.NONE, net is None, net or Decimal(0), first.title), row
