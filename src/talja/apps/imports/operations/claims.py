"""What a source's list said, kept for the reconciliation: one claim per row whose person is settled."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.crypto import salted_hmac

from talja.apps.imports.enums import RowDecision, RowStatus
from talja.apps.imports.models import Batch, Claim, StagedRow
from talja.core.intake.record import Field
from talja.core.kernel.swedish import fold

_NO_CLAIM = frozenset({RowStatus.MISSING, RowStatus.REFUSED})


def write_claims(batch: Batch, rows: Sequence[StagedRow]) -> None:
    """Keep what the batch says of each person and placement. The latest applied batch speaks for its source.

    Somebody whom the register does not know, and whom the list does not tell enough of to register (a decision with
    no employment), is claimed too: that is what the reconciliation is for.
    """
    claims = []
    for row in rows:
        key = row.person_key or stranger_key(row)
        if key is None or row.status in _NO_CLAIM or row.decision == RowDecision.SKIP:
            continue
        claim = Claim(source_id=batch.source_id, batch=batch, person_key=key, is_known=row.person_key is not None)
        claim.placement_key, claim.values = row.placement_key, row.values
        claims.append(claim)
    Claim.objects.bulk_create(claims, batch_size=1000)


def stranger_key(row: StagedRow) -> UUID | None:
    """Return a key for somebody who is not in the register, the same in the next list; None when it is not settled.

    A keyed digest: whoever reads the database cannot find out the number by trying all of them.
    """
    if any(candidate.get("person_key") or candidate.get("row") for candidate in row.candidates):
        return None
    said = {field: row.values.get(field.value, "") for field in (Field.NUMBER, Field.LOCAL_NUMBER, Field.BIRTH_DATE)}
    name = fold(f"{row.values.get(Field.GIVEN_NAME.value, '')} {row.values.get(Field.FAMILY_NAME.value, '')}")
    who = said[Field.NUMBER] or said[Field.LOCAL_NUMBER] or (f"{name} {said[Field.BIRTH_DATE]}" if name else "")
    if not who:
        return None
    return UUID(bytes=salted_hmac("talja.imports.stranger", who, algorithm="sha256").digest()[:16])
