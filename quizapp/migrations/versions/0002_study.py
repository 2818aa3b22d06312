"""Study: families of cards, forms, notes, study sessions, limits of one day, roll-ups, fittings.

Revision ID: 0002
"""

import importlib

import sqlalchemy as sa
from alembic import op

from quizapp.db import Json, Sequence, UtcDateTime

revision = "0002"
down_revision = "0001"

first = importlib.import_module("quizapp.migrations.versions.0001_first_tables")

ERASABLE = {**first.ERASABLE, "log_entry": (*first.ERASABLE["log_entry"], "session_id")}
KEPT = {**first.KEPT, "log_effect": (*first.KEPT["log_effect"], "marks", "predicted", "was_interval", "cap")}


def _is_erasure(table, same):
    """The one update let through: it empties what could name a person and touches nothing else."""
    emptied = " AND ".join(f"NEW.{column} IS NULL" for column in ERASABLE[table])
    kept = " AND ".join(f'NEW."{column}" {same} OLD."{column}"' for column in KEPT[table])
    return f"{emptied} AND {kept}"


def _sqlite():
    for table in ERASABLE:
        yield f"DROP TRIGGER {table}_no_update"
        yield (
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN NOT ({_is_erasure(table, 'IS')}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _postgresql():
    for table in ERASABLE:
        yield (
            f"CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'UPDATE' THEN IF {_is_erasure(table, 'IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF; END IF; "
            f"RAISE EXCEPTION '{table} is append-only'; END $$"
        )


TRIGGERS = {"sqlite": tuple(_sqlite()), "postgresql": tuple(_postgresql())}
SESSION_ID = {
    "sqlite": "ALTER TABLE log_entry ADD COLUMN session_id CHAR(32) "
    "CONSTRAINT fk_log_entry_session_id REFERENCES study_session (id)",
    "postgresql": "ALTER TABLE log_entry ADD COLUMN session_id UUID "
    "CONSTRAINT fk_log_entry_session_id REFERENCES study_session (id)",
}


def upgrade():
    _tables()
    dialect = op.get_bind().dialect.name
    op.execute(sa.DDL(SESSION_ID[dialect]))
    op.create_index("ix_log_entry_session_id", "log_entry", ["session_id"])
    for column in (
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("family", sa.String(length=64), nullable=False, server_default=""),
        sa.Column("form_known", sa.String(length=20), nullable=True),
        sa.Column("form_failed", sa.String(length=20), nullable=True),
        sa.Column("form_easier", sa.String(length=20), nullable=True),
    ):
        op.add_column("card", column)
    op.add_column("plan", sa.Column("cards", sa.Integer(), nullable=False, server_default="0"))
    for column in (
        sa.Column("marks", Json, nullable=True),
        sa.Column("predicted", sa.Double(), nullable=True),
        sa.Column("was_interval", sa.Integer(), nullable=True),
        sa.Column("cap", sa.String(length=20), nullable=True),
    ):
        op.add_column("log_effect", column)
    op.create_index("ix_card_family", "card", ["learner_id", "family"])
    op.drop_index("ix_card_due", "card")
    op.create_index("ix_card_due", "card", ["plan_id", "queue", "due_day", "due_at", "id", "buried_until"])
    op.drop_index("ix_card_new", "card")
    op.create_index("ix_card_new", "card", ["plan_id", "queue", "position", "id", "buried_until"])
    op.drop_index("ix_log_effect_point_id", "log_effect")
    op.create_index("ix_log_effect_point_id", "log_effect", ["point_id", "plan_id", "entry"])
    _fill()
    for statement in TRIGGERS[dialect]:
        op.execute(sa.DDL(statement))


def _fill():
    """Cards learn their family, plans how many cards they have."""
    work = op.get_bind()
    rows = work.execute(
        sa.text(
            "SELECT point.id AS point, fact.id AS fact, fact.article_id AS article, fact.spans AS spans "
            "FROM point JOIN fact ON fact.id = point.fact_id"
        ).columns(point=sa.Uuid, fact=sa.Uuid, article=sa.Uuid, spans=Json)
    ).all()
    families = [
        {"point": point, "family": f"{article}:{spans[0][0]}" if article and spans else str(fact)}
        for point, fact, article, spans in rows
    ]
    if families:
        card = sa.table("card", sa.column("point_id", sa.Uuid()), sa.column("family"))
        statement = sa.update(card).where(card.c.point_id == sa.bindparam("point"))
        work.execute(statement.values(family=sa.bindparam("family")), families)
    work.execute(
        sa.text(
            "UPDATE plan SET cards = (SELECT count(*) FROM card WHERE card.plan_id = plan.id AND card.queue <> 'idle')"
        )
    )


def _tables():
    op.create_table(
        "plan_day",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("new_limit", sa.Integer(), nullable=True),
        sa.Column("review_limit", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_day_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "day", name=op.f("pk_plan_day")),
    )
    op.create_table(
        "study_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("deck_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("cards", Json, nullable=True),
        sa.Column("chosen", Json, nullable=True),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["deck_id"], ["deck.id"], name=op.f("fk_study_session_deck_id")),
        sa.ForeignKeyConstraint(["learner_id"], ["user.id"], name=op.f("fk_study_session_learner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_session")),
    )
    op.create_index("ix_study_session_learner_id", "study_session", ["learner_id"])
    counts = ("answers", "right", "timed", "took_ms", "new_count", "review_count", "young", "young_kept",
              "mature", "mature_kept")  # fmt: skip
    op.create_table(
        "study_day",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, Sequence if name == "took_ms" else sa.Integer(), nullable=False) for name in counts),
        sa.ForeignKeyConstraint(["learner_id"], ["user.id"], name=op.f("fk_study_day_learner_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_study_day_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "day", name=op.f("pk_study_day")),
    )
    op.create_index("ix_study_day_learner_day", "study_day", ["learner_id", "day"])
    op.create_table(
        "study_hour",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("hour", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["user.id"], name=op.f("fk_study_hour_learner_id")),
        sa.PrimaryKeyConstraint("learner_id", "day", "hour", name=op.f("pk_study_hour")),
    )
    op.create_table(
        "calibration",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("tenth", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.Column("recalled", sa.Integer(), nullable=False),
        sa.Column("foretold", Sequence, nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_calibration_plan_id")),
        sa.PrimaryKeyConstraint("plan_id", "form", "tenth", name=op.f("pk_calibration")),
    )
    op.create_table(
        "fitting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.Column("held_out", sa.Integer(), nullable=False),
        sa.Column("before_loss", sa.Double(), nullable=True),
        sa.Column("after_loss", sa.Double(), nullable=True),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("parameters", Json, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["user.id"], name=op.f("fk_fitting_learner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fitting")),
    )
    op.create_index("ix_fitting_learner_id", "fitting", ["learner_id"])
