"""The page that shows every component in every state, for those who build pages and those who test them."""

from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from talja.web.shared.edge import PUBLIC, Request, access

LONG_WORD: Final = "Arbetsmarknadsintroduktionssamordningsansvarig"
DRAWING: Final[SafeString] = mark_safe(
    '<svg viewBox="0 0 400 90" width="400" height="90" role="img" aria-label="Tre staplar: 24, 38 och 51">'
    '<g fill="currentColor"><rect x="10" y="50" width="100" height="30" opacity=".35"/>'
    '<rect x="140" y="34" width="100" height="46" opacity=".6"/>'
    '<rect x="270" y="14" width="100" height="66"/></g></svg>'
)
SEARCH: Final = {"type": "search"}
STEPS: Final = (
    {"label": _("Välj fil"), "state": "done"},
    {"label": _("Kolumner"), "state": "done"},
    {"label": _("Granska"), "state": "current"},
    {"label": _("Läs in"), "state": "next"},
)
CHIPS: Final = (
    {"label": _("Insats: nystartsjobb"), "url": "?"},
    {"label": _("Slutar inom 60 dagar"), "url": "?"},
)
FACTS: Final = (
    {"label": _("Arbetsplats"), "value": "Björkbackens äldreboende"},
    {"label": _("Befattning"), "value": LONG_WORD},
    {"label": _("Omfattning"), "value": "75 %"},
    {"label": _("Handledare"), "value": ""},
)
EVENTS: Final = (
    {"when": "12 mars 2026", "who": "Asta Lind", "title": _("Förlängd"), "text": _("Nytt beslut till 31 augusti.")},
    {"when": "1 september 2025", "who": _("import"), "title": _("Registrerad"), "text": ""},
)
ROWS: Final = (
    {"name": "Åsa Öberg", "place": "Björkbackens äldreboende", "tone": "success", "status": _("pågår"), "share": 75},
    {"name": "Yusuf Nur Abdi", "place": "Kommunförrådet", "tone": "warning", "status": _("slutar snart"), "share": 100},
    {"name": "Anna-Karin Bergström", "place": LONG_WORD, "tone": "neutral", "status": _("avslutad"), "share": 50},
)


class SampleForm(forms.Form):
    """One field of each kind. Sent empty it shows every error."""

    name = forms.CharField(label=_("Namn på arbetsplatsen"), help_text=_("Så som den heter i organisationen."))
    first_day = forms.DateField(label=_("Första dag"), widget=forms.DateInput({"type": "date", "data-narrow": ""}))
    share = forms.IntegerField(label=_("Omfattning"), min_value=1, max_value=100)
    measure = forms.ChoiceField(label=_("Insats"), choices=[("", _("Välj")), ("nsj", _("nystartsjobb"))])
    kind = forms.ChoiceField(
        label=_("Hur slutade det?"),
        help_text=_("Okänt är ett riktigt svar."),
        choices=[("job", _("arbete")), ("study", _("studier")), ("unknown", _("okänt"))],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label=_("Handledaren är tillfrågad"))
    note = forms.CharField(label=_("Anteckning"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    file = forms.FileField(label=_("Lista"), required=False, help_text=_("Excel, OpenDocument eller CSV, högst 20 MB."))
    locked = forms.CharField(label=_("Personnummer"), required=False, disabled=True, initial="Visas inte")


class SampleFilter(forms.Form):
    """Filters above a list."""

    q = forms.CharField(label=_("Sök på namn eller arbetsplats"), required=False, widget=forms.TextInput(SEARCH))
    measure = forms.ChoiceField(label=_("Insats"), required=False, choices=[("", _("Alla"))])
    unit = forms.ChoiceField(label=_("Enhet"), required=False, choices=[("", _("Alla"))])
    ends = forms.ChoiceField(label=_("Slutar inom"), required=False, choices=[("", _("När som helst"))])


@access(PUBLIC)
def components(request: Request) -> HttpResponse:
    """Show the components. Only in demo mode: elsewhere the page does not exist."""
    if not settings.DEMO:
        raise Http404
    filters = SampleFilter(request.GET or None, auto_id="filter_%s")
    context: dict[str, Any] = {
        "form": SampleForm(auto_id="calm_%s"),
        "wrong": SampleForm({}, auto_id="wrong_%s"),
        "filters": filters,
        "search": filters["q"],
        "page": Paginator(range(342), 25).get_page(request.GET.get("page", 3)),
        "order": request.GET.get("order", "name"),
        "rows": ROWS,
        "steps": STEPS,
        "chips": CHIPS,
        "facts": FACTS,
        "events": EVENTS,
        "drawing": DRAWING,
        "long_word": LONG_WORD,
    }
    return render(request, "shared/components.html", context)
