"""Collaborations in the order they were last changed, without reading all of them."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_collaboration_changed", "collaboration", ["changed"])
