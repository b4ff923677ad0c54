"""Positions as a whole: made, given up, copied and put back; and the luck that all of it is drawn from."""

from talja.core.carving.search.appraising import refresh
from talja.core.carving.search.compiling import compiled
from talja.core.carving.search.rows import clear_row, clear_table, copy_row, copy_table
from talja.core.carving.search.world import (
    ALIVE,
    FIXED,
    HOME,
    LACK,
    LOCKED,
    LUCK,
    LUCK2,
    MOST_POSITIONS,
    N_TOUCHED,
    PEOPLE,
    POSITIONS,
    PROFILE,
    TASKS,
    VALUE,
    WORK,
    Desk,
    State,
    World,
)


@compiled
def draw(state: State, most: int) -> int:
    """Return a number from 0 up to, not including, the most (L'Ecuyer 1988, Communications of the ACM 31:6)."""
    total = state.total
    total[LUCK] = total[LUCK] * 40014 % 2147483563
    total[LUCK2] = total[LUCK2] * 40692 % 2147483399
    return (total[LUCK] + total[LUCK2]) % 2147483563 % most


@compiled
def copy_position(source: State, target: State, p: int) -> None:
    """Copy what is by position."""
    for d in range(7):
        n = source.held[p, d]
        target.held[p, d] = n
        for i in range(n):
            target.task[p, d, i] = source.task[p, d, i]
            target.start[p, d, i] = source.start[p, d, i]
    copy_table(source.day[p], target.day[p])
    copy_row(source.head[p], target.head[p], source.head.shape[1])
    copy_row(source.site[p], target.site[p], source.site.shape[1])
    copy_row(source.at_site[p], target.at_site[p], source.at_site.shape[1])
    copy_row(source.family[p], target.family[p], source.family.shape[1])
    copy_row(source.unmet[p], target.unmet[p], source.unmet.shape[1])
    copy_row(source.sum[p], target.sum[p], source.sum.shape[1])


@compiled
def touch(state: State, kept: State, desk: Desk, p: int) -> None:
    """Keep a copy of the position before its first change in this step."""
    if not desk.is_touched[p]:
        desk.is_touched[p] = True
        desk.touched[desk.number[N_TOUCHED]] = p
        desk.number[N_TOUCHED] += 1
        copy_position(state, kept, p)


@compiled
def is_open(world: World, state: State, home: int, profile: int) -> bool:
    """Tell whether one more position may have this home and be for this profile."""
    if state.total[POSITIONS] >= min(world.rule[MOST_POSITIONS], state.head.shape[0]):
        return False
    return state.homes[home] < world.room[home] and state.people[profile] < world.profile[profile, PEOPLE]


@compiled
def unused(state: State) -> int:
    """Return a position that is not alive, or -1."""
    for p in range(state.head.shape[0]):
        if not state.head[p, ALIVE]:
            return p
    return -1


@compiled
def make(world: World, state: State, p: int, home: int, profile: int, is_empty: bool) -> None:
    """Let the position come alive: with nothing in it, or with tasks that are yet to be counted."""
    head = state.head
    head[p, TASKS] = head[p, WORK] = head[p, LOCKED] = 0
    head[p, ALIVE] = 1
    head[p, HOME] = home
    head[p, PROFILE] = profile
    if is_empty:
        clear_row(state.held[p])
    clear_table(state.day[p])
    clear_row(state.at_site[p])
    clear_row(state.family[p])
    clear_row(state.unmet[p])
    clear_row(state.sum[p])
    _enlist(state, p, 1)
    refresh(world, state, p)


@compiled
def give_up(state: State, p: int) -> None:
    """End the position; all that it held is free."""
    hand_back(state, p, -1)
    _enlist(state, p, -1)
    clear_row(state.head[p])
    clear_row(state.held[p])
    clear_row(state.sum[p])


@compiled
def hand_back(state: State, p: int, holder: int) -> None:
    """Write who holds what the position holds."""
    for d in range(7):
        for i in range(state.held[p, d]):
            state.holder[state.task[p, d, i]] = holder


@compiled
def _enlist(state: State, p: int, step: int) -> None:
    """Count a position in, or out."""
    state.homes[state.head[p, HOME]] += step
    state.people[state.head[p, PROFILE]] += step
    state.total[POSITIONS] += step


@compiled
def put_back(state: State, kept: State, desk: Desk) -> None:
    """Undo this step."""
    for i in range(desk.number[N_TOUCHED]):
        p = desk.touched[i]
        if state.head[p, ALIVE]:
            hand_back(state, p, -1)
            _enlist(state, p, -1)
    for i in range(desk.number[N_TOUCHED]):
        p = desk.touched[i]
        copy_position(kept, state, p)
        if state.head[p, ALIVE]:
            hand_back(state, p, p)
            _enlist(state, p, 1)


@compiled
def reshape(world: World, state: State, p: int, home: int, profile: int) -> bool:
    """Give the position another home, or another sort of holder, if that may be."""
    head = state.head
    if head[p, FIXED] or state.unmet[p, profile]:
        return False
    _enlist(state, p, -1)
    may = is_open(world, state, home, profile)
    if may:
        head[p, HOME] = home
        head[p, PROFILE] = profile
    _enlist(state, p, 1)
    refresh(world, state, p)
    return may


@compiled
def decent(state: State, p: int) -> float:
    """Return what the position is worth in a plan: nothing until it lacks nothing."""
    if not state.head[p, ALIVE] or state.head[p, LACK]:
        return 0.0
    return state.sum[p, VALUE] if state.head[p, FIXED] else max(0.0, state.sum[p, VALUE])
