"""Coding by people: whose turn a response is, what each coder saw, where they differ, what is settled."""
