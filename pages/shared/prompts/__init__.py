"""Suggested actions, commitments and second takes."""
