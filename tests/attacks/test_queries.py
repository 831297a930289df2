"""What is asked is a value and never a part of the question that the database gets."""

import pytest

from tests.attacks.payloads import SQL
from tests.contract.conftest import *  # noqa: F403
from verbale.errors import VerbaleError
from verbale.store import Query


def rows(function):
    """What a question finds; an error of ours is an answer too."""
    try:
        return list(function())
    except VerbaleError:
        return []


def test_every_filter(hostile):
    before = hostile.stats()
    for value in SQL:
        for name in ("actor", "host", "document"):
            query = Query(**{name: value})
            assert rows(lambda query=query: hostile.find(query)) == []
        assert rows(lambda pair=(value, value): hostile.find(Query(dyad=pair))) == []
        assert rows(lambda v=value: hostile.find(Query(actor="VLM", roles=(v,)))) == []
        assert rows(lambda v=value: hostile.find(Query(), after=v)) == []
        assert rows(lambda v=value: [hostile.get(v), hostile.document(v)]) == []
        rows(lambda v=value: [*hostile.search(v), *hostile.find(Query(words=v))])
    assert hostile.stats() == before
    assert hostile.verify().records


@pytest.mark.parametrize(
    "path",
    ["/api/v1/records?limit={}", "/api/v1/documents?limit={}", "/search?min_score={}", "/brief?days={}", "/api/v1/records?min_score={}"],
)
@pytest.mark.parametrize(
    "number", ["-1", "0", "9" * 400, "1e309", "nan", "inf", "-9223372036854775809", "0x10", "٣", "1_000", "%00", "2147483648"]
)
def test_numbers_without_end(served, path, number):
    assert served.get(path.format(number)).status_code in {200, 400, 404, 422}


@pytest.mark.parametrize("name", ["on", "since", "until"])
@pytest.mark.parametrize("day", ["0000-00-00", "9999-12-31", "0001-01-01", "-1", "2031-02-30", "9" * 100])
def test_days_at_the_end_of_time(served, name, day):
    for path in ("/search", "/api/v1/records", "/agreements", "/promises", "/sanctions", "/meetings", "/timeline"):
        assert served.get(f"{path}?{name}={day}").status_code in {200, 404, 422}
