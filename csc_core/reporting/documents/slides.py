"""The slides of everything found, for the facilitator; the sentences to say stand in the notes."""

from csc_core.charting.timeline import timeline
from csc_core.content.catalogue import actions
from csc_core.content.method import method
from csc_core.model.analysis import Analysis
from csc_core.model.prompts import Prompt
from csc_core.reporting.documents.brief import waiting_line
from csc_core.reporting.documents.deck import EDGE, FOOT, INNER, TOP, Deck
from csc_core.reporting.documents.deck_pictures import draw
from csc_core.reporting.documents.frames import facilitator_stamp, promises_frame
from csc_core.reporting.documents.grids import grid
from csc_core.reporting.documents.report import frame, reason_line
from csc_core.reporting.documents.trimming import first, latest, short
from csc_core.reporting.heat_sentences import heat_advice, heat_headline, heat_reason
from csc_core.reporting.reasons import reasons
from csc_core.reporting.sentences import follow_up_headline, headline, standing, start_headline
from csc_core.reporting.tables import episodes_table

LISTED, ROWS = 8, 7  # items, and rows of a table, that can be read on one slide
MOST_ROWS = 15 * ROWS  # of a table on slides
SETBACKS = {"Setback": 1.2, "Title": 4.6, "Date": 2.2, "Reads as": 2.3, "Status": 1.2}
PROMISES = {"Who": 2.4, "The sign we will see": 4.8, "By": 2.2, "State": 1.6}
CLOSE = (18, 16, 14)  # points, for four texts on a slide
HALF = (INNER - 0.5) / 2


def slides(analysis: Analysis) -> bytes:
    """A deck as PPTX: where it stands, the picture, setbacks, what waits, prompts, promises, limits."""
    deck = Deck(f"Slides: {short(analysis.log.name)}", facilitator_stamp(analysis))
    _standing(deck, analysis)
    _picture(deck, analysis)
    _setbacks(deck, analysis)
    _waiting(deck, analysis)
    _heat(deck, analysis)
    for prompt in analysis.recommendation.prompts:
        _prompt(deck, analysis, prompt)
    _promises(deck, analysis)
    _limits(deck)
    return deck.made()


def _standing(deck: Deck, analysis: Analysis) -> None:
    told = [sentence.text for sentence in standing(analysis)]
    page = deck.slide(start_headline(analysis), say=told)
    page.words(told)


def _picture(deck: Deck, analysis: Analysis) -> None:
    say = [headline(analysis), "Each diamond is a setback; what followed stands to its right."]
    page = deck.slide(headline(analysis), say)
    draw(page.slide, timeline(analysis), headline(analysis), EDGE, TOP, INNER, FOOT - TOP - 0.1)


def _setbacks(deck: Deck, analysis: Analysis) -> None:
    if analysis.findings.episodes:
        table = episodes_table(analysis)
        _, left_out = latest(range(len(table)), MOST_ROWS, "setbacks")
        table = table.tail(MOST_ROWS).assign(Title=lambda it: [short(title, 90) for title in it["Title"]])
        say = [headline(analysis), left_out] if left_out else [headline(analysis)]
        deck.tables(left_out or "Setback by setback", grid(table, SETBACKS), ROWS, say)


def _waiting(deck: Deck, analysis: Analysis) -> None:
    waiting = [waiting_line(analysis, episode) for episode in analysis.findings.unanswered]
    if waiting:
        ask = "Was nothing done, or was nothing written down?"
        page = deck.slide("Not yet picked up, oldest first", say=[*first(waiting, MOST_ROWS), ask])
        page.words(first(waiting, LISTED))


def _heat(deck: Deck, analysis: Analysis) -> None:
    told = [heat_reason(analysis), heat_advice(analysis.heat)]
    page = deck.slide(heat_headline(analysis), say=[heat_headline(analysis), *told])
    page.words(told)


def _prompt(deck: Deck, analysis: Analysis, prompt: Prompt) -> None:
    action = actions()[prompt.action_id]
    because = [reason_line(reason) for reason in reasons(analysis, prompt.because)]
    page = deck.slide(action.name, say=[*action.ask, f"When not: {action.not_when}", action.log])
    page.line(frame(action), EDGE, TOP - 0.5, INNER, size=14)
    high = (FOOT - TOP - 0.3) / 2
    page.words([short(line, 240) for line in because[:2]], high=high, wide=HALF, lead="Because", sizes=CLOSE)
    page.words([action.not_when], y=TOP + high, high=high, wide=HALF, lead="When not", sizes=CLOSE)
    steps = [f"{at}. {step}" for at, step in enumerate(action.steps, 1)]
    page.words(steps, x=EDGE + HALF + 0.5, wide=HALF, high=high * 1.3, lead="Steps", sizes=CLOSE)
    ask = [f"“{question}”" for question in action.ask]
    page.words(
        ask,
        x=EDGE + HALF + 0.5,
        y=TOP + high * 1.3,
        wide=HALF,
        high=high * 0.7,
        lead="Ask aloud",
        sizes=CLOSE,
    )


def _promises(deck: Deck, analysis: Analysis) -> None:
    said = follow_up_headline(analysis.findings.commitments, analysis.findings)
    if analysis.findings.commitments:
        table = promises_frame(analysis).head(MOST_ROWS)  # open ones come first
        table["The sign we will see"] = [short(sign, 90) for sign in table["The sign we will see"]]
        deck.tables(said, grid(table, PROMISES), ROWS, say=[said])


def _limits(deck: Deck) -> None:
    text = method()
    page = deck.slide("What this stands on, and its limits", say=[text.limit[0].text])
    page.words([note.text for note in text.limit[:4]] + [f"{text.paper.citation} doi:{text.paper.doi}"])
