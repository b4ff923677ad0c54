"""Every indicator in Swedish: the question it answers, and how it is counted. The page shows both beside the figure."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.statistics.indicators import Indicator

Words = str | Promise


@dataclass(frozen=True, slots=True)
class IndicatorText:
    """The question in plain Swedish, and in one or two sentences what is counted and what is not."""

    question: Words
    how: Words


TEXTS: dict[str, IndicatorText] = {
    "how_many_are_running": IndicatorText(
        _("Hur många placeringar pågår?"),
        _("Vi räknar placeringar som har börjat och inte slutat. Den sista dagen räknas med."),
    ),
    "how_many_persons_are_running": IndicatorText(
        _("Hur många personer har en placering?"),
        _("Varje person räknas en gång, även om flera placeringar pågår samtidigt."),
    ),
    "how_much_more_than_baseline": IndicatorText(
        _("Hur många fler är det än från början?"),
        _("Vi jämför antalet som pågår med utgångsläget, som ligger fast."),
    ),
    "how_many_started": IndicatorText(
        _("Hur många började?"), _("Vi räknar placeringar som har sin första dag i perioden.")
    ),
    "how_many_ended_and_where_to": IndicatorText(
        _("Hur många slutade, och vad gick de till?"),
        _("Vi räknar placeringar som har sin sista dag i perioden. Det vi inte vet räknas som okänt."),
    ),
    "onward_of_started_bounds": IndicatorText(
        _("Hur många av dem som började har gått vidare?"),
        _("Lägst om ingen som är kvar eller okänd går vidare, högst om alla gör det. Sanningen ligger emellan."),
    ),
    "onward_at_end": IndicatorText(
        _("Hur stor andel går vidare när placeringen slutar?"),
        _("Vidare är ett vanligt arbete eller reguljära studier. Alla som slutade räknas, och okända visas för sig."),
    ),
    "onward_at_end_persons": IndicatorText(
        _("Hur stor andel av personerna går vidare?"),
        _("Varje person räknas en gång, efter det som hände senast i perioden. Okända visas för sig."),
    ),
    "kolada_result_at_end": IndicatorText(
        _("Hur stor andel började arbeta eller studera, enligt Kolada?"),
        _(
            "Kolada räknar även arbete med stöd hos vanliga arbetsgivare, men inte kommunens egna"
            " arbetsmarknadsanställningar. Andelen går därför inte att jämföra med kommunens eget mål."
        ),
    ),
    "still_in_work_or_studies": IndicatorText(
        _("Hur stor andel har arbete eller studier 3, 6 och 12 månader efter sista dagen?"),
        _(
            "Vi räknar anställningar med stöd som slutade så länge sedan att det blev dags att fråga i perioden. "
            "Efter 12 månader är det alltså inte samma som efter 3. Det ingen har tagit reda på är okänt, även om vi "
            "vet vart personen gick när placeringen slutade."
        ),
    ),
    "how_long_completed": IndicatorText(
        _("Hur länge varade de som har slutat?"),
        _("Medianen: hälften var kortare och hälften längre. Bara avslutade placeringar räknas."),
    ),
    "how_long_so_far": IndicatorText(
        _("Hur länge har de som pågår varat hittills?"),
        _("Medianen till och med i dag. Talet går inte att jämföra med tiden för dem som har slutat."),
    ),
    "share_born_abroad": IndicatorText(
        _("Hur stor andel är födda utomlands?"),
        _("Andelen av personerna som har en placering, bredvid andelen av alla arbetslösa. Okända räknas inte in."),
    ),
    "share_women": IndicatorText(
        _("Hur stor andel är kvinnor?"),
        _("Andelen av personerna som har en placering, bredvid andelen av alla arbetslösa. Okända räknas inte in."),
    ),
    "how_complete_is_follow_up": IndicatorText(
        _("Hur ofta vet vi vad personen gick till?"),
        _("Andelen av dem som slutade där det är känt. Är den låg säger de andra andelarna lite."),
    ),
    "what_ends_soon": IndicatorText(
        _("Vad tar snart slut?"),
        _("Pågående placeringar efter sista dag, eller planerad sista dag. Inom 60 dagar räknar även dem inom 30."),
    ),
    "internships_to_employment": IndicatorText(
        _("Hur stor andel av praktiken ledde till en anställning?"),
        _(
            "Vi räknar praktik som slutade i perioden. Den ledde till en anställning om personen började en anställning"
            " med stöd eller hos kommunen högst 31 dagar före eller efter sista dagen, eller gick till ett vanligt"
            " arbete. Vet vi varken det eller vart personen gick räknas det som okänt."
        ),
    ),
}


def text_for(indicator: Indicator) -> IndicatorText:
    """Return the indicator's words. Raises `KeyError` for one without."""
    return TEXTS[indicator.question]
