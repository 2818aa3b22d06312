"""Roll-ups: the hour of each entry, what was studied before this version, pauses found by an index.

Revision ID: 0003
"""

import importlib
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from quizapp.db import UtcDateTime

revision = "0003"
down_revision = "0002"

second = importlib.import_module("quizapp.migrations.versions.0002_study")

KEPT = (*second.KEPT["log_entry"], "hour")


def _is_erasure(same):
    """The one update let through: it empties what could name a person and touches nothing else."""
    emptied = " AND ".join(f"NEW.{column} IS NULL" for column in second.ERASABLE["log_entry"])
    kept = " AND ".join(f'NEW."{column}" {same} OLD."{column}"' for column in KEPT)
    return f"{emptied} AND {kept}"


LET_THROUGH = {
    "sqlite": "DROP TRIGGER log_entry_no_update",
    "postgresql": "ALTER TABLE log_entry DISABLE TRIGGER log_entry_append_only",
}
CLOSE = {
    "sqlite": (
        f"CREATE TRIGGER log_entry_no_update BEFORE UPDATE ON log_entry WHEN NOT ({_is_erasure('IS')}) "
        "BEGIN SELECT RAISE(ABORT, 'log_entry is append-only'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION log_entry_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' THEN IF {_is_erasure('IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF; END IF; "
        "RAISE EXCEPTION 'log_entry is append-only'; END $$",
        "ALTER TABLE log_entry ENABLE TRIGGER log_entry_append_only",
    ),
}

ANSWERS = """
    SELECT effect.plan_id, entry.day, entry.hour, entry.learner_id, entry.took_ms,
        CASE WHEN coalesce(entry.score, coalesce(
            (SELECT later.rating FROM log_entry AS later WHERE later.target = entry.sequence
                AND later.kind = 'rerate' ORDER BY later.sequence DESC LIMIT 1),
            entry.rating) - 1) >= 1 THEN 1 ELSE 0 END AS good
    FROM log_entry AS entry JOIN log_effect AS effect ON effect.entry = entry.sequence AND effect.position = 0
    WHERE entry.kind = 'answer' AND entry.learner_id IS NOT NULL AND effect.plan_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM log_entry AS later
            WHERE later.target = entry.sequence AND later.kind IN ('undo', 'regrade'))
"""
# The first review of each card on each day: how it went (by its last rerate), and how the card stood before
# it. FSRS foretells 1 for a card seen already on the day; then an earlier line tells (see memory.tallies).
REVIEWS = """
    SELECT first.plan_id, first.day, first.learner_id, first.form,
        CASE WHEN coalesce((SELECT changed.rating FROM log_effect AS changed
                JOIN log_entry AS later ON later.sequence = changed.entry
                WHERE later.kind = 'rerate' AND later.target = first.sequence AND changed.point_id = first.point_id
                ORDER BY later.sequence DESC LIMIT 1), first.rating) <> 1 THEN 1 ELSE 0 END AS kept,
        before.predicted, CASE WHEN coalesce(before.was_interval, 0) >= 21 THEN 1 ELSE 0 END AS mature
    FROM (
        SELECT effect.plan_id, effect.point_id, effect.rating, effect.predicted, entry.sequence, entry.day,
            entry.learner_id, entry.form, row_number() OVER (
                PARTITION BY entry.learner_id, effect.point_id, entry.day
                ORDER BY entry.answered_at, entry.sequence) AS place
        FROM log_entry AS entry JOIN log_effect AS effect ON effect.entry = entry.sequence
        WHERE entry.kind IN ('answer', 'import') AND entry.learner_id IS NOT NULL AND entry.not_for_memory IS NULL
            AND effect.plan_id IS NOT NULL AND effect.rating IS NOT NULL AND effect.predicted IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM log_entry AS later
                WHERE later.target = entry.sequence AND later.kind IN ('undo', 'regrade'))
    ) AS first
    JOIN log_effect AS before ON before.point_id = first.point_id AND before.entry = CASE
        WHEN first.predicted < 1 THEN first.sequence
        ELSE (SELECT min(other.sequence) FROM log_entry AS other JOIN log_effect AS seen ON seen.entry = other.sequence
            WHERE other.learner_id = first.learner_id AND seen.point_id = first.point_id AND other.day = first.day
                AND seen.predicted < 1) END
    WHERE first.place = 1
"""
DAYS = f"""
    INSERT INTO study_day (plan_id, day, learner_id, answers, "right", timed, took_ms, new_count, review_count,
        young, young_kept, mature, mature_kept)
    SELECT plan_id, day, learner_id, sum(answers), sum(good), sum(timed), sum(took), sum(fresh), sum(again),
        sum(young), sum(young_kept), sum(mature), sum(mature_kept)
    FROM (
        SELECT plan_id, day, learner_id, 1 AS answers, good, CASE WHEN took_ms IS NULL THEN 0 ELSE 1 END AS timed,
            CASE WHEN took_ms IS NULL THEN 0 WHEN took_ms > 60000 THEN 60000 ELSE took_ms END AS took,
            0 AS fresh, 0 AS again, 0 AS young, 0 AS young_kept, 0 AS mature, 0 AS mature_kept
        FROM ({ANSWERS}) AS answer
        UNION ALL
        SELECT effect.plan_id, effect.day, entry.learner_id, 0, 0, 0, 0, effect.new_count, effect.review_count,
            0, 0, 0, 0
        FROM log_effect AS effect JOIN log_entry AS entry ON entry.sequence = effect.entry
        WHERE entry.learner_id IS NOT NULL AND effect.plan_id IS NOT NULL
            AND (effect.new_count <> 0 OR effect.review_count <> 0)
        UNION ALL
        SELECT plan_id, day, learner_id, 0, 0, 0, 0, 0, 0, 1 - mature, (1 - mature) * kept, mature, mature * kept
        FROM ({REVIEWS}) AS review
    ) AS counted GROUP BY plan_id, day, learner_id
"""
# Casts round on one database and cut off on the other.
_TENTH = "CASE " + " ".join(f"WHEN predicted * 10 >= {tenth} THEN {tenth}" for tenth in range(9, 0, -1)) + " ELSE 0 END"
CALIBRATION = f"""
    INSERT INTO calibration (plan_id, form, tenth, reviews, recalled, foretold)
    SELECT plan_id, form, tenth, count(*), sum(kept), sum(foretold) FROM (
        SELECT plan_id, form, {_TENTH} AS tenth, kept, CAST(round(predicted * 1000) AS INTEGER) AS foretold
        FROM ({REVIEWS}) AS review WHERE form IS NOT NULL
    ) AS counted GROUP BY plan_id, form, tenth
"""
HOURS = f"""
    INSERT INTO study_hour (learner_id, day, hour, answers, "right")
    SELECT learner_id, day, hour, count(*), sum(good) FROM ({ANSWERS}) AS answer
    WHERE hour IS NOT NULL GROUP BY learner_id, day, hour
"""


def upgrade():
    dialect = op.get_bind().dialect.name
    op.add_column("log_entry", sa.Column("hour", sa.Integer(), nullable=True))
    op.execute(sa.DDL(LET_THROUGH[dialect]))
    _fill_hours()
    for statement in CLOSE[dialect]:
        op.execute(sa.DDL(statement))
    op.execute(sa.DDL(DAYS))
    op.execute(sa.DDL(HOURS))
    op.execute(sa.DDL(CALIBRATION))
    op.create_index(
        "ix_log_entry_reschedule", "log_entry", ["learner_id", "sequence"],
        sqlite_where=sa.text("kind = 'reschedule'"), postgresql_where=sa.text("kind = 'reschedule'"),
    )  # fmt: skip
    op.drop_index("ix_log_effect_plan_day", "log_effect")


def _fill_hours():
    """What a learner's clock showed is worked out once, by the zone they are in now."""
    work = op.get_bind()
    statement = sa.text(
        'SELECT log_entry.sequence, log_entry.answered_at, "user".zone FROM log_entry '
        'JOIN "user" ON "user".id = log_entry.learner_id'
    ).columns(answered_at=UtcDateTime())
    rows = [
        {"at": sequence, "shown": at.astimezone(ZoneInfo(zone)).hour}
        for sequence, at, zone in work.execute(statement)
    ]
    if rows:
        work.execute(sa.text("UPDATE log_entry SET hour = :shown WHERE sequence = :at"), rows)
