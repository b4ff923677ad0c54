"""What others may know about support. Every answer is made for the actor, masked before it leaves."""

from talja.apps.subsidies.book import current_book
from talja.apps.subsidies.lines import (
    CalculationLine,
    ChangedValue,
    DecisionLine,
    Difference,
    Forecast,
    ForecastMonth,
    ForecastPlace,
    Impact,
    ImpactLine,
    KnownSituation,
    PlaceSum,
    Reopened,
    RuleLine,
    RulePage,
    SupportEnd,
    Uncounted,
)
from talja.apps.subsidies.queries.calculations import calculations_of, may_calculate_for, reopen
from talja.apps.subsidies.queries.decisions import decisions_of
from talja.apps.subsidies.queries.forecasts import forecast
from talja.apps.subsidies.queries.impacts import impact_of
from talja.apps.subsidies.queries.knowing import known_situation
from talja.apps.subsidies.queries.las import EmployerLas, las_by_employer, protection_of
from talja.apps.subsidies.queries.rules import changed_values, rule_change, rule_changes

__all__ = [
    "CalculationLine",
    "ChangedValue",
    "DecisionLine",
    "Difference",
    "EmployerLas",
    "Forecast",
    "ForecastMonth",
    "ForecastPlace",
    "Impact",
    "ImpactLine",
    "KnownSituation",
    "PlaceSum",
    "Reopened",
    "RuleLine",
    "RulePage",
    "SupportEnd",
    "Uncounted",
    "calculations_of",
    "changed_values",
    "current_book",
    "decisions_of",
    "forecast",
    "impact_of",
    "known_situation",
    "las_by_employer",
    "may_calculate_for",
    "protection_of",
    "reopen",
    "rule_change",
    "rule_changes",
]
