"""What accounts are called, so that one person is not two."""

import unicodedata

from csc_core.model.errors import NotAllowed

LONGEST = 200  # characters


def account_name(typed: str) -> str:
    """An account as it is kept: trimmed, in small letters. Raises NotAllowed for what is none."""
    name = " ".join(unicodedata.normalize("NFKC", typed).casefold().split())
    if not name or len(name) > LONGEST or not name.isprintable():
        raise NotAllowed(
            "That is no name of an account.",
            f"Write the e-mail address they sign in with, up to {LONGEST} characters.",
        )
    return name
