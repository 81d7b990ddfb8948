"""The command template: a blank log, or its description."""

import sys
from argparse import Namespace
from pathlib import Path

from csc_core.commands.files import STANDARD, put
from csc_core.commands.replies import wrong

FORMS = {
    "csv": "events.csv",
    "xlsx": "event-log.xlsx",
    "schema": "event-log.schema.json",
    "package": "datapackage.json",
}
ENDINGS = {".csv": "csv", ".xlsx": "xlsx", ".json": "schema"}


def template(arguments: Namespace) -> int:
    """Write a blank log or its description; every file of the template when the path is a folder."""
    from csc_core.reporting.template import template_files

    files, path = template_files(), Path(arguments.path)
    if arguments.path == STANDARD:
        sys.stdout.buffer.write(files[FORMS[arguments.form or "csv"]])
        return 0
    wanted = {path / name: name for name in files} if path.is_dir() else {path: _form(arguments)}
    put(arguments, {target: files[name] for target, name in wanted.items()})
    for target in wanted:
        print(f"{target} written.")
    return 0


def _form(arguments: Namespace) -> str:
    """The template file that was asked for, by --form or else by how the path ends."""
    form = arguments.form or ENDINGS.get(Path(arguments.path).suffix.lower())
    return FORMS[form or wrong(arguments, f"say with --form what {arguments.path} shall hold")]
