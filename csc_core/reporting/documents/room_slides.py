"""The slides of a meeting: its agenda step by step, with what may be shown; what to say is in the notes."""

from csc_core.charting.room import setback_scene
from csc_core.charting.room_overview import overview_scene
from csc_core.content import in_words
from csc_core.model.agenda import Agenda, Step, StepKind
from csc_core.model.room import RoomFindings
from csc_core.reporting.documents.deck import EDGE, FOOT, INNER, TOP, Deck
from csc_core.reporting.documents.deck_pictures import draw
from csc_core.reporting.documents.room_words import closing, room_standing
from csc_core.reporting.documents.stamp import room_stamp
from csc_core.reporting.documents.trimming import short
from csc_core.reporting.room_sentences import headline, setback_headline

PICTURE = 1.7  # inches, for one setback and what followed
HALF = (INNER - 0.5) / 2
DECIDED = ("Who", "The sign we will see", "By")  # to be filled in
FACTS, FACT = (24, 22, 20, 18), 90  # points, and letters of one


def room_slides(room: RoomFindings, agenda: Agenda) -> bytes:
    """A deck as PPTX: the rule read out first, all setbacks, then a slide for each step that is held."""
    deck = Deck(f"Meeting: {short(room_stamp(room).name)}", room_stamp(room))
    if agenda.opening:
        deck.slide(agenda.opening_title, say=agenda.opening).words(agenda.opening)
    page = deck.slide(headline(room), say=[headline(room), *room_standing(room)])
    if room.setbacks:
        draw(page.slide, overview_scene(room), headline(room), EDGE, TOP, INNER, FOOT - TOP - 0.3)
    else:
        page.words(closing(room))
    for step in agenda.held:
        _step(deck, room, step)
    return deck.made()


def _step(deck: Deck, room: RoomFindings, step: Step) -> None:
    """What is on record on the left, the one question on the right; the rest is for whoever leads."""
    number = f"{step.setback}. " if step.setback is not None else ""
    page = deck.slide(f"{number}{step.title}", _said(step))
    top = TOP
    setback = room.setback(step.setback) if step.setback is not None else None
    if setback is not None:
        says = f"{setback.title}. {setback_headline(setback)}"
        draw(page.slide, setback_scene(room, setback.number), says, EDGE, TOP, INNER, PICTURE)
        top = TOP + PICTURE + 0.2
    high = FOOT - top - 0.2
    if step.kind is StepKind.DECISION:
        page.table(DECIDED, [("",) * len(DECIDED)] * 4, (2, 3, 1.4), wide=HALF, high=0.9)
    else:
        page.words([short(says, FACT) for says in step.facts], y=top, wide=HALF, high=high, sizes=FACTS)
    page.question(step.question, EDGE + HALF + 0.5, top, HALF, high)


def _said(step: Step) -> list[str]:
    """The notes: how long, the question, what to say if the room agrees or is split, what else to ask."""
    parts = (
        ("", [f"{in_words.count(step.minutes, 'minute')}.", step.question]),
        ("If the room agrees:", step.if_agreed),
        ("If it is split:", step.if_split),
        ("One at a time:", step.prompts),
    )
    return [line for lead, lines in parts if lines for line in ((lead, *lines) if lead else lines)]
