"""Who acts or speaks."""

from dataclasses import dataclass

__all__ = ["Actor"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, institution or state under the fullest name that the document gives it.

    `country` is ISO 3166-1 alpha-3, the acronym of an intergovernmental body (UN, EU, NATO), or None. `role` is the role as
    stated ("Foreign Ministry spokesman"), `sector` a PLOVER sector (GOV, MIL, MED), `code` the project's own code of an armed
    group, a party or a company (HEZB, LIKUD, GAZPROM); each None where neither the text nor the registry gives it.
    """

    name: str
    country: str | None = None
    role: str | None = None
    sector: str | None = None
    code: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an actor with a name")
