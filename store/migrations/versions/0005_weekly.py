"""The weekly verdicts."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _subscriptions()
    _slots()
    op.create_index("ix_tool_change_at", "tool_change", ["at"])


def downgrade() -> None:
    op.drop_index("ix_tool_change_at", "tool_change")
    for table in ("slot", "subscription"):
        op.drop_table(table)


def _subscriptions() -> None:
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(64), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("at", sa.String(5), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("next_fire", sa.BigInteger(), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("owner_workspace", sa.String(64), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("categories", sa.Text(), nullable=False),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.String(35), nullable=False),
        sa.Column("pause", sa.String(16), nullable=False),
        sa.Column("feed", sa.String(64), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_subscription_workspace_id_workspace"),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
        sa.UniqueConstraint("feed", name="uq_subscription_feed"),
        sa.UniqueConstraint("workspace_id", "channel", name="uq_subscription_workspace_id_channel"),
    )
    active = sa.text("pause = ''")
    op.create_index("ix_subscription_due", "subscription", ["next_fire"], sqlite_where=active, postgresql_where=active)


def _slots() -> None:
    op.create_table(
        "slot",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(64), nullable=False),
        sa.Column("week", sa.String(10), nullable=False),
        sa.Column("fire", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("owner", sa.String(64), server_default="", nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("not_before", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("frozen", sa.Text(), nullable=True),
        sa.Column("message", sa.String(500), server_default="", nullable=False),
        sa.Column("posted_at", sa.BigInteger(), nullable=True),
        sa.Column("posts", sa.Text(), server_default="[]", nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_slot_workspace_id_workspace"),
        sa.PrimaryKeyConstraint("key", name="pk_slot"),
    )
    still_open = sa.text("state IN ('due', 'posted')")
    op.create_index(
        "ix_slot_open", "slot", ["workspace_id", "fire"], sqlite_where=still_open, postgresql_where=still_open
    )
    op.create_index("ix_slot_state", "slot", ["state"])
    op.create_index("ix_slot_workspace_id_channel_fire", "slot", ["workspace_id", "channel", "fire"])
