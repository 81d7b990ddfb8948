"""Event log to findings: episodes, governance, practices, partners, agreement, and who wrote the log."""

from csc_core.measuring.measure import measure

__all__ = ["measure"]
