"""What moderators look after."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("voter") as batch:
        batch.add_column(sa.Column("member_since", sa.BigInteger(), nullable=True))
    _hours()
    _bursts()
    op.create_table(
        "block",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(32), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_block_workspace_id_workspace"),
        sa.PrimaryKeyConstraint("workspace_id", "key", name="pk_block"),
    )


def downgrade() -> None:
    for table in ("block", "hold", "burst", "tally_hour"):
        op.drop_table(table)
    with op.batch_alter_table("voter") as batch:
        batch.drop_column("member_since")


def _hours() -> None:
    op.create_table(
        "tally_hour",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("tool_id", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("ship", sa.Integer(), nullable=False),
        sa.Column("skip", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hour", "workspace_id", "tool_id", name="pk_tally_hour"),
        sqlite_with_rowid=False,
    )


def _bursts() -> None:
    op.create_table(
        "burst",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("tool_id", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("ship", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("opened", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("decided_by", sa.String(200), server_default="", nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["tool_id"], ["tool.id"], name="fk_burst_tool_id_tool"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_burst_workspace_id_workspace"),
        sa.PrimaryKeyConstraint("id", name="pk_burst"),
        sa.UniqueConstraint("workspace_id", "tool_id", "hour", "ship", name="uq_burst_workspace_id_tool_id_hour_ship"),
    )
    op.create_table(
        "hold",
        sa.Column("voter_id", sa.Integer(), nullable=False),
        sa.Column("tool_id", sa.Integer(), nullable=False),
        sa.Column("burst_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("voter_id", "tool_id", name="pk_hold"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_hold_burst_id", "hold", ["burst_id"])
