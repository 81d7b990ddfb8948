"""What each command does: from parsed arguments to text, JSON or files, and an exit code.

``wrong(arguments, why)`` tells of wrong use and leaves the program. What a command needs is imported where it
runs, so that checking a file never waits for the drawing libraries.
"""
