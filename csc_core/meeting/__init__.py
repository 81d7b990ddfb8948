"""A meeting of the partners: its agenda, what is noted, and what may be shown of private ballots."""
