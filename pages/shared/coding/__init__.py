"""Coding responses, alone and by two."""
