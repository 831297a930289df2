"""Somebody who asks for a page."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Person", "Role"]

Role = Literal["reader", "editor"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: the `name` under which they write, and a `key` that tells their visit from others."""

    name: str
    role: Role
    key: str

    @property
    def writes(self) -> bool:
        """Whether they may write."""
        return self.role == "editor"
