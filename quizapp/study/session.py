"""Studying a deck: what is asked next, and what comes of an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from questions.kinds import kind
from questions.kinds.kind import BadResponse, Grade
from quizapp.accounts.models import User
from quizapp.bank import asked, versions
from quizapp.bank.models import Deck, Question, QuestionVersion
from quizapp.db import session, utcnow
from quizapp.errors import Invalid, NotFound
from quizapp.memory import log, plans
from quizapp.memory.cards import days_of, memory_of, schedule_of, settings_of
from quizapp.memory.models import Card, LogEntry
from quizapp.memory.plans import Counts
from quizapp.memory.scheduling import AGAIN, GOOD, RATINGS, delays
from quizapp.study.choosing import Candidate, choose
from quizapp.study.queue import next_due, next_in_queue

MOST_VERSIONS = 2**31
"""What the databases can compare a version's number with."""


class NothingAnswered(Invalid):
    """An answer with neither a response nor a rating, or of another shape. Nothing was stored."""

    code = "no-answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a session asks now: a card and a version of a question for it, or nothing for now.

    ``intervals`` are the delays in seconds that each rating (1-4) would give, before fuzz.
    """

    card: Card | None
    version: QuestionVersion | None
    mode: str
    next_due: datetime | None
    counts: Counts
    intervals: Mapping[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What a learner sends: a response, which rates itself, or a rating of their own, or both."""

    id: UUID
    card_id: UUID
    question_id: UUID
    version: int
    response: Any = None
    rating: int | None = None
    took_ms: int | None = None
    answered_at: datetime | None = None
    context: str = "study"

    def content(self) -> dict[str, Any]:
        """What tells this submission from another one with the same id: all that was sent."""
        return {
            "card": str(self.card_id),
            "question": str(self.question_id),
            "version": self.version,
            "response": self.response,
            "rating": self.rating,
            "took_ms": self.took_ms,
            "answered_at": self.answered_at and self.answered_at.timestamp(),
            "context": self.context,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What came of a submission. ``new`` is False when it had been stored before."""

    entry: LogEntry
    card: Card
    version: QuestionVersion
    grade: Grade | None
    new: bool


def next_card(learner: User, deck: Deck, now: datetime | None = None) -> Asked:
    """Returns what to ask the learner now. Raises NotFound if they don't study the deck."""
    now = now or utcnow()
    plan = plans.find(learner.id, deck.id)
    if plan is None:
        raise NotFound("You don't study this deck yet. Take it up first.")
    today = days_of(learner).day(now)
    settings = settings_of(plan.id)[1]
    new, reviews = plans.studied(learner.id, today).get(plan.id, (0, 0))
    card = next_in_queue(plan.id, now, today, settings.new_per_day - new, settings.reviews_per_day - reviews)
    return Asked(
        card=card,
        version=_version_for(card) if card else None,
        mode=settings.mode,
        next_due=None if card else next_due(plan.id),
        counts=plans.counts(learner, now).get(deck.id, Counts()),
        intervals=intervals(learner, card, now) if card else {},
    )


def intervals(learner: User, card: Card, now: datetime | None = None) -> dict[int, float]:
    """Returns the delay in seconds that each rating would give a card now, before fuzz."""
    settings = settings_of(card.plan_id)[1]
    return delays(memory_of(card), schedule_of(card), now or utcnow(), days_of(learner), settings)


def answer(learner: User, submission: Submission, now: datetime | None = None) -> Answered:
    """Marks and logs an answer, and moves the cards of the points it asks for.

    A checked answer rates itself: right is Good (or Hard or Easy, if the learner says so), wrong is
    Again. Without a response the rating is the learner's own. The same submission sent again
    is answered from what is stored. Raises log.OtherContent before all else, NotFound,
    NothingAnswered and log.TooLongAgo.
    """
    log.refuse_too_long_ago(submission.answered_at)
    content = submission.content()
    log.refuse_other_content(learner.id, submission.id, content)
    card = own_card(learner, submission.card_id)
    version = version_of(card, submission.question_id, submission.version)
    grade, response = _graded(version, submission)
    scores = asked.by_point(version, grade) if grade else dict.fromkeys(asked.point_ids(version))
    given = log.Given(
        id=submission.id,
        version=version,
        context=submission.context,
        scores=scores,
        ratings={point: _rating(score, submission.rating) for point, score in scores.items()},
        response=response,
        score=grade.score if grade else None,
        form=kind(version.kind).form,
        took_ms=submission.took_ms,
        answered_at=submission.answered_at,
        not_for_memory="cram" if submission.context == "cram" else None,
        content=content,
    )
    entry, new = log.record(learner.id, given, now)
    return Answered(entry=entry, card=card, version=version, grade=grade, new=new)


def own_card(learner: User, card_id: UUID) -> Card:
    """Returns one of the learner's cards. Raises NotFound."""
    card = session().get(Card, card_id)
    if card is None or card.learner_id != learner.id:
        raise NotFound
    return card


def question_for(card: Card) -> QuestionVersion | None:
    """Returns the version that a session would ask for a card now."""
    return _version_for(card)


def order_seed(card: Card, day: int) -> str:
    """Returns the seed for the order of options: the same all day, another one tomorrow."""
    return f"{card.id}:{day}"


def _version_for(card: Card) -> QuestionVersion | None:
    asking = versions.askable([card.point_id]).get(card.point_id, [])
    by_id = {version.question_id: version for version in asking}
    candidates = [Candidate(each.question_id, kind(each.kind).form, each.difficulty) for each in asking]
    chosen = choose(candidates, card.state, card.stability, card.last_question_id)
    return by_id[chosen.question_id] if chosen else None


def version_of(card: Card, question_id: UUID, number: int) -> QuestionVersion:
    """Returns a version of a question that asks for a card's point. Raises NotFound for any other."""
    statement = (
        sa.select(QuestionVersion)
        .join(Question, Question.id == QuestionVersion.question_id)
        .where(QuestionVersion.question_id == question_id, QuestionVersion.number == number)
    )
    version = session().scalar(statement) if 0 < number < MOST_VERSIONS else None
    if version is None or card.point_id not in asked.point_ids(version):
        raise NotFound
    return version


def _graded(version: QuestionVersion, submission: Submission) -> tuple[Grade | None, Any]:
    if submission.response is None and submission.rating is None:
        raise NothingAnswered("An answer needs a response or a rating. Nothing was stored.")
    if submission.rating not in (None, *RATINGS):
        raise NothingAnswered("A rating is 1, 2, 3 or 4. Nothing was stored.")
    if submission.response is None:
        return None, None
    sort, question = kind(version.kind), versions.to_question(version)
    try:
        response = sort.parse(submission.response)
        return sort.grade(question, response), response
    except BadResponse as error:
        raise NothingAnswered(f"{error} Nothing was stored.") from error


def _rating(score: float | None, chosen: int | None) -> int:
    if score is None:
        return chosen or GOOD
    if score < 1:
        return AGAIN
    return chosen if chosen and chosen > AGAIN else GOOD
