"""Every cell of the table of roles and actions, against the table written out here."""

import pytest

from csc_core.access import account_name, may, require, sees
from csc_core.model.errors import NotAllowed
from csc_core.model.people import Action, Role
from csc_core.model.vocabulary import Visibility

#                       owner facilitator coordinator viewer participant
TABLE = """
SEE_TIMELINE              x        x           x        x        .
SEE_CODES                 x        x           x        x        .
SEE_FACILITATOR_ROWS      x        x           x        .        .
SEE_TRUE_NAMES            x        x           x        .        .
SEE_PROMPTS               x        x           x        .        .
READ_HISTORY              x        x           x        .        .
EDIT                      x        x           x        .        .
CODE                      x        x           x        .        .
APPEND                    x        x           x        .        .
UNDO                      x        x           x        .        .
DECIDE                    x        x           x        .        .
OPEN_ROOM                 x        x           x        .        .
RUN_BALLOTS               x        x           .        .        .
SEE_BALLOTS               x        x           x        .        .
VOTE                      x        x           x        x        x
EXPORT_FACILITATOR        x        x           x        .        .
EXPORT_ROOM               x        x           x        .        .
USE_PSEUDONYMS            x        x           .        .        .
CHANGE_MEMBERS            x        .           .        .        .
CHANGE_TERMS              x        .           .        .        .
DELETE                    x        .           .        .        .
READ_AUDIT                x        .           .        .        .
"""
ROWS = {line.split()[0]: line.split()[1:] for line in TABLE.strip().splitlines()}
CELLS = [
    (role, Action[name], mark == "x")
    for name, marks in ROWS.items()
    for role, mark in zip(Role, marks, strict=True)
]


def test_the_table_here_has_every_action() -> None:
    assert set(ROWS) == {action.name for action in Action}


@pytest.mark.parametrize(("role", "action", "allowed"), CELLS)
def test_each_cell(role: Role, action: Action, allowed: bool) -> None:
    assert may(role, action) is allowed
    if allowed:
        require(role, action)
    else:
        with pytest.raises(NotAllowed) as told:
            require(role, action)
        assert role.value in told.value.says
        assert action.value in told.value.says
        assert "owner" in told.value.try_this.lower()


def test_whoever_does_not_see_facilitator_rows_cannot_work_on_rows() -> None:
    work = (Action.EDIT, Action.CODE, Action.APPEND, Action.UNDO, Action.EXPORT_FACILITATOR)
    for role in Role:
        if sees(role) is not None:
            assert not any(may(role, action) for action in work)


def test_what_rows_a_role_is_given() -> None:
    assert sees(Role.OWNER) is None
    assert sees(Role.VIEWER) == {Visibility.PUBLIC, Visibility.PARTNERS}
    assert sees(Role.PARTICIPANT) == frozenset()


def test_an_account_is_one_however_it_is_typed() -> None:
    assert account_name("  Ana@City.Example ") == account_name("ana@city.example") == "ana@city.example"
    for nothing in ("", "  ", "x" * 201, "a\x00b"):
        with pytest.raises(NotAllowed):
            account_name(nothing)
