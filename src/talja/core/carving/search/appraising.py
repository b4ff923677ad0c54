"""What a position is worth during the search: its score, less a price for each minute that it lacks of being decent."""

from talja.core.carving.search.compiling import compiled
from talja.core.carving.search.world import (
    AT_LEAST_ONE,
    DAILY_REST,
    DAY,
    EXCESS,
    FAMILY,
    FIRST,
    FIT_MOST,
    FIXED,
    FREED,
    HEAVY,
    HOME,
    LACK,
    LAST,
    LEAST,
    LEAST_DAY,
    LOCKED,
    MOST,
    MOST_DAYS,
    PAID,
    PEOPLE,
    PER_FAMILY,
    PER_LACK,
    PER_PERSON,
    PER_POSITION,
    PER_SITE,
    PER_TRAVEL,
    PER_WAITING,
    PRODUCTIVE,
    PROFILE,
    SITE,
    TRAVEL,
    UNIT,
    VALUE,
    WAITING,
    WEEK,
    WEEKLY,
    WEEKLY_REST,
    WORK,
    Ints,
    State,
    World,
)


@compiled
def price_of_day(world: World, profile: int, row: Ints) -> float:
    """Return what a day weighs against its position."""
    if row[LAST] == 0:
        return 0.0
    weight = world.weight
    lack = HEAVY * row[EXCESS] + max(0, world.rule[LEAST_DAY] - row[PAID])
    paid = row[PAID] * world.minute_cost[profile]
    return paid + lack * weight[PER_LACK] - row[WAITING] * weight[PER_WAITING] - row[TRAVEL] * weight[PER_TRAVEL]


@compiled
def lack_of_week(world: World, rows: Ints, profile: int, work: int) -> int:
    """Return how many minutes the week is from being decent: of hours, of rest, of time that is used."""
    rule = world.rule
    paid = days = lack = 0
    for d in range(7):
        if rows[d, LAST]:
            paid += rows[d, PAID]
            days += 1
            lack += HEAVY * rows[d, EXCESS] + max(0, rule[LEAST_DAY] - rows[d, PAID])
    lack += max(0, world.profile[profile, LEAST] - paid) + max(0, paid - world.profile[profile, MOST])
    lack += max(0, -(-(rule[PRODUCTIVE] * paid - 100 * work) // 100)) + DAY * max(0, days - rule[MOST_DAYS])
    return lack + HEAVY * lack_of_rest(rows, rule)


@compiled
def lack_of_rest(rows: Ints, rule: Ints) -> int:
    """Return how many minutes of rest the week lacks, between its days and in its longest rest."""
    first = -1
    end = longest = lack = 0
    for d in range(7):
        if rows[d, LAST] == 0:
            continue
        if first < 0:
            first = d * DAY + rows[d, FIRST]
        else:
            rest = d * DAY + rows[d, FIRST] - end
            longest = max(longest, rest)
            lack += max(0, rule[DAILY_REST] - rest)
        end = d * DAY + rows[d, LAST]
    if first < 0:
        return 0
    rest = first + WEEK - end
    return lack + max(0, rule[DAILY_REST] - rest) + max(0, rule[WEEKLY_REST] - max(longest, rest))


@compiled
def people_for(world: World, state: State, p: int, t: int) -> int:
    """Return how many of those who wait could hold the position, with one more task unless it is -1."""
    people = 0
    for q in range(world.meets.shape[1]):
        if state.unmet[p, q] == 0 and (t < 0 or world.meets[t, q]):
            people += world.profile[q, PEOPLE]
    return min(people, world.rule[FIT_MOST])


@compiled
def count_families(world: World, state: State, p: int, t: int) -> int:
    """Return how many kinds of work the position has, with one more task unless it is -1."""
    families = 0
    for f in range(state.family.shape[1]):
        if state.family[p, f] > 0 or (t >= 0 and world.task[t, FAMILY] == f):
            families += 1
    return families


@compiled
def count_sites(world: World, state: State, p: int, t: int) -> int:
    """Return how many workplaces the position has, with one more task unless it is -1."""
    sites = 0
    is_new = t >= 0
    for k in range(state.site.shape[1]):
        if state.at_site[p, k] > 0:
            sites += 1
            if t >= 0 and state.site[p, k] == world.task[t, SITE]:
                is_new = False
    return sites + (1 if is_new else 0)


@compiled
def has_home(world: World, state: State, p: int, t: int) -> bool:
    """Tell whether something is done at the home of the position, with one more task unless it is -1."""
    home = state.head[p, HOME]
    is_there = t >= 0 and world.task[t, SITE] == home
    for k in range(state.site.shape[1]):
        is_there = is_there or (state.at_site[p, k] > 0 and state.site[p, k] == home)
    return is_there


@compiled
def missing(world: World, state: State, p: int, t: int) -> int:
    """Return how many things that must be in the position are not: tasks locked to it, any task at its home."""
    head = state.head
    count = max(0, head[p, FIXED] - 1) - head[p, LOCKED]
    if t >= 0 and world.unit_lock[world.task[t, UNIT]] == p:
        count -= 1
    return count + (0 if has_home(world, state, p, t) else 1)


@compiled
def appraise(world: World, state: State, p: int, rows: Ints, t: int) -> tuple[float, int]:
    """Return the value of a position with these days, one more task unless it is -1, and the minutes it lacks."""
    weight, q = world.weight, state.head[p, PROFILE]
    work, value = state.head[p, WORK], state.sum[p, FREED]
    if t >= 0:
        work += world.task[t, WEEKLY]
        value += world.worth[t]
    value += weight[PER_POSITION] + weight[PER_PERSON] * people_for(world, state, p, t)
    value += weight[PER_SITE] * max(0, count_sites(world, state, p, t) - 1)
    value += weight[PER_FAMILY] * max(0, count_families(world, state, p, t) - 2)
    for d in range(7):
        if rows[d, LAST]:
            value += rows[d, TRAVEL] * weight[PER_TRAVEL] + rows[d, WAITING] * weight[PER_WAITING]
            value -= rows[d, PAID] * world.minute_cost[q]
    lack = lack_of_week(world, rows, q, work) + AT_LEAST_ONE * missing(world, state, p, t)
    return value - lack * weight[PER_LACK], lack


@compiled
def refresh(world: World, state: State, p: int) -> None:
    """Work out anew what the position is worth and lacks."""
    value, lack = appraise(world, state, p, state.day[p], -1)
    state.sum[p, VALUE] = value
    state.head[p, LACK] = lack
