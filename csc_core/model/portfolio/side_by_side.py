"""Many collaborations side by side."""

from dataclasses import dataclass

from csc_core.model.findings import Share
from csc_core.model.portfolio.summary import CollaborationSummary, SetbackSummary
from csc_core.model.vocabulary import PolicyArea, SetbackSubtype

MINIMUM_PLACES = 3  # places that must have met a kind of setback before any of them is shown
AREAS = (PolicyArea.EDUCATION, PolicyArea.ECONOMIC_DEVELOPMENT, PolicyArea.PUBLIC_SAFETY)  # of the study


@dataclass(frozen=True, slots=True)
class Use:
    """In how many of the compared collaborations something was seen at all, and how many rows show it.

    ``range`` is the 95 % interval of the share in whole percent, None below ten collaborations.
    """

    code: str
    share: Share
    rows: int
    range: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Similar:
    """One kind of setback in the compared collaborations: how many met it, and what followed each time.

    ``met`` is empty below three places, so that no place stands alone.
    """

    subtype: SetbackSubtype
    places: int
    met: tuple[tuple[CollaborationSummary, SetbackSummary], ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Many collaborations side by side, by the names of city, policy area and collaboration: no rank.

    ``compared`` are those that agreed to be compared; all counts over collaborations are over these.
    ``reach`` says how little a share among so many tells of others: if ``share``, then anything in ``range``.
    """

    summaries: tuple[CollaborationSummary, ...]
    practices: tuple[Use, ...]
    modes: tuple[Use, ...]
    governance: tuple[Use, ...]  # mode changes, and reviews that kept the mode
    similar: tuple[Similar, ...]  # kinds of setback that were met at all, in the codebook's order
    reach: tuple[Share, tuple[int, int]]

    @property
    def compared(self) -> tuple[CollaborationSummary, ...]:
        """The collaborations that agreed to be compared."""
        return tuple(summary for summary in self.summaries if summary.face.shared)

    @property
    def waiting(self) -> Share:
        """Collaborations with a setback that is not yet picked up, of all."""
        return Share(sum(bool(summary.waiting) for summary in self.summaries), len(self.summaries))

    @property
    def placed(self) -> tuple[CollaborationSummary, ...]:
        """Those that state a city and a policy area of the study."""
        return tuple(s for s in self.summaries if s.face.city and s.area in AREAS)

    @property
    def elsewhere(self) -> tuple[CollaborationSummary, ...]:
        """Those that do not."""
        return tuple(s for s in self.summaries if not (s.face.city and s.area in AREAS))

    @property
    def cities(self) -> tuple[str, ...]:
        """The cities of those that are placed, by name."""
        return tuple(dict.fromkeys(summary.face.city for summary in self.placed))

    def cell(self, city: str, area: PolicyArea) -> tuple[CollaborationSummary, ...]:
        """The collaborations of one city and policy area."""
        return tuple(s for s in self.placed if s.face.city == city and s.area is area)

    def of(self, subtype: str) -> Similar | None:
        """What is known of one kind of setback, None when nobody met it."""
        return next((similar for similar in self.similar if similar.subtype == subtype), None)
