"""What others may know: figures, goals and saved views."""

from talja.apps.reports.queries.views import SavedViewLine, views_of

__all__ = ["SavedViewLine", "views_of"]
