"""What others may know about sources, lists, their rows and where they differ: made for the actor, masked.

Of a row that speaks of a protected person, those who may not identify the person see that there is one. Its cells and
values they see only in a list that they handed in themselves: those they have already. What the register knows of the
person (changes, reasons, candidates' values, the placement's place) they never see.
"""

from talja.apps.imports.lines import (
    BatchLine,
    BatchPage,
    CandidateLine,
    CellLine,
    ChangeLine,
    ColumnLine,
    DifferenceLine,
    LeftOutLine,
    ProblemLine,
    Reconciliation,
    Result,
    RowLine,
    SaidLine,
    SettlementLine,
    Shown,
    SourceLine,
    ValueLine,
)
from talja.apps.imports.queries.batches import get_batch, list_batches
from talja.apps.imports.queries.differences import differences_now
from talja.apps.imports.queries.preview import Preview, PreviewRow, preview_list
from talja.apps.imports.queries.problems import list_problems
from talja.apps.imports.queries.reading_now import Handed
from talja.apps.imports.queries.rows import get_row, list_rows
from talja.apps.imports.queries.sources import get_source, list_sources

__all__ = [
    "BatchLine",
    "BatchPage",
    "CandidateLine",
    "CellLine",
    "ChangeLine",
    "ColumnLine",
    "DifferenceLine",
    "Handed",
    "LeftOutLine",
    "Preview",
    "PreviewRow",
    "ProblemLine",
    "Reconciliation",
    "Result",
    "RowLine",
    "SaidLine",
    "SettlementLine",
    "Shown",
    "SourceLine",
    "ValueLine",
    "differences_now",
    "get_batch",
    "get_row",
    "get_source",
    "list_batches",
    "list_problems",
    "list_rows",
    "list_sources",
    "preview_list",
]
