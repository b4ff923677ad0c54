"""Takes a piece of the plan apart: a few positions beside each other, wholly or in part."""

from talja.core.carving.search.compiling import compiled
from talja.core.carving.search.inserting import remove
from talja.core.carving.search.listing import draw, give_up, reshape, touch
from talja.core.carving.search.world import (
    ALIVE,
    FIXED,
    HOME,
    LIST,
    N_ABSENT,
    N_FREED,
    N_NEARBY,
    N_OWN,
    PROFILE,
    SITE,
    TASKS,
    UNIT,
    Desk,
    State,
    World,
)

_SPREAD = 15  # minutes of luck in what is near
_MOST_NEAR = 16  # positions that a unit is tried in
_MOST_GATHERED = 48  # units that nobody holds, tried in a step
_AROUND = 75  # minutes before and after the hour at which days are opened


@compiled
def look_around(world: World, state: State, desk: Desk, site: int) -> None:
    """List the positions near the workplace, more or less the nearest first."""
    n = 0
    for p in range(state.head.shape[0]):
        if not state.head[p, ALIVE]:
            continue
        way = world.way[state.head[p, HOME], site]
        for k in range(state.site.shape[1]):
            if state.at_site[p, k] > 0 and state.site[p, k] == site:
                way = 0
        if way >= 0:
            n = _list_near(desk, n, p, way + draw(state, _SPREAD))
    desk.number[N_NEARBY] = n


@compiled
def _list_near(desk: Desk, n: int, p: int, key: int) -> int:
    """Put the position in its place on the list, which keeps the nearest."""
    if n == _MOST_NEAR:
        if desk.key[n - 1] <= key:
            return n
        n -= 1
    i = n
    while i > 0 and desk.key[i - 1] > key:
        desk.key[i] = desk.key[i - 1]
        desk.nearby[i] = desk.nearby[i - 1]
        i -= 1
    desk.key[i] = key
    desk.nearby[i] = p
    return n + 1


@compiled
def list_own(world: World, state: State, desk: Desk, p: int) -> None:
    """List the units of the position that are not locked to it."""
    desk.number[LIST] += 1
    desk.number[N_OWN] = 0
    for d in range(7):
        for i in range(state.held[p, d]):
            u = world.task[state.task[p, d, i], UNIT]
            if desk.mark[u] != desk.number[LIST] and world.unit_lock[u] < 0:
                desk.mark[u] = desk.number[LIST]
                desk.own[desk.number[N_OWN]] = u
                desk.number[N_OWN] += 1


@compiled
def free_unit(world: World, state: State, desk: Desk, u: int) -> bool:
    """Take the unit out of its position and list it as absent. False when the rest cannot be done without it."""
    is_sound = True
    for i in range(world.unit_first[u], world.unit_first[u + 1]):
        t = world.unit_task[i]
        if state.holder[t] >= 0:
            is_sound = remove(world, state, desk, state.holder[t], t) and is_sound
    desk.absent[desk.number[N_ABSENT]] = u
    desk.number[N_ABSENT] += 1
    return is_sound


@compiled
def ruin(world: World, state: State, kept: State, desk: Desk, hour: int) -> bool:
    """Take apart one to three of the positions nearby. False when that leaves something that cannot be done."""
    desk.number[N_ABSENT] = 0
    is_sound = True
    for i in range(min(desk.number[N_NEARBY], 1 + draw(state, 3))):
        p = desk.nearby[i]
        touch(state, kept, desk, p)
        list_own(world, state, desk, p)
        luck = draw(state, 100)
        if luck < 20 and not state.head[p, FIXED]:
            for k in range(desk.number[N_OWN]):
                desk.absent[desk.number[N_ABSENT]] = desk.own[k]
                desk.number[N_ABSENT] += 1
            give_up(state, p)
        elif luck < 50:
            is_sound = _open_hour(world, state, desk, p, hour) and is_sound
        else:
            is_sound = _open_some(world, state, desk) and is_sound
        if state.head[p, ALIVE]:
            _turn(world, state, p)
    desk.number[N_FREED] = desk.number[N_ABSENT]
    return is_sound


@compiled
def _open_some(world: World, state: State, desk: Desk) -> bool:
    """Free some of the units on the list, at least one and at most two in three."""
    n = desk.number[N_OWN]
    is_sound = True
    if n:
        share = 1 + draw(state, 1 + 2 * n // 3)
        for k in range(n):
            if draw(state, n) < share:
                is_sound = free_unit(world, state, desk, desk.own[k]) and is_sound
    return is_sound


@compiled
def _open_hour(world: World, state: State, desk: Desk, p: int, hour: int) -> bool:
    """Free the units that are done around an hour on any day."""
    is_sound = True
    desk.number[LIST] += 1
    for d in range(7):
        for i in range(state.held[p, d]):
            if abs(state.start[p, d, i] - hour) <= _AROUND:
                desk.mark[world.task[state.task[p, d, i], UNIT]] = desk.number[LIST]
    for k in range(desk.number[N_OWN]):
        if desk.mark[desk.own[k]] == desk.number[LIST]:
            is_sound = free_unit(world, state, desk, desk.own[k]) and is_sound
    return is_sound


@compiled
def _turn(world: World, state: State, p: int) -> None:
    """Give up what holds nothing; now and then let a position be for others, or have another home."""
    if state.head[p, TASKS] == 0:
        if not state.head[p, FIXED]:
            give_up(state, p)
    elif draw(state, 8) == 0:
        reshape(world, state, p, state.head[p, HOME], draw(state, world.meets.shape[1]))
    elif draw(state, 8) == 0:
        k = draw(state, state.site.shape[1])
        if state.at_site[p, k] > 0:
            reshape(world, state, p, state.site[p, k], state.head[p, PROFILE])


@compiled
def gather(world: World, state: State, desk: Desk, site: int) -> None:
    """List also units near the workplace that nobody holds."""
    desk.number[LIST] += 1
    for i in range(desk.number[N_FREED]):
        desk.mark[desk.absent[i]] = desk.number[LIST]
    most = desk.number[N_FREED] + _MOST_GATHERED
    for i in range(world.near_first[site], world.near_first[site + 1]):
        near = world.near_site[i]
        for k in range(world.site_first[near], world.site_first[near + 1]):
            u = world.site_unit[k]
            if state.holder[world.unit_task[world.unit_first[u]]] >= 0 or desk.mark[u] == desk.number[LIST]:
                continue
            if draw(state, 3) == 0:
                continue
            desk.absent[desk.number[N_ABSENT]] = u
            desk.number[N_ABSENT] += 1
            if desk.number[N_ABSENT] >= most:
                return


@compiled
def site_of(world: World, u: int) -> int:
    """Return the workplace of the unit's first task."""
    return world.task[world.unit_task[world.unit_first[u]], SITE]
