"""What others may know about placements. Every answer is made for the actor, masked before it leaves."""

from talja.apps.placements.filters import PlacementFilter
from talja.apps.placements.lines import (
    Export,
    ExportRow,
    FieldChange,
    Gap,
    HistoryEntry,
    KnownStock,
    MeasureLine,
    PlacementLine,
    PlacementPage,
)
from talja.apps.placements.queries.counting import count_by_state
from talja.apps.placements.queries.exports import export_rows
from talja.apps.placements.queries.figures import (
    day_counts,
    grouped_day_counts,
    spells_for_statistics,
    stock_as_known,
)
from talja.apps.placements.queries.history import placement_history
from talja.apps.placements.queries.linking import (
    placements_at_own_employer,
    placements_for_linking,
    recorded_moments,
)
from talja.apps.placements.queries.listing import list_placements, person_timeline, placement_lines
from talja.apps.placements.queries.pages import (
    get_placement,
    list_measures,
    measure_categories,
    measure_rules,
    measure_vocabulary,
    occupation_name,
    occupation_names,
    occupation_vocabulary,
)
from talja.apps.placements.queries.pauses import pauses_of, pauses_told
from talja.apps.placements.queries.quality import data_quality
from talja.apps.placements.queries.workplace_numbers import (
    EmploymentSpell,
    SupervisorLoad,
    WorkplaceNumbers,
    employment_spells,
    load_of,
    supervisor_load,
    workplace_numbers,
)

__all__ = [
    "EmploymentSpell",
    "Export",
    "ExportRow",
    "FieldChange",
    "Gap",
    "HistoryEntry",
    "KnownStock",
    "MeasureLine",
    "PlacementFilter",
    "PlacementLine",
    "PlacementPage",
    "SupervisorLoad",
    "WorkplaceNumbers",
    "count_by_state",
    "data_quality",
    "day_counts",
    "employment_spells",
    "export_rows",
    "get_placement",
    "grouped_day_counts",
    "list_measures",
    "list_placements",
    "load_of",
    "measure_categories",
    "measure_rules",
    "measure_vocabulary",
    "occupation_name",
    "occupation_names",
    "occupation_vocabulary",
    "pauses_of",
    "pauses_told",
    "person_timeline",
    "placement_history",
    "placement_lines",
    "placements_at_own_employer",
    "placements_for_linking",
    "recorded_moments",
    "spells_for_statistics",
    "stock_as_known",
    "supervisor_load",
    "workplace_numbers",
]
