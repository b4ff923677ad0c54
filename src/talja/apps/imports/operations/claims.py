"""What a source's list said, kept for the reconciliation: one claim per row that was settled."""

from collections.abc import Sequence

from talja.apps.imports.enums import RowDecision, RowStatus
from talja.apps.imports.models import Batch, Claim, StagedRow

_SETTLED = frozenset({RowStatus.NEW, RowStatus.CHANGED, RowStatus.UNCHANGED})


def write_claims(batch: Batch, rows: Sequence[StagedRow]) -> None:
    """Keep what the batch says of each settled person and placement. The latest applied batch speaks for its source."""
    Claim.objects.bulk_create(
        [
            Claim(
                source_id=batch.source_id,
                batch=batch,
                person_key=row.person_key,
                placement_key=row.placement_key,
                values=row.values,
            )
            for row in rows
            if row.person_key and row.status in _SETTLED and row.decision != RowDecision.SKIP
        ],
        batch_size=1000,
    )
