"""Private ballots and their votes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of ballots."""
    op.create_table(
        "ballot",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("collaboration_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("promise", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("expires", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ballot"),
        sa.UniqueConstraint("code", name="uq_ballot_code"),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaboration.id"],
            name="fk_ballot_collaboration",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_ballot_collaboration_id", "ballot", ["collaboration_id"])
    op.create_table(
        "vote",
        sa.Column("ballot_id", sa.String(40), nullable=False),
        sa.Column("device", sa.String(400), nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("ballot_id", "device", name="pk_vote"),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], name="fk_vote_ballot", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
