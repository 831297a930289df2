"""Who may come in, and who may write."""

from verbale.serve.access.access import Access
from verbale.serve.access.people import Person, Role
from verbale.serve.access.tokens import Tokens

__all__ = ["Access", "Person", "Role", "Tokens"]
