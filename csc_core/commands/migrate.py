"""The command migrate: a store of an earlier version, brought to this one after a backup."""

from argparse import Namespace
from pathlib import Path

from csc_core.commands.files import store_address
from csc_core.commands.replies import print_json, refuse
from csc_core.model.errors import CscError


def migrate(arguments: Namespace) -> int:
    """Bring a store up to date, and say from which version to which. 3 when it cannot be opened."""
    from csc_core.storing.upgrading import bring_up

    backup = Path(arguments.backup) if arguments.backup else None
    try:
        done = bring_up(store_address(arguments), backup, without_backup=arguments.no_backup)
    except CscError as fault:
        return refuse(fault)
    if arguments.json:
        kept = None if done.backup is None else str(done.backup)
        print_json({"from": done.found, "to": done.now, "migrated": done.changed, "backup": kept})
    elif done.changed:
        print(f"From version {done.found} to {done.now}.")
        print(f"As it was before: {done.backup}" if done.backup else "No backup was made.")
    else:
        print(f"Nothing to do: the store is of this version, {done.now}.")
    return 0
