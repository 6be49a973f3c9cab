"""What workspaces call public tools, and a history of what they changed for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "team_alias",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(120), nullable=False),
        sa.Column("tool_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_team_alias_workspace_id_workspace"),
        sa.ForeignKeyConstraint(["tool_id"], ["tool.id"], name="fk_team_alias_tool_id_tool"),
        sa.PrimaryKeyConstraint("workspace_id", "folded", name="pk_team_alias"),
    )
    op.create_index("ix_team_alias_tool_id", "team_alias", ["tool_id"])
    with op.batch_alter_table("tool_change") as table:
        table.add_column(sa.Column("workspace_id", sa.Integer(), nullable=True))
        table.create_foreign_key("fk_tool_change_workspace_id_workspace", "workspace", ["workspace_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("tool_change") as table:
        table.drop_constraint("fk_tool_change_workspace_id_workspace", type_="foreignkey")
        table.drop_column("workspace_id")
    op.drop_table("team_alias")
