"""Shards of a gateway and who listens to them; which card is being drawn."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shard",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.String(40), nullable=True),
        sa.Column("lease_until", sa.Float(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shard"),
    )
    op.create_table(
        "shard_listener",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("seen_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shard_listener"),
    )
    op.create_table(
        "identify_gate",
        sa.Column("bucket", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("free_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("bucket", name="pk_identify_gate"),
    )
    op.add_column("box", sa.Column("redraw_after", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("box") as table:
        table.drop_column("redraw_after")
    op.drop_table("identify_gate")
    op.drop_table("shard_listener")
    op.drop_table("shard")
