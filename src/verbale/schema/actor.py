"""Who acts or speaks."""

from dataclasses import dataclass

__all__ = ["Actor"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, institution or state under the fullest name that the document gives it.

    `country` is ISO 3166-1 alpha-3, the acronym of an intergovernmental body (UN, EU, NATO), or None. `role` is the role as
    stated ("Foreign Ministry spokesman"), `sector` a PLOVER sector (GOV, MIL, MED); both None where the text gives none.
    """

    name: str
    country: str | None = None
    role: str | None = None
    sector: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an actor with a name")
