"""The closest races and the people of a week are read from indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_KNOWN = sa.text("cast_hour IS NOT NULL")


def upgrade() -> None:
    everywhere = sa.text("workspace_id = 0")
    op.create_index(
        "ix_duel_everywhere", "duel", ["first_id", "second_id"], sqlite_where=everywhere, postgresql_where=everywhere
    )
    op.drop_index("ix_voter_cast_hour", "voter")
    columns = ["cast_hour", "standing"]
    op.create_index("ix_voter_cast_hour_standing", "voter", columns, sqlite_where=_KNOWN, postgresql_where=_KNOWN)


def downgrade() -> None:
    op.drop_index("ix_voter_cast_hour_standing", "voter")
    op.create_index("ix_voter_cast_hour", "voter", ["cast_hour"], sqlite_where=_KNOWN, postgresql_where=_KNOWN)
    op.drop_index("ix_duel_everywhere", "duel")
