"""How a file was received, and who wrote what it holds, in sentences."""

from csc_core.charting.entries import when_words
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.opened import Opened
from csc_core.model.problems import Problem
from csc_core.model.vocabulary import Severity, Verdict
from csc_core.reporting.mending import told_first

# What a log without a partners table, or with an empty column, leaves open.
_UNTOLD = {
    "partners": "who the partners are",
    c.RECORDED_ON: "when its rows were written",
    c.SOURCE_TYPE: "where its rows come from",
    c.CODER: "who coded its responses",
}


def opened_headline(opened: Opened) -> str:
    """What became of a file, in one line."""
    match opened.verdict:
        case Verdict.REFUSE:
            return "This file could not be read as a log."
        case Verdict.ASK:
            asked = len(opened.questions)
            answers = (
                "One answer is" if asked == 1 else f"{in_words.capital(in_words.spelled(asked))} answers are"
            )
            return f"{answers} needed before this file can be read."
    loaded, need = len(opened.log or ()), len(opened.needing)
    left_out = len(opened.set_aside) - need
    if left_out or need:
        told = [f"{need:,} {'needs' if need == 1 else 'need'} you"] if need else []
        told += [f"{left_out:,} left out, as you said"] if left_out else []
        return f"{loaded:,} of {in_words.count(opened.rows, 'row')} read; {in_words.listed(told)}."
    if not opened.rows:
        return "The file has the right columns and no rows yet."
    return f"All {in_words.count(opened.rows, 'row')} read." if opened.rows > 1 else "The one row was read."


def opened_advice(opened: Opened) -> str:
    """What to know or do next."""
    if opened.verdict is Verdict.REFUSE:
        return opened.why
    if opened.verdict is Verdict.ASK:
        return "Only a person can tell. The answer is remembered for the next file with the same headers."
    if opened.needing:
        return f"{in_words.capital(told_first(opened))}. Nothing is lost: put it right here, or later."
    doubts = sum(problem.count for problem in opened.doubts)
    if doubts:
        return f"Every row is in the log. {in_words.count(doubts, 'remark')} may be worth a look."
    return "Nothing stood out."


def noticed_headline(opened: Opened) -> str:
    """How much was noticed beside the rows set aside, and how much of it is worth a look."""
    doubts = sum(problem.count for problem in opened.doubts)
    notes = sum(problem.count for problem in noticed(opened)) - doubts
    looks = in_words.count(doubts, "remark") + " worth a look" if doubts else ""
    told = in_words.count(notes, "note") + " on how it was read" if notes else ""
    return in_words.capital(in_words.listed([part for part in (looks, told) if part]))


def noticed(opened: Opened) -> tuple[Problem, ...]:
    """What was noticed; of a log that loaded, without the reasons why rows were set aside."""
    if opened.log is None:
        return opened.problems
    return tuple(problem for problem in opened.problems if problem.severity is not Severity.BLOCKS)


def voice_counts(analysis: Analysis) -> tuple[tuple[str, int], ...]:
    """Rows by who recorded them, most first, with every partner that wrote none at the end."""
    voice = analysis.findings.voice
    label = analysis.log.partner_label
    named = tuple((label(who) if who else "Not stated", n) for who, n in voice.recorded_by)
    known = {who for who, _ in voice.recorded_by}
    silent = tuple((p.label, 0) for p in analysis.findings.partners if p.org_id not in known)
    return (*named, *(silent if known - {""} else ()))


def voice_says(analysis: Analysis) -> str:
    """The bars of who wrote how many rows, in words."""
    rows = [f"{who} {n}" for who, n in voice_counts(analysis)]
    return f"Rows by who wrote them: {in_words.listed(rows)}." if rows else "Nobody is named."


def voice_sentences(analysis: Analysis) -> tuple[str, ...]:
    """What the record may leave out: one writer, silent sectors, empty months, late or recalled rows."""
    findings, voice = analysis.findings, analysis.findings.voice
    found = [_writers(analysis)]
    if voice.silent_sectors:
        names = in_words.listed([word("sector", sector) for sector in voice.silent_sectors])
        found.append(f"No response on record involves: {names}.")
    if voice.empty_months:
        found.append(_gap(analysis))
    if voice.late.k:
        late = in_words.count(voice.late.n, "row")
        found.append(
            f"{voice.late.k} of {late} with a recording date came more than 30 days after the event."
        )
    if voice.recalled.k:
        were = "was" if voice.recalled.k == 1 else "were"
        found.append(
            f"{voice.recalled.k} of {in_words.count(voice.recalled.n, 'row')} {were} written from memory."
        )
    untold = [_UNTOLD[name] for name in voice.cannot_tell if name in _UNTOLD]
    if untold:
        found.append(f"The log does not tell {in_words.listed(untold, 'or')}.")
    return (*found, "Whose account is missing?") if findings.totals.events else tuple(found)


def _gap(analysis: Analysis) -> str:
    """The longest time without a row, from when to when; nobody can tell from the log what it means."""
    voice = analysis.findings.voice
    days = [when_words(analysis, row) for row in voice.gap_rows]
    long = in_words.long_time(voice.longest_gap_days)
    if len(days) == 1:
        told = f"No row since {days[0]}: {long}."
    else:
        told = f"The longest time without a row: {' to '.join(days)}, {long}."
    return f"{told} Did nothing happen, or did nobody write?"


def _writers(analysis: Analysis) -> str:
    """Who wrote most rows, and how many partners wrote none."""
    counts = voice_counts(analysis)
    total = sum(n for _, n in counts)
    stated = [(who, n) for who, n in counts if n and who != "Not stated"]
    if not stated:
        return "The log does not say who recorded its rows."
    who, most = stated[0]
    silent = sum(not n for _, n in counts)
    none = f"; {in_words.count(silent, 'partner')} wrote none" if silent else ""
    return f"{who} wrote {most} of {in_words.count(total, 'row')}{none}."
