"""The table of roles and actions. Everything that asks whether somebody may do something asks here."""

from collections.abc import Mapping

from csc_core.model.errors import NotAllowed
from csc_core.model.people import Action, Role
from csc_core.model.vocabulary import Visibility

_OWNER = frozenset({Role.OWNER})
_LEADING = frozenset({Role.OWNER, Role.FACILITATOR})
_WORKING = frozenset({Role.OWNER, Role.FACILITATOR, Role.COORDINATOR})
_READING = frozenset({Role.OWNER, Role.FACILITATOR, Role.COORDINATOR, Role.VIEWER})
_EVERYBODY = frozenset(Role)

MATRIX: Mapping[Action, frozenset[Role]] = {
    Action.SEE_TIMELINE: _READING,
    Action.SEE_CODES: _READING,
    Action.SEE_FACILITATOR_ROWS: _WORKING,
    Action.SEE_TRUE_NAMES: _WORKING,
    Action.SEE_PROMPTS: _WORKING,  # their heat rests on rows a viewer does not see
    Action.READ_HISTORY: _WORKING,
    Action.EDIT: _WORKING,
    Action.CODE: _WORKING,
    Action.APPEND: _WORKING,
    Action.UNDO: _WORKING,
    Action.DECIDE: _WORKING,
    Action.OPEN_ROOM: _WORKING,
    Action.RUN_BALLOTS: _LEADING,
    Action.SEE_BALLOTS: _WORKING,
    Action.VOTE: _EVERYBODY,
    Action.EXPORT_FACILITATOR: _WORKING,
    Action.EXPORT_ROOM: _WORKING,
    Action.USE_PSEUDONYMS: _LEADING,
    Action.CHANGE_MEMBERS: _OWNER,
    Action.CHANGE_TERMS: _OWNER,
    Action.DELETE: _OWNER,
    Action.READ_AUDIT: _OWNER,
}


def may(role: Role, action: Action) -> bool:
    """May somebody with this role do this?"""
    return role in MATRIX[action]


def require(role: Role, action: Action) -> None:
    """Raise NotAllowed, in plain words, unless somebody with this role may do this."""
    if not may(role, action):
        whose = [f"{_article(other)} {other}" for other in Role if other in MATRIX[action]]
        raise NotAllowed(
            f"As {_article(role)} {role} you may not {action}.",
            f"{' or '.join(whose).capitalize()} can. Ask an owner of the collaboration for another role.",
        )


def sees(role: Role) -> frozenset[Visibility] | None:
    """Which rows somebody with this role is given: those of these visibilities; None means every row."""
    if not may(role, Action.SEE_TIMELINE):
        return frozenset()
    return (
        None if may(role, Action.SEE_FACILITATOR_ROWS) else frozenset(Visibility) - {Visibility.FACILITATOR}
    )


def _article(role: Role) -> str:
    return "an" if role is Role.OWNER else "a"
