"""Collaborations, their rows, history, summaries and remembered answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "collaboration",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("columns", sa.JSON, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("places", sa.Integer, nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("changed", sa.String(32), nullable=False),
        sa.Column("retention_until", sa.String(10)),
        sa.Column("legal_hold", sa.Boolean, nullable=False),
        sa.Column("share", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_collaboration"),
    )
    op.create_index("ix_collaboration_retention_until", "collaboration", ["retention_until"])
    op.create_table(
        "entry",
        sa.Column("collaboration_id", sa.String(40), nullable=False),
        sa.Column("part", sa.String(12), nullable=False),
        sa.Column("key", sa.String(400), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("visibility", sa.String(12)),
        sa.Column("came_from", sa.Text),
        sa.Column("cells", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("collaboration_id", "part", "key", name="pk_entry"),
        _of_collaboration("entry"),
    )
    op.create_table(
        "step",
        sa.Column("collaboration_id", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("redoes", sa.Integer),
        sa.PrimaryKeyConstraint("collaboration_id", "revision", name="pk_step"),
        _of_collaboration("step"),
    )
    op.create_table(
        "change",
        sa.Column("collaboration_id", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("part", sa.String(12), nullable=False),
        sa.Column("key", sa.String(400), nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
        sa.PrimaryKeyConstraint("collaboration_id", "revision", "part", "key", name="pk_change"),
        sa.ForeignKeyConstraint(
            ["collaboration_id", "revision"],
            ["step.collaboration_id", "step.revision"],
            name="fk_change_step",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_change_row", "change", ["collaboration_id", "part", "key"])
    op.create_table(
        "summary",
        sa.Column("collaboration_id", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("collaboration_id", name="pk_summary"),
        _of_collaboration("summary"),
    )
    op.create_table(
        "remembered",
        sa.Column("source", sa.String(400), nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_remembered"),
    )


def _of_collaboration(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["collaboration_id"],
        ["collaboration.id"],
        name=f"fk_{table}_collaboration",
        ondelete="CASCADE",
    )
