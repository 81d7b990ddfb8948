"""Who may do what with a collaboration, and what organizations are called where their names are not shown."""

from csc_core.access.names import account_name
from csc_core.access.pseudonyms import Pseudonyms, renamed
from csc_core.access.rules import may, require, sees

__all__ = ["Pseudonyms", "account_name", "may", "renamed", "require", "sees"]
