"""From inventories to a problem: whose time is worth what, where there is room, and the tasks in pieces."""

from collections.abc import Sequence

from talja.apps.carvings.inputs import CarvingInput
from talja.apps.jobdesign.lines import Material, StaffLine
from talja.apps.placements.queries import occupation_names
from talja.core.carving.problem import Occupation, Problem, Task, Window, Workplace
from talja.core.inventory.problem_lines import Piece, pieces
from talja.core.kernel.verdict import Verdict, no, yes

UNDONE = "undone"
"""The end of the key of an occupation whose time is not freed: what is left undone today."""


def has_values(materials: Sequence[Material], *, hour_value: int | None) -> Verdict:
    """Whether it is told what an hour is worth of everybody whose tasks are there, by the place or for the rest."""
    if hour_value is not None:
        return yes()
    told = {(it.key, staff.occupation) for it in materials for staff in it.staff if staff.hour_value is not None}
    wanted = {(it.key, piece.occupation) for it in materials for piece in pieces(it.lines)}
    return yes() if wanted <= told else no("hour_value_missing")


def problem_of(materials: Sequence[Material], said: CarvingInput) -> Problem:
    """Return the problem that the inventories make. Raises `ValueError` where `has_values` says no."""
    occupations: dict[str, Occupation] = {}
    tasks = []
    for material in materials:
        for piece in pieces(material.lines):
            occupation = _occupation(piece, material, said)
            occupations[occupation.key] = occupation
            tasks.append(_task(piece, material, occupation))
    places = {material.workplace_key: material for material in materials}
    return Problem(
        tasks=tuple(tasks),
        occupations=tuple(occupations[key] for key in sorted(occupations)),
        workplaces=tuple(
            Workplace(key, said.room if place.room is None else place.room, place.workplace)
            for key, place in places.items()
        ),
        profiles=said.profiles,
        journeys=said.journeys,
        title=said.title,
    )


def _occupation(piece: Piece, material: Material, said: CarvingInput) -> Occupation:
    staff = next((one for one in material.staff if one.occupation == piece.occupation), None)
    value = said.hour_value if staff is None or staff.hour_value is None else staff.hour_value
    if value is None:
        raise ValueError(f"nobody has told what an hour is worth: {piece.occupation}")
    key, percent = f"{material.workplace_key} {piece.occupation}", 100
    if piece.is_undone:
        key, percent = f"{key} {UNDONE}", said.undone_percent
    return Occupation(key, value * percent // 100, _shortage(staff), _title(staff, piece))


def _shortage(staff: StaffLine | None) -> int:
    return 100 if staff is None or staff.shortage is None else staff.shortage


def _title(staff: StaffLine | None, piece: Piece) -> str:
    told = "" if staff is None else staff.title
    return told or occupation_names().get(piece.occupation, piece.occupation)


def _task(piece: Piece, material: Material, occupation: Occupation) -> Task:
    return Task(
        key=piece.key,
        workplace=material.workplace_key,
        occupation=occupation.key,
        family=piece.family.value,
        minutes=piece.minutes,
        windows=tuple(Window(it.day, it.earliest, it.latest) for it in piece.windows),
        times=piece.times,
        demands=piece.demands,
        weeks=piece.weeks,
        stays=str(piece.stays),
        title=piece.title,
        line=piece.line,
    )
