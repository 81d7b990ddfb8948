"""The tables behind the pictures, and the tables of what was read and decided."""

from collections.abc import Mapping, Sequence

import pandas as pd

from csc_core.charting.entries import Shown, entries, entry_word, when_words
from csc_core.charting.lanes import episode_words
from csc_core.content.codebook import word
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment, SecondTake
from csc_core.model.opened import Opened
from csc_core.model.problems import Problem
from csc_core.reporting.editing import label

Table = pd.DataFrame  # what pages, which know no pandas, are handed


def entries_table(analysis: Analysis, shown: Shown | None = None) -> pd.DataFrame:
    """The shown entries, oldest first: row, date, what it is, setback number, title, who, source."""
    numbers = {episode.position: episode.number for episode in analysis.findings.episodes}
    cell = analysis.log.cell
    records = [
        {
            "Row": item.row,
            "Date": when_words(analysis, item.position),
            "Entry": entry_word(item.code, item.contested),
            "Setback": ", ".join(
                str(numbers[p]) for p in (item.setbacks or (item.position,)) if p in numbers
            ),
            "Title": item.title,
            "Who": _names(analysis, cell(item.position, c.ACTORS)),
            "Source": word("source_type", cell(item.position, c.SOURCE_TYPE)),
        }
        for item in entries(analysis, shown)
    ]
    return pd.DataFrame(records, columns=["Row", "Date", "Entry", "Setback", "Title", "Who", "Source"])


def _names(analysis: Analysis, cell: str) -> str:
    return "; ".join(analysis.log.partner_label(part.strip()) for part in cell.split(";") if part.strip())


def episodes_table(analysis: Analysis) -> pd.DataFrame:
    """One row a setback: how it reads, when it was first answered and first learned from, what it showed."""
    facts = analysis.findings.facts
    records = [
        {
            "Setback": episode.number,
            "Row": int(facts.numbers[episode.position]),
            "Date": when_words(analysis, episode.position),
            "Title": analysis.log.cell(episode.position, c.TITLE),
            "Reads as": episode_words(episode),
            "First response, days": episode.first_response_days,
            "First learning, days": episode.first_learning_days,
            "Facets": ", ".join(word("facet", facet) for facet in episode.facets),
            "Learning": word("learning_mutuality", episode.learning),
            "Blame": word("blame_mutuality", episode.blame),
            "Status": word("status", episode.status),
        }
        for episode in analysis.findings.episodes
    ]
    table = pd.DataFrame(records)
    for column in ("First response, days", "First learning, days"):
        if column in table:
            table[column] = table[column].astype("Int64")
    return table


def commitments_table(commitments: Sequence[Commitment]) -> pd.DataFrame:
    """Commitments as they would be written into a log's follow-up columns."""
    records = [
        {
            "made_on": promise.made_on,
            "follow_up": promise.sign,
            "follow_up_owner": promise.owner or "",
            "follow_up_due": promise.due,
            "follow_up_done": "yes" if promise.state.value == "done" else "no",
            "state": promise.state.value,
            "action_id": promise.action_id or "",
            "evidence": promise.evidence or "",
            "setback_kind": promise.setback_kind or "",
            "did_it_show": "; ".join(f"{look.setback}: {look.showed}" for look in promise.looks),
        }
        for promise in commitments
    ]
    return pd.DataFrame(records)


def second_takes_table(takes: Sequence[SecondTake]) -> pd.DataFrame:
    """How partners said they would answer next time, with the rows each was drafted from."""
    records = [
        {
            "setback_kind": take.setback_kind.value,
            "next_time": take.says,
            "made_on": take.made_on,
            "setback": take.setback,
            "answer": take.answer,
        }
        for take in takes
    ]
    return pd.DataFrame(records)


def problems_table(problems: Sequence[Problem]) -> pd.DataFrame:
    """Faults found in a file: row, column, what stands there, what was expected, what to do."""
    weight = {"blocks": "set aside", "doubt": "please look", "note": "for your information"}
    records = [
        {
            "Row": problem.row,
            "Column": label(problem.column or ""),
            "Stands there": problem.value or "",
            "What is wrong": problem.says,
            "What to do": problem.try_this,
            "Weight": weight[problem.severity],
        }
        for problem in problems
    ]
    table = pd.DataFrame(
        records, columns=["Row", "Column", "Stands there", "What is wrong", "What to do", "Weight"]
    )
    return table.astype({"Row": "Int64"})


def remarks_table(problems: Sequence[Problem]) -> pd.DataFrame:
    """The same for reading: what is said of several rows in the same words stands once, at the first row."""
    table = problems_table(problems)
    told = list(table.columns.drop("Row"))
    groups = table.groupby(told, sort=False, dropna=False)["Row"]
    once = groups.agg(["first", "size"]).reset_index()
    rows = [
        "all" if pd.isna(row) else str(row) if n == 1 else f"{row} and {n - 1} more"
        for row, n in zip(once["first"], once["size"], strict=True)
    ]
    return once.assign(Row=rows)[["Row", *told]]


def set_aside_table(opened: Opened) -> pd.DataFrame:
    """The rows that did not load, cell for cell as written, with the reason and the remedy in front."""
    records: list[Mapping[str, object]] = []
    for item in opened.set_aside:
        told = {"row": item.row, "why": item.says, "what to do": item.try_this}
        theirs = {f"{name} (in the file)" if name in told else name: cell for name, cell in item.cells}
        records.append(told | theirs)
    return pd.DataFrame(records)


def log_table(opened: Opened) -> pd.DataFrame:
    """The events as they were read: what matters first, dates as written, then every other column."""
    assert opened.log is not None
    events = opened.log.events.drop(columns=[c.DATE_FIRST, c.DATE_LAST])
    events = events.assign(**{c.DATE: events[c.DATE_WRITTEN]}).drop(columns=c.DATE_WRITTEN)
    first = [name for name in (c.ROW, c.DATE, c.KIND, c.TITLE) if name in events]
    ordered = events[[*first, *events.columns.difference(first, sort=False)]]
    return ordered.astype({name: "string" for name in ordered.columns if name != c.ROW}).fillna("")


def with_words(table: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows in which every one of these words stands in some cell, whatever its capitals."""
    rows = table.astype("string").fillna("").agg("\n".join, axis=1).str.casefold()
    found = pd.Series(True, index=table.index)
    for sought in words.casefold().split():
        found &= rows.str.contains(sought, regex=False)
    return table[found]
