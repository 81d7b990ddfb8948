"""Second takes: how we would answer a setback of a kind next time, kept as cards tied to that kind."""

import streamlit as st

from csc_core.meeting.second_takes import MOST_LETTERS, draft, what_is_missing
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.codes import members_of
from csc_core.model.commitment import SecondTake, kind_of
from csc_core.model.findings import Episode
from csc_core.model.vocabulary import Facet
from csc_core.reporting.kinds import kind_words
from pages.shared import parts
from pages.shared.desk import Desk
from pages.shared.parts import plain


def show_takes(desk: Desk, analysis: Analysis) -> None:
    """The cards, those whose kind of setback came again first, and a way to draft one."""
    takes = analysis.findings.second_takes
    answered = [one for one in analysis.findings.episodes if one.responses and kind_of(one.subtype)]
    if not takes and not answered:
        return
    parts.section("How we would answer next time")
    if not takes:
        parts.muted("From an answer to a past setback, draft how you would answer the next one of its kind.")
    order = sorted(takes, key=lambda take: _again(analysis, take) is None)
    for place, take in enumerate(order):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            _card(analysis, take)
            if parts.icon_button("Take this card out", "close", f"take-{place}"):
                left = tuple(one for one in takes if one != take)
                desk.decide("Second take taken out", second_takes=left)
                st.rerun()
    if answered and st.button("Draft a second take", icon=":material/edit_note:"):
        draft_take(desk, analysis, answered)


def _card(analysis: Analysis, take: SecondTake) -> None:
    with st.container(gap="xsmall"):
        st.markdown(f"**{plain(take.says)}**")
        parts.muted(f"At the next setback of the kind: {kind_words()[take.setback_kind]}")
        again = _again(analysis, take)
        if again is not None:
            title = analysis.log.cell(again.position, c.TITLE)
            at = f"setback {again.number} · {title}"
            st.markdown(f"**It came again:** {plain(at)}")


def _again(analysis: Analysis, take: SecondTake) -> Episode | None:
    """The newest setback of the card's kind since it was written, or after the one it was drafted from."""
    first = analysis.findings.episode(take.setback)
    since = first.date if first else take.made_on
    later = (
        one for one in analysis.findings.episodes if one.subtype == take.setback_kind and one.date > since
    )
    return max(later, key=lambda one: one.number, default=None)


@st.dialog("How we would answer next time")
def draft_take(desk: Desk, analysis: Analysis, answered: list[Episode]) -> None:
    """Choose an answer on record, and write down what to do next time. What was done is not judged anew."""
    cell = analysis.log.cell
    setbacks = {one.setback_id: one for one in reversed(answered)}
    setback = st.selectbox(
        "After which setback?",
        list(setbacks),
        format_func=lambda key: f"{setbacks[key].number} · {cell(setbacks[key].position, c.TITLE)}",
    )
    episode = setbacks[setback]
    rows = {str(analysis.findings.facts.ids[row]): row for row in episode.responses}
    answer = st.selectbox("From which answer?", list(rows), format_func=lambda key: cell(rows[key], c.TITLE))
    facets = members_of(int(analysis.findings.facts.codes.facets[rows[answer]]), Facet)
    says = st.text_area(
        "What would we do next time? No names.", draft(facets), max_chars=MOST_LETTERS, key=f"draft-{answer}"
    )
    parts.muted("Forward only: what was done stays as it is coded. The room sees this card, and only this.")
    kind = kind_of(episode.subtype)
    if st.button("Keep this card", type="primary") and kind:
        missing = what_is_missing(says, _organizations(analysis))
        if missing:
            st.markdown(plain(missing))
            return
        made = analysis.findings.as_of
        take = SecondTake(kind, " ".join(says.split()), made, setback, answer)
        desk.decide("Second take kept", second_takes=(*analysis.findings.second_takes, take))
        st.rerun()


def _organizations(analysis: Analysis) -> list[str]:
    """Every name an organization of the log goes by."""
    return [name for one in analysis.findings.partners for name in (one.label, one.org_id)]
