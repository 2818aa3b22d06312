"""The first tables, and the triggers that keep the log append-only and versions unchanged.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

from quizapp.db import Json, Sequence, UtcDateTime

revision = "0001"
down_revision = None

ERASABLE = {"log_entry": ("learner_id", "response", "note", "attempt_id"), "log_effect": ("plan_id", "plan_version_id")}
KEPT = {
    "log_entry": (
        "sequence", "id", "kind", "context", "target", "version_id", "form", "score", "rating", "confidence",
        "took_ms", "payload", "not_for_memory", "answered_at", "received_at", "day", "content",
    ),
    "log_effect": (
        "entry", "point_id", "position", "score", "rating", "lapse", "state", "step", "due_at", "due_day",
        "interval", "raw_interval", "day", "new_count", "review_count", "before",
    ),
}
FIXED = {"question_version": "a version of a question never changes", "plan_version": "a version of a plan never changes"}


def _is_erasure(table, same):
    """The one update let through: it empties what could name a person and touches nothing else."""
    emptied = " AND ".join(f"NEW.{column} IS NULL" for column in ERASABLE[table])
    kept = " AND ".join(f'NEW."{column}" {same} OLD."{column}"' for column in KEPT[table])
    return f"{emptied} AND {kept}"


def _sqlite():
    for table in ERASABLE:
        text = f"{table} is append-only"
        yield (
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN NOT ({_is_erasure(table, 'IS')}) "
            f"BEGIN SELECT RAISE(ABORT, '{text}'); END"
        )
        yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{text}'); END"
    for table, text in FIXED.items():
        yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{text}'); END"


def _postgresql():
    for table in ERASABLE:
        yield (
            f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'UPDATE' THEN IF {_is_erasure(table, 'IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF; END IF; "
            f"RAISE EXCEPTION '{table} is append-only'; END $$"
        )
        yield (
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()"
        )
        yield (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
        )
    for table, text in FIXED.items():
        yield (
            f"CREATE FUNCTION {table}_fixed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{text}'; END $$"
        )
        yield f"CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_fixed()"


TRIGGERS = {"sqlite": tuple(_sqlite()), "postgresql": tuple(_postgresql())}


def upgrade():
    op.create_table('user',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('zone', sa.String(length=64), nullable=False),
    sa.Column('day_start', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.CheckConstraint('day_start BETWEEN 0 AND 23', name=op.f('ck_user_day_start')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_user')),
    sa.UniqueConstraint('name', name=op.f('uq_user_name'))
    )
    op.create_table('api_token',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('user_id', sa.Uuid(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_api_token_user_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_api_token')),
    sa.UniqueConstraint('digest', name=op.f('uq_api_token_digest'))
    )
    with op.batch_alter_table('api_token', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_api_token_user_id'), ['user_id'], unique=False)

    op.create_table('article',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('title', sa.String(length=500), nullable=False),
    sa.Column('author', sa.String(length=300), nullable=True),
    sa.Column('outlet', sa.String(length=300), nullable=True),
    sa.Column('published', sa.String(length=40), nullable=True),
    sa.Column('source', sa.String(length=2000), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('origin', sa.String(length=100), nullable=False),
    sa.Column('format', sa.String(length=20), nullable=False),
    sa.Column('language', sa.String(length=10), nullable=False),
    sa.Column('words', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('blocks', Json, nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_article_owner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_article')),
    sa.UniqueConstraint('owner_id', 'sha256', name=op.f('uq_article_owner_id_sha256'))
    )
    op.create_table('job',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('payload', Json, nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('progress', sa.Double(), nullable=False),
    sa.Column('stage', sa.String(length=200), nullable=True),
    sa.Column('error', sa.Text(), nullable=True),
    sa.Column('result', Json, nullable=True),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('max_tries', sa.Integer(), nullable=False),
    sa.Column('worker', sa.String(length=100), nullable=True),
    sa.Column('heartbeat_at', UtcDateTime(), nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('started_at', UtcDateTime(), nullable=True),
    sa.Column('finished_at', UtcDateTime(), nullable=True),
    sa.CheckConstraint("state IN ('queued', 'running', 'done', 'failed', 'cancelled')", name=op.f('ck_job_state')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_job_owner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_job'))
    )
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.create_index('ix_job_owner_created', ['owner_id', 'created_at'], unique=False)
        batch_op.create_index('ix_job_state_heartbeat', ['state', 'heartbeat_at'], unique=False)

    op.create_table('deck',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('article_id', sa.Uuid(), nullable=True),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_deck_article_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_deck_owner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deck'))
    )
    with op.batch_alter_table('deck', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deck_article_id'), ['article_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_deck_owner_id'), ['owner_id'], unique=False)

    op.create_table('fact',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('article_id', sa.Uuid(), nullable=True),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('sort', sa.String(length=40), nullable=False),
    sa.Column('statement', sa.Text(), nullable=False),
    sa.Column('spans', Json, nullable=False),
    sa.Column('attribution', sa.String(length=300), nullable=True),
    sa.Column('hedge', sa.String(length=200), nullable=True),
    sa.Column('negated', sa.Boolean(), nullable=False),
    sa.Column('time', sa.String(length=200), nullable=True),
    sa.Column('importance', sa.Double(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_fact_article_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_fact_owner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fact')),
    sa.UniqueConstraint('article_id', 'key', name=op.f('uq_fact_article_id_key'))
    )
    with op.batch_alter_table('fact', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_fact_owner_id'), ['owner_id'], unique=False)

    op.create_table('question',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('article_id', sa.Uuid(), nullable=True),
    sa.Column('key', sa.String(length=64), nullable=True),
    sa.Column('origin', sa.String(length=20), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('alternate_of_id', sa.Uuid(), nullable=True),
    sa.Column('importance', sa.Double(), nullable=False),
    sa.Column('confidence', sa.Double(), nullable=False),
    sa.Column('doubts', Json, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.CheckConstraint("status IN ('draft', 'approved', 'retired')", name=op.f('ck_question_status')),
    sa.ForeignKeyConstraint(['alternate_of_id'], ['question.id'], name=op.f('fk_question_alternate_of_id')),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_question_article_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_question_owner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question')),
    sa.UniqueConstraint('article_id', 'key', name=op.f('uq_question_article_id_key'))
    )
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_question_alternate_of_id'), ['alternate_of_id'], unique=False)
        batch_op.create_index('ix_question_article_status', ['article_id', 'status', 'position'], unique=False)
        batch_op.create_index(batch_op.f('ix_question_owner_id'), ['owner_id'], unique=False)

    op.create_table('rejected',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('article_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('stem', sa.Text(), nullable=False),
    sa.Column('gate', sa.String(length=60), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_rejected_article_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rejected'))
    )
    with op.batch_alter_table('rejected', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rejected_article_id'), ['article_id'], unique=False)

    op.create_table('decision',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('actor_id', sa.Uuid(), nullable=True),
    sa.Column('action', sa.String(length=20), nullable=False),
    sa.Column('reason', sa.String(length=40), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['user.id'], name=op.f('fk_decision_actor_id')),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], name=op.f('fk_decision_question_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision'))
    )
    with op.batch_alter_table('decision', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_decision_question_id'), ['question_id'], unique=False)

    op.create_table('deck_fact',
    sa.Column('deck_id', sa.Uuid(), nullable=False),
    sa.Column('fact_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['deck_id'], ['deck.id'], name=op.f('fk_deck_fact_deck_id')),
    sa.ForeignKeyConstraint(['fact_id'], ['fact.id'], name=op.f('fk_deck_fact_fact_id')),
    sa.PrimaryKeyConstraint('deck_id', 'fact_id', name=op.f('pk_deck_fact'))
    )
    with op.batch_alter_table('deck_fact', schema=None) as batch_op:
        batch_op.create_index('ix_deck_fact_fact_id', ['fact_id'], unique=False)

    op.create_table('plan',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('deck_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['deck_id'], ['deck.id'], name=op.f('fk_plan_deck_id')),
    sa.ForeignKeyConstraint(['learner_id'], ['user.id'], name=op.f('fk_plan_learner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan')),
    sa.UniqueConstraint('learner_id', 'deck_id', name=op.f('uq_plan_learner_id_deck_id'))
    )
    with op.batch_alter_table('plan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_deck_id'), ['deck_id'], unique=False)

    op.create_table('point',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('fact_id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['fact_id'], ['fact.id'], name=op.f('fk_point_fact_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_point')),
    sa.UniqueConstraint('fact_id', 'key', name=op.f('uq_point_fact_id_key'))
    )
    op.create_table('question_version',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('question_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('stem', sa.Text(), nullable=False),
    sa.Column('body', Json, nullable=False),
    sa.Column('difficulty', sa.Double(), nullable=False),
    sa.Column('guess_rate', sa.Double(), nullable=False),
    sa.Column('author_id', sa.Uuid(), nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['user.id'], name=op.f('fk_question_version_author_id')),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], name=op.f('fk_question_version_question_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question_version')),
    sa.UniqueConstraint('question_id', 'number', name=op.f('uq_question_version_question_id_number'))
    )
    op.create_table('quiz',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('deck_id', sa.Uuid(), nullable=True),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('settings', Json, nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['deck_id'], ['deck.id'], name=op.f('fk_quiz_deck_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_quiz_owner_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_quiz'))
    )
    with op.batch_alter_table('quiz', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_quiz_deck_id'), ['deck_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_quiz_owner_id'), ['owner_id'], unique=False)

    op.create_table('attempt',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('quiz_id', sa.Uuid(), nullable=False),
    sa.Column('learner_id', sa.Uuid(), nullable=True),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('slot_order', Json, nullable=False),
    sa.Column('started_at', UtcDateTime(), nullable=False),
    sa.Column('deadline', UtcDateTime(), nullable=True),
    sa.Column('submitted_at', UtcDateTime(), nullable=True),
    sa.Column('score', sa.Double(), nullable=True),
    sa.Column('max_score', sa.Double(), nullable=False),
    sa.CheckConstraint("state IN ('open', 'submitted')", name=op.f('ck_attempt_state')),
    sa.ForeignKeyConstraint(['learner_id'], ['user.id'], name=op.f('fk_attempt_learner_id')),
    sa.ForeignKeyConstraint(['quiz_id'], ['quiz.id'], name=op.f('fk_attempt_quiz_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempt')),
    sa.UniqueConstraint('quiz_id', 'learner_id', 'number', name=op.f('uq_attempt_quiz_id_learner_id_number'))
    )
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.create_index('ix_attempt_learner_id', ['learner_id', 'started_at'], unique=False)
        batch_op.create_index('uq_attempt_open', ['quiz_id', 'learner_id'], unique=True, sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))

    op.create_table('card',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('learner_id', sa.Uuid(), nullable=False),
    sa.Column('point_id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('queue', sa.String(length=12), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('step', sa.Integer(), nullable=True),
    sa.Column('due_at', UtcDateTime(), nullable=True),
    sa.Column('due_day', sa.Integer(), nullable=True),
    sa.Column('stability', sa.Double(), nullable=True),
    sa.Column('difficulty', sa.Double(), nullable=True),
    sa.Column('reps', sa.Integer(), nullable=False),
    sa.Column('lapses', sa.Integer(), nullable=False),
    sa.Column('last_at', UtcDateTime(), nullable=True),
    sa.Column('last_day', sa.Integer(), nullable=True),
    sa.Column('last_question_id', sa.Uuid(), nullable=True),
    sa.Column('askable', sa.Boolean(), nullable=False),
    sa.Column('suspended', sa.Boolean(), nullable=False),
    sa.Column('buried_until', sa.Integer(), nullable=True),
    sa.Column('flag', sa.Integer(), nullable=False),
    sa.Column('leech', sa.Boolean(), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['last_question_id'], ['question.id'], name=op.f('fk_card_last_question_id')),
    sa.ForeignKeyConstraint(['learner_id'], ['user.id'], name=op.f('fk_card_learner_id')),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_card_plan_id')),
    sa.ForeignKeyConstraint(['point_id'], ['point.id'], name=op.f('fk_card_point_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_card')),
    sa.UniqueConstraint('learner_id', 'point_id', name=op.f('uq_card_learner_id_point_id'))
    )
    with op.batch_alter_table('card', schema=None) as batch_op:
        batch_op.create_index('ix_card_due', ['plan_id', 'queue', 'due_day', 'due_at', 'buried_until'], unique=False)
        batch_op.create_index('ix_card_new', ['plan_id', 'queue', 'position', 'buried_until'], unique=False)
        batch_op.create_index(batch_op.f('ix_card_point_id'), ['point_id'], unique=False)

    op.create_table('plan_version',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('settings', Json, nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_version_plan_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_version')),
    sa.UniqueConstraint('plan_id', 'number', name=op.f('uq_plan_version_plan_id_number'))
    )
    op.create_table('question_point',
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('point_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('share', sa.Double(), nullable=False),
    sa.ForeignKeyConstraint(['point_id'], ['point.id'], name=op.f('fk_question_point_point_id')),
    sa.ForeignKeyConstraint(['version_id'], ['question_version.id'], name=op.f('fk_question_point_version_id')),
    sa.PrimaryKeyConstraint('version_id', 'point_id', name=op.f('pk_question_point'))
    )
    with op.batch_alter_table('question_point', schema=None) as batch_op:
        batch_op.create_index('ix_question_point_point_id', ['point_id'], unique=False)

    op.create_table('quiz_slot',
    sa.Column('quiz_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('marks', sa.Double(), nullable=False),
    sa.ForeignKeyConstraint(['quiz_id'], ['quiz.id'], name=op.f('fk_quiz_slot_quiz_id')),
    sa.ForeignKeyConstraint(['version_id'], ['question_version.id'], name=op.f('fk_quiz_slot_version_id')),
    sa.PrimaryKeyConstraint('quiz_id', 'number', name=op.f('pk_quiz_slot'))
    )
    with op.batch_alter_table('quiz_slot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_quiz_slot_version_id'), ['version_id'], unique=False)

    op.create_table('log_entry',
    sa.Column('sequence', Sequence, autoincrement=True, nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('learner_id', sa.Uuid(), nullable=True),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('context', sa.String(length=20), nullable=True),
    sa.Column('target', Sequence, nullable=True),
    sa.Column('version_id', sa.Uuid(), nullable=True),
    sa.Column('attempt_id', sa.Uuid(), nullable=True),
    sa.Column('form', sa.String(length=20), nullable=True),
    sa.Column('response', Json, nullable=True),
    sa.Column('score', sa.Double(), nullable=True),
    sa.Column('rating', sa.Integer(), nullable=True),
    sa.Column('confidence', sa.Integer(), nullable=True),
    sa.Column('took_ms', sa.Integer(), nullable=True),
    sa.Column('payload', Json, nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('not_for_memory', sa.String(length=20), nullable=True),
    sa.Column('answered_at', UtcDateTime(), nullable=False),
    sa.Column('received_at', UtcDateTime(), nullable=False),
    sa.Column('day', sa.Integer(), nullable=False),
    sa.Column('content', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], name=op.f('fk_log_entry_attempt_id')),
    sa.ForeignKeyConstraint(['learner_id'], ['user.id'], name=op.f('fk_log_entry_learner_id')),
    sa.ForeignKeyConstraint(['target'], ['log_entry.sequence'], name=op.f('fk_log_entry_target')),
    sa.ForeignKeyConstraint(['version_id'], ['question_version.id'], name=op.f('fk_log_entry_version_id')),
    sa.PrimaryKeyConstraint('sequence', name=op.f('pk_log_entry')),
    sa.UniqueConstraint('learner_id', 'id', name=op.f('uq_log_entry_learner_id_id'))
    )
    with op.batch_alter_table('log_entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_log_entry_attempt_id'), ['attempt_id'], unique=False)
        batch_op.create_index('ix_log_entry_learner_day', ['learner_id', 'day'], unique=False)
        batch_op.create_index('ix_log_entry_learner_sequence', ['learner_id', 'sequence'], unique=False)
        batch_op.create_index(batch_op.f('ix_log_entry_target'), ['target'], unique=False)
        batch_op.create_index('ix_log_entry_version_id', ['version_id'], unique=False)

    op.create_table('response',
    sa.Column('attempt_id', sa.Uuid(), nullable=False),
    sa.Column('slot', sa.Integer(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('response', Json, nullable=True),
    sa.Column('score', sa.Double(), nullable=True),
    sa.Column('saved_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], name=op.f('fk_response_attempt_id')),
    sa.PrimaryKeyConstraint('attempt_id', 'slot', name=op.f('pk_response'))
    )
    op.create_table('log_effect',
    sa.Column('entry', Sequence, nullable=False),
    sa.Column('point_id', sa.Uuid(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=True),
    sa.Column('plan_version_id', sa.Uuid(), nullable=True),
    sa.Column('score', sa.Double(), nullable=True),
    sa.Column('rating', sa.Integer(), nullable=True),
    sa.Column('lapse', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('step', sa.Integer(), nullable=True),
    sa.Column('due_at', UtcDateTime(), nullable=True),
    sa.Column('due_day', sa.Integer(), nullable=True),
    sa.Column('interval', sa.Integer(), nullable=True),
    sa.Column('raw_interval', sa.Integer(), nullable=True),
    sa.Column('day', sa.Integer(), nullable=False),
    sa.Column('new_count', sa.Integer(), nullable=False),
    sa.Column('review_count', sa.Integer(), nullable=False),
    sa.Column('before', Json, nullable=False),
    sa.ForeignKeyConstraint(['entry'], ['log_entry.sequence'], name=op.f('fk_log_effect_entry')),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_log_effect_plan_id')),
    sa.ForeignKeyConstraint(['plan_version_id'], ['plan_version.id'], name=op.f('fk_log_effect_plan_version_id')),
    sa.ForeignKeyConstraint(['point_id'], ['point.id'], name=op.f('fk_log_effect_point_id')),
    sa.PrimaryKeyConstraint('entry', 'point_id', name=op.f('pk_log_effect'))
    )
    with op.batch_alter_table('log_effect', schema=None) as batch_op:
        batch_op.create_index('ix_log_effect_plan_day', ['plan_id', 'day', 'new_count', 'review_count'], unique=False)
        batch_op.create_index('ix_log_effect_point_id', ['point_id', 'entry'], unique=False)

    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(sa.DDL(statement))


