"""Kinds of setbacks in words, for what is meant for the next one of a kind."""

from collections import Counter
from collections.abc import Collection

from csc_core.content.codebook import word
from csc_core.content.meeting import showed_text
from csc_core.model.commitment import Commitment, kind_of
from csc_core.model.findings import Findings
from csc_core.model.vocabulary import SetbackSubtype


def kind_words() -> dict[SetbackSubtype, str]:
    """Every kind of setback that can come again, in words."""
    return {kind: word("setback_subtype", kind) for kind in SetbackSubtype if kind_of(kind)}


def kind_behind(findings: Findings, event_ids: Collection[str]) -> SetbackSubtype | None:
    """The kind of the setbacks among these rows or answered by them: the most frequent, else the latest.

    None where no such setback has a kind that can come again.
    """
    ids = findings.facts.ids
    found: Counter[SetbackSubtype] = Counter()
    for episode in reversed(findings.episodes):
        kind = kind_of(episode.subtype)
        rows = {episode.setback_id, *(str(ids[row]) for row in episode.responses)}
        if kind and rows & set(event_ids):
            found[kind] += 1
    return found.most_common(1)[0][0] if found else None


def looks_words(promise: Commitment, findings: Findings) -> str:
    """What was said of its sign at each setback: "Setback 7: partly"; empty when nobody was asked."""
    told = ((findings.episode(look.setback), showed_text(look.showed).lower()) for look in promise.looks)
    return " · ".join(f"Setback {episode.number}: {showed}" for episode, showed in told if episode)
