import pytest


@pytest.fixture(autouse=True)
def _only_english(monkeypatch):
    """Reading needs no weights, but asks which there are."""
    monkeypatch.setattr("verbale.ingest.languages.languages", lambda: ["en"])


@pytest.fixture
def roles():
    """The (role, words) of each region of a document."""
    return lambda document: [(r.role, document.text[r.start : r.end]) for r in document.regions]
