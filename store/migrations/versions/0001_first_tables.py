"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _catalog()
    _people()
    _boxes()
    _votes()
    _rollups()
    _asks()


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)


def _catalog() -> None:
    op.create_table(
        "catalog_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("merges", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_catalog_state")),
    )
    op.create_table(
        "tool",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("category", sa.String(length=120), server_default="", nullable=False),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["tool.id"], name=("fk_tool_merged_into_tool")),
        sa.PrimaryKeyConstraint("id", name=("pk_tool")),
        sa.UniqueConstraint("slug", name=("uq_tool_slug")),
    )
    op.create_index(("ix_tool_category"), "tool", ["category"], unique=False)
    op.create_table(
        "tool_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tool_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["tool_id"], ["tool.id"], name=("fk_tool_change_tool_id_tool")),
        sa.PrimaryKeyConstraint("id", name=("pk_tool_change")),
    )
    op.create_index(("ix_tool_change_tool_id"), "tool_change", ["tool_id"], unique=False)
    op.execute("INSERT INTO catalog_state (id, version, merges) VALUES (1, 0, 0)")


def _people() -> None:
    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("enterprise", sa.String(length=64), server_default="", nullable=False),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("settings", sa.Text(), nullable=True),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=("pk_workspace")),
        sa.UniqueConstraint("platform", "workspace", name=("uq_workspace_platform_workspace")),
    )
    op.create_table(
        "voter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("standing", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("loose", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("judged_at", sa.BigInteger(), nullable=True),
        sa.Column("forgotten_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=("fk_voter_workspace_id_workspace")),
        sa.PrimaryKeyConstraint("id", name=("pk_voter")),
        sa.UniqueConstraint("key", name=("uq_voter_key")),
    )


def _boxes() -> None:
    op.create_table(
        "box",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("message", sa.String(length=400), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("opened", sa.BigInteger(), nullable=False),
        sa.Column("asker", sa.String(length=200), nullable=False),
        sa.Column("locale", sa.String(length=35), nullable=False),
        sa.Column("digest", sa.String(length=200), nullable=False),
        sa.Column("closed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("tally_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("shown_version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("dirty_since", sa.BigInteger(), nullable=True),
        sa.Column("checked_at", sa.BigInteger(), nullable=True),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.Column("postponed_until", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=("fk_box_workspace_id_workspace")),
        sa.PrimaryKeyConstraint("id", name=("pk_box")),
        sa.UniqueConstraint("workspace_id", "channel", "message", name=("uq_box_workspace_id_channel_message")),
    )
    op.create_index(
        "ix_box_dirty",
        "box",
        ["dirty_since"],
        unique=False,
        sqlite_where=sa.text("dirty_since IS NOT NULL"),
        postgresql_where=sa.text("dirty_since IS NOT NULL"),
    )
    op.create_index(
        "ix_box_open",
        "box",
        ["opened", "checked_at"],
        unique=False,
        sqlite_where=sa.text("NOT closed"),
        postgresql_where=sa.text("NOT closed"),
    )
    op.create_table(
        "box_tool",
        sa.Column("box_id", sa.Integer(), nullable=False),
        sa.Column("seat", sa.SmallInteger(), nullable=False),
        sa.Column("tool_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["box_id"], ["box.id"], name=("fk_box_tool_box_id_box")),
        sa.ForeignKeyConstraint(["tool_id"], ["tool.id"], name=("fk_box_tool_tool_id_tool")),
        sa.PrimaryKeyConstraint("box_id", "seat", name=("pk_box_tool")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_box_tool_tool_id_box_id", "box_tool", ["tool_id", "box_id"], unique=False)


def _votes() -> None:
    op.create_table(
        "mark",
        sa.Column("voter_id", sa.Integer(), nullable=False),
        sa.Column("box_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.SmallInteger(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("voter_id", "box_id", "code", name=("pk_mark")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mark_box_id", "mark", ["box_id"], unique=False)
    op.create_index(
        "ix_mark_gone",
        "mark",
        ["at"],
        unique=False,
        sqlite_where=sa.text("NOT stands"),
        postgresql_where=sa.text("NOT stands"),
    )
    op.create_table(
        "vote",
        sa.Column("voter_id", sa.Integer(), nullable=False),
        sa.Column("tool_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.SmallInteger(), nullable=False),
        sa.Column("ship", sa.Boolean(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("was", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("voter_id", "tool_id", name=("pk_vote")),
        sqlite_with_rowid=False,
    )


def _rollups() -> None:
    op.create_table(
        "tally",
        sa.Column("tool_id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("ship", sa.Integer(), nullable=False),
        sa.Column("skip", sa.Integer(), nullable=False),
        sa.Column("private", sa.Integer(), nullable=False),
        sa.Column("workspaces", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tool_id", "workspace_id", name=("pk_tally")),
        postgresql_with={"fillfactor": 50},
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally_week",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.SmallInteger(), nullable=False),
        sa.Column("tool_id", sa.Integer(), nullable=False),
        sa.Column("ship", sa.Integer(), nullable=False),
        sa.Column("skip", sa.Integer(), nullable=False),
        sa.Column("to_ship", sa.Integer(), nullable=False),
        sa.Column("to_skip", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "week", "tool_id", name=("pk_tally_week")),
        postgresql_with={"fillfactor": 50},
        sqlite_with_rowid=False,
    )
    op.create_table(
        "duel",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("second", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("first_id", "second_id", "workspace_id", name=("pk_duel")),
        postgresql_with={"fillfactor": 50},
        sqlite_with_rowid=False,
    )


def _asks() -> None:
    op.create_table(
        "ask_pair",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.SmallInteger(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["first_id"], ["tool.id"], name=("fk_ask_pair_first_id_tool")),
        sa.ForeignKeyConstraint(["second_id"], ["tool.id"], name=("fk_ask_pair_second_id_tool")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=("fk_ask_pair_workspace_id_workspace")),
        sa.PrimaryKeyConstraint("first_id", "second_id", "week", "workspace_id", name=("pk_ask_pair")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ask_pair_second_id", "ask_pair", ["second_id"], unique=False)
    op.create_index("ix_ask_pair_week", "ask_pair", ["week"], unique=False)
    op.create_table(
        "ask_name",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=("fk_ask_name_workspace_id_workspace")),
        sa.PrimaryKeyConstraint("workspace_id", "folded", name=("pk_ask_name")),
    )


_TABLES = (
    "ask_name",
    "ask_pair",
    "duel",
    "tally_week",
    "tally",
    "vote",
    "mark",
    "box_tool",
    "box",
    "voter",
    "workspace",
    "tool_change",
    "tool",
    "catalog_state",
)
