"""The search itself: ruin and recreate, and take what is not too much worse (simulated annealing).

After Christiaens & Vanden Berghe, "Slack Induction by String Removals for Vehicle Routing Problems" (2020), with
positions for vehicles.
"""

from talja.core.carving.search.compiling import compiled, entry
from talja.core.carving.search.listing import copy_position, decent, draw, put_back
from talja.core.carving.search.recreating import clear_away, found, order, place_all
from talja.core.carving.search.ruining import gather, look_around, ruin, site_of
from talja.core.carving.search.world import (
    ALIVE,
    BEST_SO_FAR,
    BROKEN,
    DECENT,
    FIXED,
    LACK,
    LIST,
    N_FREED,
    N_TOUCHED,
    VALUE,
    Desk,
    State,
    World,
)


@entry
def run(world: World, state: State, kept: State, best: State, desk: Desk, steps: int, heat: float) -> None:
    """Take so many steps. `best` is the best plan that was passed, counting decent positions only."""
    units = world.unit_lock.shape[0]
    for _ in range(steps if units else 0):
        u = draw(state, units)
        _step(world, state, kept, desk, u, heat)
        if desk.number[BROKEN] == 0 and desk.tally[DECENT] > desk.tally[BEST_SO_FAR] + 0.5:
            keep_best(state, best, desk)


@compiled
def _step(world: World, state: State, kept: State, desk: Desk, u: int, heat: float) -> None:
    for i in range(desk.number[N_TOUCHED]):
        desk.is_touched[desk.touched[i]] = False
    desk.number[N_TOUCHED] = 0
    site = site_of(world, u)
    look_around(world, state, desk, site)
    is_sound = ruin(world, state, kept, desk, (24 + draw(state, 48)) * 15)
    desk.number[LIST] += 1
    freed = desk.number[LIST]
    gather(world, state, desk, site)
    for i in range(desk.number[N_FREED]):
        desk.mark[desk.absent[i]] = freed
    if is_sound:
        order(world, state, desk)
        place_all(world, state, kept, desk, freed)
        found(world, state, kept, desk)
        clear_away(state, desk)
    luck = world.chance[draw(state, world.chance.shape[0])]
    if is_sound and _change(state, kept, desk) >= -heat * luck:
        _count(state, kept, desk)
    else:
        put_back(state, kept, desk)


@compiled
def _change(state: State, kept: State, desk: Desk) -> float:
    """Return how much more the touched positions are worth than before."""
    change = 0.0
    for i in range(desk.number[N_TOUCHED]):
        p = desk.touched[i]
        change += state.sum[p, VALUE] - kept.sum[p, VALUE]
    return change


@compiled
def _count(state: State, kept: State, desk: Desk) -> None:
    for i in range(desk.number[N_TOUCHED]):
        p = desk.touched[i]
        desk.is_dirty[p] = True
        desk.tally[DECENT] += decent(state, p) - decent(kept, p)
        desk.number[BROKEN] += is_broken(state, p) - is_broken(kept, p)


@compiled
def is_broken(state: State, p: int) -> int:
    """Return 1 for a position that must be there and lacks something, otherwise 0."""
    return 1 if state.head[p, ALIVE] and state.head[p, FIXED] and state.head[p, LACK] else 0


@compiled
def keep_best(state: State, best: State, desk: Desk) -> None:
    """Keep what has changed since the last time."""
    for p in range(desk.is_dirty.shape[0]):
        if desk.is_dirty[p]:
            copy_position(state, best, p)
            desk.is_dirty[p] = False
    desk.tally[BEST_SO_FAR] = desk.tally[DECENT]


@entry
def begin(state: State, best: State, desk: Desk) -> None:
    """Let what has been loaded be the best so far, if all that must be there is."""
    for p in range(state.head.shape[0]):
        desk.tally[DECENT] += decent(state, p)
        desk.number[BROKEN] += is_broken(state, p)
    desk.tally[BEST_SO_FAR] = -1e18
    if desk.number[BROKEN] == 0:
        keep_best(state, best, desk)
