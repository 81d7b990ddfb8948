"""Findings to signals: 38 plain rules, each with the rows that fired it, and the heat they add up to."""

from csc_core.signalling.heat import read_heat
from csc_core.signalling.rules import read_signals
from csc_core.signalling.thresholds import Thresholds

__all__ = ["Thresholds", "read_heat", "read_signals"]
