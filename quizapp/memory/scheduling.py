"""One review of one card: FSRS-6 through the ``fsrs`` package, fed with learner days. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Literal

from fsrs import Card, Rating, Scheduler, State

from quizapp.memory.aims import aim
from quizapp.memory.days import Days
from quizapp.memory.fuzz import fuzzed
from quizapp.memory.settings import PlanSettings

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
RATINGS = (AGAIN, HARD, GOOD, EASY)
_RATING = {rating.value: rating for rating in Rating}
StateName = Literal["new", "learning", "review", "relearning"]

_DAY_0 = datetime(1970, 1, 1, tzinfo=UTC)
_STATES = {
    "new": State.Learning,
    "learning": State.Learning,
    "review": State.Review,
    "relearning": State.Relearning,
}
_NAMES: dict[State, StateName] = {
    State.Learning: "learning",
    State.Review: "review",
    State.Relearning: "relearning",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is remembered of a point: stability in days, difficulty from 1 to 10; None before the
    first review. ``last_at`` is when it was last reviewed (or forgotten), ``last_day`` the learner
    day of the last review."""

    stability: float | None = None
    difficulty: float | None = None
    last_at: datetime | None = None
    last_day: int | None = None
    reps: int = 0
    lapses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a card is due: from ``due_at``, in a review from the start of learner day ``due_day``."""

    state: StateName = "new"
    step: int | None = None
    due_at: datetime | None = None
    due_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The outcome of one review. Intervals in days, None while in (re)learning steps."""

    memory: Memory
    schedule: Schedule
    interval: int | None
    raw_interval: int | None
    lapse: bool


def review(
    memory: Memory,
    schedule: Schedule,
    rating: int,
    at: datetime,
    days: Days,
    settings: PlanSettings,
    seed: str | None = None,
    marked: bool = False,
) -> Reviewed:
    """Returns what one rating (1-4) at an instant does to a card. Without a seed, no fuzz. ``marked``: the
    rating comes from an answer that quizapp marked, so that the plan's ``young_retention`` counts."""
    day = days.day(at)
    lapse = is_lapse(schedule.state, rating)
    card, delay = _step(memory, schedule.state, schedule.step, rating, day, settings, marked)
    after = _remembered(memory, card.stability, card.difficulty, at, day, lapse)
    if card.state != State.Review:
        due_at = at + delay
        due = Schedule(state=_NAMES[card.state], step=card.step, due_at=due_at, due_day=days.day(due_at))
        return Reviewed(memory=after, schedule=due, interval=None, raw_interval=None, lapse=lapse)
    interval = _spread(delay.days, memory, schedule, settings, seed)
    due = put_off(day + interval, days)
    return Reviewed(memory=after, schedule=due, interval=interval, raw_interval=delay.days, lapse=lapse)


def put_off(day: int, days: Days) -> Schedule:
    """Returns the schedule of a learnt card that is due on a learner day."""
    return Schedule(state="review", due_at=days.begin(day), due_day=day)


def again_today(schedule: Schedule, at: datetime, days: Days, settings: PlanSettings) -> Schedule:
    """Returns the schedule of a card that is to be asked again soon, its memory untouched: after the
    first relearning step, or ten minutes."""
    due_at = at + timedelta(seconds=settings.relearning_steps[0] if settings.relearning_steps else 600)
    return replace(schedule, due_at=due_at, due_day=days.day(due_at))


def delays(
    memory: Memory, schedule: Schedule, at: datetime, days: Days, settings: PlanSettings, marked: bool
) -> dict[int, float]:
    """Returns in how many seconds a card would come back for each rating (1-4), before fuzz; ``marked`` as
    for ``review``."""
    outcomes = {
        rating: review(memory, schedule, rating, at, days, settings, marked=marked) for rating in RATINGS
    }
    return {rating: _delay(outcome, at) for rating, outcome in outcomes.items()}


def _delay(outcome: Reviewed, at: datetime) -> float:
    if outcome.interval is not None:
        return outcome.interval * 86_400.0
    assert outcome.schedule.due_at is not None
    return (outcome.schedule.due_at - at).total_seconds()


def is_lapse(state: str, rating: int) -> bool:
    """Tells whether a rating forgets a card that had been learnt."""
    return state == "review" and rating == AGAIN


def remember(
    memory: Memory, rating: int, at: datetime, day: int, lapse: bool, settings: PlanSettings
) -> Memory:
    """Returns the memory after one review. FSRS moves it by the days gone by, whatever the state."""
    gone = 0 if memory.last_day is None else max(0, day - memory.last_day)
    moved = _moved(
        _scheduler(settings, settings.desired_retention), memory.stability, memory.difficulty, rating, gone
    )
    return _remembered(memory, *moved, at, day, lapse)


def memory_after(
    history: Iterable[tuple[int, int]], settings: PlanSettings
) -> tuple[float | None, float | None]:
    """Returns the stability and difficulty that ratings leave behind, each given with the days since
    the one before it: what ``remember`` would say, for many cards at once."""
    scheduler, stability, difficulty = _scheduler(settings, settings.desired_retention), None, None
    for rating, gone in history:
        stability, difficulty = _moved(scheduler, stability, difficulty, rating, gone)
    return stability, difficulty


def chances(away: Iterable[tuple[float, int]], settings: PlanSettings) -> list[float]:
    """Returns the estimated chance, 0 to 1, of recall for each stability, so many days after the last
    review."""
    scheduler = _scheduler(settings, settings.desired_retention)
    return [_chance(scheduler, stability, gone) for stability, gone in away]


def _moved(
    scheduler: Scheduler, stability: float | None, difficulty: float | None, rating: int, gone: int
) -> tuple[float, float]:
    """What ``review_card`` does to a memory, by the package's own formulas. Without its dates, copies
    and intervals they take a fifth of the time; the tests hold the two equal to the last bit."""
    given = _RATING[rating]
    if stability is None or difficulty is None:
        return scheduler._initial_stability(rating=given), scheduler._initial_difficulty(
            rating=given, clamp=True
        )
    if gone < 1:
        after = scheduler._short_term_stability(stability=stability, rating=given)
    else:
        recall = _chance(scheduler, stability, gone)
        after = scheduler._next_stability(
            difficulty=difficulty, stability=stability, retrievability=recall, rating=given
        )
    return after, scheduler._next_difficulty(difficulty=difficulty, rating=given)


def _chance(scheduler: Scheduler, stability: float, gone: int) -> float:
    """The forgetting curve of FSRS-6, as ``Scheduler.get_card_retrievability`` has it."""
    return float((1 + scheduler._FACTOR * gone / stability) ** scheduler._DECAY)


def retrievability(memory: Memory, day: int, settings: PlanSettings) -> float:
    """Returns the estimated chance, 0 to 1, that the point is recalled on a learner day."""
    if memory.stability is None or memory.last_day is None:
        return 0.0
    card = _card(memory, "review", None)
    return _scheduler(settings, settings.desired_retention).get_card_retrievability(
        card, current_datetime=_instant(day)
    )


def _step(
    memory: Memory,
    state: StateName,
    step: int | None,
    rating: int,
    day: int,
    settings: PlanSettings,
    marked: bool,
) -> tuple[Card, timedelta]:
    today = _instant(max(day, memory.last_day or day))
    scheduler = _scheduler(settings, settings.desired_retention)
    card, _ = scheduler.review_card(_card(memory, state, step), Rating(rating), today)
    if not marked or settings.young_retention is None or card.state != State.Review:
        return card, card.due - today
    assert card.stability is not None
    aimed = _scheduler(settings, aim(card.stability, settings))
    return card, timedelta(days=aimed._next_interval(stability=card.stability))


def _card(memory: Memory, state: StateName, step: int | None) -> Card:
    learnt = memory.stability is not None
    return Card(
        card_id=1,
        state=_STATES[state] if learnt else State.Learning,
        step=None if learnt and state == "review" else step or 0,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_DAY_0,
        last_review=None if memory.last_day is None else _instant(memory.last_day),
    )


def _remembered(
    before: Memory, stability: float | None, difficulty: float | None, at: datetime, day: int, lapse: bool
) -> Memory:
    return replace(
        before,
        stability=stability,
        difficulty=difficulty,
        last_at=at,
        last_day=max(day, before.last_day or day),
        reps=before.reps + 1,
        lapses=before.lapses + lapse,
    )


def _spread(raw: int, memory: Memory, schedule: Schedule, settings: PlanSettings, seed: str | None) -> int:
    if not settings.fuzz or seed is None:
        return raw
    previous = 0
    if schedule.state == "review" and schedule.due_day is not None and memory.last_day is not None:
        previous = schedule.due_day - memory.last_day
    minimum = previous + 1 if raw > previous else 1
    return fuzzed(raw, seed, minimum, settings.maximum_interval)


def _instant(day: int) -> datetime:
    return _DAY_0 + timedelta(days=day)


@lru_cache(maxsize=1024)
def _scheduler(settings: PlanSettings, retention: float) -> Scheduler:
    return Scheduler(
        parameters=settings.parameters,
        desired_retention=retention,
        learning_steps=[timedelta(seconds=step) for step in settings.learning_steps],
        relearning_steps=[timedelta(seconds=step) for step in settings.relearning_steps],
        maximum_interval=settings.maximum_interval,
        enable_fuzzing=False,
    )
