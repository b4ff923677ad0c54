"""What others may know: figures, goals and saved views."""

from talja.apps.reports.queries.conversions import Conversions, conversions
from talja.apps.reports.queries.counting import stock_series
from talja.apps.reports.queries.goals import all_goals, goals_in_force
from talja.apps.reports.queries.overview import overview
from talja.apps.reports.queries.spans import last_year
from talja.apps.reports.queries.views import SavedViewLine, views_of

__all__ = [
    "Conversions",
    "SavedViewLine",
    "all_goals",
    "conversions",
    "goals_in_force",
    "last_year",
    "overview",
    "stock_series",
    "views_of",
]
