"""What the overview can be asked for, and the goals it is held against. Shape only: the operations judge."""

from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

from talja.apps.reports.operations import GoalNumbers, OnwardGoal, ReferencePopulation, RunningGoal
from talja.apps.reports.queries import last_year
from talja.core.kernel.period import Period

LAST_YEAR = "12"
YEARS_BACK = 10
_DAY = {"type": "date"}


class OverviewForm(forms.Form):
    """The period of the flow, and the day to look back from. Every field may be left out."""

    period = forms.ChoiceField(label=_("Period"), required=False)
    from_day = forms.DateField(
        label=_("Eller från och med"), required=False, widget=forms.DateInput(_DAY, format="%Y-%m-%d")
    )
    known = forms.DateField(
        label=_("Så som det såg ut"), required=False, widget=forms.DateInput(_DAY, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        years = [str(today.year - back) for back in range(YEARS_BACK + 1)]
        period = self.fields["period"]
        if isinstance(period, forms.ChoiceField):
            period.choices = [(LAST_YEAR, _("Senaste året")), *((year, year) for year in years)]

    def clean_from_day(self) -> date | None:
        """Refuse a day to come."""
        return self._past("from_day", latest=self.today)

    def clean_known(self) -> date | None:
        """Refuse a day to come; today is as it is."""
        return self._past("known", latest=self.today)

    def _past(self, name: str, *, latest: date) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day is not None and not date(1990, 1, 1) <= day <= latest:
            raise forms.ValidationError(_("Välj en dag som har varit."))
        return day

    @property
    def is_replay(self) -> bool:
        """Whether a day that is over is asked for."""
        known = self.said.get("known")
        return known is not None and known < self.today

    @property
    def on(self) -> date:
        """The day that figures are true on."""
        known: date | None = self.said.get("known")
        return known if known is not None and self.is_replay else self.today

    @property
    def asked_period(self) -> Period:
        """The period asked for: from a day, else a calendar year, else the last twelve months."""
        chosen, first_day = self.said.get("period") or "", self.said.get("from_day")
        if first_day is not None:
            return Period(min(first_day, self.on))
        if chosen not in {"", LAST_YEAR}:
            return Period(date(int(chosen), 1, 1), date(int(chosen), 12, 31))
        return last_year(self.on)

    @property
    def in_use(self) -> int:
        """How many choices differ from the page as it opens."""
        return sum([self.asked_period != last_year(self.on), self.is_replay])

    @property
    def said(self) -> dict[str, Any]:
        """What makes sense of what was asked; the rest is told as errors."""
        self.is_valid()
        return self.cleaned_data


class GoalForm(forms.Form):
    """What all goals have: from when, and where the numbers come from."""

    valid_from = forms.DateField(label=_("Gäller från och med"), widget=forms.DateInput(_DAY, format="%Y-%m-%d"))
    source = forms.CharField(
        label=_("Källa"), required=False, max_length=200, help_text=_("Till exempel ett beslut och dess datum.")
    )


class RunningForm(GoalForm):
    """The baseline and the target of running subsidised employments."""

    baseline = forms.IntegerField(label=_("Utgångsläge"), min_value=0, max_value=1_000_000)
    target = forms.IntegerField(label=_("Mål"), min_value=0, max_value=1_000_000, required=False)
    field_order = ("baseline", "target", "valid_from", "source")

    def numbers(self) -> GoalNumbers:
        """Return the baseline and the target."""
        return RunningGoal(self.cleaned_data["baseline"], self.cleaned_data["target"])


class OnwardForm(GoalForm):
    """The share that should go on."""

    percent = forms.DecimalField(label=_("Mål i procent"), min_value=1, max_value=100, decimal_places=1)
    field_order = ("percent", "valid_from", "source")

    def numbers(self) -> GoalNumbers:
        """Return the target as a share."""
        return OnwardGoal(self.cleaned_data["percent"] / Decimal(100))


class PopulationForm(GoalForm):
    """How many are unemployed, and who they are."""

    population = forms.IntegerField(label=_("Arbetslösa"), min_value=1, max_value=10_000_000)
    women = forms.IntegerField(label=_("Varav kvinnor"), min_value=0, required=False)
    born_abroad = forms.IntegerField(label=_("Varav födda utomlands"), min_value=0, required=False)
    source_day = forms.DateField(
        label=_("Uppgiften är från"), required=False, widget=forms.DateInput(_DAY, format="%Y-%m-%d")
    )
    field_order = ("population", "women", "born_abroad", "source_day", "valid_from", "source")

    def numbers(self) -> GoalNumbers:
        """Return the population and its parts."""
        said = self.cleaned_data
        return ReferencePopulation(said["population"], said["women"], said["born_abroad"])


NumbersForm: TypeAlias = RunningForm | OnwardForm | PopulationForm
