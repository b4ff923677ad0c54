"""Loading the measures from data/measures.yaml: the law is data, with a date and a source."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Measure, Placement
from talja.apps.placements.operations.rows import no_overlap
from talja.core.kernel.swedish import sort_key

MEASURES = Path(__file__).parent.parent / "data" / "measures.yaml"
_FIELDS = tuple(one.name for one in Measure._meta.local_fields if one.name not in {"id", "code"})


@transaction.atomic
def load_measures(*, actor: Actor, path: Path = MEASURES) -> int:
    """Bring the measures up to date with the file and return how many rows changed. Twice the same changes nothing.

    A measure that is no longer in the file stays: placements may stand under it. Raises `Denied("overlaps")` if a new
    exclusive group makes placements collide.
    """
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    known = {measure.code: measure for measure in Measure.objects.select_for_update()}
    changed = [row for code, facts in said.items() if (row := _row(known.get(code), code=code, facts=facts))]
    if changed:
        updates = list(_FIELDS)
        Measure.objects.bulk_create(changed, update_conflicts=True, unique_fields=["code"], update_fields=updates)
        _follow({measure.code: measure for measure in changed if measure.code in known})
        record("measures.loaded", actor=actor, changed=len(changed))
    return len(changed)


def _row(known: Measure | None, *, code: str, facts: dict[str, Any]) -> Measure | None:
    """Return the measure as it should be, or None when it is so already."""
    wanted = facts | {"sort_key": sort_key(facts["name"])}
    if known is not None and all(getattr(known, name) == value for name, value in wanted.items()):
        return None
    return Measure(code=code, **wanted)


def _follow(measures: Mapping[str, Measure]) -> None:
    """Carry a changed exclusive group over to the placements, where the databases guard it."""
    for code, measure in measures.items():
        moved = Placement.objects.filter(measure__code=code).exclude(exclusive_group=measure.exclusive_group)
        with no_overlap():
            moved.update(exclusive_group=measure.exclusive_group)
