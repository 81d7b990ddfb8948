"""Ballots: the facilitator's cards, and the phones' own pages."""
