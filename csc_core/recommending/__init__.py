"""Signals and heat to at most three actions of the catalogue, each with the rows that speak for it."""

from csc_core.recommending.choosing import recommend

__all__ = ["recommend"]
