"""When people last cast a ballot that stands."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("voter") as batch:
        batch.add_column(sa.Column("cast_hour", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE voter SET cast_hour = (SELECT max(at) / 3600000000 FROM mark "
        "WHERE voter_id = voter.id AND stands AND code NOT IN (7, 15))"
    )
    known = sa.text("cast_hour IS NOT NULL")
    op.create_index("ix_voter_cast_hour", "voter", ["cast_hour"], sqlite_where=known, postgresql_where=known)


def downgrade() -> None:
    op.drop_index("ix_voter_cast_hour", "voter")
    with op.batch_alter_table("voter") as batch:
        batch.drop_column("cast_hour")
