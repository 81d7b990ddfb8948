"""The command migrate: a store of an earlier version, brought to this one after a backup."""

import os
from argparse import Namespace
from pathlib import Path

from csc_core.commands.common import REFUSED, print_json, tell
from csc_core.model.errors import CscError


def migrate(arguments: Namespace) -> int:
    """Bring a store up to date, and say from which version to which. 3 when it cannot be opened."""
    from csc_core.storing.upgrading import bring_up

    address = arguments.store or os.environ.get("CSC_STORE") or arguments.wrong("name the store")
    url = address if "://" in address else f"sqlite:///{Path(address).absolute()}"
    backup = Path(arguments.backup) if arguments.backup else None
    try:
        done = bring_up(url, backup, without_backup=arguments.no_backup)
    except CscError as fault:
        tell(f"{fault.says} {fault.try_this}")
        return REFUSED
    if arguments.json:
        kept = None if done.backup is None else str(done.backup)
        print_json({"from": done.found, "to": done.now, "migrated": done.changed, "backup": kept})
    elif done.changed:
        print(f"From version {done.found} to {done.now}.")
        print(f"As it was before: {done.backup}" if done.backup else "No backup was made.")
    else:
        print(f"Nothing to do: the store is of this version, {done.now}.")
    return 0
