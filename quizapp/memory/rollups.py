"""Daily roll-ups of the log, kept in the same unit of work as each entry, so that statistics need not
read it. ``memory.tallies`` is what they count; ``rebuild`` makes them again from the log."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from quizapp.db import connection, unit_of_work
from quizapp.memory.models import Calibration, Plan, StudyDay, StudyHour
from quizapp.memory.rows import EFFECT, ENTRY, CardRow, EntryRow, run
from quizapp.memory.tallies import Cell, Tally, Trace, change, tally

_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
TABLES: dict[str, Any] = {
    model.__tablename__: model.__table__ for model in (StudyDay, StudyHour, Calibration)
}
_KEYS = {
    "study_day": ("plan_id", "day"),
    "study_hour": ("day", "hour"),
    "calibration": ("plan_id", "form", "tenth"),
}
_IDENTITY = ("plan_id", "learner_id", "day", "hour", "form", "tenth")
_NUMBERS = {
    name: [column.name for column in table.c if column.name not in _IDENTITY]
    for name, table in TABLES.items()
}


def _adding(dialect: str, name: str) -> Any:
    """The statement that adds to a row's numbers, or begins the row."""
    table = TABLES[name]
    insert = _INSERTS[dialect](table).values({column.name: sa.bindparam(column.name) for column in table.c})
    sums = {number: table.c[number] + insert.excluded[number] for number in _NUMBERS[name]}
    return insert.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=sums)


_ADDING = {(dialect, name): _adding(dialect, name) for dialect in _INSERTS for name in TABLES}

_TRACES = (
    sa.select(
        EFFECT.c.point_id, ENTRY.c.sequence, ENTRY.c.kind, ENTRY.c.target, ENTRY.c.answered_at, ENTRY.c.day,
        ENTRY.c.hour, EFFECT.c.plan_id, EFFECT.c.position, ENTRY.c.form, ENTRY.c.score,
        ENTRY.c.rating.label("given"), EFFECT.c.rating, ENTRY.c.took_ms, ENTRY.c.not_for_memory,
        EFFECT.c.predicted, EFFECT.c.was_interval, EFFECT.c.day.label("counted_on"), EFFECT.c.new_count,
        EFFECT.c.review_count,
    )
    .join(ENTRY, ENTRY.c.sequence == EFFECT.c.entry)
    .where(ENTRY.c.learner_id == sa.bindparam("learner"))
    .order_by(EFFECT.c.point_id, ENTRY.c.sequence)
)  # fmt: skip
_OF_POINTS = _TRACES.where(EFFECT.c.point_id.in_(sa.bindparam("points", expanding=True)))
_LEARNERS = sa.union(
    sa.select(ENTRY.c.learner_id).where(ENTRY.c.learner_id.is_not(None)),
    sa.select(StudyDay.learner_id),
    sa.select(StudyHour.learner_id),
    sa.select(Plan.learner_id).join(Calibration, Calibration.plan_id == Plan.id),
)


def follow(entry: EntryRow, cards: Iterable[CardRow] = ()) -> None:
    """Adds to the roll-ups what an entry changes that was just written, with its effects.

    Runs within the caller's unit of work. ``cards`` are those that an answer was about, after it. An
    answer newer than all of theirs stands for itself; for any other entry their log is read.
    """
    assert entry.learner_id is not None
    late = any(card.last_at is not None and entry.answered_at < card.last_at for card in cards)
    changed: Tally = Tally()
    if entry.kind == "answer" and not late:
        for effect in entry.effects:
            changed.update(tally([_trace(entry, effect, entry.rating, effect.day)]))
    else:
        for _, traces in _cards(_OF_POINTS, entry.learner_id, [effect.point_id for effect in entry.effects]):
            changed.update(change(traces, entry.sequence))
    _add(entry.learner_id, changed)


def rebuild(learner_id: UUID | None = None) -> None:
    """Makes the roll-ups (of one learner, or of all) again from the log."""
    with unit_of_work():
        for learner in _learners(learner_id):
            for name, table in TABLES.items():
                run(sa.delete(table).where(_of(name, learner)))
            _add(learner, _tallied(learner))


def differences(learner_id: UUID | None = None) -> list[str]:
    """Returns a sentence for every row of the roll-ups (of one learner, or of all) that differs from
    the log."""
    found = []
    for learner in _learners(learner_id):
        kept, told = _kept(learner), _tallied(learner)
        wrong = sorted({cell[:2] for cell in kept.keys() | told.keys() if kept[cell] != told[cell]}, key=str)
        found += [_sentence(learner, table, key) for table, key in wrong]
    return found


def _sentence(learner: UUID, table: str, key: tuple[Any, ...]) -> str:
    named = ", ".join(f"{column} {value}" for column, value in zip(_KEYS[table], key, strict=True))
    return f"{table} of learner {learner} ({named}): differs from the log"


def _learners(learner_id: UUID | None) -> list[UUID]:
    return [learner_id] if learner_id is not None else sorted(run(_LEARNERS).scalars())


def _tallied(learner: UUID) -> Tally:
    told: Tally = Tally()
    for _, traces in _cards(_TRACES, learner):
        told.update(tally(traces))
    return told


def _kept(learner: UUID) -> Tally:
    kept: Tally = Tally()
    for name, table in TABLES.items():
        for row in run(sa.select(table).where(_of(name, learner))).mappings():
            key = tuple(row[part] for part in _KEYS[name])
            kept.update({Cell(name, key, number): row[number] for number in _NUMBERS[name] if row[number]})
    return kept


def _of(name: str, learner: UUID) -> sa.ColumnElement[bool]:
    """The rows of a roll-up that are a learner's."""
    table = TABLES[name]
    if "learner_id" in table.c:
        return sa.and_(table.c.learner_id == learner)
    return sa.and_(table.c.plan_id.in_(sa.select(Plan.id).where(Plan.learner_id == learner)))


def _add(learner: UUID, changed: Tally) -> None:
    rows: dict[str, dict[tuple[Any, ...], dict[str, int]]] = defaultdict(dict)
    for cell, number in changed.items():
        rows[cell.table].setdefault(cell.key, dict.fromkeys(_NUMBERS[cell.table], 0))[cell.column] = number
    dialect = connection().dialect.name
    for name, by_key in rows.items():
        values = [
            {"learner_id": learner, **dict(zip(_KEYS[name], key, strict=True)), **numbers}
            for key, numbers in sorted(by_key.items(), key=str)
        ]
        if name == "calibration":
            for each in values:
                del each["learner_id"]
        run(_ADDING[dialect, name], values)


def _cards(
    statement: sa.Select[Any], learner: UUID, points: list[UUID] | None = None
) -> Iterator[tuple[UUID, list[Trace]]]:
    values = {"learner": learner} if points is None else {"learner": learner, "points": points}
    found = run(statement, values).yield_per(5000)
    for point, rows in groupby(found, key=lambda row: row.point_id):
        yield point, [_trace(row, row, row.given, row.counted_on) for row in rows]


def _trace(entry: Any, effect: Any, given: int | None, counted_on: int) -> Trace:
    return Trace(
        sequence=entry.sequence,
        kind=entry.kind,
        target=entry.target,
        answered_at=entry.answered_at,
        day=entry.day,
        hour=entry.hour,
        plan=effect.plan_id,
        first=effect.position == 0,
        form=entry.form,
        score=entry.score,
        given=given,
        rating=effect.rating,
        took_ms=entry.took_ms,
        for_memory=entry.not_for_memory is None,
        predicted=effect.predicted,
        was_interval=effect.was_interval,
        counted_on=counted_on,
        new_count=effect.new_count,
        review_count=effect.review_count,
    )
