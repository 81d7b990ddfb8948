"""Who has which role in a collaboration."""

from sqlalchemy import ColumnElement, Connection, delete, exists, func, select

from csc_core.access import account_name
from csc_core.model.errors import NotAllowed
from csc_core.model.people import GIVEN, Identity, Member, Role
from csc_core.storing.collaborations import find
from csc_core.storing.engine import upsert
from csc_core.storing.schema import collaboration, member


def role_of(connection: Connection, collaboration_id: str, identity: Identity) -> Role | None:
    """What somebody is to a collaboration; None for a stranger.

    Whoever uses a computer where nobody signs in owns all; administrators own what has no members.
    """
    if identity.local:
        return Role.OWNER
    its = member.c.collaboration_id == collaboration_id
    query = select(member.c.role).where(its, member.c.who == identity.who)
    found = connection.execute(query).scalar_one_or_none()
    if found is not None:
        return Role(found)
    if identity.administrator:
        there = connection.execute(select(func.count()).select_from(member).where(its)).scalar_one()
        return None if there else Role.OWNER
    return None


def roles(connection: Connection, identity: Identity) -> dict[str, Role]:
    """The role of an account in each collaboration it is a member of, by the collaboration's id."""
    query = select(member.c.collaboration_id, member.c.role).where(member.c.who == identity.who)
    return {collaboration_id: Role(role) for collaboration_id, role in connection.execute(query)}


def there_for(identity: Identity) -> ColumnElement[bool] | None:
    """Which collaborations are there for somebody, as ``role_of`` has it; None for all."""
    if identity.local:
        return None
    own = collaboration.c.id.in_(select(member.c.collaboration_id).where(member.c.who == identity.who))
    without_members = ~exists().where(member.c.collaboration_id == collaboration.c.id)
    return own | without_members if identity.administrator else own


def members(connection: Connection, collaboration_id: str) -> tuple[Member, ...]:
    """The members, owners first, then by role and name."""
    query = select(member.c.who, member.c.role).where(member.c.collaboration_id == collaboration_id)
    found = [Member(who, Role(role)) for who, role in connection.execute(query)]
    return tuple(sorted(found, key=lambda one: (GIVEN.index(one.role), one.who)))


def put(connection: Connection, collaboration_id: str, who: str, role: Role) -> Member:
    """Give somebody a role, in the place of an earlier one. Raises NotAllowed when no owner would be left."""
    if role not in GIVEN:
        raise NotAllowed("Participants are not members.", "Give them the code of a ballot.")
    given = Member(account_name(who), role)
    if role is not Role.OWNER:
        _leaves_an_owner(connection, collaboration_id, given.who)
    upsert(connection, member, {"collaboration_id": collaboration_id, "who": given.who}, {"role": role})
    return given


def take_out(connection: Connection, collaboration_id: str, who: str) -> None:
    """Let somebody be a member no more. Raises NotAllowed when no owner would be left."""
    _leaves_an_owner(connection, collaboration_id, who)
    its = (member.c.collaboration_id == collaboration_id, member.c.who == who)
    connection.execute(delete(member).where(*its))


def _leaves_an_owner(connection: Connection, collaboration_id: str, without: str) -> None:
    """Raise NotAllowed if this account is the only owner. Nobody else can change members meanwhile."""
    find(connection, collaboration_id, lock=True)
    owners = [one.who for one in members(connection, collaboration_id) if one.role is Role.OWNER]
    if owners == [without]:
        raise NotAllowed(
            f"{without} is the only owner and stays one.",
            "Make somebody else an owner first. A collaboration without an owner could not be deleted.",
        )
