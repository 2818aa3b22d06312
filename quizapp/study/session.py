"""Studying a deck: what is asked next, and what comes of an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from questions.kinds import kind
from questions.kinds.kind import BadResponse, Grade
from quizapp.accounts.people import Learner, lock_learner
from quizapp.bank import asked, versions
from quizapp.bank.models import Deck
from quizapp.bank.versions import Version
from quizapp.db import unit_of_work, utcnow
from quizapp.errors import Invalid, NotFound
from quizapp.memory import log, plans, rows
from quizapp.memory.cards import days_of, forms_of, memory_of, schedule_of, settings_of
from quizapp.memory.limits import Limits
from quizapp.memory.plans import Counts
from quizapp.memory.rows import CardRow, EntryRow
from quizapp.memory.scheduling import AGAIN, GOOD, RATINGS, delays
from quizapp.memory.settings import PlanSettings
from quizapp.study.choosing import Candidate, choose
from quizapp.study.queue import next_due, next_in_queue


class NothingAnswered(Invalid):
    """An answer with neither a response nor a rating, or of another shape. Nothing was stored."""

    code = "no-answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a session asks now: a card and a version of a question for it, or nothing for now.

    ``intervals`` are the delays in seconds that each rating (1-4) would give, before fuzz.
    """

    card: CardRow | None
    version: Version | None
    settings: PlanSettings
    next_due: datetime | None
    counts: Counts
    intervals: Mapping[int, float]

    @property
    def mode(self) -> str:
        return self.settings.mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What a learner sends: a response, which rates itself, or a rating of their own, or both."""

    id: UUID
    card_id: UUID
    question_id: UUID
    version: int
    response: Any = None
    rating: int | None = None
    confidence: int | None = None
    took_ms: int | None = None
    answered_at: datetime | None = None
    context: str = "study"
    session_id: UUID | None = None

    def content(self) -> dict[str, Any]:
        """What tells this submission from another one with the same id: all that was sent."""
        more = {"confidence": self.confidence, "session": self.session_id and str(self.session_id)}
        return {
            **{name: value for name, value in more.items() if value is not None},
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

    entry: EntryRow
    card: CardRow
    version: Version
    grade: Grade | None
    new: bool


def next_card(learner: Learner, deck: Deck, now: datetime | None = None) -> Asked:
    """Returns what to ask the learner now. Raises NotFound if they don't study the deck."""
    now = now or utcnow()
    day = days_of(learner).day(now)
    plan = plans.today(learner.id, deck.id, day)
    if plan is None:
        raise NotFound("You don't study this deck yet. Take it up first.")
    left = Limits(plan.counts.new, plan.counts.due)
    card = next_in_queue(plan.plan_id, now, day, plan.settings, left, plan.done)
    return Asked(
        card=card,
        version=question_for(card) if card else None,
        settings=plan.settings,
        next_due=None if card else next_due(plan.plan_id),
        counts=plan.counts,
        intervals=_intervals(learner, card, now, plan.settings) if card else {},
    )


def intervals(learner: Learner, card: CardRow, now: datetime | None = None) -> dict[int, float]:
    """Returns the delay in seconds that each rating would give a card now, before fuzz."""
    return _intervals(learner, card, now or utcnow(), settings_of(card.plan_id)[1])


def _intervals(learner: Learner, card: CardRow, now: datetime, settings: PlanSettings) -> dict[int, float]:
    marked = settings.mode == "checked"
    return delays(memory_of(card), schedule_of(card), now, days_of(learner), settings, marked)


def answer(learner: Learner, submission: Submission, now: datetime | None = None) -> Answered:
    """Marks and logs an answer, and moves the cards of the points it asks for.

    A checked answer rates itself: right is Good (or Hard or Easy, if the learner says so), wrong is
    Again. Without a response the rating is the learner's own. The same submission sent again
    is answered from what is stored. Raises log.OtherContent before all else, NotFound,
    NothingAnswered and log.TooLongAgo.
    """
    log.refuse_too_long_ago(submission.answered_at)
    learner_id = learner.id  # read before the unit begins, which lets the ORM's rows expire
    with unit_of_work():
        locked = lock_learner(learner_id)
        card, stored = _read(locked, submission)
        version = version_of(card, submission.question_id, submission.version)
        grade, response = _graded(version, submission)
        given = _given(submission, version, grade, response)
        entry = stored or log.write(locked, given, _cards(locked, card, version), now)
    return Answered(entry=entry, card=card, version=version, grade=grade, new=stored is None)


def _read(learner: Learner, submission: Submission) -> tuple[CardRow, EntryRow | None]:
    """The card that is answered, and the entry if the submission is stored already."""
    found = rows.answered(learner.id, submission.card_id, submission.id)
    if found is None:
        log.refuse_other_content(learner.id, submission.id, submission.content())
        raise NotFound
    card, kept = found
    if kept is None:
        return card, None
    return card, log.the_same(learner.id, submission.id, submission.content(), kept)


def _cards(learner: Learner, card: CardRow, version: Version) -> list[CardRow]:
    alone = version.points == (card.point_id,)
    return [card] if alone else rows.cards_of(learner.id, version.points)


def _given(submission: Submission, version: Version, grade: Grade | None, response: Any) -> log.Given:
    scores = asked.by_point(version, grade) if grade else dict.fromkeys(asked.point_ids(version))
    return log.Given(
        id=submission.id,
        version=version,
        context=submission.context,
        scores=scores,
        ratings={point: _rating(score, submission.rating) for point, score in scores.items()},
        response=response,
        score=grade.score if grade else None,
        form=kind(version.kind).form,
        confidence=submission.confidence,
        session_id=submission.session_id,
        took_ms=submission.took_ms,
        answered_at=submission.answered_at,
        not_for_memory="cram" if submission.context == "cram" else None,
        content=submission.content(),
    )


def own_card(learner: Learner, card_id: UUID) -> CardRow:
    """Returns one of the learner's cards. Raises NotFound."""
    card = rows.card(card_id)
    if card is None or card.learner_id != learner.id:
        raise NotFound
    return card


def question_for(card: CardRow) -> Version | None:
    """Returns the version that a session would ask for a card now."""
    asking = versions.asking(card.point_id)
    by_id = {version.question_id: version for version in asking}
    candidates = [Candidate(each.question_id, kind(each.kind).form, each.difficulty) for each in asking]
    chosen = choose(candidates, card.state, card.stability, card.last_question_id, forms_of(card).easier)
    return by_id[chosen.question_id] if chosen else None


def order_seed(card: CardRow, day: int) -> str:
    """Returns the seed for the order of options: the same all day, another one tomorrow."""
    return f"{card.id}:{day}"


def version_of(card: CardRow, question_id: UUID, number: int) -> Version:
    """Returns a version of a question that asks for a card's point. Raises NotFound for any other."""
    version = versions.numbered(question_id, number)
    if version is None or card.point_id not in version.points:
        raise NotFound
    return version


def _graded(version: Version, submission: Submission) -> tuple[Grade | None, Any]:
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
