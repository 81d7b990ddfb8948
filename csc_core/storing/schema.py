"""The tables of the database as they are now. How older files get there: ``migrations``."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    false,
)

HEAD = "0004"  # the newest migration

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of_collaboration() -> Column[str]:
    """Rows belong to a collaboration and go with it."""
    return Column(
        "collaboration_id", String(40), ForeignKey("collaboration.id", ondelete="CASCADE"), primary_key=True
    )


collaboration = Table(
    "collaboration",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("columns", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("places", Integer, nullable=False),  # the highest row number ever given
    Column("created", String(32), nullable=False),
    Column("changed", String(32), nullable=False, index=True),
    Column("retention_until", String(10), index=True),
    Column("legal_hold", Boolean, nullable=False),
    Column("share", Boolean, nullable=False),
    Column("pseudonyms", Boolean, nullable=False, server_default=false()),
)

# One row of any of a collaboration's tables. ``visibility`` is filled for events only.
entry = Table(
    "entry",
    metadata,
    _of_collaboration(),
    Column("part", String(12), primary_key=True),
    Column("key", String(400), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("visibility", String(12)),
    Column("came_from", Text),
    Column("cells", JSON, nullable=False),
)

# History: only ever added to.
step = Table(
    "step",
    metadata,
    _of_collaboration(),
    Column("revision", Integer, primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("what", Text, nullable=False),
    Column("undoes", Integer),  # the step that an undo takes back
    Column("redoes", Integer),  # the undo that a redo takes back
)
change = Table(
    "change",
    metadata,
    Column("collaboration_id", String(40), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("part", String(12), primary_key=True),
    Column("key", String(400), primary_key=True),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    ForeignKeyConstraint(
        ["collaboration_id", "revision"], ["step.collaboration_id", "step.revision"], ondelete="CASCADE"
    ),
    Index("ix_change_row", "collaboration_id", "part", "key"),
)

summary = Table(
    "summary",
    metadata,
    _of_collaboration(),
    Column("revision", Integer, nullable=False),
    Column("content", JSON, nullable=False),
)

# Accounts with a role in a collaboration. Where nobody signs in there are none.
member = Table(
    "member",
    metadata,
    _of_collaboration(),
    Column("who", String(200), primary_key=True, index=True),
    Column("role", String(12), nullable=False),
)

# Only ever added to; the database refuses anything else. It outlives the collaborations it tells of.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("what", String(20), nullable=False),
    Column("about", Text, nullable=False),
    Column("collaboration_id", String(40), index=True),
)

# What a person answered about files of one source, so that it is not asked again.
remembered = Table(
    "remembered",
    metadata,
    Column("source", String(400), primary_key=True),
    Column("answers", JSON, nullable=False),
)

ballot = Table(
    "ballot",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("code", String(12), nullable=False, unique=True),
    Column(
        "collaboration_id",
        String(40),
        ForeignKey("collaboration.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("kind", String(40), nullable=False),
    Column("about", Text, nullable=False),
    Column("promise", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("expires", String(32), nullable=False),
)

# No time and no row number: the order of votes must not tell whose they are.
vote = Table(
    "vote",
    metadata,
    Column("ballot_id", String(40), ForeignKey("ballot.id", ondelete="CASCADE"), primary_key=True),
    Column("device", String(400), primary_key=True),
    Column("answer", JSON, nullable=False),
    sqlite_with_rowid=False,
)
