"""An answer looked at again: what was given, what is right, and what each rating would mean."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from questions.kinds import kind
from questions.kinds.kind import Grade
from quizapp.accounts.people import Learner
from quizapp.bank import versions
from quizapp.bank.versions import Version
from quizapp.db import session
from quizapp.errors import NotFound
from quizapp.memory import log, rows
from quizapp.memory.cards import days_of, lines_of, schedule_in, settings_of
from quizapp.memory.fold import effective, fold
from quizapp.memory.models import LogEntry
from quizapp.memory.rows import CardRow, EffectRow, EntryRow
from quizapp.memory.scheduling import delays


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A stored answer with what belongs to it. ``rating`` is the last one given, ``intervals`` the
    delay in seconds that each rating gives, before fuzz."""

    entry: EntryRow
    card: CardRow
    version: Version
    grade: Grade | None
    rating: int | None
    intervals: dict[int, float]
    undoable: bool

    @property
    def cap(self) -> str | None:
        """Why the answer did not count in full ("guessable", "harder form"), or None."""
        return self.entry.effects[0].cap


def look(learner: Learner, entry_id: UUID) -> Looked:
    """Returns one of the learner's answers. Raises NotFound, also for one that was undone."""
    entry = log.by_id(learner.id, entry_id)
    if entry is None or entry.kind != "answer" or entry.version_id is None or log.is_undone(entry.sequence):
        raise NotFound("This answer was taken back, or was never given.")
    effect = entry.effects[0] if entry.effects else None
    cards = rows.cards_of(learner.id, [effect.point_id]) if effect else []
    if effect is None or not cards:
        raise NotFound
    version = versions.version(entry.version_id)
    newest = log.newest_undoable(learner.id)
    return Looked(
        entry=entry,
        card=cards[0],
        version=version,
        grade=None if entry.score is None else kind(version.kind).grade(version.content, entry.response),
        rating=last_rating(entry, effect),
        intervals=_intervals(learner, entry, effect, cards[0]),
        undoable=newest is not None and newest.sequence == entry.sequence,
    )


def last_rating(entry: EntryRow, effect: EffectRow) -> int | None:
    """Returns an answer's rating, or that of its last rerate."""
    rerated = session().scalar(
        sa.select(LogEntry.rating)
        .where(LogEntry.target == entry.sequence, LogEntry.kind == "rerate")
        .order_by(LogEntry.sequence.desc())
        .limit(1)
    )
    return rerated or effect.rating


def _intervals(learner: Learner, entry: EntryRow, effect: EffectRow, card: CardRow) -> dict[int, float]:
    lines = effective(lines_of(learner.id, [card.point_id])[card.point_id])
    settings = settings_of(card.plan_id)[1]
    before = [
        line for line in lines if (line.answered_at, line.sequence) < (entry.answered_at, entry.sequence)
    ]
    return delays(
        fold(before, settings), schedule_in(effect.before), entry.answered_at, days_of(learner), settings,
        marked=effect.score is not None,
    )  # fmt: skip
