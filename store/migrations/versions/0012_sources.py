"""Places that are read again and again."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "source",
        sa.Column("address", sa.String(500), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, server_default=""),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.Column("report", sa.Text(), nullable=False, server_default=""),
        sa.Column("by_settings", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("address", name="pk_source"),
    )


def downgrade() -> None:
    op.drop_table("source")
