"""Writing an answer to the log, with the cards that it moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from questions.kinds.kind import Form
from quizapp.accounts.people import Learner, lock_learner
from quizapp.bank.versions import Version
from quizapp.db import unit_of_work
from quizapp.memory import answering, families, rollups, rows
from quizapp.memory.arriving import fingerprint, refuse_other_content, refuse_too_long_ago
from quizapp.memory.asked import Asked, forms_asking
from quizapp.memory.cards import STEPPED_BACK, days_of
from quizapp.memory.entries import begun
from quizapp.memory.rows import CardRow, EntryRow

UNWRITTEN = 2**62
"""The sequence of an entry before it is written: after all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as it reaches the log. ``scores`` are by point, from 0 to 1, and tell which cards it
    is about; a rating without scores is a learner's own. ``content`` is what the client sent."""

    id: UUID
    version: Version
    context: str
    scores: Mapping[UUID, float | None]
    ratings: Mapping[UUID, int]
    response: Any = None
    score: float | None = None
    form: Form | None = None
    confidence: int | None = None
    session_id: UUID | None = None
    took_ms: int | None = None
    answered_at: datetime | None = None
    attempt_id: UUID | None = None
    not_for_memory: str | None = None
    content: Any = None


def record(learner_id: UUID, given: Given, now: datetime | None = None) -> tuple[EntryRow, bool]:
    """Writes an answer and moves the learner's cards of the points it asks for.

    Returns the entry and whether it is new: the same id with the same content is written once, and
    answered from what is stored. Raises OtherContent for the same id with other content, and
    TooLongAgo.
    """
    refuse_too_long_ago(given.answered_at)
    with unit_of_work():
        learner = lock_learner(learner_id)
        stored = refuse_other_content(learner_id, given.id, given.content)
        if stored is not None:
            return stored, False
        return write(learner, given, rows.cards_of(learner_id, given.scores), now), True


def write(learner: Learner, given: Given, cards: list[CardRow], now: datetime | None = None) -> EntryRow:
    """Writes an answer that is known to be new, and moves ``cards``: the learner's, of its points.

    Runs within the caller's unit of work, in which the learner is locked and the cards were read.
    """
    entry = _answer_entry(learner, given, bool(cards), now)
    _move(entry, cards, given, learner)
    rows.add_entry(entry)
    rows.add_effects(entry)
    rollups.follow(entry, cards)
    return entry


def _answer_entry(learner: Learner, given: Given, has_cards: bool, now: datetime | None) -> EntryRow:
    entry = begun(learner, "answer", given.answered_at, now)
    entry.sequence = UNWRITTEN
    entry.id, entry.content = given.id, fingerprint(given.content)
    entry.version_id, entry.attempt_id, entry.session_id = (
        given.version.id,
        given.attempt_id,
        given.session_id,
    )
    entry.context, entry.form, entry.response = given.context, given.form, given.response
    entry.score, entry.took_ms, entry.confidence = given.score, given.took_ms, given.confidence
    entry.rating = min(given.ratings.values(), default=None)
    entry.not_for_memory = given.not_for_memory or (None if has_cards else "not studied")
    return entry


def _move(entry: EntryRow, cards: list[CardRow], given: Given, learner: Learner) -> None:
    """Moves the cards that an answer is about, and puts their families aside."""
    days, newest = days_of(learner), [card for card in cards if _is_newest(card, entry)]
    for card in cards:
        version, look_up = given.version, partial(forms_asking, card.point_id)
        asked = Asked(version.question_id, given.form, version.guess_rate, look_up)
        answering.answer(
            entry, card, given.scores[card.point_id], given.ratings.get(card.point_id), asked, days
        )
    if entry.not_for_memory is None and newest:
        families.put_aside(entry, newest)
    if cards and all(effect.cap == STEPPED_BACK for effect in entry.effects[: len(cards)]):
        entry.not_for_memory, entry.rating = STEPPED_BACK, None


def _is_newest(card: CardRow, entry: EntryRow) -> bool:
    return card.last_at is None or entry.answered_at >= card.last_at
