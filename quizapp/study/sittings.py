"""Study sessions with an end: ten minutes, twenty answers, or a cram of chosen cards."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from quizapp.accounts.people import Learner
from quizapp.bank.models import Deck
from quizapp.db import session, unit_of_work, utcnow
from quizapp.errors import Invalid, NotFound
from quizapp.memory import log, plans, rows
from quizapp.memory.models import StudySession
from quizapp.memory.plans import Counts
from quizapp.study import cramming
from quizapp.study.session import Asked, next_card, question_for
from quizapp.study.tally import Tally, last_scores, put_away, tally

MOST_MINUTES, MOST_ANSWERS = 240, 1000


class NothingToCram(Invalid):
    """No card fits what was chosen. Nothing was begun."""

    code = "nothing-to-cram"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a session is: what was answered, what is left of it, and whether it is over."""

    done: Tally
    answers_left: int | None
    minutes_left: int | None
    over: bool


def begin(
    learner: Learner,
    deck: Deck | None = None,
    minutes: int | None = None,
    answers: int | None = None,
    now: datetime | None = None,
) -> StudySession:
    """Begins a session that ends after so many minutes or answers, in one deck or in all.

    Raises Invalid without an end, or with one out of bounds.
    """
    if minutes is None and answers is None:
        raise Invalid("A session needs an end: minutes, or a number of answers. Nothing was begun.")
    if not (1 <= _or_one(minutes) <= MOST_MINUTES and 1 <= _or_one(answers) <= MOST_ANSWERS):
        raise Invalid(
            f"A session has 1 to {MOST_MINUTES} minutes, or 1 to {MOST_ANSWERS} answers. Nothing was begun."
        )
    return _keep(
        StudySession(
            learner_id=learner.id,
            deck_id=deck.id if deck else None,
            kind="study",
            minutes=minutes,
            answers=answers,
            started_at=now or utcnow(),
        )
    )


def cram(
    learner: Learner, choice: str, deck: Deck | None = None, now: datetime | None = None, **more: str
) -> StudySession:
    """Begins a cram: cards are asked until each was right once, and no answer moves a memory.

    ``choice`` names a way to choose (``cramming.CHOICES``), ``more`` is what it needs. Raises Invalid
    for an unknown one, and NothingToCram where no card fits.
    """
    now = now or utcnow()
    chosen = cramming.chosen(learner, choice, deck.id if deck else None, now, more)
    if not chosen:
        raise NothingToCram("No card that you study fits. Nothing was begun; choose something else.")
    return _keep(
        StudySession(
            learner_id=learner.id,
            deck_id=deck.id if deck else None,
            kind="cram",
            cards=[str(card) for card in chosen],
            chosen={"choice": choice, **more},
            started_at=now,
        )
    )


def find(learner: Learner, session_id: UUID) -> StudySession:
    """Returns one of the learner's sessions. Raises NotFound."""
    found = session().get(StudySession, session_id)
    if found is None or found.learner_id != learner.id:
        raise NotFound
    return found


def take_back(learner: Learner, sitting: StudySession, now: datetime | None = None) -> None:
    """Takes back the newest thing done in a session, and goes on with it if it was over.

    Raises NotFound if the newest thing is older than the session.
    """
    with unit_of_work():
        if not can_take_back(learner, sitting):
            raise NotFound("Nothing of this session is left to take back.")
        log.undo(learner.id, now=now)
        sitting.ended_at = None


def can_take_back(learner: Learner, sitting: StudySession) -> bool:
    """Tells whether the newest thing that undo would take back was done since the session began."""
    newest = log.newest_undoable(learner.id)
    entry = log.by_id(learner.id, newest.id) if newest else None
    return entry is not None and entry.received_at >= sitting.started_at


def end(sitting: StudySession, now: datetime | None = None) -> None:
    """Ends a session; ending it again changes nothing."""
    with unit_of_work():
        if sitting.ended_at is None:
            sitting.ended_at = now or utcnow()


def progress(sitting: StudySession, now: datetime | None = None) -> Progress:
    """Returns how far a session is."""
    done = tally(sitting.id)
    passed = ((now or utcnow()) - sitting.started_at).total_seconds() / 60
    answers_left = sitting.answers and max(0, sitting.answers - done.answers)
    minutes_left = sitting.minutes and max(0, round(sitting.minutes - passed))
    return Progress(
        done=done,
        answers_left=answers_left if sitting.cards is None else len(_waiting(sitting)),
        minutes_left=minutes_left,
        over=sitting.ended_at is not None
        or answers_left == 0
        or (sitting.minutes is not None and passed >= sitting.minutes)
        or (sitting.cards is not None and not _waiting(sitting)),
    )


def ask(learner: Learner, sitting: StudySession, deck: Deck, now: datetime | None = None) -> Asked:
    """Returns what the session asks now: in a cram the next of its cards, else the deck's next card."""
    if sitting.cards is None:
        return next_card(learner, deck, now)
    waiting = _waiting(sitting)
    card = rows.card(waiting[0]) if waiting else None
    version = question_for(card) if card else None
    counts = Counts(learning=len(waiting), total=len(sitting.cards))
    settings = plans.settings_for(learner.id, deck.id)
    return Asked(
        card=card if version else None, version=version, settings=settings, next_due=None, counts=counts,
        intervals={},
    )  # fmt: skip


def deck_now(learner: Learner, sitting: StudySession, now: datetime | None = None) -> UUID | None:
    """Returns the deck that the session goes on with, or None when nothing is left in any."""
    if sitting.cards is not None:
        waiting = _waiting(sitting)
        card = rows.card(waiting[0]) if waiting else None
        return plans.deck_of(card.plan_id) if card else None
    if sitting.deck_id is not None:
        return sitting.deck_id
    counts = plans.counts(learner, now)
    return next((deck_id for deck_id, each in counts.items() if each.today), None)


def _waiting(sitting: StudySession) -> list[UUID]:
    """The cards of a cram that were not right yet: those not asked first, then the failed ones, the
    one that failed longest ago first."""
    scores = last_scores(sitting.id)
    cards = [UUID(card) for card in sitting.cards or []]
    fresh = [card for card in cards if card not in scores]
    failed = [card for card, right in scores.items() if not right]
    away = put_away(sitting)
    return [card for card in (*fresh, *failed) if card not in away and _can_be_asked(card)]


def _can_be_asked(card_id: UUID) -> bool:
    found = rows.card(card_id)
    return found is not None and found.askable and not found.suspended


def _keep(sitting: StudySession) -> StudySession:
    with unit_of_work() as work:
        work.add(sitting)
    return sitting


def _or_one(number: int | None) -> int:
    return 1 if number is None else number
