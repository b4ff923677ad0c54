"""Puts the pieces together again: each unit where it gains most, then new positions of what is left."""

from talja.core.carving.search.compiling import compiled
from talja.core.carving.search.inserting import NEVER, gain, insert, remove
from talja.core.carving.search.listing import draw, give_up, is_open, make, touch, unused
from talja.core.carving.search.ruining import site_of
from talja.core.carving.search.world import (
    ALIVE,
    FIXED,
    N_ABSENT,
    N_NEARBY,
    N_TOUCHED,
    VALUE,
    Desk,
    State,
    World,
)

_BLINK = 40  # one in so many possibilities is not seen
_TRIES = 3  # new positions that are tried in a step


@compiled
def put(world: World, state: State, desk: Desk, p: int, u: int) -> float:
    """Put the unit into the position and return the gain, or change nothing and return `NEVER`."""
    before = state.sum[p, VALUE]
    first = world.unit_first[u]
    for i in range(first, world.unit_first[u + 1]):
        t = world.unit_task[i]
        if gain(world, state, desk, p, t) <= NEVER:
            for k in range(first, i):
                remove(world, state, desk, p, world.unit_task[k])
            return NEVER
        insert(world, state, desk, p, t)
    return state.sum[p, VALUE] - before


@compiled
def gain_of_unit(world: World, state: State, kept: State, desk: Desk, p: int, u: int) -> float:
    """Return what the position would gain by the unit."""
    first = world.unit_first[u]
    if world.unit_first[u + 1] - first == 1:
        return gain(world, state, desk, p, world.unit_task[first])
    touch(state, kept, desk, p)
    gained = put(world, state, desk, p, u)
    if gained > NEVER:
        for i in range(first, world.unit_first[u + 1]):
            remove(world, state, desk, p, world.unit_task[i])
    return gained


@compiled
def is_held(world: World, state: State, u: int) -> bool:
    """Tell whether a position holds the unit."""
    return state.holder[world.unit_task[world.unit_first[u]]] >= 0


@compiled
def order(world: World, state: State, desk: Desk) -> None:
    """Put the absent units in an order: by luck, the worthiest, the longest, or the least movable first."""
    n, how = desk.number[N_ABSENT], draw(state, 4)
    for i in range(n):
        u = desk.absent[i]
        luck = draw(state, 1000)
        key = float(luck) if how == 3 else world.unit_key[u, how] * (1000 + luck % 400)
        k = i
        while k > 0 and desk.key[k - 1] > key:
            desk.key[k] = desk.key[k - 1]
            desk.absent[k] = desk.absent[k - 1]
            k -= 1
        desk.key[k] = key
        desk.absent[k] = u


@compiled
def place_all(world: World, state: State, kept: State, desk: Desk, freed: int) -> None:
    """Put each absent unit where it gains most: in what was taken apart, or if just freed anywhere near."""
    for i in range(desk.number[N_ABSENT]):
        u = desk.absent[i]
        changed = desk.number[N_TOUCHED]
        best, where = 0.0, -1
        for k in range(changed + (desk.number[N_NEARBY] if desk.mark[u] == freed else 0)):
            p = desk.touched[k] if k < changed else desk.nearby[k - changed]
            if not state.head[p, ALIVE] or (k >= changed and desk.is_touched[p]) or draw(state, _BLINK) == 0:
                continue
            gained = gain_of_unit(world, state, kept, desk, p, u)
            if gained > best:
                best, where = gained, p
        if where >= 0:
            touch(state, kept, desk, where)
            put(world, state, desk, where, u)


@compiled
def found(world: World, state: State, kept: State, desk: Desk) -> None:
    """Try to make new positions of what is still absent; keep those that are worth something."""
    n = desk.number[N_ABSENT]
    for _ in range(_TRIES if n else 0):
        u = desk.absent[draw(state, n)]
        profile, home = draw(state, world.meets.shape[1]), site_of(world, u)
        p = unused(state)
        if p < 0 or world.unit_lock[u] >= 0 or is_held(world, state, u) or not is_open(world, state, home, profile):
            continue
        touch(state, kept, desk, p)
        make(world, state, p, home, profile, True)
        if put(world, state, desk, p, u) > NEVER:
            _fill_up(world, state, kept, desk, p)
        if state.sum[p, VALUE] <= 0:
            give_up(state, p)


@compiled
def _fill_up(world: World, state: State, kept: State, desk: Desk, p: int) -> None:
    """Put all that fits into a new position, in the order of the list."""
    for i in range(desk.number[N_ABSENT]):
        u = desk.absent[i]
        if not is_held(world, state, u) and gain_of_unit(world, state, kept, desk, p, u) > 0:
            put(world, state, desk, p, u)


@compiled
def clear_away(state: State, desk: Desk) -> None:
    """Give up what is worth nothing of what was changed."""
    for i in range(desk.number[N_TOUCHED]):
        p = desk.touched[i]
        if state.head[p, ALIVE] and not state.head[p, FIXED] and state.sum[p, VALUE] <= 0:
            give_up(state, p)
