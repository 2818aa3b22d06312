"""Taking up a deck, and what is due in the decks that a learner studies."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from quizapp.accounts.people import Learner
from quizapp.bank import versions
from quizapp.bank.events import askable_changed, deck_grew
from quizapp.bank.models import Deck, DeckFact, Fact, Point
from quizapp.db import session, unit_of_work, utcnow
from quizapp.errors import NotFound
from quizapp.memory.cards import days_of, set_queue, settings_at, settings_of
from quizapp.memory.families import family_of
from quizapp.memory.limits import Limits, limited
from quizapp.memory.models import Card, Plan, PlanDay, PlanVersion, StudyDay
from quizapp.memory.parameters import parameters_of
from quizapp.memory.rows import run
from quizapp.memory.settings import PlanSettings, usual

LEARN_AHEAD = timedelta(minutes=20)
IN_STEPS = ("learning", "relearning")


_FIND = sa.select(Plan).where(
    Plan.learner_id == sa.bindparam("learner"), Plan.deck_id == sa.bindparam("deck")
)
_AWAKE = sa.or_(Card.buried_until.is_(None), Card.buried_until <= sa.bindparam("today"))
_STUDIED = sa.select(StudyDay.plan_id, StudyDay.new_count, StudyDay.review_count).where(
    StudyDay.learner_id == sa.bindparam("learner"), StudyDay.day == sa.bindparam("day")
)


def _tally(queues: Collection[str], *conditions: Any) -> Any:
    return sa.func.sum(sa.case((sa.and_(Card.queue.in_(queues), *conditions), 1), else_=0))


_TALLY = (
    sa.select(
        Plan.deck_id,
        Plan.id.label("plan_id"),
        PlanVersion.id.label("version_id"),
        PlanDay.new_limit,
        PlanDay.review_limit,
        _tally(["new"], _AWAKE).label("new"),
        _tally(IN_STEPS, _AWAKE, Card.due_day <= sa.bindparam("today")).label("learning"),
        _tally(["review"], _AWAKE, Card.due_day <= sa.bindparam("today")).label("due"),
        _tally(["new", "review", "suspended", *IN_STEPS]).label("total"),
    )
    .join(PlanVersion, sa.and_(PlanVersion.plan_id == Plan.id, PlanVersion.number == Plan.version))
    .outerjoin(PlanDay, sa.and_(PlanDay.plan_id == Plan.id, PlanDay.day == sa.bindparam("today")))
    .outerjoin(Card, Card.plan_id == Plan.id)
    .where(Plan.learner_id == sa.bindparam("learner"))
    .group_by(Plan.deck_id, Plan.id, PlanVersion.id, PlanDay.new_limit, PlanDay.review_limit)
)

_COMES_BACK = sa.select(sa.func.min(Card.due_at)).where(
    Card.learner_id == sa.bindparam("learner"), Card.queue.in_(("review", *IN_STEPS))
)


_CURRENT = (
    sa.select(
        Plan.id, Plan.cards, PlanVersion.id.label("version_id"), PlanDay.new_limit, PlanDay.review_limit,
        sa.func.coalesce(StudyDay.new_count, 0).label("new_count"),
        sa.func.coalesce(StudyDay.review_count, 0).label("review_count"),
    )
    .join(PlanVersion, sa.and_(PlanVersion.plan_id == Plan.id, PlanVersion.number == Plan.version))
    .outerjoin(PlanDay, sa.and_(PlanDay.plan_id == Plan.id, PlanDay.day == sa.bindparam("day")))
    .outerjoin(StudyDay, sa.and_(StudyDay.plan_id == Plan.id, StudyDay.day == sa.bindparam("day")))
    .where(Plan.learner_id == sa.bindparam("learner"), Plan.deck_id == sa.bindparam("deck"))
)  # fmt: skip


def _up_to(limit: str, *conditions: Any) -> Any:
    """How many cards of a plan wait, counted no further than asked for."""
    found = sa.select(sa.literal(1)).where(Card.plan_id == sa.bindparam("plan"), _AWAKE, *conditions)
    return (
        sa.select(sa.func.count()).select_from(found.limit(sa.bindparam(limit)).subquery()).scalar_subquery()
    )


_WAITING = sa.select(
    _up_to("new", Card.queue == "new"),
    _up_to("steps", Card.queue.in_(IN_STEPS), Card.due_day <= sa.bindparam("today")),
    _up_to("reviews", Card.queue == "review", Card.due_day <= sa.bindparam("today")),
)
MOST_STEPS = 9999
"""Learning cards are counted up to this."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards of a deck a learner can study now: new and due ones as today's limits allow,
    and those in learning steps that come back today. ``total`` counts every card of the deck."""

    new: int = 0
    learning: int = 0
    due: int = 0
    total: int = 0

    @property
    def today(self) -> int:
        return self.new + self.learning + self.due


def find(learner_id: UUID, deck_id: UUID) -> Plan | None:
    """Returns the learner's plan for a deck, or None if they don't study it."""
    return session().scalar(_FIND, {"learner": learner_id, "deck": deck_id})


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """A plan as it stands on a learner day: its settings, what waits (within the day's limits, and in
    learning steps), and what was studied."""

    plan_id: UUID
    settings: PlanSettings
    counts: Counts
    done: Limits


def today(learner_id: UUID, deck_id: UUID, day: int) -> Today | None:
    """Returns the learner's plan for a deck on a learner day, or None if they don't study it."""
    plan = run(_CURRENT, {"learner": learner_id, "deck": deck_id, "day": day}).first()
    if plan is None:
        return None
    settings = settings_at(plan.version_id)
    done = Limits(plan.new_count, plan.review_count)
    left = limited(settings, plan.new_limit, plan.review_limit).left(*done)
    values = {"plan": plan.id, "today": day, "new": left.new, "steps": MOST_STEPS, "reviews": left.reviews}
    new, learning, due = tuple(run(_WAITING, values).one())
    return Today(
        plan_id=plan.id,
        settings=settings,
        counts=Counts(new=new, learning=learning, due=due, total=plan.cards),
        done=done,
    )


def take_up(learner_id: UUID, deck_id: UUID, settings: PlanSettings | None = None) -> Plan:
    """Has a learner study a deck: makes the plan and a card for each point, unless they are there.

    Without ``settings`` they are the usual ones, with the parameters fitted to the learner last."""
    with unit_of_work() as work:
        plan = find(learner_id, deck_id)
        if plan is None:
            plan = Plan(learner_id=learner_id, deck_id=deck_id)
            work.add(plan)
            work.flush()
            first = settings or usual(parameters_of(learner_id))
            work.add(PlanVersion(plan_id=plan.id, number=1, settings=first.to_json()))
        _add_cards(plan)
    return plan


def settings_for(learner_id: UUID, deck_id: UUID) -> PlanSettings:
    """Returns how the learner studies a deck. Raises NotFound if they don't study it."""
    plan = find(learner_id, deck_id)
    if plan is None:
        raise NotFound("You don't study this deck yet. Take it up first.")
    return settings_of(plan.id)[1]


def deck_of(plan_id: UUID) -> UUID:
    """Returns the deck that a plan is for."""
    return session().get_one(Plan, plan_id).deck_id


def change_settings(plan: Plan, settings: PlanSettings) -> None:
    """Gives a plan new settings from its next review on; what is due stays due. Other parameters make
    other memories: ``fitting`` gives them, and folds the cards again."""
    with unit_of_work() as work:
        plan.version += 1
        work.add(PlanVersion(plan_id=plan.id, number=plan.version, settings=settings.to_json()))


def new_cards(learner_id: UUID, deck_id: UUID) -> int:
    """Returns how many cards taking up the deck would bring."""
    points = [point for point, _, _ in _missing(learner_id, deck_id)]
    return len(versions.askable(points))


def counts(learner: Learner, now: datetime | None = None) -> dict[UUID, Counts]:
    """Returns what is to study in every deck of the learner, by deck."""
    day = days_of(learner).day(now or utcnow())
    done = studied(learner.id, day)
    return {
        row.deck_id: _limited(row, *done.get(row.plan_id, (0, 0)))
        for row in session().execute(_TALLY, {"learner": learner.id, "today": day})
    }


def comes_back(learner: Learner, now: datetime | None = None) -> datetime | None:
    """Returns when a learner for whom nothing is left today has something to study again, or None
    if nothing will come by itself."""
    days = days_of(learner)
    day = days.day(now or utcnow())
    tomorrow = days.begin(day + 1)
    rows = session().execute(_TALLY, {"learner": learner.id, "today": day})
    if any(row.new and settings_of(row.plan_id)[1].new_per_day for row in rows):
        return tomorrow
    due = session().scalar(_COMES_BACK, {"learner": learner.id})
    return due and max(due, tomorrow)


def _limited(row: Any, new: int, reviews: int) -> Counts:
    left = limited(settings_at(row.version_id), row.new_limit, row.review_limit).left(new, reviews)
    return Counts(
        new=min(row.new, left.new),
        learning=row.learning,
        due=min(row.due, left.reviews),
        total=row.total,
    )


def studied(learner_id: UUID, day: int) -> dict[UUID, tuple[int, int]]:
    """Returns how many new cards and reviews each of the learner's plans has had on a day."""
    rows = session().execute(_STUDIED, {"learner": learner_id, "day": day})
    return {plan: (new, reviews) for plan, new, reviews in rows}


def studied_decks(learner_id: UUID) -> list[Deck]:
    """Returns the decks that a learner studies, the oldest plan first."""
    mine = sa.select(Deck).join(Plan, Plan.deck_id == Deck.id).where(Plan.learner_id == learner_id)
    return list(session().scalars(mine.order_by(Plan.created_at, Plan.id)))


def _missing(learner_id: UUID, deck_id: UUID) -> list[tuple[UUID, int, Fact]]:
    """The points of a deck that the learner has no card for, with their place in the deck and fact."""
    has_card = sa.exists().where(Card.learner_id == learner_id, Card.point_id == Point.id)
    statement = (
        sa.select(Point.id, DeckFact.position * 100 + Point.position, Fact)
        .join(DeckFact, DeckFact.fact_id == Point.fact_id)
        .join(Fact, Fact.id == Point.fact_id)
        .where(DeckFact.deck_id == deck_id, ~has_card)
    )
    return [(point, position, fact) for point, position, fact in session().execute(statement)]


def _add_cards(plan: Plan) -> None:
    missing = _missing(plan.learner_id, plan.deck_id)
    askable = versions.askable([point for point, _, _ in missing])
    for point, position, fact in missing:
        card = Card(
            learner_id=plan.learner_id,
            point_id=point,
            plan_id=plan.id,
            position=position,
            state="new",
            askable=point in askable,
            suspended=False,
            family=family_of(fact),
        )
        set_queue(card)
        session().add(card)
    session().flush()
    _count_cards([plan.id])


def _count_cards(plan_ids: Collection[UUID]) -> None:
    """Keeps each plan's number of cards that a question asks for."""
    cards = sa.select(sa.func.count()).where(Card.plan_id == Plan.id, Card.queue != "idle").scalar_subquery()
    session().execute(sa.update(Plan).where(Plan.id.in_(plan_ids)).values(cards=cards))


@deck_grew.connect
def _deck_grew(_sender: object, deck: Deck) -> None:
    """Its owner studies a deck from the start; everybody who studies it gets the new cards."""
    take_up(deck.owner_id, deck.id)
    for plan in session().scalars(sa.select(Plan).where(Plan.deck_id == deck.id)):
        _add_cards(plan)


@askable_changed.connect
def _askable_changed(_sender: object, point_ids: Collection[UUID]) -> None:
    """A card whose point no approved question asks for waits, and comes back with one."""
    askable = versions.askable(list(point_ids))
    changed = set()
    for card in session().scalars(sa.select(Card).where(Card.point_id.in_(point_ids))):
        card.askable = card.point_id in askable
        set_queue(card)
        changed.add(card.plan_id)
    session().flush()
    _count_cards(changed)
