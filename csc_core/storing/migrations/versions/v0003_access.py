"""Members of collaborations, the audit, and whether pseudonyms are used."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_STAYS = "the audit is only added to"


def upgrade() -> None:
    """Make the tables of members and of the audit."""
    op.add_column(
        "collaboration", sa.Column("pseudonyms", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.create_table(
        "member",
        sa.Column("collaboration_id", sa.String(40), nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("collaboration_id", "who", name="pk_member"),
        sa.ForeignKeyConstraint(
            ["collaboration_id"], ["collaboration.id"], name="fk_member_collaboration", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_member_who", "member", ["who"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("collaboration_id", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_collaboration_id", "audit", ["collaboration_id"])
    _only_added_to(op.get_bind().dialect.name)


def _only_added_to(dialect: str) -> None:
    """Let the database itself refuse to change or take out a line of the audit."""
    if dialect == "sqlite":
        for turn in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{turn.lower()} BEFORE {turn} ON audit "
                f"BEGIN SELECT RAISE(ABORT, '{_STAYS}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_STAYS}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()"
    )
