"""Puts a task into a position, takes one out, and tells beforehand what it would be worth."""

from talja.core.carving.search.appraising import appraise, count_families, price_of_day, refresh
from talja.core.carving.search.compiling import compiled, entry
from talja.core.carving.search.listing import make
from talja.core.carving.search.rows import clear_row, copy_row, copy_table
from talja.core.carving.search.timing import BEST, EARLY, LATE, LONG, TRY, WAY, measure, time_day
from talja.core.carving.search.world import (
    EXCESS,
    FAMILY,
    FREED,
    HOME,
    LAST,
    LOCKED,
    MINUTES,
    MOST,
    MOST_DAYS,
    MOST_FAMILIES,
    MOST_SITES,
    PAID,
    PROFILE,
    SITE,
    TASKS,
    TIMES,
    UNIT,
    VALUE,
    WEEKLY,
    WORK,
    Desk,
    State,
    World,
)

NEVER = -1e18  # the gain of what cannot be
MUST = -1e12  # the harm of a day that has to be used


@compiled
def fill(world: World, state: State, desk: Desk, p: int, d: int, t: int, place: int) -> int:
    """Lay a day of the position in the box, with a task put in at the place (or without it: -1); return how many."""
    box, n = desk.box, state.held[p, d]
    k = 0
    for i in range(n + 1):
        if i == place:
            _lay(world, desk, k, t, d)
            k += 1
        if i < n and not (place < 0 and state.task[p, d, i] == t):
            _lay(world, desk, k, state.task[p, d, i], d)
            k += 1
    for i in range(k - 1):
        one, other = world.task[desk.order[i], SITE], world.task[desk.order[i + 1], SITE]
        box[WAY, i] = world.way[one, other]
    if k:
        box[WAY, k - 1] = 0
    return k


@compiled
def _lay(world: World, desk: Desk, k: int, t: int, d: int) -> None:
    desk.order[k] = t
    desk.box[EARLY, k] = world.early[t, d]
    desk.box[LATE, k] = world.late[t, d]
    desk.box[LONG, k] = world.task[t, MINUTES]


@compiled
def _may_follow(world: World, one: int, other: int, d: int) -> bool:
    return world.early[one, d] + world.task[one, MINUTES] <= world.late[other, d]


@compiled
def best_place(world: World, state: State, desk: Desk, p: int, d: int, t: int) -> float:
    """Find where in a day the task does least harm, and return the harm; infinite when nowhere."""
    least = -NEVER
    n = state.held[p, d]
    if n + 1 >= desk.order.shape[0]:
        return least
    profile = state.head[p, PROFILE]
    for place in range(n + 1):
        if place > 0 and not _may_follow(world, state.task[p, d, place - 1], t, d):
            break
        if place < n and not _may_follow(world, t, state.task[p, d, place], d):
            continue
        k = fill(world, state, desk, p, d, t, place)
        if not time_day(desk.box, k, desk.shape, desk.spare, world.rule):
            continue
        price = price_of_day(world, profile, desk.shape) + desk.shape[EXCESS] * 1000.0
        if price < least:
            least = price
            desk.place[d] = place
            copy_row(desk.shape, desk.rows[d], 6)
    return least - price_of_day(world, profile, state.day[p, d])


@compiled
def may_hold(world: World, state: State, p: int, t: int) -> bool:
    """Tell whether the position could hold the task, but for the hours."""
    head, q = state.head, state.head[p, PROFILE]
    if not world.meets[t, q] or head[p, WORK] + world.task[t, WEEKLY] > world.profile[q, MOST]:
        return False
    if not _reaches(world, state, p, world.task[t, SITE]) or not _is_welcome(world, state, p, t):
        return False
    if state.family[p, world.task[t, FAMILY]]:
        return True
    return count_families(world, state, p, t) <= world.rule[MOST_FAMILIES]


@compiled
def _reaches(world: World, state: State, p: int, site: int) -> bool:
    sites = 0
    for k in range(state.site.shape[1]):
        if state.at_site[p, k] > 0:
            sites += 1
            if state.site[p, k] == site:
                return True
    return sites < world.rule[MOST_SITES] and world.way[state.head[p, HOME], site] >= 0


@compiled
def _is_welcome(world: World, state: State, p: int, t: int) -> bool:
    lock = world.unit_lock[world.task[t, UNIT]]
    if lock >= 0 and lock != p:
        return False
    for i in range(world.apart_first[t], world.apart_first[t + 1]):
        if state.holder[world.apart_task[i]] == p:
            return False
    is_welcome = True
    for i in range(world.never_first[t], world.never_first[t + 1]):
        is_welcome = is_welcome and world.never_position[i] != p
    return is_welcome


@compiled
def gain(world: World, state: State, desk: Desk, p: int, t: int) -> float:
    """Return what the position would gain by the task; the desk then holds how. `NEVER` when it cannot be."""
    if not may_hold(world, state, p, t):
        return NEVER
    copy_table(state.day[p], desk.rows)
    if _weigh_days(world, state, desk, p, t) < world.task[t, TIMES] or not _choose_days(world, state, desk, p, t):
        return NEVER
    paid = 0
    for d in range(7):
        if not desk.is_used[d]:
            copy_row(state.day[p, d], desk.rows[d], 6)
        paid += desk.rows[d, PAID]
    if paid > world.profile[state.head[p, PROFILE], MOST]:
        return NEVER
    value, _lack = appraise(world, state, p, desk.rows, t)
    return value - state.sum[p, VALUE]


@compiled
def _weigh_days(world: World, state: State, desk: Desk, p: int, t: int) -> int:
    """Find the best place on each day, and return on how many days there is one."""
    found = 0
    for d in range(7):
        desk.harm[d] = -NEVER
        desk.is_used[d] = False
        if world.late[t, d] < world.early[t, d]:
            continue
        harm = best_place(world, state, desk, p, d, t)
        if harm < -NEVER / 2:
            found += 1
            desk.harm[d] = harm + (MUST if world.must[t, d] else 0.0)
    return found


@compiled
def _choose_days(world: World, state: State, desk: Desk, p: int, t: int) -> bool:
    """Choose the days that harm least, no more of them than a week may have."""
    days = 0
    for d in range(7):
        if state.held[p, d]:
            days += 1
    for _ in range(world.task[t, TIMES]):
        best = -1
        for d in range(7):
            if desk.is_used[d] or (days >= world.rule[MOST_DAYS] and state.held[p, d] == 0):
                continue
            if desk.harm[d] < -NEVER / 2 and (best < 0 or desk.harm[d] < desk.harm[best]):
                best = d
        if best < 0:
            return False
        desk.is_used[best] = True
        days += 1 if state.held[p, best] == 0 else 0
    return True


@compiled
def insert(world: World, state: State, desk: Desk, p: int, t: int) -> None:
    """Put in the task as the desk holds it: `gain` was asked about this very task and position last."""
    for d in range(7):
        if desk.is_used[d]:
            k = fill(world, state, desk, p, d, t, desk.place[d])
            time_day(desk.box, k, desk.shape, desk.spare, world.rule)
            _write_day(state, desk, p, d, k)
    count_task(world, state, p, t, 1)
    state.holder[t] = p
    refresh(world, state, p)


@compiled
def remove(world: World, state: State, desk: Desk, p: int, t: int) -> bool:
    """Take out the task. False when the rest of a day cannot be done without it: then nothing is right any longer."""
    is_sound = True
    for d in range(7):
        k = fill(world, state, desk, p, d, t, -1)
        if k < state.held[p, d]:
            clear_row(desk.shape)
            if k and not time_day(desk.box, k, desk.shape, desk.spare, world.rule):
                is_sound = False
            _write_day(state, desk, p, d, k)
    count_task(world, state, p, t, -1)
    state.holder[t] = -1
    refresh(world, state, p)
    return is_sound


@compiled
def _write_day(state: State, desk: Desk, p: int, d: int, k: int) -> None:
    state.held[p, d] = k
    copy_row(desk.order, state.task[p, d], k)
    copy_row(desk.box[BEST], state.start[p, d], k)
    copy_row(desk.shape, state.day[p, d], 6)
    if k == 0:
        state.day[p, d, LAST] = 0


@compiled
def count_task(world: World, state: State, p: int, t: int, step: int) -> None:
    """Count the task in, or out."""
    state.head[p, TASKS] += step
    state.head[p, WORK] += step * world.task[t, WEEKLY]
    state.sum[p, FREED] += step * world.worth[t]
    if world.unit_lock[world.task[t, UNIT]] == p:
        state.head[p, LOCKED] += step
    state.family[p, world.task[t, FAMILY]] += step
    for q in range(world.meets.shape[1]):
        if not world.meets[t, q]:
            state.unmet[p, q] += step
    count_site(state, p, world.task[t, SITE], step)


@compiled
def count_site(state: State, p: int, site: int, step: int) -> None:
    """Count a task at the workplace in, or out."""
    free = -1
    for k in range(state.site.shape[1]):
        if state.at_site[p, k] == 0:
            free = k
        elif state.site[p, k] == site:
            state.at_site[p, k] += step
            return
    state.site[p, free] = site
    state.at_site[p, free] = step


@entry
def take_in(world: World, state: State, desk: Desk, p: int) -> None:
    """Let a position come alive whose home, profile, tasks and starts have been written."""
    make(world, state, p, state.head[p, HOME], state.head[p, PROFILE], False)
    for d in range(7):
        k = fill(world, state, desk, p, d, -1, -1)
        if k:
            copy_row(state.start[p, d], desk.box[TRY], k)
            measure(desk.box, TRY, k, state.day[p, d], world.rule)
        for i in range(k):
            t = state.task[p, d, i]
            if state.holder[t] != p:
                count_task(world, state, p, t, 1)
                state.holder[t] = p
    refresh(world, state, p)
