"""What the person here may do with the open log. The store refuses; this keeps the screen from offering."""

from collections.abc import Callable, Collection, Mapping

from csc_core.access import may, require
from csc_core.content import in_words
from csc_core.model.people import Action
from pages.shared import session
from pages.shared.access import account
from pages.shared.desk import Desk
from pages.shared.keeping import store
from pages.shared.kept import KeptDesk

PAGES = {
    "Prompts": Action.SEE_PROMPTS,
    "Present": Action.OPEN_ROOM,
    "Ballot": Action.SEE_BALLOTS,
    "Brief": Action.EXPORT_ROOM,
}
WORK = {"edit": Action.EDIT, "code": Action.CODE, "about": Action.EDIT}


def allowed(desk: Desk, action: Action) -> bool:
    """May the person here do this with the log? With what is in no store, everything."""
    return not isinstance(desk, KeptDesk) or may(desk.role, action)


def require_page(desk: Desk | None, title: str) -> None:
    """Raise NotAllowed if a page is not for this person's role in the open log."""
    if isinstance(desk, KeptDesk) and title in PAGES:
        require(desk.role, PAGES[title])


def work_on(desk: Desk, work: Mapping[str, str]) -> Mapping[str, str]:
    """The kinds of work on a log that this person may do."""
    return {name: label for name, label in work.items() if name not in WORK or allowed(desk, WORK[name])}


def says_what_is_hidden(desk: Desk) -> str:
    """How many entries this person reads the log without."""
    hidden = desk.hidden if isinstance(desk, KeptDesk) else 0
    if not hidden:
        return "You may look; changing is for others."
    verb = "is" if hidden == 1 else "are"
    kept = f"{in_words.count(hidden, 'entry', 'entries')} {verb} kept for the facilitator"
    return f"{kept}: what is said here leaves them out."


def why_not_there() -> str:
    """Why the log of the address may not be there for the person here, and what to do."""
    who = account.identity()
    if who.local:
        return "It was deleted, or it lasted only as long as the visit it was opened in."
    return (
        f"It was deleted, or {who.who} is no member of it. Ask an owner to add this address as a member, or "
        "sign out below and come in with another account."
    )


def may_save(action: Action) -> bool:
    """May the person here save such files of the current log?"""
    desk = session.kept_here()
    return desk is None or may(desk.role, action)


def noted(
    label: str, make: Callable[[], bytes], action: Action, of: Collection[str] | None = None
) -> Callable[[], bytes]:
    """``make`` as a file of these collaborations, else of the current log, once the store has noted it."""
    desk = session.kept_here()
    held = of if of is not None else [desk.key] if desk is not None else []

    def made() -> bytes:
        if held:
            store().files.note(held, action, label)
        return make()

    return account.on_behalf(made)
