import pytest

import verbale
from verbale.schema import Promise

OPEN = "We will open a new office."


def promisors(text: str, title: str | None = None, url: str | None = None) -> set[str | None]:
    records = verbale.read(text, published="2024-03-15", title=title, url=url).records
    return {a.country for r in records if isinstance(r, Promise) for a in r.promisor}


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Joint Statement of Norway and Chile", {"NOR", "CHL"}),
        ("Joint Declaration by Norway and Chile on Trade", {"NOR", "CHL"}),
        ("Statement from the White House on Chile", {"USA"}),
    ],
)
def test_issuers_of_a_title(title: str, codes: set[str]) -> None:
    assert promisors(OPEN, title) == codes


def test_issuers_of_the_first_words() -> None:
    assert promisors(f"We, the leaders of Norway, Chile and Peru, met today. {OPEN}") == {"NOR", "CHL", "PER"}


def test_the_authority_whose_page_it_is() -> None:
    assert promisors(OPEN, "New offices", "https://www.whitehouse.gov/briefing") == {"USA"}


@pytest.mark.parametrize("title", ["Norway and Chile agree on trade", "Chile criticizes statement by Norway", "A statement for our guests"])
def test_a_report_has_no_issuers(title: str) -> None:
    assert promisors(OPEN, title) == set()
