"""Tables of what was found, for report, workbook and archive: everything the facilitator may see."""

import datetime as dt

import pandas as pd

from csc_core.charting.governance import mode_name
from csc_core.content import in_words
from csc_core.content.catalogue import practices
from csc_core.content.codebook import families, family
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment
from csc_core.model.vocabulary import CommitmentState
from csc_core.reporting.documents.stamp import Audience, Stamp
from csc_core.reporting.reasons import about_words, reason
from csc_core.reporting.sentences import source_line

ORIGINS = {"paper": "the study", "provan_kenis": "Provan and Kenis (2008)", "ours": "ours"}


def facilitator_stamp(analysis: Analysis) -> Stamp:
    """The stamp of whatever shows all that was found."""
    log = analysis.log
    return Stamp(Audience.FACILITATOR, log.name, analysis.findings.as_of, source_line(analysis), log.invented)


def signals_frame(analysis: Analysis) -> pd.DataFrame:
    """One row a fired signal: what it says, what it is about, the rows of the log that fired it."""
    facts = analysis.findings.facts
    rows = {str(known): int(number) for known, number in zip(facts.ids, facts.numbers, strict=True)}
    records = [
        {
            "Signal": signal.id,
            "Says": reason(analysis, signal).says,
            "About": about_words(analysis, signal),
            "Days": signal.days,
            "Rows": ", ".join(str(rows[event_id]) for event_id in signal.event_ids if event_id in rows),
        }
        for signal in analysis.signals
    ]
    table = pd.DataFrame(records, columns=["Signal", "Says", "About", "Days", "Rows"])
    return table.astype({"Days": "Int64"})


def governance_frame(analysis: Analysis) -> pd.DataFrame:
    """One row a governance mode, in its time order; none is better than another."""
    records = [
        {
            "Mode": mode_name(analysis, span),
            "From": in_words.date(span.start),
            "To": in_words.date(span.end),
            "Days": span.days,
        }
        for span in analysis.findings.governance.spans
    ]
    return pd.DataFrame(records, columns=["Mode", "From", "To", "Days"])


def practices_frame(analysis: Analysis) -> pd.DataFrame:
    """One row a key practice: how often it was logged, and how many days ago last."""
    records = [
        {"Practice": practices()[use.practice].name, "Times logged": use.n, "Last, days ago": use.last_days}
        for use in analysis.findings.practices.values()
    ]
    table = pd.DataFrame(records, columns=["Practice", "Times logged", "Last, days ago"])
    return table.astype({"Last, days ago": "Int64"})


def promises_in_order(analysis: Analysis) -> list[Commitment]:
    """All commitments, open ones first, of these the one due first on top."""

    def key(promise: Commitment) -> tuple[bool, dt.date]:
        return promise.state is not CommitmentState.OPEN, promise.due or dt.date.max

    return sorted(analysis.findings.commitments, key=key)


def promises_frame(analysis: Analysis) -> pd.DataFrame:
    """One row a commitment, open ones first."""
    label = analysis.log.partner_label
    records = [
        {
            "Who": label(promise.owner) if promise.owner else "nobody named",
            "The sign we will see": promise.sign,
            "By": in_words.date(promise.due) if promise.due else "no date",
            "State": state_words(promise, analysis),
        }
        for promise in promises_in_order(analysis)
    ]
    return pd.DataFrame(records, columns=["Who", "The sign we will see", "By", "State"])


def state_words(promise: Commitment, analysis: Analysis) -> str:
    """Where a commitment stands."""
    return "open, past its date" if promise.overdue(analysis.findings.as_of) else promise.state.value


def codebook_frame() -> pd.DataFrame:
    """One row a code of the codebook."""
    records = [
        {
            "Family": name.replace("_", " "),
            "Code": term.code,
            "Word": term.name,
            "In the room": term.room,
            "Means": term.definition,
            "Counts": term.counts,
            "Does not count": term.does_not_count,
            "Whose it is": ORIGINS[term.origin],
        }
        for name in families()
        for term in family(name)
    ]
    return pd.DataFrame(records)
