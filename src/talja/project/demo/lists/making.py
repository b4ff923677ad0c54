"""The three lists that disagree about the same municipality, for the demo and for the benchmarks."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from talja.project.demo.lists.agency import agency_list
from talja.project.demo.lists.mess import Mess
from talja.project.demo.lists.payroll import payroll_list
from talja.project.demo.lists.truth import MadeList
from talja.project.demo.lists.unit import unit_list
from talja.project.demo.model import Placement, World

LISTS = (payroll_list, unit_list, agency_list)
TRUTH_SUFFIX = ".truth.json"


def make_lists(
    world: World, *, seed: int | None = None, mess: Mess | None = None, rows: int | None = None
) -> tuple[MadeList, ...]:
    """Return the payroll's, the unit's and the employment service's lists about the world.

    Without `rows` they hold what runs or ended lately; with it, older placements too until each has so many rows or
    there are no more (the payroll holds only the municipality's own employees). The same arguments give the same bytes.
    """
    return tuple(
        make(world, seed=world.seed if seed is None else seed, mess=Mess() if mess is None else mess, rows=rows)
        for make in LISTS
    )


def write_lists(world: World, folder: Path) -> tuple[Path, ...]:
    """Write the demo's three lists to the folder, each with its truth beside it, and the truth about the placements."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for made in make_lists(world):
        paths.append(folder / made.name)
        paths[-1].write_bytes(made.content)
        (folder / (made.name + TRUTH_SUFFIX)).write_text(made.truth_json(), encoding="utf-8")
    truth = json.dumps([_placement(each) for each in world.placements], ensure_ascii=False, indent=0)
    (folder / "placements.truth.json").write_text(truth, encoding="utf-8")
    return tuple(paths)


def _placement(placement: Placement) -> dict[str, Any]:
    facts = {name: getattr(placement.truth, name) for name in placement.truth.__slots__}
    written = {
        name: value.isoformat() if isinstance(value, date) else str(value) for name, value in facts.items() if value
    }
    return {"key": placement.key, "person": placement.person, "registered": bool(placement.versions), **written}
