"""Collaborations side by side."""
