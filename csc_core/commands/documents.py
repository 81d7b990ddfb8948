"""What report --to writes: one document of one log, or a document for each log of a folder."""

import datetime as dt
import sys
from argparse import Namespace
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from csc_core.commands.files import STANDARD, ending, put
from csc_core.commands.many import each_log
from csc_core.commands.replies import REFUSED, wrong

if TYPE_CHECKING:
    from csc_core.model.analysis import Analysis
    from csc_core.model.opened import Opened, Received
    from csc_core.reporting.documents.offers import File, Offer
    from csc_core.reporting.documents.stamp import Stamp

DOCUMENTS = {
    "pdf": "report",
    "html": "report",
    "pptx": "slides",
    "xlsx": "tables",
    "zip": "tables",
    "ics": "calendar",
    "xes": "exchange",
    "qdc": "exchange",
}  # what a kind of file holds unless --document says otherwise
AUDIENCES = ("facilitator", "room", "public")
PAPERS = {"letter": "us-letter", "a4": "a4"}


def write_document(arguments: Namespace, opened: "Opened", analysis: "Analysis") -> int:
    """Write a document of one log to a file or to standard output."""
    to_console = arguments.to == STANDARD
    form = arguments.form or ("" if to_console else ending(arguments.to))
    if form not in DOCUMENTS:
        wrong(arguments, f"say with --form what {arguments.to} shall be: {', '.join(DOCUMENTS)}")
    _, _, file = _chosen(arguments, opened, analysis, form)
    if to_console:
        sys.stdout.buffer.writelines(piece.content for piece in file.pieces())
        return 0
    put(arguments, {Path(arguments.to): file.pieces()})
    print(f"{arguments.to} written.")
    return 0


def write_documents(arguments: Namespace) -> int:
    """Write a document for each log of a folder that loads. The exit code is that of ``portfolio``."""
    from csc_core.analysis import analyse
    from csc_core.content.in_words import file_stem

    target, form, today = Path(arguments.to), arguments.form or "pdf", dt.date.today()
    if target.suffix or (target.exists() and not target.is_dir()):
        wrong(arguments, f"{arguments.file} is a folder: name a folder for its reports too")
    received: list[Received] = []
    taken: set[str] = set()
    for _, opened in each_log(arguments, arguments.file, today, received):
        assert opened.log is not None  # only logs that load are given
        analysis = analyse(opened.log, today=today, as_of=arguments.as_of)
        stamp, offer, file = _chosen(arguments, opened, analysis, form)
        stems = (f"{file_stem(opened.log.name)}{'' if k == 1 else f'-{k}'}" for k in count(1))
        name = next(name for stem in stems if (name := file.name(stem, offer, stamp)) not in taken)
        taken.add(name)
        target.mkdir(exist_ok=True)
        put(arguments, {target / name: file.pieces()})
    print(f"{len(taken):,} of {len(received):,} logs reported on in {target}.")
    if not taken:
        return REFUSED
    return int(any(not log.loaded or log.set_aside for log in received))


def _chosen(
    arguments: Namespace, opened: "Opened", analysis: "Analysis", form: str
) -> tuple["Stamp", "Offer", "File"]:
    """The document that was asked for, as the kind of file that was asked for."""
    stamp, offers = _offers(arguments, opened, analysis)
    wanted = arguments.document or DOCUMENTS[form]
    for offer in offers:
        for file in offer.files:
            if (offer.id, file.suffix) == (wanted, form):
                return stamp, offer, file
    known = [f"{offer.id} ({', '.join(file.suffix for file in offer.files)})" for offer in offers]
    return wrong(arguments, f"there is no {wanted} as {form} for this audience, but {'; '.join(known)}")


def _offers(
    arguments: Namespace, opened: "Opened", analysis: "Analysis"
) -> tuple["Stamp", Sequence["Offer"]]:
    """Everything that can be taken away by this audience."""
    from csc_core.analysis import agenda_for, room_of
    from csc_core.reporting.documents.facilitator_shelf import Material, facilitator_offers
    from csc_core.reporting.documents.frames import facilitator_stamp
    from csc_core.reporting.documents.pdf import Paper
    from csc_core.reporting.documents.room_shelf import RoomMaterial, room_offers
    from csc_core.reporting.documents.stamp import room_stamp
    from csc_core.storing import keep

    paper = Paper(PAPERS[arguments.paper])
    if arguments.audience == "facilitator":
        return facilitator_stamp(analysis), facilitator_offers(Material(analysis, opened, keep), paper)
    room = room_of(analysis, public_audience=arguments.audience == "public")
    return room_stamp(room), room_offers(RoomMaterial(room, agenda_for(analysis, room)), paper)
