"""Bringing a log in, mending, editing and keeping it."""
