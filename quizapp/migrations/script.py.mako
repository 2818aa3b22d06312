"""${message}

Revision ID: ${up_revision}
"""

import sqlalchemy as sa
from alembic import op

from quizapp.db import Json, Sequence, UtcDateTime

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade():
    ${upgrades if upgrades else "pass"}
