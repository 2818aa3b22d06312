"""Accounts: passwords, sign-ins, keys with a scope, one-time links, the audit log; erasing reaches notes and texts.

Revision ID: 0004
"""

import importlib

import sqlalchemy as sa
from alembic import op

from quizapp.accounts.models import handle_of
from quizapp.db import Json, Sequence, UtcDateTime

revision = "0004"
down_revision = "0003"

second = importlib.import_module("quizapp.migrations.versions.0002_study")
third = importlib.import_module("quizapp.migrations.versions.0003_rollups")

SAME = {"sqlite": "IS", "postgresql": "IS NOT DISTINCT FROM"}


def _same(columns, same):
    return [f'NEW."{column}" {same} OLD."{column}"' for column in columns]


def _empty(columns):
    return [f'NEW."{column}" IS NULL' for column in columns]


def _either(column, same, emptied):
    return f'(NEW."{column}" {same} OLD."{column}" OR {emptied})'


def _log_entry(same):
    kept = [column for column in third.KEPT if column != "payload"]
    return [*_empty((*second.ERASABLE["log_entry"], "payload")), *_same(kept, same)]


def _log_effect(same):
    kept = [column for column in second.KEPT["log_effect"] if column not in ("before", "marks")]
    emptied = [*_empty((*second.ERASABLE["log_effect"], "marks")), _either("before", same, "NEW.before = '{}'")]
    return [*emptied, *_same(kept, same)]


def _question_version(same):
    kept = ("id", "question_id", "number", "kind", "difficulty", "guess_rate", "created_at")
    whole = " AND ".join(_same(("stem", "body"), same))
    emptied = "NEW.stem = '' AND NEW.body = '{}'"
    return ['NEW."author_id" IS NULL', f"(({whole}) OR ({emptied}))", *_same(kept, same)]


def _audit_entry(same):
    references = [_either(column, same, f'NEW."{column}" IS NULL') for column in ("actor_id", "subject_id")]
    return [*references, *_same(("sequence", "at", "action", "object", "old", "new"), same)]


ERASURES = {
    "log_entry": (_log_entry, "log_entry_no_update", "log_entry_append_only", "log_entry is append-only"),
    "log_effect": (_log_effect, "log_effect_no_update", "log_effect_append_only", "log_effect is append-only"),
    "question_version": (
        _question_version, "question_version_no_update", "question_version_fixed",
        "a version of a question never changes",
    ),
    "audit_entry": (_audit_entry, "audit_entry_no_update", "audit_entry_append_only", "audit_entry is append-only"),
}  # fmt: skip
"""By table: which update is let through, the names of the trigger (SQLite) and the function (PostgreSQL), the words."""


def _sqlite():
    for table, (allowed, trigger, _function, text) in ERASURES.items():
        condition = " AND ".join(allowed(SAME["sqlite"]))
        yield f"DROP TRIGGER IF EXISTS {trigger}"
        yield (
            f"CREATE TRIGGER {trigger} BEFORE UPDATE ON {table} WHEN NOT ({condition}) "
            f"BEGIN SELECT RAISE(ABORT, '{text}'); END"
        )
    yield (
        "CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry "
        "BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END"
    )


def _postgresql():
    for table, (allowed, _trigger, function, text) in ERASURES.items():
        condition = " AND ".join(allowed(SAME["postgresql"]))
        yield (
            f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'UPDATE' THEN IF {condition} THEN RETURN NEW; END IF; END IF; "
            f"RAISE EXCEPTION '{text}'; END $$"
        )
    yield (
        "CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry "
        "FOR EACH ROW EXECUTE FUNCTION audit_entry_append_only()"
    )
    yield (
        "CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_append_only()"
    )


TRIGGERS = {"sqlite": _sqlite, "postgresql": _postgresql}


def upgrade():
    _users()
    _proofs()
    _audit()
    for statement in TRIGGERS[op.get_bind().dialect.name]():
        op.execute(sa.DDL(statement.replace("%", "%%")))


def _users():
    for column in (
        sa.Column("handle", sa.String(400), nullable=False, server_default=""),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("password", sa.String(200), nullable=True),
        sa.Column("second_factor", sa.String(64), nullable=True),
        sa.Column("code_used", Sequence, nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true()),
    ):
        op.add_column("user", column)
    _fill_handles()
    op.create_index("uq_user_handle", "user", ["handle"], unique=True)
    op.create_index("uq_user_email", "user", ["email"], unique=True)


def _fill_handles():
    work = op.get_bind()
    people = work.execute(sa.text('SELECT id, name FROM "user"')).all()
    rows = [{"key": key, "handle": handle_of(name)} for key, name in people]
    if rows:
        work.execute(sa.text('UPDATE "user" SET handle = :handle WHERE id = :key'), rows)


def _proofs():
    op.add_column("api_token", sa.Column("scope", sa.String(10), nullable=False, server_default="write"))
    op.add_column("api_token", sa.Column("expires_at", UtcDateTime(), nullable=True))
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Uuid(), primary_key=True),
        _person("sign_in", "user_id", nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("agent", sa.String(200), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
    )
    op.create_table(
        "recovery_code",
        sa.Column("digest", sa.String(64), primary_key=True),
        _person("recovery_code", "user_id", nullable=False),
    )
    op.create_table(
        "one_time_link",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("purpose", sa.String(10), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("role", sa.String(20), nullable=True),
        _person("one_time_link", "user_id"),
        _person("one_time_link", "maker_id"),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
    )
    for table, column in (
        ("sign_in", "user_id"), ("recovery_code", "user_id"), ("one_time_link", "user_id"), ("one_time_link", "maker_id"),
    ):  # fmt: skip
        op.create_index(f"ix_{table}_{column}", table, [column])


def _audit():
    op.create_table(
        "audit_entry",
        sa.Column("sequence", Sequence, primary_key=True, autoincrement=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        _person("audit_entry", "actor_id"),
        _person("audit_entry", "subject_id"),
        sa.Column("object", sa.String(100), nullable=True),
        sa.Column("old", Json, nullable=True),
        sa.Column("new", Json, nullable=True),
    )
    for column in ("action", "actor_id", "subject_id"):
        op.create_index(f"ix_audit_entry_{column}", "audit_entry", [column])


def _person(table, column, nullable=True):
    reference = sa.ForeignKey("user.id", name=f"fk_{table}_{column}")
    return sa.Column(column, sa.Uuid(), reference, nullable=nullable)
