"""The problem and the rules as arrays of numbers, which do not change during a search.

Tasks, workplaces, profiles and families are numbered in the order of the problem. A *unit* is what is moved as one: a
task, or tasks that must stay together. Tasks that no position can hold have no unit. Weights and worths are öre.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from talja.core.carving.problem import DAY_MINUTES, WEEK_MINUTES

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

DAY, WEEK = DAY_MINUTES, WEEK_MINUTES
AT_LEAST_ONE = 240  # a position with nothing at its home lacks as much as so many minutes

HEAVY = 3  # what each minute beyond a limit counts for: nothing that comes later mends it, as it does a short week

# Columns of World.task
MINUTES, TIMES, SITE, FAMILY, UNIT, WEEKLY = range(6)
# Columns of World.profile
PEOPLE, LEAST, MOST = range(3)
# Fields of World.rule
GRID, LEAST_DAY, MOST_DAY, MOST_DAYS, LEAST_BREAK, LONGEST_GAP, STRETCH, DAILY_REST, WEEKLY_REST = range(9)
PRODUCTIVE, MOST_FAMILIES, MOST_SITES, MOST_POSITIONS, FIT_MOST = range(9, 14)
# Fields of World.weight
PER_POSITION, PER_PERSON, PER_TRAVEL, PER_WAITING, PER_SITE, PER_FAMILY, PER_LACK = range(7)


class World(NamedTuple):
    """All that a search knows of the problem. A list of lists is two arrays: where each begins, and all in a row."""

    task: Ints  # by task and column
    worth: Floats  # by task: what the score gains by it
    early: Ints  # by task and day: the first start
    late: Ints  # by task and day: the last start; before the first when there is none
    must: Flags  # by task and day: it has to be done then
    meets: Flags  # by task and profile
    unit_first: Ints
    unit_task: Ints
    unit_key: Floats  # by unit: its worth, its minutes and its possible starts, to choose an order by
    unit_lock: Ints  # by unit: the position that must hold it, or -1
    apart_first: Ints  # by task: the tasks that it may not be with
    apart_task: Ints
    never_first: Ints  # by task: the positions that may not hold it
    never_position: Ints
    way: Ints  # by two workplaces: minutes, or -1 when too far
    near_first: Ints  # by workplace: those within reach, the nearest first, itself included
    near_site: Ints
    site_first: Ints  # by workplace: the units there
    site_unit: Ints
    room: Ints  # by workplace
    profile: Ints  # by profile and column
    minute_cost: Floats  # by profile: what a paid minute takes from the score
    rule: Ints
    weight: Floats
    chance: Floats  # -ln of the numbers between 0 and 1, in even steps: how much worse may pass, by luck


class State(NamedTuple):
    """Positions as they stand. Also a place to keep copies of them; then only what is by position is used."""

    task: Ints  # by position, day and place in the day: the task
    start: Ints  # likewise: its start
    held: Ints  # by position and day: how many
    day: Ints  # by position, day and column: the shape of the day
    head: Ints  # by position and column
    site: Ints  # by position and place: a workplace
    at_site: Ints  # likewise: how many tasks are there
    family: Ints  # by position and family: how many tasks
    unmet: Ints  # by position and profile: how many tasks it does not meet
    sum: Floats  # by position and column
    holder: Ints  # by task: the position that holds it, or -1
    homes: Ints  # by workplace: how many positions have their home there
    people: Ints  # by profile: how many positions are for it
    total: Ints  # column


class Desk(NamedTuple):
    """What is worked on in a step of the search: nothing of it lasts but the tally and the marks."""

    box: Ints  # see `timing`
    order: Ints  # the tasks in the box
    shape: Ints  # of a day: what `timing` fills in
    spare: Ints
    rows: Ints  # by day: the shapes that a position would have
    place: Ints  # by day: where a task would be put
    harm: Floats  # by day: what it would cost
    is_used: Flags  # by day: whether it would be
    touched: Ints  # positions that are changed in this step
    nearby: Ints  # positions in the neighbourhood
    absent: Ints  # units to be placed
    own: Ints  # units of one position
    key: Floats  # what a list is put in order by
    is_touched: Flags  # by position
    is_dirty: Flags  # by position: changed since the best was kept
    mark: Ints  # by unit: the last list that it was put on
    number: Ints  # columns below
    tally: Floats  # columns below


# Columns of Desk.number: how many are touched, nearby, absent, own; how many of the absent were held; ...
N_TOUCHED, N_NEARBY, N_ABSENT, N_OWN, N_FREED, LIST, BROKEN = range(7)
# Columns of Desk.tally: what the decent positions are worth now, and in the best plan
DECENT, BEST_SO_FAR = range(2)
# Columns of State.day
PAID, WAITING, TRAVEL, FIRST, LAST, EXCESS = range(6)
# Columns of State.head. FIXED is 0, or 1 and how many tasks are locked to it; LOCKED how many of those it holds
ALIVE, HOME, PROFILE, FIXED, TASKS, WORK, LACK, LOCKED = range(8)
# Columns of State.sum
FREED, VALUE = range(2)
# Columns of State.total: positions alive, and the two halves of the luck
POSITIONS, LUCK, LUCK2 = range(3)


def empty_state(world: World, positions: int, places: int) -> State:
    """Return room for so many positions with so many tasks a day, all of it empty."""
    tasks, profiles = world.meets.shape
    families = int(world.task[:, FAMILY].max(initial=0)) + 1

    def zeros(*shape: int) -> Any:
        return np.zeros(shape, dtype=np.int64)

    return State(
        task=zeros(positions, 7, places),
        start=zeros(positions, 7, places),
        held=zeros(positions, 7),
        day=zeros(positions, 7, 6),
        head=zeros(positions, 8),
        site=zeros(positions, int(world.rule[MOST_SITES])),
        at_site=zeros(positions, int(world.rule[MOST_SITES])),
        family=zeros(positions, families),
        unmet=zeros(positions, profiles),
        sum=np.zeros((positions, 2)),
        holder=np.full(tasks, -1, dtype=np.int64),
        homes=zeros(len(world.room)),
        people=zeros(profiles),
        total=zeros(3),
    )


def new_desk(state: State, units: int) -> Desk:
    """Return a desk for such a state."""
    positions, _, places = state.task.shape
    return Desk(
        box=np.zeros((6, places + 1), dtype=np.int64),
        order=np.zeros(places + 1, dtype=np.int64),
        shape=np.zeros(6, dtype=np.int64),
        spare=np.zeros(6, dtype=np.int64),
        rows=np.zeros((7, 6), dtype=np.int64),
        place=np.zeros(7, dtype=np.int64),
        harm=np.zeros(7),
        is_used=np.zeros(7, dtype=np.bool_),
        touched=np.zeros(positions, dtype=np.int64),
        nearby=np.zeros(positions, dtype=np.int64),
        absent=np.zeros(units + 1, dtype=np.int64),
        own=np.zeros(units + 1, dtype=np.int64),
        key=np.zeros(max(units, positions) + 1),
        is_touched=np.zeros(positions, dtype=np.bool_),
        is_dirty=np.ones(positions, dtype=np.bool_),
        mark=np.zeros(units + 1, dtype=np.int64),
        number=np.zeros(7, dtype=np.int64),
        tally=np.zeros(2),
    )
