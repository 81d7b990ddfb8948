"""The room view and the meeting behind it."""
