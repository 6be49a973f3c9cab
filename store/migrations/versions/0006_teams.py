"""Private tools of workspaces, and what their own reviewers say."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tool", sa.Column("workspace", sa.String(100), nullable=True))
    op.create_table(
        "team_panel",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("tool_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_team_panel_workspace_id_workspace"),
        sa.ForeignKeyConstraint(["tool_id"], ["tool.id"], name="fk_team_panel_tool_id_tool"),
        sa.PrimaryKeyConstraint("workspace_id", "tool_id", name="pk_team_panel"),
    )


def downgrade() -> None:
    op.drop_table("team_panel")
    op.drop_column("tool", "workspace")
